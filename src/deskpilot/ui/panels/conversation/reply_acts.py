"""What the human does with words: pick a draft, send, take back, reject; and what comes back refused."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from deskpilot.domain import commands
from deskpilot.domain.conversation import COURTESY, ConversationState, Delivery, MessageKind, Sender
from deskpilot.domain.errors import KnownError
from deskpilot.services.media import attachment_in
from deskpilot.services.views import ConversationHead, TranscriptRow
from deskpilot.ui import labels, labels_files
from deskpilot.ui.models.suggestions import Suggestions
from deskpilot.ui.models.transcript import TranscriptModel, copied
from deskpilot.ui.panels.conversation import file_acts
from deskpilot.ui.panels.conversation.line_offers import correction_of
from deskpilot.ui.panels.conversation.reply_box import ReplyBox
from deskpilot.ui.panels.conversation.reply_draft import Outgoing

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway

_COPY_LIMIT = 500
_LAST_LINES = 20


class ReplyActs(QObject):
    """Turns wishes of the reply box and the suggestions into commands for the conversation in `head`."""

    def __init__(
        self,
        gateway: "Gateway",
        reply: ReplyBox,
        drafts: Suggestions,
        lines: TranscriptModel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._gateway, self._reply, self._drafts, self._lines = gateway, reply, drafts, lines
        self.head: ConversationHead | None = None
        gateway.rejected.connect(self._on_rejected)
        drafts.rejected.connect(self._on_drafts_rejected)
        reply.send_requested.connect(self.send)
        reply.editor.offers = lambda number: drafts.row(number) is not None
        reply.draft_picked.connect(self.pick)
        reply.undo_strip.undo_requested.connect(self.take_back)
        reply.undo_strip.ticked.connect(self.offer_undo)

    def submit(self, command: type, *fields: str) -> None:
        """Submit a command about this conversation."""
        if self.head is not None:
            self._gateway.submit(command(self.head.conversation_id, *fields))

    def pick(self, number: int) -> None:
        """Put the draft at `number` from 0 into the reply box."""
        row = self._drafts.row(number)
        if row is not None:
            self._drafts.activate(number)
            self._reply.take_suggestion(row)

    def send_draft(self, number: int) -> None:
        """Send a draft as it is; what is being written stays."""
        row = self._drafts.row(number)
        if row is not None:
            files = tuple(self._reply.tray.of_entry(row.media))
            self._submit_reply(Outgoing(row.text.strip(), row, files=files))

    def send(self, outgoing: Outgoing) -> None:
        """Send what is written and empty the box."""
        if self._submit_reply(outgoing):
            self._reply.sent()

    def reject(self) -> None:
        """None of the drafts fits; can be taken back for as long as a reply can."""
        self._drafts.reject(self._gateway.settings().undo_seconds)

    def take_back(self, message_id: int) -> None:
        """Stop a reply that has not left and put its words back."""
        number = self._lines.row_of(message_id)
        at = self._lines.rows[number].at if number is not None else None
        together = [row for row in self._lines.rows[-_LAST_LINES:] if _is_leaving(row) and row.at == at]
        self._gateway.submit(commands.CancelReply(message_id))
        if self.head is not None and together:
            words = next((row.text for row in together if row.kind is MessageKind.TEXT), "")
            files = [found for row in together if (found := attachment_in(row.payload)) is not None]
            self._reply.put_back(self.head.conversation_id, words, files)

    def correct(self, text: str) -> None:
        """Begin a line that puts right what was said; what is being written stays, in front of it."""
        if self._reply.editor.isEnabled():
            self._reply.begin(correction_of(text))

    def on_link(self, text: str) -> None:
        """Open a web address that was pressed."""
        file_acts.open_link(text, self._reply)

    def on_file(self, what: str, row: TranscriptRow) -> None:
        """Open or save the file of a line, because somebody asked for it."""
        media = self._gateway.queries.media
        try:
            if what == "open_file":
                file_acts.open_file(media, row)
            elif what == "save_file":
                file_acts.save_file(media, row, self._reply)
            else:
                file_acts.open_sent_link(row, self._reply)
        except KnownError as error:
            self._reply.tell(labels_files.fault(error))

    def offer_undo(self) -> None:
        """Offer to take back the newest line of a human that has not left yet."""
        leaving = (row for row in reversed(self._lines.rows[-_LAST_LINES:]) if _is_leaving(row))
        self._reply.offer_undo(next(leaving, None), self._gateway.now())

    def copy_all(self) -> None:
        """The conversation as plain text on the clipboard, its last lines when it is long."""
        if self.head is not None:
            rows = self._gateway.queries.transcript(self.head.conversation_id, limit=_COPY_LIMIT)
            QGuiApplication.clipboard().setText(copied(rows, self._lines.offset_minutes))

    def _submit_reply(self, outgoing: Outgoing) -> bool:
        head, me = self.head, self._gateway.agent_name
        if (
            head is None
            or not me
            or head.state is ConversationState.CLOSED
            or not (outgoing.text or outgoing.files)
        ):
            return False
        reply = commands.SendAgentReply(
            head.conversation_id,
            outgoing.text,
            me,
            edited=outgoing.edited,
            undo_seconds=self._gateway.settings().undo_seconds,
            override=outgoing.override,
            attachments=outgoing.files,
            seen=self._lines.newest_id,
        )
        if outgoing.origin is not None:
            origin = outgoing.origin
            reply = replace(reply, decision_id=origin.decision_id, suggestion_rank=origin.rank)
        self._gateway.submit(reply)
        return True

    def _on_drafts_rejected(self, decision_id: int) -> None:
        self._gateway.submit(commands.RejectSuggestions(decision_id, self._gateway.agent_name))

    def _on_rejected(self, command: object, error: KnownError) -> None:
        """A reply that was refused comes back into the box, with the reason."""
        if isinstance(command, commands.MarkRead):
            return
        about = getattr(command, "conversation_id", None)
        if isinstance(command, commands.SendAgentReply):
            self._reply.put_back(command.conversation_id, command.text, command.attachments)
        here = self.head is not None and about == self.head.conversation_id
        if here or isinstance(
            command, commands.CancelReply | commands.RetryReply | commands.RejectSuggestions
        ):
            self._reply.tell(labels.refusal(error.code))


def _is_leaving(row: TranscriptRow) -> bool:
    """Whether this is a human's own line that can still be taken back."""
    own = row.sender is Sender.AGENT and row.payload != COURTESY
    return own and row.delivery is Delivery.PENDING and row.release_at is not None
