"""The open questions of a trade are worded, ordered and switched on their page, over a desk that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from deskpilot.services.probe_sets import read_probes, shipped_sets
from deskpilot.ui import theme
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.panels.settings.sieve_page import QuestionsRow, SievePage
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway

SHIPPED = shipped_sets()["clothing"].probes


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, trade="clothing、furniture") as found:
        yield found


@pytest.fixture
def row(qtbot, stage, look: theme.Theme) -> QuestionsRow:
    panel = SettingsPanel(stage[0], look)
    qtbot.addWidget(panel)
    panel.resize(1208, 672)
    with qtbot.waitExposed(panel):
        panel.show()
    page = panel.show_section("sieve")
    assert isinstance(page, SievePage)
    return page.questions


def stored(gateway: Gateway) -> tuple[str, ...] | None:
    probes = read_probes(gateway.queries.house().probes.get("clothing", ""))
    return None if probes is None else tuple(probe.ask for probe in probes)


def test_the_shops_own_trade_is_in_front(row: QuestionsRow) -> None:
    assert row.code == "clothing"
    assert row.probes() == SHIPPED


def test_a_question_is_worded_anew_and_taken_back(row: QuestionsRow, stage, qtbot) -> None:
    gateway, desk = stage
    row.lines[0].ask.setText("您多高？")
    qtbot.keyClick(row.lines[0].ask, Qt.Key.Key_Return)
    desk.wait(lambda: (stored(gateway) or ("",))[0] == "您多高？")
    desk.wait(lambda: row.undo_link.isVisible())
    row.undo_link.click()
    desk.wait(lambda: stored(gateway) is None)
    desk.wait(lambda: row.probes() == SHIPPED)


def test_questions_are_moved_switched_off_removed_and_reset(row: QuestionsRow, stage) -> None:
    gateway, desk = stage
    row.lines[1].moved(-1)
    desk.wait(lambda: (stored(gateway) or ("",))[0] == SHIPPED[1].ask)
    row.lines[0].on.click()
    desk.wait(
        lambda: not row.probes()[0].enabled and gateway.queries.house().probes["clothing"].count("false") == 1
    )
    row.lines[0].removed()
    desk.wait(lambda: len(stored(gateway) or ()) == len(SHIPPED) - 1)
    row._reset.click()
    desk.wait(lambda: stored(gateway) is None)
    desk.wait(lambda: row.probes() == SHIPPED)


def test_a_new_question_counts_once_it_is_worded(row: QuestionsRow, stage, qtbot) -> None:
    gateway, desk = stage
    row.add()
    assert stored(gateway) is None
    row.lines[-1].ask.setText("喜欢什么颜色？")
    qtbot.keyClick(row.lines[-1].ask, Qt.Key.Key_Return)
    desk.wait(lambda: (stored(gateway) or ("",))[-1] == "喜欢什么颜色？")
