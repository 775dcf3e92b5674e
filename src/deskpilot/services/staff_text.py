"""People written as one line of text: 小美:agent:9-23、老周:owner. Shops of the first version and the first questions
use it; everything else keeps a row per person."""

import re

from deskpilot.domain.persona import Staff

_BETWEEN_NAMES = re.compile(r"[、,，;；\n]+")
_HOURS = re.compile(r"(\d{1,2})-(\d{1,2})")


def staff_in(text: str) -> tuple[Staff, ...]:
    """The people in the text, each once; who names no hours is there all day."""
    found: dict[str, Staff] = {}
    for part in _BETWEEN_NAMES.split(text):
        person = _person(part)
        if person.name:
            found.setdefault(person.name, person)
    return tuple(found.values())


def _person(text: str) -> Staff:
    name, *rest = (part.strip() for part in text.split(":"))
    hours = next((found for part in rest if (found := _HOURS.fullmatch(part))), None)
    role = next((part for part in rest if part and not _HOURS.fullmatch(part)), "agent")
    if hours is None:
        return Staff(name, role, from_hour=0, to_hour=24)
    return Staff(name, role, from_hour=min(23, int(hours[1])), to_hour=min(24, int(hours[2])))
