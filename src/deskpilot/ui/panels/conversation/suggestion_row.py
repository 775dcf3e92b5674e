"""One draft as a row: its key, its words, where they come from, how sure they are; 编辑 and 直接发送 when at hand."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from deskpilot.services.media import kind_of
from deskpilot.services.views import SuggestionRow
from deskpilot.ui import labels, labels_bindings, labels_files, theme
from deskpilot.ui.panels.conversation.bubble_text import LaidText, lay_out
from deskpilot.ui.widgets.buttons import LinkButton
from deskpilot.ui.widgets.focus import KeyboardFocus
from deskpilot.ui.widgets.keycap import cap_height, paint_key_cap
from deskpilot.ui.widgets.sparkline import paint_confidence

REACH = 12  # how far the background of a row reaches beyond its content
_LONGEST_VALUE = 12
_BAR = 38
_LEAST_WORDS = 96  # dp; less of a cut text says nothing
_MOST_LINES = 4
_TOLD_MS = 1_500
_NONE = Qt.TextElideMode.ElideNone


class DraftRow(KeyboardFocus, QAbstractButton):
    """Paints one draft. The row at hand shows all of its words, so that nobody sends what they cannot read."""

    edit_requested = Signal()
    send_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._draft: SuggestionRow | None = None
        self._active = self._struck = self._compact = False
        self.copy_link = LinkButton("", self, icon="copy")
        self.edit_link = LinkButton("", self, icon="pencil")
        self.send_link = LinkButton("", self, icon="send")
        self._copied = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._copied.timeout.connect(self._say_copy)
        self.copy_link.clicked.connect(self.copy)
        self.edit_link.clicked.connect(self.edit_requested)
        self.send_link.clicked.connect(self.send_requested)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_draft(self, draft: SuggestionRow, *, active: bool, struck: bool, compact: bool) -> None:
        """Change everything at once."""
        self._draft, self._active, self._struck, self._compact = draft, active, struck, compact
        self._say_copy()
        self.edit_link.setText(self.tr("编辑"))
        self.send_link.setText(self.tr("直接发送"))
        self.setAccessibleName(self._spoken(draft))
        self.setAccessibleDescription(
            labels.joined((*_remarks(draft), self.tr("回车放进回复框，Ctrl+回车直接发送，Ctrl+C 复制")))
        )
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            (self.send_requested if ctrl else self.edit_requested).emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the words on the clipboard, and say so for a moment."""
        if self._draft is not None:
            QGuiApplication.clipboard().setText(self._draft.text)
            self._copied.start()
            self._say_copy()

    def _say_copy(self) -> None:
        self.copy_link.setText(self.tr("已复制") if self._copied.isActive() else self.tr("复制"))
        self._place()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(theme.icon("copy"), self.tr("复制"), self.copy)
        menu.addAction(theme.icon("pencil"), self.tr("编辑"), self.edit_requested.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        draft = self._draft
        if draft is None:
            return
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._active or self.underMouse():
            theme.fill_round(painter, box, theme.radius("panel"), "accent_tint" if self._active else "s2")
        self._paint_key(painter)
        self._paint_words(painter, draft)
        if not self._one_line():
            self._paint_meta(painter, draft)
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("panel"))

    def _height(self) -> int:
        if self._one_line():
            return self._low()
        return theme.row("suggestion") + (self._lines(self.width()) - 1) * theme.line("message")

    def _one_line(self) -> bool:
        return self._compact and not self._active

    def _low(self) -> int:
        return max(32, theme.line("message") + 10)

    def _laid(self, width: int) -> LaidText | None:
        draft = self._draft
        if draft is None or not self._active:
            return None
        return lay_out(draft.text, max(120.0, width - _text_left() - 2 * REACH), struck=self._struck)

    def _lines(self, width: int) -> int:
        laid = self._laid(width)
        return 1 if laid is None else max(1, min(_MOST_LINES, laid.layout.lineCount()))

    def _is_cut(self) -> bool:
        laid = self._laid(self.width())
        return laid is not None and laid.layout.lineCount() > _MOST_LINES

    def _meta_top(self) -> float:
        return 6.5 + self._lines(self.width()) * theme.line("message")

    def _place(self) -> None:
        """The three actions at the right end of the meta line. What is cut cannot be sent unread."""
        if self.height() != self._height() or self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())
        offered = self._active and not self._struck and self._draft is not None
        cut = self._is_cut()
        right = self.width() - REACH - 4
        for link, shown in (
            (self.send_link, offered and not cut), (self.edit_link, offered), (self.copy_link, offered),
        ):  # fmt: skip
            link.setVisible(shown)
            if shown:
                link.resize(link.sizeHint())
                top = round(self._meta_top() + (theme.line("body") - link.height()) / 2)
                link.move(right - link.width(), top)
                right -= link.width() + 16
        self.setToolTip(theme.plain_tip("\n".join(self._hidden(cut))))

    def _hidden(self, cut: bool) -> list[str]:
        """What the tooltip must say, because the row does not say it in full."""
        draft = self._draft
        if draft is None:
            return []
        told = [draft.text] if cut or self._elided() else []
        behind = [text for text in (_source(draft), *_remarks(draft, in_full=True)) if text]
        shown = [text for text in (_source(draft), *_remarks(draft)) if text]
        needed = sum(theme.text_width(text, "caption") + 20 for text in shown) + _BAR + 60
        if not self._one_line() and (needed > self._meta_room() or shown != behind):
            told += behind
        return told

    def _elided(self) -> bool:
        return (
            self._draft is not None
            and not self._active
            and theme.text_width(self._draft.text, "message") > self._room()
        )

    def _room(self) -> float:
        figure = 52 if self._one_line() else 0
        return self.width() - _text_left() - REACH - figure

    def _paint_key(self, painter: QPainter) -> None:
        top = 8 if not self._one_line() else (self.height() - cap_height()) / 2
        cap = QRectF(REACH, top, cap_height(), cap_height())
        paint_key_cap(painter, cap, str(self._number + 1), selected=self._active and not self._struck)

    def _paint_words(self, painter: QPainter, draft: SuggestionRow) -> None:
        tone = "t3" if self._struck else "t1"
        laid = self._laid(self.width())
        step = theme.line("message")
        if laid is None:
            top = 6.5 if not self._one_line() else (self.height() - step) / 2
            area = QRectF(_text_left(), top, self._room(), step)
            used = theme.draw_text(painter, area, draft.text, "message", tone)
            if self._struck:
                theme.hairline(painter, _text_left(), area.center().y(), used, color="t3")
            if self._one_line() and not _is_opening(draft):
                box = QRectF(0, 0, self.width() - REACH, self.height())
                theme.draw_text(
                    painter, box, f"{draft.confidence:.2f}", "caption", "t2", theme.ALIGN_RIGHT, _NONE
                )
            return
        painter.save()
        painter.setClipRect(QRectF(_text_left(), 6.5, self._room(), self._lines(self.width()) * step))
        painter.setPen(theme.color(tone))
        laid.layout.draw(painter, QPointF(_text_left(), 6.5))
        painter.restore()

    def _paint_meta(self, painter: QPainter, draft: SuggestionRow) -> None:
        """Source, how sure, what was checked, what was struck."""
        box = QRectF(_text_left(), self._meta_top(), self._meta_room(), theme.line("body"))
        left = box.left()
        if _source(draft):
            mark = "book" if (draft.entry_id or "").startswith("KB") else "tag"
            side = theme.size("icon_small")
            theme.paint_icon(painter, QRectF(left, box.center().y() - side / 2, side, side), mark, "t2")
            left += side + 4
            area = QRectF(left, box.top(), max(0.0, box.right() - left - 90), box.height())
            left += theme.draw_text(painter, area, _source(draft), "caption", "t2") + 12
        if not _is_opening(draft):
            left = self._paint_confidence(painter, draft, left, box)
        for text, tone in zip(_remarks(draft), ("accent_text", "t3", "warning_text"), strict=True):
            room = box.right() - left - 8
            if text and (room > _LEAST_WORDS or theme.text_width(text, "caption") <= room):
                area = QRectF(left + 8, box.top(), room, box.height())
                left += theme.draw_text(painter, area, text, "caption", tone) + 12

    def _paint_confidence(self, painter: QPainter, draft: SuggestionRow, left: float, box: QRectF) -> float:
        track = QRectF(left, box.top(), _BAR, box.height())
        paint_confidence(painter, track, draft.confidence, selected=self._active and not self._struck)
        area = QRectF(track.right() + 8, box.top(), 60, box.height())
        return (
            track.right()
            + 8
            + theme.draw_text(painter, area, f"{draft.confidence:.2f}", "caption", "t2", elide=_NONE)
            + 8
        )

    def _meta_room(self) -> float:
        """The meta line ends where the actions begin; `isHidden` because the pane itself may not be shown yet."""
        right = self.copy_link.x() - 16 if not self.copy_link.isHidden() else self.width() - REACH
        return right - _text_left()

    def _spoken(self, draft: SuggestionRow) -> str:
        told = self.tr("建议 {n}，把握 {share:.2f}：{text}")
        told = self.tr("建议 {n}，开场白：{text}") if _is_opening(draft) else told
        words = told.format(n=self._number + 1, share=draft.confidence, text=draft.text)
        return self.tr("已划掉，{text}").format(text=words) if self._struck else words


