"""Small inputs of the editor: a day with a calendar, and the products an entry is about."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from deskpilot.domain.catalog import Product
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_WIDEST_CHIP = 110


class DayEdit(QLineEdit):
    """A day as 2026-03-01, typed or picked; empty means no bound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(0, 0, 24, 0)
        self._open = kit.IconButton("calendar", self.tr("选日子"), self, size="tiny")
        self._open.setCursor(Qt.CursorShape.ArrowCursor)
        self._open.clicked.connect(self._show_calendar)

    def day(self) -> date | None:
        """The day; None when the field is empty. ValueError when it is no day."""
        text = self.text().strip().replace("/", "-").replace(".", "-")
        return date(*(int(part) for part in text.split("-"))) if text else None

    def show_day(self, day: date | None) -> None:
        """Show another day."""
        self.setText("" if day is None else day.isoformat())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._open.sizeHint().width()
        self._open.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._open.set_text(self.tr("选日子"))
        super().changeEvent(event)

    def _show_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setGridVisible(False)
        try:
            day = self.day()
        except (ValueError, TypeError):
            day = None
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(lambda picked: self._pick(picked, menu))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _pick(self, picked: QDate, menu: QMenu) -> None:
        menu.close()
        self.setText(picked.toString("yyyy-MM-dd"))
        self.textEdited.emit(self.text())


def first_moment(day: date | None, offset_minutes: int) -> datetime | None:
    """When a day begins on the shop's wall clock, as UTC."""
    if day is None:
        return None
    zone = timezone(timedelta(minutes=offset_minutes))
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def moment_after(day: date | None, offset_minutes: int) -> datetime | None:
    """When a day is over: an entry is valid to the end of its last day."""
    return None if day is None else first_moment(day + timedelta(days=1), offset_minutes)


def last_day(moment: datetime | None, offset_minutes: int) -> date | None:
    """The last day on which something that ends at `moment` is still valid."""
    if moment is None:
        return None
    zone = timezone(timedelta(minutes=offset_minutes))
    return (moment.astimezone(zone) - timedelta(microseconds=1)).date()


def first_day(moment: datetime | None, offset_minutes: int) -> date | None:
    """The day on which something starts."""
    return None if moment is None else moment.astimezone(timezone(timedelta(minutes=offset_minutes))).date()


class ScopeEdit(QWidget):
    """Products and series as chips, with a field that finds more; none means all goods."""

    changed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Product]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._scope: list[str] = []
        self._offers: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._holder = QWidget()
        self._flow = kit.FlowLayout(self._holder, gap=6)
        self._field = kit.Line()
        self._completer = QCompleter([], self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._take)
        self._field.setCompleter(self._completer)
        self._field.textEdited.connect(self._offer)
        self._field.returnPressed.connect(lambda: self._take(self._field.text()))
        column.addWidget(self._field)
        column.addWidget(self._holder)
        self.setFocusProxy(self._field)
        self.retranslate()

    def scope(self) -> tuple[str, ...]:
        """Codes of products and names of series."""
        return tuple(self._scope)

    def show_scope(self, scope: Sequence[str]) -> None:
        """Show others; nobody is told."""
        self._scope = list(scope)
        self._field.clear()
        self._show_chips()

    def retranslate(self) -> None:
        """Words of the language in force."""
        empty = self.tr("全部商品") if not self._scope else self.tr("再加商品或系列")
        self._field.setPlaceholderText(empty)
        self._field.setAccessibleName(self.tr("商品范围"))

    def _offer(self, text: str) -> None:
        found = self._find(text.strip())[:40] if text.strip() else ()
        series = dict.fromkeys(p.series for p in found if p.series)
        self._offers = {self.tr("{name} 系列").format(name=name): name for name in series}
        self._offers |= {theme.one_line(f"{p.code}  {p.title}"): p.code for p in found}
        model = self._completer.model()
        model.setStringList(list(self._offers))  # type: ignore[attr-defined]

    def _take(self, text: str) -> None:
        name = self._offers.get(text, text.strip())
        if name and name not in self._scope:
            self._scope.append(name)
            self._show_chips()
            self.changed.emit()
        self._field.clear()

    def _drop(self, name: str) -> None:
        self._scope.remove(name)
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        self._flow.clear()
        for name in self._scope:
            chip = kit.Chip(theme.elided(name, "caption", _WIDEST_CHIP), removable=True)
            chip.setToolTip(theme.plain_tip(name))
            chip.setAccessibleName(name)
            chip.removed.connect(lambda name=name: self._drop(name))
            self._flow.addWidget(chip)
        self._holder.setVisible(bool(self._scope))
        self.retranslate()
