"""Rules of the guard over the reply box: a human's figures rest on the rows and the words of this conversation."""

from collections.abc import Iterator

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.services.guard import DeskGuard, GuardCode, Weight
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import Shop

TABLE = Product("YY-01", "原野餐桌", 3980.0, skus=(Sku("YY-01-160", {"长度": "1.6 米"}, 3980.0, 2),))


@pytest.fixture
def guard(shop: Shop) -> Iterator[DeskGuard]:
    with shop.store.begin() as uow:
        uow.products.put(TABLE)
    reader = Reader(shop.store.data_dir)
    yield DeskGuard(DeskQueries(reader, shop.clock))
    reader.close()


def _numbers(guard: DeskGuard, text: str, conversation: int) -> list[str]:
    return [text[f.start : f.end] for f in guard(text, conversation) if f.code is GuardCode.UNBOUND_NUMBER]


def test_the_price_of_the_viewed_product_may_be_named_and_another_is_marked(
    shop: Shop, guard: DeskGuard
) -> None:
    talk = shop.hear("这张多少钱", viewed_product="YY-01")
    assert _numbers(guard, "这张3980元", talk) == []
    assert len(_numbers(guard, "这张3680元", talk)) == 1


def test_what_the_customer_said_may_be_said_back(shop: Shop, guard: DeskGuard) -> None:
    talk = shop.hear("做1.35米的要多久")
    assert _numbers(guard, "1.35米的我去问师傅", talk) == []


def test_a_line_that_comes_in_while_typing_counts_at_once(shop: Shop, guard: DeskGuard) -> None:
    talk = shop.hear("做长凳要多久")
    assert len(_numbers(guard, "1.35米的我去问", talk)) == 1
    shop.hear("1.35米的")
    assert _numbers(guard, "1.35米的我去问", talk) == []


def test_a_human_is_warned_of_a_figure_and_not_stopped(shop: Shop, guard: DeskGuard) -> None:
    talk = shop.hear("多少钱")
    found = [f for f in guard("现在999元", talk) if f.code is GuardCode.UNBOUND_NUMBER]
    assert [f.severity for f in found] == [Weight.WARN]


def test_a_conversation_that_is_gone_still_has_guards(guard: DeskGuard) -> None:
    assert any(f.code is GuardCode.ABSOLUTE_CLAIM for f in guard("全网最低价", 999))


FLOORED = Product("YY-02", "原野床", 4000.0, floor_price=3500.0)


def _offers(guard: DeskGuard, text: str, conversation: int) -> list[tuple[str, Weight]]:
    found = (f for f in guard(text, conversation) if f.code is GuardCode.FLOOR_PRICE)
    return [(text[f.start : f.end], f.severity) for f in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("给您3400元", ["3400元"]),
        ("三千四百块给您", ["三千四百块"]),
        ("算您3400", ["3400"]),
        ("给您打八折", ["八折"]),
        ("85折行吗", ["85折"]),
        ("底价就是3500", ["3500"]),
        ("给您3600元", []),
        ("打九折", []),
        ("送您一张50元券", []),
        ("运费300元", []),
        ("这张4000元", []),
    ],
)
def test_nothing_is_offered_at_or_below_the_floor_price(
    shop: Shop, guard: DeskGuard, text: str, words: list[str]
) -> None:
    with shop.store.begin() as uow:
        uow.products.put(FLOORED)
    talk = shop.hear("能便宜吗", viewed_product="YY-02")
    assert _offers(guard, text, talk) == [(each, Weight.BLOCK) for each in words]


def test_what_the_customer_offered_may_be_said_back_with_a_warning(shop: Shop, guard: DeskGuard) -> None:
    with shop.store.begin() as uow:
        uow.products.put(FLOORED)
    talk = shop.hear("3200行不行", viewed_product="YY-02")
    assert _offers(guard, "3200真的做不了", talk) == [("3200", Weight.WARN)]
