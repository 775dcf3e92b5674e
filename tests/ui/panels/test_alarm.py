"""Rules of the alarm: every alert is made known once, the one in sight does not cover the queue as well."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import SnoozeEscalation
from deskpilot.domain.escalation import Escalation, Severity
from deskpilot.ui import labels
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm import Alarm, Tray
from tests.ui.panels.kept_tray import KeptTray
from tests.ui.sample import SampleGateway


class Strip:
    """Which conversation stands in the alert strip."""

    shown: int | None = None

    def __call__(self) -> int | None:
        return self.shown


@pytest.fixture
def strip() -> Strip:
    return Strip()


@pytest.fixture
def window(qtbot: QtBot, gateway: SampleGateway, strip: Strip) -> kit.Pane:
    made = kit.Pane()
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    made.alarm = Alarm(gateway, Tray(made), made, strip)  # type: ignore[attr-defined]
    return made


def _alert(gateway: SampleGateway, number: int = 1) -> Escalation:
    return gateway.queries.open_alerts[number].escalation


def _storm(gateway: SampleGateway, count: int) -> list[Escalation]:
    """So many alerts that stand."""
    row = gateway.queries.open_alerts[1]
    found = [replace(row.escalation, id=100 + each, conversation_id=100 + each) for each in range(count)]
    gateway.queries.open_alerts = tuple(replace(row, escalation=each) for each in found)
    return found


def _toasts(window: kit.Pane) -> list[kit.Toast]:
    return [toast for toast in window.findChildren(kit.Toast) if toast.isVisible()]


def test_an_alert_is_shown_as_a_toast_with_the_customer_s_words(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    found = _alert(gateway)
    gateway.escalated.emit(found)
    qtbot.waitUntil(lambda: len(_toasts(window)) == 1)
    assert found.quote in _toasts(window)[0].text


def test_the_alert_that_stands_in_the_strip_gets_no_toast(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway, strip: Strip
) -> None:
    first, second = _alert(gateway, 0), _alert(gateway, 1)
    strip.shown = first.conversation_id
    gateway.escalated.emit(first)
    gateway.escalated.emit(second)
    qtbot.waitUntil(lambda: bool(_toasts(window)))
    assert [second.quote in toast.text for toast in _toasts(window)] == [True]


def test_a_toast_can_be_taken_over_or_put_off(qtbot: QtBot, window: kit.Pane, gateway: SampleGateway) -> None:
    found = replace(_alert(gateway), severity=Severity.URGENT)
    gateway.escalated.emit(found)
    qtbot.waitUntil(lambda: len(_toasts(window)) == 1)
    buttons = {button.text(): button for button in _toasts(window)[0].findChildren(kit.Button)}
    with qtbot.waitSignal(window.alarm.take_over_requested) as asked:  # type: ignore[attr-defined]
        buttons["接手"].click()
    assert asked.args == [found.conversation_id]
    gateway.escalated.emit(found)
    qtbot.waitUntil(lambda: len(_toasts(window)) == 1)
    next(b for b in _toasts(window)[0].findChildren(kit.Button) if b.text() == "稍后 5 分").click()
    assert gateway.submitted[-1] == SnoozeEscalation(found.id, "小美", 300.0)


def test_in_a_storm_few_toasts_stand_and_the_rest_is_counted(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    for found in _storm(gateway, 60):
        gateway.escalated.emit(found)
    stack = window.alarm._toasts  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: stack.gathered() + len(_toasts(window)) >= 60)
    assert len(_toasts(window)) <= 2


def test_an_alert_that_was_dealt_with_before_its_turn_came_is_not_told_any_more(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    *gone, last = _storm(gateway, 60)
    gateway.queries.open_alerts = gateway.queries.open_alerts[-1:]
    for found in (*gone, last):
        gateway.escalated.emit(found)
    qtbot.waitUntil(lambda: bool(_toasts(window)))
    stack = window.alarm._toasts  # type: ignore[attr-defined]
    assert stack.gathered() == 0
    assert len(_toasts(window)) == 1
    assert not window.alarm._due  # type: ignore[attr-defined]


def test_more_alerts_than_can_be_told_do_not_pile_up(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    waiting = window.alarm._due  # type: ignore[attr-defined]
    for found in _storm(gateway, 300):
        window.alarm._want_toast(found, "")  # type: ignore[attr-defined]
    assert len(waiting) <= 200
    qtbot.waitUntil(lambda: not waiting)


def test_of_more_than_can_be_told_the_urgent_one_is_told_however_early_it_came(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    first, *others = _storm(gateway, 300)
    worst = replace(first, severity=Severity.URGENT, quote="孩子过敏了")
    for found in (worst, *others):
        window.alarm._want_toast(found, "")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not window.alarm._due)  # type: ignore[attr-defined]
    assert "孩子过敏了" in " ".join(toast.text for toast in _toasts(window))


def test_alerts_reach_the_system_while_the_window_is_not_in_front_the_rest_of_a_storm_as_one(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    other = kit.Pane()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    tray = KeptTray(window)
    alarm = Alarm(gateway, tray, window)
    first, *others = _storm(gateway, 9)
    worst = replace(others.pop(), severity=Severity.URGENT)
    for found in (first, worst, *others):
        gateway.escalated.emit(found)
    title = f"注意 · {labels.reason(first.reason)}"
    assert tray.said == [(title, first.quote)]
    qtbot.waitUntil(lambda: len(tray.said) == 2)
    urgent = f"紧急 · {labels.reason(worst.reason)}"
    assert tray.said[1] == (f"又有 8 条提醒，最急的：{urgent}", "")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    alarm._outside._gap.stop()
    gateway.escalated.emit(first)
    assert len(tray.said) == 2  # it is seen in the window


def test_a_toast_goes_when_its_alert_is_dealt_with_elsewhere(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    first, second = _alert(gateway, 0), _alert(gateway, 1)
    for found in (first, second):
        gateway.escalated.emit(found)
    qtbot.waitUntil(lambda: len(_toasts(window)) == 2)
    gateway.queries.open_alerts = gateway.queries.open_alerts[1:]
    gateway.commit(escalations=frozenset({first.id}))
    qtbot.waitUntil(lambda: len(_toasts(window)) == 1)
    assert second.quote in _toasts(window)[0].text


def test_a_toast_goes_when_its_alert_moves_up_into_the_strip(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway, strip: Strip
) -> None:
    found = _alert(gateway, 0)
    assert found.severity is Severity.URGENT  # such a toast stays until it is dealt with
    gateway.escalated.emit(found)
    qtbot.waitUntil(lambda: len(_toasts(window)) == 1)
    strip.shown = found.conversation_id
    gateway.commit(escalations=frozenset({found.id + 100}))
    qtbot.waitUntil(lambda: not _toasts(window))


def test_an_alert_that_gets_louder_replaces_its_toast_and_still_goes_when_dealt_with(
    qtbot: QtBot, window: kit.Pane, gateway: SampleGateway
) -> None:
    row = gateway.queries.open_alerts[1]
    mild = replace(row.escalation, severity=Severity.ATTENTION, quote="怎么还没到")
    loud = replace(row.escalation, severity=Severity.URGENT, quote="我要投诉你们")
    gateway.escalated.emit(mild)
    qtbot.waitUntil(lambda: [toast.severity for toast in _toasts(window)] == ["attention"])
    gateway.escalated.emit(loud)
    qtbot.waitUntil(lambda: [toast.severity for toast in _toasts(window)] == ["urgent"])
    gateway.queries.open_alerts = ()
    gateway.commit(escalations=frozenset({loud.id}))
    qtbot.waitUntil(lambda: not _toasts(window))
