"""One thing more behind an answer: from a row, in stock, once, and never to somebody who should be left alone."""

from dataclasses import replace

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.commands import SaveSettings
from deskpilot.domain.understanding import Act, Evidence, Signal, Slot, Topic, Understanding
from tests.services.shop import Shop, answers

ITCHY = (Slot("need", "头皮痒", "头皮痒"),)
CONDITIONER = Product("HF-1", "舒缓护发素", 69.0, tags=("头皮痒",), skus=(Sku("HF-1-A", {}, 69.0, 5),))


@pytest.fixture
def selling(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        uow.products.put(CONDITIONER)
    shop.reads("头皮痒能用吗", answers("KB0003", "头皮痒能用吗", slots=ITCHY))
    shop.reads("头皮痒怎么洗", answers("KB0003", "头皮痒怎么洗", slots=ITCHY))
    return shop


def test_one_thing_is_named_with_the_price_of_its_row(selling: Shop) -> None:
    (said,) = selling.turn("头皮痒能用吗")
    assert "冷水手洗" in said
    assert "「舒缓护发素」" in said
    assert "69元" in said
    assert Evidence("cross_sell", "HF-1") in selling.decision().reasons
    with selling.store.begin() as uow:
        uow.products.put(replace(CONDITIONER, skus=(Sku("HF-1-A", {}, 59.0, 5),)))
    assert "59元" in selling.turn("头皮痒能用吗", "c2")[0]


def test_it_is_named_once_a_conversation(selling: Shop) -> None:
    selling.turn("头皮痒能用吗")
    assert "护发素" not in selling.turn("头皮痒怎么洗")[0]


@pytest.mark.parametrize(
    "product",
    [
        replace(CONDITIONER, skus=(Sku("HF-1-A", {}, 69.0, 0),)),
        replace(CONDITIONER, skus=()),
        replace(CONDITIONER, tags=("柔顺",)),
    ],
)
def test_what_is_sold_out_or_does_not_speak_of_it_is_not_named(selling: Shop, product: Product) -> None:
    with selling.store.begin() as uow:
        uow.products.put(product)
    assert "护发素" not in selling.turn("头皮痒能用吗")[0]


def test_somebody_unhappy_hears_nothing_of_it(selling: Shop) -> None:
    upset = answers("KB0003", "头皮痒怎么洗", slots=ITCHY, signals=(Signal(Topic.DISAPPOINTMENT, 0.6, "痒"),))
    selling.reads("头皮痒怎么洗", upset)
    assert all("护发素" not in text for text in selling.turn("头皮痒怎么洗"))
    assert all("护发素" not in text for text in selling.turn("头皮痒能用吗"))


def test_somebody_left_in_peace_hears_nothing_of_it(selling: Shop) -> None:
    selling.reads("我再看看", Understanding("我再看看", Act.HESITATE))
    selling.turn("我再看看")
    assert "护发素" not in selling.turn("头皮痒能用吗")[0]


def test_a_question_after_sales_and_a_shop_that_does_not_want_it_hear_nothing(selling: Shop) -> None:
    selling.reads("退货头皮痒", answers("KB0003", "退货头皮痒", slots=ITCHY, intent="return"))
    assert "护发素" not in selling.turn("退货头皮痒")[0]
    selling.do(SaveSettings((("cross_selling", "0"),)))
    assert "护发素" not in selling.turn("头皮痒能用吗")[0]
