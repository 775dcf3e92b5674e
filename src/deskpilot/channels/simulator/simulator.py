"""The channel that plays stories. It lives on the monotonic time it is handed and never sleeps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from deskpilot.channels.base import DELIVERED, DeliveryResult, Inflow, Outcome, OutgoingReply
from deskpilot.channels.simulator.crowd import Arrival
from deskpilot.channels.simulator.story import Awaited, Step, Story
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.conversation import Sender


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong on purpose: each reply fails this often before it goes through; every n-th line comes twice,
    or swaps places with the next one (0: never)."""

    failed_deliveries: int = 0
    duplicate_every: int = 0
    swap_every: int = 0


@dataclass(slots=True)
class _Visit:
    """A customer in the middle of a story. `stage` tells an event that is still wanted from one overtaken by a reply."""

    story: Story
    key: str
    number: int
    step: int = 0
    stage: int = 0
    said: int = 0
    awaits: Awaited = Awaited.NOBODY
    answered: Awaited = Awaited.NOBODY


class Simulator:
    """Plays arrivals at `speed` (2.0: twice as fast as life). Serves the channel names in `serves`.

    `run` goes into the ids of the lines: another run in the same shop must not look like a repeat of this one.
    """

    def __init__(
        self,
        arrivals: Iterable[Arrival],
        *,
        serves: Iterable[str] = ("simulator",),
        seed: int = 0,
        speed: float = 1.0,
        run: str = "",
        faults: Faults | None = None,
    ) -> None:
        self.name = "simulator"
        self.serves = frozenset(serves)
        self._arrivals: Iterator[Arrival] = iter(arrivals)
        self._next: Arrival | None = None
        self._random = Random(seed)
        self._speed = speed
        self._run = run
        self._faults = faults or Faults()
        self._began = 0.0
        self._elapsed = 0.0
        self._due: list[tuple[float, int, str]] = []
        self._visits: dict[str, _Visit] = {}
        self._order = 0
        self._admitted = 0
        self._emitted = 0
        self._held: ReceiveMessage | None = None
        self._attempts: dict[str, int] = {}
        self._delivered: set[str] = set()

    @property
    def delivered(self) -> int:
        """How many different replies came through."""
        return len(self._delivered)

    def start(self, now: float) -> None:
        self._began = now
        self._next = next(self._arrivals, None)

    def set_speed(self, speed: float, now: float) -> None:
        """Go on at another speed from here."""
        self._elapsed = self._simulated(now)
        self._began, self._speed = now, speed

    def poll(self, now: float, limit: int) -> Inflow:
        moment = self._simulated(now)
        lines: list[ReceiveMessage] = []
        while len(lines) < limit and (line := self._next_line(moment)) is not None:
            lines.extend(self._with_faults(line))
        if self._held is not None and not self._due and self._next is None:
            lines.append(self._held)
            self._held = None
        return Inflow(tuple(lines))

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        """A simulated customer does not mind."""

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        """Nor does one mind this."""

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        if reply.reply_id in self._delivered:
            return DELIVERED
        attempt = self._attempts[reply.reply_id] = self._attempts.get(reply.reply_id, 0) + 1
        if attempt <= self._faults.failed_deliveries:
            return DeliveryResult(Outcome.LATER, "simulated_failure")
        del self._attempts[reply.reply_id]
        self._delivered.add(reply.reply_id)
        visit = self._visits.get(reply.conversation_key)
        if visit is not None:
            self._hear(visit, reply.sender, self._simulated(now))
        return DELIVERED

    def wait_seconds(self, now: float) -> float | None:
        moments = [self._due[0][0]] if self._due else []
        if self._next is not None:
            moments.append(self._next.at_seconds)
        if not moments:
            return 0.0 if self._held is not None else None
        return max(0.0, (min(moments) - self._simulated(now)) / self._speed)

    def stop(self) -> None:
        self._due.clear()
        self._next = None

    def _simulated(self, now: float) -> float:
        return self._elapsed + (now - self._began) * self._speed

    def _next_line(self, moment: float) -> ReceiveMessage | None:
        while True:
            self._admit(moment)
            if not self._due or self._due[0][0] > moment:
                return None
            due, stage, key = heappop(self._due)
            visit = self._visits.get(key)
            if visit is None or visit.stage != stage:
                continue
            line = self._on_due(visit, due)
            if line is not None:
                return line

    def _admit(self, moment: float) -> None:
        """Let everybody in who arrives before the next thing that is due."""
        while self._next is not None and self._next.at_seconds <= moment:
            if self._due and self._due[0][0] < self._next.at_seconds:
                return
            self._admitted += 1
            visit = _Visit(self._next.story, self._next.story.customer, self._admitted)
            self._visits[visit.key] = visit
            self._begin_step(visit, self._next.at_seconds)
            self._next = next(self._arrivals, None)

    def _begin_step(self, visit: _Visit, moment: float) -> None:
        if visit.step >= len(visit.story.steps):
            self._visits.pop(visit.key, None)
            return
        step = visit.story.steps[visit.step]
        if step.awaited is Awaited.NOBODY or _satisfies(visit.answered, step.awaited):
            self._schedule(visit, moment + step.after_seconds)
        else:
            visit.awaits = step.awaited
            self._schedule(visit, moment + step.timeout_seconds)

    def _schedule(self, visit: _Visit, due: float) -> None:
        self._order += 1
        visit.stage = self._order
        heappush(self._due, (due, visit.stage, visit.key))

    def _on_due(self, visit: _Visit, moment: float) -> ReceiveMessage | None:
        """The step's line, when it is time to say it; `None` when only a wait ended."""
        step = visit.story.steps[visit.step]
        if visit.awaits is not Awaited.NOBODY:
            visit.awaits = Awaited.NOBODY
            if step.leaves_on_timeout:
                self._visits.pop(visit.key, None)
                return None
        visit.step += 1
        line = self._line(visit, step) if step.says_something else None
        if line is not None:
            visit.answered = Awaited.NOBODY
        self._begin_step(visit, moment)
        return line

    def _hear(self, visit: _Visit, sender: Sender, moment: float) -> None:
        heard = Awaited.HUMAN if sender is Sender.AGENT else Awaited.REPLY
        if visit.answered is not Awaited.HUMAN:
            visit.answered = heard
        if visit.awaits is Awaited.NOBODY or not _satisfies(heard, visit.awaits):
            return
        visit.awaits = Awaited.NOBODY
        self._schedule(visit, moment + visit.story.steps[visit.step].after_seconds)

    def _line(self, visit: _Visit, step: Step) -> ReceiveMessage:
        visit.said += 1
        story = visit.story
        return ReceiveMessage(
            story.channel if story.channel in self.serves else min(self.serves),
            visit.key,
            story.customer,
            self._random.choice(step.wordings) if step.wordings else "",
            nickname=story.nickname,
            external_id=f"sim{self._run}-{visit.number}-{visit.said}",
            kind=step.kind,
            payload=step.payload,
            viewed_product=step.product or story.product,
            order_no=story.order_no if visit.said == 1 else None,
        )

    def _with_faults(self, line: ReceiveMessage) -> list[ReceiveMessage]:
        self._emitted += 1
        every = self._faults.swap_every
        if every and self._held is None and self._emitted % every == 0:
            self._held = line
            return []
        lines = [line] if self._held is None else [line, self._held]
        self._held = None
        repeats = self._faults.duplicate_every and self._emitted % self._faults.duplicate_every == 0
        return [*lines, line] if repeats else lines


def _satisfies(heard: Awaited, awaited: Awaited) -> bool:
    return heard is Awaited.HUMAN or (heard is Awaited.REPLY and awaited is Awaited.REPLY)
