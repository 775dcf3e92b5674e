"""Whoever takes a conversation over finds a first line: warm, true whoever sends it, without a promise."""

import tomllib

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import CloseTurn, SendAgentReply
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.understanding import Act, Signal, Topic
from deskpilot.engine.promises import promises
from deskpilot.paths import resource
from deskpilot.wording.guards import Grounds, check
from tests.services.shop import Shop, answers


def hears(shop: Shop, text: str, topic: Topic, confidence: float = 0.1, entry: str = "KB0003") -> list[str]:
    """What a human is offered after a line that carries a topic."""
    shop.reads(text, answers(entry, text, confidence, signals=(Signal(topic, 0.9, text),)))
    shop.turn(text)
    return shop.drafts()


def test_a_fault_is_met_with_regret_and_the_wish_is_said_back(shop: Shop) -> None:
    first = hears(shop, "杯子裂了，给我换一个", Topic.QUALITY)[0]
    assert "抱歉" in first or "不好意思" in first
    assert "您想换货，我看到了" in first
    assert "拍一张" in first


def test_a_photo_that_came_is_looked_at_and_not_asked_for(shop: Shop) -> None:
    shop.hear("", kind=MessageKind.IMAGE)
    first = hears(shop, "杯子裂了", Topic.QUALITY)[0]
    assert "照片" in first
    assert "拍一张" not in first


def test_a_wish_that_was_denied_is_not_said_back(shop: Shop) -> None:
    assert "换货" not in hears(shop, "杯子裂了，不要换新的", Topic.QUALITY)[0]


def test_a_price_talk_opens_with_the_price_of_the_row_and_never_the_floor(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("G-5", "民谣吉他", 3980.0, floor_price=3600.0))
    shop.reads("3600卖不卖", answers("KB0005", signals=(Signal(Topic.BARGAIN, 0.9, "3600"),)))
    shop.turn("3600卖不卖", viewed_product="G-5")
    first, *others = shop.drafts()
    assert "「民谣吉他」现在标价3980元" in first
    assert "3600" not in first
    assert not [text for text in others if "同事" in text]


def test_a_human_is_not_offered_to_send_the_customer_to_a_human(shop: Shop) -> None:
    assert not [t for t in hears(shop, "便宜点", Topic.BARGAIN, 0.9, "KB0005") if "由同事" in t]


def test_the_line_stays_while_the_customer_goes_on_and_nobody_came(shop: Shop) -> None:
    hears(shop, "杯子裂了", Topic.QUALITY)
    shop.turn("在吗")
    assert "拍一张" in shop.drafts()[0]


def test_who_answered_already_needs_no_first_line(shop: Shop) -> None:
    hears(shop, "杯子裂了", Topic.QUALITY)
    shop.do(SendAgentReply(shop.conversation().id, "您拍张照片我看看", "小美"))
    shop.do(CloseTurn(shop.hear("好的等一下")))
    assert not [text for text in shop.drafts() if "拍一张" in text]


def talks(shop: Shop, text: str, confidence: float, **fields: object) -> list[str]:
    """What whoever has the customer is offered next."""
    shop.reads(text, answers("KB0003", text, confidence, **fields))
    shop.do(CloseTurn(shop.hear(text)))
    return shop.drafts()


def test_whoever_talks_to_an_upset_customer_is_never_left_without_a_line(shop: Shop) -> None:
    hears(shop, "杯子裂了", Topic.QUALITY)
    shop.do(SendAgentReply(shop.conversation().id, "您拍张照片我看看", "小美"))
    (line,) = talks(shop, "你们太差劲了，我要退款", 0.01, signals=(Signal(Topic.ANGER, 0.9, "太差劲"),))
    assert "对不起" in line
    assert "您想退款，我看到了" in line
    first, second = talks(shop, "这个怎么洗", 0.9, dissatisfied=0.8)
    assert "冷水手洗" in first
    assert "对不起" in second
    (leaving,) = talks(shop, "算了，差评吧", 0.01, act=Act.CLOSING, dissatisfied=0.9)
    assert "对不起" in leaving


def test_amends_are_made_once_and_not_to_the_calm_or_the_grateful(shop: Shop) -> None:
    hears(shop, "杯子裂了", Topic.QUALITY)
    shop.do(SendAgentReply(shop.conversation().id, "您拍张照片我看看", "小美"))
    assert talks(shop, "拍好了", 0.01) == []
    assert talks(shop, "谢谢", 0.01, act=Act.THANKS, dissatisfied=0.9) == []
    (line,) = talks(shop, "怎么还不说话", 0.01, dissatisfied=0.9)
    shop.do(SendAgentReply(shop.conversation().id, line, "小美"))
    assert talks(shop, "说话呀", 0.01, dissatisfied=0.9) == []


def test_a_likely_answer_goes_before_a_line_that_only_opens(shop: Shop) -> None:
    first = hears(shop, "这个怎么洗，转人工", Topic.HUMAN_WANTED, 0.9)[0]
    assert "冷水手洗" in first


def test_a_hurt_that_became_a_threat_is_for_the_owner(shop: Shop) -> None:
    hears(shop, "猫吃了一直吐", Topic.INJURY)
    assert "负责人" in hears(shop, "我要打12315", Topic.COMPLAINT)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [("两个一起能便宜多少", "价钱"), ("配送员态度极差", "抱歉"), ("能做成一个篮球形状吗", "先问清楚")],
)
def test_what_nobody_was_sure_about_is_met_by_its_words(shop: Shop, text: str, words: str) -> None:
    shop.reads(text, answers("KB0003", text, 0.05, handoff=0.95))
    shop.turn(text)
    assert words in shop.drafts()[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_first_line_promises_or_claims_anything(shop: Shop, language: str) -> None:
    tables = tomllib.loads(resource("wording", f"{language}.toml").read_text(encoding="utf-8"))
    lines = [
        line
        for name, styles in tables.items()
        if name.startswith("opening_") and "friendly" in styles
        for variants in styles.values()
        for line in variants
    ]
    assert len(lines) > 60
    for line in lines:
        assert promises(line, shop.clock.now()) == (), line
        assert not [each for each in check(line, Grounds()) if each.code != "unfilled_variable"], line
