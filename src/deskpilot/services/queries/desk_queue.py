"""The queue: which conversation needs a human, and in which order.

Order is by the cost of waiting,

    cost = worth · need · time
    worth = 1 + 2 · L / (L + V)        L: lifetime value in yuan, V: what the shop calls valuable; from 1 to 3
    need  = 2^severity · (1 + d)       severity 0 without an alert (or while it is snoozed) to 3, d: dissatisfied, 0 to 1
    time  = 0.1 + min(t, 1) + max(t − 1, 0) / 4      t: seconds waited / limit, at most 41 limits; 0 when nobody waits

Up to the limit each second counts in full, because the platform's clock still runs; beyond it the customer still
waits, but the figure is spoilt already. A worthy, angry customer at the limit outweighs any number of patient ones.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from deskpilot.domain.conversation import COURTESY, ConversationState, Owner
from deskpilot.domain.escalation import EscalationState, Reason, Severity
from deskpilot.services.views import AlertRow, QueueCounts, QueueFilter, QueueRow
from deskpilot.settings import Settings
from deskpilot.store import Reader, Row
from deskpilot.store.customers import lifetime_value
from deskpilot.store.escalations import COLUMNS as ESCALATION_COLUMNS
from deskpilot.store.escalations import escalation_of
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.values import from_micros, marks, maybe_time, texts, to_micros

_FROM = """FROM conversations c JOIN customers u ON u.id = c.customer_id
    LEFT JOIN escalations e ON e.conversation_id = c.id AND e.state != 'resolved' """
_ALERTED = "(e.state IN ('open', 'acknowledged') OR (e.state = 'snoozed' AND e.snoozed_until <= :now))"
_TO_ACT = f"""(c.owner = 'waiting' OR coalesce({_ALERTED}, 0)
    OR (c.waiting_since IS NOT NULL
        AND (c.owner = 'agent' OR c.drafts_waiting OR c.waiting_since <= :now - :limit)))"""
_FILTERS = {
    QueueFilter.WAITING: f"c.state = 'open' AND {_TO_ACT}",
    QueueFilter.MINE: "c.state = 'open' AND c.owner = 'agent' AND (:agent = '' OR c.agent_name = :agent)",
    QueueFilter.AI: f"c.state = 'open' AND c.owner = 'ai' AND NOT {_TO_ACT}",
    QueueFilter.CLOSED: "c.state = 'closed'",
}
_WORTH = "max(u.paid_total - u.refunded_total, 0.0)"
_WAITED = "max(0.0, (:now - coalesce(c.waiting_since, :now)) / :limit)"
_NEED = f"(CASE WHEN {_ALERTED} THEN 1 << e.severity ELSE 1 END)"
_COST = f"""(1.0 + 2.0 * {_WORTH} / ({_WORTH} + :valuable)) * {_NEED} * (1.0 + c.dissatisfied)
    * (0.1 + min({_WAITED}, 1.0) + min(max({_WAITED} - 1.0, 0.0), 40.0) / 4.0)"""
_ORDERS = {QueueFilter.CLOSED: "c.last_message_at DESC, c.id DESC"}
_BY_COST = "cost DESC, coalesce(c.waiting_since, c.last_message_at), c.id"
_A_MOMENT = 10.0  # seconds
_DETAILS = f"""SELECT c.id, c.channel, c.owner, c.state, c.agent_name, c.waiting_since, c.last_message_at, c.mood,
    c.dissatisfied, c.unread, u.nickname, u.tags, u.paid_total, u.refunded_total, u.paid_orders, e.reason, e.severity,
    e.quote, coalesce(e.assigned_to, '') AS assigned_to,
    e.state AS alert, coalesce(e.handled_by, '') AS handled_by, e.snoozed_until, c.intent, c.intent_quote, {_COST} AS cost,
    (SELECT substr(text, 1, 200) FROM messages WHERE conversation_id = c.id AND sender != 'system'
     AND payload != :courtesy ORDER BY seq DESC LIMIT 1) AS last_text {_FROM}"""


def queue(
    reader: Reader,
    settings: Settings,
    now: datetime,
    which: QueueFilter,
    agent_name: str = "",
    limit: int = 500,
    search: str = "",
) -> tuple[QueueRow, ...]:
    """The rows of one list, the costliest first; ended conversations the newest first."""
    params = _params(settings, now) | {"agent": agent_name, "rows": limit}
    condition = _FILTERS[which]
    if typed(search):
        condition += " AND (u.nickname LIKE :search ESCAPE '\\' OR u.external_key LIKE :search ESCAPE '\\'"
        condition += " OR u.tags LIKE :search ESCAPE '\\' OR e.quote LIKE :search ESCAPE '\\')"
        params["search"] = f"%{escaped_like(typed(search))}%"
    found = reader.rows(
        f"SELECT c.id, {_COST} AS cost {_FROM} WHERE {condition}"
        f" ORDER BY {_ORDERS.get(which, _BY_COST)} LIMIT :rows",
        params,
    )
    return rows_of(reader, settings, now, [row["id"] for row in found])


def rows_of(reader: Reader, settings: Settings, now: datetime, ids: Sequence[int]) -> tuple[QueueRow, ...]:
    """The rows of these conversations, in the order of `ids`; one that is gone is left out."""
    params = _params(settings, now) | {"courtesy": COURTESY}
    found: dict[int, QueueRow] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        named = {f"id{place}": value for place, value in enumerate(part)}
        places = ",".join(f":{name}" for name in named)
        for row in reader.rows(f"{_DETAILS} WHERE c.id IN ({places})", params | named):
            found[row["id"]] = _queue_row(row, settings)
    return tuple(found[number] for number in ids if number in found)


def queue_counts(reader: Reader, settings: Settings, now: datetime, agent_name: str = "") -> QueueCounts:
    """How many rows each list has, and when the next customer in WAITING reaches the limit."""
    params = _params(settings, now) | {"agent": agent_name}
    row = reader.row(
        f"SELECT count(*) FILTER (WHERE {_TO_ACT}) AS waiting,"
        f" count(*) FILTER (WHERE {_FILTERS[QueueFilter.MINE]}) AS mine,"
        f" count(*) FILTER (WHERE c.owner = 'ai' AND NOT {_TO_ACT}) AS ai,"
        f" count(*) FILTER (WHERE e.state = 'open' OR (e.state = 'snoozed' AND e.snoozed_until <= :now)) AS alerts,"
        f" min(CASE WHEN {_TO_ACT} THEN c.waiting_since END) AS longest {_FROM} WHERE c.state = 'open'",
        params,
    )
    assert row is not None
    closed = reader.value("SELECT count(*) FROM conversations WHERE state = 'closed'")
    longest = maybe_time(row["longest"])
    nearest = None if longest is None else longest + timedelta(seconds=settings.limit_seconds)
    return QueueCounts(row["waiting"], row["mine"], row["ai"], closed, row["alerts"], nearest)


def waiting_count(reader: Reader, settings: Settings, now: datetime) -> int:
    """Customers who wait for a human now."""
    condition = f"c.state = 'open' AND c.waiting_since IS NOT NULL AND {_TO_ACT}"
    return int(reader.value(f"SELECT count(*) {_FROM} WHERE {condition}", _params(settings, now)))


def near_limit(
    reader: Reader, settings: Settings, now: datetime, within_seconds: float
) -> tuple[QueueRow, ...]:
    """Customers who wait for a human and reach the limit within that time, or did a moment ago; the nearest first. Not
    those whom the AI lets wait on purpose."""
    for_human = "c.owner != 'ai' OR c.drafts_waiting"
    first, last = (
        now - timedelta(seconds=settings.limit_seconds + _A_MOMENT),
        now + timedelta(seconds=within_seconds - settings.limit_seconds),
    )
    rows = reader.rows(
        f"SELECT id FROM conversations c WHERE state = 'open' AND waiting_since BETWEEN ? AND ? AND ({for_human})"
        " ORDER BY waiting_since, id",
        (to_micros(first), to_micros(last)),
    )
    return rows_of(reader, settings, now, [row["id"] for row in rows])


def loads(reader: Reader) -> dict[str, int]:
    """How many open conversations each colleague has."""
    rows = reader.rows(
        "SELECT agent_name, count(*) AS n FROM conversations WHERE state = 'open' AND owner = 'agent'"
        " GROUP BY agent_name"
    )
    return {row["agent_name"]: row["n"] for row in rows}


def alerts(reader: Reader, settings: Settings, now: datetime, limit: int = 50) -> tuple[AlertRow, ...]:
    """Alerts that nobody has seen, or whose rest is over: the loudest first, among these those for whoever sits here or
    for everybody before a colleague's, then the longest waiting."""
    columns = ", ".join(f"e.{name}" for name in ESCALATION_COLUMNS.replace(",", "").split())
    rows = reader.rows(
        f"SELECT {columns}, u.nickname, c.channel, u.paid_total, u.refunded_total, c.waiting_since"
        " FROM escalations e JOIN conversations c ON c.id = e.conversation_id JOIN customers u ON u.id = c.customer_id"
        " WHERE e.state = 'open' OR (e.state = 'snoozed' AND e.snoozed_until <= ?)"
        " ORDER BY e.severity DESC, e.assigned_to NOT IN ('', ?), coalesce(c.waiting_since, e.raised_at), e.id LIMIT ?",
        (to_micros(now), settings.agent_name, limit),
    )
    return tuple(
        AlertRow(
            escalation_of(row),
            row["nickname"],
            row["channel"],
            lifetime_value(row),
            maybe_time(row["waiting_since"]),
            settings.limit_seconds,
        )
        for row in rows
    )


