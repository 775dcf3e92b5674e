"""People, and who gets whom. Frozen, like `schema_1`.

Who works here leaves the text of one setting for rows of its own; what was forgotten about a customer is kept as
"this kind of thing, from this line", never as the value itself.
"""

import re

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE staff (
        name TEXT PRIMARY KEY, place INTEGER NOT NULL, role TEXT NOT NULL, skills TEXT NOT NULL DEFAULT '[]',
        from_hour INTEGER NOT NULL, to_hour INTEGER NOT NULL, on_duty INTEGER NOT NULL DEFAULT 1) STRICT""",
    """CREATE TABLE routing_rules (
        place INTEGER PRIMARY KEY, condition TEXT NOT NULL, tag TEXT NOT NULL, agent TEXT NOT NULL) STRICT""",
    """CREATE TABLE forgotten_facts (
        customer_id INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE, key TEXT NOT NULL,
        message_id INTEGER NOT NULL, PRIMARY KEY (customer_id, key, message_id)) STRICT, WITHOUT ROWID""",
    "ALTER TABLE conversations ADD COLUMN intent REAL NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN intent_quote TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE escalations ADD COLUMN assigned_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE handoffs ADD COLUMN passed_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX audit_by_actor ON audit (actor, id)",
    "CREATE INDEX audit_by_action ON audit (action, id)",
)
_BETWEEN_NAMES = re.compile(r"[、,，;；\n]+")
_HOURS = re.compile(r"(\d{1,2})-(\d{1,2})")


def staff_rows(text: str) -> list[tuple[str, int, str, int, int]]:
    """Name, place, role and hours of the people in the old setting: 小美:agent:9-23、老周:owner."""
    rows: dict[str, tuple[str, int, str, int, int]] = {}
    for part in _BETWEEN_NAMES.split(text):
        name, *rest = (each.strip() for each in part.split(":"))
        if not name or name in rows:
            continue
        hours = next((found for each in rest if (found := _HOURS.fullmatch(each))), None)
        role = next((each for each in rest if each and not _HOURS.fullmatch(each)), "agent")
        since, until = (int(hours[1]), int(hours[2])) if hours else (0, 24)
        rows[name] = (name, len(rows), role, min(23, since), min(24, until))
    return list(rows.values())
