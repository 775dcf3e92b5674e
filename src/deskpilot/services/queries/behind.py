"""The conversations behind a figure: of a step of a chart, of a tile, of what is asked about most.

Each list is counted the way its figure is (`figures`), so that as many are listed as the figure says. Conversations of
customers who were erased still stand in the figures; they are counted as gone.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from deskpilot.domain.events import EventKind
from deskpilot.services.figure_views import Behind, BehindRow
from deskpilot.services.queries import desk_queue
from deskpilot.services.queries.asking import Asking
from deskpilot.services.queries.figures import stretch
from deskpilot.settings import Settings
from deskpilot.store import Reader
from deskpilot.store.rollups import ACTIVE, HANDED_OVER
from deskpilot.store.values import to_json, to_micros

_SECOND = 1_000_000
_LONGEST_LOOKBACK = 86_400 * _SECOND  # a clock that was set back makes times that are not in order
Found = tuple[int, float | None]  # a conversation, and how many seconds its answer took


class BehindQueries(Asking):
    """The part of the desk's queries that says who is behind a figure."""

    def first_answered_between(self, since: datetime, until: datetime, limit: int) -> Behind:
        """The conversations whose first question was asked in a stretch of time and answered, slowest answer first."""
        return self._behind(lambda _settings, _now: _first_answered(self._reader, since, until), limit)

    def active_between(self, since: datetime, until: datetime, limit: int) -> Behind:
        """The conversations with something said in a stretch of time, the latest first."""
        return self._behind(lambda _settings, _now: _keyed(self._reader, ACTIVE, since, until), limit)

    def behind_figure(self, code: str, days: int, limit: int) -> Behind:
        """The conversations behind a figure of the last `days` days, today among them; none for a code without any."""
        return self._behind(lambda settings, now: _of_figure(self._reader, settings, now, code, days), limit)

    def behind_category(self, category: str, days: int, limit: int) -> Behind:
        """The conversations in which something of a category of the knowledge base was asked, the latest first."""
        return self._turned(("category", category), days, limit)

    def behind_entry(self, entry_id: str, days: int, limit: int) -> Behind:
        """The conversations in which an entry of the knowledge base answered or was offered, the latest first."""
        return self._turned(("entry", entry_id), days, limit)

    def _turned(self, named: tuple[str, str], days: int, limit: int) -> Behind:
        return self._behind(
            lambda settings, now: _turned_on(self._reader, named, *stretch(settings, now, days)), limit
        )

    def _behind(self, found: Callable[[Settings, datetime], Sequence[Found]], limit: int) -> Behind:
        return self._at_once(lambda settings, now: self._made(settings, now, found(settings, now), limit))

    def _made(self, settings: Settings, now: datetime, found: Sequence[Found], limit: int) -> Behind:
        seconds = dict(found)
        rows = desk_queue.rows_of(self._reader, settings, now, list(seconds))
        listed = tuple(BehindRow(row, seconds[row.conversation_id]) for row in rows[:limit])
        return Behind(listed, max(0, len(rows) - limit), len(seconds) - len(rows))


def _of_figure(reader: Reader, settings: Settings, now: datetime, code: str, days: int) -> Sequence[Found]:
    since, until = stretch(settings, now, days)
    match code:
        case "first_response":
            return _first_answered(reader, since, until, "agent")
        case "in_time":
            return _rounds_of_humans(reader, settings, since, until)
        case "handoff_rate":
            return _keyed(reader, HANDED_OVER, since, until)
        case "high_value":
            return _valuable(reader, settings, since, until)
        case "conversations":
            return _keyed(reader, ACTIVE, since, until)
        case _:
            return ()


def _first_answered(reader: Reader, since: datetime, until: datetime, by: str = "") -> Sequence[Found]:
    """Those whose first question fell into the stretch and was answered (`by` whom, or by anybody), the slowest answer
    first."""
    rows = reader.tuples(
        "SELECT conversation_id, answered_at - asked_at FROM rounds WHERE is_first AND answered_at IS NOT NULL"
        " AND answered_by != '' AND ? IN ('', answered_by) AND asked_at >= ? AND asked_at < ?"
        " ORDER BY answered_at - asked_at DESC",
        (by, to_micros(since), to_micros(until)),
    )
    return _worst((number, wait / _SECOND) for number, wait in rows)


