"""Fields, the alert strip, bars, progress and the confirmation."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit


def test_typing_is_told_once_after_a_pause_and_enter_tells_it_at_once(qtbot) -> None:
    field = kit.SearchField("例如 奶茶色", "搜索知识", delay_ms=10)
    qtbot.addWidget(field)
    said: list[str] = []
    field.searched.connect(said.append)
    with qtbot.waitSignal(field.searched):
        QTest.keyClicks(field, "cm")
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == ["cm", "cm1"]


def test_escape_empties_the_search(qtbot) -> None:
    field = kit.SearchField("例如 奶茶色", "搜索知识")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "cm")
    QTest.keyClick(field, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.searched) as sent:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert sent.args == [""]
    assert field.text() == ""


def test_the_name_of_a_search_is_not_its_example(qtbot) -> None:
    field = kit.SearchField("例如 奶茶色", "搜索知识")
    qtbot.addWidget(field)
    assert field.accessibleName() == "搜索知识"


def test_an_error_is_said_in_words_and_can_be_taken_back(qtbot) -> None:
    field = kit.Field("长度", "单位是米")
    qtbot.addWidget(field)
    field.set_error("小数点要用「.」")
    assert field.edit.accessibleDescription() == field.error() == "小数点要用「.」"
    assert field.edit.property("state") == "error"
    field.set_error("")
    assert field.edit.property("state") == ""
    assert field.edit.accessibleDescription() == ""


def test_a_field_names_its_input_and_can_hold_another_one(qtbot) -> None:
    field = kit.Field("说明", edit=QPlainTextEdit())
    qtbot.addWidget(field)
    assert field.edit.accessibleName() == "说明"
    with pytest.raises(TypeError):
        field.line_edit()


# ---- alert strip -----------------------------------------------------------------------------------------------------

_ALERT = kit.AlertView(7, "urgent", "要投诉", "3 秒前", "小鹿 · 淘宝", "再不处理我就去平台投诉了")


@pytest.fixture
def strip(qtbot) -> kit.AlertStrip:
    shown = kit.AlertStrip()
    qtbot.addWidget(shown)
    shown.resize(288, 180)
    shown.set_alert(_ALERT)
    shown.show()
    return shown


def _press(strip: kit.AlertStrip, words: str) -> None:
    button = next(each for each in strip.findChildren(kit.Button) if words in each.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("words", "signal"), [("接手", "take_over"), ("稍后", "snooze"), ("知道了", "acknowledge")]
)
def test_the_strips_buttons_tell_which_alert_is_meant(
    words: str, signal: str, qtbot, strip: kit.AlertStrip
) -> None:
    with qtbot.waitSignal(getattr(strip, signal)) as sent:
        _press(strip, words)
    assert sent.args == [7]


def test_the_strip_takes_no_room_without_an_alert(strip: kit.AlertStrip) -> None:
    strip.set_alert(None)
    strip.set_rest("")
    QApplication.processEvents()
    assert strip.sizeHint().height() == 0


def test_the_rest_line_opens_the_list(qtbot, strip: kit.AlertStrip) -> None:
    strip.set_rest("另有 2 条注意")
    rest = next(each for each in strip.findChildren(QWidget) if each.accessibleName() == "另有 2 条注意")
    with qtbot.waitSignal(strip.rest_activated):
        QTest.keyClick(rest, Qt.Key.Key_Return)


def test_the_strips_words_fit_into_the_narrow_queue(qtbot, strip: kit.AlertStrip) -> None:
    strip.setFixedWidth(264)
    QApplication.processEvents()
    for button in strip.findChildren(kit.Button):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_solid_red_is_kept_for_urgent_alerts(strip: kit.AlertStrip) -> None:
    take = next(each for each in strip.findChildren(kit.Button) if "接手" in each.text())
    assert take.kind() == "danger"
    strip.set_alert(kit.AlertView(8, "attention", "比价"))
    assert take.kind() == "primary"


# ---- bars, progress, confirmation ------------------------------------------------------------------------------------


def test_a_bar_offers_its_fix(qtbot) -> None:
    bar = kit.GuardBar("warning", "1 处需改", "替换")
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.action):
        QTest.mouseClick(bar.findChildren(kit.Button)[0], Qt.MouseButton.LeftButton)


def test_a_banner_can_be_put_away(qtbot) -> None:
    banner = kit.Banner("info", "正在用演示店铺", dismiss_text="收起")
    qtbot.addWidget(banner)
    with qtbot.waitSignal(banner.dismissed):
        QTest.mouseClick(banner.findChildren(kit.IconButton)[0], Qt.MouseButton.LeftButton)


def test_an_empty_state_leads_to_the_next_step(qtbot) -> None:
    empty = kit.EmptyState("book", "还没有知识", "导入一份表格，或从聊天里学。", "导入")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.action):
        QTest.mouseClick(empty.findChildren(kit.Button)[0], Qt.MouseButton.LeftButton)


def test_a_job_is_cancelled_once_and_can_start_again(qtbot) -> None:
    row = kit.ProgressRow("读入聊天记录")
    qtbot.addWidget(row)
    asked: list[bool] = []
    row.cancelled.connect(lambda: asked.append(True))
    row.set_progress(10, 100)
    stop = row.findChildren(kit.Button)[0]
    for _ in range(2):
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert asked == [True]
    row.start("再来一次", 5)
    assert stop.isEnabled()


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Escape, False), (Qt.Key.Key_Return, False)])
def test_the_safe_answer_is_the_one_at_hand(key: Qt.Key, answer: bool, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kit.ConfirmDialog)
        QTest.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(0, press)
    assert (
        kit.ConfirmDialog.asks(window, "删除 12 条知识？", "删掉以后 AI 不再用它们回答。", "删除 12 条")
        is answer
    )


def test_confirming_takes_the_button_that_names_the_act(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kit.ConfirmDialog)
        QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    assert kit.ConfirmDialog.asks(window, "删除？", "<b>不能撤销</b>", "删除 12 条") is True


def test_chips_wrap_into_the_next_line(qtbot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = kit.FlowLayout(box, gap=8)
    for name in ("老客", "定制", "侘寂风", "要送上楼", "怕味道"):
        flow.addWidget(kit.Chip(name))
    assert flow.heightForWidth(120) > flow.heightForWidth(900)
    flow.clear()
    assert flow.count() == 0


def test_every_kind_of_box_is_as_high_and_begins_as_far_in_as_a_line(qtbot, look: theme.Theme) -> None:
    def ink(box: QWidget) -> tuple[int, int]:
        box.resize(200, box.sizeHint().height())
        picture = box.grab().toImage()
        ground, low, high = picture.pixelColor(6, picture.height() // 2), 5, 120
        dark = [x for x in range(low, high) for y in range(8, 24) if picture.pixelColor(x, y) != ground]
        return box.height(), min(dark)

    line, picker = kit.Line("8"), kit.Picker("")
    picker.offer([("a", "8")])
    number, day, moment = kit.NumberBox("", 0, 99), kit.DateBox(""), kit.MomentBox("")
    number.setValue(8)
    boxes: list[QWidget] = [line, picker, number, day, moment]
    for box in boxes:
        qtbot.addWidget(box)
        box.ensurePolished()
    heights, lefts = zip(*(ink(box) for box in boxes), strict=True)
    assert set(heights) == {heights[0]}
    assert max(lefts) - min(lefts) <= 2
