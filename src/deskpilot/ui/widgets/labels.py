"""Labels: plain text only, by token."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.buttons import LinkButton


class PlainLabel(QLabel):
    """The only way to show text: never rich text, font and colour by token.

    One line is painted by the baseline rule; with `elide` it is cut to the width and the whole text is in the tooltip
    only then. With `wrap` Qt lays out several lines.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        color: str = "t1",
        parent: QWidget | None = None,
        *,
        elide: bool = False,
        wrap: bool = False,
        strong: bool | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        selectable: bool = False,
        hang: bool = False,
    ) -> None:
        super().__init__(parent)
        self._worn = -1
        self._style, self._color, self._strong = style, color, strong
        self._elide, self._wrap, self._hang, self._own_tip = elide, wrap or selectable, hang, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wrap)
        self.setAlignment(align | (Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter))
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._take_look()
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(theme.visible_text(text))
        self.setAccessibleName(text)
        self._update_tip()

    def set_color(self, token: str) -> None:
        """Change the colour token."""
        self._color = token
        self._take_look()
        self.update()

    def setToolTip(self, text: str) -> None:
        self._own_tip = text
        self._update_tip()

    def sizeHint(self) -> QSize:
        if self._wrap:
            return super().sizeHint()
        width = theme.text_width(self.text(), self._style, strong=self._strong)
        return QSize(round(width + 1), theme.line(self._style))

    def minimumSizeHint(self) -> QSize:
        if self._wrap:
            return super().minimumSizeHint()
        return QSize(theme.scaled(36), theme.line(self._style)) if self._elide else self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        # Qt tells of a change of style also each time that a widget around this one gets a new parent.
        if event.type() == QEvent.Type.StyleChange and self._worn != theme.LOOK.revision:
            self._take_look()
            self.updateGeometry()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wrap:
            super().paintEvent(event)
            return
        tone = self._color if self.isEnabled() else "tdis"
        mode = Qt.TextElideMode.ElideRight if self._elide else Qt.TextElideMode.ElideNone
        area = QRectF(self.contentsRect()).adjusted(0, 0, 1, 0)
        theme.draw_text(
            QPainter(self),
            area,
            self.text(),
            self._style,
            tone,
            self.alignment(),
            mode,
            strong=self._strong,
            hang=self._hang,
        )

    def _take_look(self) -> None:
        self._worn = theme.LOOK.revision
        font = theme.font(self._style, strong=self._strong)
        if font != self.font():
            self.setFont(font)
        palette = self.palette()
        if palette.color(self.foregroundRole()) != theme.color(self._color):
            palette.setColor(self.foregroundRole(), theme.color(self._color))
            self.setPalette(palette)

    def _is_cut(self) -> bool:
        return (
            self._elide
            and theme.text_width(self.text(), self._style, strong=self._strong) > self.width() + 0.5
        )

    def _update_tip(self) -> None:
        super().setToolTip(theme.plain_tip(self._own_tip or (self.text() if self._is_cut() else "")))


class SectionHeader(QWidget):
    """A section's title (600), a caption beside it and one link at the right; 32 high."""

    link_activated = Signal()

    def __init__(
        self,
        title: str,
        caption: str = "",
        link: str = "",
        parent: QWidget | None = None,
        *,
        style: str = "body_strong",
    ) -> None:
        super().__init__(parent)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens().space["x2"])
        self.title = PlainLabel(title, style)
        self.caption = PlainLabel(caption, "caption", "t3", elide=True)
        self.link = LinkButton(link)
        self.link.clicked.connect(self.link_activated)
        row.addWidget(self.title)
        row.addWidget(self.caption, 1)
        row.addWidget(self.link)
        self.set_caption(caption)
        self.set_link(link)
        self.setFixedHeight(theme.row("section_header"))

    def set_title(self, text: str) -> None:
        """Change the title."""
        self.title.setText(text)

    def set_caption(self, text: str) -> None:
        """Change the caption."""
        self.caption.setText(text)

    def set_link(self, text: str) -> None:
        """Change the link; an empty text hides it."""
        self.link.setText(text)
        self.link.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(theme.row("section_header"))
        super().changeEvent(event)

    def add_widget(self, widget: QWidget) -> None:
        """Put another control at the right end, for example a Segmented."""
        self._row.addWidget(widget)
