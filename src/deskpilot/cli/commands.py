"""The commands that run without a window."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from deskpilot.cli import (
    dial_table,
    erase_customer,
    export_customer,
    feedback_list,
    table_imports,
    task_list,
    told,
)
from deskpilot.cli.folder import check_free
from deskpilot.cli.learned_text import learned_json, learned_text
from deskpilot.domain.commands import (
    ForgetLearned,
    ImportKnowledge,
    RecallLearned,
)
from deskpilot.domain.conversation import Mode
from deskpilot.domain.errors import DatabaseCorrupt, InvalidInput
from deskpilot.domain.risk import History
from deskpilot.engine import Engine
from deskpilot.imports.encodings import open_text
from deskpilot.paths import data_dir
from deskpilot.services import keeping, risk_dial
from deskpilot.services.desk import Desk
from deskpilot.services.dial_note import DialNote, dial_to_be_set
from deskpilot.services.exporting import export_knowledge
from deskpilot.services.knowledge_views import HitTestResult, ImportReport
from deskpilot.services.lessons import lessons
from deskpilot.services.media_copies import media_beside
from deskpilot.services.replay import answered, read_lines, replay
from deskpilot.store import Reader, Store

_LISTED = 10


def kb_import(options: argparse.Namespace) -> int:
    """Knowledge from a file; what could not be read is named by row and column."""
    report: object = None
    with _desk(options, writes=True) as (_, desk):
        for step in desk.run(ImportKnowledge(str(options.file))):
            report = step.report or report
    assert isinstance(report, ImportReport)
    if options.json:
        _say_json(_figures(report))
        return 0
    _say(told.text("imported", **_figures(report), bad=len(report.problems)))
    for row, column, code, value in report.problems:
        _say(told.problem(row, column, code, value))
    return 0


def kb_export(options: argparse.Namespace) -> int:
    """All knowledge into a file."""
    with _store(options) as store, store.begin() as uow:
        count = export_knowledge(uow.entries.all(), options.file)
    _say(told.text("exported", count=count, file=options.file.name))
    return 0


def ask(options: argparse.Namespace) -> int:
    """The hit test: one question, or a file of them."""
    if (options.text is None) == (options.batch is None) or (options.batch is None) != (options.out is None):
        sys.stderr.write(told.text("use_ask") + "\n")
        return 2
    with _desk(options) as (_, desk):
        _load(desk)
        if options.batch is not None:
            return _ask_all(desk, options.batch, options.out)
        result = desk.ask(options.text)
    if options.json:
        _say_json(_hit_json(result))
    else:
        _say_hits(result)
    return 0


def replay_file(options: argparse.Namespace) -> int:
    """Recorded conversations through the engine."""
    with _desk(options) as (store, desk), _reading(options.file) as lines:
        _load(desk)
        with store.begin() as uow:
            entries = {entry.id: entry for entry in uow.entries.all()}
        rows = replay(
            read_lines(lines), Mode(options.mode), desk.engine, entries, desk.house, datetime.now(UTC)
        )
        count = _write_rows(options.out, rows)
    _say(told.text("replayed", count=count, file=options.out.name))
    return 0


def learn(options: argparse.Namespace) -> int:
    """Learn from the shop's own past conversations; tell what was learned, put it aside, take it back."""
    report: object = None
    with _desk(options, writes=not options.show) as (store, desk):
        if options.file is not None:
            with _reading(options.file) as lines:
                _load(desk)
                for step in desk.learn(read_lines(lines), options.file.name):
                    report = step.report or report
        elif not options.show:
            desk.dispatch(ForgetLearned() if options.forget else RecallLearned())
        settings = desk.settings()
        with store.begin() as uow:
            told_of, unset = lessons(uow.learned), dial_to_be_set(uow.learned, settings)
    _say(learned_json(told_of, report) if options.json else learned_text(told_of, report))
    if unset is not None:
        _warn_of_dial(unset)
    return 0


def calibrate(options: argparse.Namespace) -> int:
    """The risk dial: what is answered by itself, and how often wrongly at most, at each price of a mistake."""
    if options.risk is None and not options.splits:
        sys.stderr.write(told.text("use_calibrate") + "\n")
        return 2
    with _desk(options, writes=options.apply) as (store, desk):
        history = _history(options, store, desk)
        if options.splits:
            risks = sorted({*risk_dial.STANDARD_RISKS, options.risk or risk_dial.STANDARD_RISKS[0]})
            checks = risk_dial.split_checks(history, risks, options.delta, options.splits)
            _say_json(dial_table.checks_json(checks)) if options.json else _say(
                dial_table.checks_text(checks)
            )
            return 0
        settings = desk.settings()
        table = risk_dial.risk_table(history, options.risk, options.delta, settings.reply_floor)
        risk_dial.check_enough(table, risk_dial.STANDARD_RISKS[-1])
        with store.begin() as uow:
            unset = dial_to_be_set(uow.learned, settings)
        stores = options.apply and not table.is_too_little
        if stores:
            risk_dial.set_dial(desk, store, table.chosen, datetime.now(UTC))
    if options.json:
        _say_json(dial_table.table_json(table, stores))
    else:
        _say(dial_table.table_text(table, stores))
    if unset is not None and not stores:
        _warn_of_dial(unset)
    risk_dial.check_enough(table)
    return 0


def doctor(options: argparse.Namespace) -> int:
    """Look at everything; 1 when something is not sound."""
    checks = keeping.doctor(data_dir(options.data_dir))
    if options.json:
        _say_json([{"check": c.code, "sound": c.sound, "value": c.value} for c in checks])
    else:
        for check in checks:
            _say(told.check(check.code, check.sound, check.value))
    return 0 if all(check.sound for check in checks) else 1


