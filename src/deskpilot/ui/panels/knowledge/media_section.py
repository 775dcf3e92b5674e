"""The pictures and videos of an entry."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import KnownError
from deskpilot.services.media import SUFFIXES, MediaStore, kind_of
from deskpilot.ui import labels_files, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge.answer_section import error_label

_WIDEST_CHIP = 240


class MediaSection(QWidget):
    """A chip for each file, with the way to add one. `changed` follows every change by the user."""

    changed = Signal()

    def __init__(self, store: MediaStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._names: tuple[str, ...] = ()
        self.error = error_label()
        self._head = kit.SectionHeader("", link="+")
        self._head.link_activated.connect(self._choose)
        self._holder = QWidget()
        self._chips = kit.FlowLayout(self._holder, gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self._holder, self.error):
            column.addWidget(widget)
        self.retranslate()

    def names(self) -> tuple[str, ...]:
        """The files, by their names in the shop's folder."""
        return self._names

    def show_names(self, names: Sequence[str]) -> None:
        """Show these files; nobody is told."""
        self._names = tuple(names)
        self._chips.clear()
        for name in names:
            icon = "play" if kind_of(name) is MessageKind.VIDEO else "image"
            is_there = self._store.has(name)
            look = (icon, "neutral") if is_there else ("triangle", "warning")
            chip = kit.Chip(theme.elided(name, "caption", _WIDEST_CHIP), *look, removable=True)
            gone = self.tr("「{file}」已经不在这台电脑上了，不会发给顾客。删掉它，或者重新添加。")
            chip.setToolTip(theme.plain_tip(name if is_there else gone.format(file=name)))
            chip.removed.connect(lambda name=name: self._drop(name))
            self._chips.addWidget(chip)
        self._holder.setVisible(bool(names))

    def add(self, paths: Sequence[Path]) -> None:
        """Copy files into the shop's folder and name them here; say which could not be taken."""
        names, faults = list(self._names), []
        for path in paths:
            try:
                names.append(self._store.keep(path))
            except KnownError as error:
                faults.append(labels_files.fault(error))
        self.show_names(tuple(dict.fromkeys(names)))
        self.changed.emit()
        self.error.setText("\n".join(faults))
        self.error.setVisible(bool(faults))

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._head.set_title(self.tr("图片视频"))
        self._head.set_link(self.tr("添加"))

    def _choose(self) -> None:
        kinds = self.tr("图片和视频 ({suffixes})").format(suffixes=" ".join(f"*{each}" for each in SUFFIXES))
        paths, _kind = QFileDialog.getOpenFileNames(self.window(), self.tr("添加图片视频"), "", kinds)
        if paths:
            self.add([Path(path) for path in paths])

    def _drop(self, name: str) -> None:
        self.show_names([each for each in self._names if each != name])
        self.changed.emit()
