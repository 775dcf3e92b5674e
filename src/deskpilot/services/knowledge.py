"""Entries and words are changed here; what the engine knows follows once the change is stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from deskpilot.domain.commands import (
    DeleteAlias,
    DeleteEntries,
    EnableEntries,
    RestoreEntry,
    SaveAlias,
    SaveEntry,
)
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.engine import Engine
from deskpilot.services.work import Work
from deskpilot.wording.figures import Figure, figures
from deskpilot.wording.template import unknown_variables
from deskpilot.wording.typed_values import typed_values

LONGEST_QUESTION, LONGEST_ANSWER, MOST_FORMS = 500, 8_000, 200
_MEANING = {
    "yuan": "price",
    "piece": "stock",
    "day": "date",
    "clock": "date",
    "month": "date",
    "year": "date",
    "week": "duration",
    "hour": "duration",
    "minute": "duration",
    "tenths": "discount",
    "percent": "discount",
}


@dataclass(frozen=True, slots=True)
class Unbound:
    """A typed figure that looks like one that changes: code price, stock, date, duration or discount."""

    code: str
    start: int
    end: int


def save_entry(work: Work, command: SaveEntry) -> None:
    """Create or change an entry. Raises `InvalidInput` naming the field."""
    entry = checked_entry(command.entry)
    stored = work.uow.entries.put(entry, command.agent_name, work.now)
    work.index.append(lambda engine: put_into(engine, stored))


def delete_entries(work: Work, command: DeleteEntries) -> None:
    """Take entries out; their versions stay and can be brought back."""
    _must_exist(work, command.ids)
    work.uow.entries.delete(command.ids, command.agent_name, work.now)
    work.index.append(lambda engine: _remove(engine, command.ids))


def enable_entries(work: Work, command: EnableEntries) -> None:
    """Switch entries on or off."""
    _must_exist(work, command.ids)
    work.uow.entries.enable(command.ids, command.enabled, command.agent_name, work.now)
    changed = [entry for each in command.ids if (entry := work.uow.entries.get(each)) is not None]
    work.index.append(lambda engine: _put_all(engine, changed))


def restore_entry(work: Work, command: RestoreEntry) -> None:
    """Bring back an earlier version, also of a deleted entry."""
    entry = work.uow.entries.restore(command.entry_id, command.version, command.agent_name, work.now)
    work.index.append(lambda engine: put_into(engine, entry))


def save_alias(work: Work, command: SaveAlias) -> None:
    """Teach the shop's own word for something."""
    alias = _checked_alias(command.alias)
    work.uow.aliases.put(alias)
    work.index.append(lambda engine: engine.put_alias(alias))


def delete_alias(work: Work, command: DeleteAlias) -> None:
    """Forget a word."""
    work.uow.aliases.delete(command.alias)
    work.index.append(lambda engine: engine.remove_alias(command.alias))


def find_unbound(answer: str) -> tuple[Unbound, ...]:
    """Typed figures in an answer that should be variables bound to a row: one fact, one place."""
    written = tuple(_flagged(answer))
    spoken = (Unbound(each.code, each.start, each.end) for each in typed_values(answer))
    further = (s for s in spoken if all(s.end <= each.start or each.end <= s.start for each in written))
    return tuple(sorted((*written, *further), key=lambda each: each.start))


def checked_entry(entry: KnowledgeEntry) -> KnowledgeEntry:
    """The entry with its texts trimmed. Raises `InvalidInput` naming the field and what is wrong."""
    question, answer = entry.question.strip(), entry.answer.strip()
    forms = tuple(
        dict.fromkeys(form for each in entry.alternatives if (form := each.strip()) != question and form)
    )
    for field, text, limit in (("question", question, LONGEST_QUESTION), ("answer", answer, LONGEST_ANSWER)):
        if not text:
            raise InvalidInput("empty_field", field=field)
        if len(text) > limit:
            raise InvalidInput("field_too_long", field=field, limit=limit)
    if len(forms) > MOST_FORMS or any(len(form) > LONGEST_QUESTION for form in forms):
        raise InvalidInput("field_too_long", field="alternatives", limit=LONGEST_QUESTION)
    for field, text in (("answer", answer), ("sales_answer", entry.sales_answer)):
        if bad := unknown_variables(text):
            raise InvalidInput("unknown_variable", field=field, value=bad[0].name)
    if entry.valid_from and entry.valid_to and entry.valid_from >= entry.valid_to:
        raise InvalidInput("bad_period", field="valid_to")
    return replace(entry, id=entry.id.strip(), question=question, answer=answer, alternatives=forms)


def put_into(engine: Engine, entry: KnowledgeEntry) -> None:
    """The engine's index knows exactly the entries that are enabled."""
    if entry.enabled:
        engine.put_entry(entry)
    else:
        engine.remove_entry(entry.id)


def _flagged(answer: str) -> Iterator[Unbound]:
    for figure in figures(answer):
        code = _meaning(figure, answer)
        if code is not None:
            yield Unbound(code, figure.start, figure.end)


def _meaning(figure: Figure, answer: str) -> str | None:
    code = _MEANING.get(figure.unit)
    if figure.unit == "month" and "个" in answer[figure.start : figure.end]:
        return "duration"
    if figure.unit == "day" and "号" not in answer[figure.start : figure.end]:
        before_month = answer[: figure.start].rstrip().endswith("月")
        return "date" if before_month else "duration"
    return code


def _must_exist(work: Work, ids: Iterable[str]) -> None:
    for entry_id in ids:
        if work.uow.entries.get(entry_id) is None:
            raise NotFound(kind="entry", id=entry_id)


def _remove(engine: Engine, ids: Iterable[str]) -> None:
    for entry_id in ids:
        engine.remove_entry(entry_id)


def _put_all(engine: Engine, entries: Iterable[KnowledgeEntry]) -> None:
    for entry in entries:
        put_into(engine, entry)


def _checked_alias(alias: Alias) -> Alias:
    words, canonical = alias.alias.strip(), alias.canonical.strip()
    if not words or not canonical:
        raise InvalidInput("empty_field", field="alias" if not words else "canonical")
    return replace(alias, alias=words, canonical=canonical)