def alerts_standing(reader: Reader, now: datetime, ids: Sequence[int]) -> frozenset[int]:
    """Which of these alerts nobody has seen yet, or whose rest is over."""
    rows = reader.rows(
        f"SELECT id FROM escalations WHERE id IN ({marks(ids)})"
        " AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= ?))",
        (*ids, to_micros(now)),
    )
    return frozenset(row["id"] for row in rows)


def _params(settings: Settings, now: datetime) -> dict[str, Any]:
    return {
        "now": to_micros(now),
        "limit": settings.limit_seconds * 1e6,
        "valuable": max(settings.valuable_lifetime, 1.0),
    }


def _queue_row(row: Row, settings: Settings) -> QueueRow:
    return QueueRow(
        conversation_id=row["id"],
        channel=row["channel"],
        nickname=row["nickname"],
        owner=Owner(row["owner"]),
        state=ConversationState(row["state"]),
        agent_name=row["agent_name"],
        waiting_since=maybe_time(row["waiting_since"]),
        limit_seconds=settings.limit_seconds,
        reason=None if row["reason"] is None else Reason(row["reason"]),
        severity=None if row["severity"] is None else Severity(row["severity"]),
        quote=row["quote"] or "",
        last_text=row["last_text"] or "",
        last_at=from_micros(row["last_message_at"]),
        worth=lifetime_value(row),
        paid_orders=row["paid_orders"],
        mood=row["mood"],
        dissatisfied=row["dissatisfied"],
        unread=row["unread"],
        cost=row["cost"],
        tags=texts(row["tags"]),
        assigned_to=row["assigned_to"],
        intent=row["intent"],
        intent_quote=row["intent_quote"],
        alert=None if row["alert"] is None else EscalationState(row["alert"]),
        handled_by=row["handled_by"],
        snoozed_until=maybe_time(row["snoozed_until"]),
    )
