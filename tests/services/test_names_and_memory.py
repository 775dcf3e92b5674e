"""The shop's own words and the customer's memory in the look-ups: the right row, and only what a customer told of themselves."""

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.commands import SaveAlias
from deskpilot.domain.decision import Action
from deskpilot.domain.knowledge import Alias
from tests.services.shop import Shop

COAT = Product(
    "C-7",
    "双面呢短大衣",
    680.0,
    series="晚山",
    category="服饰/大衣",
    skus=(
        Sku("C-7-11-S", {"颜色": "XC-11", "尺码": "S"}, 680.0, 4),
        Sku("C-7-11-M", {"颜色": "XC-11", "尺码": "M"}, 680.0, 0),
        Sku("C-7-12-M", {"颜色": "XC-12", "尺码": "M"}, 720.0, 9),
    ),
)
SCARF = Product(
    "C-8", "羊绒流苏围巾", 260.0, series="听雪", category="服饰/围巾", skus=(Sku("C-8-1", {}, 260.0, 6),)
)
ALIASES = (
    Alias("栗子色", "XC-12", "color"),
    Alias("雪青色", "XC-99", "color"),
    Alias("小短", "双面呢短大衣", "product"),
    Alias("毛茸茸", "听雪", "series"),
    Alias("短大衣小号", "C-7-11-S", "product"),
)


@pytest.fixture
def wardrobe(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        for product in (COAT, SCARF):
            uow.products.put(product)
    for _ in shop.desk.load():
        pass
    for alias in ALIASES:
        shop.do(SaveAlias(alias))
    return shop


def facts(shop: Shop, key: str = "c1") -> list[tuple[str, str]]:
    customer = shop.conversation(key).customer_id
    with shop.store.begin() as uow:
        return [(fact.key, fact.value) for fact in uow.customers.facts(customer)]


@pytest.mark.parametrize(
    ("text", "viewed", "said"),
    [
        ("栗子色多少钱", "C-7", "XC-12 M现在720元"),
        ("栗子色的还有吗", "C-7", "XC-12 M现在还有9件"),
        ("有栗子色的吗", "C-7", "XC-12 M现在还有9件"),
        ("XC-12多少钱", "C-7", "XC-12 M现在720元"),
        ("小短栗子色多少钱", None, "XC-12 M现在720元"),
        ("短大衣小号多少钱", None, "XC-11 S现在680元"),
        ("毛茸茸还有货吗", None, "「羊绒流苏围巾」现在还有6件"),
        ("听雪系列多少钱", "C-7", "「羊绒流苏围巾」现在260元"),
        ("那个围巾多少钱", "C-7", "「羊绒流苏围巾」现在260元"),
        ("流苏围巾那款有货吗", "C-7", "「羊绒流苏围巾」现在还有6件"),
        ("M码有货吗", "C-7", "XC-11 M还有0件，XC-12 M还有9件"),
    ],
)
def test_the_row_is_found_by_the_words_of_shop_and_customer(
    wardrobe: Shop, text: str, viewed: str | None, said: str
) -> None:
    assert said in "".join(wardrobe.turn(text, viewed_product=viewed))


def test_a_colour_that_the_product_does_not_have_is_not_answered_by_its_row(wardrobe: Shop) -> None:
    wardrobe.turn("雪青色多少钱", viewed_product="C-7")
    assert wardrobe.decision().rule != "attribute"


@pytest.mark.parametrize(
    "text", ["不要黑色的", "我闺蜜穿M码", "有没有S码的", "栗子色的还有吗", "我家金毛 65斤", "想做1米6的"]
)
def test_what_a_customer_does_not_tell_of_themselves_is_not_remembered(wardrobe: Shop, text: str) -> None:
    wardrobe.turn(text, viewed_product="C-7")
    assert {key for key, _ in facts(wardrobe)} <= {"recipient"}


def test_what_a_customer_tells_of_themselves_is_remembered(wardrobe: Shop) -> None:
    wardrobe.turn("我姐穿M 我自己穿S码，喜欢栗子色", viewed_product="C-7")
    assert set(facts(wardrobe)) == {("size", "S"), ("colour", "XC-12")}


def test_my_size_is_the_one_that_was_told_before(wardrobe: Shop) -> None:
    wardrobe.turn("我穿S码", viewed_product="C-7")
    wardrobe.clock.pass_(3 * 86400)
    said = "".join(wardrobe.turn("我的码还有货吗", viewed_product="C-7"))
    assert "XC-11 S现在还有4件" in said
    assert "XC-12" not in said


def test_where_no_size_was_told_every_size_is_read_out(wardrobe: Shop) -> None:
    said = "".join(wardrobe.turn("我的码还有货吗", viewed_product="C-7"))
    assert wardrobe.decision().action is Action.REPLY
    assert "XC-12 M还有9件" in said


def test_the_row_of_one_is_no_answer_about_two(wardrobe: Shop) -> None:
    said = "".join(wardrobe.turn("小短和毛茸茸分别多少钱"))
    assert "680" not in said
    assert "260" not in said


def test_a_length_is_found_however_it_is_said(wardrobe: Shop) -> None:
    rug = Product(
        "R-1",
        "剑麻地毯",
        300.0,
        skus=tuple(Sku(f"R-1-{n}", {"规格": f"1.{n}米"}, 300.0 + n, 2) for n in (4, 8)),
    )
    with wardrobe.store.begin() as uow:
        uow.products.put(rug)
    for _ in wardrobe.desk.load():
        pass
    assert "1.8米现在308元" in "".join(wardrobe.turn("1米8的多少钱", viewed_product="R-1"))
    wardrobe.turn("那就1米8", viewed_product="R-1")
    assert "height" not in dict(facts(wardrobe))
