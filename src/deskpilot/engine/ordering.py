"""Whether a customer says that they have ordered: 拍下了, 已付款; not 怎么拍, 还没付 or 上次买的."""

import re
from functools import cache

from deskpilot.engine import tables
from deskpilot.engine.text import squeeze

_CLAUSE = re.compile(r"[，,。！!；;？?\n~…]+")


def says_ordered(text: str) -> bool:
    """Whether one of the clauses says so, and nothing in that clause speaks against it."""
    said, against = _patterns()
    clauses = (squeeze(clause) for clause in _CLAUSE.split(text))
    return any(said.search(clause) and not against.search(clause) for clause in clauses)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = tables.sections("ordered.txt")
    return re.compile("|".join(words["said"])), re.compile("|".join(words["against"]))
