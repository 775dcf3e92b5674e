"""Modes by channel and kind of knowledge, and the persona with its preview, over a desk that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from deskpilot.domain.conversation import Mode
from deskpilot.domain.persona import DayPart
from deskpilot.ui import theme
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.panels.settings.modes_page import stricter
from deskpilot.ui.panels.settings.row import SettingRow
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(
        qtbot, data_dir, shop_name="木棉", mode="assist", duty_from_hour="0", duty_to_hour="24"
    ) as found:
        yield found


@pytest.fixture
def panel(qtbot, stage, look: theme.Theme) -> SettingsPanel:
    found = SettingsPanel(stage[0], look)
    qtbot.addWidget(found)
    found.resize(1208, 672)
    with qtbot.waitExposed(found):
        found.show()
    return found


def write(edit: QLineEdit, words: str) -> None:
    """As an input method hands Chinese words over."""
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(edit, typed)


def row_of(page, title: str) -> SettingRow:
    return next(row for row in page.findChildren(SettingRow) if row.control.accessibleName() == title)


def test_a_channels_own_mode_holds_at_once_and_can_be_taken_back(panel: SettingsPanel, stage) -> None:
    gateway, desk = stage
    row = row_of(panel.show_section("modes"), "抖音")
    row.segments.changed.emit(2)
    desk.wait(lambda: gateway.queries.house().mode_of("douyin") is Mode.AUTO)
    assert gateway.queries.house().mode_of("taobao") is Mode.ASSIST
    desk.wait(lambda: "现在：自动" in row._hint.text() and row.undo_link.isVisible())
    row.undo_link.click()
    desk.wait(lambda: gateway.queries.house().mode_of("douyin") is Mode.ASSIST)
    desk.wait(lambda: "现在：辅助" in row._hint.text())


def test_a_kind_of_knowledge_has_a_mode_of_its_own(panel: SettingsPanel, stage) -> None:
    gateway, desk = stage
    category = next(name for name, _ in gateway.queries.categories() if name)
    row = row_of(panel.show_section("modes"), category)
    row.segments.changed.emit(3)
    desk.wait(lambda: gateway.queries.house().category_modes.get(category) is Mode.OFF)
    desk.wait(lambda: "现在：关闭" in row._hint.text())


@pytest.mark.parametrize(
    ("general", "own", "holds"),
    [
        ("auto", None, "auto"),
        ("auto", "assist", "assist"),
        ("assist", "auto", "assist"),
        ("off", "auto", "off"),
    ],
)
def test_the_stricter_mode_holds(general: str, own: str | None, holds: str) -> None:
    assert stricter(Mode(general), Mode(own) if own else None) is Mode(holds)


def test_the_preview_says_one_fact_in_three_styles_and_follows_the_typing(
    panel: SettingsPanel, qtbot
) -> None:
    page = panel.show_section("persona")
    said = [page.preview.lines[code].text() for code in ("friendly", "expert", "plain")]
    assert len(set(said)) == 3
    assert all("小时内发出" in text for text in said)
    edit = row_of(page, "怎么称呼顾客").edit
    edit.clear()
    qtbot.keyClicks(edit, "VIP")
    assert any("VIP" in page.preview.lines[code].text() for code in ("friendly", "breathing"))
    upset = page.preview.lines["upset"].text()
    assert "🙂" not in upset
    assert "带走" not in upset


def test_the_shops_own_first_line_is_kept_for_its_channel_and_hour(
    panel: SettingsPanel, stage, qtbot
) -> None:
    gateway, desk = stage
    row = row_of(panel.show_section("persona"), "第一句话")
    row.channel.setCurrentIndex(row.channel.findData("jd"))
    edit = row.edits[DayPart.NIGHT]
    edit.setText("夜里好，慢慢看")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    desk.wait(lambda: gateway.queries.house().welcome_of("jd", DayPart.NIGHT) == "夜里好，慢慢看")
    assert gateway.queries.house().welcome_of("taobao", DayPart.NIGHT) == ""


def test_the_whole_welcome_is_shown_while_it_is_written(panel: SettingsPanel, stage, qtbot) -> None:
    row = row_of(panel.show_section("persona"), "第一句话")
    edit = row.edits[DayPart.NIGHT]
    edit.setFocus()
    write(edit, "夜里好，慢慢看")
    assert "23 点" in row._whose.text()
    assert row.heard.text().startswith("夜里好，慢慢看\n我是")
    write(edit, "，全网最低价")
    assert "「全网最低」是绝对化用语" in row.warned.text()


def test_a_line_that_may_not_be_said_is_told_at_its_row_and_not_kept(
    panel: SettingsPanel, stage, qtbot
) -> None:
    gateway, desk = stage
    row = row_of(panel.show_section("persona"), "落款")
    row.edit.setFocus()
    write(row.edit, "加微信领券")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    desk.wait(lambda: "加微信" in row.told.text())
    assert gateway.settings().persona_signoff == ""


def test_what_stands_grey_is_what_is_said_there(panel: SettingsPanel, stage, qtbot) -> None:
    gateway, desk = stage
    row = row_of(panel.show_section("persona"), "第一句话")
    row.edits[DayPart.DAY].setText("白天的话")
    qtbot.keyClick(row.edits[DayPart.DAY], Qt.Key.Key_Return)
    desk.wait(lambda: gateway.queries.house().welcome_of("jd", DayPart.DAY) == "白天的话")
    row.channel.setCurrentIndex(row.channel.findData("jd"))
    row.channel.activated.emit(row.channel.currentIndex())
    desk.wait(lambda: row.edits[DayPart.DAY].placeholderText() == "白天的话")
    assert "夜里好" in row.edits[DayPart.NIGHT].placeholderText()


def test_how_long_the_ai_is_quiet_is_told_in_minutes(panel: SettingsPanel, stage) -> None:
    gateway, desk = stage
    row = row_of(panel.show_section("persona"), "安静多久")
    assert row.spin.text() == "30 分钟"
    row.spin.setValue(45)
    desk.wait(lambda: gateway.settings().breathing_seconds == 45 * 60)
