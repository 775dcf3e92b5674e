"""Everything the shop holds about one customer, as it is: nothing is struck and nothing is left out."""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta, timezone
from typing import Any

from deskpilot.domain.errors import NotFound
from deskpilot.store import Reader, Row
from deskpilot.store.product_feedback import HOLDS
from deskpilot.store.values import from_micros

Record = Mapping[str, Any]
Whole = Mapping[str, Sequence[Record]]

_THEIRS = "(SELECT id FROM conversations WHERE customer_id = :id)"
_FILE = "CASE WHEN json_valid(m.payload) THEN json_extract(m.payload, '$.{field}') END"
# Kinds of records in the order they are read in; each column is a field.
_SECTIONS: Mapping[str, str] = {
    "customer": """SELECT channel, external_key, nickname, first_seen_at, city, member_level, tags, note,
        dedicated_agent, personalise, paid_total, refunded_total, paid_orders, returned_orders, last_paid_at
        FROM customers WHERE id = :id""",
    "conversations": """SELECT id AS conversation, channel, opened_at, last_message_at, state, agent_name AS agent,
        viewed_product AS product FROM conversations WHERE customer_id = :id ORDER BY opened_at, id""",
    "lines": f"""SELECT conversation_id AS conversation, received_at AS at, sender, sender_name AS name, kind, text,
        payload FROM messages WHERE conversation_id IN {_THEIRS} ORDER BY conversation_id, seq""",
    "files": f"""SELECT m.conversation_id AS conversation, m.received_at AS at, m.kind,
        {_FILE.format(field="name")} AS name, {_FILE.format(field="file")} AS file FROM messages m
        WHERE m.kind IN ('image', 'video', 'file') AND m.conversation_id IN {_THEIRS}
        ORDER BY m.conversation_id, m.seq""",
    "orders": """SELECT order_no, status, created_at, paid_at, shipped_at, signed_at, items, paid_amount, refund_amount,
        refund_reason, carrier, tracking_no, logistics, city, note FROM orders WHERE customer_id = :id
        ORDER BY created_at, order_no""",
    "facts": "SELECT key, value, learned_at FROM facts WHERE customer_id = :id ORDER BY learned_at, id",
    "tasks": f"""SELECT kind, state, text, created_at, due_at, made_by, assigned_to AS agent, closed_at FROM tasks
        WHERE customer_id = :id OR conversation_id IN {_THEIRS} ORDER BY created_at, id""",
    "feedback": f"""SELECT f.at, f.kind, f.product, f.note, f.made_by FROM product_feedback f WHERE {HOLDS}
        AND f.message_id IN (SELECT id FROM messages WHERE conversation_id IN {_THEIRS}) ORDER BY f.at""",
    "alerts": f"""SELECT conversation_id AS conversation, raised_at AS at, reason, quote AS text, state,
        handled_by AS agent FROM escalations WHERE conversation_id IN {_THEIRS} ORDER BY raised_at, id""",
    "handovers": f"""SELECT conversation_id AS conversation, at, from_owner, to_owner, agent, note FROM handoffs
        WHERE conversation_id IN {_THEIRS} ORDER BY at, id""",
    "judgements": f"""SELECT conversation_id AS conversation, decided_at AS at, action, mood, confidence,
        json_extract(understanding, '$.intent') AS intent FROM decisions WHERE conversation_id IN {_THEIRS}
        ORDER BY decided_at, id""",
    "trail": "SELECT at, actor AS agent, action, detail AS text FROM audit WHERE subject = 'customer:' || :id ORDER BY id",
}
_AS_JSON = frozenset({"tags", "logistics", "payload"})
_GOODS = ("product", "spec", "quantity", "price", "title")
_TIMES = frozenset(
    "at first_seen_at last_paid_at opened_at last_message_at created_at paid_at shipped_at signed_at learned_at due_at"
    " closed_at".split()
)


def whole_customer(reader: Reader, customer_id: int, offset_minutes: int) -> Whole:
    """Every kind of record with its rows, times on the shop's clock. Raises `NotFound`."""
    zone = timezone(timedelta(minutes=offset_minutes))
    with reader.snapshot():
        found = {
            name: [_record(row, zone) for row in reader.rows(query, {"id": customer_id})]
            for name, query in _SECTIONS.items()
        }
    if not found["customer"]:
        raise NotFound(kind="customer", id=customer_id)
    return found


def _record(row: Row, zone: timezone) -> Record:
    return {name: _value(name, row[name], zone) for name in row.keys()}  # noqa: SIM118


def _value(name: str, value: Any, zone: timezone) -> Any:
    if value is None:
        return None
    if name in _TIMES:
        return from_micros(value).astimezone(zone).isoformat(sep=" ", timespec="seconds")
    if name == "items":
        return [dict(zip(_GOODS, each, strict=True)) for each in json.loads(value)]
    return _unpacked(value) if name in _AS_JSON else value


def _unpacked(stored: str) -> Any:
    """A payload comes from outside: it may be anything."""
    try:
        return json.loads(stored)
    except ValueError:
        return stored
