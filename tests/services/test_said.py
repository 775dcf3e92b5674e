"""Which words of a customer are kept for the human who takes over."""

import pytest

from deskpilot.domain.conversation import Message, Sender
from deskpilot.services.said import FIRM, clauses_of, refusals, says_something, told, weightiest
from tests.services.shop import NOON


def line(text: str, number: int = 1) -> Message:
    return Message(number, 1, number, Sender.CUSTOMER, text, NOON)


@pytest.mark.parametrize("text", ["在吗", "你好", "转人工", "给我找个真人", "嗯嗯", "人呢，叫客服来", "😀"])
def test_courtesy_and_the_wish_for_a_human_say_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text", ["周五之前要到", "杯子碎了两个", "不要金属的", "给我补一套", "找人把10块退我"]
)
def test_a_deadline_a_damage_a_no_and_a_deed_are_facts(text: str) -> None:
    assert max(clause.weight for clause in clauses_of(text)) >= FIRM


@pytest.mark.parametrize("text", ["要不要先付款", "不用洗吗", "特别好看", "帮别人买的"])
def test_what_only_looks_like_a_no_is_none(text: str) -> None:
    assert not any(clause.refuses for clause in clauses_of(text))


def test_values_that_stand_elsewhere_are_not_told_twice() -> None:
    text = "身高162，体重104斤，腰有点粗"
    assert told(line(text), clauses_of(text, ["身高162", "104斤"])).text == "腰有点粗"


def test_a_no_is_parted_from_what_is_wanted() -> None:
    text = "不要退货，给我换个扶手"
    clauses = clauses_of(text)
    assert (told(line(text), clauses).text, refusals(line(text), clauses).text) == (
        "给我换个扶手",
        "不要退货",
    )


def test_a_long_line_loses_its_lightest_words_first() -> None:
    text = "我看了好久好久一直拿不定主意到底哪个才适合我家，" * 2 + "6月3号下午四点要送到"
    assert told(line(text), clauses_of(text)).text.endswith("6月3号下午四点要送到")


def test_the_weightiest_rows_stay_in_the_order_they_were_said() -> None:
    texts = ("颜色挺好看", "杯子碎了两个", "明天下午三点要用")
    rows = [told(line(text, number), clauses_of(text)) for number, text in enumerate(texts)]
    assert [row.text for row in weightiest(rows, 2)] == list(texts[1:])
