"""Rows become entries under any usual header; what cannot be one is named by row and column."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.imports.bars import joined, parted
from deskpilot.imports.knowledge_rows import KnowledgeRow, read_knowledge
from deskpilot.imports.neutral import neutralised, restored
from deskpilot.imports.table import Problem


def read(folder: Path, text: str, name: str = "kb.csv") -> list[KnowledgeRow | Problem]:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return list(read_knowledge(path))


def entry(folder: Path, text: str, name: str = "kb.csv") -> KnowledgeEntry:
    (row,) = read(folder, text, name)
    assert isinstance(row, KnowledgeRow)
    return row.entry


@pytest.mark.parametrize(
    "header",
    [
        "id,category,question,alt,answer",
        "编号,类目,问题,其他问法,答案",
        "序号,分类,标准问题,相似问法,回复",
        "ID, Category ,Question*,ALT,Answer",
        "编号：,类别,问题,同义问,话术",
        "\ufeffid,category,question,alt,answer",
    ],
)
def test_usual_headers_are_understood(data_dir: Path, header: str) -> None:
    found = entry(data_dir, f"{header}\n007,发货,多久发货,几天发|啥时候发,明天\n")
    assert (found.id, found.category, found.question, found.alternatives, found.answer) == (
        "007", "发货", "多久发货", ("几天发", "啥时候发"), "明天",
    )  # fmt: skip


def test_all_columns_are_read(data_dir: Path) -> None:
    text = "问题,答案,销售话术,适用商品,图片,生效时间,失效时间,优先级,自动回复,启用,备注\nq,a,s,A-1|A-2,x.svg,2026-03-01,2026/3/9,5,人工,否,n\n"
    assert entry(data_dir, text) == KnowledgeEntry(
        "", "q", "a", sales_answer="s", scope=("A-1", "A-2"), media=("x.svg",),
        valid_from=datetime(2026, 2, 28, 16, tzinfo=UTC), valid_to=datetime(2026, 3, 9, 16, tzinfo=UTC),
        priority=5, policy=EntryPolicy.HUMAN, enabled=False, note="n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (",a,,,,", "question", "empty_field"),
        ("q, ,,,,", "answer", "empty_field"),
        ("q,a,昨天,,,", "valid_from", "bad_date"),
        ("q,a,2026-02-30,,,", "valid_from", "bad_date"),
        ("q,a,2026-03-02,2026-03-01,,", "valid_to", "bad_period"),
        ("q,a,,,高,", "priority", "bad_number"),
        ("q,a,,,,也许", "auto", "bad_value"),
        (f"{'长' * 501},a,,,,", "question", "field_too_long"),
        ("q,a,,,,,多出来", "7", "too_many_cells"),
    ],
)
def test_a_bad_row_is_named_by_row_and_column(data_dir: Path, row: str, column: str, code: str) -> None:
    found = read(data_dir, f"问题,答案,生效时间,失效时间,优先级,自动回复\nq0,a0,,,,\n{row}\nq2,a2,,,,\n")
    assert [(p.row, p.column, p.code) for p in found if isinstance(p, Problem)] == [(3, column, code)]
    assert len([r for r in found if isinstance(r, KnowledgeRow)]) == 2


def test_short_rows_and_unknown_columns_do_no_harm(data_dir: Path) -> None:
    assert entry(data_dir, "颜色,问题,答案,备注\n红,q,a\n").note == ""


def test_doubtful_headers_are_told(data_dir: Path) -> None:
    found = read(data_dir, "问题,答案,,answer\nq,a,,b\n")
    assert [(p.column, p.code) for p in found if isinstance(p, Problem)] == [
        ("3", "blank_header"),
        ("answer", "duplicate_header"),
    ]
    assert [r.entry.answer for r in found if isinstance(r, KnowledgeRow)] == ["a"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.csv", "x,y\n1,2\n", "missing_column"),
        ("a.csv", "", "empty_file"),
        ("a.csv", "\n\n", "empty_file"),
        ("a.xls", "x", "old_or_locked_workbook"),
        ("a.xlsx", "no zip", "damaged_workbook"),
    ],
)
def test_a_file_that_is_no_knowledge_is_refused(data_dir: Path, name: str, text: str, code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        read(data_dir, text, name)


def test_a_file_that_is_not_there_is_told(data_dir: Path) -> None:
    with pytest.raises(InvalidInput, match="no_such_file"):
        list(read_knowledge(data_dir / "nothing.csv"))


def test_json_lines_are_read_with_lists_and_texts(data_dir: Path) -> None:
    line = json.dumps(
        {"id": 7, "question": "q", "alternatives": ["x|y", "z"], "答案": "a", "enabled": False, "other": {}}
    )
    found = entry(data_dir, line + "\n", "kb.jsonl")
    assert (found.id, found.alternatives, found.answer, found.enabled) == ("7", ("x|y", "z"), "a", False)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"question": "q", "answer"', "not_json"),
        ("[" * 100_000, "not_json"),
        ('{"question": "q", "answer": "a", "priority": ' + "9" * 5_000 + "}", "not_json"),
        ('{"question": "q", "answer": "a", "priority": NaN}', "not_json"),
        ("[1, 2]", "not_an_object"),
        ('{"question": {"a": 1}, "answer": "a"}', "bad_value"),
        ('{"question": "q"}', "empty_field"),
        ('{"question": "' + "x" * 1_100_000 + '"}', "line_too_long"),
    ],
)
def test_a_bad_line_of_json_is_named_and_the_next_is_read(data_dir: Path, line: str, code: str) -> None:
    found = read(data_dir, f'{line}\n{{"question": "q", "answer": "a"}}\n', "kb.jsonl")
    assert [(p.row, p.code) for p in found if isinstance(p, Problem)] == [(1, code)]
    assert len(found) == 2


@given(st.text(max_size=20))
def test_what_is_made_harmless_is_made_whole_again(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert not neutralised(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


trimmed = st.text(st.sampled_from("ab|｜\\、 甲"), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(trimmed, max_size=4).map(tuple))
def test_texts_in_one_cell_come_apart_as_they_were(texts: tuple[str, ...]) -> None:
    assert parted(joined(texts)) == texts
