"""What lies in each step of a span, read with one statement that gives one row.

The window reads while the engine thread works, and Python's one lock changes hands at every statement and every row:
a statement for each hour of the day made a refresh take ten times as long as SQLite needs for it.
"""

from collections.abc import Mapping
from typing import Any

from deskpilot.services.queries.tallies import Span
from deskpilot.store import Reader
from deskpilot.store.rollups import BUCKET_SECONDS

_SECOND = 1_000_000
# Each quarter of an hour is looked up with the figure, so that the rows of other figures are not gone through.
QUARTERS = (
    f"WITH RECURSIVE quarters(start) AS (VALUES (:first) UNION ALL SELECT start + {BUCKET_SECONDS} FROM quarters"
    f" WHERE start + {BUCKET_SECONDS} < :until), counted AS (SELECT (bucket * {_SECOND} - :start) / :step AS step, key, n"
    " FROM quarters CROSS JOIN kpi_quarters ON bucket = start AND bucket < :until AND figure = :figure)"
)
"""`counted`: step, key and n of a figure's quarters in a span; `of_figure` gives what it asks for."""


def of_figure(figure: str, span: Span) -> dict[str, Any]:
    """The values that `QUARTERS` asks for: a span takes the quarters that begin in it."""
    first = -(-span.start // (BUCKET_SECONDS * _SECOND)) * BUCKET_SECONDS
    return {"figure": figure, "first": first, "until": -(-span.end // _SECOND)}


def by_step(reader: Reader, span: Span, sql: str, values: Mapping[str, Any], empty: Any) -> list[Any]:
    """One for each step. `sql` gives `step` and, as JSON, `found`, for steps where there is something, and may use
    `:start`, `:end` and `:step`."""
    values = {**values, "start": span.start, "end": span.end, "step": span.step}
    found: dict[int, Any] = dict(reader.packed("step, json(found)", sql, values))
    return [found.get(number, empty) for number in range(len(span.starts()))]
