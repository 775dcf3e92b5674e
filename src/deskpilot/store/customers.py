"""Customers, what is remembered about them, and what they are worth."""

from datetime import datetime, timedelta

from deskpilot.domain.customer import Customer, Fact, Traces, Worth
from deskpilot.domain.errors import NotFound
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.traces import traces
from deskpilot.store.values import from_micros, maybe_time, texts, to_json, to_micros

COLUMNS = "id, channel, external_key, nickname, first_seen_at, city, member_level, tags, note, dedicated_agent, personalise"
WORTH_COLUMNS = "paid_total, refunded_total, paid_orders, returned_orders, last_paid_at"
FACT_COLUMNS = "id, key, value, learned_at, message_id"


def customer_of(row: Row) -> Customer:
    return Customer(
        id=row["id"],
        channel=row["channel"],
        external_key=row["external_key"],
        nickname=row["nickname"],
        first_seen_at=from_micros(row["first_seen_at"]),
        city=row["city"],
        member_level=row["member_level"],
        tags=texts(row["tags"]),
        note=row["note"],
        dedicated_agent=row["dedicated_agent"],
        personalise=bool(row["personalise"]),
    )


def worth_of(row: Row, now: datetime) -> Worth:
    """The worth that stands in a customer's row, its age counted to `now`."""
    last = maybe_time(row["last_paid_at"])
    return Worth(
        paid_total=row["paid_total"],
        refunded_total=row["refunded_total"],
        paid_orders=row["paid_orders"],
        returned_orders=row["returned_orders"],
        days_since_last=None if last is None else max(0.0, (now - last) / timedelta(days=1)),
    )


def lifetime_value(row: Row) -> float:
    """Paid minus refunded, in yuan, from a row that holds both."""
    return float(row["paid_total"] - row["refunded_total"])


def fact_of(row: Row) -> Fact:
    return Fact(row["key"], row["value"], from_micros(row["learned_at"]), row["message_id"], row["id"])


