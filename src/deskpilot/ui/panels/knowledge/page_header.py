"""The page's title with its counts, and what can be done with the whole of it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_KINDS = ("xlsx", "csv", "jsonl")


class PageHeader(kit.Pane):
    """Signals: `import_wanted`, `export_wanted(suffix)`, `new_wanted`, `test_wanted`."""

    import_wanted = Signal()
    export_wanted = Signal(str)
    new_wanted = Signal()
    test_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("s0", "b", parent)
        self._fit()
        self._title = kit.PlainLabel("", "title_page")
        self._counts = kit.PlainLabel("", "body", "t2", elide=True)
        self._test = kit.Button("", "secondary", "flask")
        self._import = kit.Button("", "secondary", "download")
        self._export = kit.Button("", "secondary", "upload")
        self._new = kit.Button("", "primary", "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._counts, 1)
        for button in (self._test, self._import, self._export, self._new):
            row.addWidget(button)
        self._menu, self._kinds = QMenu(self), {}
        for kind in _KINDS:
            self._kinds[kind] = QAction(self)
            self._kinds[kind].triggered.connect(lambda _on, kind=kind: self.export_wanted.emit(kind))
            self._menu.addAction(self._kinds[kind])
        self._test.clicked.connect(self.test_wanted)
        self._import.clicked.connect(self.import_wanted)
        self._export.clicked.connect(self._offer_kinds)
        self._new.clicked.connect(self.new_wanted)
        self._test.setVisible(False)
        self.retranslate()

    def show_counts(self, text: str) -> None:
        """What stands beside the title."""
        self._counts.setText(text)

    def show_test_button(self, shown: bool) -> None:
        """Offer the hit test while its column is not there."""
        self._test.setVisible(shown)

    def set_importing(self, running: bool) -> None:
        """While an import runs its button leads back to it."""
        self._import.setText(self.tr("正在导入…") if running else self.tr("导入"))
        self._import.set_kind("tint" if running else "secondary")

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("知识库"))
        self._test.setText(self.tr("命中测试"))
        self._import.setText(self.tr("导入"))
        self._import.setToolTip(self.tr("CSV、XLSX、JSONL，也可以把文件拖到这一页"))
        self._export.setText(self.tr("导出"))
        self._new.setText(self.tr("新建条目"))
        names = {
            "xlsx": self.tr("Excel 表格（.xlsx）"),
            "csv": self.tr("CSV 表格（.csv）"),
            "jsonl": self.tr("JSON 行（.jsonl）"),
        }
        for kind, action in self._kinds.items():
            action.setText(names[kind])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedHeight(max(theme.size("page_header"), theme.control_height("button") + 24))

    def _offer_kinds(self) -> None:
        self._menu.popup(self._export.mapToGlobal(self._export.rect().bottomLeft()))
