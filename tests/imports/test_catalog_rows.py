"""Products out of a table: what shops' exports look like is read, what is no product is named by row and column."""

from pathlib import Path

import pytest

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.catalog_rows import CatalogRow, read_catalog
from deskpilot.imports.table import Problem

HEAD = "商品ID,宝贝标题,价格,商品规格,库存,底价,成本价,材质,属性:自重,标签"


def rows_of(
    tmp_path: Path, *rows: str, head: str = HEAD, encoding: str = "gb18030"
) -> list[CatalogRow | Problem]:
    path = tmp_path / "货.csv"
    path.write_bytes("\r\n".join((head, *rows)).encode(encoding))
    return list(read_catalog(path))


def row_of(tmp_path: Path, row: str) -> CatalogRow:
    (found,) = rows_of(tmp_path, row)
    assert isinstance(found, CatalogRow), found
    return found


def test_a_row_is_a_product_with_its_variant(tmp_path: Path) -> None:
    found = row_of(tmp_path, 'P1,竹编篮,"￥1,088.50元",颜色:本色;尺寸:大,12件,900,400,竹,3斤,收纳|手编')
    assert (found.code, found.title, found.price, found.floor_price, found.stock) == (
        "P1",
        "竹编篮",
        1088.5,
        900,
        12,
    )
    assert found.spec == {"颜色": "本色", "尺寸": "大"}
    assert found.attributes == {"材质": "竹", "自重": "3斤"}
    assert found.tags == ("收纳", "手编")


def test_what_a_thing_costs_the_shop_is_never_a_property_of_it(tmp_path: Path) -> None:
    assert "400" not in repr(row_of(tmp_path, "P1,竹编篮,88,,1,,400,,,"))


@pytest.mark.parametrize(
    "cell", ['"=""00012345678901234567890"""', "'00012345678901234567890", "\t00012345678901234567890"]
)
def test_a_long_number_keeps_all_its_figures(tmp_path: Path, cell: str) -> None:
    assert row_of(tmp_path, f"{cell},篮,1,,,,,,,").code == "00012345678901234567890"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    (found,) = rows_of(tmp_path, "P1,竹编的篮子,88,,1,,,,,", encoding=encoding)
    assert isinstance(found, CatalogRow)
    assert found.title == "竹编的篮子"


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (",篮,1,,,,,,,", "code", "empty_field"),
        ("P1,,1,,,,,,,", "title", "empty_field"),
        ("P1,篮,面议,,,,,,,", "price", "bad_number"),
        ("P1,篮,-5,,,,,,,", "price", "bad_number"),
        ("P1,篮,nan,,,,,,,", "price", "bad_number"),
        ("P1,篮,1e9,,,,,,,", "price", "bad_number"),
        ("P1,篮,49-79,,,,,,,", "price", "bad_number"),
        ("P1,篮,1,,很多,,,,,", "stock", "bad_number"),
        ("P1,篮,1,,2.5,,,,,", "stock", "bad_number"),
        ("P1,篮,1,,-1,,,,,", "stock", "bad_number"),
        ("1.23457E+20,篮,1,,,,,,,", "code", "rounded_number"),
        (f"P1,{'篮' * 300},1,,,,,,,", "title", "field_too_long"),
    ],
)
def test_a_bad_row_is_named_by_row_and_column_and_the_next_is_kept(
    tmp_path: Path, row: str, column: str, code: str
) -> None:
    bad, good = rows_of(tmp_path, row, "P9,好篮,1,,,,,,,")
    assert isinstance(bad, Problem)
    assert (bad.row, bad.column, bad.code) == (2, column, code)
    assert isinstance(good, CatalogRow)


@pytest.mark.parametrize("missing", ["商品ID", "宝贝标题", "价格"])
def test_a_file_that_lists_no_products_is_refused_as_a_whole(tmp_path: Path, missing: str) -> None:
    with pytest.raises(InvalidInput):
        rows_of(tmp_path, "1,2,3", head=HEAD.replace(missing, "别的", 1))


def test_an_empty_line_is_no_row(tmp_path: Path) -> None:
    assert rows_of(tmp_path, ",,,,,,,,,", "") == []
