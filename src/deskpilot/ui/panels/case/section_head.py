"""The heading of a part of the column: a press folds the part to one line that still says what matters in it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_CHEVRON, _GAP, _REACH = 12, 6, 6


class FoldTitle(kit.KeyboardFocus, QAbstractButton):
    """Title, chevron and a note: the caption while the part is open, its summary while it is folded. Checked means
    open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = self._summary = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(lambda _open: self._tell())

    def set_words(self, title: str, caption: str, summary: str) -> None:
        """Change title and both notes."""
        self.setText(title)
        self._caption, self._summary = caption, summary
        self._tell()
        self.update()

    @property
    def caption(self) -> str:
        """The note while the part is open."""
        return self._caption

    @property
    def note(self) -> str:
        """What stands beside the title."""
        return self._caption if self.isChecked() else self._summary

    def sizeHint(self) -> QSize:
        return QSize(round(self._title_width()) + 120, theme.row("section_header"))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._title_width()), theme.row("section_header"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if self.isChecked() != (event.key() == Qt.Key.Key_Right):
                self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            theme.fill_round(painter, box.adjusted(0, 3, 0, -3), theme.radius("control"), "s2")
        line = box.adjusted(_REACH, 0, -2, 0)
        wide = theme.draw_text(painter, line, self.text(), "caption", "t2", strong=True)
        mark = QRectF(line.left() + wide + _GAP, box.center().y() - _CHEVRON / 2, _CHEVRON, _CHEVRON)
        theme.paint_icon(painter, mark, "chevron-down" if self.isChecked() else "chevron-right", "t3")
        tone = "t3" if self.isChecked() else "t2"
        theme.draw_text(painter, self._note_area(), self.note, "caption", tone)
        if self.focus_visible:
            theme.focus_ring(painter, box.adjusted(0, 2, 0, -2), theme.radius("control"))

    def _title_width(self) -> float:
        return _REACH + theme.text_width(self.text(), "caption", strong=True) + _GAP + _CHEVRON + 4

    def _note_area(self) -> QRectF:
        left = self._title_width() + _GAP
        return QRectF(left, 0, max(0.0, self.width() - left - 2), self.height())

    def _tell(self) -> None:
        folded = not self.isChecked()
        cut = theme.text_width(self.note, "caption") > self._note_area().width() + 0.5
        act = self.tr("按一下展开") if folded else self.tr("按一下收成一行")
        self.setToolTip(theme.plain_tip(f"{self.note}\n{act}" if cut else act))
        self.setAccessibleName(f"{self.text()} {self.note}".strip())
        self.setAccessibleDescription(self.tr("已收起") if folded else self.tr("已展开"))


class SectionHead(QWidget):
    """`link_activated` for the link at the right, `turned(open)` when the user folds or unfolds the part."""

    link_activated = Signal()
    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.link = FoldTitle(), kit.LinkButton("", quiet=True)
        self._words = {"title": "", "caption": "", "summary": ""}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.link)
        self.link.clicked.connect(self.link_activated)
        self.title.clicked.connect(self.turned)
        self._fit()

    def set_title(self, text: str) -> None:
        """Change the title."""
        self._say("title", text)

    def set_caption(self, text: str) -> None:
        """Change what stands beside the title while the part is open."""
        self._say("caption", text)

    def set_summary(self, text: str) -> None:
        """Change the one line that the folded part leaves."""
        self._say("summary", text)

    def set_link(self, text: str) -> None:
        """Change the link."""
        self.link.setText(text)

    def set_open(self, open_: bool) -> None:
        """Show the part as open or folded; nothing is told. Folded, the summary has the link's room."""
        self.title.setChecked(open_)
        self.link.setVisible(open_)

    def add_widget(self, widget: QWidget) -> None:
        """Put another control at the right end."""
        self._row.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _say(self, which: str, text: str) -> None:
        if self._words[which] != text:
            self._words[which] = text
            self.title.set_words(self._words["title"], self._words["caption"], self._words["summary"])

    def _fit(self) -> None:
        self.setFixedHeight(theme.row("section_header"))
