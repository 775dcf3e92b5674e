"""Key figures: the row of the case column and the tile of the figures page."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.focus import KeyboardFocus
from deskpilot.ui.widgets.pressing import PressedByReturn
from deskpilot.ui.widgets.sparkline import paint_spark, spark_points

_NONE = Qt.TextElideMode.ElideNone
_TREND_TONES = {"good": "success_text", "bad": "danger_text", "watch": "warning_text", "neutral": "t2"}
_ARROWS = {1: "arrow-up", -1: "arrow-down"}


@dataclass(frozen=True, slots=True)
class KpiView:
    """A key figure. `direction` is 1 up, -1 down, 0 none; `verdict` says what that means: "good", "bad", "watch" or
    "neutral" (down may well be good). `hints` are the words shown for each value under the mouse, for example
    22:00 21 秒; `low` and `high` are the scale's ends in words. `delta` is "" or n=3，太少 when n is too small."""

    label: str
    value: str
    unit: str = ""
    delta: str = ""
    direction: int = 0
    verdict: str = "neutral"
    compared: str = ""
    caption: str = ""
    values: tuple[float, ...] = ()
    hints: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


class _Kpi(PressedByReturn, KeyboardFocus, QAbstractButton):
    """A figure that is a button as a whole: `clicked` opens the conversations behind it."""

    def __init__(self, view: KpiView | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._at = -1
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_view(view or KpiView("", "–"))

    def set_view(self, view: KpiView) -> None:
        """Show new figures."""
        self.view = view
        words = (view.label, view.value + view.unit, view.delta, view.compared, view.caption)
        self.setAccessibleName(" ".join(word for word in words if word))
        self.update()

    def hovered_hint(self) -> str:
        """The words for the value under the mouse, "" when there is none."""
        return self.view.hints[self._at] if 0 <= self._at < len(self.view.hints) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.view.values:
            last = len(self.view.values) - 1
            start = self._at if self._at >= 0 else last + (1 if event.key() == Qt.Key.Key_Left else 0)
            self._point_at(max(0, min(last, start + (1 if event.key() == Qt.Key.Key_Right else -1))))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box = self._spark_box()
        inside = box.contains(event.position()) and len(self.view.values) > 1
        step = (box.width() - 8) / max(1, len(self.view.values) - 1)
        at = round((event.position().x() - box.left() - 4) / step) if inside else -1
        self._point_at(min(at, len(self.view.values) - 1))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)
        super().leaveEvent(event)

    def _spark_box(self) -> QRectF:
        raise NotImplementedError

    def _point_at(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.setAccessibleDescription(self.hovered_hint())
            self.update()

    def _paint_spark(self, painter: QPainter, box: QRectF, color: str = "c1") -> None:
        values = self.view.values
        if not values or box.width() < 16:
            return
        marked = self._at if 0 <= self._at < len(values) else None
        if marked is not None:
            x = spark_points(values, box.adjusted(4, 4, -4, -4))[marked].x()
            theme.hairline(painter, x, box.top(), box.height(), vertical=True, color="border2")
        paint_spark(painter, box, values, color, marked)

    def _paint_delta(
        self, painter: QPainter, left: float, right: float, top: float, height: float, *, at_right: bool
    ) -> float:
        """Arrow and delta; returns where they end."""
        view = self.view
        tone = _TREND_TONES[view.verdict]
        strong = view.verdict in ("good", "bad")
        icon, side = _ARROWS.get(view.direction), theme.scaled(12)
        width = theme.text_width(view.delta, "caption", strong=strong) + (side + 3 if icon else 0)
        x = right - width if at_right else left
        if icon:
            theme.paint_icon(painter, QRectF(x - 1, top + height / 2 - side / 2, side, side), icon, tone)
            x += side + 3
        area = QRectF(x, top, max(0.0, right - x) + 1, height)
        return x + theme.draw_text(painter, area, view.delta, "caption", tone, strong=strong)


class KpiRow(_Kpi):
    """One line: label, scale, spark, value with unit, arrow with delta; 36 high, 32 in `compact`."""

    def __init__(
        self, view: KpiView | None = None, parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        self._compact = compact
        super().__init__(view, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        """Use the lower row of the compact window."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(304, theme.scaled(32) if self._compact else theme.row("kpi_strip"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(240), self.sizeHint().height())

    def _columns(self) -> tuple[float, float, float]:
        """Where the spark begins, where the value ends and where the delta ends."""
        width = self.width()
        delta = max(52.0, theme.text_width("n=100", "caption") + 18)
        return float(theme.scaled(74)), width - delta - 2, float(width)

    def _spark_box(self) -> QRectF:
        left, value_end, _ = self._columns()
        # The scale has the same room in every row, so that the sparks line up.
        left += round(theme.text_width("000", "keycap")) + 4
        height = self.height() - 8
        return QRectF(left, 4, max(0.0, value_end - theme.scaled(68) - left), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            theme.fill_round(painter, box.adjusted(-4, 1, 4, -1), theme.radius("control"), "s2")
        left, value_end, end = self._columns()
        theme.draw_text(painter, QRectF(0, 0, left - 4, box.height()), self.view.label, "body", "t2")
        spark = self._spark_box()
        if spark.width() >= 16:
            self._paint_scale(painter, left, spark)
        # The row accompanies a customer: its line stands back until somebody looks at it.
        self._paint_spark(painter, spark, "c1" if self.underMouse() or self.focus_visible else "t3")
        if self.hovered_hint():
            area = QRectF(spark.right() + 6, 0, end - spark.right() - 6, box.height())
            theme.draw_text(painter, area, self.hovered_hint(), "caption", "accent_text", theme.ALIGN_RIGHT)
        else:
            self._paint_value(painter, value_end)
            self._paint_delta(painter, value_end + 4, end, 0, box.height(), at_right=True)
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))

    def _paint_scale(self, painter: QPainter, left: float, spark: QRectF) -> None:
        for text, top in (
            (self.view.high, spark.top() - 2),
            (self.view.low, spark.bottom() - theme.scaled(12)),
        ):
            if text:
                area = QRectF(left, top, spark.left() - left - 2, theme.scaled(14))
                theme.draw_text(painter, area, text, "keycap", "t3", theme.ALIGN_RIGHT, _NONE)

    def _paint_value(self, painter: QPainter, right: float) -> None:
        value = (
            f"{self.view.value} {self.view.unit}"
            if self.view.unit not in ("", "%")
            else self.view.value + self.view.unit
        )
        area = QRectF(right - theme.scaled(80), 0, theme.scaled(80), self.height())
        theme.draw_text(painter, area, value, "body_strong", "t1", theme.ALIGN_RIGHT, _NONE)


class KpiTile(_Kpi):
    """A tile of the figures page, 112 high: label, figure, arrow with delta and comparison, caption with n, spark."""

    def __init__(self, view: KpiView | None = None, parent: QWidget | None = None) -> None:
        super().__init__(view, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(206, max(112, theme.line("body") * 3 + theme.line("figure") + 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(168, self.sizeHint().height())

    def _spark_box(self) -> QRectF:
        # Beside the figure, above the line of words that runs over the whole width.
        bottom = 10 + theme.line("body") + theme.line("figure")
        return QRectF(self.width() - 16 - 76, bottom - 36, 80, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = theme.radius("panel")
        theme.fill_round(painter, box, radius, "s0", "border2" if self.underMouse() else "border")
        inner = box.adjusted(16, 10, -16, -10)
        line, figure = theme.line("body"), theme.line("figure")
        theme.draw_text(
            painter, QRectF(inner.left(), inner.top(), inner.width(), line), self.view.label, "body", "t2"
        )
        self._paint_figure(painter, QRectF(inner.left(), inner.top() + line, inner.width(), figure))
        top = inner.top() + line + figure
        ends = self._paint_delta(painter, inner.left(), inner.right(), top, line, at_right=False)
        if self.view.compared:
            area = QRectF(ends + 8, top, max(0.0, inner.right() - ends - 8), line)
            theme.draw_text(painter, area, self.view.compared, "caption", "t2")
        hint = self.hovered_hint()
        area = QRectF(inner.left(), top + line, inner.width(), line)
        theme.draw_text(painter, area, hint or self.view.caption, "caption", "accent_text" if hint else "t3")
        self._paint_spark(painter, self._spark_box())
        if self.focus_visible:
            theme.focus_ring(painter, box, radius)

    def _paint_figure(self, painter: QPainter, area: QRectF) -> None:
        width = theme.draw_text(painter, area, self.view.value, "figure", "t1", elide=_NONE)
        rest = area.adjusted(width + 6, 5, 0, 5)
        theme.draw_text(painter, rest, self.view.unit, "body", "t2", elide=_NONE)
