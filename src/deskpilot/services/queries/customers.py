"""Customers as such, also those who never wrote: found by name or key, and what there is of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from deskpilot.domain.customer import Traces
from deskpilot.services.erasing import old_copies
from deskpilot.services.queries.asking import Asking
from deskpilot.services.retention import kept_since
from deskpilot.store import Row
from deskpilot.store.retention import count_old
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.values import maybe_time

if TYPE_CHECKING:
    from deskpilot.services.queries.whole_customer import Whole

_SELECT = """SELECT u.id, u.nickname, u.channel, u.external_key,
        (SELECT max(last_message_at) FROM conversations WHERE customer_id = u.id) AS last,
        EXISTS (SELECT 1 FROM conversations WHERE customer_id = u.id AND waiting_since IS NOT NULL) AS waits
    FROM customers u"""


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """A customer who was found; `last_at` is when something was last said, `waits` whether they wait for an answer."""

    customer_id: int
    nickname: str
    channel: str
    key: str
    last_at: datetime | None = None
    waits: bool = False


class CustomerQueries(Asking):
    """The part of the desk's queries that is about customers as such."""

    def customer(self, customer_id: int) -> CustomerHit | None:
        """One customer."""
        row = self._reader.row(f"{_SELECT} WHERE u.id = ?", (customer_id,))
        return None if row is None else _hit(row)

    def customers_like(self, text: str, limit: int = 20) -> tuple[CustomerHit, ...]:
        """Customers whose name or key holds what was typed, who wrote last first."""
        wanted = typed(text)
        if not wanted:
            return ()
        rows = self._reader.rows(
            f"{_SELECT} WHERE u.nickname LIKE :like ESCAPE '\\' OR u.external_key LIKE :like ESCAPE '\\'"
            " ORDER BY last DESC NULLS LAST, u.id LIMIT :limit",
            {"like": f"%{escaped_like(wanted)}%", "limit": limit},
        )
        return tuple(map(_hit, rows))

    def customers_called(self, name: str, channel: str = "") -> tuple[CustomerHit, ...]:
        """Customers of exactly that key or name, on one channel or on any."""
        rows = self._reader.rows(
            f"{_SELECT} WHERE (u.external_key = :name OR u.nickname = :name) AND :channel IN ('', u.channel)"
            " ORDER BY last DESC NULLS LAST, u.id",
            {"name": name, "channel": channel},
        )
        return tuple(map(_hit, rows))

    def traces(self, customer_id: int) -> Traces:
        """How much there is of a customer."""
        with self._reader.snapshot():
            return self._reader.customers.traces(customer_id)

    def whole_customer(self, customer_id: int) -> "Whole":
        """Everything the shop holds about a customer. Raises `NotFound`."""
        from deskpilot.services.queries.whole_customer import whole_customer

        return self._at_once(
            lambda settings, _now: whole_customer(self._reader, customer_id, settings.utc_offset_minutes)
        )

    def old_conversations(self, months: int) -> int:
        """How many conversations would go if so many months were kept."""
        return self._at_once(lambda _settings, now: count_old(self._reader.value, kept_since(now, months)))

    def old_copies(self) -> int:
        """How many older copies of the database lie in the data folder."""
        return len(old_copies(self._reader.data_dir))


def _hit(row: Row) -> CustomerHit:
    return CustomerHit(
        row["id"],
        row["nickname"],
        row["channel"],
        row["external_key"],
        maybe_time(row["last"]),
        bool(row["waits"]),
    )
