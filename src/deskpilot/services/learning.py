"""Learn from the shop's own past conversations, in steps; keep what was learned, tell it, put it aside, take it back."""

import json
import logging
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from deskpilot.domain.commands import ForgetLearned, RecallLearned
from deskpilot.domain.conversation import Line
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.understanding import Evidence
from deskpilot.engine import Engine
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.learning import LabelledLine, learn
from deskpilot.services.replay import Recorded
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work

_LOG = logging.getLogger(__name__)
LEARNED = "engine"  # the name under which the engine's learned state is stored
_REPORT = "engine.report"
_ASIDE = ".aside"


@dataclass(frozen=True, slots=True)
class Lessons:
    """When something was learned, from how many lines, and the engine's findings (codes and figures)."""

    at: datetime
    lines: int
    findings: tuple[Evidence, ...]

    def figure(self, code: str, detail: str = "") -> float | None:
        """One of the findings."""
        return next(
            (each.weight for each in self.findings if (each.code, each.detail) == (code, detail)), None
        )


class _Shelf(Protocol):
    def get(self, name: str) -> str | None: ...


def learn_from(lines: Iterable[Recorded], engine: Engine, do: Do) -> Generator[Step, None, None]:
    """Learn from recorded lines and adopt what the engine found to do better. The last step's report holds the
    engine's findings; closing the iterator before it leaves everything as it was."""
    conversations = _conversations(lines)
    count = sum(map(len, conversations))
    for progress in learn(conversations, engine):
        if progress.learned is None:
            yield Step(progress.done, progress.total, "learning")
            continue
        changes = do(_keeping(progress.learned, count, progress.report))
        yield Step(progress.done, progress.total, "learned", changes, progress.report)


def lessons(shelf: _Shelf) -> Lessons | None:
    """What was learned last and is in use; nothing when nothing was, or it was put aside."""
    stored = shelf.get(_REPORT)
    if stored is None or shelf.get(LEARNED) is None:
        return None
    told = json.loads(stored)
    findings = tuple(Evidence(*each) for each in told["findings"])
    return Lessons(datetime.fromisoformat(told["at"]), told["lines"], findings)


def can_recall(shelf: _Shelf) -> bool:
    """Whether something lies aside that `recall` would take back."""
    return shelf.get(LEARNED) is None and shelf.get(LEARNED + _ASIDE) is not None


def forget(work: Work, _command: ForgetLearned) -> None:
    """Put aside what was learned. Raises `InvalidInput` (`nothing_learned`) when there is nothing."""
    if not work.uow.learned.rename(LEARNED, LEARNED + _ASIDE):
        raise InvalidInput("nothing_learned")
    work.uow.learned.rename(_REPORT, _REPORT + _ASIDE)
    work.index.append(lambda engine: _adopt(engine, NOTHING_LEARNED))


def recall(work: Work, _command: RecallLearned) -> None:
    """Take back what was put aside last. Raises `InvalidInput` (`nothing_aside`) when there is nothing, or something
    newer was learned."""
    if not can_recall(work.uow.learned):
        raise InvalidInput("nothing_aside")
    work.uow.learned.rename(LEARNED + _ASIDE, LEARNED)
    work.uow.learned.rename(_REPORT + _ASIDE, _REPORT)
    learned = stored_learning(work.uow.learned)
    work.index.append(lambda engine: _adopt(engine, learned))


def stored_learning(shelf: _Shelf) -> Learned:
    """What the engine learned before; what an older or newer version wrote differently counts as nothing."""
    stored = shelf.get(LEARNED)
    try:
        return Learned.from_json(stored) if stored else NOTHING_LEARNED
    except (ValueError, TypeError, KeyError):
        _LOG.warning("What was learned cannot be read by this version and is left aside.")
        return NOTHING_LEARNED


def _conversations(lines: Iterable[Recorded]) -> list[tuple[LabelledLine, ...]]:
    """Lines by conversation, in the order in which conversations begin."""
    found: dict[str, list[LabelledLine]] = {}
    for line in lines:
        labelled = LabelledLine(Line(line.sender, line.text, at=line.at), line.label)
        found.setdefault(str(line.conversation), []).append(labelled)
    return [tuple(conversation) for conversation in found.values()]


def _keeping(learned: Learned, lines: int, findings: Sequence[Evidence]) -> Callable[[Work], None]:
    def keep(work: Work) -> None:
        told = [(each.code, each.detail, each.weight) for each in findings]
        report = json.dumps(
            {"at": work.now.isoformat(), "lines": lines, "findings": told}, ensure_ascii=False
        )
        work.uow.learned.put(LEARNED, learned.to_json(), work.now)
        work.uow.learned.put(_REPORT, report, work.now)
        work.index.append(lambda engine: _adopt(engine, learned))

    return keep


def _adopt(engine: Engine, learned: Learned) -> None:
    engine.learned = learned
