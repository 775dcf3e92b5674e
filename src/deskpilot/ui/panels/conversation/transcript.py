"""The transcript: a list over the window of loaded lines, which keeps its place while lines come in above or below."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEasingCurve, QEvent, QModelIndex, QPoint, QPointF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu, QToolTip, QWidget

from deskpilot.services.media import link_in
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels, labels_feedback, theme
from deskpilot.ui.models.transcript import RowRole, TranscriptModel, copied
from deskpilot.ui.panels.conversation.bubble_delegate import BubbleDelegate
from deskpilot.ui.panels.conversation.bubble_sheet import LEFT, RIGHT, Frame
from deskpilot.ui.panels.conversation.bubble_text import safe_link
from deskpilot.ui.panels.conversation.line_offers import offers, out_text, source_text
from deskpilot.ui.panels.conversation.pictures import Pictures
from deskpilot.ui.panels.conversation.scroller import Scroller
from deskpilot.ui.widgets.focus import KeyboardFocus

_FLASH_MS = 600
_LEAST_HEIGHT = 80
_MEASURE, _MEASURE_COMPACT = 456, 416


class TranscriptView(KeyboardFocus, QListView):
    """Shows a `TranscriptModel`. Every press has its equal in the context menu and on the keyboard."""

    knowledge_requested = Signal(int, str)
    entry_requested = Signal(str)
    trace_requested = Signal(int)
    retry_requested = Signal(int)
    feedback_requested = Signal(int)
    correction_requested = Signal(str)
    link_requested = Signal(str)
    file_requested = Signal(str, object)
    left = Signal()

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._compact = False
        self._pressed: tuple[int, str] = (-1, "")
        self._delegate = BubbleDelegate(
            model, Frame(600, _MEASURE, model.offset_minutes, date(1970, 1, 1)), self
        )
        self._flash = QVariantAnimation(self)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.setDuration(_FLASH_MS)
        self._flash.setEasingCurve(QEasingCurve.Type.InCubic)
        self._flash.valueChanged.connect(self._on_flash)
        self._set_up()
        self._scroller = Scroller(self, model)
        self.retranslate()

    @property
    def unseen(self) -> int:
        """How many lines came in below while the view was scrolled up."""
        return self._scroller.unseen

    @property
    def at_end(self) -> bool:
        """Whether the newest line is in sight."""
        return self._scroller.at_end

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.setAccessibleName(self.tr("聊天记录"))
        self._delegate.forget()
        self._lay_out_again()

    def set_compact(self, compact: bool) -> None:
        """Narrower bubbles for small windows."""
        self._compact = compact
        self._lay_out_again()

    def set_side(self, side: int) -> None:
        """How far the bubbles stay away from either edge, in a window wider than a conversation."""
        if side != self.viewportMargins().left():
            self.setViewportMargins(side, 0, side, 0)
            self._lay_out_again()

    def take_look(self) -> None:
        """Text size and colours of the look in force."""
        self._lay_out_again()

    def set_pictures(self, pictures: Pictures | None) -> None:
        """Show images of ours as small pictures, or only their names (None)."""
        if pictures is self._delegate.pictures:
            return
        self._delegate.pictures = pictures
        if pictures is not None:
            pictures.arrived.connect(lambda _file: self.viewport().update())
        self._lay_out_again()

    def set_clock(self, today: date) -> None:
        """Tell the view what day it is in the shop; 今天 and 昨天 follow."""
        frame = self._delegate.frame
        self._delegate.set_frame(replace(frame, offset_minutes=self._lines.offset_minutes, today=today))
        self.viewport().update()

    def open(self, conversation_id: int | None, now: datetime) -> None:
        """Show the end of a conversation."""
        self._delegate.hovered = self._delegate.flashed = -1
        self.set_clock(labels.local(now, self._lines.offset_minutes).date())
        self._scroller.open(conversation_id)

    def follow(self) -> None:
        """Read what changed or came in; stays at the end when it was there, else keeps its place."""
        self._scroller.follow()

    def jump_to_end(self) -> None:
        """Go to the newest line."""
        self._scroller.jump_to_end()

    def scroll_to(self, message_id: int, seq: int | None = None) -> bool:
        """Bring a line into the middle and let it flash. `seq` finds it when it is not loaded."""
        number = self._scroller.to_middle(message_id, seq)
        if number is None:
            return False
        self._flash.stop()
        self._delegate.flashed, self._delegate.flash_strength = number, 1.0
        self._flash.start()
        return True

    def selected_rows(self) -> list[TranscriptRow]:
        """The selected lines in order, or the current one."""
        chosen = sorted(self.selectedIndexes(), key=QModelIndex.row) or [self.currentIndex()]
        return [index.data(RowRole) for index in chosen if index.isValid()]

    def copy(self) -> None:
        """Put the selected lines on the clipboard as plain text."""
        rows = self.selected_rows()
        if rows:
            QGuiApplication.clipboard().setText(copied(rows, self._lines.offset_minutes))

    def page(self, direction: int) -> None:
        """Scroll by a page: -1 up, 1 down."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * (self.viewport().height() - 48))

    def on_focus_visible(self, visible: bool) -> None:
        self._delegate.ring_visible = visible
        self.viewport().update()

    # ---- events ------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_again()
        self._scroller.pill.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearSelection()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act_on_current()
        elif event.key() == Qt.Key.Key_End and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.jump_to_end()
        else:
            self._set_focus_visible(True)
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row() if index.isValid() else -1)
        hand = bool(self._place_at(event.position())[1])
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        if self._pressed[0] < 0:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._set_focus_visible(False)
        number, what = self._place_at(event.position())
        if what and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (number, what)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, (-1, "")
        if pressed[1]:
            if pressed == self._place_at(event.position()):
                self._act(pressed[0], pressed[1])
            return
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            if isinstance(event, QHelpEvent):
                self._show_tip(QPointF(event.pos()), event.globalPos())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid():
            at = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(index).center())
            menu = self.menu_for(index.row())
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def menu_for(self, number: int) -> QMenu:
        """What can be done with a line."""
        row: TranscriptRow = self._lines.rows[number]
        menu = QMenu(self)
        menu.addAction(self.tr("复制"), self.copy)
        for what, text in offers(row):
            if what == "correct":
                menu.addAction(out_text()).setEnabled(False)
            action = menu.addAction(text, partial(self._act, number, what))
            if what == "feedback":
                action.setShortcut(QKeySequence(Qt.Key.Key_F6))
                action.setShortcutVisibleInContextMenu(True)
        return menu

    # ---- places ------------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.verticalScrollBar().setSingleStep(theme.line("message"))

    def _place_at(self, at: QPointF) -> tuple[int, str]:
        """The row and the pressable thing at a point: a region's name, a link's address, what stands beside it, or ""."""
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return -1, ""
        corner = self.visualRect(index).topLeft()
        x, y = at.x() - corner.x(), at.y() - corner.y()
        sheet = self._delegate.sheet(index.row())
        beside = self._delegate.side_at(index.row(), x, y)
        return index.row(), beside or sheet.region_at(x, y) or sheet.link_at(x, y)

    def _act_on_current(self) -> None:
        index = self.currentIndex()
        offered = [what for what, _ in offers(self._lines.rows[index.row()])] if index.isValid() else []
        first = next(
            (what for what in ("retry", "open_file", "open_link", "source", "trace") if what in offered), ""
        )
        if first:
            self._act(index.row(), first)

    def _act(self, number: int, what: str) -> None:
        row = self._lines.rows[number]
        if what == "learn":
            self.knowledge_requested.emit(row.message_id, row.text)
        elif what == "feedback":
            self.feedback_requested.emit(row.message_id)
        elif what == "source" and row.entry_id:
            self.entry_requested.emit(row.entry_id)
        elif what == "trace" and row.decision_id is not None:
            self.trace_requested.emit(row.decision_id)
        elif what == "correct":
            self.correction_requested.emit(row.text)
        elif what == "retry":
            self.retry_requested.emit(row.message_id)
        elif what in ("open_file", "save_file", "open_link", "picture"):
            self.file_requested.emit("open_file" if what == "picture" else what, row)
        elif safe_link(what) is not None:
            self.link_requested.emit(what)

    def _show_tip(self, at: QPointF, where: QPoint) -> None:
        number, what = self._place_at(at)
        link = safe_link(link_in(self._lines.rows[number].payload) if what == "open_link" else what)
        text = ""
        if link is not None:
            text = link.toString(link.ComponentFormattingOption.FullyEncoded)  # look-alike letters show
        elif what == "picture":
            text = self.tr("按一下用系统的看图程序打开")
        elif what == "source":
            text = source_text(self._lines.rows[number])
        elif what == "feedback":
            text = labels_feedback.tip(self._lines.rows[number].feedback)
        QToolTip.showText(where, theme.plain_tip(text), self.viewport())

    def _hover(self, number: int) -> None:
        if number == self._delegate.hovered:
            return
        for changed in (self._delegate.hovered, number):
            if 0 <= changed < self._lines.rowCount():
                self.viewport().update(self.visualRect(self._lines.index(changed)))
        self._delegate.hovered = number

    def _on_flash(self, strength: float) -> None:
        self._delegate.flash_strength = strength
        if strength == 0.0:
            self._delegate.flashed = -1
        self.viewport().update()

    def _lay_out_again(self) -> None:
        """After a change of width or text size: new geometry, the same line at the top, or still at the end."""
        scale = theme.line("message") / theme.tokens().type["message"].line
        measure = (_MEASURE_COMPACT if self._compact else _MEASURE) * scale
        width, frame = self.width() - 2 * self.viewportMargins().left(), self._delegate.frame
        measure = min(round(measure), max(120, width - LEFT - RIGHT - 64))
        shown = self._delegate.pictures is not None
        fresh = replace(frame, width=width, measure=measure, pictures=shown)
        self._scroller.laying_out(lambda: self._delegate.set_frame(fresh))
