"""How often somebody is answered is counted for a minute, and forgotten after it."""

import pytest

from deskpilot.services.clock import SystemClock
from deskpilot.services.pace import Pace


class Watch(SystemClock):
    """A monotonic clock that stands until it is moved."""

    seconds = 1_000.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_replies_count_for_one_minute(watch: Watch) -> None:
    pace = Pace(watch)
    for _ in range(3):
        pace.replied(7)
        watch.seconds += 20
    assert pace.replies_of(7) == 2
    assert pace.replies_of(8) == 0
    watch.seconds += 60
    assert pace.replies_of(7) == 0


def test_a_long_day_of_customers_leaves_nothing_behind(watch: Watch) -> None:
    pace = Pace(watch)
    for conversation in range(2_000):
        pace.replied(conversation)
        watch.seconds += 1
    assert pace.remembered() <= 60
    for _ in range(500):
        pace.replied(1)
        watch.seconds += 1
    assert pace.remembered() <= 60
