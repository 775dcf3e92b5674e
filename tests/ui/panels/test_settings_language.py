"""A change of language reaches every word of knowledge, settings and first start at once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge import KnowledgePanel
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.wizard import FirstStartWizard
from deskpilot.worker.gateway import Gateway
from tests.desks import ENTRIES, furnish

CHINESE = re.compile("[\u4e00-\u9fff]")
SECTIONS = (
    "shop",
    "ai",
    "modes",
    "persona",
    "flows",
    "alerts",
    "clocks",
    "look",
    "data",
    "aliases",
    "phrases",
)
# Rows of data and names of languages.
DATA = {ENTRIES[0].question, *(entry.category for entry in ENTRIES), "简体中文", "小美"}


class Marking(QTranslator):
    """Every text comes out marked, so that one that was not asked for again can be told."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"«{text}»"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def gateway(data_dir: Path) -> Iterator[Gateway]:
    furnish(data_dir, agent_name="小美")
    reader = Reader(data_dir)
    yield Gateway(DeskQueries(reader, SystemClock()))
    reader.close()


@pytest.fixture
def switched(qapp: QApplication) -> Iterator[Callable[[], None]]:
    marking = Marking()

    def switch() -> None:
        qapp.installTranslator(marking)
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    yield switch
    qapp.removeTranslator(marking)
    qapp.processEvents()


def left_behind(widget: QWidget) -> list[str]:
    # What is said to customers stays in their language.
    said = [label.text() for label in widget.findChildren(kit.PlainLabel) if not label.property("spoken")]
    said += [button.text() or button.toolTip() for button in widget.findChildren(QAbstractButton)]
    edits = (edit for edit in widget.findChildren(QLineEdit) if not edit.property("spoken"))
    said += [edit.placeholderText() for edit in edits]
    return [text for text in said if CHINESE.search(text) and "«" not in text and text not in DATA]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_word_of_the_settings_is_left_behind(qtbot, gateway, look, switched, section: str) -> None:
    panel = SettingsPanel(gateway, look)
    qtbot.addWidget(panel)
    panel.show()
    page = panel.show_section(section)
    switched()
    assert not left_behind(page)


def test_no_word_of_the_knowledge_page_is_left_behind(qtbot, gateway, look, switched) -> None:
    panel = KnowledgePanel(gateway, look)
    qtbot.addWidget(panel)
    panel.resize(1368, 800)
    panel.show()
    panel.show_entry("KB0001")
    switched()
    assert not left_behind(panel)


def test_no_word_of_the_first_start_is_left_behind(qtbot, gateway, look, switched) -> None:
    dialog = FirstStartWizard(gateway, look)
    qtbot.addWidget(dialog)
    dialog.show()
    switched()
    assert not left_behind(dialog)
