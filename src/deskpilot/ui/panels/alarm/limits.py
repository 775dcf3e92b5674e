"""Tells that a customer's time runs out, while there is time left to answer: also on another page, and when the window is
not in front. Each is told once for each time they wait."""

from collections.abc import Callable, Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from deskpilot.domain.conversation import Owner
from deskpilot.domain.escalation import Severity
from deskpilot.services.duty import roster
from deskpilot.services.views import QueueRow
from deskpilot.ui import labels, labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm.notices import Notices
from deskpilot.ui.panels.alarm.storm import SystemNotices
from deskpilot.worker.gateway import Gateway

_LOOK_MS = 5_000
_SECONDS_BEFORE, _SHARE_BEFORE = 60.0, 1 / 3  # whichever is less of a limit
_NAMED = 3


class LimitWatch(QObject):
    """`in_front` is the conversation that is open before the user's eyes, who sees its clock. With nobody on duty only
    the customers of whoever sits here are told of. Signals: `open_requested(conversation_id)`,
    `take_over_requested(conversation_id)`."""

    open_requested = Signal(int)
    take_over_requested = Signal(int)

    def __init__(
        self,
        gateway: Gateway,
        notices: Notices,
        outside: SystemNotices,
        ring: Callable[[], None],
        in_front: Callable[[], int | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._gateway, self._notices, self._outside = gateway, notices, outside
        self._ring, self._in_front = ring, in_front
        self._told: dict[int, datetime | None] = {}
        self._shown: list[tuple[kit.Toast, set[int]]] = []
        self._look_soon = gateway.pace.errand(self, self.look, 0)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look_soon.ask)
        # Where nothing ever happens, as in a picture of the window, no time runs out.
        for sign_of_life in (gateway.ready, gateway.committed):
            sign_of_life.connect(self._begin)

    def _begin(self, _changes: object = None) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def look(self) -> None:
        """See whose time runs out, and tell of those who are new among them."""
        limit = self._gateway.settings().limit_seconds
        near = self._gateway.queries.near_limit(min(_SECONDS_BEFORE, limit * _SHARE_BEFORE))
        known, self._told = self._told, {row.conversation_id: row.waiting_since for row in near}
        fresh = [row for row in near if known.get(row.conversation_id) != row.waiting_since]
        unseen = [row for row in fresh if self._is_for_here(row)]
        for toast, about in list(self._shown):
            if not about & self._told.keys():  # all of them were answered, or it is too late to warn
                toast.close_toast()
        if unseen:
            self._tell(unseen)

    def _is_for_here(self, row: QueueRow) -> bool:
        if row.conversation_id == self._in_front():
            return False
        mine = row.owner is Owner.AGENT and row.agent_name == self._gateway.agent_name
        return mine or roster(self._gateway.house(), self._gateway.now()).staffed

    def _tell(self, rows: Sequence[QueueRow]) -> None:
        first = rows[0]
        title = self._left(first)
        words, with_name = theme.one_line(first.last_text), labels.named(title, first.nickname)
        words = labels.quoted(words) if words else ""
        if len(rows) > 1:
            title = with_name = self.tr("{n} 位顾客快超时了").format(n=len(rows))
            words = labels.listed(row.nickname for row in rows[:_NAMED])
        self._ring()
        self._outside.tell(Severity.ATTENTION, title, words)
        about = [row.conversation_id for row in rows]
        level = labels_queue.severity(Severity.ATTENTION)
        action = self._action(first) if len(rows) == 1 else self._nearest(first)
        toast = self._notices.inside(level, title, words, (action,), with_name, about, beside=True)
        if toast is not None:
            kept = toast, set(about)
            self._shown.append(kept)
            toast.closed.connect(lambda: self._shown.remove(kept))

    def _left(self, row: QueueRow) -> str:
        waited = self._gateway.now() - row.waiting_since if row.waiting_since is not None else None
        left = ceil(row.limit_seconds - waited.total_seconds()) if waited is not None else 0
        return self.tr("再过 {n} 秒就超时").format(n=left) if left > 0 else self.tr("刚刚超时")

    def _nearest(self, row: QueueRow) -> kit.ToastAction:
        number = row.conversation_id
        return kit.ToastAction(self.tr("看最急的"), lambda: self.open_requested.emit(number), "chat")

    def _action(self, row: QueueRow) -> kit.ToastAction:
        number = row.conversation_id
        if row.owner is Owner.AGENT:
            return kit.ToastAction(self.tr("去回复"), lambda: self.open_requested.emit(number), "chat")
        return kit.ToastAction(self.tr("接手"), lambda: self.take_over_requested.emit(number), "user")
