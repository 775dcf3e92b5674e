"""CSV: good rows are kept, bad ones are named, and no file is an exception half way."""

import codecs
import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.imports.csv_table import read_csv
from deskpilot.imports.encodings import encoding_of
from deskpilot.imports.table import Cells, Problem

TEXT = (
    "问题,答案\n多久发货,付款后隔天发\n怎么退货,联系客服办理\n颜色会有偏差吗,不同屏幕看起来会有一点不一样\n"
)


def write(folder: Path, data: bytes | str) -> Path:
    path = folder / "表.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rows(path: Path) -> list[tuple[str, ...]]:
    return [row.values for row in read_csv(path) if isinstance(row, Cells)]


def problems(path: Path) -> list[tuple[int, str]]:
    return [(row.row, row.code) for row in read_csv(path) if isinstance(row, Problem)]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
    ],
)
def test_the_encoding_is_found(data_dir: Path, encoding: str, name: str) -> None:
    path = write(data_dir, TEXT.encode(encoding))
    assert encoding_of(path).name == name
    assert rows(path)[1] == ("多久发货", "付款后隔天发")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_found(data_dir: Path, encoding: str) -> None:
    path = write(data_dir, ("a,b\n" * 20 + "id,发货\n").encode(encoding))
    assert rows(path)[-1] == ("id", "发货")


def test_traditional_text_in_big5_is_found(data_dir: Path) -> None:
    text = "問題,答案\n這個商品什麼時候發貨,我們會在兩天內發出\n可以退換貨嗎,沒有使用過的都可以\n"
    assert encoding_of(write(data_dir, text.encode("big5"))).name == "big5"


def test_a_single_hanzi_that_is_valid_in_both_does_not_mislead(data_dir: Path) -> None:
    text = TEXT + "".join(f"问{n},联通\n" for n in range(50))
    assert encoding_of(write(data_dir, text.encode("gbk"))).name == "gb18030"


def test_four_byte_characters_of_gb18030_are_read(data_dir: Path) -> None:
    path = write(data_dir, (TEXT + "𠮷野家,有的\n").encode("gb18030"))
    assert rows(path)[-1] == ("𠮷野家", "有的")


def test_bytes_that_fit_nothing_are_named_by_row(data_dir: Path) -> None:
    path = write(data_dir, TEXT.encode() + b"\xff\xff\xff,x\n" + "好,的\n".encode())
    assert not encoding_of(path).sound
    assert problems(path)
    assert ("好", "的") in rows(path) or ("多久发货", "付款后隔天发") in rows(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_found(data_dir: Path, delimiter: str) -> None:
    path = write(data_dir, f"a{delimiter}b\n1{delimiter}2\n")
    assert rows(path) == [("a", "b"), ("1", "2")]


def test_the_separator_line_of_spreadsheets_is_obeyed(data_dir: Path) -> None:
    assert rows(write(data_dir, "sep=;\na;b,c\n")) == [("a", "b,c")]


def test_a_quote_that_never_closes_costs_one_row(data_dir: Path) -> None:
    path = write(data_dir, 'a,b\n"open,2\n3,4\n5,6\n')
    assert problems(path) == [(2, "unterminated_quote")]
    assert rows(path) == [("a", "b"), ("3", "4"), ("5", "6")]


def test_line_breaks_within_quotes_belong_to_the_cell(data_dir: Path) -> None:
    assert rows(write(data_dir, 'a,"x\r\ny"\r\n1,2\r\n')) == [("a", "x\r\ny"), ("1", "2")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("x\0y,1", "control_character"),
        ("长" * 131_073, "cell_too_long"),
        (",".join("a" * 201), "too_many_columns"),
    ],
)
def test_a_bad_row_is_named_and_the_next_is_read(data_dir: Path, row: str, code: str) -> None:
    path = write(data_dir, f"a,b\n{row}\n1,2\n")
    assert problems(path) == [(2, code)]
    assert rows(path)[-1] == ("1", "2")


def test_blank_rows_are_passed_over(data_dir: Path) -> None:
    assert rows(write(data_dir, "\n\na,b\n\n1,2\n\n")) == [("a", "b"), ("1", "2")]


def test_long_numbers_stay_text(data_dir: Path) -> None:
    assert rows(write(data_dir, "no\n2875811719072939822123\n007\n"))[1:] == [
        ("2875811719072939822123",),
        ("007",),
    ]


cells = st.text(
    st.characters(blacklist_characters="\0\ufffd\r", blacklist_categories=("Cs",)), min_size=1, max_size=12
)


@given(
    st.lists(st.lists(cells.filter(lambda c: c.strip(" \n")), min_size=2, max_size=4), min_size=1, max_size=4)
)
def test_what_a_csv_writer_wrote_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["头", "部"], *table])
    assert rows(path)[1:] == [tuple(row) for row in table]


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_problems(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(data)
    assert all(isinstance(row, Cells | Problem) for row in read_csv(path))


def test_a_mark_alone_is_an_empty_table(data_dir: Path) -> None:
    assert list(read_csv(write(data_dir, codecs.BOM_UTF8))) == []
