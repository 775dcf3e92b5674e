"""How the shop sounds."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    FRIENDLY = "friendly"
    EXPERT = "expert"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Persona:
    """Name, style and form of address of the AI. It never claims to be human; `disclose` says so in the welcome."""

    name: str = ""
    style: Style = Style.FRIENDLY
    address: str = "亲"
    disclose: bool = True


@dataclass(frozen=True, slots=True)
class Staff:
    """A human at the desk; `from_hour` to `to_hour` are local hours of duty."""

    name: str
    role: str = "agent"
    skills: tuple[str, ...] = ()
    from_hour: int = 9
    to_hour: int = 23
    on_duty: bool = True