def _is_opening(draft: SuggestionRow) -> bool:
    """Whether the words open a talk and answer nothing: no entry stands behind them and nobody measured them."""
    return not draft.entry_id and draft.confidence == 0.0


def _source(draft: SuggestionRow) -> str:
    if _is_opening(draft):
        return QCoreApplication.translate("DraftRow", "开场白，按情形写的")
    return " ".join(part for part in (draft.entry_id or "", draft.entry_title) if part)


def _remarks(draft: SuggestionRow, *, in_full: bool = False) -> tuple[str, str, str]:
    """Files that go along, values that were checked, and what the guards struck; each may be empty. Long values are
    cut unless `in_full`."""
    checks = " · ".join(_check(check, in_full) for check in draft.checks)
    if checks:
        checks = QCoreApplication.translate("DraftRow", "{values} 已核对").format(values=checks)
    struck = labels.joined(labels.struck(code) for code in draft.blocked)
    return labels_files.counted([kind_of(name) for name in draft.media]), checks, struck


def _check(check: str, in_full: bool) -> str:
    """A bound value as people say it: `product.lead_days=30` is 工期天数 30."""
    name, bound, value = check.partition("=")
    if not bound:
        return check
    short = value if in_full or len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
    return f"{labels_bindings.binding(name)} {short}"


def _text_left() -> int:
    """Where the words begin, behind the key."""
    return REACH + cap_height() + 13
