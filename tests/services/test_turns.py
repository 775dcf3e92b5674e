"""A turn: understood, decided, worded and acted on in one transaction; a failure is an escalation."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.commands import CallForHuman, CloseTurn, SaveEntry, SaveSettings, SetMode
from deskpilot.domain.conversation import Mode, Owner, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Act, Resolution, Signal, Slot, Topic, Understanding
from deskpilot.store import Reader
from tests.services.shop import ENTRIES, NOON, Shop, answers, open_shop

SURE = answers("KB0001")


def signalled(topic: Topic, quote: str = "?") -> Understanding:
    return answers("KB0001", quote, 0.9, signals=(Signal(topic, 0.9, quote),))


def test_a_burst_is_one_turn_with_one_answer(shop: Shop) -> None:
    shop.reads("在吗\n这件\n多久发货", SURE)
    for text in ("在吗", "这件", "多久发货"):
        conversation = shop.hear(text)
    shop.do(CloseTurn(conversation))
    assert len(shop.leave()) == 1
    assert shop.engine.seen[-1][0] == "在吗\n这件\n多久发货"


def test_the_engine_sees_only_what_was_said_before_the_turn(shop: Shop) -> None:
    shop.reads("多久发货", SURE)
    shop.turn("多久发货")
    shop.turn("好的谢谢")
    _, context = shop.engine.seen[-1]
    assert [line.sender for line in context.lines] == [Sender.CUSTOMER, Sender.AI]
    assert context.lines[-1].entry_id == "KB0001"


def test_the_first_answer_introduces_itself_once(shop: Shop) -> None:
    shop.reads("多久发货", SURE)
    shop.reads("能开发票吗", answers("KB0002"))
    assert "智能助手豆豆" in shop.turn("多久发货")[0]
    assert "智能助手" not in shop.turn("能开发票吗")[0]


def test_an_answer_ends_the_wait(shop: Shop) -> None:
    shop.reads("多久发货", SURE)
    shop.turn("多久发货")
    assert shop.conversation().waiting_since is None
    assert shop.conversation().unread == 0


def test_in_assist_mode_the_answer_is_a_draft_and_the_customer_waits(shop: Shop) -> None:
    shop.do(SetMode(Mode.ASSIST))
    shop.reads("多久发货", answers("KB0001", "?", 0.9, "KB0002", "KB0003"))
    assert shop.turn("多久发货") == []
    assert len(shop.drafts()) == 3
    assert "48小时" in shop.drafts()[0]
    assert shop.conversation().waiting_since is not None
    assert [each.code for each in shop.decision().reasons] == ["kept.mode"]


def test_a_channel_can_have_its_own_mode(shop: Shop) -> None:
    shop.do(SaveSettings((("mode.channel.taobao", "assist"),)))
    shop.reads("多久发货", SURE)
    assert shop.turn("多久发货") == []


def test_a_category_can_have_its_own_mode(shop: Shop) -> None:
    shop.do(SaveSettings((("mode.category.发货", "assist"),)))
    shop.reads("多久发货", SURE)
    assert shop.turn("多久发货") == []
    assert shop.decision().action is Action.SUGGEST


def test_a_wish_for_a_human_calls_one_at_once_and_says_who(shop: Shop) -> None:
    shop.reads("转人工", signalled(Topic.HUMAN_WANTED, "转人工"))
    (said,) = shop.turn("转人工")
    assert "小美" in said
    assert shop.conversation().owner is Owner.WAITING
    alert = shop.alert()
    assert alert is not None
    assert (alert.reason, alert.quote, alert.callback) == (Reason.HUMAN_WANTED, "转人工", False)


def test_a_customers_own_agent_is_named_when_there(shop: Shop) -> None:
    shop.reads("转人工", signalled(Topic.HUMAN_WANTED))
    for key, agent, named in (("c1", "老周", "老周"), ("c2", "阿宁", "小美")):
        shop.hear("在吗", key)
        customer = shop.conversation(key).customer_id
        with shop.store.begin() as uow:
            uow.customers.update(replace(uow.customers.get(customer), dedicated_agent=agent))
        shop.do(CloseTurn(shop.conversation(key).id))
        assert named in shop.turn("转人工", key)[-1]


@pytest.mark.parametrize(
    ("act", "waits"), [(Act.CARD, True), (Act.STATEMENT, True), (Act.ACKNOWLEDGE, False)]
)
def test_a_line_held_on_purpose_ends_the_wait_only_when_it_wants_no_answer(
    shop: Shop, act: Act, waits: bool
) -> None:
    shop.reads("话", Understanding("话", act))
    assert shop.turn("话") == []
    assert (shop.conversation().waiting_since is not None) == waits


def test_the_warm_line_is_said_once_and_the_wait_goes_on(shop: Shop) -> None:
    shop.reads("转人工", signalled(Topic.HUMAN_WANTED))
    shop.turn("转人工")
    assert shop.turn("转人工") == []
    alert = shop.alert()
    assert alert is not None
    assert alert.count == 2
    assert shop.conversation().waiting_since is not None


def test_with_nobody_on_duty_the_promise_is_honest_and_on_the_list(shop: Shop) -> None:
    shop.clock.pass_(12 * 3600)  # midnight in the shop
    shop.reads("转人工", signalled(Topic.HUMAN_WANTED))
    (said,) = shop.turn("转人工")
    assert "今天9点" in said
    alert = shop.alert()
    assert alert is not None
    assert alert.callback


def test_at_night_assist_answers_what_is_standard(shop: Shop) -> None:
    shop.do(SetMode(Mode.ASSIST))
    shop.clock.pass_(12 * 3600)
    shop.reads("多久发货", SURE)
    assert len(shop.turn("多久发货")) == 1


def test_off_stays_off_at_night(shop: Shop) -> None:
    shop.do(SetMode(Mode.OFF))
    shop.clock.pass_(12 * 3600)
    shop.reads("多久发货", SURE)
    assert shop.turn("多久发货") == []


def test_an_engine_failure_is_an_escalation_never_silence(
    shop: Shop, expect_log: Callable[[int, str], logging.LogRecord]
) -> None:
    shop.reads("炸", RuntimeError("boom"))
    said = shop.turn("炸")
    expect_log(logging.ERROR, "could not be read")
    assert len(said) == 1
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.ENGINE_ERROR
    assert shop.said_by(Sender.CUSTOMER) == ["炸"]
    assert shop.desk.unclosed() == ()
    assert shop.turn("炸炸") == []


def test_what_a_failed_turn_did_is_taken_back(
    shop: Shop, expect_log: Callable[[int, str], logging.LogRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.reads("多久发货", SURE)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("deskpilot.services.turns._write_down", broken)
    said = shop.turn("多久发货")
    expect_log(logging.ERROR, "ZeroDivisionError")
    assert not any("48小时" in text for text in said)
    conversation = shop.conversation()
    with shop.store.begin() as uow:
        assert uow.decisions.latest(conversation.id) is None


def test_a_missing_fact_becomes_an_escalation(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "圆桌", 99.0))
    shop.reads("什么料子", answers("KB0004", resolutions=(Resolution("product", "P1", "words"),)))
    said = shop.turn("什么料子")
    assert not any("{" in text for text in said)
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.GUARD_BLOCKED
    assert shop.decision().rule == "guard_blocked"  # not that it was known


def test_the_alert_follows_what_is_told_while_somebody_waits(shop: Shop) -> None:
    told = (
        ("能刻字吗", Signal(Topic.CUSTOM, 0.9, "刻字"), 0.1, Reason.CUSTOM),
        ("说好上周的", Signal(Topic.DISAPPOINTMENT, 0.4, "说好"), 0.5, Reason.DISSATISFIED),
        ("等得没意思了", Signal(Topic.DISAPPOINTMENT, 0.4, "没意思"), 0.7, Reason.DISSATISFIED),
        ("戴着手指烂了", Signal(Topic.INJURY, 0.4, "手指烂了"), 0.3, Reason.INJURY),
    )
    for text, signal, dissatisfied, reason in told:
        read = Understanding(text, Act.STATEMENT, signals=(signal,), dissatisfied=dissatisfied)
        shop.reads(text, read)
        shop.turn(text)
        alert = shop.alert()
        assert alert is not None
        assert (alert.reason, alert.quote) == (reason, text)
    assert alert.count == len(told)


def test_without_a_product_it_asks_which_and_then_answers(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "圆桌", 99.0, attributes={"材质": "白蜡木"}))
    shop.reads("什么料子", answers("KB0004"))
    (asked,) = shop.turn("什么料子")
    assert "哪一款" in asked
    assert shop.decision().rule == "which_product"
    shop.reads(
        "圆桌", Understanding("圆桌", Act.STATEMENT, resolutions=(Resolution("product", "P1", "words"),))
    )
    (said,) = shop.turn("圆桌")
    assert "白蜡木" in said


def test_without_a_variant_it_asks_for_colour_and_size(shop: Shop) -> None:
    shop.do(SaveEntry(KnowledgeEntry("KB0006", "穿着是什么版", "您要的「{sku.spec}」是直筒。", "版型")))
    variants = tuple(Sku(f"P1-{size}", {"颜色": "灰", "尺码": size}, 99.0, 3) for size in "SM")
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "长裤", 99.0, skus=variants))
    shop.reads("什么版", answers("KB0006"))
    (asked,) = shop.turn("什么版", viewed_product="P1")
    assert "哪个颜色" in asked
    assert shop.decision().rule == "which_sku"


def test_the_viewed_product_fills_the_answer(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "圆桌", 99.0, attributes={"材质": "白蜡木"}))
    shop.reads("什么料子", answers("KB0004"))
    (said,) = shop.turn("什么料子", viewed_product="P1")
    assert "白蜡木" in said


@pytest.mark.parametrize("reply", ["2", "第二个", "②", "选2", "２", "二", "发票的"])
def test_a_short_answer_picks_from_the_question_back(shop: Shop, reply: str) -> None:
    shop.reads("那个怎么弄", answers("KB0001", "?", 0.4, "KB0002"))
    (asked,) = shop.turn("那个怎么弄")
    assert "1. 什么时候发货\n2. 能开发票吗" in asked
    shop.reads(reply, Understanding(reply, Act.STATEMENT))
    (said,) = shop.turn(reply)
    assert "电子发票" in said


def test_a_yes_picks_the_only_choice(shop: Shop) -> None:
    shop.reads("那个怎么弄", answers("KB0002", "?", 0.4))
    assert "能开发票吗" in shop.turn("那个怎么弄")[0]
    shop.reads("是的", Understanding("是的", Act.CONFIRM))
    assert "电子发票" in shop.turn("是的")[0]


def test_it_asks_back_once_and_then_calls_a_human(shop: Shop) -> None:
    shop.reads("那个怎么弄", answers("KB0001", "?", 0.4, "KB0002"))
    shop.turn("那个怎么弄")
    shop.turn("那个怎么弄")
    assert shop.alert() is not None


def test_the_second_no_calls_a_human(shop: Shop) -> None:
    shop.reads("多久发货", SURE)
    shop.turn("多久发货")
    shop.reads("不是这个", signalled(Topic.REJECTED, "不是这个"))
    assert len(shop.turn("不是这个")) == 1
    shop.turn("不是这个")
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.REPEATED_NO


def test_nothing_is_sold_to_somebody_who_thinks_it_over(shop: Shop) -> None:
    eager = KnowledgeEntry("KB0001", "什么时候发货", "48小时内发。", "发货", sales_answer="喜欢就拍。")
    shop.do(SaveEntry(eager))
    shop.reads("多久发货", answers("KB0001", intent_strength=0.9))
    assert "喜欢就拍" in shop.turn("多久发货", "c2")[0]
    shop.reads("我再看看", Understanding("我再看看", Act.HESITATE))
    shop.turn("我再看看")
    assert "喜欢就拍" not in shop.turn("多久发货")[0]
    shop.clock.pass_(1900)
    assert "喜欢就拍" in shop.turn("多久发货")[0]


def test_hesitation_gets_one_line_and_then_silence(shop: Shop) -> None:
    shop.reads("我再看看", Understanding("我再看看", Act.HESITATE))
    assert len(shop.turn("我再看看")) == 1
    assert shop.turn("我再看看") == []
    shop.clock.pass_(shop.desk.settings().breathing_seconds)
    assert len(shop.turn("我再看看")) == 1


def test_thanks_are_not_answered_and_nobody_waits(shop: Shop) -> None:
    assert shop.turn("谢谢") == []
    assert shop.conversation().waiting_since is None


def test_an_expired_entry_is_never_used(shop: Shop) -> None:
    with shop.store.begin() as uow:
        entry = uow.entries.get("KB0001")
        assert entry is not None
        uow.entries.put(replace(entry, valid_to=NOON - timedelta(days=1)), "test", NOON)
    shop.reads("多久发货", SURE)
    assert not any("48小时" in text for text in shop.turn("多久发货"))


def test_more_replies_than_a_minute_allows_call_a_human(shop: Shop) -> None:
    shop.do(SaveSettings((("replies_per_minute", "3"),)))
    for number in range(6):
        shop.reads(f"问{number}", answers(f"KB000{1 + number % 2}"))
        shop.turn(f"问{number}")
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.FLOOD
    assert len([text for text in shop.said_by(Sender.AI) if "48小时" in text or "发票" in text]) == 3


def test_two_machines_stop_after_three_turns(shop: Shop) -> None:
    heard = "多久发货"
    for _ in range(8):
        shop.reads(heard, SURE)
        said = shop.turn(heard)
        heard = f"自动回复：{said[0]}" if said else heard
    assert len(shop.said_by(Sender.AI)) <= 4
    assert shop.alert() is not None


def test_a_late_line_does_not_answer_a_question_that_is_closed(shop: Shop) -> None:
    shop.reads("多久发货", SURE)
    shop.turn("多久发货", claimed_at=NOON)
    assert shop.turn("多久发货", claimed_at=NOON - timedelta(minutes=5)) == []
    assert shop.decision().rule == "late_line"


def test_what_the_customer_says_about_themselves_is_remembered_with_its_line(shop: Shop) -> None:
    shop.reads(
        "我165",
        answers("KB0001", "我165", 0.9, slots=(Slot("height", "165", "165"), Slot("quantity", "2", "2"))),
    )
    shop.turn("我165")
    conversation = shop.conversation()
    with shop.store.begin() as uow:
        facts = uow.customers.facts(conversation.customer_id)
    assert [(fact.key, fact.value) for fact in facts] == [("height", "165")]
    assert facts[0].message_id == shop.lines()[0].id


def test_a_denied_answer_is_counted_against_its_entry(shop: Shop) -> None:
    shop.reads("多久发货", SURE)
    shop.turn("多久发货")
    shop.reads("不是这个", signalled(Topic.REJECTED, "不是这个"))
    shop.turn("不是这个")
    reader = Reader(shop.store.data_dir)
    denied = reader.row("SELECT sum(denied) AS n FROM entry_days WHERE entry_id = 'KB0001'", ())
    reader.close()
    assert denied is not None
    assert denied["n"] == 1


def test_a_human_called_by_staff_is_announced_once(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    changes = shop.do(CallForHuman(conversation, "小美"))
    assert [alert.reason for alert in changes.raised] == [Reason.STAFF_REQUEST]
    assert len(shop.leave()) == 1


def test_closing_a_turn_without_lines_does_nothing(shop: Shop) -> None:
    shop.turn("谢谢")
    assert shop.do(CloseTurn(shop.conversation().id)).is_empty()


def test_before_the_engine_is_there_lines_are_kept(shop: Shop) -> None:
    shop.desk.ready = False
    conversation = shop.hear("多久发货")
    assert shop.do(CloseTurn(conversation)) == ChangeSet()
    assert [each for each, _ in shop.desk.unclosed()] == [conversation]


def test_a_turn_that_killed_the_process_twice_goes_to_a_human_unread(shop: Shop) -> None:
    conversation = shop.hear("毒")

    class Killed(BaseException):
        pass

    shop.engine.readings["毒"] = Killed()  # type: ignore[assignment]
    original = shop.engine.understand

    def dies(text: str, context: object) -> Understanding:
        if text == "毒":
            raise Killed
        return original(text, context)  # type: ignore[arg-type]

    shop.engine.understand = dies  # type: ignore[method-assign, assignment]
    for _ in range(2):
        with pytest.raises(Killed):
            shop.desk.close_unclosed(conversation)
    shop.desk.close_unclosed(conversation)
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.ENGINE_ERROR
    assert shop.desk.unclosed() == ()


def test_the_warm_line_names_no_product_that_the_customer_did_not(data_dir: Path) -> None:
    entry = KnowledgeEntry(
        "KB0009", "羽绒服怎么洗", "送干洗店。", "养护", scope=("P9",), policy=EntryPolicy.HUMAN
    )
    shop = open_shop(data_dir, (*ENTRIES, entry))
    with shop.store.begin() as uow:
        uow.products.put(Product("P9", "短款羽绒服", 899.0))
    shop.reads("衣服怎么洗", answers("KB0009"))
    assert not any("短款羽绒服" in line for line in shop.turn("衣服怎么洗"))
    assert any("短款羽绒服" in line for line in shop.turn("衣服怎么洗", "c2", viewed_product="P9"))
