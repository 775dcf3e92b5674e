"""The end is orderly: under load too, with every thread gone and the database in one piece."""

import threading
import time
from pathlib import Path

from tests.desks import Phone, furnish, parts_of, rows
from tests.e2e.conftest import StartDesk


def test_in_the_middle_of_a_rush_the_thread_ends_soon_and_nothing_acknowledged_is_lost(
    start: StartDesk, data_dir: Path, phone: Phone
) -> None:
    furnish(data_dir)
    desk = start(parts_of(data_dir, phone))
    before = threading.active_count()
    for number in range(3000):
        phone.say("什么时候发货", customer=f"客{number % 300}")
    desk.wait(lambda: len(phone.acknowledged) > 50)
    began = time.monotonic()
    desk.engine.shut_down()
    assert time.monotonic() - began < 2.0
    assert not desk.engine.is_running
    assert threading.active_count() <= before
    ((stored,),) = rows(data_dir, "SELECT count(*) FROM messages WHERE sender = 'customer'")
    assert stored == len(phone.acknowledged)


def test_a_desk_that_never_began_ends_as_well(start: StartDesk, data_dir: Path) -> None:
    desk = start(parts_of(data_dir), until_ready=False)
    desk.engine.shut_down()
    desk.engine.shut_down()
    assert not desk.engine.is_running
