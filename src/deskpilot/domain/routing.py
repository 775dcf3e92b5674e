"""Whom a customer is given to when a human is called: their own agent first, then the shop's rules in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from deskpilot.domain.customer import Customer

# From here on a customer is told to be close to buying; below SOME_INTENT nothing is said.
HIGH_INTENT, SOME_INTENT = 0.6, 0.35


class When(StrEnum):
    """What a rule asks for."""

    INTENT = "intent"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class RoutingRule:
    """Customers of one kind go to one agent. `tag` is asked for by `When.TAG` only."""

    when: When
    agent: str
    tag: str = ""

    def fits(self, tags: Sequence[str], intent: float) -> bool:
        """Whether a customer with these tags and this strength of intent is meant."""
        return intent >= HIGH_INTENT if self.when is When.INTENT else self.tag in tags


def wanted(rules: Sequence[RoutingRule], customer: Customer, intent: float) -> tuple[str, ...]:
    """The agents who should get this customer, the first choice first; empty when it is all the same."""
    by_rule = [rule.agent for rule in rules if rule.fits(customer.tags, intent)]
    return tuple(dict.fromkeys(name for name in (customer.dedicated_agent, *by_rule) if name))
