"""Numbers in a text: found in any script, with their unit and their place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.wording.figures import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("48小时内发货", [("48", "hour")]),
        ("满300减50", [("300", ""), ("50", "")]),
        ("1,280元", [("1280", "yuan")]),
        ("¥99.50", [("99.5", "yuan")]),
        ("４８小时", [("48", "hour")]),
        ("4\u200b8小时", [("48", "hour")]),
        ("打八折", [("8", "tenths")]),
        ("三个工作日内", [("3", "day")]),
        ("两百五十元", [("250", "yuan")]),
        ("十五天", [("15", "day")]),
        ("一万两千块", [("12000", "yuan")]),
        ("半小时", [("0.5", "hour")]),
        ("第一次来，一起看看", []),
        ("这一件", []),
        ("周围四周都是", []),
        ("没有数字", []),
    ],
)
def test_numbers_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == [(Decimal(v), u) for v, u in found]


def test_places_are_those_of_the_text_as_written() -> None:
    text = "只要４８\u200b0元啦"
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "４８\u200b0元"


@given(st.text(max_size=40), st.integers(0, 10**6))
def test_a_written_number_is_never_overlooked(text: str, number: int) -> None:
    assert Decimal(number) in {figure.value for figure in figures(f"{text}，{number}，")}


@given(st.text(max_size=60))
def test_places_lie_within_the_text(text: str) -> None:
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures(text))
