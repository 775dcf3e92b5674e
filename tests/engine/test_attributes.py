"""Which property is asked about is heard in a question, and not in a story, a comparison or a matter of something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.engine.attributes import PRICE, attributes_asked, row_asked

NAMES = ("材质", "尺寸", "产地", "护理", "起球", "承重", "气味", "光源", "使用", "保质期")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这个什么材质", "材质"),
        ("这款是实木的吗", "材质"),
        ("啥料子啊", "材质"),
        ("長寬高多少", "尺寸"),
        ("这是哪里产的呀", "产地"),
        ("能机洗吗", "护理"),
        ("会不会起球", "起球"),
        ("桌子能承重多少", "承重"),
        ("多长多宽", "尺寸"),
        ("有没有味道", "气味"),
        ("光源是什么样的", "光源"),
        ("开封后能用多久", "保质期"),
    ],
)
def test_the_property_that_is_asked_about_is_heard(text: str, name: str) -> None:
    assert attributes_asked(text, NAMES) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "这个材质我很喜欢", "多长时间能到", "优惠券怎么用", "什么材质 多高 几公斤", "这两款哪个材质好", "材质和那款一样吗", "多大年纪的人能用", "箱子多长", "我家门框多宽能进吗",
        "我家孩子把桌子弄脏了昨天擦了半天都没擦掉想问问你们这到底是什么材质做的怎么这么难擦啊真是的", "好看吗", "",
    ],
)  # fmt: skip
def test_what_is_no_question_about_one_property_is_left_alone(text: str) -> None:
    assert attributes_asked(text, NAMES) == ()


def test_a_property_that_the_product_does_not_have_is_not_made_up() -> None:
    assert attributes_asked("什么材质", ("尺寸",)) == ()
    assert attributes_asked("什么材质", ("面料", "尺寸")) == ("面料",)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert set(attributes_asked(text, NAMES)) <= set(NAMES)


@pytest.mark.parametrize("text", ["价格", "价格？", "现在的价格", "单价"])
def test_the_bare_word_for_a_price_asks_for_it(text: str) -> None:
    assert row_asked(text) == PRICE
