"""Amounts of goods: what is counted, what holds several, what is weighed; no months, no colours, no ranks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.engine.pieces import Pieces, names_one_of_a_row, pieces_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三双多少钱", Pieces(3, "双")),
        ("12盒什么价", Pieces(12, "盒")),
        ("整箱怎么卖", Pieces(1, "箱")),
        ("2.5kg", Pieces(2.5, "kg")),
        ("半斤", Pieces(0.5, "斤")),
        ("四件套", Pieces(4, "件", pack=True)),
        ("24瓶装", Pieces(24, "瓶", pack=True)),
        ("仨多少钱", Pieces(3, "")),
    ],
)
def test_an_amount_is_read_with_its_measure(text: str, found: Pieces) -> None:
    assert pieces_in(text) == (found,)


@pytest.mark.parametrize(
    "text", ["两个颜色", "3个月", "一个问题", "99块", "这双多少钱", "第二件", "两个人用", "一点点"]
)
def test_what_counts_no_goods_is_no_amount(text: str) -> None:
    assert pieces_in(text) == ()


def test_the_second_of_an_offer_is_one_of_a_row() -> None:
    assert names_one_of_a_row("第二件多少钱")
    assert not names_one_of_a_row("二件多少钱")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(each.count > 0 for each in pieces_in(text))
