"""How soon a typed character is on the screen while customers write: from the key press to the painted editor."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.running import RunningDesk, running_desk, wait_until
from benchmarks.shops import demo_shop
from benchmarks.traffic import NAME, Traffic
from deskpilot.domain.commands import TakeOver
from deskpilot.services.views import QueueFilter
from deskpilot.ui.panels.conversation.reply_editor import ReplyEditor

PART = "keystrokes"
_TYPED = Goal(16.0)
_PER_SECOND = 50.0
_KEY_EVERY_MS = 90
_LONGEST_DRAFT = 120
_LETTERS = "亲您好这款现货今天拍下明天就能发出请放心有什么问题随时找我"
_PAINTED = QEvent.Type(QEvent.registerEventType())


class Typist(QObject):
    """Presses a key every 90 ms and notes when the editor has been painted with it."""

    def __init__(self, editor: ReplyEditor, keys: int) -> None:
        super().__init__(editor)
        self._editor, self._keys = editor, keys
        self._pressed_ns = 0
        self._count = 0
        self.waits_ns: list[int] = []
        # On the editor alone: a filter on everything would cost every other event as well.
        editor.viewport().installEventFilter(self)
        self._timer = QTimer(self, interval=_KEY_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)

    def start(self) -> None:
        self._timer.start()

    @property
    def is_done(self) -> bool:
        return len(self.waits_ns) >= self._keys

    def stop(self) -> None:
        self._timer.stop()
        self._editor.viewport().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._pressed_ns:
            QCoreApplication.postEvent(self, QEvent(_PAINTED), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            if self._pressed_ns:
                self.waits_ns.append(perf_counter_ns() - self._pressed_ns)
                self._pressed_ns = 0
            return True
        return super().event(event)

    def _press(self) -> None:
        """Post the key like the window system does: what stands in the queue before it is done first."""
        if self._pressed_ns:
            return
        if self._count % _LONGEST_DRAFT == 0:
            self._editor.clear()
        letter = _LETTERS[self._count % len(_LETTERS)]
        self._count += 1
        self._pressed_ns = perf_counter_ns()
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.postEvent(self._editor, key)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    with plan.scratch() as scratch:
        return list(typing(plan.pick(400, 20), scratch))


def typing(keys: int, scratch: Path, per_second: float = _PER_SECOND) -> Iterator[Figure]:
    """An agent writes a reply, once at rest and once while `per_second` lines come in."""
    folder = demo_shop(scratch / "shop")
    traffic = Traffic(1_000_000, per_second)
    with running_desk(folder, channels=lambda settings: {NAME: lambda: traffic}) as desk:
        desk.window.resize(1440, 900)
        traffic.begin()
        editor = _editor_in_hand(desk)
        found = spread(_typed(editor, keys))
        stored = traffic.acknowledged
    name = f"a typed character painted, {per_second:.0f} customers' lines a second coming in, p99"
    beside = {"p50 ms": found.p50, "max ms": found.high, "lines stored": float(stored)}
    yield Figure(PART, name, found.p99, "ms", _TYPED, beside, headline=True)


def _editor_in_hand(desk: RunningDesk) -> ReplyEditor:
    """The reply box of a conversation that was taken over."""
    queries = desk.gateway.queries
    wait_until(lambda: queries.queue(QueueFilter.WAITING))
    conversation = queries.queue(QueueFilter.WAITING)[0].conversation_id
    desk.gateway.submit(TakeOver(conversation, "小美"))
    desk.window.open_conversation(conversation)
    editor = desk.window.findChild(ReplyEditor)
    assert isinstance(editor, ReplyEditor)
    editor.setFocus()
    return editor


def _typed(editor: ReplyEditor, keys: int) -> list[int]:
    """Nanoseconds from key to picture, the first few left out."""
    typist = Typist(editor, keys + 5)
    typist.start()
    wait_until(lambda: typist.is_done)
    typist.stop()
    return typist.waits_ns[5:]
