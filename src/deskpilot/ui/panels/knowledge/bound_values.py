"""The values an answer is bound to: what each is called, where it comes from, what it is now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deskpilot.ui import labels_bindings, theme

_ROW = 26
_NAME_WIDTH = 88


@dataclass(frozen=True, slots=True)
class BoundValue:
    """`value` None: only known in a conversation. `known` False: no row will ever give it."""

    name: str
    value: str | None
    known: bool = True


class _ValueRow(QWidget):
    def __init__(self, bound: BoundValue, last: bool, pending: str, wrong: str) -> None:
        super().__init__()
        self._bound, self._last, self._pending, self._wrong = bound, last, pending, wrong
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = bound.value or (pending if bound.known else wrong)
        self.setAccessibleName(f"{labels_bindings.binding(bound.name)} {said}")
        source = f"{labels_bindings.source(bound.name)} · {{{bound.name}}}"
        self.setToolTip(theme.plain_tip(f"{source}\n{bound.value}" if bound.value else source))

    def sizeHint(self) -> QSize:
        return QSize(200, max(_ROW, theme.line("body") + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        tone = "accent_text" if self._bound.known else "warning_text"
        icon = "link" if self._bound.known else "unlink"
        theme.paint_icon(painter, QRectF(0, box.center().y() - 7, 14, 14), icon, tone)
        right = self._value(painter, box)
        name = labels_bindings.binding(self._bound.name)
        width = theme.draw_text(painter, QRectF(20, 0, 130, box.height()), name, "body", "t1")
        left = max(20 + width + 12, 20 + _NAME_WIDTH - 20)
        area = QRectF(left, 0, max(0.0, right - left - 8), box.height())
        theme.draw_text(painter, area, labels_bindings.source(self._bound.name), "caption", "t3")
        if not self._last:
            theme.hairline(painter, 0, box.bottom() - 1, box.width())

    def _value(self, painter: QPainter, box: QRectF) -> float:
        if self._bound.value is None:
            text, tone = (self._pending, "t3") if self._bound.known else (self._wrong, "warning_text")
            width = theme.draw_text(painter, box, text, "caption", tone, theme.ALIGN_RIGHT)
            return box.right() - width
        theme.paint_icon(painter, QRectF(box.right() - 14, box.center().y() - 7, 14, 14), "check", "success")
        area = box.adjusted(box.width() * 0.45, 0, -20, 0)
        text = self._bound.value
        width = theme.draw_text(
            painter, area, text, "body", "t1", theme.ALIGN_RIGHT, Qt.TextElideMode.ElideRight, strong=True
        )
        return area.right() - width


class BoundValues(QWidget):
    """One row per value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_ValueRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_values(self, values: Sequence[BoundValue]) -> None:
        """Show these values instead."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        pending, wrong = self.tr("发送时取值"), self.tr("没有这个值")
        self._rows = [_ValueRow(bound, bound == values[-1], pending, wrong) for bound in values]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(values))
