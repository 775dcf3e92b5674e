"""Recorded conversations played into the running desk, at the pace they had or as fast as they can be taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from heapq import heapify, heappop
from math import inf
from pathlib import Path

from deskpilot.channels.base import DELIVERED, ChannelProblem, DeliveryResult, Inflow, OutgoingReply
from deskpilot.channels.conversation_rows import ConversationRow, parse_row
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import InvalidInput

UNTIMED_GAP_SECONDS = 4.0
LONGEST_GAP_SECONDS = 600.0
BURST_GAP_SECONDS = 0.2


class AgentLines(StrEnum):
    """What becomes of the humans' lines in the file: said again from outside, or left to the desk."""

    PLAY = "play"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class _Timed:
    """A row and the seconds from the start of the play (at speed 1) when it is said."""

    at_seconds: float
    row: ConversationRow


class PlayedFile:
    """Plays a file of conversations. `speed` 2.0 is twice as fast as life; `inf` keeps only `turn_gap_seconds` between
    the turns of one conversation, so that they stay turns, and lets all conversations run side by side.

    `run` makes the lines of another play new lines instead of repeats.
    """

    def __init__(
        self,
        path: Path,
        *,
        speed: float = 1.0,
        agent_lines: AgentLines = AgentLines.SKIP,
        turn_gap_seconds: float = 3.0,
        run: str = "",
    ) -> None:
        self.name = "played"
        self.serves = frozenset({"played"})
        self._path = path
        self._speed = speed
        self._agent_lines = agent_lines
        self._turn_gap_seconds = turn_gap_seconds
        self._run = run
        self._began = 0.0
        self._due: list[tuple[float, int, ConversationRow]] = []
        self._problems: list[ChannelProblem] = []
        self._delivered: set[str] = set()

    @property
    def remaining(self) -> int:
        """Lines that are still to be said."""
        return len(self._due)

    def start(self, now: float) -> None:
        """Reads the file. What cannot be read, a line or the whole, is told with the first poll."""
        self._began = now
        rows = self._read()
        timed = self._at_once(rows) if self._speed == inf else self._as_recorded(rows)
        self._due = [(each.at_seconds, number, each.row) for number, each in enumerate(timed)]
        heapify(self._due)

    def poll(self, now: float, limit: int) -> Inflow:
        moment = self._moment(now)
        messages: list[ReceiveMessage] = []
        while self._due and len(messages) < limit and self._due[0][0] <= moment:
            _, number, row = heappop(self._due)
            message = self._message(number, row)
            if message is not None:
                messages.append(message)
        problems, self._problems = tuple(self._problems), []
        return Inflow(tuple(messages), problems)

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        """The file keeps no account."""

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        self._problems.append(ChannelProblem(self.name, code, (("conversation", message.conversation_key),)))

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        self._delivered.add(reply.reply_id)
        return DELIVERED

    def wait_seconds(self, now: float) -> float | None:
        if self._problems:
            return 0.0
        if not self._due:
            return None
        pace = 1.0 if self._speed == inf else self._speed
        return max(0.0, (self._due[0][0] - self._moment(now)) / pace)

    def stop(self) -> None:
        self._due.clear()

    def _moment(self, now: float) -> float:
        return (now - self._began) * (1.0 if self._speed == inf else self._speed)

    def _read(self) -> list[ConversationRow]:
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError as error:
            place = (("file", self._path.name), ("reason", error.strerror or str(error)))
            self._problems.append(ChannelProblem(self.name, "unreadable_file", place))
            return []
        return list(self._rows(lines))

    def _rows(self, lines: list[bytes]) -> Iterator[ConversationRow]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield parse_row(line)
            except InvalidInput as error:
                place = (("file", self._path.name), ("line", str(number)), ("reason", error.code))
                self._problems.append(ChannelProblem(self.name, "bad_line", place))

    def _as_recorded(self, rows: list[ConversationRow]) -> Iterator[_Timed]:
        """By the recorded times; a night between two lines is cut to ten minutes. Rows without a time follow the
        row before them in their conversation."""
        told: dict[str, float] = {}
        clock = _Compressed(sorted(row.at for row in rows if row.at is not None))
        for row in rows:
            before = told.get(row.conversation)
            untimed = 0.0 if before is None else before + UNTIMED_GAP_SECONDS
            at_seconds = untimed if row.at is None else max(clock.seconds(row.at), before or 0.0)
            told[row.conversation] = at_seconds
            yield _Timed(at_seconds, row)

    def _at_once(self, rows: list[ConversationRow]) -> Iterator[_Timed]:
        last: dict[str, tuple[float, ConversationRow]] = {}
        for row in rows:
            before = last.get(row.conversation)
            at_seconds = 0.0 if before is None else before[0] + self._gap(before[1], row)
            last[row.conversation] = (at_seconds, row)
            yield _Timed(at_seconds, row)

    def _gap(self, before: ConversationRow, row: ConversationRow) -> float:
        """Lines a customer sent in one go stay together; a change of speaker or a minute's pause ends a turn."""
        if before.sender is not row.sender:
            return self._turn_gap_seconds
        if before.at is not None and row.at is not None and (row.at - before.at).total_seconds() > 60.0:
            return self._turn_gap_seconds
        return min(BURST_GAP_SECONDS, self._turn_gap_seconds)

    def _message(self, number: int, row: ConversationRow) -> ReceiveMessage | None:
        is_agent = row.sender in (Sender.AGENT, Sender.AI)
        if row.sender is Sender.SYSTEM or (is_agent and self._agent_lines is AgentLines.SKIP):
            return None
        return ReceiveMessage(
            "played",
            row.conversation,
            row.customer,
            row.text,
            nickname=row.nickname or row.customer,
            external_id=f"{self._path.name}{self._run}:{row.conversation}:{row.seq}:{number}",
            kind=row.kind,
            sender=Sender.AGENT if is_agent else Sender.CUSTOMER,
            sender_name=row.sender_name,
            claimed_at=row.at,
            payload=row.payload,
            viewed_product=row.product,
            order_no=row.order_no,
        )


class _Compressed:
    """Recorded times as seconds from the first one, with long silences cut short."""

    def __init__(self, moments: list[datetime]) -> None:
        self._seconds: dict[datetime, float] = {}
        seconds = 0.0
        for before, moment in zip([*moments[:1], *moments], moments, strict=False):
            seconds += min((moment - before).total_seconds(), LONGEST_GAP_SECONDS)
            self._seconds[moment] = seconds

    def seconds(self, moment: datetime) -> float:
        return self._seconds[moment]
