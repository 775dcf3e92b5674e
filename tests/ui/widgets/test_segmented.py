"""The segmented control is a radio group for mouse, keyboard and screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from deskpilot.ui import widgets as kit


@pytest.fixture
def queue(qtbot) -> kit.Segmented:
    control = kit.Segmented([kit.Segment("待接", 8), "我的", "AI 处理", "已结束"], "队列")
    qtbot.addWidget(control)
    control.show()
    return control


def _buttons(control: kit.Segmented) -> list[QRadioButton]:
    return control.findChildren(QRadioButton)


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ((Qt.Key.Key_Right,), 1),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down), 2),
        ((Qt.Key.Key_Left,), 3),
        ((Qt.Key.Key_Up,), 3),
        ((Qt.Key.Key_End,), 3),
        ((Qt.Key.Key_Right, Qt.Key.Key_Home), 0),
    ],
)
def test_arrow_keys_move_the_choice(keys: tuple[Qt.Key, ...], index: int, queue: kit.Segmented) -> None:
    for key in keys:
        QTest.keyClick(_buttons(queue)[queue.index()], key)
    assert queue.index() == index


def test_a_choice_by_the_user_is_told_once_and_one_by_the_program_is_not(queue: kit.Segmented) -> None:
    said: list[int] = []
    queue.changed.connect(said.append)
    QTest.mouseClick(_buttons(queue)[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(_buttons(queue)[2], Qt.MouseButton.LeftButton)
    QTest.keyClick(_buttons(queue)[2], Qt.Key.Key_End)
    QTest.keyClick(_buttons(queue)[3], Qt.Key.Key_End)
    queue.set_index(1)
    assert said == [2, 3]


def test_tab_stops_at_the_chosen_segment_only(queue: kit.Segmented) -> None:
    queue.set_index(2)
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in _buttons(queue)]
    assert stops == [False, False, True, False]


def test_each_segment_is_a_radio_button_with_its_count_in_the_name(queue: kit.Segmented) -> None:
    first = QAccessible.queryAccessibleInterface(_buttons(queue)[0])
    assert first.role() == QAccessible.Role.RadioButton
    assert _buttons(queue)[0].accessibleName() == "待接 8"
    queue.set_count(0, 9)
    assert _buttons(queue)[0].accessibleName() == "待接 9"


def test_a_disabled_segment_is_stepped_over(queue: kit.Segmented) -> None:
    queue.set_segment_enabled(1, False, "先接入渠道")
    QTest.keyClick(_buttons(queue)[0], Qt.Key.Key_Right)
    assert queue.index() == 2
    assert _buttons(queue)[1].toolTip() == "先接入渠道"


def test_words_can_change_with_the_language(queue: kit.Segmented) -> None:
    queue.set_texts(["Waiting", "Mine", "AI", "Closed"])
    assert [button.accessibleName() for button in _buttons(queue)] == ["Waiting 8", "Mine", "AI", "Closed"]


def test_choosing_does_not_change_the_width(queue: kit.Segmented) -> None:
    widths = set()
    for index in range(4):
        queue.set_index(index)
        widths.add(queue.sizeHint().width())
    assert len(widths) == 1


def test_where_room_is_short_every_tab_keeps_some_air(qtbot) -> None:
    tabs = kit.Segmented(
        [kit.Segment("Waiting", 7), kit.Segment("Mine", 1), kit.Segment("AI", 2), "Closed"], ""
    )
    qtbot.addWidget(tabs)
    tabs.setFixedWidth(round(tabs.sizeHint().width() * 0.85))
    tabs.show()
    taken = [button.sizeHint().width() - button.width() for button in _buttons(tabs)]
    assert max(taken) <= 16
