"""One customer, one desk: what the AI answers, when it calls a human, and that it keeps silent while one works."""

import time
from pathlib import Path

from PySide6.QtCore import Qt

from deskpilot.domain.commands import CancelReply, CloseConversation, HandBack, SendAgentReply, TakeOver
from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.escalation import Escalation, Reason
from deskpilot.domain.events import EventKind
from tests.desks import Phone, Running, furnish, parts_of, rows
from tests.e2e.conftest import StartDesk


def conversation_of(desk: Running) -> int:
    return max(id for changes in desk.changes for id in changes.conversations)


def turns_decided(desk: Running) -> int:
    return sum(event.kind is EventKind.TURN_DECIDED for changes in desk.changes for event in changes.events)


def test_a_standard_question_is_answered_and_delivered(desk: Running, phone: Phone) -> None:
    phone.say("什么时候发货")
    desk.wait(lambda: phone.heard)
    assert "隔天揽收" in phone.texts[0]
    assert phone.heard[0].sender is Sender.AI
    assert phone.acknowledged == ["什么时候发货"]


def test_five_lines_in_a_row_are_one_turn(start: StartDesk, data_dir: Path, phone: Phone) -> None:
    furnish(data_dir, quiet_seconds="2")
    desk = start(parts_of(data_dir, phone))
    for line in ("在吗", "问一下", "这件", "多久", "什么时候发货"):
        phone.say(line)
    desk.wait(lambda: phone.heard)
    desk.wait(lambda: turns_decided(desk))
    assert turns_decided(desk) == 1
    assert len(phone.heard) == 1


def test_an_alert_is_on_screen_within_a_tenth_of_a_second_of_its_commit(desk: Running, phone: Phone) -> None:
    committed_at: list[float] = []
    shown_at: list[float] = []
    worker = desk.engine._worker
    assert worker is not None
    # Straight in the engine thread, at the moment of the commit; then as the window hears of it.
    worker.committed.connect(
        lambda changes: committed_at.append(time.monotonic()) if changes.raised else None,
        Qt.ConnectionType.DirectConnection,
    )
    desk.engine.committed.connect(
        lambda changes: shown_at.append(time.monotonic()) if changes.raised else None
    )
    phone.say("我要找人工客服")
    desk.wait(lambda: shown_at)
    assert shown_at[0] - committed_at[0] < 0.1
    (escalation,) = desk.raised
    assert isinstance(escalation, Escalation)
    assert escalation.reason is Reason.HUMAN_WANTED


def test_while_a_human_works_the_ai_is_silent_and_after_handing_back_it_answers_only_what_is_new(
    desk: Running, phone: Phone
) -> None:
    phone.say("我要找人工客服")
    desk.wait(lambda: desk.raised)
    conversation = conversation_of(desk)
    assert desk.submit(TakeOver(conversation, "小美")) is None
    before = len(phone.heard)
    assert desk.submit(SendAgentReply(conversation, "我是小美，您说", "小美")) is None
    desk.wait(lambda: len(phone.heard) > before)
    assert (phone.heard[-1].text, phone.heard[-1].sender) == ("我是小美，您说", Sender.AGENT)

    phone.say("能开发票吗")
    desk.wait(lambda: "能开发票吗" in phone.acknowledged)
    desk.wait(lambda: turns_decided(desk) == 2)
    assert all(reply.sender is Sender.AGENT for reply in phone.heard[before:])

    assert desk.submit(HandBack(conversation, "小美")) is None
    phone.say("什么时候发货")
    desk.wait(lambda: phone.heard[-1].sender is Sender.AI and "隔天揽收" in phone.heard[-1].text)
    assert not any("电子发票" in text for text in phone.texts)


def test_a_reply_that_is_taken_back_in_time_never_leaves(desk: Running, phone: Phone, data_dir: Path) -> None:
    phone.say("我要找人工客服")
    desk.wait(lambda: desk.raised)
    conversation = conversation_of(desk)
    desk.submit(SendAgentReply(conversation, "打错了", "小美", undo_seconds=30.0))
    ((message,),) = rows(data_dir, "SELECT id FROM messages WHERE text = '打错了'")
    desk.submit(SendAgentReply(conversation, "这句留下", "小美", undo_seconds=0.0))
    assert desk.submit(CancelReply(int(message))) is None
    desk.wait(lambda: "这句留下" in phone.texts)
    assert "打错了" not in phone.texts


def test_a_failed_hand_over_is_tried_again_under_the_same_id(desk: Running, phone: Phone) -> None:
    phone.failures = 1
    phone.say("什么时候发货")
    desk.wait(lambda: phone.heard)
    assert len({reply.reply_id for reply in phone.heard}) == len(phone.heard) == 1


def test_the_same_line_twice_is_one_line_and_one_reply(desk: Running, phone: Phone) -> None:
    for _ in range(3):
        phone.say("什么时候发货", external_id="x-1")
    desk.wait(lambda: phone.heard)
    phone.say("怎么洗", external_id="x-2")
    desk.wait(lambda: len(phone.heard) == 2)
    assert sum("隔天揽收" in text for text in phone.texts) == 1
    assert len(phone.acknowledged) == 4


def test_the_same_id_with_other_words_is_refused_and_told(desk: Running, phone: Phone) -> None:
    phone.say("什么时候发货", external_id="x-1")
    phone.say("别的话", external_id="x-1")
    desk.wait(lambda: phone.refused and desk.problems)
    assert phone.refused == [("别的话", "id_conflict")]
    assert [getattr(problem, "code", "") for problem in desk.problems] == ["id_conflict"]


def test_a_command_that_cannot_be_done_says_why(desk: Running) -> None:
    error = desk.submit(CloseConversation(4711))
    assert getattr(error, "code", "") == "not_found"
    assert isinstance(desk.submit(CancelReply(4711)), InvalidInput | type(error))


def test_a_colleague_writing_on_the_platform_itself_silences_the_ai(desk: Running, phone: Phone) -> None:
    phone.say("什么时候发货")
    desk.wait(lambda: len(phone.heard) == 1)
    phone.say("这单我来跟", sender=Sender.AGENT)
    phone.say("能开发票吗")
    desk.wait(lambda: turns_decided(desk) == 2)
    desk.wait(lambda: "能开发票吗" in phone.acknowledged)
    assert len(phone.heard) == 1
