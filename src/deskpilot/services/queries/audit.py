"""The audit trail as it is looked through: newest first, by person, kind, day and words, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from deskpilot.store import Reader, Row
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.values import from_micros, marks, to_micros

_MOST_EXPORTED = 1_000_000


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What is looked for. Empty fields ask for nothing; `actions` are codes, any of which will do."""

    actor: str = ""
    actions: tuple[str, ...] = ()
    since: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of the trail. `about` names the subject, `conversation_id` and `entry_id` are where it leads."""

    actor: str
    action: str
    subject: str
    detail: str
    at: datetime
    about: str = ""
    conversation_id: int | None = None
    entry_id: str = ""


def deeds(reader: Reader, wanted: AuditFilter, offset: int, limit: int) -> tuple[Deed, ...]:
    """A page of what matches, newest first."""
    condition, params = _condition(wanted)
    rows = reader.rows(
        f"SELECT actor, action, subject, detail, at FROM audit WHERE {condition} ORDER BY id DESC LIMIT ? OFFSET ?",
        (*params, limit, offset),
    )
    return tuple(_named(reader, row) for row in rows)


def deed_count(reader: Reader, wanted: AuditFilter) -> int:
    """How many rows match."""
    condition, params = _condition(wanted)
    return int(reader.value(f"SELECT count(*) FROM audit WHERE {condition}", params))


def every_deed(reader: Reader, wanted: AuditFilter) -> Iterator[Deed]:
    """All that matches, newest first, without the names of subjects."""
    condition, params = _condition(wanted)
    sql = f"SELECT actor, action, subject, detail, at FROM audit WHERE {condition} ORDER BY id DESC LIMIT ?"
    for row in reader.each(sql, (*params, _MOST_EXPORTED)):
        yield Deed(row["actor"], row["action"], row["subject"], row["detail"], from_micros(row["at"]))


def actors(reader: Reader) -> tuple[str, ...]:
    """Everybody who ever did something."""
    rows = reader.rows("SELECT DISTINCT actor FROM audit WHERE actor != '' ORDER BY actor")
    return tuple(row["actor"] for row in rows)


def _condition(wanted: AuditFilter) -> tuple[str, Sequence[object]]:
    parts: list[str] = ["1"]
    params: list[object] = []
    if wanted.actor:
        parts.append("actor = ?")
        params.append(wanted.actor)
    if wanted.actions:
        parts.append(f"action IN ({marks(wanted.actions)})")
        params.extend(wanted.actions)
    if wanted.since is not None:
        parts.append("at >= ?")
        params.append(to_micros(wanted.since))
    if words := typed(wanted.text):
        like = f"%{escaped_like(words)}%"
        parts.append(
            "(actor LIKE ? ESCAPE '\\' OR subject LIKE ? ESCAPE '\\' OR detail LIKE ? ESCAPE '\\' OR subject IN"
            " (SELECT 'customer:' || id FROM customers WHERE nickname LIKE ? ESCAPE '\\' UNION ALL"
            " SELECT 'conversation:' || c.id FROM conversations c JOIN customers u ON u.id = c.customer_id"
            " WHERE u.nickname LIKE ? ESCAPE '\\'))"
        )
        params.extend([like] * 5)
    return " AND ".join(parts), params


def _named(reader: Reader, row: Row) -> Deed:
    kind, _, ref = row["subject"].partition(":")
    conversation = _conversation_of(reader, kind, ref)
    about, entry_id = "", ""
    if kind == "entry":
        entry_id = ref
        about = str(reader.value("SELECT question FROM entries WHERE id = ?", (ref,)) or "")
    elif kind == "customer" and ref.isdigit():
        about = str(reader.value("SELECT nickname FROM customers WHERE id = ?", (int(ref),)) or "")
    elif conversation is not None:
        about = str(
            reader.value(
                "SELECT u.nickname FROM conversations c JOIN customers u ON u.id = c.customer_id WHERE c.id = ?",
                (conversation,),
            )
            or ""
        )
    return Deed(
        row["actor"],
        row["action"],
        row["subject"],
        row["detail"],
        from_micros(row["at"]),
        about,
        conversation,
        entry_id,
    )


_WAYS = {
    "conversation": "SELECT id FROM conversations WHERE id = ?",
    "message": "SELECT conversation_id FROM messages WHERE id = ?",
    "alert": "SELECT conversation_id FROM escalations WHERE id = ?",
    "decision": "SELECT conversation_id FROM decisions WHERE id = ?",
    "task": "SELECT conversation_id FROM tasks WHERE id = ?",
    "customer": "SELECT id FROM conversations WHERE customer_id = ? ORDER BY last_message_at DESC LIMIT 1",
}


def _conversation_of(reader: Reader, kind: str, ref: str) -> int | None:
    """Where a row leads: what is erased leads nowhere."""
    if kind not in _WAYS or not ref.isdigit():
        return None
    found: int | None = reader.value(_WAYS[kind], (int(ref),))
    return found
