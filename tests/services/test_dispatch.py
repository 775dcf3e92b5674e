"""What the shop promises of sending is said of goods at hand, to who asks when they are sent, and to nobody else."""

from dataclasses import replace

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.decision import Action
from tests.services.shop import Shop, answers

BOWL = Product(
    "B1",
    "手捏粗陶碗",
    58.0,
    skus=(Sku("B1-D", {"颜色": "黛蓝"}, 58.0, 6), Sku("B1-Z", {"颜色": "赭石"}, 58.0, 0)),
)


def asks(shop: Shop, text: str, product: Product = BOWL) -> str:
    with shop.store.begin() as uow:
        uow.products.put(product)
    shop.reads(text, answers("KB0001", text))
    return "".join(shop.turn(text, viewed_product=product.code))


@pytest.mark.parametrize("text", ["今天能发吗", "多久发货", "拍了几天寄"])
def test_goods_at_hand_keep_the_shops_time(shop: Shop, text: str) -> None:
    assert "48小时" in asks(shop, text)
    assert shop.decision().rule == "confident"


@pytest.mark.parametrize("text", ["今天能发吗", "多久发货", "拍了几天寄"])
def test_goods_made_to_order_are_told_with_their_own_time(shop: Shop, text: str) -> None:
    heard = asks(shop, text, replace(BOWL, lead_days=3))
    assert "备货3天" in heard
    assert "48小时" not in heard


@pytest.mark.parametrize("text", ["今天能发吗", "多久发货"])
def test_of_what_is_sold_out_no_sending_is_promised(shop: Shop, text: str) -> None:
    gone = replace(BOWL, skus=tuple(replace(sku, stock=0) for sku in BOWL.skus))
    assert "48小时" not in asks(shop, text, gone)
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "no_dispatch")


@pytest.mark.parametrize(
    "text", ["啥时候补货呀", "赭石的什么时候再有", "我的钱什么时候退款", "咋付款", "支持货到付款不"]
)
def test_who_asks_for_something_else_is_not_told_when_the_shop_sends(shop: Shop, text: str) -> None:
    assert "48小时" not in asks(shop, text)
    assert shop.decision().action is Action.ESCALATE
