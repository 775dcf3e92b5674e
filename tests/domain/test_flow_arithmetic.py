"""Sums of flows: exact, to the fen, and an error for what cannot be computed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.flow_arithmetic import INPUTS, Basket, BasketLine, Formula, Value, compute

D = Decimal
fen = st.integers(0, 10_000_000).map(lambda n: D(n) / 100)
some_fen = st.integers(1, 10_000_000).map(lambda n: D(n) / 100)
count = st.integers(1, 99).map(D)


def value(formula: Formula, *values: Value) -> Decimal:
    return compute(formula, values).value


@pytest.mark.parametrize(
    ("formula", "values", "result"),
    [
        (Formula.EVERY, (D(1807), D(300), D(50)), D(300)),
        (Formula.EVERY, (D("299.99"), D(300), D(50)), D(0)),
        (Formula.EVERY, (D(300), D(300), D(50)), D(50)),
        (Formula.ONCE, (D(5200), D(5000), D(400)), D(400)),
        (Formula.ONCE, (D("4999.99"), D(5000), D(400)), D(0)),
        (Formula.TO_NEXT, (D(1807), D(300)), D(293)),
        (Formula.TO_NEXT, (D(600), D(300)), D(300)),
        (Formula.DROP, (D(659), D(599), D(2)), D(120)),
        (Formula.DROP, (D(599), D(659), D(2)), D(0)),
        (Formula.INSTALMENT, (D(1000), D(3)), D("333.33")),
        (Formula.UNIT_PRICE, (D("9.99"), D(6)), D("1.67")),
        (Formula.SHIPPING, (D(99), D(99), D(8)), D(0)),
        (Formula.SHIPPING, (D(98), D(99), D(8)), D(8)),
        (Formula.MINUS, (D(20), D(30)), D(0)),
        (Formula.WITHIN, (D(15), D(15)), D(1)),
        (Formula.WITHIN, (D(16), D(15)), D(0)),
        (Formula.PLUS, (D("0.1"), D("0.2")), D("0.3")),
        (Formula.TIMES, (D("0.07"), D(100)), D(7)),
    ],
)
def test_a_sum_is_what_anybody_would_work_out(
    formula: Formula, values: tuple[Decimal, ...], result: Decimal
) -> None:
    assert value(formula, *values) == result


@given(st.lists(st.tuples(some_fen, count), min_size=1, max_size=20))
def test_a_basket_is_summed_without_losing_a_fen(things: list[tuple[Decimal, Decimal]]) -> None:
    basket = Basket(tuple(BasketLine("甲", price, times) for price, times in things))
    exact = sum((Fraction(price) * Fraction(times) for price, times in things), Fraction(0))
    assert Fraction(value(Formula.BASKET_SUM, basket)) == exact


@given(fen, some_fen, fen)
def test_the_campaign_takes_off_once_for_each_full_threshold(
    total: Decimal, threshold: Decimal, off: Decimal
) -> None:
    times = Fraction(total) // Fraction(threshold)
    assert Fraction(value(Formula.EVERY, total, threshold, off)) == times * Fraction(off)
    left = value(Formula.TO_NEXT, total, threshold)
    assert 0 < left <= threshold
    assert value(Formula.EVERY, total + left, threshold, D(1)) == times + 1


@given(fen, fen)
def test_nothing_is_taken_off_below_nothing(first: Decimal, second: Decimal) -> None:
    assert value(Formula.MINUS, first, second) == max(D(0), first - second)


@pytest.mark.parametrize("formula", [each for each in Formula if each is not Formula.BASKET_SUM])
@pytest.mark.parametrize("bad", [D("NaN"), D("Infinity"), D(-1), D(10) ** 12, "12", Basket()])
def test_a_value_that_is_no_sound_figure_is_refused(formula: Formula, bad: Value) -> None:
    with pytest.raises(InvalidInput):
        compute(formula, [bad] * len(INPUTS[formula]))


@pytest.mark.parametrize(
    "formula", [Formula.EVERY, Formula.ONCE, Formula.TO_NEXT, Formula.INSTALMENT, Formula.UNIT_PRICE]
)
def test_nothing_is_divided_by_nothing(formula: Formula) -> None:
    with pytest.raises(InvalidInput):
        compute(formula, [D(5), D(0), D(1)][: len(INPUTS[formula])])


@pytest.mark.parametrize("formula", list(Formula))
def test_a_sum_with_an_input_missing_is_refused(formula: Formula) -> None:
    with pytest.raises(InvalidInput):
        compute(formula, [D(1)] * (len(INPUTS[formula]) - 1))
    with pytest.raises(InvalidInput):
        compute(Formula.BASKET_SUM, [Basket()])
