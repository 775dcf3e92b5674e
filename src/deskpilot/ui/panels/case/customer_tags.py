"""Whose customer it is, how near to buying, and the tags, with a plus for one more."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.domain.customer import Customer
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_TAGS = 6
_CROSS = 20


class TagChip(kit.Chip):
    """A tag; with the mouse or the keyboard on it a cross at its end. Signal: `removed()`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent, clickable=True)
        self.setToolTip(theme.plain_tip(self.tr("按 Delete 或点叉去掉")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()) and event.position().x() > self.width() - _CROSS:
            self.removed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self.underMouse() or self.hasFocus()):
            return
        painter, box = QPainter(self), QRectF(self.rect())
        end = QRectF(box.right() - _CROSS, box.top(), _CROSS, box.height())
        theme.fill_round(painter, end, box.height() / 2, "s3")
        theme.paint_icon(painter, QRectF(end.center().x() - 6, end.center().y() - 6, 12, 12), "x", "t2")


class CustomerTags(QWidget):
    """Signals: `add_asked()`, `removed(tag)`, `agent_asked()`, `personalise_asked()`."""

    add_asked = Signal()
    removed = Signal(str)
    agent_asked = Signal()
    personalise_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        self._flow = kit.FlowLayout(holder, gap=6)
        column.addWidget(holder)
        self.agent_chip: kit.Chip | None = None
        self.plus: kit.IconButton | None = None

    def show_customer(self, who: Customer) -> None:
        """Show the chips of somebody."""
        self._flow.clear()
        self.agent_chip = None
        if who.dedicated_agent:
            text = self.tr("专属 {name}").format(name=who.dedicated_agent)
            self.agent_chip = self._chip(text, "user", self.tr("换一位，或者不再专属"))
            self.agent_chip.clicked.connect(self.agent_asked)
        if not who.personalise:
            chip = self._chip(
                self.tr("不做个性推荐"), "eye-off", self.tr("记住的都不用，也不再记；按一下改回")
            )
            chip.clicked.connect(self.personalise_asked)
        for tag in who.tags[:_TAGS]:
            chip = TagChip(tag)
            chip.removed.connect(lambda tag=tag: self.removed.emit(tag))
            self._flow.addWidget(chip)
        if len(who.tags) > _TAGS:
            more = kit.Chip(self.tr("还有 {n} 个").format(n=len(who.tags) - _TAGS))
            more.setToolTip(theme.plain_tip("、".join(who.tags[_TAGS:])))
            more.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
            self._flow.addWidget(more)
        self.plus = kit.IconButton("plus", self.tr("加标签"), size="tiny")
        self.plus.clicked.connect(self.add_asked)
        self._flow.addWidget(self.plus)

    def _chip(self, text: str, icon: str, tip: str) -> kit.Chip:
        chip = kit.Chip(text, icon, clickable=True)
        chip.setToolTip(theme.plain_tip(tip))
        self._flow.addWidget(chip)
        return chip
