"""How the shop sounds."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    FRIENDLY = "friendly"
    EXPERT = "expert"
    PLAIN = "plain"


class Emoji(StrEnum):
    """How many pictures a text may keep: none, or the first one. Somebody upset never sees one."""

    NONE = "none"
    FEW = "few"


class DayPart(StrEnum):
    """The time of day that a welcome speaks of."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"


def day_part(hour: int) -> DayPart:
    """The part of the day that a local hour (0 to 23) belongs to."""
    if hour < 5 or hour >= 23:
        return DayPart.NIGHT
    if hour < 11:
        return DayPart.MORNING
    return DayPart.DAY if hour < 18 else DayPart.EVENING


@dataclass(frozen=True, slots=True)
class Persona:
    """Name, style and form of address of the AI. It never claims to be human; `disclose` says so in the welcome.
    `signoff` closes the first answer and the word to somebody who thinks it over; `breathing_line` is the shop's own
    word to them, empty for the one of the style."""

    name: str = ""
    style: Style = Style.FRIENDLY
    address: str = "亲"
    disclose: bool = True
    emoji: Emoji = Emoji.NONE
    signoff: str = ""
    breathing_line: str = ""


OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Staff:
    """A human at the desk. `role` is `OWNER` or agent, `skills` are the shop's own words for what they are good at,
    `from_hour` to `to_hour` their local hours; `on_duty` is off while they are away for the time being."""

    name: str
    role: str = "agent"
    skills: tuple[str, ...] = ()
    from_hour: int = 9
    to_hour: int = 23
    on_duty: bool = True
