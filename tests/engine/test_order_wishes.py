"""A wish to change an order is heard in many words, and not in words that only sound like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.order_change import Change
from deskpilot.engine.order_wishes import change_wished, is_given, taken_back


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("改地址", Change.ADDRESS),
        ("地址写错了", Change.ADDRESS),
        ("收货信息填错了", Change.ADDRESS),
        ("换个收货人", Change.ADDRESS),
        ("手机号码写错了能换吗", Change.ADDRESS),
        ("地址还是旧的 我搬家了", Change.ADDRESS),
        ("能不能改派到单位", Change.ADDRESS),
        ("帮我改颜色", Change.SPEC),
        ("尺码拍错了", Change.SPEC),
        ("给我换成黑色", Change.SPEC),
        ("取消订单", Change.CANCEL),
        ("麻烦帮我取消一下这单", Change.CANCEL),
        ("怎么取消订单", Change.CANCEL),
    ],
)
def test_a_wish_is_heard(text: str, change: Change) -> None:
    wish = change_wished(text)
    assert wish is not None
    assert wish.change is change


@pytest.mark.parametrize(
    "text",
    [
        "退货地址是什么", "发票抬头改一下", "手机号换了登录不了", "你们地址在哪", "往哪寄", "不用改地址了", "地址改好了吗",
        "订单自动取消了", "已经取消了", "为什么取消我的订单", "取消收藏", "下单后能改地址吗", "如果拍错颜色怎么办", "多久能到",
        "有别的颜色吗", "送到公司还是送到家", "",
    ],
)  # fmt: skip
def test_what_only_sounds_like_one_is_left_alone(text: str) -> None:
    assert change_wished(text) is None


def test_asking_whether_it_can_be_done_is_not_asking_for_it() -> None:
    for text in ("能改地址吗", "怎么改地址", "能取消吗", "已经发货了还能改地址吗"):
        wish = change_wished(text)
        assert wish is not None
        assert wish.asked, text
    for text in ("能帮我改下地址吗", "改地址", "帮我取消"):
        wish = change_wished(text)
        assert wish is not None
        assert not wish.asked, text


def test_a_new_place_a_number_and_a_size_are_what_it_is_to_be() -> None:
    assert is_given(Change.ADDRESS, "沈阳市铁西区云峰街12号")
    assert is_given(Change.ADDRESS, "电话是13812345678")
    assert not is_given(Change.ADDRESS, "我搬家了")
    assert is_given(Change.SPEC, "要黑色L码")
    assert not is_given(Change.SPEC, "换个颜色")
    assert is_given(Change.CANCEL, "取消")
    assert not is_given(Change.CANCEL, "能取消吗")


def test_a_wish_can_be_taken_back() -> None:
    assert taken_back("不用改了")
    assert taken_back("算了就这样吧")
    assert not taken_back("改成黑色")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    wish = change_wished(text)
    assert wish is None or wish.change in Change


@pytest.mark.parametrize(
    "text",
    [
        "寄错城市了", "我上个月搬走了", "人已经换单位了 那边收不到", "想送到另外一个小区行吗", "那个号码停用了怎么办", "我不在那边住了",
    ],
)  # fmt: skip
def test_who_is_no_longer_where_it_goes_asks_for_another_address(text: str) -> None:
    wish = change_wished(text)
    assert wish is not None
    assert (wish.change, wish.asked) == (Change.ADDRESS, True)


@pytest.mark.parametrize(
    "text",
    ["刚搬家了 想买个书柜", "搬走了 推荐款小户型的床", "你们电话打不通", "快递员电话打不通", "能送到农村吗"],
)
def test_who_moves_and_buys_or_rings_the_shop_does_not(text: str) -> None:
    assert change_wished(text) is None
