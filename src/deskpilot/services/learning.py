"""Learn from the shop's own past conversations, in steps; keep what was learned, put it aside, take it back."""

import logging
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path

from deskpilot.domain.commands import ForgetLearned, LearnFromFile, RecallLearned
from deskpilot.domain.conversation import Line
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.understanding import Evidence
from deskpilot.engine import Engine
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.learning import LabelledLine, learn
from deskpilot.services.lessons import ASIDE, LEARNED, REPORT, Lessons, Shelf, Source, can_recall, lessons
from deskpilot.services.replay import Recorded, read_lines
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work

_LOG = logging.getLogger(__name__)
_LINES_PER_STEP = 200


def learn_file(command: LearnFromFile, engine: Engine, do: Do) -> Generator[Step, None, None]:
    """Learn from a file. Raises `InvalidInput`: `file_unreadable`, `not_utf8`, `bad_line` with the line, or
    `no_lines`."""
    path = Path(command.path)
    try:
        with path.open(encoding="utf-8-sig") as rows:
            yield from learn_from(read_lines(rows), engine, do, path.name)
    except OSError as error:
        raise InvalidInput("file_unreadable", file=path.name) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("not_utf8", file=path.name) from error


def learn_from(
    lines: Iterable[Recorded], engine: Engine, do: Do, file: str = ""
) -> Generator[Step, None, None]:
    """Learn from recorded lines and adopt what the engine found to do better. The last step's report holds the
    engine's findings; closing the iterator before it leaves everything as it was. Raises `InvalidInput`
    (`no_lines`) when there is nothing to learn from."""
    conversations = yield from _conversations(lines)
    count = sum(map(len, conversations))
    if not count:
        raise InvalidInput("no_lines", file=file)
    for progress in learn(conversations, engine):
        if progress.learned is None:
            yield Step(progress.done, progress.total, "learning")
            continue
        changes = do(_keeping(progress.learned, file, count, progress.report))
        yield Step(progress.done, progress.total, "learned", changes, progress.report)


def forget(work: Work, _command: ForgetLearned) -> None:
    """Put aside what was learned. Raises `InvalidInput` (`nothing_learned`) when there is nothing."""
    if not work.uow.learned.rename(LEARNED, LEARNED + ASIDE):
        raise InvalidInput("nothing_learned")
    work.uow.learned.rename(REPORT, REPORT + ASIDE)
    work.index.append(lambda engine: _adopt(engine, NOTHING_LEARNED))


def recall(work: Work, _command: RecallLearned) -> None:
    """Take back what was put aside last. Raises `InvalidInput` (`nothing_aside`) when there is nothing, or something
    newer was learned."""
    if not can_recall(work.uow.learned):
        raise InvalidInput("nothing_aside")
    work.uow.learned.rename(LEARNED + ASIDE, LEARNED)
    work.uow.learned.rename(REPORT + ASIDE, REPORT)
    learned = stored_learning(work.uow.learned)
    work.index.append(lambda engine: _adopt(engine, learned))


def stored_learning(shelf: Shelf) -> Learned:
    """What the engine learned before; what an older or newer version wrote differently counts as nothing."""
    stored = shelf.get(LEARNED)
    try:
        return Learned.from_json(stored) if stored else NOTHING_LEARNED
    except (ValueError, TypeError, KeyError):
        _LOG.warning("What was learned cannot be read by this version and is left aside.")
        return NOTHING_LEARNED


def _conversations(
    lines: Iterable[Recorded],
) -> Generator[Step, None, list[tuple[LabelledLine, ...]]]:
    """Lines by conversation, in the order in which conversations begin."""
    found: dict[str, list[LabelledLine]] = {}
    for count, line in enumerate(lines, 1):
        labelled = LabelledLine(Line(line.sender, line.text, at=line.at), line.label)
        found.setdefault(str(line.conversation), []).append(labelled)
        if count % _LINES_PER_STEP == 0:
            yield Step(count, 0, "reading")
    return [tuple(conversation) for conversation in found.values()]


def _keeping(learned: Learned, file: str, lines: int, findings: Sequence[Evidence]) -> Callable[[Work], None]:
    def keep(work: Work) -> None:
        shelf = work.uow.learned
        before = lessons(shelf)
        sources = (*(before.sources if before else ()), Source(file, lines, work.now))
        shelf.put(LEARNED, learned.to_json(), work.now)
        shelf.put(REPORT, Lessons(sources, tuple(findings)).to_json(), work.now)
        work.index.append(lambda engine: _adopt(engine, learned))

    return keep


def _adopt(engine: Engine, learned: Learned) -> None:
    engine.learned = learned
