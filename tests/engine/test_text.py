"""One form for every way of writing the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.engine.text import MAX_CHARACTERS, initials, normalise, pinyin, squeeze


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ｍ码　有吗？", "m码 有吗?"),
        ("發\u200b貨", "发货"),
        ("轉人工", "转人工"),
        ("  好的\r\n\n谢谢 ", "好的\n谢谢"),
        ("哈哈哈哈哈哈哈哈哈哈", "哈哈哈哈哈"),
        ("tóu", "tou"),
        ("\ud800在吗", "在吗"),
    ],
)
def test_width_script_and_invisible_characters_do_not_matter(written: str, read: str) -> None:
    assert normalise(written) == read


def test_squeezing_puts_a_torn_word_together() -> None:
    assert squeeze(normalise("投 . 诉!")) == "投诉"


def test_syllables_have_no_tones_and_initials_make_short_codes() -> None:
    assert pinyin("发货") == ("fa", "huo")
    assert initials("发货") == "fh"


@given(st.text(st.characters(codec=None), max_size=400))
def test_normalising_is_total_and_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert len(once) <= MAX_CHARACTERS


def test_a_megabyte_is_read_by_its_head_and_tail() -> None:
    assert len(normalise("货" + "物发" * 500_000)) <= MAX_CHARACTERS


@pytest.mark.parametrize("between", ["", " ", "\n", "？", "!!"])
@pytest.mark.parametrize("said", ["在吗", "怎么退货啊", "快点给我发货行不行"])
def test_how_often_the_same_is_said_in_a_row_says_no_more_than_twice(said: str, between: str) -> None:
    three, fifty = (normalise(between.join([said] * times)) for times in (3, 50))
    assert three == fifty
    assert three.count(said) == 2


@pytest.mark.parametrize(
    "text", ["好的好的", "订单121212121212", "一天一天地等", "哈哈哈哈哈", "红的要红的绳子红的盒子"]
)
def test_what_is_no_repetition_stays(text: str) -> None:
    assert normalise(text) == text
