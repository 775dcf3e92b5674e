"""A long day: eight hours of five lines a second, played faster. Does memory grow, do handles or timers pile up?

Not among the parts that run by default: it takes about as long as storing and deciding 144,000 lines takes.
"""

import gc
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns

import psutil
from PySide6.QtCore import QObject, QTimer

from benchmarks.figures import Figure, Goal
from benchmarks.plan import Plan
from benchmarks.running import RunningDesk, application, running_desk, wait_until
from benchmarks.shops import demo_shop
from benchmarks.traffic import NAME, Traffic
from deskpilot.domain.commands import CloseConversation, SendAgentReply
from deskpilot.services.views import QueueFilter

PART = "soak"
_GROWTH = Goal(0.05)
_NO_MORE = Goal(0.0)
_WARM = 0.2
_TOLD_TIMES = 20
_PER_SECOND = 120.0
_HUMAN_EVERY_MS = 250
_HUMAN_SAYS = "您好，我是小美，前面聊的我都看到了，这就替您处理。"


def _say(lines: int, seconds: float, stock: "Stock") -> None:
    sys.stderr.write(
        f"{lines:,} lines, {seconds:,.0f} s: {stock.megabytes:.1f} MB, {stock.blocks:,} blocks\n"
    )
    sys.stderr.flush()


@dataclass(frozen=True, slots=True)
class Stock:
    """What the process holds; `blocks` are pieces of memory in Python's own hands."""

    megabytes: float
    handles: int
    threads: int
    timers: int
    blocks: int

    @staticmethod
    def of(desk: RunningDesk) -> "Stock":
        """Counted after a full collection."""
        gc.collect()
        process = psutil.Process()
        roots: list[QObject] = [application(), desk.program, desk.window]
        timers = {id(timer) for root in roots for timer in root.findChildren(QTimer)}
        handles = process.num_handles() if hasattr(process, "num_handles") else process.num_fds()
        return Stock(
            process.memory_info().rss / 1e6,
            handles,
            process.num_threads(),
            len(timers),
            sys.getallocatedblocks(),
        )


class Human:
    """Sees to whoever waits: opens the conversation, answers, closes it, one every quarter of a second."""

    def __init__(self, desk: RunningDesk) -> None:
        self.served = 0
        self._desk = desk
        self._timer = QTimer(desk.window, interval=_HUMAN_EVERY_MS)
        self._timer.timeout.connect(self._serve)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _serve(self) -> None:
        gateway = self._desk.gateway
        for row in gateway.queries.queue(QueueFilter.WAITING, limit=20):
            if not self.served % 20:
                self._desk.window.open_conversation(row.conversation_id)
            gateway.submit(SendAgentReply(row.conversation_id, _HUMAN_SAYS, "小美"))
            gateway.submit(CloseConversation(row.conversation_id, "小美"))
            self.served += 1


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    with plan.scratch() as scratch:
        return list(long_day(plan.pick(144_000, 1_500), scratch))


def long_day(lines: int, scratch: Path) -> Iterator[Figure]:
    """Play `lines`; what is there after a fifth of them is what should be there at the end."""
    traffic = Traffic(lines, _PER_SECOND)
    with running_desk(demo_shop(scratch / "shop"), channels=lambda settings: {NAME: lambda: traffic}) as desk:
        desk.window.resize(1440, 900)
        human = Human(desk)
        began = perf_counter_ns()
        traffic.begin()
        stocks = []
        for part in range(1, _TOLD_TIMES + 1):
            until = lines * part // _TOLD_TIMES
            wait_until(lambda until=until: traffic.acknowledged >= until, None)
            seconds = (perf_counter_ns() - began) / 1e9
            stocks.append(Stock.of(desk))
            _say(until, seconds, stocks[-1])
        early, late = stocks[round(_WARM * _TOLD_TIMES) - 1], stocks[-1]
        human.stop()
    beside = {
        "early MB": early.megabytes,
        "late MB": late.megabytes,
        "lines a second": lines / seconds,
        "humans' replies": float(human.served),
        "replies delivered": float(traffic.delivered),
    }
    name = f"{lines:,} lines in one go: memory grew"
    yield Figure(PART, name, late.megabytes / early.megabytes - 1, "%", _GROWTH, beside, headline=True)
    yield Figure(PART, "… more handles", float(late.handles - early.handles), "", _NO_MORE)
    yield Figure(PART, "… more threads", float(late.threads - early.threads), "", _NO_MORE)
    yield Figure(PART, "… more timers", float(late.timers - early.timers), "", _NO_MORE)
