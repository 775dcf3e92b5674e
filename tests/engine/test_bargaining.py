"""Haggling is heard in many wordings, and not in what only asks for a price or for less of something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.understanding import Topic, TurnContext
from deskpilot.engine import Engine
from deskpilot.engine.bargaining import haggling

ENGINE = Engine()


@pytest.mark.parametrize(
    "text",
    [
        "好贵好贵 贵了贵了", "再让些呗", "能让两百不", "价格上还有没有余地", "这个价能不能谈谈", "价钱还能商量吗", "两千六包邮行不", "380拿得下吗",
        "三千一能出吗", "报价有点高 我心里价位两千五", "少五十我马上拍", "便宜三百就定", "老客户了照顾照顾", "买过好几次了 给优惠点", "给个痛快价",
        "价格再低一点", "能降点价吗",
    ],
)  # fmt: skip
def test_haggling_is_heard(text: str) -> None:
    signal = ENGINE.understand(text, TurnContext()).signal(Topic.BARGAIN)
    assert signal is not None
    assert signal.strength >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "这个多少钱", "贵不贵", "不贵的话要两个", "为什么这么贵", "运费贵吗", "38码行吗", "身高165行吗", "凳子能再低一点吗", "音量能让低一点吗",
        "空调再降点温度", "糖能减点吗", "能让点时间吗", "心理价位三千左右推荐一款", "1.8米能出吗", "贵重物品保价吗", "价格谈好了", "喝了能减重吗", "",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert haggling(text) is None


def test_what_the_lists_tell_already_is_not_told_twice() -> None:
    signals = ENGINE.understand("再便宜点 两千六包邮行不", TurnContext()).signals
    assert sum(signal.topic is Topic.BARGAIN for signal in signals) == 1


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    haggling(text)
