"""Files in and out: which, how far, what came of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deskpilot.domain.commands import ImportKnowledge, LoadDemoShop, UndoImport
from deskpilot.domain.errors import KnownError
from deskpilot.ui import labels_knowledge
from deskpilot.ui.panels.knowledge.export_job import ExportJob
from deskpilot.ui.panels.knowledge.import_pane import ImportPane
from deskpilot.ui.widgets.notice import Notice
from deskpilot.worker.gateway import Gateway

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".jsonl", ".ndjson", ".json")


class Transfer(QObject):
    """Runs one import and one export at a time. `pane_wanted(bool)` asks for the import's pane to be shown or put away,
    `running_changed(bool)` follows the import."""

    pane_wanted = Signal(bool)
    running_changed = Signal(bool)

    def __init__(self, gateway: Gateway, pane: ImportPane, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._gateway, self._pane, self._notice, self._window = gateway, pane, notice, window
        self._import_job, self._undo_job, self._demo_job = "", "", ""
        self._export: ExportJob | None = None
        gateway.progress.connect(self._on_progress)
        gateway.job_finished.connect(self._on_finished)
        pane.cancelled.connect(lambda: gateway.cancel_job(self._import_job))
        pane.undo_requested.connect(self._undo_import)
        pane.closed.connect(lambda: self.pane_wanted.emit(False))

    def choose_import(self) -> None:
        """Ask for a file and read it; while an import runs, show that one."""
        if self._pane.running:
            self.pane_wanted.emit(True)
            return
        kinds = self.tr("知识文件 (*.csv *.xlsx *.jsonl *.txt *.json)")
        path, _kind = QFileDialog.getOpenFileName(self._window, self.tr("导入知识"), "", kinds)
        if path:
            self.import_file(path)

    def import_file(self, path: str) -> None:
        """Read a file into the knowledge base."""
        if self._pane.running:
            self.pane_wanted.emit(True)
            return
        self._pane.start(path)
        self._import_job = str(self._gateway.submit(ImportKnowledge(path, self._gateway.agent_name)))
        self.pane_wanted.emit(True)
        self.running_changed.emit(True)

    def load_demo(self) -> None:
        """Fill an empty desk with the demo shop."""
        self._demo_job = str(self._gateway.submit(LoadDemoShop()))
        self._notice.tell("info", self.tr("正在放入演示店…"), stays=True)

    def choose_export(self, suffix: str) -> None:
        """Ask where to, and write every entry there."""
        if self._export is not None:
            return
        name = self.tr("知识库") + f".{suffix}"
        path, _kind = QFileDialog.getSaveFileName(self._window, self.tr("导出知识"), name, f"*.{suffix}")
        if path:
            target = Path(path)
            self.export_to(
                target
                if target.suffix.lower() == f".{suffix}"
                else target.with_name(f"{target.name}.{suffix}")
            )

    def export_to(self, path: Path) -> None:
        """Write every entry into a file."""
        self._export = ExportJob(self._gateway.queries, path, self)
        self._export.progressed.connect(self._on_export_progress)
        self._export.finished.connect(self._on_exported)
        self._export.start()

    def wait(self) -> None:
        """Until an export under way is written."""
        if self._export is not None:
            self._export.wait()

    def _on_progress(self, job_id: str, done: int, total: int, label: str) -> None:
        if job_id == self._import_job:
            self._pane.set_progress(done, total, label)
        elif job_id == self._demo_job:
            self._notice.tell("info", labels_knowledge.job_step(label, done), stays=True)

    def _on_finished(self, job_id: str, report: object) -> None:
        if job_id == self._import_job:
            self._import_job = ""
            self._pane.finish(report)  # type: ignore[arg-type]
            self.running_changed.emit(False)
        elif job_id == self._undo_job and not isinstance(report, KnownError):
            self._undo_job = ""
            self._pane.undone(report if isinstance(report, int) else 0)
        elif job_id == self._demo_job:
            self._demo_job = ""
            self._tell_end(report, self.tr("演示店放好了，可以到接待台看顾客来问。"))

    def _tell_end(self, report: object, text: str) -> None:
        if isinstance(report, KnownError):
            self._notice.tell("danger", labels_knowledge.file_fault(report.code, report.params))
        else:
            self._notice.tell("success", text)

    def _undo_import(self, batch_id: int) -> None:
        self._undo_job = str(self._gateway.submit(UndoImport(batch_id, self._gateway.agent_name)))

    def _on_export_progress(self, done: int, total: int) -> None:
        said = self.tr("正在导出 {done} / {total} 条").format(done=f"{done:,}", total=f"{total:,}")
        export = self._export
        if export is not None:
            self._notice.tell("info", said, self.tr("停止"), export.cancel, stays=True)

    def _on_exported(self, written: int, error: KnownError | None) -> None:
        export, self._export = self._export, None
        if export is None:
            return
        if error is not None and error.code == "cancelled":
            self._notice.tell("info", self.tr("导出停下了，没有留下文件。"))
        elif error is not None:
            said = self.tr("没能写进这个文件夹，换一个地方再试。")
            full = self.tr("磁盘满了，没有写成。")
            self._notice.tell("danger", full if error.code == "disk_full" else said)
        else:
            text = self.tr("已导出 {n} 条到「{file}」").format(n=f"{written:,}", file=export.path.name)
            self._notice.tell("success", text)
        export.deleteLater()
