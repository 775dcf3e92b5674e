"""Who is at the desk, and when somebody is back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from deskpilot.domain.conversation import Mode
from deskpilot.domain.persona import OWNER, Staff
from deskpilot.services.stored_settings import House
from deskpilot.settings import Settings
from deskpilot.wording.speaker import Duty


@dataclass(frozen=True, slots=True)
class Roster:
    """Who works here now. Hours are local; the agent is empty when nobody is on duty. `assigned` is who takes over
    because the customer is theirs, and empty when any colleague may."""

    staffed: bool
    duty: Duty
    assigned: str = ""


def roster(house: House, now: datetime, wanted: Sequence[str] = ()) -> Roster:
    """Who takes over at `now`, or when the desk opens again. `wanted` are those who should get this customer, the
    first choice first: the first of them who is there does."""
    hour = local_time(house.settings, now).hour
    if not _is_open(house, hour):
        return Roster(False, Duty(_first_agent(house, None, wanted), *_opens_again(house, hour)))
    there = {person.name for person in house.staff if _is_there(person, hour)}
    assigned = next((name for name in wanted if name in there), "")
    return Roster(True, Duty(_first_agent(house, hour, wanted)), assigned)


def there_now(house: House, now: datetime) -> tuple[Staff, ...]:
    """Those who are at work at this moment; outside of the shop's hours nobody is, as customers are told."""
    settings, hour = house.settings, local_time(house.settings, now).hour
    if not _within(hour, settings.duty_from_hour, settings.duty_to_hour):
        return ()
    return tuple(person for person in house.staff if _is_there(person, hour))


def agent_on_duty(house: House, now: datetime) -> str:
    """The name of who takes over now; empty when nobody is on duty or nobody is named."""
    at_desk = roster(house, now)
    return at_desk.duty.agent if at_desk.staffed else ""


def mode_in_force(house: House, channel: str, staffed: bool) -> Mode:
    """The mode of a channel now. With nobody there to send drafts, standard questions are answered (night duty)."""
    mode = house.mode_of(channel)
    return Mode.AUTO if mode is Mode.ASSIST and not staffed else mode


def mode_with_source(house: House, channel: str, now: datetime) -> tuple[Mode, str]:
    """The mode of a channel now, and where it comes from: `shop`, `channel` or `night`."""
    mode = mode_in_force(house, channel, roster(house, now).staffed)
    if mode is not house.mode_of(channel):
        return mode, "night"
    return mode, "channel" if channel in house.channel_modes else "shop"


def local_time(settings: Settings, at: datetime) -> datetime:
    """A time on the shop's own wall clock."""
    return at.astimezone(timezone(timedelta(minutes=settings.utc_offset_minutes)))


def _is_open(house: House, hour: int) -> bool:
    """Whether the shop's hours are on and, where people are named, one of them is there."""
    settings = house.settings
    in_hours = _within(hour, settings.duty_from_hour, settings.duty_to_hour)
    return in_hours and (not house.staff or any(_is_there(person, hour) for person in house.staff))


def _opens_again(house: House, hour: int) -> tuple[int, bool]:
    """At which hour somebody is back, and whether that is tomorrow. With everybody gone the shop's own hours say so."""
    for later in range(hour + 1, hour + 25):
        if _is_open(house, later % 24):
            return later % 24, later >= 24
    opens = house.settings.duty_from_hour
    return opens, hour >= opens


def _is_there(person: Staff, hour: int) -> bool:
    return person.on_duty and _within(hour, person.from_hour, person.to_hour)


def _within(hour: int, opens: int, closes: int) -> bool:
    return opens <= hour < closes if opens < closes else hour >= opens or hour < closes


def _first_agent(house: House, hour: int | None, wanted: Sequence[str]) -> str:
    """Who is wanted, whoever sits at this desk, or the first of the staff whose hours it is: agents before the
    owner."""
    people = sorted(house.staff, key=lambda person: person.role == OWNER)
    there = [p.name for p in people if hour is None or _is_there(p, hour)]
    chosen = next((name for name in wanted if name in there), "")
    seated = house.settings.agent_name
    if any(p.name == seated and not p.on_duty for p in people):
        seated = ""
    everybody = [p.name for p in people]
    return chosen or seated or next(iter((*there, *everybody)), "")
