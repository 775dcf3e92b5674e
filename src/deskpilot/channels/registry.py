"""All channels of the desk behind one face: polled in turn, addressed by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from deskpilot.channels.base import Channel, ChannelProblem, DeliveryResult, Inflow, Outcome, OutgoingReply
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.errors import ChannelError, InvalidInput

RETRY_SECONDS = 5.0
LONGEST_RETRY_SECONDS = 300.0


@dataclass(slots=True)
class _Line:
    """A channel and how it is doing. A channel that failed is left alone until `resumes_at`."""

    channel: Channel
    started: bool = False
    failures: int = 0
    resumes_at: float = 0.0
    told: set[str] = field(default_factory=set)


class Channels:
    """The channels in use. One that fails is retried with growing pauses and takes no other down with it."""

    def __init__(self, channels: Iterable[Channel] = ()) -> None:
        self._lines: list[_Line] = []
        self._by_name: dict[str, _Line] = {}
        self._turn = 0
        for channel in channels:
            self.add(channel)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the channels, in the order they were added."""
        return tuple(line.channel.name for line in self._lines)

    def add(self, channel: Channel) -> None:
        """Take a channel in. Raises `InvalidInput` when another one already answers to one of its names."""
        taken = sorted(channel.serves & self._by_name.keys())
        if taken:
            raise InvalidInput("channel_name_taken", channel=channel.name, name=taken[0])
        line = _Line(channel)
        self._lines.append(line)
        self._by_name.update(dict.fromkeys(channel.serves, line))

    def remove(self, name: str) -> None:
        """Stop a channel and forget it; nothing happens when it is not there."""
        for line in [line for line in self._lines if line.channel.name == name]:
            self._lines.remove(line)
            self._by_name = {each: kept for each, kept in self._by_name.items() if kept is not line}
            if line.started:
                self._stop_one(line)

    def poll(self, now: float, limit: int) -> Inflow:
        """At most `limit` lines from all channels together. Who is asked first changes from poll to poll, so that
        a flooding channel cannot starve the others."""
        messages: list[ReceiveMessage] = []
        problems: list[ChannelProblem] = []
        for position, line in enumerate(self._in_turn()):
            room = limit - len(messages)
            share = max(1, room // (len(self._lines) - position))
            flow = self._poll_one(line, now, min(room, share)) if room > 0 else Inflow()
            messages.extend(flow.messages)
            problems.extend(flow.problems)
        return Inflow(tuple(messages), tuple(problems))

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        """Tell the channel a message came from that it is stored. Raises `ChannelError`."""
        line = self._by_name.get(message.channel)
        if line is not None and line.started:
            line.channel.acknowledge(message, now)

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        """Tell the channel a message came from that it cannot be taken. Raises `ChannelError`."""
        line = self._by_name.get(message.channel)
        if line is not None and line.started:
            line.channel.refuse(message, code, now)

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        """Hand a reply to the channel it is addressed to; a failing channel means "later", a missing one never."""
        line = self._by_name.get(reply.channel)
        if line is None:
            return DeliveryResult(Outcome.REFUSED, "no_channel")
        if not self._is_up(line, now):
            return DeliveryResult(Outcome.LATER, "channel_down")
        try:
            return line.channel.deliver(reply, now)
        except ChannelError as error:
            return DeliveryResult(Outcome.LATER, error.code)

    def wait_seconds(self, now: float) -> float | None:
        """Seconds until some channel is worth a poll; `None` when none will bring anything by itself."""
        waits = [wait for line in self._lines if (wait := self._wait_of(line, now)) is not None]
        return min(waits, default=None)

    def stop(self) -> tuple[ChannelProblem, ...]:
        """Close every channel, whatever the others do; what went wrong is given back."""
        problems = []
        for line in self._lines:
            if line.started:
                line.started = False
                problems += self._stop_one(line)
        return tuple(problems)

    def _in_turn(self) -> Sequence[_Line]:
        if not self._lines:
            return ()
        self._turn = (self._turn + 1) % len(self._lines)
        return self._lines[self._turn :] + self._lines[: self._turn]

    def _poll_one(self, line: _Line, now: float, limit: int) -> Inflow:
        if line.resumes_at > now:
            return Inflow()
        try:
            self._ensure_started(line, now)
            flow = line.channel.poll(now, limit)
        except ChannelError as error:
            return self._failed(line, error, now)
        line.failures = 0
        line.told.clear()
        return flow

    def _is_up(self, line: _Line, now: float) -> bool:
        if line.started:
            return True
        self._poll_one(line, now, 0)
        return line.started

    def _ensure_started(self, line: _Line, now: float) -> None:
        if not line.started:
            line.channel.start(now)
            line.started = True

    def _failed(self, line: _Line, error: ChannelError, now: float) -> Inflow:
        line.resumes_at = now + min(RETRY_SECONDS * 2**line.failures, LONGEST_RETRY_SECONDS)
        line.failures = min(line.failures + 1, 16)
        if error.code in line.told:
            return Inflow()
        line.told.add(error.code)
        params = tuple((name, str(value)) for name, value in error.params.items())
        return Inflow(problems=(ChannelProblem(line.channel.name, error.code, params),))

    def _wait_of(self, line: _Line, now: float) -> float | None:
        if line.resumes_at > now:
            return line.resumes_at - now
        return line.channel.wait_seconds(now) if line.started else 0.0

    def _stop_one(self, line: _Line) -> list[ChannelProblem]:
        try:
            line.channel.stop()
        except ChannelError as error:
            params = tuple((name, str(value)) for name, value in error.params.items())
            return [ChannelProblem(line.channel.name, error.code, params)]
        return []
