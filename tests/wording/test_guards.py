"""What must not go out does not; what is normal speech does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.wording.figures import figures
from deskpilot.wording.guards import Finding, Grounds, GuardCode, Weight, blocks, check


def codes(text: str, grounds: Grounds | None = None) -> list[GuardCode]:
    return [finding.code for finding in check(text, grounds or Grounds())]


@pytest.mark.parametrize(
    "text", ["只要99元", "3天内到", "打８折", "还有5件", "三天就到", "赔您200", "满300减50"]
)
def test_a_number_without_a_row_is_stopped(text: str) -> None:
    assert GuardCode.UNBOUND_NUMBER in codes(text)


def test_a_bound_value_carries_its_number_with_any_unit() -> None:
    assert codes("48小时内发出", Grounds(values=("48",))) == []
    assert codes("72小时内发出", Grounds(values=("48",))) == [GuardCode.UNBOUND_NUMBER]


def test_approved_words_carry_their_numbers_with_their_units_only() -> None:
    approved = Grounds(texts=("支持7天无理由退货",))
    assert codes("7天无理由", approved) == []
    assert codes("7元就行", approved) == [GuardCode.UNBOUND_NUMBER]


def test_to_a_human_a_number_is_only_a_warning() -> None:
    (finding,) = check("只要99元", Grounds(strict_numbers=False))
    assert finding.severity is Weight.WARN
    assert blocks([finding]) == ()


@pytest.mark.parametrize(
    "text", ["全网最低价", "国家级品质", "这款是最佳选择", "销量第一", "唯一正品", "绝对不掉色", "100%纯棉"]
)
def test_absolute_claims_are_stopped(text: str) -> None:
    assert GuardCode.ABSOLUTE_CLAIM in codes(text, Grounds(values=("100",)))


@pytest.mark.parametrize(
    "text", ["第一次买可以先看看", "最好提前一晚泡", "第一时间回您", "历史上的款式", "这不绝对，看光线"]
)
def test_normal_speech_is_not_taken_for_a_claim(text: str) -> None:
    assert codes(text) == []


def test_a_claim_comes_with_its_place_and_other_words() -> None:
    (finding,) = check("这款最佳", Grounds())
    assert finding == Finding(GuardCode.ABSOLUTE_CLAIM, 2, 4, Weight.BLOCK, "很合适")


def test_scarcity_needs_a_low_stock_row_quoted_in_the_text() -> None:
    row = Grounds(values=("3",), stock=3)
    assert codes("仅剩3件", row) == []
    assert codes("仅剩3件", Grounds(values=("3",))) == [GuardCode.URGENCY]
    assert codes("库存紧张", row) == [GuardCode.URGENCY]
    assert codes("仅剩80件", Grounds(values=("80",), stock=80)) == [GuardCode.URGENCY]


def test_a_deadline_needs_the_campaigns_date_quoted_in_the_text() -> None:
    sale = Grounds(values=("3月10日00:00",), campaign_end="3月10日00:00")
    assert codes("限时优惠，到3月10日00:00", sale) == []
    assert codes("限时优惠", sale) == [GuardCode.URGENCY]


@pytest.mark.parametrize("text", ["保证三月到", "肯定到", "我承诺给您赔", "给您返现"])
def test_promises_are_stopped(text: str) -> None:
    assert GuardCode.PROMISE in codes(text)


def test_a_promise_that_the_shop_approved_may_be_said() -> None:
    assert codes("破损包赔，保证处理", Grounds(texts=("破损包赔，保证处理",))) == []


def test_saying_that_nothing_can_be_promised_is_no_promise() -> None:
    assert codes("快递的事没法保证") == []


@pytest.mark.parametrize(
    "text", ["打13800138000", "我的手机13800138000请回电", "138-0013-8000", "１３８００１３８０００"]
)
def test_a_phone_number_is_stopped(text: str) -> None:
    assert GuardCode.PERSONAL_DATA in codes(text)


def test_the_shops_own_approved_number_may_be_said() -> None:
    line = "售后电话13800138000"
    assert codes(line, Grounds(texts=(line,))) == []


def test_an_order_number_is_no_phone_number() -> None:
    number = "2875813800138000982"
    assert codes(f"单号{number}", Grounds(values=(number,))) == []


@pytest.mark.parametrize("text", ["加微信聊", "我的微信是abc", "加V", "私下转账便宜"])
def test_leading_away_from_the_platform_is_stopped(text: str) -> None:
    assert GuardCode.OFF_PLATFORM in codes(text)


def test_other_platforms_are_not_named() -> None:
    assert codes("京东也有卖", Grounds(channel="taobao")) == [GuardCode.OFF_PLATFORM]
    assert codes("京东也有卖", Grounds(channel="jd")) == []
    assert codes("支持微信支付") == []


def test_an_unfilled_variable_is_stopped() -> None:
    assert codes("现价{product.price}元") == [GuardCode.UNFILLED_VARIABLE]


words = st.text("亲您好我们最佳第一限时保证3０8元天件仅剩{}.a加微信13800138000 ", max_size=30)


@given(words, st.lists(words, max_size=2).map(tuple), st.lists(words, max_size=2).map(tuple))
def test_every_number_in_a_text_that_passes_is_in_the_evidence(
    text: str, texts: tuple[str, ...], values: tuple[str, ...]
) -> None:
    if not blocks(check(text, Grounds(texts, values))):
        evidence = {figure.value for source in (*texts, *values) for figure in figures(source)}
        assert {figure.value for figure in figures(text)} <= evidence


@given(st.text(max_size=80))
def test_findings_lie_within_any_text(text: str) -> None:
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in check(text, Grounds()))
