"""What customers answer to a flow: baskets in many spellings, coupons, counts, choices; and what is none of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.flow import Answer, Step, StepKind
from deskpilot.domain.flow_arithmetic import Basket, Value
from deskpilot.engine.flow_answers import read_answer, read_basket


def lines(text: str) -> list[tuple[str, str, str]]:
    basket = read_basket(text)
    return [(line.title, str(line.price), str(line.quantity)) for line in basket.lines] if basket else []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("四件套479 毯子459", [("四件套", "479", "1"), ("毯子", "459", "1")]),
        ("购物车里有餐桌2680元，餐椅589x4", [("餐桌", "2680", "1"), ("餐椅", "589", "4")]),
        ("两把餐椅589 一张餐桌2680", [("餐椅", "589", "2"), ("餐桌", "2680", "1")]),
        ("餐桌2680一张，餐椅589一把4把", [("餐桌", "2680", "1"), ("餐椅", "589", "4")]),
        (
            "沙发3980,茶几1280和地毯299能减多少",
            [("沙发", "3980", "1"), ("茶几", "1280", "1"), ("地毯", "299", "1")],
        ),
        ("899的蚕丝被", [("蚕丝被", "899", "1")]),
        ("1.4米餐桌2980", [("1.4米餐桌", "2980", "1")]),
        ("香薰：49.9，毛巾￥19.9", [("香薰", "49.9", "1"), ("毛巾", "19.9", "1")]),
    ],
)
def test_a_basket_is_read_with_its_prices(text: str, told: list[tuple[str, str, str]]) -> None:
    assert lines(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "多久发货",
        "我1.6米的床能用吗",
        "身高165 体重50",
        "一共3件",
        "订单1234567890123456789",
        "有30的券",
        "48小时内发货吗",
        "商品编号是:6254701",
        "麻烦您再耐心等一等我这边帮您催一下仓库7",
    ],
)
def test_what_is_no_basket_is_not_read_as_one(text: str) -> None:
    assert read_basket(text) is None


def test_a_thing_without_a_price_and_a_figure_not_understood_are_asked_for() -> None:
    basket = read_basket("四件套479 还有一床蚕丝被")
    assert basket is not None
    assert basket.unpriced == ("蚕丝被",)
    odd = read_basket("四件套479，枕头9折后88到99")
    assert odd is not None
    assert odd.unpriced


def answer(kind: Answer, text: str, asked: bool = True) -> Value | None:
    return read_answer(Step("x", StepKind.ASK, "?", kind, ("白色", "原木色", "黑色")), text, asked)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("没有", 0),
        ("没券", 0),
        ("30", 30),
        ("30的券", 30),
        ("有一张50的", 50),
        ("我有20元店铺券", 20),
        ("什么券", None),
    ],
)
def test_a_coupon_is_its_worth(text: str, worth: int | None) -> None:
    assert answer(Answer.COUPON, text) == (None if worth is None else Decimal(worth))


def test_a_figure_counts_only_where_it_was_asked_for() -> None:
    assert answer(Answer.COUPON, "是先扣30的券吗", asked=False) == 30
    assert answer(Answer.COUPON, "30", asked=False) is None
    assert answer(Answer.NUMBER, "3期吧") == 3
    assert answer(Answer.NUMBER, "两件") == 2
    assert answer(Answer.NUMBER, "48小时内发货吗") is None
    assert answer(Answer.NUMBER, "3", asked=False) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("一百二", "120"), ("两百块", "200"), ("一千二左右", "1200"), ("12块5", "12.5"), ("12块5毛吧", "12.5"), ("1.2万", "12000"),
        ("差不多299", "299"), ("¥120", "120"), ("一共86元", "86"), ("券后 159.9 元", "159.9"), ("120了", "120"),
        ("一百多", None), ("几十", None), ("几十块吧", None), ("十几块", None), ("100多", None), ("不到一百", None), ("48小时", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it_and_a_vague_one_is_none(text: str, amount: str | None) -> None:
    assert answer(Answer.NUMBER, text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("text", "choice"),
    [("2", "原木色"), ("第三个", "黑色"), ("要白色的", "白色"), ("5", None), ("白色还是黑色", None)],
)
def test_a_choice_is_picked_by_number_or_name(text: str, choice: str | None) -> None:
    assert answer(Answer.CHOICE, text) == choice


@given(st.text(max_size=60), st.sampled_from(Answer), st.booleans())
def test_every_figure_read_is_one_the_customer_wrote(text: str, kind: Answer, asked: bool) -> None:
    found = answer(kind, text, asked)
    if isinstance(found, Decimal):
        assert found.is_finite()
        assert found >= 0


_BASKET = Step(StepKind.ASK, "篮子", answer=Answer.BASKET)


@pytest.mark.parametrize(
    ("text", "prices"),
    [("479+459", ["479", "459"]), ("479 459", ["479", "459"]), ("479元、459.5元", ["479", "459.5"]), ("一共1200", ["1200"])],
)  # fmt: skip
def test_prices_alone_are_a_basket_where_one_was_asked_for(text: str, prices: list[str]) -> None:
    found = read_answer(_BASKET, text, True)
    assert isinstance(found, Basket)
    assert [str(line.price) for line in found.lines] == prices
    assert read_answer(_BASKET, text, False) is None


@pytest.mark.parametrize("text", ["2", "3件", "13800138000", "165 50斤", "一共3件", "2026-03-12"])
def test_figures_that_are_no_prices_are_no_basket(text: str) -> None:
    assert read_answer(_BASKET, text, True) is None
