"""A line that the guards would stop is refused while it is written: stored, it would send everybody it is meant for to a
human, and nobody would know why."""

from collections.abc import Mapping
from datetime import UTC, datetime

from deskpilot.domain.customer import Customer
from deskpilot.domain.errors import InvalidInput
from deskpilot.services.stored_settings import House
from deskpilot.wording.facts import Facts
from deskpilot.wording.own_lines import objection

_WELCOME = "welcome."
_SPOKEN = frozenset({"breathing_line", "persona_signoff"})
GUEST = Customer(0, "", "", "小明", datetime(2000, 1, 1, tzinfo=UTC), "杭州", "会员")
"""Somebody of whom all is known that a welcome may quote."""


def facts_of(house: House) -> Facts:
    """What the shop's own lines may quote."""
    return Facts(house.shop_facts, customer=GUEST, persona=house.persona)


def check_own_lines(house: House, values: Mapping[str, str]) -> None:
    """Raises `InvalidInput` (`line_blocked`) with the words that stand in the way and the code of the guard."""
    facts = facts_of(house)
    for name, line in values.items():
        is_welcome = name.startswith(_WELCOME)
        if not line.strip() or not (is_welcome or name in _SPOKEN):
            continue
        found = objection(line.strip(), facts, binds=is_welcome)
        if found is not None:
            raise InvalidInput("line_blocked", name=name, finding=found[0].code.value, words=found[1])
