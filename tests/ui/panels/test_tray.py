"""Rules of the tray: it counts open alerts, brings the window back, and a storm is not a storm of the system's notices."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.escalation import Severity
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm import Alarm, Tray
from deskpilot.ui.panels.alarm.notices import Notices
from deskpilot.ui.panels.alarm.storm import SystemNotices
from deskpilot.ui.translation import set_language
from tests.ui.panels.kept_tray import KeptTray
from tests.ui.sample import SampleGateway

# Without a screen Qt has no tray and says so when an icon is made.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def window(qtbot: QtBot, look: theme.Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    return made


@pytest.fixture
def icon(window: QWidget) -> QSystemTrayIcon:
    return QSystemTrayIcon(window)


def test_a_left_press_brings_the_window_back_and_a_right_one_only_opens_the_menu(
    qtbot: QtBot, window: QWidget, icon: QSystemTrayIcon
) -> None:
    asked: list[bool] = []
    tray = Tray(window, icon)
    tray.raise_requested.connect(lambda: asked.append(True))
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert asked == []
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert asked == [True]


def test_a_press_on_a_notice_of_the_system_brings_the_window_back(
    qtbot: QtBot, window: QWidget, icon: QSystemTrayIcon
) -> None:
    tray = Tray(window, icon)
    with qtbot.waitSignal(tray.raise_requested):
        icon.messageClicked.emit()


def test_the_tray_follows_the_language(window: QWidget, icon: QSystemTrayIcon) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    Tray(window, icon).set_count(3)
    words = [action.text() for action in icon.contextMenu().actions()]
    set_language(app, "en")
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    try:
        menu = icon.contextMenu().actions()
        assert all(action.text() not in words and action.text() for action in menu)
        assert "3" in icon.toolTip()
        assert "提醒" not in icon.toolTip()
    finally:
        set_language(app, "zh_CN")


def test_the_tray_follows_the_colours(
    qapp: QApplication, window: QWidget, icon: QSystemTrayIcon, look: theme.Theme
) -> None:
    Tray(window, icon).set_count(3)

    def picture() -> QImage:
        return icon.icon().pixmap(32, 32).toImage()

    light = picture()
    look.apply(qapp, "dark")
    assert picture() != light
    look.apply(qapp, "light")
    assert picture() == light


def test_the_badge_counts_alerts_and_not_what_was_not_shown(
    window: QWidget, icon: QSystemTrayIcon, gateway: SampleGateway
) -> None:
    tray = Tray(window, icon)
    tray.set_count(8)
    alarm = Alarm(gateway, tray, window)  # type: ignore[arg-type]
    for _ in range(5):
        alarm._toasts.show_toast("attention", "要退货")
    assert alarm._toasts.gathered() == 3
    assert icon.toolTip() == tray.words(8)


def test_of_a_storm_the_system_shows_one_notice_and_then_a_count_with_the_loudest(
    qtbot: QtBot, window: QWidget, gateway: SampleGateway
) -> None:
    tray = KeptTray(window)
    notices = Notices(gateway, kit.ToastStack(window), tray, window)  # type: ignore[arg-type]
    outside = SystemNotices(notices, window)
    for number in range(500):
        level = Severity.URGENT if number == 300 else Severity.ATTENTION
        outside.tell(level, "紧急 · 要投诉" if number == 300 else "注意 · 要退货", f"第 {number} 句")
    assert tray.said == [("注意 · 要退货", "第 0 句")]
    qtbot.waitUntil(lambda: len(tray.said) == 2)
    assert tray.said[1] == ("又有 499 条提醒，最急的：紧急 · 要投诉", "")
