"""A desk that runs: a real store, a real engine and a real engine thread, with a customer's phone at the other end."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from deskpilot.channels import Channel, DeliveryResult, Inflow, Outcome, OutgoingReply
from deskpilot.channels.base import DELIVERED
from deskpilot.domain.commands import Command, ReceiveMessage
from deskpilot.domain.conversation import Sender
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine import Engine
from deskpilot.services.clock import SystemClock
from deskpilot.services.desk import Desk
from deskpilot.store import Reader, Store
from deskpilot.worker.engine_thread import EngineThread
from deskpilot.worker.parts import Parts
from deskpilot.worker.states import EngineState

ENTRIES = (
    KnowledgeEntry(
        "KB0001",
        "什么时候发货",
        "拍下后当天打包，隔天揽收。",
        "发货",
        ("多久发货", "几天能发出"),
    ),
    KnowledgeEntry(
        "KB0002", "能开发票吗", "可以开电子发票，订单完成后在订单页申请。", "发票", ("怎么开发票",)
    ),
    KnowledgeEntry("KB0003", "怎么洗", "请用冷水手洗，平铺晾干。", "养护", ("可以机洗吗", "洗涤方法")),
)
ALL_DAY = {"duty_from_hour": "0", "duty_to_hour": "24", "staff": "小美"}
SETTINGS = {
    "mode": "auto",
    "quiet_seconds": "0.2",
    "undo_seconds": "0",
    "reply_floor": "0.3",
    "setup_done": "1",
    **ALL_DAY,
}


class Phone:
    """A customer's side: what is said here arrives at the desk, what the desk replies is heard here."""

    def __init__(self, name: str = "phone") -> None:
        self.name = name
        self.serves = frozenset({name})
        self.heard: list[OutgoingReply] = []
        self.acknowledged: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self.failures = 0
        self._said: deque[ReceiveMessage] = deque()
        self._lock = threading.Lock()
        self._count = 0

    def say(
        self,
        text: str,
        customer: str = "小明",
        external_id: str | None = None,
        sender: Sender = Sender.CUSTOMER,
    ) -> None:
        """Say something; it arrives with the next poll."""
        self._count += 1
        line = ReceiveMessage(
            self.name, customer, customer, text, customer, external_id or f"m{self._count}", sender=sender
        )
        with self._lock:
            self._said.append(line)

    @property
    def texts(self) -> list[str]:
        """The replies so far."""
        return [reply.text for reply in self.heard]

    def start(self, now: float) -> None:
        pass

    def poll(self, now: float, limit: int) -> Inflow:
        with self._lock:
            taken = [self._said.popleft() for _ in range(min(limit, len(self._said)))]
        return Inflow(tuple(taken))

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        self.acknowledged.append(message.text)

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        self.refused.append((message.text, code))

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        if self.failures > 0:
            self.failures -= 1
            return DeliveryResult(Outcome.LATER, "no_signal")
        self.heard.append(reply)
        return DELIVERED

    def wait_seconds(self, now: float) -> float | None:
        return 0.01

    def stop(self) -> None:
        pass


def furnish(data_dir: Path, entries: Sequence[KnowledgeEntry] = ENTRIES, **settings: str) -> None:
    """Put a small shop into an empty data folder."""
    at = datetime.now(UTC)
    store = Store.open(data_dir)
    with store.begin() as uow:
        for entry in entries:
            uow.entries.put(entry, "小美", at)
        uow.settings.set({**SETTINGS, **settings})
    store.close()


def parts_of(
    data_dir: Path, *channels: Channel, engine: Callable[[], Engine] = Engine, patience_seconds: float = 20.0
) -> Parts:
    """The parts of a real desk in this folder with these channels."""
    clock = SystemClock()
    return Parts(
        lambda: Store.open(data_dir),
        lambda store: Desk(store, engine(), clock),
        lambda settings: {channel.name: (lambda channel=channel: channel) for channel in channels},
        clock,
        patience_seconds,
    )


def rows(data_dir: Path, sql: str) -> list[tuple[object, ...]]:
    """What the database holds now, seen from outside."""
    reader = Reader(data_dir)
    try:
        return [tuple(row) for row in reader.rows(sql)]
    finally:
        reader.close()


@dataclass
class Running:
    """An engine thread at work and everything it said."""

    engine: EngineThread
    qtbot: QtBot
    changes: list[ChangeSet] = field(default_factory=list)
    settled: list[tuple[int, object, object]] = field(default_factory=list)
    problems: list[object] = field(default_factory=list)
    states: list[EngineState] = field(default_factory=list)
    tickets: int = 0

    def submit(self, command: Command) -> object:
        """Do a command and wait for its answer: the error, or None."""
        self.tickets += 1
        ticket = self.tickets
        self.engine.submit(ticket, command)
        self.wait(lambda: any(each[0] == ticket for each in self.settled))
        return next(error for number, _, error in self.settled if number == ticket)

    def wait(self, condition: Callable[[], object], timeout: int = 8000) -> None:
        """Let the loop run until the condition holds."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    @property
    def raised(self) -> list[object]:
        """Every alert that was told."""
        return [escalation for changes in self.changes for escalation in changes.raised]


def start_desk(
    qtbot: QtBot, parts: Parts, *, until_ready: bool = True, parent: QObject | None = None
) -> Running:
    """Start an engine thread; by default come back when it can answer."""
    running = Running(EngineThread(parts, parent), qtbot)
    running.engine.committed.connect(running.changes.append)
    running.engine.settled.connect(
        lambda ticket, command, error: running.settled.append((ticket, command, error))
    )
    running.engine.problem.connect(running.problems.append)
    running.engine.state_changed.connect(running.states.append)
    running.engine.opened.connect(running.engine.begin)
    running.engine.start()
    if until_ready:
        try:
            running.wait(lambda: EngineState.READY in running.states)
        except BaseException:
            running.engine.shut_down()  # a thread that still runs when it is collected ends the whole test run
            raise
    return running
