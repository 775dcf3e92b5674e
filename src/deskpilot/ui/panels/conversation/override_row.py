"""Asks why a reply may go although a guard says no; the answer is kept with the reply."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.inputs import Line

_LONGEST = 200


class OverrideRow(QWidget):
    """A field for the reason and a button that sends. Nothing can be sent without a reason; Esc goes back."""

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = Line()
        self.reason.setMaxLength(_LONGEST)
        self.send_button = Button("", "danger", size="normal")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.send_button)
        self.reason.textChanged.connect(self._on_reason_changed)
        self.reason.returnPressed.connect(self._confirm)
        self.send_button.clicked.connect(self._confirm)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.reason.setPlaceholderText(self.tr("为什么可以这样发？例如：有检测报告"))
        self.reason.setAccessibleName(self.tr("发送理由"))
        self.send_button.setText(self.tr("仍然发送"))
        self._on_reason_changed()

    def ask(self) -> None:
        """Open with an empty reason."""
        self.reason.clear()
        self.show()
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_reason_changed(self) -> None:
        if self.reason.text().strip():
            self.send_button.enable()
        else:
            self.send_button.disable(self.tr("先写一句理由，会记在案"))

    def _confirm(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.confirmed.emit(reason)
