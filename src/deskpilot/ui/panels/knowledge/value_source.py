"""What bound values are worth right now, for chips and lists; nothing about a customer, whom nobody knows here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from deskpilot.services.queries import DeskQueries
from deskpilot.ui.panels.knowledge.bound_values import BoundValue
from deskpilot.wording.facts import Facts, known_name, value_of


@dataclass(slots=True)
class ValueSource:
    """Reads the shop's facts and campaigns once, and the product when the scope names just one."""

    queries: DeskQueries
    now: Callable[[], datetime]
    scope: tuple[str, ...] = ()
    _facts: Facts | None = field(default=None)

    def forget(self) -> None:
        """The rows behind have changed."""
        self._facts = None

    def set_scope(self, scope: tuple[str, ...]) -> None:
        """The products that the entry is about."""
        if scope != self.scope:
            self.scope = scope
            self.forget()

    def facts(self) -> Facts:
        """What is true now, as far as it can be known here."""
        if self._facts is None:
            settings = self.queries.settings()
            product = self.queries.product(self.scope[0]) if len(self.scope) == 1 else None
            now = self.now()
            running = (c for c in self.queries.campaigns() if c.starts_at <= now < c.ends_at)
            self._facts = Facts(
                self.queries.shop_facts(),
                product,
                campaign=next(running, None),
                utc_offset_minutes=settings.utc_offset_minutes,
            )
        return self._facts

    def value(self, name: str) -> str | None:
        """The value of a name now; None when only a conversation tells."""
        return value_of(name, self.facts())

    def bound(self, name: str) -> BoundValue:
        """A name with its value."""
        value = self.value(name)
        known = known_name(name) and not (name.startswith("shop.") and value is None)
        return BoundValue(name, value, known)
