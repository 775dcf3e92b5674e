"""Understandings and decisions as JSON, so that a decision can be explained long after it was made."""

import json
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.understanding import (
    Act,
    Candidate,
    Evidence,
    Resolution,
    Signal,
    Slot,
    Topic,
    Understanding,
)


def understanding_json(understanding: Understanding) -> str:
    return _json(understanding)


def decision_json(decision: Decision) -> str:
    return _json(decision)


def _json(value: object) -> str:
    # Every turn is written down: this takes a third of the time that `asdict` does, which copies all first.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_fields)


def _fields(value: Any) -> dict[str, Any]:
    names: tuple[str, ...] = value.__slots__
    return dict(zip(names, _reader(names)(value), strict=True))


@cache
def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names)


# A conversation's last decisions are read with each of its turns.
@lru_cache(maxsize=512)
def understanding_of(stored: str) -> Understanding:
    """The understanding that `understanding_json` was given."""
    fields: dict[str, Any] = json.loads(stored)
    return Understanding(
        **{
            **fields,
            "act": Act(fields["act"]),
            "candidates": tuple(
                Candidate(found["entry_id"], found["score"], _evidence(found["evidence"]))
                for found in fields["candidates"]
            ),
            "signals": tuple(
                Signal(Topic(found["topic"]), found["strength"], found["quote"])
                for found in fields["signals"]
            ),
            "slots": tuple(Slot(**slot) for slot in fields["slots"]),
            "resolutions": tuple(Resolution(**resolution) for resolution in fields["resolutions"]),
            "reasons": _evidence(fields["reasons"]),
        }
    )


@lru_cache(maxsize=512)
def decision_of(stored: str) -> Decision:
    """The decision that `decision_json` was given."""
    fields: dict[str, Any] = json.loads(stored)
    reason = fields["reason"]
    return Decision(
        **{
            **fields,
            "action": Action(fields["action"]),
            "wording": Wording(fields["wording"]),
            "reason": None if reason is None else Reason(reason),
            "severity": Severity(fields["severity"]),
            "reasons": _evidence(fields["reasons"]),
        }
    )


def _evidence(stored: Iterable[dict[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**found) for found in stored)
