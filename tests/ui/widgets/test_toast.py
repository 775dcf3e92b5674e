"""Toasts wait for the reader, answer to the keyboard, and gather when there are many."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit


@pytest.fixture
def window(qtbot) -> QWidget:
    shown = QWidget()
    shown.resize(800, 600)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


@pytest.fixture
def stack(window: QWidget) -> kit.ToastStack:
    theme.LOOK.reduced_motion = True
    return kit.ToastStack(window)


def _enter(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, middle))


def _leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))


def test_a_toast_goes_by_itself(qtbot, stack: kit.ToastStack) -> None:
    toast = stack.show_toast("notice", "已导入", timeout_ms=20)
    assert toast is not None
    with qtbot.waitSignal(toast.closed, timeout=2000):
        pass
    assert stack.toasts() == ()


def test_a_toast_stays_while_the_mouse_is_on_it(qtbot, stack: kit.ToastStack) -> None:
    toast = stack.show_toast("notice", "已导入", timeout_ms=20)
    assert toast is not None
    _enter(toast)
    assert toast.remaining_ms() == -1
    with qtbot.assertNotEmitted(toast.closed, wait=80):
        pass
    with qtbot.waitSignal(toast.closed, timeout=2000):
        _leave(toast)


def test_a_toast_stays_while_one_of_its_buttons_has_the_focus(qtbot, stack: kit.ToastStack) -> None:
    toast = stack.show_toast("attention", "比价", actions=(kit.ToastAction("接手", list),), timeout_ms=60)
    assert toast is not None
    toast.findChildren(kit.Button)[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: toast.remaining_ms() == -1)
    with qtbot.assertNotEmitted(toast.closed, wait=120):
        pass


def test_escape_closes_it(qtbot, stack: kit.ToastStack) -> None:
    toast = stack.show_toast("notice", "已导入", actions=(kit.ToastAction("撤销", list),), timeout_ms=0)
    assert toast is not None
    with qtbot.waitSignal(toast.closed):
        QTest.keyClick(toast.findChildren(kit.Button)[0], Qt.Key.Key_Escape)


def test_an_action_runs_once_and_closes_the_toast(qtbot, stack: kit.ToastStack) -> None:
    ran: list[str] = []
    toast = stack.show_toast(
        "attention", "比价", actions=(kit.ToastAction("接手", lambda: ran.append("接手")),)
    )
    assert toast is not None
    with qtbot.waitSignal(toast.closed):
        QTest.mouseClick(toast.findChildren(kit.Button)[0], Qt.MouseButton.LeftButton)
    assert ran == ["接手"]


def test_an_urgent_toast_stays_until_it_is_handled(stack: kit.ToastStack) -> None:
    toast = stack.show_toast("urgent", "要投诉")
    assert toast is not None
    assert toast.remaining_ms() == -1


def test_many_notices_are_gathered_and_counted(stack: kit.ToastStack) -> None:
    counts: list[int] = []
    stack.grouped.connect(counts.append)
    shown = [stack.show_toast("attention", f"第 {number} 条") for number in range(500)]
    assert len([toast for toast in shown if toast is not None]) == 2
    assert counts[-1] == stack.gathered() == 498


def test_an_urgent_notice_takes_the_place_of_a_milder_one(stack: kit.ToastStack) -> None:
    stack.show_toast("attention", "一")
    stack.show_toast("notice", "二")
    urgent = stack.show_toast("urgent", "要投诉")
    assert urgent in stack.toasts()
    assert [toast.severity for toast in stack.toasts()] == ["notice", "urgent"]


def test_toasts_lie_at_the_lower_left_and_do_not_cover_each_other(
    window: QWidget, stack: kit.ToastStack
) -> None:
    stack.show_toast("attention", "一")
    stack.show_toast("attention", "二")
    first, second = (toast.box().translated(toast.pos()) for toast in stack.toasts())
    assert first.bottom() < second.top()
    assert second.bottom() <= window.height() - 12
    assert first.left() == second.left() == 80
    window.resize(800, 400)
    assert stack.toasts()[1].box().translated(stack.toasts()[1].pos()).bottom() <= 400


def test_a_toast_is_a_child_of_the_window_and_named_for_screen_readers(
    window: QWidget, stack: kit.ToastStack
) -> None:
    toast = stack.show_toast("attention", "比价", "别家便宜三百")
    assert toast is not None
    assert toast.parentWidget() is window
    assert toast.accessibleName() == "注意 比价 别家便宜三百"


def test_what_only_a_notice_tells_stands_beside_a_full_stack_one_at_a_time(stack: kit.ToastStack) -> None:
    stack._window.resize(1280, 900)
    for text in ("一", "二"):
        stack.show_toast("urgent", text)
    stack.show_toast("attention", "快超时了", beside=True)
    assert [toast.title for toast in stack.toasts()] == ["一", "二", "快超时了"]
    stack.show_toast("attention", "转来一位顾客", beside=True)
    assert [toast.title for toast in stack.toasts()] == ["一", "二", "转来一位顾客"]
    stack.show_toast("urgent", "三")
    assert [toast.title for toast in stack.toasts()] == ["一", "二", "转来一位顾客"]
    assert stack.gathered() == 1
    stack.toasts()[0].close_toast()
    stack.show_toast("urgent", "四")
    assert [toast.title for toast in stack.toasts()] == ["二", "转来一位顾客", "四"]


def test_in_a_low_window_it_takes_the_place_of_the_oldest_which_is_counted(stack: kit.ToastStack) -> None:
    stack._window.resize(1280, 720)
    for text in ("一", "二"):
        stack.show_toast("urgent", text)
    stack.show_toast("attention", "快超时了", beside=True)
    assert [toast.title for toast in stack.toasts()] == ["二", "快超时了"]
    assert stack.gathered() == 1
    stack.show_toast("urgent", "三")
    assert [toast.title for toast in stack.toasts()] == ["二", "三"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_icon_leaves_the_title_alone_at_every_size_of_the_text(
    stack: kit.ToastStack, look: theme.Theme, scale: float
) -> None:
    look.set_text_scale(scale)
    toast = stack.show_toast("attention", "快超时了", "小明")
    assert toast is not None
    icon_ends = toast.box().left() + 12 + theme.size("icon_alert")
    assert toast._head.geometry().left() >= icon_ends + 8
