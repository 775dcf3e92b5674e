"""Fees by region: the row of the nearest place counts, sums are exact, and a place without a row has no fee."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.flow_arithmetic import Formula, compute
from deskpilot.domain.shipping import Rate, bare, rate_for, said_twice

D = Decimal
RATES = (
    Rate(("沈阳",), D(5), D(59), D(1), D(1)),
    Rate(("江浙沪", "广东省"), D(6), D(99), D(1), D("1.5")),
    Rate(("新疆维吾尔自治区", "西藏"), D(25), D(0), D(1), D(15)),
    Rate((), D(10), D(99), D(2), D(4)),
)


@pytest.mark.parametrize(
    ("place", "fee"),
    [
        ("辽宁沈阳", 5),
        ("辽宁大连", 10),
        ("浙江杭州", 6),
        ("上海", 6),
        ("广东", 6),
        ("新疆乌鲁木齐", 25),
        ("海南", 10),
    ],
)
def test_the_nearest_row_counts(place: str, fee: int) -> None:
    found = rate_for(RATES, place)
    assert found is not None
    assert found.fee == fee


def test_a_place_without_a_row_has_no_fee() -> None:
    assert rate_for(RATES[:2], "海南") is None
    assert rate_for(RATES, "月球") is None
    with pytest.raises(InvalidInput):
        compute(Formula.SHIPPING_REGION, ("海南", D(50)), RATES[:2])


@pytest.mark.parametrize(
    ("place", "total", "fee"),
    [("上海", "98.99", 6), ("上海", "99", 0), ("西藏", "5000", 25), ("辽宁沈阳", "59", 0)],
)
def test_by_amount_it_is_free_from_the_sum_of_its_row(place: str, total: str, fee: int) -> None:
    assert compute(Formula.SHIPPING_REGION, (place, D(total)), RATES).value == fee


@pytest.mark.parametrize(
    ("place", "weight", "fee"),
    [
        ("上海", "1", "6"),
        ("上海", "1.01", "7.5"),
        ("上海", "3", "9"),
        ("海南", "2", "10"),
        ("新疆", "2.2", "55"),
    ],
)
def test_by_weight_each_kilogram_begun_costs(place: str, weight: str, fee: str) -> None:
    assert compute(Formula.SHIPPING_WEIGHT, (place, D(weight)), RATES).value == D(fee)


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.integers(0, 10_000))
def test_no_fen_is_lost_by_weight(grams: int, fee: int, each: int) -> None:
    rates = (Rate((), D(fee) / 100, D(0), D(1), D(each) / 100),)
    found = compute(Formula.SHIPPING_WEIGHT, ("上海", D(grams) / 1000), rates)
    more = max(0, -(-(grams - 1000) // 1000))
    assert found.value * 100 == fee + more * each


def test_nothing_is_sent_that_weighs_nothing() -> None:
    with pytest.raises(InvalidInput):
        compute(Formula.SHIPPING_WEIGHT, ("上海", D(0)), RATES)


def test_a_region_is_known_by_its_short_and_its_long_name() -> None:
    assert [bare(name) for name in ("辽宁省", "上海市", "广西壮族自治区", "香港特别行政区", "苏州")] == [
        "辽宁", "上海", "广西", "香港", "苏州",
    ]  # fmt: skip


def test_what_stands_twice_is_named() -> None:
    assert said_twice((Rate(("上海市",)), Rate(("上海",)))) == ("上海",)
    assert said_twice((Rate(), Rate())) == ("",)
    assert said_twice(RATES) == ()
