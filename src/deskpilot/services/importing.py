"""Knowledge from a file, in steps: good rows are stored, bad ones are named, and the whole of it can be undone."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from deskpilot.domain.commands import ImportKnowledge, UndoImport
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine import Engine
from deskpilot.imports.knowledge_rows import KnowledgeRow, read_knowledge
from deskpilot.imports.table import Problem
from deskpilot.services.knowledge import put_into
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work
from deskpilot.store import ImportCounts
from deskpilot.wording.template import unknown_variables

ROWS_PER_STEP = 200
_MOST_PROBLEMS = 1_000

_Key = tuple[str, tuple[str, ...]]


@dataclass(slots=True)
class _Import:
    """An import under way. `answers` holds what the shop and the file so far say to a question in a scope."""

    batch_id: int = 0
    next_number: int = 1
    counts: ImportCounts = field(default_factory=ImportCounts)
    duplicates: int = 0
    problems: list[Problem] = field(default_factory=list)
    answers: dict[_Key, KnowledgeEntry] = field(default_factory=dict)
    seen_ids: set[str] = field(default_factory=set)
    seen_keys: set[_Key] = field(default_factory=set)
    closed: bool = False

    def note(self, problem: Problem) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(problem)

    def report(self, cancelled: bool) -> ImportReport:
        return ImportReport(
            self.batch_id,
            self.counts.added,
            self.counts.changed,
            self.counts.unchanged,
            self.duplicates,
            tuple((p.row, p.column, p.code, p.value) for p in self.problems),
            cancelled,
        )


def import_knowledge(command: ImportKnowledge, do: Do) -> Generator[Step, None, None]:
    """Read the file and store it piece by piece. Raises `InvalidInput` when the file as a whole cannot be used;
    closing the iterator keeps what is stored under one batch and writes down that it was cancelled."""
    path = Path(command.path)
    state = _Import()
    rows = read_knowledge(path)
    first = list(islice(rows, ROWS_PER_STEP))
    do(lambda work: _open(work, state, path.name, command.agent_name))
    try:
        done = 0
        while first:
            changes = do(_storing(state, first, command.agent_name))
            done += len(first)
            yield Step(done, 0, "importing", changes)
            first = list(islice(rows, ROWS_PER_STEP))
        changes = do(lambda work: _close(work, state, cancelled=False))
        yield Step(done, done, "imported", changes, state.report(cancelled=False))
    finally:
        if not state.closed:
            do(lambda work: _close(work, state, cancelled=True))


def undo_import(command: UndoImport, do: Do) -> Generator[Step, None, None]:
    """Take a whole import back; entries that were edited since stay as they are."""
    taken: list[int] = []

    def undo(work: Work) -> None:
        before = {entry.id: entry for entry in work.uow.entries.all()}
        taken.append(work.uow.imports.undo(command.batch_id, command.agent_name, work.now))
        after = {entry.id: entry for entry in work.uow.entries.all()}
        changed = [entry for entry in after.values() if before.get(entry.id) != entry]
        work.index.append(lambda engine: _follow_undo(engine, before.keys() - after.keys(), changed))

    changes = do(undo)
    yield Step(taken[0], taken[0], "undoing", changes, taken[0])


def _open(work: Work, state: _Import, file_name: str, by: str) -> None:
    state.batch_id = work.uow.imports.open_batch("knowledge", file_name, by, work.now)
    state.next_number = int(work.uow.entries.next_id()[2:])
    state.answers = {_key(entry): entry for entry in work.uow.entries.all()}


def _close(work: Work, state: _Import, *, cancelled: bool) -> None:
    work.uow.imports.close_batch(state.batch_id, state.counts, work.now, cancelled)
    state.closed = True


def _storing(state: _Import, rows: Sequence[KnowledgeRow | Problem], by: str) -> Callable[[Work], None]:
    def store(work: Work) -> None:
        entries = [entry for row in rows if (entry := _taken(state, row)) is not None]
        state.counts += work.uow.entries.bulk_put(entries, state.batch_id, by, work.now)
        work.index.append(lambda engine: _put_all(engine, entries))

    return store


def _taken(state: _Import, row: KnowledgeRow | Problem) -> KnowledgeEntry | None:
    """The entry of a row that is to be stored; what is wrong or double is noted instead."""
    if isinstance(row, Problem):
        state.note(row)
        return None
    entry = row.entry
    for column, text in (("answer", entry.answer), ("sales_answer", entry.sales_answer)):
        if bad := unknown_variables(text):
            state.note(Problem(row.number, column, "unknown_variable", bad[0].name))
            return None
    if entry.id in state.seen_ids:
        state.duplicates += 1
        state.note(Problem(row.number, "id", "duplicate_id", entry.id))
        return None
    return _without_double(state, row.number, entry)


def _without_double(state: _Import, number: int, entry: KnowledgeEntry) -> KnowledgeEntry | None:
    key = _key(entry)
    known = state.answers.get(key)
    if key in state.seen_keys and known is not None:
        if known.answer == entry.answer:
            state.duplicates += 1
            state.note(Problem(number, "question", "duplicate_question", known.id))
            return None
        state.note(Problem(number, "answer", "conflicting_answer", known.id))
    if not entry.id:
        # A file without ids is read again into the entries it made the first time.
        at_home = known is not None and key not in state.seen_keys
        entry = replace(entry, id=known.id if known is not None and at_home else _free_id(state))
    state.seen_ids.add(entry.id)
    state.seen_keys.add(key)
    state.answers[key] = entry
    return entry


def _free_id(state: _Import) -> str:
    """The next id that neither the shop nor the file so far has. Asked of the store once: it reads all ids."""
    while (free := f"KB{state.next_number:04d}") in state.seen_ids:
        state.next_number += 1
    return free


def _key(entry: KnowledgeEntry) -> _Key:
    return entry.question.strip().casefold(), entry.scope


def _follow_undo(engine: Engine, gone: Iterable[str], changed: Sequence[KnowledgeEntry]) -> None:
    for entry_id in gone:
        engine.remove_entry(entry_id)
    _put_all(engine, changed)


def _put_all(engine: Engine, entries: Sequence[KnowledgeEntry]) -> None:
    for entry in entries:
        put_into(engine, entry)
