"""Handing a conversation back to the AI, or ending it: nobody who still waits is let go by accident."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskpilot.domain.commands import CloseConversation, HandBack
from deskpilot.domain.conversation import ConversationState, Sender
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.transcript import TranscriptModel
from deskpilot.ui.panels.conversation.header import ConversationHeader
from deskpilot.ui.panels.conversation.reply_acts import ReplyActs

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway

_LONGEST = 120  # characters of what is quoted


class LettingGo(QObject):
    """Joins the header's two wishes to their commands. Where the customer still waits it asks first: the AI answers only
    what is new, so their last words would stay without an answer. `answer` puts the keyboard into the reply."""

    def __init__(
        self,
        gateway: "Gateway",
        header: ConversationHeader,
        acts: ReplyActs,
        lines: TranscriptModel,
        answer: Callable[[], None],
    ) -> None:
        super().__init__(header)
        self._gateway, self._header, self._acts, self._lines = gateway, header, acts, lines
        self._answer = answer
        header.hand_back_requested.connect(self.hand_back)
        header.close_requested.connect(self.close)

    def hand_back(self) -> None:
        """The AI goes on."""
        go_on, why = self.tr("不用回，交还 AI"), self.tr("AI 只答以后的新消息，不会回头答这一句。")
        self._let_go(HandBack, self._header.owner_button, go_on, why)

    def close(self) -> None:
        """The conversation is over."""
        go_on, why = self.tr("不用回，结束会话"), self.tr("结束以后，这一句就没有人回了。")
        self._let_go(CloseConversation, self._header.more_button, go_on, why)

    def _let_go(self, command: type, anchor: QWidget, go_on: str, why: str) -> None:
        shown = self._acts.head
        # Read anew: what was sent a moment ago may not be told yet.
        head = None if shown is None else self._gateway.queries.head(shown.conversation_id)
        if head is None:
            return
        number = head.conversation_id
        if head.waiting_since is None or head.state is ConversationState.CLOSED:
            self._gateway.submit(command(number, self._gateway.agent_name))
            return
        sheet = StillWaitingSheet(self._header, self._last_words(), why, go_on)
        for answered in (sheet.answer_first, sheet.gone_on):
            answered.connect(self._answer)
        sheet.gone_on.connect(lambda: self._gateway.submit(command(number, self._gateway.agent_name)))
        sheet.show_below(anchor, sheet.first)

    def _last_words(self) -> str:
        said = (row.text for row in reversed(self._lines.rows) if row.sender is Sender.CUSTOMER and row.text)
        return theme.one_line(next(said, ""))[:_LONGEST]


class StillWaitingSheet(kit.Popover):
    """Signals: `answer_first()`, `gone_on()`."""

    answer_first = Signal()
    gone_on = Signal()

    def __init__(self, parent: QWidget, words: str, why: str, go_on: str) -> None:
        super().__init__(parent, self.tr("顾客还在等回复"), 340)
        self.first = kit.Button(self.tr("先回这句"), "primary", "pencil")
        self.go = kit.Button(go_on)
        if words:
            self.body.addWidget(kit.PlainLabel(labels.quoted(words), "body", "t1", wrap=True))
        self.body.addWidget(kit.PlainLabel(why, "caption", "t2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(self.first)
        self.body.addLayout(row)
        self.first.clicked.connect(lambda: self._end(self.answer_first.emit))
        self.go.clicked.connect(lambda: self._end(self.gone_on.emit))

    def _end(self, then: Callable[[], None]) -> None:
        self.close()
        then()
