"""A small sheet beside the control that opened it: asks for little, blocks nothing, goes with Escape."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.labels import PlainLabel
from deskpilot.ui.widgets.pressing import RETURN_KEYS

_EDGE = 8


class Popover(QFrame):
    """`body` takes the rows. A press elsewhere closes it; it is gone for good then."""

    def __init__(self, parent: QWidget, title: str = "", width: int = 300) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.scaled(width))
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(PlainLabel(title, "title_card", wrap=True))

    def show_below(self, anchor: QWidget, focus: QWidget | None = None) -> None:
        """Open under the control, its left edge at the control's, inside of the screen; `focus` gets the keyboard."""
        self.fit()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        corner.setX(max(room.left() + _EDGE, min(corner.x(), room.right() - self.width() - _EDGE)))
        corner.setY(max(room.top() + _EDGE, min(corner.y(), room.bottom() - self.height() - _EDGE)))
        self.move(corner)
        self.show()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Take the height that the rows need now."""
        self.body.activate()
        width = self.width()
        tall = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else -1
        self.resize(width, tall if tall > 0 else self.body.sizeHint().height())

    def give(self) -> None:
        """Return was pressed: a sheet that asks for something takes what was written."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in RETURN_KEYS:
            self.give()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill_round(QPainter(self), QRectF(self.rect()), theme.radius("panel"), "raised", "border2")
