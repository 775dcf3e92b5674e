"""The settings as a whole: sections at the left, one of them at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deskpilot.domain.events import ChangeSet
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.alias_page import AliasPage
from deskpilot.ui.panels.settings.audit_page import AuditPage
from deskpilot.ui.panels.settings.data_page import DataPage
from deskpilot.ui.panels.settings.flow_page import FlowPage
from deskpilot.ui.panels.settings.learned_page import LearnedPage
from deskpilot.ui.panels.settings.modes_page import ModesPage
from deskpilot.ui.panels.settings.nav_link import NavLink
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.pages import AiPage, AlertsPage, ClockPage, LookPage
from deskpilot.ui.panels.settings.people_page import PeoplePage
from deskpilot.ui.panels.settings.persona_page import PersonaPage
from deskpilot.ui.panels.settings.phrase_page import PhrasePage
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.panels.settings.shop_page import ShopPage
from deskpilot.ui.panels.settings.sieve_page import SievePage
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

SECTIONS = (
    ("shop", "store"), ("people", "users"), ("ai", "robot"), ("modes", "sliders"), ("persona", "smile"), ("sieve", "filter"), ("flows", "branch"), ("alerts", "bell"), ("clocks", "clock"), ("look", "palette"),
    ("data", "database"), ("aliases", "tag"), ("phrases", "quote"), ("learned", "spark"), ("audit", "history"),
)  # fmt: skip
_NAV_WIDTH = 200
_SECTION_KEY = "settings/section"


class SettingsPanel(QWidget):
    """Pages are made when they are first looked at. `data_dir` is shown and copied, when it is known.

    Signals: `conversation_requested(conversation_id)`, `entry_requested(entry_id)` from the trail of what was done and from
    what was learned.
    """

    conversation_requested = Signal(int)
    entry_requested = Signal(str)

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gateway, self._look, self._state = gateway, look, state or ViewState()
        self._saver = Saver(gateway, self)
        self._data_dir: Path | None = None
        self._pages: dict[str, QWidget] = {}
        self._build()
        gateway.committed.connect(self._on_committed)
        self.retranslate()
        self.show_section(self._state.choice(_SECTION_KEY, self.sections, "shop"))

    def set_data_dir(self, folder: Path) -> None:
        """The folder that is open, for the page about data."""
        self._data_dir = folder
        page = self._pages.get("data")
        if isinstance(page, DataPage):
            page.set_data_dir(folder)

    def show_section(self, code: str) -> QWidget:
        """Bring a section to the front; the page opens there next time."""
        self._state.put(_SECTION_KEY, code)
        if code not in self._pages:
            self._pages[code] = self._made(code)
            self._stack.addWidget(self._pages[code])
        self._stack.setCurrentWidget(self._pages[code])
        self._links[code].setChecked(True)
        self._fill(self._pages[code])
        return self._pages[code]

    @property
    def sections(self) -> tuple[str, ...]:
        """The codes of all sections, in their order."""
        return tuple(self._links)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("设置"))
        names = {
            "shop": self.tr("店铺"), "people": self.tr("店里的人"), "ai": self.tr("AI 怎么做"), "modes": self.tr("AI 在哪里做主"), "persona": self.tr("口吻和招呼"), "sieve": self.tr("了解需求"), "flows": self.tr("难题流程"), "alerts": self.tr("提醒"), "clocks": self.tr("时钟"),
            "look": self.tr("外观"), "data": self.tr("数据"), "aliases": self.tr("商店用语"), "phrases": self.tr("快捷短语"), "learned": self.tr("学到的"), "audit": self.tr("操作记录"),
        }  # fmt: skip
        for code, link in self._links.items():
            link.setText(names[code])
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """As wide as the longest name of a section: it is never cut."""
        widest = max(link.sizeHint().width() for link in self._links.values())
        self._nav.setFixedWidth(max(_NAV_WIDTH, widest + 24))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill(self._stack.currentWidget())

    def _build(self) -> None:
        self._links: dict[str, NavLink] = {}
        self._title = kit.PlainLabel("", "title_page")
        nav = self._nav = kit.Pane("s1", "r")
        column = QVBoxLayout(nav)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addSpacing(12)
        group = QButtonGroup(self)
        for code, icon in SECTIONS:
            link = NavLink(icon)
            link.clicked.connect(lambda _on=False, code=code: self.show_section(code))
            self._links[code] = link
            group.addButton(link)
            column.addWidget(link)
        column.addStretch(1)
        self._stack = QStackedWidget()
        right = kit.Pane("s0")
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        inner.addWidget(kit.ToastRoom())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(nav)
        row.addWidget(right, 1)

    def _made(self, code: str) -> QWidget:
        makers: dict[str, Callable[[], QWidget]] = {
            "shop": lambda: ShopPage(self._saver),
            "people": lambda: PeoplePage(self._saver),
            "ai": lambda: AiPage(self._saver),
            "modes": lambda: ModesPage(self._saver),
            "persona": lambda: PersonaPage(self._saver),
            "sieve": lambda: SievePage(self._saver),
            "flows": lambda: FlowPage(self._saver),
            "alerts": lambda: AlertsPage(self._saver),
            "clocks": lambda: ClockPage(self._saver),
            "look": lambda: LookPage(self._saver, self._look),
            "data": lambda: DataPage(self._saver),
            "aliases": lambda: AliasPage(self._saver),
            "phrases": lambda: PhrasePage(self._saver),
            "learned": self._learned_page,
            "audit": self._audit_page,
        }
        page = makers[code]()
        if isinstance(page, DataPage):
            page.set_data_dir(self._data_dir)
        return page

    def _learned_page(self) -> LearnedPage:
        page = LearnedPage(self._saver)
        page.entry_requested.connect(self.entry_requested)
        return page

    def _audit_page(self) -> AuditPage:
        page = AuditPage(self._saver)
        page.section_requested.connect(self.show_section)
        page.conversation_requested.connect(self.conversation_requested)
        page.entry_requested.connect(self.entry_requested)
        return page

    def _fill(self, page: QWidget | None) -> None:
        if isinstance(page, SettingsPage):
            page.show_settings(self._gateway.settings())
            page.lock(self._gateway.house())
        elif isinstance(page, AliasPage | PhrasePage | AuditPage | FlowPage):
            page.refresh()

    def _on_committed(self, changes: ChangeSet) -> None:
        if (changes.settings or changes.knowledge or changes.everything) and self.isVisible():
            self._fill(self._stack.currentWidget())
