"""The conversation pane: shows one conversation, submits what the human does with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from deskpilot.domain import commands
from deskpilot.domain.conversation import ConversationState, Mode, Owner
from deskpilot.domain.events import ChangeSet
from deskpilot.services.phrases import facts_for
from deskpilot.services.views import ConversationHead
from deskpilot.ui import ground_plan
from deskpilot.ui.models.suggestions import Suggestions
from deskpilot.ui.models.transcript import TranscriptModel
from deskpilot.ui.panels.conversation.feedback_offers import FeedbackOffers
from deskpilot.ui.panels.conversation.guards import Guard
from deskpilot.ui.panels.conversation.header import ConversationHeader
from deskpilot.ui.panels.conversation.lessons import EmptyDesk
from deskpilot.ui.panels.conversation.letting_go import LettingGo
from deskpilot.ui.panels.conversation.pictures import Pictures
from deskpilot.ui.panels.conversation.promise_strip import PromiseStrip
from deskpilot.ui.panels.conversation.reply_acts import ReplyActs
from deskpilot.ui.panels.conversation.reply_box import ReplyBox
from deskpilot.ui.panels.conversation.suggestions import SuggestionsPane
from deskpilot.ui.panels.conversation.task_offers import TaskOffers
from deskpilot.ui.panels.conversation.transcript import TranscriptView
from deskpilot.ui.panels.conversation.transfer_sheet import sheet_for
from deskpilot.ui.theme import Theme
from deskpilot.ui.widgets.surfaces import EmptyState, Pane
from deskpilot.wording.facts import Facts

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway


class ConversationPanel(QWidget):
    """The middle column of the desk.

    `guard` checks drafts while they are typed; without one the house's guards run without grounds. `knowledge_requested` asks to make a line into knowledge,
    `entry_requested` to open an entry, `trace_requested` to show why a decision was made, `next_requested(code)` comes from the button of the empty pane.
    """

    conversation_changed = Signal(int)
    knowledge_requested = Signal(int, str)
    entry_requested = Signal(str)
    trace_requested = Signal(int)
    next_requested = Signal(str)
    head_read = Signal()

    def __init__(
        self, gateway: "Gateway", theme: Theme, parent: QWidget | None = None, *, guard: Guard | None = None
    ) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._conversation_id: int | None = None
        self._dirty = False
        self._read_to: tuple[int, str, int] | None = None
        self.lines = TranscriptModel(gateway.queries, gateway.settings().utc_offset_minutes, self)
        self.drafts = Suggestions(self)
        self.header = ConversationHeader()
        self.transcript = TranscriptView(self.lines)
        self.suggestions = SuggestionsPane(self.drafts)
        self.reply = ReplyBox(
            lambda: gateway.queries.phrases(), self._phrase_facts, gateway.queries.media, guard
        )
        self.empty = EmptyState("chat", "")
        self.promise = PromiseStrip()
        self.tasks = TaskOffers(gateway, self.promise, self)
        self.feedback = FeedbackOffers(gateway, self.transcript, self.lines, self)
        self.acts = ReplyActs(gateway, self.reply, self.drafts, self.lines, self)
        self.letting_go = LettingGo(gateway, self.header, self.acts, self.lines, self.focus_reply)
        self._pictures = Pictures(gateway.queries.media, self)
        self._show_pictures()
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect(theme)
        self.retranslate()

    @property
    def conversation_id(self) -> int | None:
        """The conversation shown, if any."""
        return self._conversation_id

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.setAccessibleName(self.tr("会话"))
        for part in (self.header, self.transcript, self.suggestions, self.reply):
            part.retranslate()
        if self.acts.head is not None:
            self._show_head(self.acts.head)

    def set_compact(self, compact: bool) -> None:
        """For windows below 1400 wide or 820 high: narrower bubbles, drafts 2 and 3 on one line."""
        self.header.set_compact(compact)
        self.transcript.set_compact(compact)
        self.suggestions.set_compact(compact)

    def show_conversation(self, conversation_id: int | None) -> None:
        """Show a conversation at its newest line, or teach what to do when there is none."""
        changed = conversation_id != self._conversation_id
        head = self._gateway.queries.head(conversation_id) if conversation_id is not None else None
        self._conversation_id = head.conversation_id if head is not None else None
        self.reply.open(self._conversation_id)
        self.transcript.open(self._conversation_id, self._gateway.now())
        self._read(head)
        if changed and self._conversation_id is not None:
            self.conversation_changed.emit(self._conversation_id)

    def scroll_to(self, message_id: int) -> bool:
        """Bring a line of this conversation into sight and let it flash; False when it is not here."""
        queries = self._gateway.queries
        if queries.conversation_of(message_id) != self._conversation_id:
            return False
        return self.transcript.scroll_to(message_id, queries.seq_of(message_id))

    def focus_reply(self) -> None:
        """Put the cursor into the reply box, or where nothing can be written into the transcript."""
        target = self.reply.editor if self.reply.editor.isEnabled() else self.transcript
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self) -> None:
        """Take the conversation over, unless it is mine or over."""
        head, me = self.acts.head, self._gateway.agent_name
        if head is None or not me or self.header.is_mine or head.state is ConversationState.CLOSED:
            return
        self._gateway.submit(commands.TakeOver(head.conversation_id, me))
        self.focus_reply()

    # ---- events ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = ground_plan.conversation_side(self.width())
        for part in (self.header, self.transcript, self.suggestions):
            part.set_side(side)
        self._below.setContentsMargins(24 + side, 10, 24 + side, 16)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def event(self, event: QEvent) -> bool:
        # Inside this pane F2 means this conversation while it waits for a human; the window's own F2 must not be first.
        if event.type() == QEvent.Type.ShortcutOverride and self._takes_over_by(event):
            event.accept()
            return True
        return super().event(event)

    def _takes_over_by(self, event: QEvent) -> bool:
        f2 = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2
        return f2 and self.header.waits_for_human

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F2:
            self.take_over()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.transcript.page(-1 if key == Qt.Key.Key_PageUp else 1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_3 and self._digit_picks(event):
            self.acts.pick(key - Qt.Key.Key_1)
        elif not self.tasks.take_key(key) and not self.feedback.take_key(key):
            super().keyPressEvent(event)

    def _digit_picks(self, event: QKeyEvent) -> bool:
        bare = event.modifiers() == Qt.KeyboardModifier.NoModifier and not self.reply.editor.text()
        return bare or event.modifiers() == Qt.KeyboardModifier.AltModifier

    # ---- set up ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = Pane("s0")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.transcript, 1)
        column.addWidget(self.suggestions)
        below = self._below = QVBoxLayout()
        below.setContentsMargins(24, 10, 24, 16)
        below.setSpacing(8)
        for part in (self.feedback.notice, self.promise, self.reply):
            below.addWidget(part)
        column.addLayout(below)
        nobody = EmptyDesk(self.empty, self._gateway)
        nobody.next_requested.connect(self.next_requested)
        self._stack.addWidget(nobody)
        self._stack.addWidget(content)

    def _connect(self, theme: Theme) -> None:
        gateway = self._gateway
        gateway.committed.connect(self._on_committed)
        self._lines_soon = gateway.pace.errand(self, self._follow, 0)
        self._head_soon = gateway.pace.errand(self, self._read_head, 0)
        self.reply.editor.typed.connect(gateway.pace.typed)
        self.reply.editor.painted.connect(gateway.pace.painted)
        theme.changed.connect(self._on_theme_changed)
        self._connect_header()
        self._connect_transcript()
        self.suggestions.edit_requested.connect(self.acts.pick)
        self.suggestions.send_requested.connect(self.acts.send_draft)
        self.suggestions.reject_requested.connect(self.acts.reject)
        self.suggestions.left.connect(self.focus_reply)
        self.reply.page_pressed.connect(self.transcript.page)
        self.reply.phrases.used.connect(lambda code: gateway.submit(commands.CountPhrase(code)))
        self.reply.left.connect(lambda: self.transcript.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _connect_header(self) -> None:
        header, submit = self.header, self.acts.submit
        header.take_over_requested.connect(self.take_over)
        header.reopen_requested.connect(lambda: submit(commands.ReopenConversation))
        header.call_requested.connect(lambda: submit(commands.CallForHuman, self._gateway.agent_name))
        header.transfer_asked.connect(self.ask_transfer)
        header.follow_up_requested.connect(self.tasks.make)
        header.copy_requested.connect(self.acts.copy_all)
        header.ticked.connect(lambda: header.set_now(self._gateway.now()))

    def ask_transfer(self) -> None:
        """Ask whom to pass the conversation on to, beside the button."""
        if (head := self.acts.head) is None:
            return
        sheet = sheet_for(self, self.tr("转给谁"), self._gateway, head)
        sheet.show_below(self.header.transfer_button, sheet.note)

    def _connect_transcript(self) -> None:
        view = self.transcript
        view.knowledge_requested.connect(self.knowledge_requested)
        view.entry_requested.connect(self.entry_requested)
        view.trace_requested.connect(self.trace_requested)
        view.retry_requested.connect(lambda message_id: self._gateway.submit(commands.RetryReply(message_id)))
        view.correction_requested.connect(self.acts.correct)
        view.link_requested.connect(self.acts.on_link)
        view.file_requested.connect(self.acts.on_file)
        view.left.connect(self.focus_reply)

    # ---- reading -----------------------------------------------------------------------------------------------------

    def _show_pictures(self) -> None:
        """Where what customers say is hidden from bystanders, their pictures are not shown either."""
        self.transcript.set_pictures(None if self._gateway.settings().mask_notifications else self._pictures)

    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.settings or changes.everything:
            self._show_pictures()
            self.lines.set_offset_minutes(self._gateway.settings().utc_offset_minutes)
        mine = self._conversation_id in changes.conversations or changes.settings or changes.everything
        if self._conversation_id is None or not mine:
            return
        if not self.isVisible():
            self._dirty = True
        elif self._gateway.pace.is_typing():
            self._lines_soon.ask()
            self._head_soon.ask()
        else:
            self._refresh()

    def _refresh(self) -> None:
        self._dirty = False
        self._lines_soon.do()
        self._head_soon.do()

    def _follow(self) -> None:
        if self._conversation_id is not None:
            self.transcript.follow()

    def _read_head(self) -> None:
        if self._conversation_id is None:
            return
        head = self._gateway.queries.head(self._conversation_id)
        if head is None:
            self.show_conversation(None)
        else:
            self._read(head)

    def _read(self, head: ConversationHead | None) -> None:
        """Show everything that is not the transcript."""
        self.acts.head = head
        self._stack.setCurrentIndex(0 if head is None else 1)
        self.drafts.show(self._gateway.queries.suggestions(head.conversation_id) if head is not None else ())
        if head is not None:
            self._show_head(head)
            self._mark_read(head.conversation_id)
        self.tasks.show_head(head)
        self.acts.offer_undo()
        self.head_read.emit()

    def _show_head(self, head: ConversationHead) -> None:
        settings = self._gateway.settings()
        people = [person.name for person in self._gateway.house().staff]
        mode = head.mode or Mode(settings.mode)
        self.header.show_head(head, self._gateway.agent_name, people, mode, self._gateway.now())
        self.suggestions.set_empty_text(self._empty_drafts_text(head, mode))
        self.reply.set_state(self._placeholder(head), self._why_not(head))

    def _empty_drafts_text(self, head: ConversationHead, mode: Mode) -> str:
        if head.state is ConversationState.CLOSED:
            return self.tr("会话已结束，不再起草。")
        if mode is Mode.OFF and head.owner is Owner.AI:
            return self.tr("AI 已关闭。直接写回复，打 / 找常用语。")
        return self.tr("暂时没有建议，顾客再说话时会起草。可以直接写，打 / 找常用语。")

    def _placeholder(self, head: ConversationHead) -> str:
        if self.header.is_mine:
            return self.tr("写回复，打 / 找常用语")
        if head.owner is Owner.AGENT:
            return self.tr("{name}正在接待；发出后由您接手").format(name=head.agent_name)
        return self.tr("写好发出，就由您接手；打 / 找常用语")

    def _why_not(self, head: ConversationHead) -> str:
        if head.state is ConversationState.CLOSED:
            return self.tr("会话已结束，重新打开后才能回复")
        return "" if self._gateway.agent_name else self.tr("先在上方选一下现在谁在岗，再回复")

    def _mark_read(self, conversation_id: int) -> None:
        """What was shown was read; told once for each newest line and by each who sits here."""
        # Kept of the conversation in front only: of another one it is told again.
        last = max((row.seq for row in self.lines.rows), default=-1)
        newest = conversation_id, self._gateway.agent_name, last
        if last >= 0 and self.isVisible() and self.transcript.at_end and newest != self._read_to:
            self._read_to = newest
            self._gateway.submit(commands.MarkRead(conversation_id))

    def _phrase_facts(self) -> Facts:
        gateway = self._gateway
        return facts_for(gateway.queries, self._conversation_id, gateway.agent_name, gateway.now())

    def _on_theme_changed(self) -> None:
        self.transcript.take_look()
        self.reply.take_look()
        self.suggestions.retranslate()
