"""Tasks: from a promise, from the night, from a customer who hesitates, and by hand; and what becomes of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from deskpilot.domain.commands import (
    CancelReply,
    CloseConversation,
    CloseTask,
    ConfirmTask,
    EditTask,
    MakeTask,
    MoveTask,
    ReceiveMessage,
    RestoreTask,
    SaveSettings,
    SendAgentReply,
)
from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.domain.understanding import Act, Signal, Topic, Understanding
from deskpilot.services.queries import DeskQueries
from deskpilot.services.task_views import TaskRow, TaskSection
from deskpilot.store import Reader
from tests.services.shop import NOON, Shop, answers

HESITATES = Understanding("我再看看", Act.HESITATE)
HUMAN = answers("KB0001", "转人工", signals=(Signal(Topic.HUMAN_WANTED, 0.9, "转人工"),))


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    """What the window reads with."""
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def tasks(queries: DeskQueries) -> list[tuple[TaskKind, TaskState, str]]:
    return [(row.task.kind, row.task.state, row.task.text) for row in queries.tasks()]


def only(queries: DeskQueries) -> TaskRow:
    (row,) = queries.tasks()
    return row


def promised(shop: Shop, queries: DeskQueries, text: str = "今天六点前给您回电") -> Task:
    """An agent's promise that was proposed and confirmed."""
    shop.do(SendAgentReply(shop.hear("怎么还没修好"), text, "小美"))
    shop.do(ConfirmTask(only(queries).task.id, "小美"))
    return only(queries).task


# ---- promises --------------------------------------------------------------------------------------------------------


