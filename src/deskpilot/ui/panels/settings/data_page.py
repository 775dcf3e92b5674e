"""Where the shop's data lies, whether it is sound, and copies of it."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.errors import KnownError
from deskpilot.services.keeping import Check, Kept, back_up, doctor
from deskpilot.services.media_copies import media_beside
from deskpilot.services.stored_settings import House
from deskpilot.ui import labels, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.erasing import Erasing
from deskpilot.ui.panels.settings.customer_sheet import CustomerSheet
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.retention_row import RetentionRow
from deskpilot.ui.panels.settings.saver import Saver


class _BackupThread(QThread):
    """Copies the database while the desk goes on working."""

    def __init__(self, folder: Path, target: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self.target = folder, target
        self.error: KnownError | None = None
        self.kept: Kept | None = None

    def run(self) -> None:
        try:
            self.kept = back_up(self._folder, self.target, while_open=True)
        except KnownError as error:
            self.error = error


class _DoctorThread(QThread):
    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self.checks: tuple[Check, ...] = ()

    def run(self) -> None:
        self.checks = doctor(self._folder)


class DataPage(SettingsPage):
    """Needs to know the folder: `set_data_dir`."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self.erasing = Erasing(saver.gateway, self)
        self._folder: Path | None = None
        self._backup: _BackupThread | None = None
        self._doctor: _DoctorThread | None = None
        self.add_group(
            lambda: (self.tr("数据"), self.tr("全部在这台电脑上，不上传。换电脑时把整个文件夹拷过去就行。"))
        )
        self.retention = RetentionRow(saver)
        self._build()
        self.retranslate()

    def set_data_dir(self, folder: Path | None) -> None:
        """The folder that is open."""
        self._folder = folder
        self._show()

    def wait(self) -> None:
        """Until what runs in the background is through."""
        for thread in (self._backup, self._doctor):
            if thread is not None:
                thread.wait()

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "_path"):
            return
        self._path_title.setText(self.tr("资料文件夹"))
        self._open.setText(self.tr("打开"))
        self._copy_title.setText(self.tr("备份"))
        self._copy_text.setText(
            self.tr(
                "数据库每天会自动留一份，放在资料文件夹的 backups 里。也可以现在存一份到别处，比如 U 盘；图片和文件会放进旁边的文件夹，两样一起拷走。"
            )
        )
        self._copy.setText(self.tr("现在备份"))
        self._check_title.setText(self.tr("体检"))
        self._check_text.setText(self.tr("看看文件、空间、数据库和备份是不是都好。只看，不改。"))
        self._check.setText(self.tr("开始体检"))
        self._erase_title.setText(self.tr("删除一位顾客"))
        self._erase_text.setText(
            self.tr(
                "顾客要求删掉个人信息时用。会话、订单、记住的、标签、备注、跟进和图片都删掉，只留不带名字的数字。删之前会列给您看。"
            )
        )
        self._erase.setText(self.tr("找顾客"))
        self._line_title.setText(self.tr("命令行"))
        self._line_text.setText(
            self.tr(
                "也可以在命令行里做：deskpilot backup 文件名、deskpilot restore 文件名、deskpilot doctor、deskpilot export-customer 顾客 文件名、deskpilot erase 顾客。"
            )
        )
        self._show()

    def _build(self) -> None:
        self._path_title, self._path = (
            kit.PlainLabel("", "body"),
            kit.PlainLabel("", "caption", "t2", selectable=True),
        )
        self._open = kit.Button("", "secondary", "folder")
        self._copy_title, self._copy_text = (
            kit.PlainLabel("", "body"),
            kit.PlainLabel("", "caption", "t2", wrap=True),
        )
        self._copy = kit.Button("", "secondary", "save")
        self._check_title, self._check_text = (
            kit.PlainLabel("", "body"),
            kit.PlainLabel("", "caption", "t2", wrap=True),
        )
        self._check = kit.Button("", "secondary", "shield-check")
        self._erase_title, self._erase_text = (
            kit.PlainLabel("", "body"),
            kit.PlainLabel("", "caption", "t2", wrap=True),
        )
        self._erase = kit.Button("", "secondary", "trash")
        self._line_title, self._line_text = (
            kit.PlainLabel("", "body"),
            kit.PlainLabel("", "caption", "t2", wrap=True, selectable=True),
        )
        self.told = kit.Banner("success", "")
        self.told.hide()
        self.checks = QWidget()
        self._grid = QGridLayout(self.checks)
        self._grid.setContentsMargins(0, 0, 0, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.checks.hide()
        for title, text, button in (
            (self._path_title, self._path, self._open),
            (self._copy_title, self._copy_text, self._copy),
            (self._check_title, self._check_text, self._check),
            (self._erase_title, self._erase_text, self._erase),
            (self._line_title, self._line_text, None),
        ):
            self.body.addWidget(kit.Hairline())
            self.body.addWidget(_row(title, text, button))
            if button is self._check:
                self.body.addWidget(self.checks)
            elif button is self._erase:
                self.add_row(self.retention)
        self.body.addWidget(self.told)
        self._join()

    def _join(self) -> None:
        self._open.clicked.connect(self._open_folder)
        self._copy.clicked.connect(self._choose_copy)
        self._check.clicked.connect(self.look_over)
        self._erase.clicked.connect(self.ask_whom)

    def lock(self, house: House) -> None:
        super().lock(house)
        if refusal := self.erasing.refusal():
            self._erase.disable(refusal)
        else:
            self._erase.enable()

    def ask_whom(self) -> None:
        """Ask which customer is to be erased."""
        sheet = CustomerSheet(self, self.tr("删除哪位顾客"), self._saver.gateway.queries.customers_like)
        sheet.chosen.connect(self.erasing.ask)
        sheet.show_below(self._erase, sheet.search)

    def _show(self) -> None:
        known = self._folder is not None
        self._path.setText(str(self._folder) if known else self.tr("现在看不到"))
        for button in (self._open, self._copy, self._check):
            button.setVisible(known)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _choose_copy(self) -> None:
        name = f"deskpilot-{datetime.now(UTC).astimezone():%Y%m%d-%H%M}.db"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("备份到哪里"), name, "*.db")
        if path:
            self.back_up_to(Path(path))

    def back_up_to(self, target: Path) -> None:
        """Copy the database to a file, in the background."""
        if self._folder is None or self._backup is not None:
            return
        self.told.show_message("info", self.tr("正在备份…"))
        self.told.show()
        self._backup = _BackupThread(self._folder, target, self)
        self._backup.finished.connect(self._on_backed_up)
        self._backup.start()

    def look_over(self) -> None:
        """Look at everything that the folder needs, in the background."""
        if self._folder is None or self._doctor is not None:
            return
        self._check.disable(self.tr("正在看…"))
        self._doctor = _DoctorThread(self._folder, self)
        self._doctor.finished.connect(self._on_looked_over)
        self._doctor.start()

    def _on_backed_up(self) -> None:
        thread, self._backup = self._backup, None
        if thread is None:
            return
        if thread.error is not None:
            self.told.show_message("danger", labels.refusal(thread.error.code))
        elif thread.kept is not None:
            self.told.show_message("success", self._kept_text(thread.kept))
        thread.deleteLater()

    def _kept_text(self, kept: Kept) -> str:
        if not kept.media:
            return self.tr("已备份到「{file}」，检查过是完好的。").format(file=kept.file.name)
        text = self.tr("已备份到「{file}」，检查过是完好的；{n} 个图片和文件在旁边的「{folder}」里。")
        return text.format(file=kept.file.name, n=kept.media, folder=media_beside(kept.file).name)

    def _on_looked_over(self) -> None:
        thread, self._doctor = self._doctor, None
        if thread is None:
            return
        self._check.enable()
        self._show_checks(thread.checks)
        thread.deleteLater()

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        for widget in self.checks.findChildren(QWidget):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        shown = [check for check in checks if check.code != "resource" or not check.sound]
        for place, check in enumerate(shown):
            chip = kit.Chip(self.tr("好") if check.sound else self.tr("要看"), "check" if check.sound else "triangle",
                            "success" if check.sound else "warning")  # fmt: skip
            self._grid.addWidget(chip, place, 0)
            self._grid.addWidget(kit.PlainLabel(labels_settings.check(check.code), "body"), place, 1)
            self._grid.addWidget(kit.PlainLabel(check.value, "body", "t2", elide=True), place, 2)
        self._grid.setColumnStretch(2, 1)
        self.checks.show()


def _row(title: kit.PlainLabel, text: kit.PlainLabel, button: kit.Button | None) -> QWidget:
    holder = QWidget()
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(title)
    words.addWidget(text)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 12, 0, 12)
    row.setSpacing(32)
    row.addLayout(words, 1)
    if button is not None:
        row.addWidget(button)
    return holder
