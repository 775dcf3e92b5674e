"""A stand-in for the gateway: the rows of `sample_rows` in memory, and the commands of the desk acted out on them.

Panels are developed and tested against it without a database. `submitted` holds every command in order, `clock` is the
time now; `commit(...)` tells the panels that something changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deskpilot.domain import commands
from deskpilot.domain.catalog import Campaign, Product
from deskpilot.domain.commands import SitDown
from deskpilot.domain.conversation import ConversationState, Delivery, MessageKind, Mode, Owner, Sender
from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.knowledge import KnowledgeEntry, QuickPhrase
from deskpilot.services import figure_views, knowledge_views, views
from deskpilot.services.media import MediaStore
from deskpilot.services.queries import BriefMaterial
from deskpilot.services.stored_settings import House, read_house
from deskpilot.services.task_views import TaskRow
from deskpilot.settings import Settings
from deskpilot.worker.pace import Pace
from tests.ui import sample_case as case
from tests.ui import sample_rows as rows


class SampleQueries:
    """Every query of the desk, answered from lists in memory. Tests replace the lists."""

    def __init__(self) -> None:
        self.behind: list[tuple[str, int]] = []
        self.stretches: list[tuple[datetime, datetime]] = []
        self.lists: dict[views.QueueFilter, tuple[views.QueueRow, ...]] = {
            views.QueueFilter.WAITING: rows.waiting_rows(),
            views.QueueFilter.MINE: rows.mine_rows(),
            views.QueueFilter.AI: rows.ai_rows(),
            views.QueueFilter.CLOSED: rows.closed_rows(),
        }
        every = [row for group in self.lists.values() for row in group]
        self.heads = {row.conversation_id: rows.head(row.conversation_id) for row in every}
        self.transcripts: dict[int, list[views.TranscriptRow]] = {rows.FOCUS: list(rows.transcript())}
        self.drafts: dict[int, tuple[views.SuggestionRow, ...]] = {rows.FOCUS: rows.suggestions()}
        self.open_alerts = rows.alert_rows()
        self.quick_phrases = rows.phrases()
        self.materials: dict[int, BriefMaterial] = {rows.FOCUS: case.material()}
        self.figures = case.figures()
        self.dashboards = {days: case.board(days) for days in (1, 7, 30)}
        self.media = MediaStore(Path("nowhere"))
        self.read_rows = self.read_figures = 0

    def queue(
        self, which: views.QueueFilter, agent_name: str = "", limit: int = 500
    ) -> tuple[views.QueueRow, ...]:
        return self.lists[which][:limit]

    def queue_counts(self, agent_name: str = "") -> views.QueueCounts:
        return rows.queue_counts()

    def alerts(self, limit: int = 50) -> tuple[views.AlertRow, ...]:
        return self.open_alerts

    def alerts_standing(self, ids: Sequence[int]) -> frozenset[int]:
        return frozenset(row.escalation.id for row in self.open_alerts) & frozenset(ids)

    def near_limit(self, within_seconds: float) -> tuple[views.QueueRow, ...]:
        return ()

    def head(self, conversation_id: int) -> views.ConversationHead | None:
        return self.heads.get(conversation_id)

    def transcript(
        self, conversation_id: int, before: int | None = None, after: int | None = None, limit: int = 200
    ) -> tuple[views.TranscriptRow, ...]:
        """At most `limit` rows in order of `seq`: the last ones, those before a seq, or those after one."""
        found: Sequence[views.TranscriptRow] = self.transcripts.get(conversation_id, [])
        if after is not None:
            part = [row for row in found if row.seq > after][:limit]
        else:
            part = [row for row in found if before is None or row.seq < before][-limit:]
        self.read_rows += len(part)
        return tuple(part)

    def seq_of(self, message_id: int) -> int | None:
        """The place of a message within its conversation."""
        every = (row for group in self.transcripts.values() for row in group)
        return next((row.seq for row in every if row.message_id == message_id), None)

    def conversation_of(self, message_id: int) -> int | None:
        """The conversation that holds a message."""
        groups = self.transcripts.items()
        found = (number for number, lines in groups if any(row.message_id == message_id for row in lines))
        return next(found, 31)  # any other line was said on an earlier visit

    def suggestions(self, conversation_id: int) -> tuple[views.SuggestionRow, ...]:
        return self.drafts.get(conversation_id, ())

    def phrases(self) -> tuple[QuickPhrase, ...]:
        return self.quick_phrases

    def house(self) -> House:
        return read_house({})

    def channels(self) -> tuple[str, ...]:
        return ("douyin", "jd", "taobao")

    def campaigns(self) -> tuple[Campaign, ...]:
        return ()

    def customer_card(self, conversation_id: int) -> views.CustomerCard | None:
        return rows.customer_card() if conversation_id in self.heads else None

    def loads(self) -> dict[str, int]:
        return {"小美": 2, "阿哲": 3}

    def tags_in_use(self) -> tuple[str, ...]:
        return ("定制", "老客", "侘寂风")

    def trace(self, conversation_id: int) -> views.Trace | None:
        return case.trace() if conversation_id == rows.FOCUS else None

    def brief_material(self, conversation_id: int) -> BriefMaterial | None:
        return self.materials.get(conversation_id)

    def conversations_of(self, customer_id: int, limit: int = 50) -> tuple[views.QueueRow, ...]:
        return case.visits()[:limit]

    def proposed_promises(self, conversation_id: int) -> tuple[TaskRow, ...]:
        return ()

    def kpis(self) -> tuple[figure_views.KpiFigure, ...]:
        self.read_figures += 1
        return self.figures

    def dashboard(self, days: int = 1) -> figure_views.Dashboard:
        self.read_figures += 1
        return self.dashboards[days]

    def first_answered_between(self, since: datetime, until: datetime, limit: int) -> figure_views.Behind:
        self.stretches.append((since, until))
        return self._some(limit)

    def behind_figure(self, code: str, days: int, limit: int) -> figure_views.Behind:
        self.behind.append((code, days))
        return self._some(limit)

    behind_category = behind_figure

    def _some(self, limit: int) -> figure_views.Behind:
        some = self.lists[views.QueueFilter.CLOSED][:limit]
        return figure_views.Behind(tuple(figure_views.BehindRow(row, 75.0) for row in some), 2, 1)

    active_between = first_answered_between

    def knowledge(self, text: str = "", **_filters: object) -> knowledge_views.KnowledgePage:
        page = rows.knowledge_page()
        kept = tuple(row for row in page.rows if text in row.question)
        return replace(page, rows=kept, matched=len(kept))

    def product(self, code: str) -> Product | None:
        return None

    def entry(self, entry_id: str) -> KnowledgeEntry | None:
        return rows.entry(entry_id)

    def entry_versions(self, entry_id: str) -> tuple[knowledge_views.EntryVersion, ...]:
        return rows.entry_versions()

    def search(self, text: str, limit: int = 20) -> tuple[views.SearchHit, ...]:
        return rows.search_hits(text)[:limit] if text else ()


class SampleGateway(QObject):
    """The faces and signals of the gateway; what it is told happens at once."""

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

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queries = SampleQueries()
        self.shop_settings = Settings(shop_name="木棉生活馆", agent_name="小美", staff="小美,阿哲,晓琳")
        self.pin = ""
        self.clock: datetime = rows.NOW
        self.channel_modes: dict[str, Mode] = {}
        self.submitted: list[commands.Command] = []
        self.pace = Pace(self)
        self._sequence = 0

    @property
    def sent(self) -> list[commands.Command]:
        """The same list under the real gateway's name."""
        return self.submitted

    @property
    def agent_name(self) -> str:
        return self.shop_settings.agent_name

    def now(self) -> datetime:
        return self.clock

    def settings(self) -> Settings:
        return self.shop_settings

    def house(self) -> House:
        return House(self.shop_settings, channel_modes=self.channel_modes, pin=self.pin)

    def set_agent_name(self, name: str, pin: str = "") -> None:
        self.submit(SitDown(name, pin))

    def submit(self, command: commands.Command) -> int:
        """Note the command and act it out when it concerns a conversation or a setting; returns its ticket."""
        self.submitted.append(command)
        ticket = len(self.submitted)
        act = _ACTS.get(type(command))
        if act is not None:
            self.commit(conversations=frozenset({act(self.queries, command, self.clock)}))
        elif isinstance(command, commands.SaveSettings):
            self.shop_settings = self.shop_settings.with_values(dict(command.values))
            self.commit(settings=True)
        elif isinstance(command, SitDown):
            self.shop_settings = self.shop_settings.with_values({"agent_name": command.name})
            self.commit(settings=True)
        self.settled.emit(ticket, command, None)
        return ticket

    def refuse(self, command: commands.Command, error: KnownError) -> None:
        """Say that a command came to nothing."""
        self.rejected.emit(command, error)
        self.settled.emit(0, command, error)

    def ask(self, text: str, viewed_product: str = "") -> int:
        """A hit test; the answer comes at once on `asked`."""
        self.asked.emit(1, rows.hit_test(text))
        return 1

    def cancel_job(self, job_id: str) -> None:
        """Nothing runs here; only the real gateway has jobs."""

    def commit(self, **fields: object) -> None:
        """Announce a change, as the real one does after a transaction."""
        self._sequence += 1
        self.committed.emit(ChangeSet(sequence=self._sequence, **fields))  # type: ignore[arg-type]

    def receive(self, conversation_id: int, text: str) -> views.TranscriptRow:
        """A customer's line arrives."""
        row = _append(self.queries, conversation_id, Sender.CUSTOMER, text, self.clock)
        self.commit(conversations=frozenset({conversation_id}))
        return row


