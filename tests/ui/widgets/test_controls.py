"""Rules that every control keeps: a name, the keyboard, plain text, both themes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from tests.ui.widgets import gallery

_INTERACTIVE: dict[str, Callable[[], QWidget]] = {
    "Button": lambda: kit.Button("发布", "primary"),
    "IconButton": lambda: kit.IconButton("x", "关闭"),
    "LinkButton": lambda: kit.LinkButton("全部往来"),
    "RailButton": lambda: kit.RailButton("chat", "接待台"),
    "Chip": lambda: kit.Chip("老客", clickable=True),
    "SourceChip": lambda: kit.SourceChip("KB0312"),
    "KpiRow": lambda: kit.KpiRow(kit.KpiView("等待中", "8")),
    "KpiTile": lambda: kit.KpiTile(kit.KpiView("等待中", "8")),
    "SearchField": lambda: kit.SearchField("例如 奶茶色", "搜索知识"),
    "HeatTable": lambda: kit.HeatTable("热点问题"),
}
_STILL: dict[str, Callable[[], QWidget]] = {
    "PlainLabel": lambda: kit.PlainLabel("等待中"),
    "SeverityChip": lambda: kit.SeverityChip("urgent"),
    "Badge": lambda: kit.Badge(3, "提醒"),
    "Avatar": lambda: kit.Avatar("小美"),
    "KeyCap": lambda: kit.KeyCap("1"),
    "WaitingClock": kit.WaitingClock,
    "ConfidenceBar": lambda: kit.ConfidenceBar(0.5, "把握"),
    "Sparkline": lambda: kit.Sparkline((1, 2), "走势"),
    "GuardBar": lambda: kit.GuardBar("danger", "含手机号，不能发送"),
    "Banner": lambda: kit.Banner("info", "正在用演示店铺"),
    "EmptyState": lambda: kit.EmptyState("chat", "现在没有人等"),
    "Segmented": lambda: kit.Segmented(["辅助", "自动"], "接待模式"),
}


@pytest.mark.parametrize("name", [*_INTERACTIVE, *_STILL])
def test_every_control_has_an_accessible_name(name: str, qtbot) -> None:
    control = (_INTERACTIVE | _STILL)[name]()
    qtbot.addWidget(control)
    assert control.accessibleName().strip()


@pytest.mark.parametrize("name", _INTERACTIVE)
def test_what_can_be_pressed_can_be_reached_by_tab(name: str, qtbot) -> None:
    control = _INTERACTIVE[name]()
    qtbot.addWidget(control)
    assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("name", [name for name in _INTERACTIVE if name not in ("SearchField", "HeatTable")])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_press_a_button(name: str, key: Qt.Key, qtbot) -> None:
    control = _INTERACTIVE[name]()
    assert isinstance(control, QAbstractButton)
    qtbot.addWidget(control)
    control.show()
    with qtbot.waitSignal(control.clicked):
        QTest.keyClick(control, key)


@pytest.mark.parametrize(
    "name", ["Button", "IconButton", "LinkButton", "Chip", "SourceChip", "KpiRow", "KpiTile"]
)
def test_a_button_is_a_button_to_a_screen_reader(name: str, qtbot) -> None:
    control = _INTERACTIVE[name]()
    qtbot.addWidget(control)
    assert QAccessible.queryAccessibleInterface(control).role() == QAccessible.Role.Button


def test_a_disabled_button_says_why(qtbot) -> None:
    button = kit.Button("发布")
    qtbot.addWidget(button)
    button.disable("还有一处需要改")
    assert (button.isEnabled(), button.toolTip()) == (False, "还有一处需要改")
    button.enable()
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_an_unknown_kind_of_button_is_refused(qtbot) -> None:
    with pytest.raises(ValueError, match="loud"):
        kit.Button("发布", "loud")


def _two_buttons(qtbot) -> tuple[QWidget, kit.Button, kit.Button]:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    first, second = kit.Button("存草稿"), kit.Button("发布")
    row.addWidget(first)
    row.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
    return window, first, second


def test_the_ring_is_shown_for_keyboard_focus_only(qtbot) -> None:
    window, first, second = _two_buttons(qtbot)
    second.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not second.focus_visible
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not window.findChildren(kit.FocusRing)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.focus_visible
    ring = window.findChildren(kit.FocusRing)[0]
    assert ring.geometry() == second.geometry().adjusted(-3, -3, 3, 3)


def test_the_ring_follows_its_button_and_goes_with_the_focus(qtbot) -> None:
    window, first, second = _two_buttons(qtbot)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    ring = window.findChildren(kit.FocusRing)[0]
    second.move(second.pos() + QPoint(5, 2))
    assert ring.geometry() == second.geometry().adjusted(-3, -3, 3, 3)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.isHidden()


def test_the_ring_comes_back_after_a_menu_was_closed(qtbot) -> None:
    _window, first, _second = _two_buttons(qtbot)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    first.clearFocus()
    assert not first.focus_visible
    first.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(first, gallery.focus_event(leaves=True, reason=Qt.FocusReason.PopupFocusReason))
    assert not first.focus_visible
    QApplication.sendEvent(first, gallery.focus_event(leaves=False, reason=Qt.FocusReason.PopupFocusReason))
    assert first.focus_visible


def test_a_button_that_is_destroyed_with_its_ring_does_no_harm(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner = QWidget(window)
    column = QVBoxLayout(inner)
    button = kit.Button("发布")
    column.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(inner.destroyed):
        inner.deleteLater()


# ---- labels ----------------------------------------------------------------------------------------------------------


def test_a_label_shows_tags_literally(qtbot) -> None:
    label = kit.PlainLabel("<b>便宜</b><img src='http://example.invalid/x.png'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text().startswith("<b>")
    label.setText("<i>再来</i>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    wide, plain = kit.PlainLabel("<b>好</b>"), kit.PlainLabel("好", strong=True)
    assert wide.sizeHint().width() > plain.sizeHint().width() * 2


def test_no_widget_of_the_window_uses_rich_text() -> None:
    # Labels that parse markup would load what a customer sends. Only PlainLabel may build on QLabel.
    root = Path(theme.__file__).parents[1]
    forbidden = re.compile(
        r"\bQLabel\(|RichText(?!\(False\))|MarkdownText|AutoText|QTextBrowser|\.setHtml\(|\.insertHtml\(|setMarkdown"
    )
    found = [
        f"{path.relative_to(root)}: {line.strip()}"
        for path in root.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if forbidden.search(line) and "class PlainLabel(QLabel)" not in line
    ]
    assert found == []


def test_a_cut_label_has_a_tooltip_and_a_whole_one_has_none(qtbot) -> None:
    label = kit.PlainLabel("已转人工，由小美接待，等待两分十二秒", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == "已转人工，由小美接待，等待两分十二秒"
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_a_label_takes_the_colours_of_the_new_theme(qapp: QApplication, qtbot, look: theme.Theme) -> None:
    label = kit.PlainLabel("等待", "caption", "t3", wrap=True)
    qtbot.addWidget(label)
    look.apply(qapp, "dark")
    assert label.palette().color(label.foregroundRole()) == theme.color("t3")


# ---- both themes, all sizes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_control_can_be_painted_in_both_themes_and_at_every_text_size(
    name: str, scale: float, qapp: QApplication, qtbot, look: theme.Theme
) -> None:
    sheet = gallery.page()
    qtbot.addWidget(sheet)
    look.set_text_scale(scale)
    look.apply(qapp, name)
    sheet.resize(round(1200 * scale), round(1300 * scale))
    with qtbot.waitExposed(sheet):
        sheet.show()
    gallery.show_focus(sheet)
    picture = sheet.grab().toImage()
    assert picture.pixelColor(2, picture.height() - 2) == theme.color("s0")
    for button in sheet.findChildren(kit.Button):
        if button.isVisible():
            assert button.height() >= button.sizeHint().height(), button.text()


def test_controls_change_colours_with_the_theme_without_being_told(
    qapp: QApplication, qtbot, look: theme.Theme
) -> None:
    button = kit.Button("发布", "primary")
    qtbot.addWidget(button)
    light = button.grab().toImage()
    look.apply(qapp, "dark")
    assert button.grab().toImage() != light


def test_hovering_and_pressing_change_the_look(qtbot) -> None:
    button = kit.Button("转接")
    qtbot.addWidget(button)
    button.show()
    rest = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    hovered = button.grab().toImage()
    button.setDown(True)
    pressed = button.grab().toImage()
    assert rest != hovered != pressed


def test_a_widget_never_shows_up_as_a_window_of_its_own(qtbot) -> None:
    before = set(QApplication.topLevelWidgets())
    strip = kit.AlertStrip()
    qtbot.addWidget(strip)
    strip.set_alert(kit.AlertView(1, "urgent", "要投诉"))
    for control in (
        strip,
        kit.Badge(3, "提醒"),
        kit.Banner("info", "好", "换"),
        kit.EmptyState("chat", "空", "", "去"),
    ):
        qtbot.addWidget(control)
    assert not [
        widget for widget in QApplication.topLevelWidgets() if widget not in before and widget.isVisible()
    ]
