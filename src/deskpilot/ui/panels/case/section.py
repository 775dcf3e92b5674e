"""The frame of a part of the column: a heading, a hairline below, and the column's margins."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.ui import widgets as kit

SIDE = 16


class Section(QWidget):
    """A part of the column under the brief; `body` takes its rows. `retranslate` is the subclass's business."""

    def __init__(self, parent: QWidget | None = None, *, last: bool = False) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = kit.SectionHeader("")
        # The brief weighs most: the headings below it stand back.
        self.header.title.set_color("t2")
        # Large text in a narrow column: the link stays whole.
        self.header.title.setMinimumWidth(24)
        self.header.caption.setMinimumWidth(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SIDE, 6, SIDE, 0 if last else 10)
        self.body.setSpacing(0)
        self.body.addWidget(self.header)
        outer.addLayout(self.body)
        if not last:
            outer.addWidget(kit.Hairline())
