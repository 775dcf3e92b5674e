"""At most one alert per conversation; it counts, it gets louder, it rests, it is taken, it is settled."""

from datetime import timedelta

from deskpilot.domain.conversation import Conversation
from deskpilot.domain.escalation import Escalation, EscalationState, Reason, Severity
from deskpilot.store import Store, UnitOfWork
from tests.store.conftest import NOON


def raise_alert(
    uow: UnitOfWork, conversation: Conversation, severity: Severity = Severity.NOTICE, quote: str = "不是这个"
) -> Escalation:
    reason = Reason.ANGER if severity is Severity.URGENT else Reason.REPEATED_NO
    return uow.escalations.raise_(conversation.id, reason, severity, quote, 1, 2, NOON)


def test_raising_again_counts_and_is_not_told_as_new(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        first = raise_alert(uow, conversation)
    with store.begin() as uow:
        again = raise_alert(uow, conversation, quote="还不是")
    assert (again.id, again.count, again.quote) == (first.id, 2, "不是这个")
    assert uow.changes.raised == ()
    assert uow.changes.escalations


def test_louder_takes_over_reason_and_quote_and_wakes_it(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        quiet = raise_alert(uow, conversation)
        uow.escalations.snooze(quiet.id, NOON + timedelta(minutes=5), "小美")
    with store.begin() as uow:
        loud = raise_alert(uow, conversation, Severity.URGENT, "我要投诉")
    assert (loud.reason, loud.severity, loud.quote) == (Reason.ANGER, Severity.URGENT, "我要投诉")
    assert loud.state is EscalationState.OPEN
    assert loud.snoozed_until is None
    assert uow.changes.raised == (loud,)


def test_louder_while_a_human_has_it_stays_with_the_human(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        raise_alert(uow, conversation)
        uow.escalations.take(conversation.id, "小美", NOON)
        assert raise_alert(uow, conversation, Severity.URGENT).state is EscalationState.TAKEN


def test_a_graver_reason_takes_over_and_the_alert_gets_no_quieter(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        anger = raise_alert(uow, conversation, Severity.URGENT, "气死了")
        harm = uow.escalations.raise_(
            conversation.id, Reason.INJURY, Severity.ATTENTION, "手上起泡了", 2, 3, NOON
        )
        goods = uow.escalations.raise_(conversation.id, Reason.QUALITY, Severity.URGENT, "裂了", 3, 4, NOON)
    assert anger.reason is Reason.ANGER
    assert (harm.reason, harm.severity, harm.quote) == (Reason.INJURY, Severity.URGENT, "手上起泡了")
    assert (goods.reason, goods.quote, goods.count) == (Reason.INJURY, "手上起泡了", 3)


def test_what_is_only_louder_keeps_the_graver_matter(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        uow.escalations.raise_(conversation.id, Reason.QUALITY, Severity.ATTENTION, "裂了", 1, 2, NOON)
        loud = uow.escalations.raise_(
            conversation.id, Reason.DISSATISFIED, Severity.URGENT, "到底管不管", 2, 3, NOON
        )
    assert (loud.reason, loud.severity, loud.quote) == (Reason.QUALITY, Severity.URGENT, "到底管不管")


def test_stronger_words_of_the_same_kind_are_quoted_and_wake_nobody(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        first = raise_alert(uow, conversation)
        uow.escalations.acknowledge(first.id, "小美", NOON)
        again = uow.escalations.raise_(
            conversation.id, Reason.REPEATED_NO, Severity.NOTICE, "说几遍了", 2, 3, NOON, stronger=True
        )
    assert (again.quote, again.state) == ("说几遍了", EscalationState.ACKNOWLEDGED)


def test_quieter_changes_only_the_count(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        loud = raise_alert(uow, conversation, Severity.URGENT, "我要投诉")
        acknowledged = uow.escalations.acknowledge(loud.id, "小美", NOON)
        again = raise_alert(uow, conversation, Severity.NOTICE)
    assert again.state is EscalationState.ACKNOWLEDGED is acknowledged.state
    assert (again.severity, again.quote, again.count) == (Severity.URGENT, "我要投诉", 2)


def test_a_snoozed_alert_is_due_when_its_time_is_over_and_told_when_it_wakes(
    store: Store, conversation: Conversation
) -> None:
    until = NOON + timedelta(minutes=5)
    with store.begin() as uow:
        alert = raise_alert(uow, conversation)
        uow.escalations.snooze(alert.id, until, "小美")
        assert uow.escalations.due_snoozes(until - timedelta(seconds=1)) == ()
        assert [due.id for due in uow.escalations.due_snoozes(until)] == [alert.id]
    with store.begin() as uow:
        awake = uow.escalations.wake(alert.id)
    assert awake.state is EscalationState.OPEN
    assert uow.changes.raised == (awake,)


def test_a_settled_alert_makes_room_for_a_new_one(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        old = raise_alert(uow, conversation)
        settled = uow.escalations.resolve(conversation.id, "小美", NOON)
        assert settled is not None
        assert (settled.state, settled.closed_at, settled.handled_by) == (
            EscalationState.RESOLVED,
            NOON,
            "小美",
        )
        assert uow.escalations.open_of(conversation.id) is None
        assert uow.escalations.last_of(conversation.id) == settled
        new = raise_alert(uow, conversation)
        assert new.id != old.id
        assert uow.escalations.last_of(conversation.id) == new


def test_without_an_alert_there_is_nothing_to_take_or_settle(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        assert uow.escalations.take(conversation.id, "小美", NOON) is None
        assert uow.escalations.resolve(conversation.id, "小美", NOON) is None
    assert uow.changes.is_empty()
