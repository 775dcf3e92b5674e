"""What is asked of an order that is there is told from what is asked about the shop, about goods and about other matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.engine.order_questions import Asked, asked_of_order


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("书架寄出来没有", Asked.SENT),
        ("到底发没发呀", Asked.SENT),
        ("我那套茶具怎么还没发货", Asked.SENT),
        ("单子几号出库", Asked.LEAVING),
        ("我拍的靴子今天能发出去不", Asked.LEAVING),
        ("包裹走到哪里了", Asked.WHERE),
        ("货到了没", Asked.WHERE),
        ("快递单号发我一下", Asked.WHERE),
        ("还得等多久呀", Asked.ARRIVAL),
        ("周四之前拿得到吗", Asked.ARRIVAL),
        ("18号前能收到不", Asked.ARRIVAL),
        ("后天能送到吗", Asked.ARRIVAL),
    ],
)
def test_what_is_asked_of_an_order_is_heard(text: str, asked: Asked) -> None:
    assert asked_of_order(text) is asked


@pytest.mark.parametrize(
    "text",
    [
        "一般几天能到", "现在下单哪天能到", "今天拍明天发吗", "到昆明要几天", "拍下后多久发", "周日发货吗", "发什么快递", "能发顺丰吗",
        "退款多久到账", "这款什么时候到货", "发票开了没", "换的那只发了没", "这布料发不发热", "多久洗一次", "鞋码到多少", "到哪里看尺码表",
        "今天能到店自提吗", "怎么查物流", "你好", "",
    ],
)  # fmt: skip
def test_what_is_asked_of_the_shop_or_of_something_else_is_left_alone(text: str) -> None:
    assert asked_of_order(text) is None


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    asked_of_order(text)
