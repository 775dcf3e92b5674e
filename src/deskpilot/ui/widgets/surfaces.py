"""Surfaces: panes, cards, hairlines, banners, guard bars, empty states."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.buttons import Button, IconButton
from deskpilot.ui.widgets.labels import PlainLabel

_BARS = {
    "info": ("info_tint", "info_text", "circle-i"),
    "success": ("success_tint", "success_text", "shield-check"),
    "warning": ("warning_tint", "warning_text", "shield-alert"),
    "danger": ("danger_tint", "danger_text", "shield-alert"),
}
_DISC = 48
_BANNER_ICONS = {"info": "circle-i", "success": "check", "warning": "triangle", "danger": "octagon"}


class Hairline(QWidget):
    """A line of one device pixel between rows or columns."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False, inset: int = 0) -> None:
        super().__init__(parent)
        self._vertical, self._inset = vertical, inset
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._vertical:
            theme.hairline(painter, 0, self._inset, self.height() - 2 * self._inset, vertical=True)
        else:
            theme.hairline(painter, self._inset, 0, self.width() - 2 * self._inset)


class Pane(QWidget):
    """A plain surface in the colour of a token, with hairlines at chosen edges ("l", "r", "t", "b")."""

    def __init__(self, color: str = "s0", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color, self._edges = color, edges

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._color))
        width, height = self.width(), self.height()
        for edge in self._edges:
            if edge in "lr":
                theme.hairline(painter, 0 if edge == "l" else width - 1, 0, height, vertical=True)
            else:
                theme.hairline(painter, 0, 0 if edge == "t" else height - 1, width)


class Card(QFrame):
    """A card: panel colour, hairline, radius 8, padding 16, no shadow; `body` is its vertical layout."""

    def __init__(self, parent: QWidget | None = None, *, outline: str = "border", fill: str = "s0") -> None:
        super().__init__(parent)
        self._outline, self._fill = outline, fill
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.body = QVBoxLayout(self)
        padding = theme.tokens().space["card_padding"]
        self.body.setContentsMargins(padding, padding - 4, padding, padding)
        self.body.setSpacing(theme.tokens().space["x2"])

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill_round(
            QPainter(self), QRectF(self.rect()), theme.radius("panel"), self._fill, self._outline
        )


class _TintBar(QFrame):
    """Tinted row: icon, sentence, one action at the right."""

    action = Signal()
    _radius = 6

    def __init__(self, kind: str, text: str, action: str, icon: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._kind, self._icon = kind, icon
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18 + theme.size("icon"), 2, 6, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row.setSpacing(8)
        self._label = PlainLabel("", "body", elide=True)
        self._button = Button("", "ghost", size="small")
        self._button.clicked.connect(self.action)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._button)
        self.setMinimumHeight(32)
        self.show_message(kind, text, action, icon)

    def show_message(self, kind: str, text: str, action: str = "", icon: str | None = None) -> None:
        """Change everything at once; an empty `action` hides the button."""
        self._kind, self._icon = kind, icon or self._icon_for(kind)
        self._label.setText(text)
        self._label.set_color(_BARS[kind][1])
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.update()

    def set_action_icon(self, name: str | None) -> None:
        """Icon of the action."""
        self._button.set_icon(name)

    def _icon_for(self, kind: str) -> str:
        return _BARS[kind][2]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, tone, _ = _BARS[self._kind]
        theme.fill_round(painter, QRectF(self.rect()), self._radius, fill)
        side = theme.size("icon")
        theme.paint_icon(painter, QRectF(10, (self.height() - side) / 2, side, side), self._icon, tone)


class GuardBar(_TintBar):
    """What the guards say about a draft: kind "success", "warning" or "danger", a reason and a fix."""

    def __init__(
        self, kind: str = "success", text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(kind, text, action, _BARS[kind][2], parent)


class Banner(_TintBar):
    """A line at the top of a page: kind "info", "success", "warning" or "danger"; the cross sends `dismissed`."""

    dismissed = Signal()

    def __init__(
        self,
        kind: str = "info",
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
        *,
        dismiss_text: str = "",
    ) -> None:
        super().__init__(kind, text, action, _BANNER_ICONS[kind], parent)
        if dismiss_text:
            cross = IconButton("x", dismiss_text, size="tiny")
            cross.clicked.connect(self.dismissed)
            self._row.addWidget(cross)

    def _icon_for(self, kind: str) -> str:
        return _BANNER_ICONS[kind]


class EmptyState(QWidget):
    """Nothing here yet: an icon, what this place is for, and the next step."""

    action = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
        *,
        kind: str = "primary",
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self._title = PlainLabel("", "title_card", align=theme.ALIGN_CENTER, elide=True)
        self._text = PlainLabel("", "body", "t2", wrap=True, align=theme.ALIGN_CENTER)
        self._button = Button("", kind)
        self._button.clicked.connect(self.action)
        column.addStretch(1)
        column.addSpacing(_DISC + 12)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.show_message(icon, title, text, action)

    def show_message(self, icon: str, title: str, text: str = "", action: str = "") -> None:
        """Change everything at once."""
        self._icon = icon
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A short measure reads better than one long line.
        side = max(16, (self.width() - 15 * theme.line("body")) // 2)
        self._column.setContentsMargins(side, 16, side, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        disc = QRectF((self.width() - _DISC) / 2, self._title.y() - _DISC - 12, _DISC, _DISC)
        theme.fill_round(painter, disc, _DISC / 2, "s3")
        theme.paint_icon(painter, disc.adjusted(14, 14, -14, -14), self._icon, "t3")