def _append(
    queries: SampleQueries, conversation_id: int, sender: Sender, text: str, at: datetime, **fields: object
) -> views.TranscriptRow:
    lines = queries.transcripts.setdefault(conversation_id, [])
    row = rows.line(lines[-1].seq + 1 if lines else 1, sender, text, at, **fields)
    lines.append(row)
    return row


def _mark(queries: SampleQueries, conversation_id: int, mark: str, name: str, at: datetime) -> None:
    _append(
        queries, conversation_id, Sender.SYSTEM, "", at, kind=MessageKind.MARK, mark=mark, sender_name=name
    )


def _change_head(queries: SampleQueries, conversation_id: int, **fields: object) -> None:
    now = queries.heads[conversation_id]
    queries.heads[conversation_id] = replace(now, version=now.version + 1, **fields)  # type: ignore[arg-type]


def _set_delivery(queries: SampleQueries, message_id: int, delivery: Delivery) -> int:
    for conversation_id, lines in queries.transcripts.items():
        for place, row in enumerate(lines):
            if row.message_id == message_id:
                lines[place] = replace(row, delivery=delivery)
                return conversation_id
    raise KeyError(message_id)


def _take_over(queries: SampleQueries, command: commands.TakeOver, at: datetime) -> int:
    _change_head(queries, command.conversation_id, owner=Owner.AGENT, agent_name=command.agent_name)
    _mark(queries, command.conversation_id, "taken_over", command.agent_name, at)
    return command.conversation_id


