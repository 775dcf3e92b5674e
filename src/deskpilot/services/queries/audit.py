"""The audit trail as it is looked through: newest first, by person, kind, day and words, a page at a time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from deskpilot.store import Reader, Row
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.values import from_micros, marks, to_micros

_MOST_EXPORTED = 1_000_000
_MOST_KINDS = 3_000
_OF_CUSTOMER = {
    "customer": "SELECT nickname FROM customers WHERE id = {id}",
    "conversation": "SELECT u.nickname FROM conversations c JOIN customers u ON u.id = c.customer_id WHERE c.id = {id}",
    **{
        kind: f"SELECT u.nickname FROM {table} x JOIN conversations c ON c.id = x.conversation_id JOIN customers u"
        " ON u.id = c.customer_id WHERE x.id = {id}"
        for kind, table in (
            ("message", "messages"), ("alert", "escalations"), ("decision", "decisions"), ("task", "tasks"),
        )
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows that hold these codes; `None` for a field that does not matter. An empty actor is nobody."""

    action: str | None = None
    subject: str | None = None
    detail: str | None = None
    former: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What is looked for. Empty fields ask for nothing; `actions` are codes, any of which will do. `text` is looked for
    in what people wrote; rows that say it in words for codes are named by `coded`."""

    actor: str = ""
    actions: tuple[str, ...] = ()
    since: datetime | None = None
    text: str = ""
    coded: tuple[Coded, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of the trail. `about` names the subject, `conversation_id` and `entry_id` are where it leads; `former` is
    what a setting was before, `None` where that is not known or there is no before."""

    actor: str
    action: str
    subject: str
    detail: str
    at: datetime
    about: str = ""
    conversation_id: int | None = None
    entry_id: str = ""
    former: str | None = None


def deeds(reader: Reader, wanted: AuditFilter, offset: int, limit: int) -> tuple[Deed, ...]:
    """A page of what matches, newest first."""
    condition, params = _condition(wanted)
    rows = reader.rows(
        f"SELECT actor, action, subject, detail, former, at FROM audit WHERE {condition} ORDER BY id DESC LIMIT ? OFFSET ?",
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
    sql = f"SELECT actor, action, subject, detail, former, at FROM audit WHERE {condition} ORDER BY id DESC LIMIT ?"
    for row in reader.each(sql, (*params, _MOST_EXPORTED)):
        at, former = from_micros(row["at"]), row["former"]
        yield Deed(row["actor"], row["action"], row["subject"], row["detail"], at, former=former)


def actors(reader: Reader) -> tuple[str, ...]:
    """Everybody who ever did something."""
    rows = reader.rows("SELECT DISTINCT actor FROM audit WHERE actor != '' ORDER BY actor")
    return tuple(row["actor"] for row in rows)


def kinds_of_deeds(reader: Reader, coded: Sequence[str]) -> tuple[Deed, ...]:
    """One row for each that reads alike but for whom it was about and what somebody wrote: what the codes of the trail are
    said as. `coded` are the actions whose detail is a code."""
    rows = reader.rows(
        "SELECT min(actor, 'x') AS actor, action, CASE WHEN subject GLOB 'setting:*' OR subject GLOB 'channel:*'"
        f" OR subject GLOB 'staff:*' THEN subject ELSE '' END AS about, CASE WHEN subject GLOB 'setting:*' OR action IN ({marks(coded)})"
        " THEN detail ELSE '' END AS how, former, max(at) AS at FROM audit"
        " GROUP BY actor = '', action, about, how, former ORDER BY max(id) DESC LIMIT ?",
        (*coded, _MOST_KINDS),
    )
    return tuple(
        Deed(
            row["actor"],
            row["action"],
            row["about"],
            row["how"],
            from_micros(row["at"]),
            former=row["former"],
        )
        for row in rows
    )


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
        found, values = _said(f"%{escaped_like(words)}%")
        coded = [_coded(each) for each in wanted.coded]
        parts.append(f"({' OR '.join((found, *(sql for sql, _ in coded)))})")
        params.extend([*values, *(value for _, found in coded for value in found)])
    return " AND ".join(parts), params


def _said(like: str) -> tuple[str, list[str]]:
    """Rows that hold words which people wrote: themselves, or as the name of what they are about."""
    columns = [f"{name} LIKE ? ESCAPE '\\'" for name in ("actor", "detail", "former")]
    columns.append(
        "(subject GLOB 'alias:*' OR subject GLOB 'staff:*') AND substr(subject, instr(subject, ':') + 1) LIKE ? ESCAPE '\\'"
    )
    named = [
        f"subject GLOB '{kind}:*' AND ({sql.format(id=f'CAST(substr(subject, {len(kind) + 2}) AS INTEGER)')})"
        " LIKE ? ESCAPE '\\'"
        for kind, sql in _OF_CUSTOMER.items()
    ]
    entry = "subject IN (SELECT 'entry:' || id FROM entries WHERE question LIKE ? ESCAPE '\\')"
    flow = (
        "subject IN (SELECT 'flow:' || id FROM flows WHERE json_extract(flow, '$.name') LIKE ? ESCAPE '\\')"
    )
    found = [*columns, *named, entry, flow]
    return " OR ".join(found), [like] * len(found)


def _coded(codes: Coded) -> tuple[str, list[str]]:
    fields = {
        "action": codes.action, "subject": codes.subject, "detail": codes.detail, "former": codes.former, "actor": codes.actor,
    }  # fmt: skip
    set_ = {name: value for name, value in fields.items() if value is not None}
    return f"({' AND '.join(f'{name} = ?' for name in set_) or '0'})", list(set_.values())


def _named(reader: Reader, row: Row) -> Deed:
    kind, _, ref = row["subject"].partition(":")
    conversation = _conversation_of(reader, kind, ref)
    about, entry_id = "", ""
    if kind == "entry":
        entry_id = ref
        about = str(reader.value("SELECT question FROM entries WHERE id = ?", (ref,)) or "")
    elif kind == "flow":
        stored = reader.value("SELECT flow FROM flows WHERE id = ?", (ref,))
        about = str(json.loads(stored).get("name", "")) if stored else ""
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
        row["former"],
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
