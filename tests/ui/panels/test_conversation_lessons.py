"""The lessons of the first days: three, one at a time, until somebody says they know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from deskpilot.domain.commands import ReceiveMessage
from deskpilot.ui import theme
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.lessons import EmptyDesk
from deskpilot.ui.widgets.buttons import Button
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir) as found:
        yield found


@pytest.fixture
def empty(qtbot, stage, look: theme.Theme) -> EmptyDesk:
    panel = ConversationPanel(stage[0], look)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    (found,) = panel.findChildren(EmptyDesk)
    return found


def test_three_lessons_come_one_after_the_other_and_begin_again(empty: EmptyDesk) -> None:
    seen = [empty.lessons.text]
    for _ in range(3):
        empty.lessons.next_link.click()
        seen.append(empty.lessons.text)
    assert len(set(seen)) == 3
    assert seen[0] == seen[3]


def test_who_knows_is_not_told_again(empty: EmptyDesk, stage: tuple[Gateway, Running]) -> None:
    gateway, desk = stage
    assert empty.lessons.isVisible()
    empty.lessons.known_button.click()
    desk.wait(lambda: not gateway.settings().lessons)
    desk.wait(lambda: not empty.lessons.isVisible())


@pytest.mark.parametrize("width", [360, 500, 900])
def test_the_card_is_no_wider_than_its_column_and_shows_every_line(
    empty: EmptyDesk, look: theme.Theme, width: int
) -> None:
    look.set_text_scale(2.0)
    empty.window().resize(width, 700)
    QApplication.processEvents()
    card = empty.lessons
    assert card.width() <= empty.width() - 24
    assert card.geometry().left() >= 0
    text = card._text
    assert text.height() >= text.heightForWidth(text.width())
    assert card.known_button.geometry().right() <= card.width()
    look.set_text_scale(1.0)


def test_the_empty_desk_offers_what_comes_next(
    empty: EmptyDesk, stage: tuple[Gateway, Running], qtbot
) -> None:
    (button,) = (each for each in empty._state.findChildren(Button) if each.isVisible())
    with qtbot.waitSignal(empty.next_requested) as told:
        button.click()
    assert told.args == ["knowledge"]
    _gateway, desk = stage
    assert desk.submit(ReceiveMessage("phone", "小明", "小明", "我要投诉，转人工", "小明", "m1")) is None
    desk.wait(lambda: button.text() == "打开最急的一位")
    with qtbot.waitSignal(empty.next_requested) as told:
        button.click()
    assert told.args == ["urgent"]
