"""What the screen may ask: each answer is read in one go, from one state of the database, and nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from deskpilot.domain.persona import DayPart, Staff
from deskpilot.domain.routing import RoutingRule
from deskpilot.services.clock import Clock
from deskpilot.services.dial_note import DialNote, dial_to_be_set
from deskpilot.services.figure_views import Dashboard, KpiFigure
from deskpilot.services.greeting import greeting_in
from deskpilot.services.lessons import Lessons, can_recall, lessons
from deskpilot.services.media import MediaStore
from deskpilot.services.queries import (
    audit,
    case_file,
    desk_queue,
    figures,
    finding,
    transcript,
)
from deskpilot.services.queries.asking import Answer
from deskpilot.services.queries.audit import AuditFilter, Deed
from deskpilot.services.queries.behind import BehindQueries
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.services.queries.customers import CustomerQueries
from deskpilot.services.queries.knowledge_queries import KnowledgeQueries
from deskpilot.services.queries.lost_sales import LostQueries
from deskpilot.services.queries.product_feedback import FeedbackQueries
from deskpilot.services.queries.shelves import ImportRow
from deskpilot.services.queries.task_queries import TaskQueries
from deskpilot.services.stored_settings import House, read_house
from deskpilot.services.views import (
    AlertRow,
    ConversationHead,
    CustomerCard,
    QueueCounts,
    QueueFilter,
    QueueRow,
    SearchHit,
    SuggestionRow,
    Trace,
    TranscriptRow,
)
from deskpilot.settings import Settings
from deskpilot.store import Reader
from deskpilot.wording.facts import Facts

__all__ = ["BriefMaterial", "DeskQueries", "ImportRow"]

HouseRows = tuple[dict[str, str], tuple[Staff, ...], tuple[RoutingRule, ...]]


class DeskQueries(
    KnowledgeQueries, TaskQueries, FeedbackQueries, CustomerQueries, LostQueries, BehindQueries
):
    """Everything the screen reads. Belongs to the thread that made the reader."""

    def __init__(self, reader: Reader, clock: Clock) -> None:
        self._reader = reader
        self._clock = clock
        self.media = MediaStore(reader.data_dir)
        self._house: tuple[HouseRows | None, House] = (None, House())
        self._is_told = False

    # --- the shop

    def house(self) -> House:
        """Everything the shop has set. Every question asks for it."""
        return self._house[1] if self._is_told else self.read_house()

    def read_house(self) -> House:
        """Read what the shop has set; it is made anew only when a row changed."""
        people = self._reader.people
        rows = (self._reader.settings.all(), people.all(), people.rules())
        if rows != self._house[0]:
            self._house = (rows, read_house(*rows))
        return self._house[1]

    def keep_house(self) -> None:
        """From now on what the shop has set is read when somebody calls `read_house`, not with every question: for
        those who are told of every change."""
        self.read_house()
        self._is_told = True

    def settings(self) -> Settings:
        """The settings as stored now."""
        return self.house().settings

    def stored(self) -> dict[str, str]:
        """Every setting that was ever set, by name, as text."""
        return self._reader.settings.all()

    def channels(self) -> tuple[str, ...]:
        """The channels that customers wrote on, by name."""
        rows = self._reader.rows("SELECT DISTINCT channel FROM customers ORDER BY channel")
        return tuple(row["channel"] for row in rows)

    def offered_questions(self) -> tuple[str, ...]:
        """The questions that a welcome would offer now, first to last."""
        house, now = self.house(), self._clock.now()
        greeting = greeting_in(house, self._reader.entries, "", DayPart.DAY, now, Facts())
        return greeting.questions

    def shop_facts(self) -> dict[str, str]:
        """The shop's facts that answers may quote."""
        return dict(self.house().shop_facts)

    # --- the queue

    def queue(
        self, which: QueueFilter, agent_name: str = "", limit: int = 500, search: str = ""
    ) -> tuple[QueueRow, ...]:
        """The rows of one list, the costliest wait first; ended conversations the newest first."""
        return self._at_once(
            lambda settings, now: desk_queue.queue(
                self._reader, settings, now, which, agent_name, limit, search
            )
        )

    def queue_row(self, conversation_id: int) -> QueueRow | None:
        """The row of one conversation, whichever list it is in."""
        found = self._at_once(
            lambda settings, now: desk_queue.rows_of(self._reader, settings, now, [conversation_id])
        )
        return found[0] if found else None

    def queue_counts(self, agent_name: str = "") -> QueueCounts:
        """How many rows each list has, and when the next waiting customer reaches the limit."""
        return self._at_once(
            lambda settings, now: desk_queue.queue_counts(self._reader, settings, now, agent_name)
        )

    def alerts(self, limit: int = 50) -> tuple[AlertRow, ...]:
        """Alerts that nobody has seen, or whose rest is over, the loudest first."""
        return self._at_once(lambda settings, now: desk_queue.alerts(self._reader, settings, now, limit))

    def alerts_standing(self, ids: Sequence[int]) -> frozenset[int]:
        """Which of these alerts nobody has seen yet, or whose rest is over."""
        return self._at_once(lambda _settings, now: desk_queue.alerts_standing(self._reader, now, ids))

    def near_limit(self, within_seconds: float) -> tuple[QueueRow, ...]:
        """Customers who wait for a human and reach the limit within that time, the nearest first."""
        return self._at_once(
            lambda settings, now: desk_queue.near_limit(self._reader, settings, now, within_seconds)
        )

    def loads(self) -> dict[str, int]:
        """How many open conversations each colleague has."""
        return desk_queue.loads(self._reader)

    def conversations_of(self, customer_id: int, limit: int = 50) -> tuple[QueueRow, ...]:
        """A customer's conversations, the one last active first."""
        return self._at_once(
            lambda settings, now: desk_queue.rows_of(
                self._reader,
                settings,
                now,
                case_file.conversation_ids_of(self._reader, customer_id, limit),
            )
        )

    # --- one conversation

    def head(self, conversation_id: int) -> ConversationHead | None:
        """The header of a conversation."""
        return self._at_once(
            lambda settings, now: transcript.head(self._reader, settings, now, conversation_id)
        )

    def transcript(
        self, conversation_id: int, before: int | None = None, after: int | None = None, limit: int = 200
    ) -> tuple[TranscriptRow, ...]:
        """At most `limit` lines in order of `seq`: the last ones, those before a seq, or those after one."""
        return transcript.transcript(self._reader, conversation_id, before, after, limit)

    def seq_of(self, message_id: int) -> int | None:
        """The place of a line within its conversation."""
        return transcript.seq_of(self._reader, message_id)

    def conversation_of(self, message_id: int) -> int | None:
        """The conversation that holds a line."""
        return transcript.conversation_of(self._reader, message_id)

    def suggestions(self, conversation_id: int) -> tuple[SuggestionRow, ...]:
        """The drafts of the last decision; none once a human answered after it."""
        return self._at_once(lambda _settings, _now: transcript.suggestions(self._reader, conversation_id))

    def trace(self, conversation_id: int) -> Trace | None:
        """Why the last decision about a conversation was made."""
        return self._at_once(
            lambda _settings, _now: case_file.trace_of_conversation(self._reader, conversation_id)
        )

    def trace_of(self, decision_id: int) -> Trace | None:
        """Why a decision was made."""
        return case_file.trace(self._reader, decision_id)

    def customer_card(self, conversation_id: int) -> CustomerCard | None:
        """Everything about the customer of a conversation."""
        return self._at_once(
            lambda settings, now: case_file.customer_card(self._reader, settings, now, conversation_id)
        )

    def customer_card_of(self, customer_id: int) -> CustomerCard | None:
        """Everything about a customer."""
        return self._at_once(
            lambda settings, now: case_file.customer_card_of(self._reader, settings, now, customer_id)
        )

    def tags_in_use(self) -> tuple[str, ...]:
        """The tags that customers carry, the most used first."""
        return self._reader.customers.tags_in_use()

    def brief_material(self, conversation_id: int) -> BriefMaterial | None:
        """All rows that a brief needs."""
        return self._at_once(
            lambda settings, now: case_file.brief_material(self._reader, settings, now, conversation_id)
        )

    # --- figures, search and records

    def kpis(self) -> tuple[KpiFigure, ...]:
        """The figures of today that stand beside the reply box."""
        return self._at_once(lambda settings, now: figures.kpis(self._reader, settings, now))

    def dashboard(self, days: int = 1) -> Dashboard:
        """The figures of the last `days` days, today among them."""
        return self._at_once(lambda settings, now: figures.dashboard(self._reader, settings, now, days))

    def search(self, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """Customers, orders, knowledge and lines that hold what was typed."""
        return self._at_once(lambda _settings, _now: finding.search(self._reader, text, limit))

    def deeds(self, wanted: AuditFilter, offset: int, limit: int) -> tuple[Deed, ...]:
        """A page of who did what, newest first."""
        return audit.deeds(self._reader, wanted, offset, limit)

    def deed_count(self, wanted: AuditFilter) -> int:
        """How many rows of the trail match."""
        return audit.deed_count(self._reader, wanted)

    def every_deed(self, wanted: AuditFilter) -> Iterator[Deed]:
        """All that matches, newest first, without the names of subjects."""
        return audit.every_deed(self._reader, wanted)

    def kinds_of_deeds(self, coded: Sequence[str]) -> tuple[Deed, ...]:
        """One row of the trail for each that reads alike; `coded` are the actions whose detail is a code."""
        return audit.kinds_of_deeds(self._reader, coded)

    def actors(self) -> tuple[str, ...]:
        """Everybody who ever did something."""
        return audit.actors(self._reader)

    def lessons(self) -> Lessons | None:
        """What was learned from past conversations and is in use."""
        return lessons(self._reader.learned)

    def can_recall_learned(self) -> bool:
        """Whether something that was learned lies aside and can be taken back."""
        return can_recall(self._reader.learned)

    def dial_to_be_set(self) -> DialNote | None:
        """What the risk dial was set with, where learning has changed since and it has to be set anew."""
        return dial_to_be_set(self._reader.learned, self.settings())

    def _at_once(self, ask: Callable[[Settings, datetime], Answer]) -> Answer:
        """Every read of one question sees the same state of the database, and the same moment."""
        with self._reader.snapshot():
            return ask(self.settings(), self._clock.now())
