"""From the commit of an alert in the engine thread to its picture in the window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from benchmarks.corpus import make_corpus
from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.running import RunningDesk, application, running_desk, wait_until
from benchmarks.shops import shop_with
from deskpilot.domain.commands import CloseConversation, Command, ReceiveMessage
from deskpilot.domain.events import ChangeSet
from deskpilot.engine import Engine
from deskpilot.services.clock import SystemClock
from deskpilot.services.desk import Desk
from deskpilot.store import Store
from deskpilot.ui.widgets.alert_strip import AlertStrip

PART = "alert"
_VISIBLE = Goal(100.0)
_PAINTED = QEvent.Type(QEvent.registerEventType())


class TimedDesk(Desk):
    """The desk, which notes when it came back from a commit that raised an alert."""

    committed_ns = 0

    def dispatch(self, command: Command) -> ChangeSet:
        changes = super().dispatch(command)
        if changes.raised:
            TimedDesk.committed_ns = perf_counter_ns()
        return changes


class PaintWatch(QObject):
    """Calls `seen` each time the loop comes back from painting the strip while it shows an alert."""

    def __init__(self, strip: AlertStrip, seen: Callable[[int], None]) -> None:
        super().__init__(strip)
        self._strip, self._seen = strip, seen
        application().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._is_part(watched) and self._strip.alert() is not None:
            QCoreApplication.postEvent(self, QEvent(_PAINTED), Qt.EventPriority.HighEventPriority.value)
        return False

    def _is_part(self, watched: QObject) -> bool:
        return watched is self._strip or (isinstance(watched, QWidget) and self._strip.isAncestorOf(watched))

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            self._seen(perf_counter_ns())
            return True
        return super().event(event)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    with plan.scratch() as scratch:
        return list(alerts(plan.pick(20, 3), plan.pick(10_000, 300), scratch))


def alerts(times: int, entries: int, scratch: Path) -> Iterator[Figure]:
    """One angry customer after the other; each is dealt with before the next writes."""
    folder = shop_with(scratch / "shop", make_corpus(entries).entries)
    with running_desk(folder, _timed_desk) as desk:
        desk.window.resize(1440, 900)
        durations = [_one(desk, number) for number in range(times + 1)][1:]
    found = spread(durations)
    name = "alert committed until it is painted in the window"
    yield Figure(PART, name, found.p50, "ms", _VISIBLE, found.beside(), headline=True)


def _timed_desk(store: Store) -> Desk:
    return TimedDesk(store, Engine(), SystemClock())


def _one(desk: RunningDesk, number: int) -> int:
    """Nanoseconds from commit to picture."""
    strip = desk.window.findChild(AlertStrip)
    assert isinstance(strip, AlertStrip)
    pictures: list[int] = []
    conversations: set[int] = set()

    def on_committed(changes: ChangeSet) -> None:
        conversations.update(changes.conversations)

    TimedDesk.committed_ns = 0
    watch = PaintWatch(strip, pictures.append)
    desk.gateway.committed.connect(on_committed)
    customer = f"angry {number}"
    desk.gateway.submit(
        ReceiveMessage("bench", customer, customer, "我要投诉，叫你们老板来！", customer, customer)
    )
    wait_until(lambda: pictures and TimedDesk.committed_ns)
    desk.gateway.committed.disconnect(on_committed)
    application().removeEventFilter(watch)
    for conversation_id in conversations:
        desk.gateway.submit(CloseConversation(conversation_id, "小美"))
    wait_until(lambda: strip.alert() is None)
    return next(at for at in pictures if at > TimedDesk.committed_ns) - TimedDesk.committed_ns
