"""A store in use is backed up once a day, when nobody is writing, and old backups go."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskpilot.domain.errors import DiskFull
from deskpilot.domain.events import ChangeSet
from deskpilot.store import Store, backups_of, is_whole
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import Problem
from deskpilot.worker.upkeep import Upkeep
from tests.desks import furnish


class Clock:
    """Both clocks, moved by hand."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
        self.steady = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def wait(self, **spans: float) -> None:
        self.wall += timedelta(**spans)
        self.steady += timedelta(**spans).total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def problems() -> list[Problem]:
    return []


@pytest.fixture
def store(data_dir: Path, clock: Clock) -> Iterator[Store]:
    furnish(data_dir)
    store = Store.open(data_dir, clock=clock.now)
    yield store
    store.close()


@pytest.fixture
def upkeep(store: Store, clock: Clock, problems: list[Problem]) -> Upkeep:
    def publish(changes: ChangeSet) -> None:
        raise AssertionError

    return Upkeep(store, clock, Ports(publish, problems.append, clock.monotonic, lambda: False))


def test_a_store_nobody_wrote_to_is_left_alone(upkeep: Upkeep, data_dir: Path) -> None:
    upkeep.work()
    assert backups_of(data_dir) == ()


def test_the_backup_waits_until_nobody_writes(upkeep: Upkeep, clock: Clock, data_dir: Path) -> None:
    upkeep.changed()
    clock.wait(seconds=10)
    upkeep.work()
    assert backups_of(data_dir) == ()
    clock.wait(seconds=30)
    upkeep.work()
    (backup,) = backups_of(data_dir)
    assert is_whole(backup.path)


def test_one_backup_a_day_is_enough(upkeep: Upkeep, clock: Clock, data_dir: Path) -> None:
    for _ in range(48):
        upkeep.changed()
        clock.wait(hours=1)
        upkeep.work()
    assert 2 <= len(backups_of(data_dir)) <= 3


def test_a_shop_that_is_never_idle_is_backed_up_all_the_same(
    upkeep: Upkeep, clock: Clock, data_dir: Path
) -> None:
    upkeep.changed()
    clock.wait(minutes=1)
    upkeep.work()
    for _ in range(40 * 60):
        upkeep.changed()
        clock.wait(minutes=1)
        upkeep.changed()
        upkeep.work()
    assert len(backups_of(data_dir)) == 2


def test_a_clock_that_jumps_makes_no_heap_of_backups(upkeep: Upkeep, clock: Clock, data_dir: Path) -> None:
    for jump in (0, 1, -1, 365, -365):
        upkeep.changed()
        clock.wait(minutes=2)
        clock.wall += timedelta(days=jump)
        upkeep.work()
    assert len(backups_of(data_dir)) == 1


def test_old_backups_are_let_go(upkeep: Upkeep, clock: Clock, data_dir: Path) -> None:
    for _ in range(40):
        upkeep.changed()
        clock.wait(days=1)
        upkeep.work()
    assert len(backups_of(data_dir)) < 25


def test_a_backup_that_fails_is_told(
    upkeep: Upkeep, clock: Clock, store: Store, problems: list[Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(reason: str = "") -> Path:
        raise DiskFull(path=store.data_dir)

    monkeypatch.setattr(store, "back_up", full)
    upkeep.changed()
    clock.wait(minutes=1)
    upkeep.work()
    assert [problem.code for problem in problems] == ["disk_full"]
