"""What an agent may not do is shut beforehand and says why; the owner finds it open again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import SaveAlias, SaveFlow, SaveStaff, SetOwnerPin, SitDown
from deskpilot.domain.flow import Flow, Step, StepKind, Trigger
from deskpilot.domain.knowledge import Alias
from deskpilot.domain.persona import Staff
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.ui import theme
from deskpilot.ui.panels.knowledge import KnowledgePanel
from deskpilot.ui.panels.settings import SettingsPanel
from tests.ui.panels.task_shop import ShopGateway, task_shop

FLOW = Flow("", "补差价", Trigger(("补差价",)), (Step("说", StepKind.SAY, "按下单的价补。"),))


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    """An agent sits at a desk whose owner has set a PIN."""
    with task_shop(data_dir) as gateway:
        for command in (
            SaveStaff((Staff("小美"), Staff("老周", "owner"))),
            SaveAlias(Alias("奶茶色", "NC-01")),
            SaveFlow(FLOW),
            SitDown("老周"),
            SetOwnerPin("4711"),
            SitDown("小美"),
        ):
            gateway.submit(command)
        yield gateway


def shut(button: QAbstractButton) -> bool:
    """Whether it cannot be pressed and says whose step it is."""
    return not button.isEnabled() and "店主" in button.toolTip()


@pytest.fixture
def settings(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> SettingsPanel:
    found = SettingsPanel(desk, look)
    qtbot.addWidget(found)
    found.resize(1208, 672)
    found.show()
    return found


@pytest.fixture
def knowledge(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> KnowledgePanel:
    found = KnowledgePanel(desk, look)
    qtbot.addWidget(found)
    found.resize(1368, 852)
    found.show()
    return found


def test_a_flow_cannot_be_kept_made_or_deleted(settings: SettingsPanel, desk: ShopGateway) -> None:
    page = settings.show_section("flows")
    buttons = (page._save, page._gone, page._new)
    assert [shut(button) for button in buttons] == [True, True, True]
    desk.submit(SitDown("老周", "4711"))
    assert [button.isEnabled() for button in buttons] == [True, True, True]


def test_a_word_cannot_be_deleted_by_button_or_key(settings: SettingsPanel, desk: ShopGateway) -> None:
    page = settings.show_section("aliases")
    page.list.setCurrentIndex(page.model.index(0, 0))
    assert shut(page._gone)
    page.delete()
    assert len(desk.queries.aliases()) == 1
    desk.submit(SitDown("老周", "4711"))
    page.list.setCurrentIndex(page.model.index(0, 0))
    page.delete()
    assert desk.queries.aliases() == ()


def test_without_a_choice_the_button_says_what_to_do_first(
    settings: SettingsPanel, desk: ShopGateway
) -> None:
    desk.submit(SitDown("老周", "4711"))
    page = settings.show_section("aliases")
    page.refresh()
    assert "先" in page._gone.toolTip()


def test_an_entry_cannot_be_deleted_from_its_menu(knowledge: KnowledgePanel, desk: ShopGateway) -> None:
    knowledge.show_entry("KB0001")
    editor = knowledge.desk.editor
    editor._lock_delete()
    assert not editor._delete.isEnabled()
    assert "店主" in editor._delete.toolTip()
    desk.submit(SitDown("老周", "4711"))
    editor._lock_delete()
    assert editor._delete.isEnabled()


def test_an_import_cannot_be_taken_back(knowledge: KnowledgePanel, desk: ShopGateway) -> None:
    report = ImportReport(1, 3, 0, 0, 0, ())
    knowledge.importing.start("a.csv")
    knowledge.importing.finish(report)
    assert shut(knowledge.importing.undo)
    desk.submit(SitDown("老周", "4711"))
    knowledge.importing.finish(report)
    assert knowledge.importing.undo.isEnabled()
