"""The engine thread's timers take turns, however busy one of them is."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from deskpilot.worker.timers import Timers


def test_a_timer_that_is_always_due_leaves_the_others_their_turn(qtbot: QtBot) -> None:
    owner, fired = QObject(), []
    timers = Timers(owner)

    def rearm(name: str) -> None:
        fired.append(name)
        for each in ("flood", "replies"):
            timers.set(each, 0.0)

    timers.add("flood", lambda: rearm("flood"))
    timers.add("replies", lambda: rearm("replies"))
    rearm("begin")
    qtbot.waitUntil(lambda: len(fired) > 40)
    timers.stop()
    assert fired.count("replies") > 10


def test_a_timer_that_is_due_can_still_be_put_off(qtbot: QtBot) -> None:
    owner, fired = QObject(), []
    timers = Timers(owner)
    timers.add("late", lambda: fired.append("late"))
    timers.add("now", lambda: fired.append("now"))
    timers.set("late", 0.0)
    timers.set("late", 60.0)
    timers.set("now", 0.0)
    qtbot.waitUntil(lambda: bool(fired))
    assert fired == ["now"]
    assert timers.is_set("late")
    timers.stop()
