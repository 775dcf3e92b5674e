"""The left of the page: filters, the table, what is picked, and what stands there while there is nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.knowledge_views import KnowledgePage, KnowledgeRow
from deskpilot.services.roles import is_owner
from deskpilot.ui import labels, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.knowledge import COLUMNS, KnowledgeModel, Wanted
from deskpilot.ui.panels.knowledge.drafts import Drafts
from deskpilot.ui.panels.knowledge.filter_bar import FilterBar
from deskpilot.ui.panels.knowledge.row_delegate import KnowledgeDelegate
from deskpilot.ui.panels.knowledge.table_view import KnowledgeTable
from deskpilot.ui.translation import Retranslated
from deskpilot.worker.gateway import Gateway

_MOST_AT_ONCE = 2_000
_FALLING = ("hits", "denied", "updated_at", "priority")


class TablePane(Retranslated, QWidget):
    """Signals: `opened(entry_id)`; `delete_wanted`, `enable_wanted(bool)` for what is picked; `import_wanted`,
    `demo_wanted`, `new_wanted` from the empty page."""

    opened = Signal(str)
    delete_wanted = Signal()
    enable_wanted = Signal(bool)
    import_wanted = Signal()
    demo_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, gateway: Gateway, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self.model = KnowledgeModel(self._read, _say_cell, self)
        self._delegate = KnowledgeDelegate(drafts.holds)
        self.table = KnowledgeTable(self.model, self._delegate)
        self.filters = FilterBar()
        self.notice = kit.Notice()
        self._page = KnowledgePage((), 0, 0, 0.0)
        self.statuses: tuple[tuple[str, int], ...] = ()
        self._build()
        self._join()
        self.retranslate()

    @property
    def is_empty(self) -> bool:
        """Whether there is no entry at all."""
        return self._page.total == 0

    def search(self, wanted: Wanted) -> None:
        """Show what is wanted."""
        self._page = self.model.show(wanted)
        column = COLUMNS.index(wanted.sort) if wanted.sort in COLUMNS else -1
        self.table.set_sorted(column, wanted.descending)
        self.filters.show_sort(wanted.sort)
        self.table.scrollToTop()
        self._show_state()

    def follow_import(self) -> None:
        """Read again what is in sight; the filters are counted when the import is through."""
        self._page = self.model.refresh()
        self._show_state()

    def refresh(self) -> None:
        """Read again what is in sight, and the filters' counts."""
        self._page = self.model.refresh()
        self.filters.show_categories(self._gateway.queries.categories())
        self.statuses = self._gateway.queries.knowledge_statuses()
        self.filters.show_statuses(self.statuses)
        self._show_state()

    def select(self, entry_id: str) -> None:
        """Mark the row of an entry; when it is not in sight, it is searched for."""
        place = self.model.place_of(entry_id)
        if place < 0 and entry_id:
            self.filters.clear()
            self.filters.search.setText(entry_id)
            self.search(Wanted(text=entry_id))
            place = self.model.place_of(entry_id)
        self.table.select(place)

    def picked(self) -> tuple[KnowledgeEntry, ...]:
        """The picked entries, at most a few thousand."""
        rows = (self.model.loaded_row(place) for place in self.table.picked_rows()[:_MOST_AT_ONCE])
        read = self._gateway.queries.entry
        return tuple(entry for row in rows if row is not None and (entry := read(row.id)) is not None)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.model.set_titles(
            [
                self.tr("条目"),
                self.tr("类目"),
                self.tr("30 天命中"),
                self.tr("原样发"),
                self.tr("被否"),
                self.tr("状态"),
            ]
        )
        self.table.setAccessibleName(self.tr("知识条目"))
        self._enable.setText(self.tr("启用"))
        self._disable.setText(self.tr("停用"))
        self._delete.setText(self.tr("删除"))
        self._empty.show_message(
            "book",
            self.tr("知识库还是空的"),
            self.tr("AI 只答知识库里有的。把客服常用的问答表格导进来，几分钟就能开始。"),
            self.tr("导入表格"),
        )
        self._demo.setText(self.tr("先看看演示店"))
        self._first.setText(self.tr("自己写第一条"))
        self._show_state()

    def take_look(self) -> None:
        """Heights of the look in force."""
        self.table.take_look()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.nothing_found = kit.EmptyState("search", "", "", kind="secondary")
        self._stack = QStackedWidget()
        for page in (self.table, self.nothing_found, self._build_empty()):
            self._stack.addWidget(page)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        column.addWidget(kit.ToastRoom())
        column.addWidget(self._build_foot())

    def _build_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._empty = kit.EmptyState("book", "")
        self._demo, self._first = kit.LinkButton("", icon="store"), kit.LinkButton("", icon="pencil")
        others = QHBoxLayout()
        others.setSpacing(24)
        others.addStretch(1)
        others.addWidget(self._demo)
        others.addWidget(self._first)
        others.addStretch(1)
        column.addStretch(1)
        column.addWidget(self._empty)
        column.addLayout(others)
        column.addStretch(1)
        return page

    def _build_foot(self) -> QWidget:
        foot = kit.Pane("s0", "t")
        foot.setFixedHeight(max(36, theme.line("body") + 16))
        self._counts = kit.PlainLabel("", "caption", "t2")
        self._time = kit.PlainLabel("", "caption", "t3")
        self._enable, self._disable = (
            kit.Button("", "ghost", "play", size="tiny"),
            kit.Button("", "ghost", "pause", size="tiny"),
        )
        self._delete = kit.Button("", "ghost", "trash", size="tiny")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(self._counts)
        row.addStretch(1)
        for widget in (self._enable, self._disable, self._delete, self._time):
            row.addWidget(widget)
        return foot

    def _join(self) -> None:
        self.filters.searched.connect(lambda text: self._change(text=text))
        self.filters.search.went_down.connect(self.go_into_list)
        self.filters.category_chosen.connect(lambda name: self._change(category=name))
        self.filters.status_chosen.connect(lambda code: self._change(status=code))
        self.filters.sort_chosen.connect(self._sort_by)
        self.table.sort_wanted.connect(lambda column: self._sort_by(COLUMNS[column]))
        self.table.opened.connect(self.opened)
        self.table.picked.connect(self._show_picked)
        self.table.delete_pressed.connect(self.delete_wanted)
        self.nothing_found.action.connect(self._clear_filters)
        self._empty.action.connect(self.import_wanted)
        self._demo.clicked.connect(self.demo_wanted)
        self._first.clicked.connect(self.new_wanted)
        self._enable.clicked.connect(lambda: self.enable_wanted.emit(True))
        self._disable.clicked.connect(lambda: self.enable_wanted.emit(False))
        self._delete.clicked.connect(self.delete_wanted)

    def _read(self, wanted: Wanted, offset: int, limit: int) -> KnowledgePage:
        return self._gateway.queries.knowledge(
            wanted.text, category=wanted.category, status=wanted.status, sort=wanted.sort,
            descending=wanted.descending, offset=offset, limit=limit,
        )  # fmt: skip

    def _change(self, **fields: object) -> None:
        wanted = self.model.wanted
        values = {"text": wanted.text, "category": wanted.category, "status": wanted.status} | fields
        changed = Wanted(sort=wanted.sort, descending=wanted.descending, **values)  # type: ignore[arg-type]
        if changed != wanted:
            self.search(changed)

    def _sort_by(self, code: str) -> None:
        wanted = self.model.wanted
        falling = not wanted.descending if code == wanted.sort else code in _FALLING
        self.search(Wanted(wanted.text, wanted.category, wanted.status, code, falling))

    def go_into_list(self) -> None:
        """Put the keyboard onto the entries, if there are any."""
        if self._page.matched:
            self.table.begin()

    def _clear_filters(self) -> None:
        self.filters.clear()
        self.search(Wanted())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        page, wanted = self._page, self.model.wanted
        self._stack.setCurrentIndex(0 if page.matched else 2 if page.total == 0 else 1)
        self.filters.setVisible(page.total > 0)
        said = (
            self.tr("没有找到「{text}」").format(text=theme.one_line(wanted.text))
            if wanted.text
            else self.tr("这里没有条目")
        )
        self.nothing_found.show_message(
            "search", said, self.tr("换个说法，或者清掉筛选看全部。"), self.tr("清掉筛选")
        )
        searched = bool(wanted.text.strip())
        milliseconds = max(1, round(page.seconds * 1000))
        self._time.setText(self.tr("搜索用时 {n} 毫秒").format(n=milliseconds) if searched else "")
        self._show_picked()

    def _show_picked(self) -> None:
        picked, page = self.table.picked_count(), self._page
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        words = self.tr("{n} 条", "", 1) if page.matched == 1 else self.tr("{n} 条", "", 2)
        text = words.format(n=f"{page.matched:,}")
        if page.matched != page.total:
            text = self.tr("{all} 条里找到 {n} 条").format(all=f"{page.total:,}", n=f"{page.matched:,}")
        self._counts.setText(text + (self.tr("，已选 {n} 条").format(n=f"{picked:,}") if picked else ""))
        for button in (self._enable, self._disable, self._delete):
            button.setVisible(picked > 1)
            if picked > _MOST_AT_ONCE:
                button.disable(self.tr("一次最多 {n} 条").format(n=f"{_MOST_AT_ONCE:,}"))
            else:
                button.enable()
        if not is_owner(self._gateway.house()):
            self._delete.disable(labels.refusal("owner_only"))
        self._time.setVisible(picked <= 1)


def _say_cell(row: KnowledgeRow, column: int) -> str:
    """What a screen reader says of a cell."""
    unchanged = "–" if row.sent_unchanged is None else f"{row.sent_unchanged:.0%}"
    status = labels_knowledge.status(row.status)[1]
    return (f"{row.id} {row.question}", row.category, str(row.hits), unchanged, str(row.denied), status)[
        column
    ]
