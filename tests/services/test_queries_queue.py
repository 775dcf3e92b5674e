"""Who needs a human stands in the queue, the costliest wait first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from deskpilot.domain.conversation import Conversation, Owner, Sender
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.services.views import QueueCounts, QueueFilter
from tests.services.desk_rows import CLOSED, NOON, OWNED, Rows, desk_rows


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Rows]:
    with desk_rows(data_dir) as rows:
        yield rows


def listed(desk: Rows, which: QueueFilter, agent: str = "小美", search: str = "") -> list[int]:
    return [row.conversation_id for row in desk.queries.queue(which, agent, search=search)]


def decide(desk: Rows, talk: Conversation, decision: Decision) -> None:
    with desk.store.begin() as uow:
        uow.decisions.add(talk.id, None, Understanding("", Act.QUESTION), decision, (), NOON)


WAITING_CASES: dict[str, dict[str, Any]] = {
    "owner waiting": {"owner": Owner.WAITING},
    "an alert stands": {"alert": Severity.NOTICE},
    "an agent's customer waits": {**OWNED, "waited": 5.0},
    "the limit has passed": {"waited": 200.0},
}
CALM_CASES: dict[str, dict[str, Any]] = {
    "nobody waits": {},
    "the AI is at it": {"waited": 5.0},
    "ended": {**CLOSED, "waited": 500.0},
    "an agent has answered": dict(OWNED),
}


@pytest.mark.parametrize("fields", WAITING_CASES.values(), ids=WAITING_CASES.keys())
def test_whoever_needs_a_human_waits(desk: Rows, fields: dict[str, Any]) -> None:
    talk = desk.talk(**fields)
    assert listed(desk, QueueFilter.WAITING) == [talk.id]
    assert listed(desk, QueueFilter.AI) == []


@pytest.mark.parametrize("fields", CALM_CASES.values(), ids=CALM_CASES.keys())
def test_whoever_needs_none_does_not(desk: Rows, fields: dict[str, Any]) -> None:
    desk.talk(**fields)
    assert listed(desk, QueueFilter.WAITING) == []


@pytest.mark.parametrize(
    ("decision", "waits"),
    [
        (Decision(Action.SUGGEST, "confident"), True),
        (Decision(Action.HOLD, "mode_off"), True),
        (Decision(Action.HOLD, "act.thanks"), False),
        (Decision(Action.REPLY, "confident"), False),
    ],
)
def test_drafts_that_wait_for_a_send_need_a_human(desk: Rows, decision: Decision, waits: bool) -> None:
    talk = desk.talk(waited=5.0)
    decide(desk, talk, decision)
    assert (listed(desk, QueueFilter.WAITING) == [talk.id]) is waits
    answered = desk.store.begin()
    with answered as uow:
        uow.conversations.update(replace(uow.conversations.get(talk.id), waiting_since=None))
    assert listed(desk, QueueFilter.WAITING) == []


def test_every_open_conversation_of_the_ai_and_me_is_in_one_list_at_least(desk: Rows) -> None:
    talks = [desk.talk(**fields) for fields in (*WAITING_CASES.values(), *CALM_CASES.values())]
    everywhere = {number for which in QueueFilter for number in listed(desk, which)}
    assert everywhere == {talk.id for talk in talks}


def test_mine_are_mine_and_without_a_name_everybodys(desk: Rows) -> None:
    mine = desk.talk(**OWNED)
    other = desk.talk(owner=Owner.AGENT, agent_name="阿泽")
    assert listed(desk, QueueFilter.MINE) == [mine.id]
    assert set(listed(desk, QueueFilter.MINE, "")) == {mine.id, other.id}


def test_a_longer_wait_costs_more(desk: Rows) -> None:
    talks = [desk.talk(owner=Owner.WAITING, waited=seconds) for seconds in (10, 170, 90, 400)]
    assert listed(desk, QueueFilter.WAITING) == [talks[n].id for n in (3, 1, 2, 0)]


def test_need_outweighs_time_and_worth_outweighs_neither_alone(desk: Rows) -> None:
    plain = desk.talk(owner=Owner.WAITING, waited=170)
    worthy = desk.talk(owner=Owner.WAITING, waited=170, paid=9000.0)
    angry = desk.talk(owner=Owner.WAITING, waited=60, alert=Severity.URGENT)
    both = desk.talk(owner=Owner.WAITING, waited=60, paid=9000.0, alert=Severity.URGENT, dissatisfied=0.9)
    assert listed(desk, QueueFilter.WAITING) == [both.id, angry.id, worthy.id, plain.id]


def test_the_cost_is_the_formula_of_the_module(desk: Rows) -> None:
    desk.talk(owner=Owner.WAITING, waited=270, paid=5000.0, alert=Severity.ATTENTION, dissatisfied=0.5)
    (row,) = desk.queries.queue(QueueFilter.WAITING)
    assert row.cost == pytest.approx((1 + 2 * 5000 / 10000) * 4 * 1.5 * (0.1 + 1 + 0.5 / 4))


def test_a_snoozed_alert_is_quiet_until_its_time_is_over(desk: Rows) -> None:
    talk = desk.talk(alert=Severity.URGENT)
    with desk.store.begin() as uow:
        alert = uow.escalations.open_of(talk.id)
        assert alert is not None
        uow.escalations.snooze(alert.id, NOON + timedelta(minutes=5), "小美")
    assert listed(desk, QueueFilter.WAITING) == []
    assert listed(desk, QueueFilter.AI) == [talk.id]
    assert desk.queries.alerts() == ()
    assert desk.queries.queue_counts().alerts == 0
    desk.clock.moment = NOON + timedelta(minutes=5)
    assert listed(desk, QueueFilter.WAITING) == [talk.id]
    assert [alert.escalation.conversation_id for alert in desk.queries.alerts()] == [talk.id]


def test_counts_agree_with_the_lists(desk: Rows) -> None:
    for fields in (*WAITING_CASES.values(), *CALM_CASES.values()):
        desk.talk(**fields)
    counts = desk.queries.queue_counts("小美")
    assert counts == QueueCounts(
        waiting=len(listed(desk, QueueFilter.WAITING)),
        mine=len(listed(desk, QueueFilter.MINE)),
        ai=len(listed(desk, QueueFilter.AI)),
        closed=1,
        alerts=1,
        nearest_limit_at=NOON - timedelta(seconds=200) + timedelta(seconds=180),
    )


def test_an_empty_desk_counts_nothing(desk: Rows) -> None:
    assert desk.queries.queue_counts("小美") == QueueCounts()


def test_a_row_shows_who_why_and_what_was_said_last(desk: Rows) -> None:
    talk = desk.talk("林间有座", waited=60, paid=12860.0, alert=Severity.URGENT, mood=-0.5, unread=2)
    with desk.store.begin() as uow:
        customer = uow.customers.get(talk.customer_id)
        uow.customers.update(replace(customer, tags=("老客",)))
        uow.messages.append(talk.id, Sender.CUSTOMER, "还有吗", NOON + timedelta(seconds=1))
        uow.messages.append(talk.id, Sender.SYSTEM, "", NOON + timedelta(seconds=2))
    row = desk.queries.queue_row(talk.id)
    assert row is not None
    assert (row.nickname, row.quote, row.last_text) == ("林间有座", "太慢了", "还有吗")
    assert (row.reason, row.severity) == (Reason.ANGER, Severity.URGENT)
    assert (row.worth, row.paid_orders, row.mood, row.unread) == (12860.0, 1, -0.5, 2)
    assert (row.waiting_since, row.limit_seconds) == (NOON - timedelta(seconds=60), 180.0)
    assert row.tags == ("老客",)
    assert row.last_at == NOON + timedelta(seconds=2)
    assert desk.queries.queue_row(999) is None


@pytest.mark.parametrize("typed", ["100%", "_", "'", '"', "小\\鹿", "%"])
def test_the_search_in_the_queue_is_literal(desk: Rows, typed: str) -> None:
    desk.talk("别人", owner=Owner.WAITING)
    talk = desk.talk(f"叫{typed}的", owner=Owner.WAITING)
    assert listed(desk, QueueFilter.WAITING, search=typed) == [talk.id]


def test_alerts_come_the_loudest_first(desk: Rows) -> None:
    quiet = desk.talk(alert=Severity.NOTICE, waited=500)
    loud = desk.talk(alert=Severity.URGENT, waited=10, paid=100.0)
    rows = desk.queries.alerts()
    assert [row.escalation.conversation_id for row in rows] == [loud.id, quiet.id]
    assert (rows[0].worth, rows[0].nickname) == (100.0, "小鹿")


def test_of_equally_loud_alerts_a_colleague_s_comes_after_mine_and_everybody_s(desk: Rows) -> None:
    theirs, mine, all_s = (
        desk.talk(alert=Severity.ATTENTION, waited=waited) for waited in (90.0, 60.0, 30.0)
    )
    worse = desk.talk(alert=Severity.URGENT, waited=5.0)
    with desk.store.begin() as uow:
        for talk, name in ((theirs, "阿哲"), (mine, "小美"), (worse, "阿哲")):
            uow._connection.run(
                "UPDATE escalations SET assigned_to = ? WHERE conversation_id = ?", (name, talk.id)
            )
    desk.set(agent_name="小美")
    order = [alert.escalation.conversation_id for alert in desk.queries.alerts()]
    assert order == [worse.id, mine.id, all_s.id, theirs.id]


def test_ended_conversations_come_the_newest_first(desk: Rows) -> None:
    first, second = desk.talk(**CLOSED), desk.talk(**CLOSED)
    with desk.store.begin() as uow:
        uow.messages.append(first.id, Sender.CUSTOMER, "谢谢", NOON + timedelta(hours=1))
    assert listed(desk, QueueFilter.CLOSED) == [first.id, second.id]


def test_the_shops_own_limit_counts(desk: Rows) -> None:
    talk = desk.talk(waited=40.0)
    assert listed(desk, QueueFilter.WAITING) == []
    desk.set(limit_seconds="30")
    assert listed(desk, QueueFilter.WAITING) == [talk.id]
    head = desk.queries.head(talk.id)
    assert head is not None
    assert head.limit_seconds == 30.0


def test_near_the_limit_are_those_who_wait_for_a_human_the_nearest_first(desk: Rows) -> None:
    near = desk.talk(**OWNED, waited=130.0)
    called = desk.talk(owner=Owner.WAITING, waited=175.0)
    drafted = desk.talk(waited=150.0)
    decide(desk, drafted, Decision(Action.SUGGEST, "confident"))
    just_over = desk.talk(**OWNED, waited=185.0)
    for waited in (60.0, 400.0, None):
        desk.talk(**OWNED, waited=waited)
    desk.talk(waited=150.0)  # the AI lets them wait on purpose
    desk.talk(**CLOSED, waited=150.0)
    expected = [just_over.id, called.id, drafted.id, near.id]
    assert [row.conversation_id for row in desk.queries.near_limit(60.0)] == expected
    desk.set(limit_seconds="600")
    assert desk.queries.near_limit(60.0) == ()
