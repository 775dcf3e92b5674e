"""Learn from the shop's own past conversations, in steps; keep what was learned, put it aside, take it back."""

import logging
from collections.abc import Callable, Generator, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from deskpilot.domain.commands import ForgetLearned, LearnFromFile, RecallLearned
from deskpilot.domain.conversation import Line
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.understanding import Evidence
from deskpilot.engine import Engine
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.learning import LabelledLine, learn
from deskpilot.services.dial_note import settle_dial
from deskpilot.services.labels import with_sound_label
from deskpilot.services.lessons import (
    ASIDE,
    LEARNED,
    READ,
    REPORT,
    Lessons,
    Shelf,
    Source,
    can_recall,
    lessons,
)
from deskpilot.services.replay import Recorded, read_lines
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work

_LOG = logging.getLogger(__name__)
_LINES_PER_STEP = 200
_DIGEST = 16  # characters


def learn_file(command: LearnFromFile, engine: Engine, do: Do) -> Generator[Step, None, None]:
    """Learn from a file. Raises `InvalidInput`: `file_unreadable`, `not_utf8`, `bad_line` or `bad_label` with the line,
    or `no_lines`."""
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
    engine's findings; closing the iterator before it leaves everything as it was. Conversations that were learned from
    before are passed over. Raises `InvalidInput` (`no_lines`) when there is nothing to learn from."""
    conversations = yield from _conversations(lines)
    if not conversations:
        raise InvalidInput("no_lines", file=file)
    read = dict.fromkeys(_read_before(do))
    digests = {_digest(name, one): one for name, one in conversations.items()}
    news = {digest: one for digest, one in digests.items() if digest not in read}
    known = (Evidence("learn.known", "", len(conversations) - len(news)),)
    if not news:
        yield Step(1, 1, "learned", None, known)
        return
    for progress in learn(news.values(), engine):
        if progress.learned is None:
            yield Step(progress.done, progress.total, "learning")
            continue
        report = (*known, *progress.report)
        count = sum(map(len, news.values()))
        changes = do(_keeping(progress.learned, (file, count), report, (*read, *news)))
        yield Step(progress.done, progress.total, "learned", changes, report)


def forget(work: Work, _command: ForgetLearned) -> None:
    """Put aside what was learned. Raises `InvalidInput` (`nothing_learned`) when there is nothing."""
    if not work.uow.learned.rename(LEARNED, LEARNED + ASIDE):
        raise InvalidInput("nothing_learned")
    for name in (REPORT, READ):
        work.uow.learned.rename(name, name + ASIDE)
    settle_dial(work, NOTHING_LEARNED)
    work.index.append(lambda engine: _adopt(engine, NOTHING_LEARNED))


def recall(work: Work, _command: RecallLearned) -> None:
    """Take back what was put aside last. Raises `InvalidInput` (`nothing_aside`) when there is nothing, or something
    newer was learned."""
    if not can_recall(work.uow.learned):
        raise InvalidInput("nothing_aside")
    work.uow.learned.rename(LEARNED + ASIDE, LEARNED)
    for name in (REPORT, READ):
        work.uow.learned.rename(name + ASIDE, name)
    learned = stored_learning(work.uow.learned)
    settle_dial(work, learned)
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
) -> Generator[Step, None, dict[str, tuple[LabelledLine, ...]]]:
    """Lines by conversation, in the order in which conversations begin."""
    found: dict[str, list[LabelledLine]] = {}
    for count, line in enumerate(lines, 1):
        labelled = LabelledLine(Line(line.sender, line.text, at=line.at), with_sound_label(line).label)
        found.setdefault(str(line.conversation), []).append(labelled)
        if count % _LINES_PER_STEP == 0:
            yield Step(count, 0, "reading")
    return {name: tuple(conversation) for name, conversation in found.items()}


def _digest(name: str, conversation: Sequence[LabelledLine]) -> str:
    """What tells a conversation from others: its name and everything that can be learned from it."""
    told = [
        (one.line.sender.value, one.line.text, sorted(one.label.items(), key=str)) for one in conversation
    ]
    return blake2b(repr((name, told)).encode("utf-8", "surrogatepass"), digest_size=_DIGEST // 2).hexdigest()


def _read_before(do: Do) -> tuple[str, ...]:
    """The digests of all conversations that were learned from and are in use."""
    found: list[str] = []
    do(lambda work: found.append(work.uow.learned.get(READ) or ""))
    return tuple(found[0][place : place + _DIGEST] for place in range(0, len(found[0]), _DIGEST))


def _keeping(
    learned: Learned, source: tuple[str, int], findings: Sequence[Evidence], read: Sequence[str]
) -> Callable[[Work], None]:
    def keep(work: Work) -> None:
        shelf = work.uow.learned
        before = lessons(shelf)
        sources = (*(before.sources if before else ()), Source(*source, work.now))
        shelf.put(LEARNED, learned.to_json(), work.now)
        shelf.put(REPORT, Lessons(sources, tuple(findings)).to_json(), work.now)
        shelf.put(READ, "".join(read), work.now)
        settle_dial(work, learned)
        work.index.append(lambda engine: _adopt(engine, learned))

    return keep


def _adopt(engine: Engine, learned: Learned) -> None:
    engine.learned = learned
