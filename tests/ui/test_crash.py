"""A bug in the window is logged and told, once, in plain words."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from deskpilot.ui.crash import CrashGuard


class _Asked:
    """Stands for the dialog: remembers what it was told and answers."""

    def __init__(self, answer: bool) -> None:
        self.answer = answer
        self.told: list[tuple[str, str]] = []

    def __call__(self, words: str, fault: str) -> bool:
        self.told.append((words, fault))
        return self.answer


@pytest.fixture
def raised() -> Callable[[CrashGuard, BaseException], None]:
    """Hand an error to the guard as Python would."""

    def hand_over(guard: CrashGuard, error: BaseException) -> None:
        guard.on_exception(type(error), error, error.__traceback__)

    return hand_over


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_a_fault_is_logged_and_told_with_the_place_of_the_log(qtbot, raised, expect_log) -> None:
    asked = _Asked(answer=False)
    raised(CrashGuard("D:/店/logs", asked), ZeroDivisionError("division by zero"))
    guard = CrashGuard("D:/店/logs", asked)
    raised(guard, ZeroDivisionError("division by zero"))
    qtbot.waitUntil(lambda: len(asked.told) == 1)
    words, fault = asked.told[0]
    assert "D:/店/logs" in words
    assert fault == "ZeroDivisionError: division by zero"
    for _ in range(2):
        assert expect_log(logging.CRITICAL, "unhandled ZeroDivisionError").exc_info


def test_quitting_is_asked_for_only_when_the_user_wants_it(qtbot, raised, expect_log) -> None:
    for answer in (True, False):
        guard = CrashGuard(ask=_Asked(answer))
        wanted: list[bool] = []
        guard.quit_wanted.connect(lambda wanted=wanted: wanted.append(True))
        raised(guard, RuntimeError("x"))
        qtbot.waitUntil(lambda guard=guard: len(guard._ask.told) == 1)
        assert bool(wanted) is answer
        expect_log(logging.CRITICAL, "unhandled RuntimeError")


def test_a_second_fault_does_not_open_a_second_dialog(qtbot, raised, expect_log) -> None:
    told: list[str] = []

    def ask(words: str, fault: str) -> bool:
        told.append(fault)
        raised(guard, ValueError("second"))
        QApplication.processEvents()
        return False

    guard = CrashGuard(ask=ask)
    raised(guard, ValueError("first"))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["ValueError: first"]
    for _ in range(2):
        expect_log(logging.CRITICAL, "unhandled ValueError")


def test_an_interrupt_from_the_keyboard_asks_to_quit(qtbot, raised) -> None:
    guard = CrashGuard(ask=_Asked(answer=False))
    with qtbot.waitSignal(guard.quit_wanted):
        raised(guard, KeyboardInterrupt())


def test_a_fault_of_another_thread_is_told_and_one_that_ends_itself_is_none(
    hooks: None, qtbot, expect_log
) -> None:
    def fail() -> None:
        raise ValueError("broken")

    asked = _Asked(answer=False)
    guard = CrashGuard(ask=asked)
    guard.install()
    for target in (sys.exit, fail):
        thread = threading.Thread(target=target)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(asked.told))
    guard.remove()
    assert [fault for _words, fault in asked.told] == ["ValueError: broken"]
    expect_log(logging.CRITICAL, "unhandled ValueError")


def test_the_hooks_are_given_back(hooks: None) -> None:
    before = sys.excepthook
    guard = CrashGuard(ask=_Asked(answer=False))
    guard.install()
    assert sys.excepthook == guard.on_exception
    guard.remove()
    assert sys.excepthook is before


def test_the_dialog_shows_plain_text_and_stays_by_default(qtbot, raised, expect_log) -> None:
    seen: list[tuple[Qt.TextFormat, str, str]] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.textFormat(), box.informativeText(), box.defaultButton().text()))
        box.defaultButton().click()

    guard = CrashGuard()
    wanted: list[bool] = []
    guard.quit_wanted.connect(lambda: wanted.append(True))
    raised(guard, RuntimeError("<b>x</b>"))
    QTimer.singleShot(0, close)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(Qt.TextFormat.PlainText, "RuntimeError: <b>x</b>", "先处理客户")]
    assert wanted == []
    expect_log(logging.CRITICAL, "unhandled RuntimeError")
