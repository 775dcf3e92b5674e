"""The desk's one door for change: a command in, one unit of work, a ChangeSet out."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta

from deskpilot.domain import commands as c
from deskpilot.domain.commands import Command
from deskpilot.domain.errors import KnownError, NotFound, StoreError
from deskpilot.domain.events import ChangeSet
from deskpilot.engine import Engine
from deskpilot.services import alerts, auditing, delivery, follow_ups, proposals, roles, turns, unpaid
from deskpilot.services.clock import Clock, SystemClock
from deskpilot.services.delivery import OutgoingItem
from deskpilot.services.duty import roster
from deskpilot.services.erasing import at_store
from deskpilot.services.handlers import carry_out
from deskpilot.services.hit_test import hit_test
from deskpilot.services.jobs import is_long, steps_of
from deskpilot.services.knowledge_views import HitTestResult
from deskpilot.services.learning import learn_from, stored_learning
from deskpilot.services.left_waiting import call_for_held, owe_to_left_waiting
from deskpilot.services.media import MediaStore
from deskpilot.services.pace import Pace
from deskpilot.services.recovery import Quarantine
from deskpilot.services.replay import Recorded
from deskpilot.services.retention import kept_since
from deskpilot.services.steps import Step, driven, joined
from deskpilot.services.stored_settings import House, read_house
from deskpilot.services.work import Work
from deskpilot.settings import Settings
from deskpilot.store import OutgoingReply, Store, keep_index, opened_index

__all__ = ["Desk", "OutgoingItem", "Step", "is_long"]

_LOG = logging.getLogger(__name__)
_LOOKED_AHEAD = timedelta(minutes=2)  # longer than any undo window


class Desk:
    """All commands and timers of the desk. Belongs to one thread, which also owns the store's writer."""

    def __init__(self, store: Store, engine: Engine, clock: Clock | None = None) -> None:
        self._store = store
        self._engine = engine
        self._clock = clock or SystemClock()
        self._pace = Pace(self._clock)
        self._quarantine = Quarantine()
        self._untold: list[Callable[[Engine], None]] = []
        self._house: House | None = None
        self._letting_go_since: datetime | None = None
        self.media = MediaStore(store.data_dir)
        self.ready = False

    # ---- what is set ---------------------------------------------------------------------------------------------

    @property
    def house(self) -> House:
        """Everything the shop has set, as stored."""
        if self._house is None:
            with self._store.reading() as stored:
                self._house = read_house(stored.settings.all(), stored.people.all(), stored.people.rules())
        return self._house

    @property
    def engine(self) -> Engine:
        """The engine, for measuring."""
        return self._engine

    def settings(self) -> Settings:
        """The settings as stored."""
        return self.house.settings

    # ---- start ---------------------------------------------------------------------------------------------------

    def load(self) -> Iterator[Step]:
        """Feed the engine, in steps; the desk answers once this is through."""
        self.ready = False
        with self._store.reading() as stored:
            entries = [entry for entry in stored.entries.all() if entry.enabled]
            products, aliases = list(stored.products.all()), stored.aliases.all()
            learned = stored_learning(stored.learned)
        self._untold.clear()
        with opened_index(self._store.data_dir) as kept:
            for done in self._engine.load(entries, products, aliases, learned, kept):
                yield Step(done, len(entries), "indexing")
        self._tell_engine()
        self._engine.warm_up()
        self._keep_index()
        self.ready = True
        yield Step(len(entries), len(entries), "ready")

    def resume(self) -> ChangeSet:
        """After a start: lines that were handed over but never acknowledged go out again under the same id."""
        with self._store.begin() as uow:
            uow.outbox.requeue_handed()
        return uow.changes

    def unclosed(self) -> tuple[tuple[int, datetime], ...]:
        """Conversations holding lines that no turn has, with the time of the last one."""
        with self._store.reading() as stored:
            return stored.turns.unclosed()

    def close_unclosed(self, conversation_id: int) -> ChangeSet:
        """Close a turn left over from before. One that took the process down twice goes to a human unread."""
        if not self.ready:
            return ChangeSet()
        with self._store.begin() as uow:
            poisoned = self._quarantine.enter(uow, conversation_id, self._clock.now())
        if poisoned:
            changes = self._given_to_human(conversation_id)
        else:
            changes = self.dispatch(c.CloseTurn(conversation_id))
        with self._store.begin() as uow:
            self._quarantine.leave(uow, self._clock.now())
        return changes

    # ---- commands ------------------------------------------------------------------------------------------------

    def dispatch(self, command: Command) -> ChangeSet:
        """Do what is asked in one unit of work. A `KnownError` means that nothing was changed."""
        if isinstance(command, c.CloseTurn):
            return self._close_turn(command.conversation_id)
        if is_long(command):
            return driven(self.run(command))
        roles.check(self.house, command)
        if isinstance(command, c.EraseCustomer | c.RenewBackups):
            return self._at_store(command)
        changes = self._carried_out(command)
        if isinstance(command, c.CallForHuman):
            return self._told_waiting(changes, command.conversation_id)
        return changes

    def run(self, command: Command) -> Iterator[Step]:
        """A long command in steps; the last one carries its report. Closing the iterator cancels it."""
        roles.check(self.house, command)
        with closing(steps_of(command, self._do, self._engine)) as steps:
            for step in steps:
                if step.reload:
                    yield from self.load()
                yield step
        self._do(lambda work: auditing.record(work, command, is_done=True))
        self._keep_index()

    def learn(self, lines: Iterable[Recorded], file: str = "") -> Iterator[Step]:
        """Learn from recorded conversations in steps; the last one carries the findings. `file` names their source."""
        return learn_from(lines, self._engine, self._do, file)

    def ask(self, text: str, viewed_product: str = "") -> HitTestResult:
        """What a question would find. Nothing is stored. Raises `KnownError` (`not_ready`) while still loading."""
        if not self.ready:
            raise KnownError("not_ready")
        results: list[HitTestResult] = []
        self._do(lambda work: results.append(hit_test(work, text, viewed_product)))
        return results[0]

    # ---- timers --------------------------------------------------------------------------------------------------

    def seconds_to_next_release(self) -> float | None:
        """Until the next line in the outbox wants attention; lines held back for undo are timed by the clock that never
        jumps."""
        now = self._pace.steady_now()
        with self._store.reading() as stored:
            later = stored.outbox.next_due_at()
            rows = stored.outbox.due(now + _LOOKED_AHEAD) if later is not None else ()
        waits = [
            self._pace.seconds_held(row.message_id, (_tried_at(row) - now).total_seconds()) for row in rows
        ]
        if later is not None and not waits:
            waits = [(later - now).total_seconds()]
        return max(0.0, min(waits)) if waits else None

    def release_due(self, limit: int = 20) -> tuple[tuple[OutgoingItem, ...], ChangeSet]:
        """Claim the lines that may leave now; hand each to its channel after this."""
        items: list[OutgoingItem] = []
        changes = self._do(lambda work: items.extend(delivery.release_due(work, limit)), steady=True)
        return tuple(items), changes

    def mark_delivered(self, outbox_id: int) -> ChangeSet:
        """The channel took the line."""
        return self._do(lambda work: delivery.mark_delivered(work, outbox_id))

    def mark_failed(self, outbox_id: int, error: str, final: bool = False) -> ChangeSet:
        """The channel did not take the line; `final` when it never will."""
        return self._do(lambda work: delivery.mark_failed(work, outbox_id, error, final))

    def wake_snoozed(self) -> ChangeSet:
        """Tell snoozed alerts again whose time is up."""
        return self._do(alerts.wake_snoozed)

    def remind(self) -> ChangeSet:
        """Bring to mind the tasks that are due, each step of urgency once; stale proposals go."""
        return self._do(_see_to_tasks)

    def owe_call_backs(self) -> ChangeSet:
        """Who was held and may have asked gets a human; after closing time who still waits is owed a call-back, and hears
        once when somebody is back."""
        told: list[int] = []
        changes = self._do(lambda work: told.extend((*call_for_held(work), *owe_to_left_waiting(work))))
        for conversation_id in told:
            changes = self._told_waiting(changes, conversation_id)
        return changes

    def let_go_old(self, most: int) -> tuple[ChangeSet, int]:
        """Delete at most so many of the conversations that are older than the shop keeps them; with how many it were."""
        months = self.settings().keep_months
        if not months:
            self._letting_go_since = None
            return ChangeSet(), 0
        now = self._clock.now()
        run_at = self._letting_go_since = self._letting_go_since or now
        changes, count = self._store.let_go(kept_since(now, months), "", most, self.media.remove, run_at)
        if count < most:
            self._letting_go_since = None
        if count:
            self._house = None
        return changes, count

    # ---- inside --------------------------------------------------------------------------------------------------

    def _do(self, act: Callable[[Work], None], *, steady: bool = False) -> ChangeSet:
        house = self.house
        now = self._pace.steady_now() if steady else self._clock.now()
        with self._store.begin() as uow:
            work = Work(uow, now, house, self._engine, self._pace, roster(house, now), media=self.media)
            act(work)
        if uow.changes.settings or uow.changes.everything:
            self._house = None
        # While the engine is being fed, what changes meanwhile waits, or an older state would come after it.
        self._untold += work.index
        if self.ready:
            self._tell_engine()
        return uow.changes

    def _carried_out(self, command: Command) -> ChangeSet:
        try:
            return self._do(lambda work: carry_out(work, command))
        except KnownError as error:
            code = error.code
            if code == "wrong_pin":
                self._do(lambda work: auditing.record_refusal(work, command, code))
            raise

    def _at_store(self, command: c.EraseCustomer | c.RenewBackups) -> ChangeSet:
        changes = at_store(self._store, self.media, command, command.agent_name or self.settings().agent_name)
        self._house = None
        return changes

    def _keep_index(self) -> None:
        if self._engine.is_worth_keeping and not self._store.read_only:
            keep_index(self._store.data_dir, self._engine.keep)

    def _tell_engine(self) -> None:
        for tell in self._untold:
            tell(self._engine)
        self._untold.clear()

    def _close_turn(self, conversation_id: int) -> ChangeSet:
        """A failure is an escalation, never silence: what the turn did is rolled back, the lines go to a human."""
        if not self.ready:
            return ChangeSet()
        try:
            return self._do(lambda work: turns.close_turn(work, conversation_id))
        except (StoreError, NotFound):
            raise
        except Exception as error:  # noqa: BLE001
            code = error.code if isinstance(error, KnownError) else type(error).__name__
            _LOG.exception("A turn of conversation %d could not be read: %s", conversation_id, code)
        return self._given_to_human(conversation_id)

    def _given_to_human(self, conversation_id: int) -> ChangeSet:
        changes = self._do(lambda work: turns.give_to_human(work, conversation_id))
        return self._told_waiting(changes, conversation_id)

    def _told_waiting(self, changes: ChangeSet, conversation_id: int) -> ChangeSet:
        try:
            # Apart from the alert: whatever broke may break the words to the customer as well.
            return joined(changes, self._do(lambda work: turns.tell_waiting(work, conversation_id)))
        except StoreError:
            raise
        except Exception:  # noqa: BLE001
            _LOG.exception("No word to the customer of conversation %d", conversation_id)
            return changes


def _see_to_tasks(work: Work) -> None:
    proposals.withdraw_stale(work)
    unpaid.propose_unpaid(work)
    follow_ups.remind(work)


def _tried_at(row: OutgoingReply) -> datetime:
    return max(row.release_at, row.next_try_at)
