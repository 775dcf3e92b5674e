"""What the window shows while its panels are still being read: the rail with its pages, and the grounds of bar and
columns, painted where everything will stand. No row and no figure is shown that is not known yet."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import ground_plan, rail_paint, theme
from deskpilot.ui.page import PAGES, Page
from deskpilot.ui.view_state import ViewState


class FirstFrame(QWidget):
    """The desk without what is on it; `state` tells how wide its columns were left."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        titles = {page.code: QCoreApplication.translate("Rail", page.title) for page in PAGES}
        rail = rail_paint.rail_width(titles.values())
        _ground(painter, QRect(0, 0, rail, self.height()), "window", "r")
        _paint_pages(painter, rail, self.height(), titles)
        bar = ground_plan.bar_height()
        _ground(painter, QRect(rail, 0, self.width() - rail, bar), "s0", "b")
        self._paint_columns(painter, QRect(rail, bar, self.width() - rail, self.height() - bar))

    def _paint_columns(self, painter: QPainter, desk: QRect) -> None:
        columns = ground_plan.columns(self.size(), lambda side: ground_plan.percent_of(self._state, side))
        beside = ground_plan.strip_width() if columns.two else columns.right
        _ground(painter, desk, "s0")
        _ground(painter, QRect(desk.left(), desk.top(), columns.left, desk.height()), "s1", "r")
        right = QRect(desk.right() + 1 - beside, desk.top(), beside, desk.height())
        _ground(painter, right, "s1", "l")


def _paint_pages(painter: QPainter, width: int, height: int, titles: dict[str, str]) -> None:
    mark = QRectF(0, rail_paint.TOP, width, rail_paint.MARK)
    rail_paint.paint_mark(painter, mark)
    down = round(mark.bottom()) + rail_paint.BELOW_MARK + rail_paint.SPACING
    up = height - rail_paint.BOTTOM
    for page in PAGES:
        size = rail_paint.button_size(titles[page.code])
        top = up - size.height() if page.at_foot else down
        _paint_page(
            painter,
            page,
            titles[page.code],
            QRectF((width - size.width()) // 2, top, size.width(), size.height()),
        )
        down += 0 if page.at_foot else size.height() + rail_paint.SPACING
        up -= size.height() + rail_paint.SPACING if page.at_foot else 0


def _paint_page(painter: QPainter, page: Page, title: str, box: QRectF) -> None:
    # Painted as a widget at this place paints itself, so that halves of a pixel are rounded alike.
    painter.save()
    painter.translate(box.topLeft())
    # The desk is the page that every start opens on.
    rail_paint.paint_button(
        painter, box.translated(-box.topLeft()), page.icon, title, chosen=page is PAGES[0]
    )
    painter.restore()


def _ground(painter: QPainter, area: QRect, color: str, edge: str = "") -> None:
    painter.fillRect(area, theme.color(color))
    if edge == "b":
        theme.hairline(painter, area.left(), area.bottom(), area.width())
    elif edge:
        x = area.left() if edge == "l" else area.right()
        theme.hairline(painter, x, area.top(), area.height(), vertical=True)
