"""Conversations the shop no longer wants to keep go once a day, a few at a time, and not at all unless it says so."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskpilot.domain.commands import SaveSettings
from deskpilot.domain.conversation import Sender
from deskpilot.domain.events import ChangeSet
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk
from deskpilot.services.retention import kept_since
from deskpilot.store import Store
from deskpilot.worker.ports import Ports
from deskpilot.worker.retention import _AT_ONCE, Retention
from deskpilot.worker.states import Problem
from tests.worker.test_upkeep import Clock

DAY = 86_400


class Shop:
    """A real desk on a real store with old conversations, and the clock in hand."""

    def __init__(self, folder: Path, count: int) -> None:
        self.clock = Clock()
        self.store = Store.open(folder, clock=self.clock.now)
        self.desk = Desk(self.store, Engine(), self.clock)
        self.problems: list[Problem] = []
        self.retention = Retention(
            Ports(lambda _changes: None, self.problems.append, self.clock.monotonic, lambda: False)
        )
        self.add_old(*map(str, range(count)))

    def add_old(self, *keys: str) -> None:
        at = self.clock.wall - timedelta(days=400)
        with self.store.begin() as uow:
            for key in keys:
                who = uow.customers.find_or_create("taobao", f"b{key}", "小鹿", at)
                conversation = uow.conversations.open("taobao", f"c{key}", who.id, at)
                uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", at)
            uow._connection.run("UPDATE conversations SET waiting_since = NULL")

    def keep(self, months: int) -> None:
        self.desk.dispatch(SaveSettings((("keep_months", str(months)),)))

    def left(self) -> int:
        with self.store.begin() as uow:
            return int(uow._connection.value("SELECT count(*) FROM conversations"))

    def trail(self) -> list[int]:
        sql = "SELECT detail FROM audit WHERE action = 'conversations_let_go' ORDER BY id"
        with self.store.reading() as stored:
            return [int(row[0]) for row in stored.audit._connection.tuples(sql)]

    def tick(self, seconds: float = 5.0) -> ChangeSet:
        self.clock.wait(seconds=seconds)
        return self.retention.work(self.desk)


@pytest.fixture
def shop(data_dir: Path) -> Iterator[Shop]:
    made = Shop(data_dir, _AT_ONCE + 3)
    yield made
    made.store.close()


def test_a_shop_that_says_nothing_keeps_everything(shop: Shop) -> None:
    for _ in range(3):
        assert shop.tick(DAY).is_empty()
    assert shop.left() == _AT_ONCE + 3


def test_there_is_time_to_change_it_back_before_the_first_goes(shop: Shop) -> None:
    shop.keep(12)
    shop.tick()
    shop.tick(500)
    shop.keep(0)
    shop.tick(DAY)
    assert shop.left() == _AT_ONCE + 3


def test_old_ones_go_a_few_at_a_time_and_then_a_day_passes(shop: Shop) -> None:
    shop.keep(12)
    shop.tick()
    assert shop.tick(601).everything
    assert shop.left() == 3
    assert shop.tick().everything
    assert shop.left() == 0
    assert shop.tick(3_600).is_empty()


def test_one_run_is_one_row_in_the_trail_that_tells_the_sum(shop: Shop) -> None:
    shop.keep(12)
    shop.tick()
    shop.tick(601)
    assert shop.trail() == [_AT_ONCE]
    shop.tick()
    assert shop.trail() == [_AT_ONCE + 3]
    shop.add_old("z")
    shop.tick(DAY)
    assert shop.trail() == [_AT_ONCE + 3, 1]


def test_what_is_not_old_enough_stays(shop: Shop) -> None:
    shop.keep(24)
    shop.tick()
    shop.tick(601)
    assert shop.left() == _AT_ONCE + 3


def test_what_cannot_be_deleted_now_is_told_once_and_tried_again_later(shop: Shop) -> None:
    shop.keep(12)
    shop.tick()
    other = sqlite3.connect(shop.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert shop.tick(601).is_empty()
    assert [each.code for each in shop.problems] == ["database_busy"]
    assert shop.tick().is_empty()
    other.execute("ROLLBACK")
    other.close()
    assert len(shop.problems) == 1
    assert shop.tick(3_601).everything


@pytest.mark.parametrize(
    ("now", "months", "since"),
    [
        ((2026, 11, 30), 12, (2025, 11, 30)),
        ((2026, 5, 31), 3, (2026, 2, 28)),
        ((2026, 1, 15), 1, (2025, 12, 15)),
        ((2028, 2, 29), 36, (2025, 2, 28)),
    ],
)
def test_months_are_counted_by_the_calendar(
    now: tuple[int, int, int], months: int, since: tuple[int, int, int]
) -> None:
    assert kept_since(datetime(*now, tzinfo=UTC), months) == datetime(*since, tzinfo=UTC)
