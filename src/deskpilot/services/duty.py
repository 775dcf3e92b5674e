"""Who is at the desk, and when somebody is back."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from deskpilot.domain.conversation import Mode
from deskpilot.domain.persona import Staff
from deskpilot.services.stored_settings import House
from deskpilot.settings import Settings
from deskpilot.wording.speaker import Duty

_BETWEEN_NAMES = re.compile(r"[、,，;；\n]+")
_HOURS = re.compile(r"(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Roster:
    """Who works here now. Hours are local; `agent` is empty when nobody is on duty."""

    staffed: bool
    duty: Duty


def staff_of(settings: Settings) -> tuple[Staff, ...]:
    """The people in `settings.staff`: names between 、 commas or line breaks, each perhaps `name:role:9-23`."""
    people = [_person(text) for text in _BETWEEN_NAMES.split(settings.staff) if text.strip()]
    if not people and settings.agent_name:
        return (Staff(settings.agent_name),)
    return tuple(people)


def roster(settings: Settings, now: datetime, preferred: str = "") -> Roster:
    """Who takes over at `now`, or when the desk opens again. `preferred` is the customer's own agent: they come
    first when they are there."""
    hour = local_time(settings, now).hour
    opens, closes = settings.duty_from_hour, settings.duty_to_hour
    if not _within(hour, opens, closes):
        back_tomorrow = hour >= opens
        return Roster(False, Duty(_first_agent(settings, None, preferred), opens, back_tomorrow))
    return Roster(True, Duty(_first_agent(settings, hour, preferred)))


def agent_on_duty(settings: Settings, now: datetime) -> str:
    """The name of who takes over now; empty when nobody is on duty or nobody is named."""
    at_desk = roster(settings, now)
    return at_desk.duty.agent if at_desk.staffed else ""


def mode_in_force(house: House, channel: str, staffed: bool) -> Mode:
    """The mode of a channel now. With nobody there to send drafts, standard questions are answered (night duty)."""
    mode = house.mode_of(channel)
    return Mode.AUTO if mode is Mode.ASSIST and not staffed else mode


def mode_with_source(house: House, channel: str, now: datetime) -> tuple[Mode, str]:
    """The mode of a channel now, and where it comes from: `shop`, `channel` or `night`."""
    mode = mode_in_force(house, channel, roster(house.settings, now).staffed)
    if mode is not house.mode_of(channel):
        return mode, "night"
    return mode, "channel" if channel in house.channel_modes else "shop"


def local_time(settings: Settings, at: datetime) -> datetime:
    """A time on the shop's own wall clock."""
    return at.astimezone(timezone(timedelta(minutes=settings.utc_offset_minutes)))


def _person(text: str) -> Staff:
    name, *rest = (part.strip() for part in text.split(":"))
    hours = next((found for part in rest if (found := _HOURS.fullmatch(part))), None)
    role = next((part for part in rest if part and not _HOURS.fullmatch(part)), "agent")
    if hours is None:
        return Staff(name, role, from_hour=0, to_hour=24)
    return Staff(name, role, from_hour=min(23, int(hours[1])), to_hour=min(24, int(hours[2])))


def _within(hour: int, opens: int, closes: int) -> bool:
    return opens <= hour < closes if opens < closes else hour >= opens or hour < closes


def _first_agent(settings: Settings, hour: int | None, preferred: str) -> str:
    """The customer's own agent, whoever sits at this desk, or the first of the staff whose hours it is: agents
    before the owner."""
    people = sorted(staff_of(settings), key=lambda person: person.role == "owner")
    there = [p.name for p in people if hour is None or _within(hour, p.from_hour, p.to_hour)]
    if preferred in there or settings.agent_name:
        return preferred if preferred in there else settings.agent_name
    return there[0] if there else people[0].name if people else ""
