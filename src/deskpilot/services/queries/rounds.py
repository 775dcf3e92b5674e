"""Rounds, a customer's question until its answer, counted where they lie: a day may have tens of thousands of them, and
only what a figure needs of them is read. All times in microseconds."""

import json
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from deskpilot.services.queries.by_step import by_step
from deskpilot.services.queries.tallies import Span
from deskpilot.store import Reader

_LATEST = 2**62
# Whether a human answered in time. A round that still runs and has not reached the limit is no case yet; one that was
# closed without an answer is missed.
_OUTCOME = (
    "CASE WHEN answered_by = 'agent' AND answered_at IS NOT NULL THEN answered_at - asked_at <= :limit"
    " WHEN answered_by != 'ai' AND (answered_at IS NOT NULL OR :now - asked_at > :limit) THEN 0 END"
)
_COUNT = "(SELECT count(*) FROM rounds WHERE {0} > (value ->> 0) AND {0} <= (value ->> 1))"
# For each stretch, given as [after, until], what ended in it less what began.
_CHANGES = (
    f"SELECT json_group_array({_COUNT.format('answered_at')} - {_COUNT.format('asked_at')}) FROM json_each(?)"
)


def first_responses(reader: Reader, by: str, span: Span) -> list[list[float]]:
    """Seconds of the first responses of the AI or of humans to what was asked in each step, in any order."""
    lengths = by_step(
        reader,
        span,
        "SELECT (asked_at - :start) / :step AS step, json_group_array(answered_at - asked_at) AS found FROM rounds"
        " WHERE is_first AND answered_by = :by AND asked_at >= :start AND asked_at < :end GROUP BY 1",
        {"by": by},
        (),
    )
    return [[length / 1_000_000 for length in step] for step in lengths]


def outcomes(reader: Reader, limit: int, now: int, span: Span) -> list[Sequence[int]]:
    """Of what was asked in each step and not answered by the AI: how many a human answered within the limit, and how
    many there were."""
    return by_step(
        reader,
        span,
        "SELECT step, json_array(coalesce(sum(hit), 0), count(hit)) AS found FROM"
        f" (SELECT (asked_at - :start) / :step AS step, {_OUTCOME} AS hit FROM rounds"
        " WHERE asked_at >= :start AND asked_at < :end) GROUP BY step",
        {"limit": limit, "now": now},
        (0, 0),
    )


def waiting_at(reader: Reader, moments: Iterable[int]) -> dict[int, int]:
    """How many rounds ran at each of these moments: those that run now, with what began since then taken off and what
    ended since then put back."""
    latest_first = sorted(set(moments), reverse=True)
    running = int(reader.value("SELECT count(*) FROM rounds WHERE answered_at IS NULL"))
    stretches = list(zip(latest_first, (_LATEST, *latest_first), strict=False))
    changes = json.loads(reader.value(_CHANGES, (json.dumps(stretches),)))
    return dict(zip(latest_first, islice(accumulate(changes, initial=running), 1, None), strict=True))
