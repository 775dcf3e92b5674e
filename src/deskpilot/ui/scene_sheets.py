"""What opens over a page, for pictures and for the checks of the keyboard: dialogs, sheets, menus, the first start."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from deskpilot.domain.conversation import Sender
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.desk_page import DeskPage
from deskpilot.ui.follow_ups_page import FollowUpsPage
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.case.customer import CustomerSection
from deskpilot.ui.panels.follow_ups.panel import FollowUpsPanel
from deskpilot.ui.panels.knowledge.panel import KnowledgePanel
from deskpilot.ui.panels.settings.customer_sheet import CustomerSheet
from deskpilot.ui.panels.settings.data_page import DataPage
from deskpilot.ui.panels.settings.flow_page import FlowPage
from deskpilot.ui.panels.settings.panel import SettingsPanel
from deskpilot.ui.panels.toolbar.seat import PinSheet, Seat
from deskpilot.ui.wizard import FirstStartWizard
from deskpilot.worker.gateway import Gateway

_REPORT = ImportReport(
    1, 38, 5, 12, 2, ((4, "answer", "empty_field", ""), (9, "valid_from", "bad_date", "年后"), (17, "policy", "bad_value", "看情况"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """The window, and what a dialog is made with."""

    window: MainWindow
    gateway: Gateway
    look: theme.Theme
    language: str = "zh_CN"

    def said(self, chinese: str, english: str) -> str:
        """Words that stand for something the shop wrote, in the language of the picture."""
        return english if self.language == "en" else chinese

    def desk(self) -> DeskPage:
        """The desk, in front."""
        page = self.window.show_page("desk")
        assert isinstance(page, DeskPage)
        return page

    def customer(self) -> CustomerSection:
        """The card of the customer in front; where room is short it is folded away until it is asked for."""
        desk = self.desk()
        if not desk.case.isVisible():
            desk.toggle_case()
            settle()
        return desk.case.customer

    def knowledge(self) -> KnowledgePanel:
        """The knowledge base, in front, with its first entry open."""
        page = self.window.show_page("knowledge")
        assert isinstance(page, KnowledgePanel)
        settle()
        page.table.table.select(0)
        return page

    def follow_ups(self) -> FollowUpsPanel:
        """What is to be done, in front, with the first task in hand."""
        page = self.window.show_page("follow_ups")
        assert isinstance(page, FollowUpsPage)
        page.show_section("tasks")
        page.tasks.table.select(page.tasks.table.end_row(first=True))
        return page.tasks

    def flows(self) -> FlowPage:
        """The flows of the settings, in front."""
        page = self.window.show_page("settings")
        assert isinstance(page, SettingsPanel)
        section = page.show_section("flows")
        assert isinstance(section, FlowPage)
        return section

    def seat(self) -> Seat:
        """Who sits here."""
        return self.window.findChildren(Seat)[0]


def settle() -> None:
    """Layouts and lazily read pages settle over a few turns of the event loop."""
    for _ in range(8):
        QCoreApplication.processEvents()


# ---- what takes the keyboard for itself ------------------------------------------------------------------------------


def _confirm(stage: Stage, *, danger: bool) -> None:
    title, text, act = (
        (
            stage.said("删除 12 条知识？", "Delete 12 entries?"),
            stage.said("删掉以后，AI 不再用它们回答。", "The AI no longer answers with them."),
            stage.said("删除 12 条", "Delete 12"),
        )
        if danger
        else (
            stage.said("导出到表格？", "Export to a table?"),
            stage.said("文件里有顾客说过的话，别发给店外的人。", "The file holds what customers said."),
            stage.said("导出", "Export"),
        )
    )
    kit.ConfirmDialog(title, text, act, parent=stage.window, danger=danger).open()


def _pin(stage: Stage) -> None:
    seat = stage.seat()
    sheet = PinSheet(seat, stage.said("老周的密码", "PIN of Lao Zhou"))
    sheet.show_below(seat.button, sheet.pin)


def _first_start(stage: Stage, step: int) -> None:
    wizard = FirstStartWizard(stage.gateway, stage.look, stage.window)
    wizard.open()
    while wizard.step > step:
        wizard.go_back()
    while wizard.step < step:
        wizard.shop.fill(stage.said("木棉生活馆", "Kapok Home"), "furniture", stage.said("小美", "Mei"))
        wizard.knowledge.choose("empty")
        wizard.go_on()


def _history(stage: Stage) -> None:
    stage.customer().history_requested.emit()


def _erase(stage: Stage) -> None:
    conversation = stage.desk().conversation.conversation_id
    card = None if conversation is None else stage.gateway.queries.customer_card(conversation)
    if card is not None:
        stage.customer().erasing.ask(card.customer.id)


def _erase_whom(stage: Stage) -> None:
    page = stage.window.show_page("settings")
    assert isinstance(page, SettingsPanel)
    section = page.show_section("data")
    assert isinstance(section, DataPage)
    settle()
    section.ask_whom()
    section.findChildren(CustomerSheet)[-1].show_text("n")


def _feedback(stage: Stage) -> None:
    pane = stage.desk().conversation
    line = next(row for row in reversed(pane.lines.rows) if row.sender is Sender.CUSTOMER)
    pane.feedback.ask(line.message_id)


def _later(stage: Stage) -> None:
    stage.follow_ups().buttons["later"].click()


FIRST: dict[str, Callable[[Stage], object]] = {
    "first-start-1": lambda stage: _first_start(stage, 0),
    "first-start-2": lambda stage: _first_start(stage, 1),
    "first-start-3": lambda stage: _first_start(stage, 2),
}
"""The first start, in a shop that has nothing yet."""

OVER: dict[str, Callable[[Stage], object]] = {
    "confirm-danger": lambda stage: _confirm(stage, danger=True),
    "confirm": lambda stage: _confirm(stage, danger=False),
    "task": lambda stage: stage.desk().conversation.tasks.make(),
    "hand-back": lambda stage: stage.desk().conversation.letting_go.hand_back(),
    "transfer": lambda stage: stage.desk().conversation.ask_transfer(),
    "feedback": _feedback,
    "more": lambda stage: stage.desk().conversation.header.more_button.click(),
    "history": _history,
    "tag": lambda stage: stage.customer().ask_tag(),
    "fact": lambda stage: stage.customer().ask_fact(),
    "erase": _erase,
    "erase-whom": _erase_whom,
    "card-more": lambda stage: stage.customer().more.click(),
    "seat": lambda stage: stage.seat().choose(),
    "pin": _pin,
    "later": _later,
    "flow-step": lambda stage: stage.flows().editor.add.click(),
}
"""Each opens a window of its own over the page, as a press would; Escape closes it."""


def opened(stage: Stage, ways: Mapping[str, Callable[[Stage], object]]) -> Iterator[tuple[str, QWidget]]:
    """Open each, hand it out once it is drawn, and close it again."""
    for code, open_ in ways.items():
        stage.window.activateWindow()
        open_(stage)
        settle()
        sheets = [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not stage.window
        ]
        assert len(sheets) == 1, (code, sheets)
        sheet = sheets[0]
        yield code, sheet
        if isValid(sheet):  # Escape may have closed it for good
            sheet.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# ---- what a page shows at some times only ----------------------------------------------------------------------------


def _imported(stage: Stage) -> None:
    page = stage.knowledge()
    page.importing.start("春季上新.xlsx")
    page.importing.finish(_REPORT)
    page.transfer.pane_wanted.emit(True)


def _new_entry(stage: Stage) -> None:
    stage.knowledge().new_entry("樱桃木的床从量尺到送到 25 天左右，加急要先问师傅。")


def _versions(stage: Stage) -> None:
    stage.knowledge().desk.editor.show_history()


def _phrases(stage: Stage) -> None:
    conversation = stage.desk().conversation
    stage.window.activateWindow()
    settle()
    conversation.reply.phrases.open_list()


WITHIN: dict[str, Callable[[Stage], object]] = {
    "phrases": _phrases,
    "versions": _versions,
    "new-entry": _new_entry,
    "import": _imported,
}
"""Each changes a page, in this order; the window is thrown away afterwards."""
