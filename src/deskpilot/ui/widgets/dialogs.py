"""Confirmation in plain text, for acts that cannot be undone, and where a table is to be written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QStandardPaths, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.labels import PlainLabel


def ask_table_file(parent: QWidget, title: str, name: str, kinds: Sequence[str]) -> Path | None:
    """Where a table is to be written, beginning among the user's documents, as the first of the kinds; None for nowhere."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    offered = str(Path(folder) / f"{name}.{kinds[0]}")
    path, _kind = QFileDialog.getSaveFileName(
        parent, title, offered, ";;".join(f"*.{kind}" for kind in kinds)
    )
    return Path(path) if path else None


class ConfirmDialog(QDialog):
    """Asks before something that cannot be undone. The safe button has the focus; Esc means no.

    `confirm` names the act itself (删除 12 条), never 确定. Use `asks(...)` for the usual case.
    """

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        cancel: str = "",
        parent: QWidget | None = None,
        *,
        danger: bool = True,
    ) -> None:
        super().__init__(parent)
        self._danger = danger
        self.setWindowTitle(title)
        self.setAccessibleName(f"{title} {text}")
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, "title_card", wrap=True))
        words = PlainLabel(text, "body", "t2", wrap=True)
        words.setMinimumWidth(340)
        column.addWidget(words)
        column.addSpacing(12)
        column.addLayout(self._buttons(confirm, cancel or self.tr("先不"), danger))
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    @classmethod
    def asks(cls, parent: QWidget, title: str, text: str, confirm: str, *, danger: bool = True) -> bool:
        """Show it and wait; True when the user confirmed."""
        return cls(title, text, confirm, parent=parent, danger=danger).exec() == QDialog.DialogCode.Accepted

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        step = theme.severity("urgent" if self._danger else "notice")
        disc = QRectF(18, 18, 32, 32)
        theme.fill_round(painter, disc, 16, f"{step.color}_tint")
        theme.paint_icon(painter, disc.adjusted(7, 7, -7, -7), step.icon, step.color)

    def _buttons(self, confirm: str, cancel: str, danger: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.cancel_button = Button(cancel, "secondary")
        self.confirm_button = Button(confirm, "danger" if danger else "primary")
        self.cancel_button.clicked.connect(self.reject)
        self.confirm_button.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.confirm_button)
        return row
