"""Customers who write for as long as wanted: the demo shop's load phrases at a steady pace."""

import json
from collections.abc import Iterator
from random import Random

from deskpilot.channels import DeliveryResult, Inflow, OutgoingReply
from deskpilot.channels.base import DELIVERED
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.paths import resource

NAME = "traffic"
_LINES_OF_A_TALK = 12
_TALKS_AT_ONCE = 40
_ANGRY_EVERY = 25
_ANGRY = ("转人工", "我要投诉 东西是坏的", "叫你们老板来 再不处理我就给差评", "不是这个 你们到底看没看我说的")


class Traffic:
    """A channel that is silent until `begin` is called, and slows down when `ahead` lines were not yet stored.

    Forty customers write by turns; after twelve lines one leaves and a new one comes. Every twenty-fifth line wants a
    human.
    """

    def __init__(self, lines: int, per_second: float, ahead: int = 100) -> None:
        self.name = NAME
        self.serves = frozenset({NAME})
        self.said = self.acknowledged = self.delivered = 0
        self._lines, self._per_second, self._ahead = lines, per_second, ahead
        self._may_begin = False
        self._began: float | None = None
        self._texts = _texts()

    def begin(self) -> None:
        """Let the customers write; called from any thread."""
        self._may_begin = True

    def start(self, now: float) -> None:
        pass

    def poll(self, now: float, limit: int) -> Inflow:
        room = min(limit, self._lines - self.said, self._due(now))
        return Inflow(tuple(self._line() for _ in range(room)))

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        self.acknowledged += 1

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        raise RuntimeError(f"a line was refused: {code}")

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        self.delivered += 1
        return DELIVERED

    def wait_seconds(self, now: float) -> float | None:
        if self.said >= self._lines:
            return None
        return 0.0 if self._due(now) > 0 else 0.5 / self._per_second

    def stop(self) -> None:
        pass

    @property
    def is_over(self) -> bool:
        """Whether every line was said and stored."""
        return self.acknowledged >= self._lines

    def _due(self, now: float) -> int:
        if not self._may_begin:
            return 0
        if self._began is None:
            self._began = now
        room = self._ahead - (self.said - self.acknowledged)
        return max(0, min(room, int((now - self._began) * self._per_second) - self.said))

    def _line(self) -> ReceiveMessage:
        number = self.said
        self.said += 1
        talk = number % _TALKS_AT_ONCE + _TALKS_AT_ONCE * (number // (_TALKS_AT_ONCE * _LINES_OF_A_TALK))
        text = (
            _ANGRY[number // _ANGRY_EVERY % len(_ANGRY)] if number % _ANGRY_EVERY == 0 else next(self._texts)
        )
        key = f"traffic {talk}"
        return ReceiveMessage(NAME, key, key, text, nickname=key, external_id=f"traffic-{number}")


def _texts() -> Iterator[str]:
    """The load phrases in a random order, over and over; the same at each run."""
    file = resource("seed", "demo") / "load_phrases.jsonl"
    phrases = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    chance = Random(5)
    while True:
        chance.shuffle(phrases)
        yield from phrases
