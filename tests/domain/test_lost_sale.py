"""Who counts as a lost sale, and what is at stake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.lost_sale import Lost, Talk, at_stake, lost
from deskpilot.domain.understanding import Act


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        (Talk("size.advice", Act.QUESTION, 0.2, False, True), Lost.SILENT),
        (Talk("", Act.QUESTION, 0.2, True, True), Lost.SILENT),
        (Talk("", Act.ACKNOWLEDGE, 0.5, False, True), Lost.ASKED),
        (Talk("price", Act.HESITATE, 0.5, True, True), Lost.ASKED),
        (Talk("price", Act.QUESTION, 0.5, True, False), Lost.ASKED),
        (Talk("refund", Act.QUESTION, 0.9, True, True), None),
        (Talk("logistics.where", Act.QUESTION, 0.0, False, True), None),
        (Talk("", Act.GREETING, 0.1, False, True), None),
        (Talk("", None, 0.0, False, True), None),
    ],
)
def test_only_goods_that_were_asked_about_are_lost(talk: Talk, kind: Lost | None) -> None:
    assert lost(talk) is kind


@given(st.floats(0, 1e6), st.floats(-1, 2))
def test_what_is_at_stake_is_never_more_than_the_price_and_never_nothing_of_it(
    price: float, strength: float
) -> None:
    assert 0.1 * price <= at_stake(price, strength) <= price
