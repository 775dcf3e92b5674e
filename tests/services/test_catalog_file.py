"""A shop's own products come from a file, and what it says of them is what is answered."""

from pathlib import Path

import pytest

from deskpilot.domain.commands import ImportCatalog
from deskpilot.services.catalog_file import CatalogReport
from tests.services.shop import Shop

FILE = """商品ID,标题,价格,规格,库存,材质
B1,柳编提篮,59,小号,4,柳条
B2,藤编果盘,39,,,藤
B1,柳编提篮,79,大号,0,柳条
B3,,5,,,
"""


@pytest.fixture
def goods(tmp_path: Path) -> Path:
    path = tmp_path / "商品.csv"
    path.write_text(FILE, encoding="utf-8-sig")
    return path


def taken(shop: Shop, path: Path) -> CatalogReport:
    report = [step.report for step in shop.desk.run(ImportCatalog(str(path), "小美"))][-1]
    assert isinstance(report, CatalogReport)
    return report


def test_good_rows_are_kept_bad_ones_named_and_the_same_file_again_changes_nothing(
    shop: Shop, goods: Path
) -> None:
    first, again = taken(shop, goods), taken(shop, goods)
    assert (first.added, first.changed, first.unchanged) == (2, 0, 0)
    assert first.problems == ((5, "title", "empty_field", ""),)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)


def test_the_variants_of_a_product_need_not_stand_together(shop: Shop, goods: Path) -> None:
    taken(shop, goods)
    with shop.store.begin() as uow:
        basket, tray = uow.products.get("B1"), uow.products.get("B2")
    assert basket is not None
    assert [(sku.spec, sku.price, sku.stock) for sku in basket.skus] == [
        ({"规格": "小号"}, 59, 4),
        ({"规格": "大号"}, 79, 0),
    ]
    assert tray is not None
    assert tray.skus == ()


def test_what_the_file_says_is_what_is_answered(shop: Shop, goods: Path) -> None:
    taken(shop, goods)
    assert "小号：59元，大号：79元" in shop.turn("多少钱", viewed_product="B1")[0]
    assert "大号现在没有货" in shop.turn("大号的还有吗", "c2", viewed_product="B1")[0]
    assert "柳条" in shop.turn("什么材质", "c3", viewed_product="B1")[0]
    assert "「藤编果盘」现在39元" in shop.turn("藤编果盘多少钱", "c4")[0]


def test_a_new_price_changes_the_answer(shop: Shop, goods: Path) -> None:
    taken(shop, goods)
    goods.write_text(FILE.replace("B2,藤编果盘,39", "B2,藤编果盘,45"), encoding="utf-8")
    assert taken(shop, goods).changed == 1
    assert "45元" in shop.turn("藤编果盘多少钱")[0]


def test_where_nothing_is_counted_no_stock_is_claimed(shop: Shop, goods: Path) -> None:
    taken(shop, goods)
    said = "".join(shop.turn("藤编果盘还有货吗"))
    assert "没有货" not in said
    assert "还有0" not in said


@pytest.mark.parametrize(
    "columns", ["商品ID,标题,价格\nB2,藤编果盘,45\n", "商品ID,标题,价格,库存\nB2,藤编果盘,45,6\n"]
)
def test_what_a_file_has_no_column_for_stays_as_it_was(shop: Shop, goods: Path, columns: str) -> None:
    goods.write_text("商品ID,标题,价格,库存,底价,材质,标签\nB2,藤编果盘,39,6,30,藤,送礼\n", encoding="utf-8")
    taken(shop, goods)
    goods.write_text(columns, encoding="utf-8")
    assert taken(shop, goods).changed == 1
    with shop.store.begin() as uow:
        tray = uow.products.get("B2")
    assert tray is not None
    assert (tray.price, tray.floor_price, tray.attributes, tray.tags) == (45, 30, {"材质": "藤"}, ("送礼",))
    assert [(sku.price, sku.stock) for sku in tray.skus] == [(45, 6)]


def test_one_price_for_variants_with_prices_of_their_own_is_not_guessed(shop: Shop, goods: Path) -> None:
    taken(shop, goods)
    goods.write_text("商品ID,标题,价格\nB1,柳编提篮,49\n", encoding="utf-8")
    report = taken(shop, goods)
    assert (report.changed, report.problems) == (0, ((2, "spec", "empty_field", "B1"),))
    with shop.store.begin() as uow:
        basket = uow.products.get("B1")
    assert basket is not None
    assert basket.price == 59
