"""Closing time: nobody who waits is left without a word, and everybody stands in the list of the morning."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

import pytest

from deskpilot.domain.commands import (
    CloseTask,
    CloseTurn,
    HandBack,
    SaveRoutingRules,
    SaveSettings,
    SaveStaff,
    SendAgentReply,
    TakeOver,
)
from deskpilot.domain.conversation import Owner, Sender
from deskpilot.domain.escalation import Reason
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule, When
from deskpilot.domain.understanding import Act, Signal, Topic, Understanding
from deskpilot.services.queries import DeskQueries
from deskpilot.services.task_views import TaskRow
from deskpilot.store import Reader
from tests.services.shop import NOON, Shop, answers

HUMAN = answers("KB0001", "转人工", signals=(Signal(Topic.HUMAN_WANTED, 0.9, "转人工"),))
EVENING = 10 * 3600 + 50 * 60  # ten minutes before the shop closes


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    """What the window reads with."""
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def tick(shop: Shop, seconds: float = 0.0) -> list[str]:
    """Time passes, the engine thread ticks; gives what the customers read."""
    shop.clock.pass_(seconds)
    shop.desk.owe_call_backs()
    return shop.leave()


def owed(queries: DeskQueries) -> list[TaskRow]:
    return [row for row in queries.tasks() if row.task.kind is TaskKind.CALL_BACK]


def called_in_the_evening(shop: Shop) -> None:
    shop.clock.pass_(EVENING)
    shop.reads("转人工", HUMAN)
    (line,) = shop.turn("转人工")
    assert "小美" in line  # she is coming, it says


def test_who_was_promised_a_human_that_did_not_come_before_closing_hears_once_when_somebody_is_back(
    shop: Shop, queries: DeskQueries
) -> None:
    called_in_the_evening(shop)
    assert tick(shop) == []
    (line,) = tick(shop, 1200)
    assert "明天9点" in line
    (row,) = owed(queries)
    assert (row.task.text, f"{row.due_local:%d %H:%M}") == ("转人工", "13 09:30")
    alert = shop.alert()
    assert alert is not None
    assert alert.callback
    assert tick(shop, 3600) == []
    assert len(owed(queries)) == 1


def test_who_asks_where_everybody_is_after_closing_is_not_met_with_silence(
    shop: Shop, queries: DeskQueries
) -> None:
    called_in_the_evening(shop)
    shop.clock.pass_(700)
    shop.reads("人呢", HUMAN)
    said = shop.turn("人呢") + tick(shop, 5)
    assert ["9点" in line for line in said] == [True]
    assert len(owed(queries)) == 1


def test_whom_an_agent_left_behind_is_called_back_by_them_and_the_ai_stays_silent(
    shop: Shop, queries: DeskQueries
) -> None:
    called_in_the_evening(shop)
    conversation = shop.conversation().id
    shop.do(TakeOver(conversation, "老周"))
    shop.do(SendAgentReply(conversation, "我看一下", "老周"))
    shop.leave()
    shop.clock.pass_(3600)
    shop.turn("看好了吗")
    assert owed(queries) == []  # they may be at it still
    assert tick(shop, 601) == []
    (row,) = owed(queries)
    assert (row.task.text, row.task.assigned_to) == ("看好了吗", "老周")
    assert shop.conversation().owner is Owner.AGENT
    assert shop.said_by(Sender.AI)[1:] == []
    shop.do(CloseTask(row.task.id, "老周", done=False))
    tick(shop, 3600)
    assert owed(queries) == []  # who dropped it meant it


def test_a_draft_that_nobody_sent_before_closing_becomes_a_call_back(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.do(SaveSettings((("mode", "assist"),)))
    shop.clock.pass_(EVENING)
    shop.reads("什么时候发货", answers("KB0001", "什么时候发货"))
    assert shop.turn("什么时候发货") == []
    (line,) = tick(shop, 1200)
    assert "明天9点" in line
    assert [row.task.text for row in owed(queries)] == ["什么时候发货"]
    assert shop.conversation().owner is Owner.WAITING


def test_where_the_ai_only_listens_nothing_is_said_and_the_call_back_stands(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.do(SaveSettings((("mode", "off"),)))
    shop.clock.pass_(EVENING)
    shop.reads("什么时候发货", answers("KB0001", "什么时候发货"))
    shop.turn("什么时候发货")
    assert tick(shop, 1200) == []
    assert len(owed(queries)) == 1


def test_in_the_shop_s_hours_and_where_nobody_waits_nothing_is_owed(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("转人工", HUMAN)
    shop.turn("转人工")
    assert tick(shop, 8 * 3600) == []
    shop.do(SendAgentReply(shop.conversation().id, "我是小美，您说", "小美"))
    shop.leave()
    assert tick(shop, 5 * 3600) == []
    assert owed(queries) == []


@pytest.mark.parametrize(
    ("hour", "due"), [(10, "12 12:30"), (23, "13 12:30")], ids=["this morning", "tomorrow"]
)
def test_the_call_back_is_due_when_the_customer_was_told_that_somebody_is_back(
    shop: Shop, queries: DeskQueries, hour: int, due: str
) -> None:
    shop.do(SaveStaff((Staff("小美", from_hour=12, to_hour=22),)))
    shop.clock.at = NOON + timedelta(hours=hour - 12)
    shop.reads("转人工", HUMAN)
    (line,) = shop.turn("转人工")
    assert "12点" in line
    assert f"{owed(queries)[0].due_local:%d %H:%M}" == due


def test_the_call_back_is_for_whom_the_customer_is_given_to(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SaveRoutingRules((RoutingRule(When.INTENT, "老周"),)))
    shop.clock.pass_(12 * 3600)
    buying = answers(
        "KB0001", "转人工", signals=(Signal(Topic.HUMAN_WANTED, 0.9, "转人工"),), intent_strength=0.9
    )
    shop.reads("转人工", buying)
    (line,) = shop.turn("转人工")
    assert "老周" in line
    assert [row.task.assigned_to for row in owed(queries)] == ["老周"]


def test_at_night_who_waits_for_the_morning_is_still_answered_what_is_known(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.clock.pass_(12 * 3600)
    shop.reads("转人工", HUMAN)
    shop.turn("转人工")
    shop.reads("能开发票吗", answers("KB0002", "能开发票吗"))
    (line,) = shop.turn("能开发票吗")
    assert "电子发票" in line
    talk = shop.conversation()
    assert (talk.owner, talk.waiting_since is not None) == (Owner.WAITING, True)
    assert len(owed(queries)) == 1
    shop.reads("那个呢", answers("KB0002", "那个呢", 0.2))
    assert shop.turn("那个呢") == []
    shop.do(TakeOver(talk.id, "小美"))
    assert shop.turn("能开发票吗") == []


def held(shop: Shop, text: str, silence: float = 0.3) -> None:
    shop.reads(text, Understanding(text, Act.STATEMENT, silence=silence))
    assert shop.turn(text) == []


def test_a_held_line_that_may_have_been_a_question_comes_to_a_human_by_day(
    shop: Shop, queries: DeskQueries
) -> None:
    held(shop, "一顿吃几勺")
    assert tick(shop, 120) == []
    assert shop.alert() is None
    (line,) = tick(shop, 120)
    assert "小美" in line
    alert = shop.alert()
    assert alert is not None
    assert (alert.reason, alert.quote) == (Reason.UNSURE, "一顿吃几勺")
    assert shop.conversation().owner is Owner.WAITING
    assert tick(shop, 600) == []
    assert owed(queries) == []


def test_at_night_a_held_line_becomes_a_call_back(shop: Shop, queries: DeskQueries) -> None:
    shop.clock.pass_(12 * 3600)
    held(shop, "圆口还是方口")
    (line,) = tick(shop, 240)
    assert "9点" in line
    assert [row.task.text for row in owed(queries)] == ["圆口还是方口"]


def test_what_hardly_wanted_a_word_and_what_was_answered_meanwhile_is_left_alone(shop: Shop) -> None:
    held(shop, "我下午去接孩子", silence=0.8)
    assert tick(shop, 3600) == []
    held(shop, "一顿吃几勺")
    shop.reads("能开发票吗", answers("KB0002", "能开发票吗"))
    shop.turn("能开发票吗")
    assert tick(shop, 3600) == []
    assert shop.alert() is None


def test_who_calls_after_a_held_line_is_not_held_again(shop: Shop) -> None:
    held(shop, "一顿吃几勺")
    shop.reads("??", Understanding("??", Act.PING, silence=0.96))
    assert shop.turn("??")
    assert shop.conversation().owner is Owner.WAITING


def unanswered(text: str, act: Act = Act.STATEMENT, silence: float = 0.95) -> Understanding:
    return Understanding(text, act, silence=silence)


def test_what_answers_our_own_request_comes_to_a_human_however_little_it_asks(shop: Shop) -> None:
    shop.reads("买几升的", answers("KB0009", "买几升的"))
    with shop.store.begin() as uow:
        uow.entries.put(
            KnowledgeEntry("KB0009", "多大容量", "说一下家里几口人，我们来配。"), "t", shop.clock.now()
        )
    assert shop.turn("买几升的")
    held(shop, "四口", silence=0.95)
    assert tick(shop, 120) == []
    assert tick(shop, 120)
    assert shop.conversation().owner is Owner.WAITING


@pytest.mark.parametrize("text", ["漏水", "甘肃", "齿距几毫米", "登不上去", "没到货啊"])
def test_a_held_line_that_may_be_a_question_is_not_left_however_sure_the_silence(
    shop: Shop, text: str
) -> None:
    held(shop, text, silence=0.88)
    assert tick(shop, 240)


@pytest.mark.parametrize("text", ["我在上班", "好的，那我周末再来", "咱老家那边都用这个"])
def test_who_tells_of_their_own_day_is_left_in_peace(shop: Shop, text: str) -> None:
    held(shop, text, silence=0.7)
    assert tick(shop, 3600) == []


@pytest.mark.parametrize("mark", ["？", "???", "？！"])
def test_a_question_mark_after_an_answer_calls_a_human(shop: Shop, mark: str) -> None:
    shop.reads("能开发票吗", answers("KB0002", "能开发票吗"))
    shop.turn("能开发票吗")
    shop.reads(mark, unanswered(mark, Act.PING))
    assert shop.turn(mark)
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.MISSED_TWICE


def test_a_greeting_after_an_answer_is_courtesy(shop: Shop) -> None:
    shop.reads("能开发票吗", answers("KB0002", "能开发票吗"))
    shop.turn("能开发票吗")
    shop.reads("中午好", unanswered("中午好", Act.GREETING))
    assert shop.turn("中午好") + tick(shop, 3600) == []


def test_thanks_do_not_pay_for_a_wish_that_was_held(shop: Shop) -> None:
    held(shop, "杯口磨圆一点的")
    for thanks, act in (("麻烦了", Act.THANKS), ("好的", Act.ACKNOWLEDGE)):
        shop.reads(thanks, unanswered(thanks, act))
        assert shop.turn(thanks) == []
    assert tick(shop, 240)
    alert = shop.alert()
    assert alert is not None
    assert alert.quote == "杯口磨圆一点的"


def test_thanks_for_nothing_held_end_the_waiting(shop: Shop) -> None:
    shop.reads("麻烦了", unanswered("麻烦了", Act.THANKS))
    shop.turn("麻烦了")
    assert shop.conversation().waiting_since is None
    assert tick(shop, 3600) == []


def test_in_whatever_order_things_happen_at_night_nothing_automatic_leaves_while_a_human_has_it(
    shop: Shop,
) -> None:
    shop.clock.pass_(11 * 3600)  # eleven in the evening
    shop.reads("转人工", HUMAN)
    shop.reads("能开发票吗", answers("KB0002", "能开发票吗"))
    random, said = Random(5), 0
    conversation = shop.hear("转人工")
    steps: dict[str, Callable[[], object]] = {
        "asks": lambda: shop.hear("能开发票吗"),
        "cries": lambda: shop.hear("转人工"),
        "turn": lambda: shop.do(CloseTurn(conversation)),
        "tick": lambda: (shop.clock.pass_(200), shop.desk.owe_call_backs()),
        "take": lambda: shop.do(TakeOver(conversation, "小美")),
        "back": lambda: shop.do(HandBack(conversation, "小美")),
        "leave": shop.leave,
    }
    for _ in range(600):
        before = len(shop.sent)
        steps[random.choice(tuple(steps))]()
        for item in shop.sent[before:]:
            said += item.sender is Sender.AI
            assert item.sender is not Sender.AI or shop.conversation().owner is not Owner.AGENT
        shop.clock.at = min(shop.clock.at, NOON + timedelta(hours=20))
    assert said > 5
