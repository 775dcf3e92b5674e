"""The conversations behind a step of a chart: an hour of today, or a day."""

from datetime import datetime

from deskpilot.store import Reader
from deskpilot.store.rollups import ACTIVE
from deskpilot.store.values import to_micros

_SECOND = 1_000_000


def first_answered(reader: Reader, since: datetime, until: datetime, limit: int) -> list[int]:
    """Those whose first question fell into the stretch and was answered, the slowest answer first."""
    rows = reader.tuples(
        "SELECT conversation_id FROM rounds WHERE is_first AND answered_at IS NOT NULL AND answered_by != ''"
        " AND asked_at >= ? AND asked_at < ? ORDER BY answered_at - asked_at DESC LIMIT ?",
        (to_micros(since), to_micros(until), limit),
    )
    return [row[0] for row in rows]


def active(reader: Reader, since: datetime, until: datetime, limit: int) -> list[int]:
    """Those in which something was said in the stretch, the latest first."""
    rows = reader.tuples(
        "SELECT CAST(key AS INTEGER) AS id FROM kpi_quarters WHERE figure = ? AND bucket >= ? AND bucket < ?"
        " GROUP BY id ORDER BY max(bucket) DESC, id DESC LIMIT ?",
        (ACTIVE, to_micros(since) // _SECOND, to_micros(until) // _SECOND, limit),
    )
    return [row[0] for row in rows]
