"""Knowledge from files and into files: in steps, with a report, undone as a whole, and the same after a round."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from deskpilot.domain.commands import ImportKnowledge, SaveEntry, UndoImport
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.engine import index
from deskpilot.imports.knowledge_rows import KnowledgeRow, read_knowledge
from deskpilot.services.exporting import export_knowledge
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.services.steps import Step
from tests.services.shop import Shop, open_shop


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Shop]:
    """A shop that knows nothing yet."""
    opened = open_shop(tmp_path, ())
    yield opened
    opened.store.close()


def table(folder: Path, rows: list[str], header: str = "id,问题,答案") -> ImportKnowledge:
    path = folder / "kb.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return ImportKnowledge(str(path), "小美")


def report(steps: Iterator[Step]) -> ImportReport:
    *_, last = steps
    assert isinstance(last.report, ImportReport)
    return last.report


def entries(shop: Shop) -> list[KnowledgeEntry]:
    with shop.store.begin() as uow:
        return list(uow.entries.all())


def test_good_rows_are_kept_and_bad_ones_named(empty: Shop, tmp_path: Path) -> None:
    found = report(
        empty.desk.run(
            table(
                tmp_path, ["A,多久发货,隔天", "B,,x", "C,怎么退,找客服", 'D,"坏,x', "E,{y},{product.magic}"]
            )
        )
    )
    assert (found.added, found.changed, found.unchanged) == (2, 0, 0)
    assert [(row, column, code) for row, column, code, _ in found.problems] == [
        (3, "question", "empty_field"),
        (5, "", "unterminated_quote"),
        (6, "answer", "unknown_variable"),
    ]
    assert empty.engine.find("多久发货")[0].entry_id == "A"


def test_the_same_file_twice_changes_nothing(empty: Shop, tmp_path: Path) -> None:
    command = table(tmp_path, ["多久发货,隔天", "怎么退,找客服"], "问题,答案")
    assert report(empty.desk.run(command)).added == 2
    again = report(empty.desk.run(command))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert [entry.id for entry in entries(empty)] == ["KB0001", "KB0002"]


def test_doubles_within_a_file_are_told(empty: Shop, tmp_path: Path) -> None:
    found = report(empty.desk.run(table(tmp_path, ["A,问,答", "A,别的,x", "B,问,答", "C,问,另一个答案"])))
    assert (found.added, found.duplicates) == (2, 2)
    assert [code for _, _, code, _ in found.problems] == [
        "duplicate_id",
        "duplicate_question",
        "conflicting_answer",
    ]


def test_an_import_runs_in_steps_and_can_be_undone_as_a_whole(empty: Shop, tmp_path: Path) -> None:
    steps = list(empty.desk.run(table(tmp_path, [f"A{n},第{n}个问题,答{n}" for n in range(450)])))
    assert [step.done for step in steps] == [200, 400, 450, 450]
    empty.do(SaveEntry(KnowledgeEntry("A1", "改过的", "新答案"), "小美"))
    last = steps[-1].report
    assert isinstance(last, ImportReport)
    for _ in empty.desk.run(UndoImport(last.batch_id, "小美")):
        pass
    assert [entry.id for entry in entries(empty)] == ["A1"]
    assert empty.engine.entry_count == 1


def test_a_cancelled_import_keeps_its_batch_and_can_be_undone(empty: Shop, tmp_path: Path) -> None:
    steps = empty.desk.run(table(tmp_path, [f"A{n},第{n}个问题,答{n}" for n in range(450)]))
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert len(entries(empty)) == 200
    for _ in empty.desk.run(UndoImport(1)):
        pass
    assert entries(empty) == []


def test_a_file_that_cannot_be_used_opens_no_batch(empty: Shop, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="missing_column"):
        report(empty.desk.run(table(tmp_path, ["1"], "x")))
    assert report(empty.desk.run(table(tmp_path, ["A,问,答"]))).batch_id == 1


HOSTILE = (
    "=1+1",
    "+86",
    "-5",
    "@SUM(A1)",
    "\t缩进",
    "＝1",
    "'单引号",
    "'=x",
    "a|b",
    "_x0041_",
    '引"号',
    "换\n行",
    "=cmd|' /C calc'!A0",
)
plain = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=10).map(str.strip)
filled = plain.filter(bool) | st.sampled_from(HOSTILE).map(str.strip)
moments = st.none() | st.integers(0, 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
knowledge = st.builds(
    KnowledgeEntry,
    st.just("K1"),
    filled,
    filled,
    plain,
    st.lists(filled, max_size=3, unique=True).map(tuple),
    plain,
    st.lists(filled, max_size=2).map(tuple),
    st.lists(filled, max_size=2).map(tuple),
    moments,
    st.none(),
    st.integers(-5, 9),
    st.sampled_from(EntryPolicy),
    st.booleans(),
    plain,
)


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_what_is_exported_is_read_back_exactly(kind: str, tmp_path: Path) -> None:
    @given(knowledge)
    @settings(max_examples=60)
    def holds(entry: KnowledgeEntry) -> None:
        _holds(entry, tmp_path / f"out.{kind}")

    holds()


def test_a_workbook_is_read_back_exactly(tmp_path: Path) -> None:
    shop = [
        KnowledgeEntry(
            f"{n}",
            words.strip(),
            f"\x07{words.strip()}",
            note=words.strip(),
            alternatives=(f"{words.strip()}?",),
        )
        for n, words in enumerate(HOSTILE)
    ]
    export_knowledge(shop, tmp_path / "out.xlsx")
    assert [
        row.entry for row in read_knowledge(tmp_path / "out.xlsx") if isinstance(row, KnowledgeRow)
    ] == shop


def _holds(entry: KnowledgeEntry, path: Path) -> None:
    entry = replace(entry, alternatives=tuple(form for form in entry.alternatives if form != entry.question))
    assert export_knowledge([entry], path) == 1
    (row,) = read_knowledge(path)
    assert isinstance(row, KnowledgeRow), row
    assert row.entry == entry


def test_no_cell_of_an_export_can_run(tmp_path: Path) -> None:
    hostile = [KnowledgeEntry(f"{n}", words, words, words) for n, words in enumerate(HOSTILE)]
    export_knowledge(hostile, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in cells)
    export_knowledge(hostile, tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row if cell.value} == {"s"}
    book.close()


def test_an_export_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def breaks() -> Iterator[KnowledgeEntry]:
        yield KnowledgeEntry("A", "q", "a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        export_knowledge(breaks(), tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InvalidInput, match="unknown_kind"):
        export_knowledge([], tmp_path / "out.doc")


def test_the_next_start_reads_no_entry_anew_after_a_large_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_UNPACKED_ROWS", 0)  # so that these few are held as many are
    shop = open_shop(tmp_path, ())
    rows = [f"E{number},第{number}号怎么退,找客服" for number in range(150)]
    assert report(shop.desk.run(table(tmp_path, rows))).added == 150
    before = shop.engine.find("第77号怎么退")
    shop.store.close()
    monkeypatch.setattr(index.Index, "put", None)
    again = open_shop(tmp_path, ())
    assert again.engine.find("第77号怎么退") == before
    assert again.engine.entry_count == 150
    again.store.close()