def test_an_agents_promise_is_proposed_with_its_line_and_time(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("怎么还没修好")
    changes = shop.do(SendAgentReply(conversation, "您好，今天六点前给您回电", "小美"))
    row = only(queries)
    task = row.task
    assert (task.kind, task.state, task.made_by, task.assigned_to) == ("promise", "proposed", "小美", "小美")
    assert task.due_at == datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
    assert task.message_id == shop.lines()[-1].id
    assert (row.section, row.nickname) == (TaskSection.PROPOSED, "小明")
    assert changes.tasks == {task.id}


def test_a_line_without_a_promise_proposes_nothing(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SendAgentReply(shop.hear("多久发"), "一般48小时内发货", "小美"))
    assert tasks(queries) == []


def test_what_the_ai_says_out_of_knowledge_is_no_promise(shop: Shop, queries: DeskQueries) -> None:
    assert shop.turn("多久发货")
    assert tasks(queries) == []


def test_a_line_that_is_taken_back_promises_nothing(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SendAgentReply(shop.hear("怎么还没修好"), "明天给您补发", "小美", undo_seconds=5))
    shop.do(ConfirmTask(only(queries).task.id, "小美"))
    shop.do(CancelReply(shop.lines()[-1].id))
    assert tasks(queries) == []


def test_a_promise_written_in_the_platforms_own_client_is_heard_as_well(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.hear("怎么还没修好")
    shop.do(
        ReceiveMessage("taobao", "c1", "buyer-c1", "明天给您补发", sender=Sender.AGENT, sender_name="老周")
    )
    assert only(queries).task.made_by == "老周"


def test_an_old_conversation_that_is_told_again_proposes_nothing(shop: Shop, queries: DeskQueries) -> None:
    shop.hear("怎么还没修好")
    long_ago = NOON - timedelta(days=90)
    shop.do(
        ReceiveMessage(
            "taobao",
            "c1",
            "buyer-c1",
            "明天给您补发",
            sender=Sender.AGENT,
            sender_name="老周",
            claimed_at=long_ago,
        )
    )
    assert tasks(queries) == []


def test_who_does_not_want_promises_noted_is_left_alone(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SaveSettings((("promises_proposed", "0"),)))
    shop.do(SendAgentReply(shop.hear("怎么还没修好"), "明天给您补发", "小美"))
    assert tasks(queries) == []


# ---- the night -------------------------------------------------------------------------------------------------------


def test_the_night_leaves_a_call_back_for_the_morning(shop: Shop, queries: DeskQueries) -> None:
    shop.clock.pass_(12 * 3600)  # midnight
    shop.reads("转人工", HUMAN)
    shop.turn("转人工")
    row = only(queries)
    assert (row.section, row.task.state, row.task.by_ai) == (TaskSection.MORNING, TaskState.OPEN, True)
    assert row.task.text == "转人工"
    assert f"{row.due_local:%d %H:%M}" == "13 09:30"
    shop.reads("人呢", HUMAN)
    shop.turn("人呢")
    assert len(queries.tasks()) == 1


def test_by_day_nothing_is_owed_for_the_morning(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("转人工", HUMAN)
    shop.turn("转人工")
    assert tasks(queries) == []


def test_a_human_who_answers_has_called_back(shop: Shop, queries: DeskQueries) -> None:
    shop.clock.pass_(12 * 3600)
    shop.reads("转人工", HUMAN)
    shop.turn("转人工")
    number = only(queries).task.id
    shop.clock.pass_(9 * 3600)
    shop.do(SendAgentReply(shop.conversation().id, "早上好，我是小美", "小美", undo_seconds=5))
    assert len(queries.tasks()) == 1  # it can still be taken back
    shop.clock.pass_(6)
    shop.leave()
    found = queries.task(number)
    assert found is not None
    assert (found.task.state, found.task.closed_by) == (TaskState.DONE, "小美")


def test_a_conversation_ended_without_a_word_after_the_promised_time_leaves_it_broken(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.clock.pass_(12 * 3600)
    shop.reads("转人工", HUMAN)
    shop.turn("转人工")
    number = only(queries).task.id
    shop.clock.pass_(11 * 3600)
    shop.do(CloseConversation(shop.conversation().id, "小美"))
    found = queries.task(number)
    assert found is not None
    assert found.task.state is TaskState.BROKEN


def test_call_backs_stand_in_the_order_of_what_waiting_costs(shop: Shop, queries: DeskQueries) -> None:
    shop.clock.pass_(12 * 3600)
    shop.reads("转人工", HUMAN)
    for key in ("first", "rich", "last"):
        shop.turn("转人工", key)
        shop.clock.pass_(600)
    with shop.store.begin() as uow:
        uow._connection.run("UPDATE customers SET paid_total = 20000 WHERE external_key = 'buyer-rich'")
    keys = {shop.conversation(key).id: key for key in ("first", "rich", "last")}
    assert [keys[row.task.conversation_id] for row in queries.tasks()] == ["rich", "first", "last"]  # type: ignore[index]


# ---- who hesitates ---------------------------------------------------------------------------------------------------


def test_who_wants_to_think_is_proposed_for_the_next_day_once(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("我再看看", HESITATES)
    shop.turn("我再看看")
    row = only(queries)
    assert (row.task.kind, row.task.state) == (TaskKind.HESITATED, TaskState.PROPOSED)
    assert f"{row.due_local:%d %H:%M}" == "13 15:00"
    shop.clock.pass_(7200)
    shop.turn("我再看看")
    assert len(queries.tasks()) == 1


def test_a_customer_without_personal_care_is_not_followed(shop: Shop, queries: DeskQueries) -> None:
    shop.hear("在吗")
    with shop.store.begin() as uow:
        uow._connection.run("UPDATE customers SET personalise = 0")
    shop.reads("我再看看", HESITATES)
    shop.turn("我再看看")
    assert tasks(queries) == []


def test_the_shop_may_want_no_follow_up_at_all(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SaveSettings((("hesitation_follow_up", "0"),)))
    shop.reads("我再看看", HESITATES)
    shop.turn("我再看看")
    assert tasks(queries) == []


# ---- by hand ---------------------------------------------------------------------------------------------------------


def test_a_task_by_hand_belongs_to_the_customer_of_the_conversation(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("在吗")
    due = NOON + timedelta(days=2)
    shop.do(MakeTask("问问桌子用得怎么样", due, "小美", "老周", conversation_id=conversation))
    row = only(queries)
    assert (row.nickname, row.task.assigned_to, row.section) == ("小明", "老周", TaskSection.LATER)
    customer = shop.conversation().customer_id
    assert [each.task for each in queries.tasks_of_customer(customer)] == [row.task]


@pytest.mark.parametrize(("text", "code"), [("  \n", "empty_task"), ("长" * 201, "task_too_long")])
def test_a_task_has_a_few_words(shop: Shop, text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as told:
        shop.do(MakeTask(text, NOON, "小美"))
    assert told.value.code == code


def test_a_task_that_is_gone_is_told(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.do(CloseTask(77, "小美"))


def test_every_change_of_a_task_can_be_undone(shop: Shop, queries: DeskQueries) -> None:
    before = promised(shop, queries)
    for change in (
        CloseTask(before.id, "小美"),
        CloseTask(before.id, "小美", done=False),
        MoveTask(before.id, before.due_at + timedelta(hours=1)),
        EditTask(before.id, "别的事", before.due_at, "老周"),
    ):
        shop.do(change)
        assert [row.task for row in queries.tasks()] != [before]
        shop.do(RestoreTask(before))
        assert only(queries).task == before


def test_mine_are_those_assigned_to_me_and_those_that_nobody_has(shop: Shop, queries: DeskQueries) -> None:
    for words, who in (("甲", "小美"), ("乙", "老周"), ("丙", "")):
        shop.do(MakeTask(words, NOON + timedelta(hours=1), "小美", who))
    assert [row.task.text for row in queries.tasks("小美")] == ["甲", "丙"]
    assert [row.task.text for row in queries.tasks(search="乙")] == ["乙"]


# ---- reminders -------------------------------------------------------------------------------------------------------


def test_a_promise_is_brought_to_mind_before_it_is_broken_and_louder_after(
    shop: Shop, queries: DeskQueries
) -> None:
    task = promised(shop, queries)
    told = []
    for _ in range(8 * 12):
        shop.clock.pass_(300)
        told += [
            (shop.clock.now() - task.due_at).total_seconds() / 60
            for each in shop.desk.remind().reminded
            if each.id
        ]
    assert [round(minutes) for minutes in told] == [-15, 0, 60]


def test_a_clock_that_jumps_makes_one_notice_of_many_tasks_and_none_when_it_jumps_back(
    shop: Shop, queries: DeskQueries
) -> None:
    for number in range(120):
        shop.do(MakeTask(f"事 {number}", NOON + timedelta(minutes=10 * number + 60), "小美"))
    shop.clock.at += timedelta(days=1)
    assert len(shop.desk.remind().reminded) == 120
    assert shop.desk.remind().reminded == ()
    shop.clock.at -= timedelta(days=2)
    assert shop.desk.remind().reminded == ()


def test_what_is_done_is_not_brought_to_mind(shop: Shop, queries: DeskQueries) -> None:
    task = promised(shop, queries)
    shop.do(CloseTask(task.id, "小美"))
    shop.clock.pass_(24 * 3600)
    assert shop.desk.remind().is_empty()


def test_the_rail_counts_what_is_overdue_soon_due_and_proposed(shop: Shop, queries: DeskQueries) -> None:
    for minutes in (-5, 10, 300):
        shop.do(MakeTask("事", NOON + timedelta(minutes=minutes), "小美"))
    shop.do(SendAgentReply(shop.hear("怎么还没修好"), "明天给您补发", "小美"))
    counts = queries.task_counts("小美")
    assert (counts.overdue, counts.soon, counts.proposed) == (1, 1, 1)


# ---- erasure ---------------------------------------------------------------------------------------------------------


def test_an_erased_customer_leaves_no_task_behind(shop: Shop, queries: DeskQueries) -> None:
    promised(shop, queries)
    shop.store.erase_customer(shop.conversation().customer_id, "老周")
    assert tasks(queries) == []
