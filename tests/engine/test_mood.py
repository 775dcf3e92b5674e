"""The mood of words: signs, negation, contrast, and no text that breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine import Engine

ENGINE = Engine()


def mood(text: str) -> float:
    return ENGINE.understand(text, TurnContext()).mood


@pytest.mark.parametrize(
    "text",
    [
        "不满意",
        "我对这家店不满意",
        "不是很满意",
        "一点都不好用",
        "质量很好，但是客服态度太差了",
        "除了包装，里面没一样能看",
        "打开就漏，洗了三遍还有怪味",
        "好什么好，用一次就坏",
        "没有第一次买的香",
        "没宣传的那么神",
        "这些好评是怎么来的",
    ],
)
def test_blame_stays_blame_however_near_to_praise_it_stands(text: str) -> None:
    assert mood(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        "没有不满意的地方",
        "不难看，穿着不扎，孩子喜欢",
        "物流慢了点，但是东西真不错",
        "除了盒子有点压，其他都好",
        "孩子抱着不撒手，一口气读完了",
        "没得说，皮实",
        "总体很满意，就是颜色有点深",
    ],
)
def test_praise_stays_praise_however_much_is_denied_in_it(text: str) -> None:
    assert mood(text) > 0


@pytest.mark.parametrize(
    "text", ["M码有吗", "在吗", "我昨天拍的那单什么时候发货呀", "身高一六五体重一百一", "收件人写我妈的名字"]
)
def test_a_plain_line_of_a_chat_is_shown_calm(text: str) -> None:
    assert -0.25 < mood(text) < 0.35


@pytest.mark.parametrize(
    "text",
    [
        "你好",
        "您好",
        "早上好",
        "适合干皮吗",
        "这款适合什么脸型",
        "有满减优惠吗",
        "老顾客了 有活动没",
        "还没拍 先问问包邮吗",
        "没别的问题了",
        "几点发货",
    ],
)
def test_a_turn_without_a_word_of_feeling_has_hardly_a_mood(text: str) -> None:
    assert abs(mood(text)) < 0.15


@pytest.mark.parametrize(
    "text",
    [
        "你们这速度真是绝了 佩服佩服",
        "我可真是谢谢您嘞",
        "真棒 又是复制粘贴",
        "呵 真专业",
        "神速啊 都第九天了",
        "你们最专业了",
    ],
)
def test_praise_that_is_meant_the_other_way_round_is_blame(text: str) -> None:
    assert mood(text) < -0.15


@pytest.mark.parametrize("text", ["疯了 这也太好看了", "烦死了两款都好看", "怎么这么好吃", "神速 东西也好看"])
def test_an_outcry_of_joy_is_glad(text: str) -> None:
    assert mood(text) > 0.15


def test_what_the_customer_himself_has_not_done_yet_is_no_displeasure() -> None:
    read = ENGINE.understand("还没付款 再问下能开票吗", TurnContext())
    assert read.dissatisfied < 0.5


@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=4))
def test_any_text_has_a_mood_and_a_chance_of_dissatisfaction(text: str, before: list[str]) -> None:
    lines = tuple(Line(Sender.AGENT if n % 2 else Sender.CUSTOMER, said) for n, said in enumerate(before))
    read = ENGINE.understand(text, TurnContext(lines=lines))
    assert -1 <= read.mood <= 1
    assert 0 <= read.dissatisfied <= 1
