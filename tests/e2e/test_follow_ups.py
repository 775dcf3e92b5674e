"""A promise from the first word to the last: written, proposed, confirmed, warned about, done; and the night's call-backs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CloseTask, ConfirmTask, MoveTask, SaveSettings, SendAgentReply
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.engine import Engine
from deskpilot.services.clock import SystemClock
from deskpilot.services.desk import Desk
from deskpilot.services.queries import DeskQueries
from deskpilot.services.task_views import TaskSection
from deskpilot.store import Reader
from tests.desks import Phone, furnish, parts_of
from tests.e2e.conftest import StartDesk


class Hasty(SystemClock):
    """A wall clock that can be put forward."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


@contextmanager
def reading(data_dir: Path) -> Iterator[DeskQueries]:
    """What the window reads with."""
    reader = Reader(data_dir)
    yield DeskQueries(reader, SystemClock())
    reader.close()


def tasks(queries: DeskQueries) -> list[Task]:
    return [row.task for row in queries.tasks()]


def test_a_promise_is_proposed_confirmed_warned_about_and_done(
    qtbot: QtBot, start: StartDesk, data_dir: Path, phone: Phone
) -> None:
    furnish(data_dir)
    desk = start(parts_of(data_dir, phone))
    reminded: list[Task] = []
    desk.engine.committed.connect(lambda changes: reminded.extend(_reminded(changes)))
    phone.say("我的桌子什么时候能修好")
    with reading(data_dir) as queries:
        qtbot.waitUntil(lambda: bool(queries.search("小明")))
        asked = next(hit.conversation_id for hit in queries.search("小明") if hit.conversation_id is not None)
        desk.engine.submit(1, SendAgentReply(asked, "您放心，一个小时内给您回电", "小美"))
        qtbot.waitUntil(lambda: bool(tasks(queries)))
        (proposed,) = tasks(queries)
        assert (proposed.kind, proposed.state) == (TaskKind.PROMISE, TaskState.PROPOSED)
        assert abs(proposed.due_at - datetime.now(UTC) - timedelta(hours=1)) < timedelta(minutes=2)
        desk.engine.submit(2, ConfirmTask(proposed.id, "小美"))
        qtbot.waitUntil(lambda: tasks(queries)[0].state is TaskState.OPEN)
        assert reminded == []
        soon = datetime.now(UTC) + timedelta(minutes=5)
        desk.engine.submit(3, MoveTask(proposed.id, soon))
        qtbot.waitUntil(lambda: bool(reminded), timeout=15_000)  # with the next tick
        assert reminded[0].id == proposed.id
        assert replace(reminded[0], warned_at=None).due_at == soon
        desk.engine.submit(4, CloseTask(proposed.id, "小美"))
        qtbot.waitUntil(lambda: tasks(queries) == [])


def test_the_night_promises_a_call_back_and_the_morning_makes_it(
    qtbot: QtBot, start: StartDesk, data_dir: Path, phone: Phone
) -> None:
    # The desk is staffed for one hour of the day, and that is not now.
    hour = (datetime.now(UTC) + timedelta(hours=8 + 6)).hour % 23
    furnish(data_dir, duty_from_hour=str(hour), duty_to_hour=str(hour + 1))
    desk = start(parts_of(data_dir, phone))
    phone.say("我要转人工")
    with reading(data_dir) as queries:
        qtbot.waitUntil(lambda: bool(tasks(queries)))
        (row,) = queries.tasks()
        assert (row.task.kind, row.section, row.task.by_ai) == (TaskKind.CALL_BACK, TaskSection.MORNING, True)
        assert (row.due_local.hour, row.due_local.minute) == (hour, 30)
        qtbot.waitUntil(lambda: bool(phone.texts))
        assert f"{hour}点" in phone.texts[-1]
        conversation = row.task.conversation_id
        assert conversation is not None
        desk.engine.submit(1, SendAgentReply(conversation, "早上好，我是小美", "小美"))
        qtbot.waitUntil(lambda: tasks(queries) == [])


def test_who_waits_when_the_desk_closes_is_called_back_by_the_tick(
    qtbot: QtBot, start: StartDesk, data_dir: Path, phone: Phone
) -> None:
    furnish(data_dir)
    clock = Hasty()
    desk = start(replace(parts_of(data_dir, phone), build_desk=lambda store: Desk(store, Engine(), clock)))
    phone.say("我要转人工")
    with reading(data_dir) as queries:
        qtbot.waitUntil(lambda: bool(queries.alerts()))
        clock.ahead = timedelta(minutes=11)
        hour = (datetime.now(UTC) + timedelta(hours=8 + 6)).hour % 23
        closed = (("duty_from_hour", str(hour)), ("duty_to_hour", str(hour + 1)))
        desk.engine.submit(1, SaveSettings(closed))
        qtbot.waitUntil(
            lambda: [task.kind for task in tasks(queries)] == [TaskKind.CALL_BACK], timeout=15_000
        )
        qtbot.waitUntil(lambda: f"{hour}点" in phone.texts[-1])


def _reminded(changes: ChangeSet) -> tuple[Task, ...]:
    return changes.reminded
