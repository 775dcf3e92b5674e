"""A turn that is a question form word for word is certain."""

from dataclasses import replace

import pytest

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine.engine import Engine
from deskpilot.engine.verbatim import bare_form, is_certain
from tests.engine.shop import engine_with, said

DIMMED = KnowledgeEntry("dim", "能调光吗", "三档亮度，长按切换。", "商品", ("可以调亮度吗",))
ROAST = KnowledgeEntry("roast", "适合冷萃还是热冲", "冷萃更出味，热冲也行。", "商品", ("什么风味",))
BULB = KnowledgeEntry("bulb", "灯泡能换吗", "E27灯头都能换。", "商品", ("灯光什么颜色",))
SENT = KnowledgeEntry("sent", "一般几天寄出", "两天内寄出。", "物流", ("几天发",))


def _engine() -> Engine:
    return engine_with((DIMMED, ROAST, BULB, SENT))


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("能调光吗", "dim"),
        ("你好，能调光吗？？", "dim"),
        ("请问一下 能调光么 谢谢", "dim"),
        ("亲 可以调亮度吗呀~", "dim"),
        ("适合冷萃还是热冲呢", "roast"),
        ("什么风味", "roast"),
        ("在吗 几天发呀", "sent"),
    ],
)
def test_a_question_form_word_for_word_is_certain_whatever_courtesy_stands_beside_it(
    text: str, entry: str
) -> None:
    read = _engine().understand(text, said())
    assert read.best is not None
    assert read.best.entry_id == entry
    assert read.confidence > 0.9
    assert read.handoff < 0.2
    assert is_certain(read)


def test_it_stays_certain_in_a_course_that_was_about_something_else() -> None:
    read = _engine().understand("什么风味", said("灯泡坏了怎么换", ">E27灯头都能换。", "灯光什么颜色好"))
    assert read.best is not None
    assert read.best.entry_id == "roast"
    assert read.confidence > 0.9


@pytest.mark.parametrize(
    "text", ["能调光吗 多少钱", "吊灯能调光吗", "不能调光吗", "几天发 2026112034567890123", "好的", "能", ""]
)
def test_one_word_more_or_less_is_no_form(text: str) -> None:
    assert not is_certain(_engine().understand(text, said()))


def test_a_form_that_two_entries_have_is_certain_for_neither() -> None:
    other = replace(BULB, alternatives=("能调光吗？",))
    assert not is_certain(engine_with((DIMMED, other)).understand("能调光吗", said()))


def test_a_form_of_an_entry_that_is_switched_off_is_none() -> None:
    off = replace(DIMMED, enabled=False)
    assert not is_certain(engine_with((off, BULB)).understand("能调光吗", said()))
    both = engine_with((off, replace(BULB, alternatives=("能调光吗",))))
    assert is_certain(both.understand("能调光吗", said()))


def test_a_yes_or_a_no_is_never_certain_even_as_a_form() -> None:
    entries = (KnowledgeEntry("yes", "可以", "好的呢。", "闲聊", ("没有", "好的", "谢谢")), DIMMED)
    for text in ("可以", "没有", "好的", "谢谢", "嗯 好的"):
        assert not is_certain(engine_with(entries).understand(text, said()))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("请问多少钱？", "多少钱"),
        ("您好！想问一下 亲子装有吗～", "亲子装有吗"),
        ("这个怎么", "这个怎么"),
        ("问题怎么反馈", "问题怎么反馈"),
    ],
)
def test_only_courtesy_is_taken_off(text: str, bare: str) -> None:
    assert bare_form(text) == bare
