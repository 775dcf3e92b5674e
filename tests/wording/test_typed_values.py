"""A value that changes is seen in an answer however it is written; what a shop does by its own rule is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.wording.typed_values import typed_values


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("两件一起拍满299减30", "discount"),
        ("每满200减25", "discount"),
        ("满88包邮", "discount"),
        ("满三件减二十", "discount"),
        ("买三送一", "discount"),
        ("拍两盒送一盒", "discount"),
        ("下单再送您四片面膜", "discount"),
        ("这个月只要两百三十八", "price"),
        ("现价1280", "price"),
        ("券后价七十九", "price"),
        ("立减15", "price"),
        ("坏了赔您三十", "price"),
        ("一百二一双", "price"),
        ("大概一百来块", "price"),
        ("也就两三百元", "price"),
        ("这个色还有六双", "stock"),
        ("仅剩一套", "stock"),
        ("库存20", "stock"),
        ("放心，明天一早给您发", "date"),
        ("今晚结束", "date"),
        ("周五前发完", "date"),
        ("下周三到货", "date"),
        ("月底补货", "date"),
        ("下个月恢复", "date"),
    ],
)
def test_a_value_that_changes_is_seen(answer: str, code: str) -> None:
    assert [found.code for found in typed_values(answer)] == [code]


@pytest.mark.parametrize(
    "answer",
    [
        "48小时内发货", "七天无理由退换", "三个工作日到账", "下午三点前拍当天发", "质保两年", "周一到周五有人在", "周末照常发货", "一件也能退", "附一本说明书",
        "还有两个颜色可选", "每天两勺", "内长加1厘米", "适合3到6岁", "最低水温80度", "型号A100", "今天拍的话会排队", "先看色卡再定", "最后一步再拧紧", "收到后三天内说一声",
        "明天也可以来店里看", "{product.price}元", "满{campaign.threshold}减{campaign.minus}", "",
    ],
)  # fmt: skip
def test_a_rule_of_the_shop_and_a_measure_are_none(answer: str) -> None:
    assert typed_values(answer) == ()


@given(st.text(max_size=80))
def test_places_lie_in_the_text_and_never_overlap(text: str) -> None:
    found = typed_values(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
