"""The reply box: the editor in its frame, what the guards say, the undo strip and the button that sends."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.services.media import MediaStore
from deskpilot.services.views import SuggestionRow, TranscriptRow
from deskpilot.ui import theme
from deskpilot.ui.panels.conversation.attachments import AttachmentTray
from deskpilot.ui.panels.conversation.draft_guard import DraftGuard
from deskpilot.ui.panels.conversation.guards import Guard
from deskpilot.ui.panels.conversation.override_row import OverrideRow
from deskpilot.ui.panels.conversation.phrase_typing import PhraseTyping
from deskpilot.ui.panels.conversation.reply_draft import Draft, Outgoing
from deskpilot.ui.panels.conversation.reply_editor import ReplyEditor
from deskpilot.ui.panels.conversation.undo_strip import UndoStrip
from deskpilot.ui.widgets.buttons import Button, IconButton
from deskpilot.ui.widgets.labels import PlainLabel
from deskpilot.ui.widgets.surfaces import Banner, GuardBar
from deskpilot.wording.facts import Facts

_LEAST_HEIGHT = 144


class _ClearLine(PlainLabel):
    """What was checked and found well: a green tick before quiet words."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(20, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.setContentsMargins(20, 0, 0, 0)
        super().paintEvent(event)
        theme.paint_icon(QPainter(self), QRectF(0, self.height() / 2 - 7, 14, 14), "check", "success")


