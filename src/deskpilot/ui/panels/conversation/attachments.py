"""The files that go with the reply being written: taken in beside the window's thread, shown as chips."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QThread, Signal
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import InvalidInput, KnownError
from deskpilot.services.media import MOST_ATTACHMENTS, SUFFIXES, MediaStore
from deskpilot.ui import labels_files, theme
from deskpilot.ui.widgets.chips import Chip
from deskpilot.ui.widgets.flow import FlowLayout

_ICONS = {MessageKind.IMAGE: "image", MessageKind.VIDEO: "play", MessageKind.FILE: "file"}
_THUMB, _NAME_WIDTH = 24, 168
_LARGEST_SIDE = 12_000  # pixels; a picture that claims more is not unpacked


class AttachmentTray(QWidget):
    """Keeps the attachments in order. `told(text)` says why a file was left out, `changed` follows every change."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, media: MediaStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media = media
        self._files: tuple[Attachment, ...] = ()
        self._jobs: list[_TakingIn] = []
        self._flow = FlowLayout(self, gap=6)
        self.hide()

    @property
    def files(self) -> tuple[Attachment, ...]:
        """What goes along, in order."""
        return self._files

    @property
    def is_busy(self) -> bool:
        """Whether a file is still being taken in."""
        return bool(self._jobs)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show these, each once, as many as may go."""
        kept = tuple({each.file: each for each in files}.values())[:MOST_ATTACHMENTS]
        if kept == self._files:
            return
        self._files = kept
        self._flow.clear()
        for each in kept:
            chip = FileChip(each, self._thumbnail(each))
            chip.removed.connect(lambda gone=each: self.drop(gone))
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(kept))
        self.changed.emit()

    def drop(self, gone: Attachment) -> None:
        """Take one away."""
        self.show_files([each for each in self._files if each != gone])

    def add(self, files: Sequence[Attachment]) -> None:
        """Put stored files at the end."""
        whole = {each.file for each in (*self._files, *files)}
        if len(whole) > MOST_ATTACHMENTS:
            self.told.emit(labels_files.fault(InvalidInput("too_many_attachments", limit=MOST_ATTACHMENTS)))
        self.show_files((*self._files, *files))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Copy files into the shop's folder and put them at the end."""
        job = _TakingIn(self._media, tuple(paths[: MOST_ATTACHMENTS + 1]), self)
        job.finished.connect(lambda: self._on_taken(job))
        self._jobs.append(job)
        self.changed.emit()
        job.start()

    def choose(self) -> None:
        """Ask for files and take them in."""
        kinds = self.tr("图片、视频和文件 ({suffixes})").format(
            suffixes=" ".join(f"*{each}" for each in SUFFIXES)
        )
        paths, _kind = QFileDialog.getOpenFileNames(self.window(), self.tr("添加附件"), "", kinds)
        if paths:
            self.take_in([Path(path) for path in paths])

    def of_entry(self, names: Sequence[str]) -> list[Attachment]:
        """The pictures and films of an entry that are there; the first that is gone is told."""
        found = [self._media.of_entry(name) for name in names]
        gone = next((name for name, each in zip(names, found, strict=True) if each is None), None)
        if gone is not None:
            self.told.emit(labels_files.fault(InvalidInput("file_gone", file=gone)))
        return [each for each in found if each is not None]

    def wait(self) -> None:
        """Until nothing is being taken in any more."""
        for job in self._jobs:
            job.wait()

    def _on_taken(self, job: "_TakingIn") -> None:
        self._jobs.remove(job)
        job.deleteLater()
        if job.errors:
            self.told.emit(labels_files.fault(job.errors[0]))
        self.add(job.taken)
        self.changed.emit()

    def _thumbnail(self, attachment: Attachment) -> QPixmap | None:
        path = self._media.path_of(attachment.file)
        if attachment.kind is not MessageKind.IMAGE or path is None or path.suffix == ".svg":
            return None
        reader = QImageReader(str(path))
        extent = reader.size()
        if not extent.isValid() or max(extent.width(), extent.height()) > _LARGEST_SIDE:
            return None
        side = round(_THUMB * self.devicePixelRatioF())
        reader.setScaledSize(extent.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
        image = reader.read()
        if image.isNull():
            return None
        found = QPixmap.fromImage(image)
        found.setDevicePixelRatio(self.devicePixelRatioF())
        return found


class FileChip(Chip):
    """Picture or icon, name, size, and a cross."""

    def __init__(self, attachment: Attachment, thumbnail: QPixmap | None = None) -> None:
        self._attachment, self._thumbnail = attachment, thumbnail
        super().__init__(labels_files.named(attachment), _ICONS[attachment.kind], removable=True)
        self.setAccessibleName(self.tr("附件 {name}，按 Delete 去掉").format(name=self.text()))
        self.setToolTip(theme.plain_tip(self.text()))

    def sizeHint(self) -> QSize:
        size = theme.text_width(labels_files.size(self._attachment.size), "caption")
        return QSize(
            round(_THUMB + 8 + self._name_width() + 8 + size + 32), max(_THUMB + 8, theme.line("caption") + 8)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        theme.fill_round(
            painter, box, theme.radius("control"), "s2", "border2" if self.underMouse() else None
        )
        place = QRectF(4, box.center().y() - _THUMB / 2, _THUMB, _THUMB)
        if self._thumbnail is not None:
            ratio = self._thumbnail.devicePixelRatio()
            painter.drawPixmap(place, self._thumbnail, QRectF(0, 0, _THUMB * ratio, _THUMB * ratio))
        else:
            theme.paint_icon(painter, place.adjusted(4, 4, -4, -4), _ICONS[self._attachment.kind], "t2")
        left = place.right() + 8
        area = QRectF(left, 0, self._name_width() + 1, box.height())
        theme.draw_text(painter, area, theme.visible_text(self._attachment.name), "caption", "t1")
        rest = QRectF(area.right() + 8, 0, box.right() - area.right() - 32, box.height())
        theme.draw_text(painter, rest, labels_files.size(self._attachment.size), "caption", "t3")
        theme.paint_icon(painter, QRectF(box.right() - 20, box.center().y() - 6, 12, 12), "x", "t3")

    def _name_width(self) -> float:
        return min(float(theme.scaled(_NAME_WIDTH)), theme.text_width(self._attachment.name, "caption"))


class _TakingIn(QThread):
    """Copies and hashes files; `taken` are in the store, `errors` say why others are not."""

    def __init__(self, media: MediaStore, paths: tuple[Path, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._media, self._paths = media, paths
        self.taken: list[Attachment] = []
        self.errors: list[KnownError] = []

    def run(self) -> None:
        for path in self._paths:
            try:
                self.taken.append(self._media.take_in(path))
            except KnownError as error:
                self.errors.append(error)