def _rounds_of_humans(
    reader: Reader, settings: Settings, since: datetime, until: datetime
) -> Sequence[Found]:
    """Those with a question that a human was to answer, the longest wait first; one that still runs within the limit is
    no case yet."""
    limit = int(settings.limit_seconds * _SECOND)
    rows = reader.tuples(
        "SELECT conversation_id, coalesce(answered_at, :now) - asked_at AS wait FROM rounds"
        " WHERE asked_at >= :since AND asked_at < :now AND (answered_by = 'agent' OR (answered_by != 'ai'"
        " AND (answered_at IS NOT NULL OR :now - asked_at > :limit))) ORDER BY wait DESC",
        {"since": to_micros(since), "now": to_micros(until), "limit": limit},
    )
    return _worst((number, wait / _SECOND) for number, wait in rows)


def _keyed(reader: Reader, figure: str, since: datetime, until: datetime) -> Sequence[Found]:
    """Those that were counted in the stretch, the latest first."""
    rows = reader.tuples(
        "SELECT CAST(key AS INTEGER) AS id FROM kpi_quarters WHERE figure = ? AND bucket >= ? AND bucket < ?"
        " GROUP BY id ORDER BY max(bucket) DESC, id DESC",
        (figure, to_micros(since) // _SECOND, to_micros(until) / _SECOND),
    )
    return [(row[0], None) for row in rows]


def _valuable(reader: Reader, settings: Settings, since: datetime, until: datetime) -> Sequence[Found]:
    """The last conversation of each customer of value who wrote, the latest first."""
    rows = reader.tuples(
        "SELECT max(c.id), max(k.bucket) AS last FROM kpi_quarters k JOIN conversations c ON c.id = CAST(k.key AS INTEGER)"
        " JOIN customers u ON u.id = c.customer_id WHERE k.bucket >= ? AND k.bucket < ? AND k.figure = ?"
        " AND u.paid_total - u.refunded_total >= ? GROUP BY u.id ORDER BY last DESC, u.id",
        (to_micros(since) // _SECOND, to_micros(until) / _SECOND, ACTIVE, settings.valuable_lifetime),
    )
    return [(row[0], None) for row in rows]


def _turned_on(reader: Reader, named: tuple[str, str], since: datetime, until: datetime) -> Sequence[Found]:
    """Those with a turn whose decision named this category or entry (field and value), the latest first."""
    rows = reader.tuples(
        "SELECT conversation_id, max(id) AS last FROM events WHERE id >= ? AND kind = ? AND at >= ? AND at < ?"
        " AND instr(fields, ?) > 0 GROUP BY conversation_id ORDER BY last DESC",
        (
            _event_from(reader, to_micros(since) - _LONGEST_LOOKBACK),
            EventKind.TURN_DECIDED.value,
            to_micros(since),
            to_micros(until),
            to_json(named),
        ),
    )
    return [(row[0], None) for row in rows]


def _event_from(reader: Reader, moment: int) -> int:
    """The number of about the first event since a moment: they are stored in order of time, so that the years before
    need not be read."""
    low, high = 0, int(reader.value("SELECT coalesce(max(id), 0) FROM events")) + 1
    while low + 1 < high:
        middle = (low + high) // 2
        at = reader.value("SELECT at FROM events WHERE id >= ? ORDER BY id LIMIT 1", (middle,))
        low, high = (middle, high) if at is not None and at < moment else (low, middle)
    return low


def _worst(found: Iterator[Found]) -> Sequence[Found]:
    """Each conversation once, with its longest wait, which comes first."""
    worst: dict[int, float | None] = {}
    for number, seconds in found:
        worst.setdefault(number, seconds)
    return list(worst.items())
