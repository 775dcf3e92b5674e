"""Plays scripted customers through a desk without threads and without waiting, on a clock of its own.

The same store, engine, decisions and wording as live; only time is made. Used to see that each story ends as its
author meant it to, and to set the scene for pictures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskpilot.channels.simulator import Story
from deskpilot.domain.commands import CloseTurn, ReceiveMessage
from deskpilot.services.desk import Desk


class MadeClock:
    """A clock that only moves when told. Both hands move together."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._seconds

    def advance(self, seconds: float) -> None:
        """Let time pass; never backwards."""
        passed = max(0.0, seconds)
        self._now += timedelta(seconds=passed)
        self._seconds += passed


@dataclass(frozen=True, slots=True)
class Telling:
    """How one story went: the conversation it became, and all texts that reached the customer."""

    story: str
    conversation_id: int
    heard: tuple[str, ...]


class Rehearsal:
    """A desk whose shop is loaded, with a `MadeClock` that the desk was built with."""

    def __init__(self, desk: Desk, clock: MadeClock) -> None:
        self._desk, self._clock = desk, clock
        self._count = 0

    def tell(self, story: Story, *, until_line: int | None = None) -> Telling:
        """Play a story to its end, or until so many lines were said. Lines in a row are one turn, as they are live."""
        conversation, said, pending = 0, 0, False
        heard: list[str] = []
        for step in story.steps:
            if not step.says_something or step.awaited:
                heard += self._answered(conversation) if pending else []
                pending = False
            if not step.says_something:
                continue
            self._clock.advance(step.after_seconds)
            conversation = self._receive(
                story, step.wordings[0] if step.wordings else "", step.payload, step.product
            )
            pending, said = True, said + 1
            if until_line is not None and said >= until_line:
                break
        if pending:
            heard += self._answered(conversation)
        return Telling(story.id, conversation, tuple(heard))

    def go_on(self, story: Story, texts: Sequence[str], pause_seconds: float = 4.0) -> int:
        """Let the customer of a story write more, as one turn; gives the conversation."""
        conversation = 0
        for text in texts:
            self._clock.advance(pause_seconds)
            conversation = self._receive(story, text, "", None)
        self._answered(conversation)
        return conversation

    def deliver(self) -> list[str]:
        """Hand over everything that is due, as a channel that always works would."""
        texts: list[str] = []
        items, _ = self._desk.release_due()
        while items:
            for item in items:
                self._desk.mark_delivered(item.outbox_id)
                texts.append(item.text)
            items, _ = self._desk.release_due()
        return texts

    def _receive(self, story: Story, text: str, payload: str, product: str | None) -> int:
        self._count += 1
        line = ReceiveMessage(
            story.channel,
            f"{story.channel}:{story.customer}",
            story.customer,
            text,
            story.nickname,
            f"rehearsal-{self._count}",
            payload=payload,
            viewed_product=product or story.product,
            order_no=story.order_no,
        )
        changes = self._desk.dispatch(line)
        return next(iter(changes.conversations))

    def _answered(self, conversation_id: int) -> list[str]:
        self._clock.advance(self._desk.settings().quiet_seconds + 1.0)
        self._desk.dispatch(CloseTurn(conversation_id))
        return self.deliver()
