"""All the window knows of what lies below: orders go down, changes come up, rows are read on the spot."""

from collections.abc import Callable
from datetime import datetime
from itertools import count

from PySide6.QtCore import QObject, Signal, SignalInstance

from deskpilot.domain.commands import Command, MarkRead, SitDown
from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.services.clock import Clock, SystemClock
from deskpilot.services.duty import agent_on_duty
from deskpilot.services.queries import DeskQueries
from deskpilot.services.stored_settings import House
from deskpilot.settings import Settings
from deskpilot.worker.engine_thread import EngineThread
from deskpilot.worker.pace import Pace
from deskpilot.worker.states import EngineState, Problem

__all__ = ["EngineState", "Gateway", "Problem"]

_MOST_UNSETTLED = 5_000
# Commits that follow each other faster than this are told together.
_GATHER_MS = 40


class Gateway(QObject):
    """Lives in the window's thread. Without an engine thread attached it only keeps what was `sent`.

    `settled` answers a `submit` by its ticket, with the error or None. `escalated` follows the `committed` that
    carried the alert. `settings()` and `house()` are fresh before `committed` tells that settings changed. Many commits
    may be told as one, and while somebody types they wait for a calm moment of `pace`; an alert does not wait.
    """

    ready = Signal()
    state_changed = Signal(object)
    committed = Signal(object)
    escalated = Signal(object)
    settled = Signal(int, object, object)
    rejected = Signal(object, object)
    progress = Signal(str, int, int, str)
    job_finished = Signal(str, object)
    asked = Signal(int, object)
    problem = Signal(object)

    def __init__(
        self,
        queries: DeskQueries,
        clock: Clock | None = None,
        parent: QObject | None = None,
        state: EngineState = EngineState.STARTING,
    ) -> None:
        super().__init__(parent)
        self.queries = queries
        self.sent: list[Command] = []
        self._house = queries.house()
        self._clock = clock or SystemClock()
        self._state = state
        self._tickets = count(1)
        self._unsettled: dict[int, Command] = {}
        self._engine: EngineThread | None = None
        self.pace = Pace(self)
        self._untold = ChangeSet()
        self._tell_soon = self.pace.errand(self, self._tell, _GATHER_MS)

    @property
    def state(self) -> EngineState:
        """How the engine thread is doing."""
        return self._state

    @property
    def agent_name(self) -> str:
        """Who works at this desk: the name that was set, else whoever of the staff is on duty; empty if nobody is."""
        return self._house.settings.agent_name or agent_on_duty(self._house, self.now())

    def set_agent_name(self, name: str, pin: str = "") -> int:
        """Somebody else sits down; returns the ticket."""
        return self.submit(SitDown(name, pin))

    def settings(self) -> Settings:
        """The settings in force."""
        return self._house.settings

    def house(self) -> House:
        """Everything the shop has set: the settings, who works here, who gets whom."""
        return self._house

    def now(self) -> datetime:
        """Now, aware UTC."""
        return self._clock.now()

    @property
    def is_settled(self) -> bool:
        """Whether every order was answered."""
        return not self._unsettled

    def attach(self, engine: EngineThread) -> None:
        """Join the engine thread; from now on orders are carried out."""
        self._engine = engine
        self.queries.keep_house()
        for signal, slot in self._joints(engine):
            signal.connect(slot)

    def detach(self) -> None:
        """Let go of the engine thread: nothing of what it still has to say reaches the window, whose reader may be
        closed after this. Open orders are answered as stopped."""
        if self._engine is None or self._state is EngineState.STOPPED:
            return
        self.pace.stop()
        for signal, slot in self._joints(self._engine):
            signal.disconnect(slot)
        self._on_state(EngineState.STOPPED)

    def _joints(
        self, engine: EngineThread
    ) -> tuple[tuple[SignalInstance, SignalInstance | Callable[..., None]], ...]:
        return (
            (engine.state_changed, self._on_state),
            (engine.committed, self._on_committed),
            (engine.settled, self._on_settled),
            (engine.asked, self.asked),
            (engine.progress, self.progress),
            (engine.job_finished, self.job_finished),
            (engine.problem, self.problem),
        )

    def submit(self, command: Command) -> int:
        """Order something and come back at once. The ticket comes back with `settled`; the job of a long command is
        named by it. With too many orders open, or after the end began, the answer is an error."""
        ticket = next(self._tickets)
        if not isinstance(command, MarkRead):
            self.pace.rested()
        if self._engine is None:
            self.sent.append(command)
        elif self._may_take():
            self._unsettled[ticket] = command
            self._engine.submit(ticket, command)
        else:
            self._refuse(ticket, command)
        return ticket

    def ask(self, text: str, viewed_product: str = "") -> int:
        """Try a question: `asked` brings the HitTestResult, `settled` (without a command) an error."""
        ticket = next(self._tickets)
        if self._engine is not None and self._may_take():
            self._engine.ask(ticket, text, viewed_product)
        elif self._engine is not None:
            self._refuse(ticket, None)
        return ticket

    def cancel_job(self, job_id: str) -> None:
        """Stop a long command between two of its steps."""
        if self._engine is not None:
            self._engine.cancel(job_id)

    def _may_take(self) -> bool:
        return self._state is not EngineState.STOPPED and len(self._unsettled) < _MOST_UNSETTLED

    def _refuse(self, ticket: int, command: Command | None) -> None:
        code = "stopped" if self._state is EngineState.STOPPED else "queue_full"
        self._unsettled.pop(ticket, None)
        self._answer(ticket, command, KnownError(code))

    def _answer(self, ticket: int, command: Command | None, error: KnownError | None) -> None:
        if error is not None and command is not None:
            self.rejected.emit(command, error)
        self.settled.emit(ticket, command, error)

    def _on_state(self, state: EngineState) -> None:
        self._state = state
        self.state_changed.emit(state)
        if state is EngineState.READY:
            self.ready.emit()
        if state is EngineState.STOPPED:
            for ticket, command in list(self._unsettled.items()):
                self._refuse(ticket, command)

    def _on_committed(self, changes: ChangeSet) -> None:
        self._untold = self._untold.then(changes)
        if changes.raised or changes.reminded or changes.settings or changes.everything:
            self._tell_soon.do()
        else:
            self._tell_soon.ask()

    def _tell(self) -> None:
        changes, self._untold = self._untold, ChangeSet()
        if changes.settings or changes.everything:
            self._house = self.queries.read_house()
        self.committed.emit(changes)
        for escalation in changes.raised:
            self.escalated.emit(escalation)

    def _on_settled(self, ticket: int, command: Command | None, error: KnownError | None) -> None:
        # What an order changed is told before its answer; nobody waits for the one the window gives by itself.
        if self._tell_soon.is_asked and not isinstance(command, MarkRead):
            self._tell_soon.do()
        if command is None or self._unsettled.pop(ticket, None) is not None:
            self._answer(ticket, command, error)
