"""Who works here, and the rules by which customers are given to them."""

from collections.abc import Sequence

from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule, When
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import texts, to_json


def staff_of(row: Row) -> Staff:
    return Staff(
        row["name"],
        row["role"],
        texts(row["skills"]),
        row["from_hour"],
        row["to_hour"],
        bool(row["on_duty"]),
    )


class People:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def all(self) -> tuple[Staff, ...]:
        """Everybody, in the shop's own order."""
        return tuple(map(staff_of, self._connection.rows("SELECT * FROM staff ORDER BY place")))

    def replace(self, people: Sequence[Staff]) -> None:
        """These work here from now on, and nobody else."""
        self._connection.run("DELETE FROM staff")
        self._connection.run_many(
            "INSERT INTO staff (name, place, role, skills, from_hour, to_hour, on_duty) VALUES (?,?,?,?,?,?,?)",
            (
                (p.name, place, p.role, to_json(p.skills), p.from_hour, p.to_hour, int(p.on_duty))
                for place, p in enumerate(people)
            ),
        )
        self._changes.settings = True

    def rename(self, old: str, new: str) -> None:
        """Somebody has another name: their customers, rules and open conversations stay theirs. Nothing passes to
        anybody else, so versions stay."""
        self._connection.run("UPDATE customers SET dedicated_agent = ? WHERE dedicated_agent = ?", (new, old))
        self._connection.run("UPDATE routing_rules SET agent = ? WHERE agent = ?", (new, old))
        self._connection.run(
            "UPDATE conversations SET agent_name = ? WHERE agent_name = ? AND state = 'open'", (new, old)
        )
        self._connection.run(
            "UPDATE escalations SET assigned_to = ? WHERE assigned_to = ? AND state != 'resolved'", (new, old)
        )
        self._connection.run(
            "UPDATE tasks SET assigned_to = ? WHERE assigned_to = ? AND state IN ('proposed', 'open')",
            (new, old),
        )
        self._changes.everything = True

    def set_on_duty(self, name: str, on_duty: bool) -> bool:
        """Somebody comes or goes; false when that changes nothing."""
        changed = self._connection.value(
            "UPDATE staff SET on_duty = ? WHERE name = ? AND on_duty != ? RETURNING 1",
            (int(on_duty), name, int(on_duty)),
        )
        if changed is not None:
            self._changes.settings = True
        return changed is not None

    def rules(self) -> tuple[RoutingRule, ...]:
        """The rules in the order in which they are tried."""
        rows = self._connection.rows("SELECT * FROM routing_rules ORDER BY place")
        known = set(When)
        return tuple(
            RoutingRule(When(row["condition"]), row["agent"], row["tag"])
            for row in rows
            if row["condition"] in known
        )

    def replace_rules(self, rules: Sequence[RoutingRule]) -> None:
        """These rules hold from now on, in this order."""
        self._connection.run("DELETE FROM routing_rules")
        self._connection.run_many(
            "INSERT INTO routing_rules (place, condition, tag, agent) VALUES (?, ?, ?, ?)",
            ((place, rule.when, rule.tag, rule.agent) for place, rule in enumerate(rules)),
        )
        self._changes.settings = True