class Customers:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def find(self, channel: str, key: str) -> Customer | None:
        """The customer whom `channel` calls `key`."""
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM customers WHERE channel = ? AND external_key = ?", (channel, key)
        )
        return None if row is None else customer_of(row)

    def find_or_create(self, channel: str, key: str, nickname: str, at: datetime) -> Customer:
        """The customer of that key, new if need be. A new name that is not empty replaces the old one."""
        found = self.find(channel, key)
        if found is None:
            return self._create(channel, key, nickname, at)
        if nickname and nickname != found.nickname:
            self._connection.run("UPDATE customers SET nickname = ? WHERE id = ?", (nickname, found.id))
            self._changes.customers.add(found.id)
            return self.get(found.id)
        return found

    def get(self, customer_id: int) -> Customer:
        """The customer. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {COLUMNS} FROM customers WHERE id = ?", (customer_id,))
        if row is None:
            raise NotFound(kind="customer", id=customer_id)
        return customer_of(row)

    def update(self, customer: Customer) -> Customer:
        """Store what is known now; channel, key and first contact stay as they are. Raises `NotFound`."""
        self._connection.run(
            "UPDATE customers SET nickname = ?, city = ?, member_level = ?, tags = ?, note = ?,"
            " dedicated_agent = ?, personalise = ? WHERE id = ?",
            (
                customer.nickname,
                customer.city,
                customer.member_level,
                to_json(customer.tags),
                customer.note,
                customer.dedicated_agent,
                int(customer.personalise),
                customer.id,
            ),
        )
        self._changes.customers.add(customer.id)
        return self.get(customer.id)

    def with_worth(self, customer_id: int, now: datetime) -> tuple[Customer, Worth]:
        """The customer and what their orders say. Raises `NotFound`."""
        row = self._connection.row(
            f"SELECT {COLUMNS}, {WORTH_COLUMNS} FROM customers WHERE id = ?", (customer_id,)
        )
        if row is None:
            raise NotFound(kind="customer", id=customer_id)
        return customer_of(row), worth_of(row, now)

    def worth(self, customer_id: int, now: datetime) -> Worth:
        """What the customer's orders say. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {WORTH_COLUMNS} FROM customers WHERE id = ?", (customer_id,))
        if row is None:
            raise NotFound(kind="customer", id=customer_id)
        return worth_of(row, now)

    def touch(self, customer_id: int) -> None:
        """Something was done about a customer, though no row of theirs is another now."""
        self._changes.customers.add(customer_id)

    def facts(self, customer_id: int) -> tuple[Fact, ...]:
        """What is remembered, oldest first."""
        rows = self._connection.rows(
            f"SELECT {FACT_COLUMNS} FROM facts WHERE customer_id = ? ORDER BY learned_at, id", (customer_id,)
        )
        return tuple(map(fact_of, rows))

    def learn_fact(self, customer_id: int, fact: Fact) -> None:
        """Remember what a line told, unless that was forgotten on purpose."""
        forgotten = self._connection.value(
            "SELECT 1 FROM forgotten_facts WHERE customer_id = ? AND key = ? AND message_id = ?",
            (customer_id, fact.key, fact.message_id),
        )
        if forgotten is None:
            self._put_fact(customer_id, fact)

    def add_fact(self, customer_id: int, fact: Fact) -> Fact:
        """Remember a fact, also one that was forgotten; the same key and value again only refreshes when and where it
        was said."""
        self._connection.run(
            "DELETE FROM forgotten_facts WHERE customer_id = ? AND key = ? AND message_id = ?",
            (customer_id, fact.key, fact.message_id),
        )
        return self._put_fact(customer_id, fact)

    def fact(self, fact_id: int) -> tuple[int, Fact] | None:
        """A fact, with the customer it is known of."""
        row = self._connection.row(f"SELECT customer_id, {FACT_COLUMNS} FROM facts WHERE id = ?", (fact_id,))
        return None if row is None else (row["customer_id"], fact_of(row))

    def delete_fact(self, fact_id: int) -> None:
        """Forget one fact, and do not learn it from the same line again; what is not known is forgotten already."""
        found = self.fact(fact_id)
        if found is None:
            return
        customer_id, fact = found
        self._connection.run("DELETE FROM facts WHERE id = ?", (fact_id,))
        if fact.message_id is not None:
            self._connection.run(
                "INSERT OR IGNORE INTO forgotten_facts (customer_id, key, message_id) VALUES (?, ?, ?)",
                (customer_id, fact.key, fact.message_id),
            )
        self._changes.customers.add(customer_id)

    def _put_fact(self, customer_id: int, fact: Fact) -> Fact:
        row = self._connection.row(
            "INSERT INTO facts (customer_id, key, value, learned_at, message_id) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (customer_id, key, value) DO UPDATE SET learned_at = excluded.learned_at,"
            f" message_id = coalesce(excluded.message_id, message_id) RETURNING {FACT_COLUMNS}",
            (customer_id, fact.key, fact.value, to_micros(fact.learned_at), fact.message_id),
        )
        assert row is not None
        self._changes.customers.add(customer_id)
        return fact_of(row)

    def traces(self, customer_id: int) -> Traces:
        """How much there is of a customer."""
        return traces(self._connection, customer_id)

    def tags_in_use(self, limit: int = 200) -> tuple[str, ...]:
        """The tags that customers carry, the most used first."""
        rows = self._connection.rows(
            "SELECT value FROM customers, json_each(customers.tags) GROUP BY value"
            " ORDER BY count(*) DESC, value LIMIT ?",
            (limit,),
        )
        return tuple(str(row["value"]) for row in rows)

    def _create(self, channel: str, key: str, nickname: str, at: datetime) -> Customer:
        number = self._connection.insert(
            "INSERT INTO customers (channel, external_key, nickname, first_seen_at) VALUES (?, ?, ?, ?)",
            (channel, key, nickname, to_micros(at)),
        )
        self._changes.customers.add(number)
        return self.get(number)
