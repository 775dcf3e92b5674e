"""Boxes for numbers, choices and days that a scrolling page cannot change by accident."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, Qt, QTime
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QToolTip,
    QWidget,
)

from deskpilot.ui import theme

# What borders, padding and the arrow take of a field's width.
_LINE_AIR, _PICKER_AIR = 24, 40


class _CalmWheel:
    """Mixin: the wheel scrolls the page unless the box has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():  # type: ignore[attr-defined]
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


def _prepare(box: QAbstractSpinBox, name: str) -> None:
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # The style sheet cannot move the text of a spin box away from its edge, but that of a box with a calendar.
    box.lineEdit().setTextMargins(0 if isinstance(box, QDateTimeEdit) else 11, 0, 4, 0)


class NumberBox(_CalmWheel, QSpinBox):
    """A whole number; `name` is its accessible name."""

    def __init__(
        self, name: str, low: int = 0, high: int = 99, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        _prepare(self, name)
        self.setRange(low, high)
        self.setSuffix(suffix)


class DecimalBox(_CalmWheel, QDoubleSpinBox):
    """A number with a decimal point, whatever the system writes; `name` is its accessible name."""

    def __init__(
        self,
        name: str,
        low: float = 0.0,
        high: float = 1.0,
        step: float = 0.01,
        decimals: int = 2,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _prepare(self, name)
        self.setLocale(QLocale.c())
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)


class DateBox(_CalmWheel, QDateEdit):
    """A day, written 2026-03-01, with a calendar to choose from."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self, name)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)


class MomentBox(_CalmWheel, QDateTimeEdit):
    """A day and a time, written 2026-03-01 18:00, on the shop's own wall clock."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare(self, name)
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.setCalendarPopup(True)

    def moment(self) -> datetime:
        """What is written, without a time zone."""
        day, time = self.date(), self.time()
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001

    def set_moment(self, local: datetime) -> None:
        """Write a time of the shop's wall clock, whatever zone this computer is in."""
        day = QDate(local.year, local.month, local.day)
        self.setDateTime(QDateTime(day, QTime(local.hour, local.minute)))


class Line(QLineEdit):
    """A line to write on. An example that does not fit, or words that do not, are in the tooltip in full."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            words = self.text() or self.placeholderText()
            inside = self.textMargins()
            room = self.width() - _LINE_AIR - inside.left() - inside.right()
            cut = self.fontMetrics().horizontalAdvance(words) > room
            QToolTip.showText(event.globalPos(), theme.plain_tip(words) if cut else "", self)
            return True
        return super().event(event)


class Picker(_CalmWheel, QComboBox):
    """One of several choices; `name` is its accessible name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Codes and words to choose from; what was chosen stays chosen, else the first is."""
        chosen = self.currentData()
        self.clear()
        for code, text in choices:
            self.addItem(text, code)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            cut = self.fontMetrics().horizontalAdvance(self.currentText()) > self.width() - _PICKER_AIR
            QToolTip.showText(event.globalPos(), theme.plain_tip(self.currentText()) if cut else "", self)
            return True
        return super().event(event)