class ReplyBox(QFrame):
    """Keeps a draft for each conversation; sends `send_requested(Outgoing)` and takes nothing over by itself."""

    send_requested = Signal(object)
    draft_picked = Signal(int)
    page_pressed = Signal(int)
    left = Signal()

    def __init__(
        self,
        read_phrases: Callable[[], Sequence[QuickPhrase]],
        phrase_facts: Callable[[], Facts],
        media: MediaStore,
        guard: Guard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._conversation_id: int | None = None
        self._drafts: dict[int, Draft] = {}
        self._origin: SuggestionRow | None = None
        self._why_not = ""
        self.editor = ReplyEditor()
        self.tray = AttachmentTray(media)
        self.undo_strip = UndoStrip()
        self.notice = Banner("warning")
        self.guard_bar = GuardBar()
        self.override_row = OverrideRow()
        self.phrase_button = IconButton("slash", "/", size="small")
        self.attach_button = IconButton("paperclip", "+", size="small")
        self.clear_line = _ClearLine("", "body", "t3", elide=True)
        self.clear_line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.count_label = PlainLabel("", "caption", "t3")
        self.send_button = Button("", "primary", "send", "Ctrl ↵")
        self._lay_out()
        self.guard = DraftGuard(self.editor, self.guard_bar, guard)
        self.phrases = PhraseTyping(self.editor, self, read_phrases, phrase_facts)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.editor.setAccessibleName(self.tr("回复"))
        self.phrase_button.set_text(self.tr("常用语，也可以直接打 /"))
        self.attach_button.set_text(self.tr("添加图片、视频或文件，也可以拖进来"))
        self.clear_line.setText(self.tr("隐私、承诺、用语 3 项通过"))
        self.override_row.retranslate()
        self.guard.retranslate()
        self._show_state()

    def open(self, conversation_id: int | None) -> None:
        """Put the present draft away and bring out the one of another conversation."""
        if conversation_id == self._conversation_id:
            return
        self._put_away()
        self._conversation_id = conversation_id
        draft = self._drafts.get(conversation_id, Draft()) if conversation_id is not None else Draft()
        self._close_override()
        self._origin = draft.origin
        self.tray.show_files(draft.files)
        self.editor.start_with(draft.text, draft.place)
        self.guard.watch(conversation_id or 0)

    def draft_of(self, conversation_id: int) -> str:
        """What is written and not sent in a conversation."""
        if conversation_id == self._conversation_id:
            return self.editor.text()
        return self._drafts.get(conversation_id, Draft()).text

    def set_state(self, placeholder: str, why_not: str = "") -> None:
        """What the empty field says; `why_not` disables the box and is its reason."""
        if why_not and self.editor.hasFocus():
            # Before it is taken away: Qt would hand the keyboard to whatever comes next.
            self.left.emit()
        self._why_not = why_not
        self.editor.setPlaceholderText(why_not or placeholder)
        self.editor.setEnabled(not why_not)
        self.phrase_button.setEnabled(not why_not)
        self.attach_button.setEnabled(not why_not)
        self._show_state()

    def take_suggestion(self, row: SuggestionRow) -> None:
        """Put a suggestion in: in the place of nothing or of another untouched one, else where the cursor is."""
        untouched = self._origin is not None and self.editor.text() == self._origin.text
        if untouched or not self.editor.text().strip():
            self.editor.put(row.text)
        else:
            self.editor.insertPlainText(row.text)
        self._origin = row
        self.tray.add(self.tray.of_entry(row.media))
        self.editor.setFocus()

    def begin(self, text: str) -> None:
        """Write these words at the end and go on from there."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.insertPlainText(f"\n{text}" if self.editor.text().strip() else text)
        self.editor.setFocus()

    def put_back(self, conversation_id: int, text: str, files: Sequence[Attachment] = ()) -> None:
        """Bring back what did not leave, unless something else is written there by now."""
        if self.draft_of(conversation_id).strip():
            return
        if conversation_id == self._conversation_id:
            self.editor.start_with(text)
            self.tray.show_files(files)
            self.editor.setFocus()
        else:
            self._drafts[conversation_id] = Draft(text, files=tuple(files))

    def sent(self) -> None:
        """The words left: an empty field, no way back by Ctrl+Z but the undo strip."""
        self._origin = None
        self._close_override()
        self.editor.setFocus()
        self.editor.start_with("")
        self.tray.show_files(())
        self.guard.check_now()

    def send(self) -> None:
        """Check once more, then send or ask for the reason."""
        if self._why_not or self.tray.is_busy or not (self.editor.text().strip() or self.tray.files):
            return
        self.guard.check_now()
        if self.guard.unfilled:
            self.editor.setFocus()
        elif self.guard.blocked:
            self.send_button.hide()
            self.override_row.ask()
            self._fit()
        else:
            self._emit("")

    def tell(self, text: str) -> None:
        """Say in the box that something did not work; stays until it is read."""
        self.notice.show_message("warning", text, self.tr("知道了"))
        self.notice.show()
        self._fit()

    def offer_undo(self, row: TranscriptRow | None, now: datetime) -> None:
        """Offer to take back a reply that has not left yet."""
        self.undo_strip.offer(row, now)
        self._fit()

    def take_look(self) -> None:
        """Fonts and colours of the look in force."""
        self.editor.take_look()
        self.guard.take_look()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.editor.hasFocus() or self.override_row.reason.hasFocus()
        outline, width = ("accent", 2.0) if focused else ("border2", 1.0)
        fill = "s0" if not self._why_not else "s1"
        theme.fill_round(painter, QRectF(self.rect()), theme.radius("panel"), fill, outline, width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.phrase_button)
        buttons.addWidget(self.attach_button)
        buttons.addWidget(self.clear_line)
        buttons.addStretch(1)
        buttons.addWidget(self.count_label)
        buttons.addSpacing(4)
        buttons.addWidget(self.send_button)
        words = QHBoxLayout()
        words.setContentsMargins(6, 0, 6, 0)
        words.addWidget(self.editor)
        column = self._column
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(words, 1)
        column.addWidget(self.tray)
        for bar in (self.notice, self.undo_strip, self.guard_bar, self.override_row):
            column.addWidget(bar)
            bar.hide()
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._on_typed)
        self.editor.send_pressed.connect(self.send)
        self.editor.files_dropped.connect(self.tray.take_in)
        self.tray.changed.connect(self._show_state)
        self.tray.told.connect(self.tell)
        self.attach_button.clicked.connect(self.tray.choose)
        self.editor.draft_picked.connect(self.draft_picked)
        self.editor.page_pressed.connect(self.page_pressed)
        self.editor.escaped.connect(self.left)
        self.editor.undo_pressed.connect(self.undo_strip.take_back)
        self.editor.focus_changed.connect(lambda _: self.update())
        self.editor.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.guard.checked.connect(self._show_state)
        self.phrase_button.clicked.connect(self.phrases.open_list)
        self.send_button.clicked.connect(self.send)
        self.notice.action.connect(self._drop_notice)
        self.override_row.confirmed.connect(self._emit)
        self.override_row.left.connect(self._leave_override)

    def _on_typed(self) -> None:
        if not self.editor.text():
            self._origin = None
        self._close_override()
        self._show_state()

    def _drop_notice(self) -> None:
        self.notice.hide()
        self._fit()

    def _close_override(self) -> None:
        self.override_row.hide()
        self.send_button.show()

    def _leave_override(self) -> None:
        self._close_override()
        self.editor.setFocus()
        self._fit()

    def _emit(self, reason: str) -> None:
        """Send; a reason goes with the codes of what it overrules."""
        if reason:
            reason = f"{' '.join(self.guard.blocking_codes)}: {reason}"
        self.send_requested.emit(Outgoing(self.editor.text().strip(), self._origin, reason, self.tray.files))

    def _put_away(self) -> None:
        if self._conversation_id is None:
            return
        text = self.editor.text()
        if text.strip() or self.tray.files:
            place = self.editor.textCursor().position()
            self._drafts[self._conversation_id] = Draft(text, place, self._origin, self.tray.files)
        else:
            self._drafts.pop(self._conversation_id, None)

    def _show_state(self) -> None:
        text = self.editor.text().strip()
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        words = self.tr("{n} 字", "", 1) if len(text) == 1 else self.tr("{n} 字", "", 2)
        self.count_label.setText(words.format(n=len(text)))
        clear = bool(text) and not self.guard.findings
        self.clear_line.setVisible(clear)
        self.send_button.setText(
            self.tr("说明后发送") if self.guard.blocked and not self.guard.unfilled else self.tr("发送")
        )
        if self._why_not:
            self.send_button.disable(self._why_not)
        elif self.guard.unfilled:
            self.send_button.disable(self.tr("先把花括号里的换成真的内容"))
        elif self.tray.is_busy:
            self.send_button.disable(self.tr("文件还在放进来，稍等"))
        elif not text and not self.tray.files:
            self.send_button.disable(self.tr("先写点什么，或按 1–3 选一条建议"))
        else:
            self.send_button.enable()
        self._fit()

    def _fit(self) -> None:
        """As high as its content, never lower than the design, so that nothing jumps when a bar appears."""
        self._column.activate()
        height = max(_LEAST_HEIGHT, self._column.sizeHint().height())
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