def _hand_back(queries: SampleQueries, command: commands.HandBack, at: datetime) -> int:
    _change_head(queries, command.conversation_id, owner=Owner.AI, agent_name="")
    _mark(queries, command.conversation_id, "handed_back", command.agent_name, at)
    return command.conversation_id


def _transfer(queries: SampleQueries, command: commands.Transfer, at: datetime) -> int:
    _change_head(queries, command.conversation_id, owner=Owner.AGENT, agent_name=command.to_agent)
    _mark(queries, command.conversation_id, "transferred", command.to_agent, at)
    return command.conversation_id


def _close(queries: SampleQueries, command: commands.CloseConversation, at: datetime) -> int:
    _change_head(queries, command.conversation_id, state=ConversationState.CLOSED, waiting_since=None)
    _mark(queries, command.conversation_id, "closed", command.agent_name, at)
    return command.conversation_id


def _reopen(queries: SampleQueries, command: commands.ReopenConversation, at: datetime) -> int:
    _change_head(queries, command.conversation_id, state=ConversationState.OPEN)
    return command.conversation_id


def _send(queries: SampleQueries, command: commands.SendAgentReply, at: datetime) -> int:
    if queries.heads[command.conversation_id].owner is not Owner.AGENT:
        _change_head(queries, command.conversation_id, owner=Owner.AGENT, agent_name=command.agent_name)
        _mark(queries, command.conversation_id, "taken_over", command.agent_name, at)
    _append(queries, command.conversation_id, Sender.AGENT, command.text, at, sender_name=command.agent_name,
            delivery=Delivery.PENDING if command.undo_seconds else Delivery.DELIVERED,
            release_at=at + timedelta(seconds=command.undo_seconds))  # fmt: skip
    return command.conversation_id


def _cancel(queries: SampleQueries, command: commands.CancelReply, at: datetime) -> int:
    return _set_delivery(queries, command.message_id, Delivery.CANCELLED)


def _retry(queries: SampleQueries, command: commands.RetryReply, at: datetime) -> int:
    return _set_delivery(queries, command.message_id, Delivery.PENDING)


_ACTS = {
    commands.TakeOver: _take_over,
    commands.HandBack: _hand_back,
    commands.Transfer: _transfer,
    commands.CloseConversation: _close,
    commands.ReopenConversation: _reopen,
    commands.SendAgentReply: _send,
    commands.CancelReply: _cancel,
    commands.RetryReply: _retry,
}
