"""Tells whoever sits here what colleagues passed on to them, with their word on it; also what came while they were away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from deskpilot.domain.conversation import COURTESY, Sender
from deskpilot.domain.events import ChangeSet, EventKind
from deskpilot.services.views import QueueFilter, TranscriptRow
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm.notices import Notices
from deskpilot.worker.gateway import Gateway

_LINES = 20
_ONE_BY_ONE = 2  # of many that came meanwhile so many are told one by one
_MOST = 50


class PassedOn(QObject):
    """Signal: `open_requested(conversation_id)`."""

    open_requested = Signal(int)

    def __init__(self, gateway: Gateway, notices: Notices, ring: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._gateway, self._notices, self._ring = gateway, notices, ring
        self._seated = gateway.agent_name
        self._told: set[int] = set()  # the marks; a mark is for one of us
        gateway.committed.connect(self._on_committed)

    def _on_committed(self, changes: ChangeSet) -> None:
        me = self._gateway.agent_name
        if me != self._seated:
            self._seated = me
            self._tell_meanwhile(me)
        for event in changes.events:
            fields = dict(event.fields)
            if event.kind is EventKind.TRANSFERRED and fields.get("agent") == me != fields.get("by", ""):
                self._ring()
                self._tell(event.conversation_id, fields.get("by", ""), outside=True)

    def _tell_meanwhile(self, me: str) -> None:
        """Somebody sits down: what was passed on to them, unless they answered or heard of it before. Whether it counts
        as read says nothing: it may lie open before whoever passed it on."""
        rows = self._gateway.queries.queue(QueueFilter.MINE, me, _MOST) if me else ()
        fresh = [row.conversation_id for row in rows if self._is_news(row.conversation_id, me)]
        for conversation in fresh[:_ONE_BY_ONE]:
            self._tell(conversation, "", outside=False)
        more = len(fresh) - _ONE_BY_ONE
        if more > 0:
            text = self.tr("还有 {n} 位转给您的顾客，在「我的」里").format(n=more)
            self._notices.inside("notice", text, "", ())

    def _tell(self, conversation: int, by: str, *, outside: bool) -> None:
        head, mark = self._gateway.queries.head(conversation), self._note(conversation, self._seated)
        if head is None:
            return
        if mark is not None:
            self._told.add(mark.message_id)
        by = by or (mark.passed_by if mark is not None else "")
        note = theme.one_line(mark.text) if mark is not None else ""
        title = self.tr("{name}转来一位顾客").format(name=by) if by else self.tr("转来一位顾客")
        words = labels.named(head.nickname, labels.quoted(note)) if note else head.nickname
        look = kit.ToastAction(self.tr("打开"), lambda: self.open_requested.emit(conversation), "user")
        if outside:
            self._notices.outside(title, words)
        self._notices.inside("attention", title, words, (look,), about=(conversation,), beside=outside)

    def _is_news(self, conversation: int, me: str) -> bool:
        mark = self._note(conversation, me)
        return mark is not None and mark.message_id not in self._told

    def _note(self, conversation: int, me: str) -> TranscriptRow | None:
        """The mark that says that it was passed on to me, while I have not answered."""
        for row in reversed(self._gateway.queries.transcript(conversation, limit=_LINES)):
            if row.mark:
                return row if row.mark == "transferred" and row.sender_name == me else None
            if row.sender is Sender.AGENT and row.payload != COURTESY:
                return None
        return None
