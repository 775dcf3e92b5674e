"""What an import does while it runs and what it did: counts, rows that could not be used, and the way back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.errors import KnownError
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.ui import labels, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.words import WordsModel
from deskpilot.ui.translation import Retranslated

_MOST_LISTED = 1_000
_REASON = 2


def problem_words(problem: tuple[int, str, str, str]) -> tuple[str, str, str, str]:
    """Row, column, what is wrong, and the value."""
    row, column, code, value = problem
    return str(row), labels_knowledge.field(column), labels_knowledge.fault(code, value), value


class ImportPane(Retranslated, QWidget):
    """Signals: `cancelled`, `undo_requested(batch_id)`, `closed`. `why_no_undo` says why an import may not be taken back
    here; empty when it may."""

    cancelled = Signal()
    undo_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, why_no_undo: Callable[[], str] = lambda: "") -> None:
        super().__init__(parent)
        self._why_no_undo = why_no_undo
        self._file = ""
        self._report: ImportReport | None = None
        self._error: KnownError | None = None
        self._running = False
        self._build()
        self.retranslate()

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._running

    def start(self, path: str) -> None:
        """An import of this file begins."""
        self._file, self._report, self._error, self._running = Path(path).name, None, None, True
        self.progress.start(self.tr("正在导入「{file}」").format(file=theme.one_line(self._file)))
        self._show()

    def set_progress(self, done: int, total: int, label: str) -> None:
        """How far it is."""
        if self._running:
            self.progress.set_progress(done, total, labels_knowledge.job_step(label, done))

    def finish(self, report: ImportReport | KnownError | None) -> None:
        """It is over."""
        self._running = False
        self._report = report if isinstance(report, ImportReport) else None
        self._error = report if isinstance(report, KnownError) else None
        self._show()

    def undone(self, taken: int) -> None:
        """The import was taken back."""
        self.summary.setText(self.tr("已撤销，{n} 条拿了回去。后来改过的条目没有动。").format(n=f"{taken:,}"))
        self.undo.disable(self.tr("已经撤销了"))

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("导入知识"))
        self._close.set_text(self.tr("收起"))
        self.undo.setText(self.tr("撤销这次导入"))
        self.copy.setText(self.tr("复制报告"))
        self._done.setText(self.tr("好了"))
        self.problems.set_titles([self.tr("行"), self.tr("列"), self.tr("怎么了"), self.tr("那一格写的")])
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        self._title = kit.PlainLabel("", "title_card")
        self._close = kit.IconButton("x", self.tr("收起"), size="small")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.progress = kit.ProgressRow("")
        self.progress.cancelled.connect(self.cancelled)
        self.fault = kit.Banner("danger", "")
        self._counts = _Counts()
        self.summary = kit.PlainLabel("", "body", "t2", wrap=True)
        self._rows_head = kit.SectionHeader("")
        self.problems = WordsModel(4, self)
        self._table = kit.words_table(self.problems, (56, 96, 300), _REASON)
        self.undo, self.copy = kit.Button("", "secondary", "undo"), kit.Button("", "secondary", "copy")
        self._done = kit.Button("", "primary")
        self.undo.clicked.connect(self._ask_undo)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report_text()))
        self._done.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.undo)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self._done)
        column.addLayout(head)
        for widget in (self.progress, self.fault, self._counts, self.summary, self._rows_head):
            column.addWidget(widget)
        column.addWidget(self._table, 1)
        column.addStretch(0)
        column.addLayout(foot)

    def report_text(self) -> str:
        """The report as text, one row of the file per line."""
        report = self._report
        if report is None:
            return ""
        lines = [labels.named(self._file, self._counts_text(report))]
        lines += ["\t".join(problem_words(each)) for each in report.problems]
        return "\n".join(lines)

    def _ask_undo(self) -> None:
        if self._report is not None:
            self.undo_requested.emit(self._report.batch_id)

    def _show(self) -> None:
        report, error = self._report, self._error
        self.progress.setVisible(self._running)
        self.fault.setVisible(error is not None)
        self._counts.setVisible(report is not None)
        self.summary.setVisible(report is not None)
        bad = report.problems if report is not None else ()
        self._rows_head.setVisible(bool(bad))
        self._table.setVisible(bool(bad))
        self.undo.setVisible(report is not None and report.added + report.changed > 0)
        self.copy.setVisible(report is not None)
        self._done.setVisible(not self._running)
        if error is not None:
            self.fault.show_message("danger", labels_knowledge.file_fault(error.code, error.params))
        if report is not None:
            self._show_report(report)

    def _show_report(self, report: ImportReport) -> None:
        if (reason := self._why_no_undo()) == "":
            self.undo.enable()
        else:
            self.undo.disable(reason)
        self.problems.show([(each, problem_words(each)) for each in report.problems[:_MOST_LISTED]])
        self._counts.show_counts(
            (self.tr("新增"), report.added), (self.tr("更新"), report.changed),
            (self.tr("没变"), report.unchanged), (self.tr("重复"), report.duplicates),
        )  # fmt: skip
        self._rows_head.set_title(self.tr("{n} 行要看一眼").format(n=f"{len(report.problems):,}"))
        self._rows_head.set_caption(self.tr("其余的都收下了。在表格里改好再导一次，不会重复。"))
        if report.cancelled:
            said = self.tr("「{file}」导到一半停下了，已经收下的都在。")
        elif report.problems:
            said = self.tr("「{file}」导完了。")
        else:
            said = self.tr("「{file}」导完了，每一行都能用。")
        self.summary.setText(said.format(file=theme.one_line(self._file)))

    def _counts_text(self, report: ImportReport) -> str:
        text = self.tr("新增 {added}，更新 {changed}，没变 {unchanged}，重复 {duplicates}，要看 {bad}")
        return text.format(
            added=report.added, changed=report.changed, unchanged=report.unchanged,
            duplicates=report.duplicates, bad=len(report.problems),
        )  # fmt: skip


class _Counts(QWidget):
    """Four figures side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._cells: list[tuple[kit.PlainLabel, kit.PlainLabel]] = []
        for _ in range(4):
            cell = (kit.PlainLabel("", "figure"), kit.PlainLabel("", "caption", "t3"))
            column = QVBoxLayout()
            column.setSpacing(0)
            for label in cell:
                column.addWidget(label)
            self._row.addLayout(column, 1)
            self._cells.append(cell)

    def show_counts(self, *counts: tuple[str, int]) -> None:
        for (figure, caption), (word, count) in zip(self._cells, counts, strict=True):
            figure.setText(f"{count:,}")
            figure.set_color("t1" if count else "t3")
            caption.setText(word)
