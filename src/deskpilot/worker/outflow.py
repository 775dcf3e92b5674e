"""From the outbox to the channels. The row drives it: claimed, handed over with its own id, then marked."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from deskpilot.channels import Channels, DeliveryResult, Outcome, OutgoingReply
from deskpilot.domain.errors import NotFound, StoreError
from deskpilot.domain.events import ChangeSet
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import cleared, problem_of

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk, OutgoingItem

_logger = logging.getLogger(__name__)
_AT_ONCE = 5
_PAUSE_SECONDS = 5.0


class Outflow:
    """Hands over what is due, a few replies per step."""

    def __init__(self, channels: Channels, ports: Ports) -> None:
        self._channels = channels
        self._ports = ports
        self._resumes_at = 0.0
        self._halted_by = ""
        self._unmarked: list[tuple[OutgoingItem, DeliveryResult]] = []

    def work(self, desk: Desk) -> None:
        """Release and hand over what is due. When the database cannot be written, everything waits."""
        if self._ports.monotonic() < self._resumes_at:
            return
        try:
            self._mark_all(desk)
            items, changes = desk.release_due(_AT_ONCE)
            self._ports.publish(changes)
            # Claimed rows are handed over even while stopping: a claim without hand-over would wait for the restart.
            for item in items:
                self._unmarked.append((item, self._hand_over(desk, item)))
            self._mark_all(desk)
        except StoreError as error:
            self._halt(error)
            return
        if self._halted_by:
            self._ports.tell(cleared(self._halted_by))
            self._halted_by = ""

    def wait_seconds(self, desk: Desk, now: float) -> float | None:
        """Seconds until the next reply wants to leave; `None` when none waits."""
        if now < self._resumes_at:
            return self._resumes_at - now
        return 0.0 if self._unmarked else desk.seconds_to_next_release()

    def _hand_over(self, desk: Desk, item: OutgoingItem) -> DeliveryResult:
        reply = OutgoingReply(
            item.reply_id, item.channel, item.conversation_key, item.text, item.sender, item.customer_key
        )
        if item.attachment is not None:
            file = desk.media.path_of(item.attachment.file)
            if file is None:
                return DeliveryResult(Outcome.REFUSED, "file_gone")
            reply = replace(reply, kind=item.attachment.kind, file=file)
        try:
            return self._channels.deliver(reply, self._ports.monotonic())
        except Exception:
            _logger.exception("channel %s failed while handing over", item.channel)
            return DeliveryResult(Outcome.LATER, "channel_failed")

    def _mark_all(self, desk: Desk) -> None:
        while self._unmarked:
            item, result = self._unmarked[0]
            self._ports.publish(_marked(desk, item, result))
            del self._unmarked[0]

    def _halt(self, error: StoreError) -> None:
        self._resumes_at = self._ports.monotonic() + _PAUSE_SECONDS
        if self._halted_by != error.code:
            self._halted_by = error.code
            self._ports.tell(problem_of(error, lasting=True))


def _marked(desk: Desk, item: OutgoingItem, result: DeliveryResult) -> ChangeSet:
    try:
        if result.outcome is Outcome.DELIVERED:
            return desk.mark_delivered(item.outbox_id)
        return desk.mark_failed(item.outbox_id, result.code, final=result.outcome is Outcome.REFUSED)
    except NotFound:
        return ChangeSet()  # the customer was erased in between