def backup(options: argparse.Namespace) -> int:
    """A checked copy of the database as one file, and of the media in a folder beside it."""
    kept = keeping.back_up(data_dir(options.data_dir), options.file)
    _say(told.text("backed_up", file=kept.file))
    if kept.media:
        _say(told.text("media_along", count=kept.media, folder=media_beside(kept.file).name))
    return 0


def restore_file(options: argparse.Namespace) -> int:
    """Put a copy in the database's place; what stood there stays beside it."""
    folder = data_dir(options.data_dir)
    check_free(folder)
    try:
        kept = keeping.put_back(options.file, folder, datetime.now(UTC))
    except DatabaseCorrupt as error:  # the copy is: what the shop has was not looked at
        raise InvalidInput("not_a_backup", file=options.file.name) from error
    _say(told.text("restored", file=options.file.name))
    if kept.media:
        _say(told.text("media_back", count=kept.media))
    elif not media_beside(options.file).is_dir():
        _say(told.text("no_media_beside", folder=media_beside(options.file).name))
    return 0


def forget_pin(options: argparse.Namespace) -> int:
    """Take the owner's PIN off, for whoever has forgotten it."""
    folder = data_dir(options.data_dir)
    check_free(folder)
    gone = keeping.forget_pin(folder, datetime.now(UTC))
    _say(told.text("pin_gone" if gone else "no_pin"))
    return 0


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "kb_import": kb_import,
    "kb_export": kb_export,
    "catalog_import": table_imports.catalog_import,
    "orders_import": table_imports.orders_import,
    "ask": ask,
    "replay": replay_file,
    "learn": learn,
    "calibrate": calibrate,
    "tasks": task_list.tasks,
    "doctor": doctor,
    "backup": backup,
    "restore": restore_file,
    "erase": erase_customer.erase,
    "export_customer": export_customer.export_customer,
    "feedback": feedback_list.feedback,
    "forget_pin": forget_pin,
}


@contextmanager
def _store(options: argparse.Namespace, writes: bool = False) -> Iterator[Store]:
    folder = data_dir(options.data_dir)
    if writes:
        check_free(folder)
    with Store.open(folder) as store:
        yield store


@contextmanager
def _desk(options: argparse.Namespace, writes: bool = False) -> Iterator[tuple[Store, Desk]]:
    with _store(options, writes) as store:
        yield store, Desk(store, Engine())


def _load(desk: Desk) -> None:
    for _ in desk.load():
        pass


def _history(options: argparse.Namespace, store: Store, desk: Desk) -> History:
    now = datetime.now(UTC)
    if options.labelled is not None:
        with _reading(options.labelled) as rows:
            lines = tuple(read_lines(rows))
        _load(desk)
        return risk_dial.labelled_history(lines, desk, store, now)
    with closing(Reader(store.data_dir)) as reader:
        return risk_dial.reviewed_history(reader, desk.house, now)


@contextmanager
def _reading(path: Path) -> Iterator[Iterator[str]]:
    if not path.is_file():
        raise InvalidInput("no_such_file", file=path.name)
    with open_text(path) as file:
        yield iter(file)


def _warn_of_dial(note: DialNote) -> None:
    sys.stderr.write(told.text("dial_unset", floor=f"{note.floor:.2f}", now=f"{note.in_force:.2f}") + "\n")


def _ask_all(desk: Desk, questions: Path, out: Path) -> int:
    with _reading(questions) as lines:
        count = _write_rows(out, answered(lines, desk.engine, _LISTED))
    _say(told.text("asked", count=count, file=out.name))
    return 0


def _write_rows(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    """JSON lines; the file appears when it is whole."""
    incoming = path.with_name(f".{path.name}.tmp")
    count = 0
    try:
        # Half a character that came as an escape leaves as one: a backslash and its number are the same in JSON.
        with incoming.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
        incoming.replace(path)
    finally:
        with suppress(OSError):
            incoming.unlink(missing_ok=True)
    return count


def _figures(report: ImportReport) -> dict[str, Any]:
    return {
        "batch": report.batch_id,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "duplicates": report.duplicates,
        "problems": table_imports.problems_json(report.problems),
    }


def _hit_json(result: HitTestResult) -> dict[str, Any]:
    return {
        "text": result.text,
        "action": result.action,
        "rule": result.rule,
        "confidence": round(result.confidence, 4),
        "margin": round(result.margin, 4),
        "reply": result.reply,
        "candidates": [
            {
                "entry": hit.entry_id,
                "question": hit.question,
                "score": round(hit.score, 4),
                "reasons": [f"{e.code} {e.detail} {e.weight:.2f}".replace("  ", " ") for e in hit.evidence],
            }
            for hit in result.candidates
        ],
    }


def _say_hits(result: HitTestResult) -> None:
    _say(
        told.text(
            "decided",
            action=told.action(result.action),
            rule=result.rule,
            confidence=f"{result.confidence:.2f}",
        )
    )
    for place, hit in enumerate(result.candidates, 1):
        reasons = " ".join(
            f"{e.code}{' ' + e.detail if e.detail else ''} {e.weight:.2f}" for e in hit.evidence
        )
        _say(f"{place:2} {hit.score:.3f} {hit.entry_id} {hit.question}  [{reasons}]")
    if result.reply:
        _say(result.reply)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _say_json(figures: object) -> None:
    _say(json.dumps(figures, ensure_ascii=False, indent=1))
