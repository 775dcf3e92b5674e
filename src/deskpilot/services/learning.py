"""Learn from the shop's own past conversations, in steps, and keep what was learned."""

from collections.abc import Callable, Generator, Iterable

from deskpilot.domain.conversation import Line
from deskpilot.engine import Engine
from deskpilot.engine.learned import Learned
from deskpilot.engine.learning import LabelledLine, learn
from deskpilot.services.replay import Recorded
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work

LEARNED = "engine"  # the name under which the engine's learned state is stored


def learn_from(lines: Iterable[Recorded], engine: Engine, do: Do) -> Generator[Step, None, None]:
    """Learn from recorded lines and adopt what the engine found to do better. The last step's report holds the
    engine's findings; closing the iterator before it leaves everything as it was."""
    for progress in learn(_conversations(lines), engine):
        if progress.learned is None:
            yield Step(progress.done, progress.total, "learning")
            continue
        changes = do(_keeping(progress.learned))
        yield Step(progress.done, progress.total, "learned", changes, progress.report)


def _conversations(lines: Iterable[Recorded]) -> list[tuple[LabelledLine, ...]]:
    """Lines by conversation, in the order in which conversations begin."""
    found: dict[str, list[LabelledLine]] = {}
    for line in lines:
        labelled = LabelledLine(Line(line.sender, line.text, at=line.at), line.label)
        found.setdefault(str(line.conversation), []).append(labelled)
    return [tuple(conversation) for conversation in found.values()]


def _keeping(learned: Learned) -> Callable[[Work], None]:
    def keep(work: Work) -> None:
        work.uow.learned.put(LEARNED, learned.to_json(), work.now)
        work.index.append(lambda engine: _adopt(engine, learned))

    return keep


def _adopt(engine: Engine, learned: Learned) -> None:
    engine.learned = learned
