"""Text in, understanding out. Knows no database, no window and no clock but the one it is given."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import IO

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.domain.sentences import sentences
from deskpilot.domain.understanding import (
    Act,
    Candidate,
    Evidence,
    Resolution,
    Signal,
    Topic,
    TurnContext,
    Understanding,
)
from deskpilot.engine import gate, verbatim
from deskpilot.engine.acts import act_of
from deskpilot.engine.bargaining import with_haggling
from deskpilot.engine.cards import Parted, part_words
from deskpilot.engine.course import Figures, course_of, heard_in, heard_mood
from deskpilot.engine.encoder import encoder
from deskpilot.engine.index import Index
from deskpilot.engine.intents import intent_of
from deskpilot.engine.kept import take_kept, write_kept
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.levers import ALL, Levers
from deskpilot.engine.linear import Heard
from deskpilot.engine.memory import resolve
from deskpilot.engine.mood import feel, vector_of
from deskpilot.engine.openings import is_opening, words_of
from deskpilot.engine.products import Names
from deskpilot.engine.query import parted_line, query_of, read_words
from deskpilot.engine.reading import Reading
from deskpilot.engine.retriever import Found, Query, candidate, retrieve
from deskpilot.engine.segment import segmenter
from deskpilot.engine.signals import find_signals
from deskpilot.engine.slots import find_slots, implied_words
from deskpilot.engine.text import normalise
from deskpilot.engine.value import intent_strength, worth_signals
from deskpilot.engine.variants import with_variants
from deskpilot.engine.vectors import Vector

_READ_CHARACTERS = 600
_CANDIDATES = 10
_TREND_WEIGHT = 0.5
_CONTEXT_BOUND = 6
# So many entries read anew are worth the writing.
_MANY_UNKEPT = 100
_MAY_ALERT = 0.5  # below this no shop is called because a customer is not content


class Engine:
    """The one door of this room. Not safe for threads: it belongs to the one that feeds it."""

    def __init__(self, *, now: datetime | None = None, levers: Levers = ALL) -> None:
        self._levers = levers
        self._now = now
        self._made_index: Index | None = None
        self._names = Names()
        self._unkept = 0
        self.learned = NOTHING_LEARNED

    def warm_up(self) -> None:
        """Read the tables (below 1.5 s). Otherwise the first use does."""
        self.understand("在吗", TurnContext())

    @property
    def index(self) -> Index:
        """The entries, ready to be asked; made on first use."""
        if self._made_index is None:
            self._made_index = Index(encoder(self._levers.encoder))
        return self._made_index

    def use(self, levers: Levers) -> None:
        """Work with other levers; the vectors of the entries are made anew if they name another encoder."""
        before, self._levers = self._levers, levers
        if self._made_index is not None and levers.encoder != before.encoder:
            self._made_index.encode_with(encoder(levers.encoder))

    @property
    def entry_count(self) -> int:
        return len(self.index)

    def load(
        self,
        entries: Sequence[KnowledgeEntry],
        products: Iterable[Product] = (),
        aliases: Iterable[Alias] = (),
        learned: Learned | None = None,
        kept: IO[bytes] | None = None,
    ) -> Iterator[int]:
        """Take in everything, in steps of a few milliseconds; yields how many entries are in. `kept` is what `keep` wrote
        at an earlier time: what is still the same is taken from there."""
        for alias in aliases:
            self.put_alias(alias)
        for product in products:
            self.put_product(product)
        if learned is not None:
            self.learned = learned
        yield 0
        taken: set[str] = set()
        if kept is not None and not self.index.slots:
            for taken in take_kept(kept, self.index, entries, self._own_words()):
                yield len(taken)
        missing = [entry for entry in entries if entry.id not in taken]
        for count, entry in enumerate(missing, len(taken) + 1):
            self.put_entry(entry)
            yield count

    @property
    def is_worth_keeping(self) -> bool:
        """Whether there are so many entries that reading them takes long, and enough of them are new."""
        return not self.index.vectors.is_small and self._unkept >= _MANY_UNKEPT

    def keep(self, file: IO[bytes]) -> None:
        """Write down what reading made of the entries, for `load`. Raises OSError."""
        write_kept(self.index, self._own_words(), file)
        self._unkept = 0

    def _own_words(self) -> frozenset[str]:
        return frozenset(segmenter().taught)

    def put_entry(self, entry: KnowledgeEntry) -> None:
        """Add an entry or replace the one of the same id."""
        self.index.put(entry)
        self._unkept += 1

    def remove_entry(self, entry_id: str) -> None:
        """Forget an entry; an unknown id is no error."""
        self.index.remove(entry_id)
        self._unkept += 1

    def put_product(self, product: Product) -> None:
        self._names.put_product(product)

    def put_alias(self, alias: Alias) -> None:
        self._names.put_alias(alias)

    def remove_alias(self, alias: str) -> None:
        self._names.remove_alias(alias)

    def find(
        self, text: str, limit: int = _CANDIDATES, context: TurnContext | None = None
    ) -> tuple[Candidate, ...]:
        """The entries that may answer, best first; with a context its lines colour the question."""
        parted = part_words(normalise(text))
        reading = self._read(parted.words)
        found = self._found(reading, context, limit, self.learned)
        return tuple(candidate(self.index, one, reading) for one in found)

    def entries(self) -> list[KnowledgeEntry]:
        """Every entry held, disabled and expired ones included."""
        return self.index.living()

    def still_meant(self) -> Learned:
        """What was learned, without the words of entries that have come to mean something else."""
        changed = {entry.id for entry in self.entries() if not self.learned.means_the_same(entry)}
        return self.learned.without(changed)

    def ranked(self, text: str, lines: Sequence[Line], learned: Learned) -> list[str]:
        """Ids of the candidates of a turn in its course, as they would stand with `learned`."""
        reading = self._read(parted_line(text).words)
        found = self._found(reading, TurnContext(lines=tuple(lines)), _CANDIDATES, learned)
        return [entry.id for one in found if (entry := self.index.entries[one.slot]) is not None]

    def unlearned_dissatisfaction(self, text: str, context: TurnContext) -> tuple[Heard, Vector, float]:
        """What is heard in a turn, what it means, and how likely dissatisfaction is before anything was learned."""
        parted = parted_line(text)
        act = act_of(parted.words, parted, context.lines)
        signals = find_signals(text, context)
        course = self._levers.audible(course_of(text, act, context.lines, signals, context.waiting_seconds))
        before, _ = gate.probability("dissatisfied", course)
        return heard_in(text, act, context.lines), vector_of(parted.words), before

    def understand(self, text: str, context: TurnContext) -> Understanding:
        """The reading of one turn. Pure, and total over all strings."""
        return self.understand_with(text, context, self.learned)

    def understand_with(self, text: str, context: TurnContext, learned: Learned) -> Understanding:
        """The reading as it would be with `learned`."""
        normal = normalise(text)
        parted = part_words(normal)
        reading = self._read(parted.words)
        act = act_of(parted.words, parted, context.lines)
        query = self._query(reading, context, learned)
        found = self._retrieved(query, context, _CANDIDATES)
        found, certain = verbatim.certain_first(self.index, found, text)
        slots = find_slots(normal)
        strength = intent_strength(normal, slots, context.lines)
        topics = with_haggling(text, find_signals(text, context))
        intent, support = intent_of(reading.concepts)
        resolutions = resolve(parted.words, parted, intent, context, self._names)
        price = self._price_meant(resolutions, context)
        signals = (*topics, *worth_signals(normal, context, strength, slots, topics, price))
        signals = tuple(sorted(_course_only(signals, context), key=lambda signal: -signal.strength))
        course = self._levers.audible(course_of(text, act, context.lines, signals, context.waiting_seconds))
        named = self._still_meant(learned, learned.named(reading.words))
        figures = self._levers.audible(gate.figures_of(self.index, act, parted, query, found, course, named))
        confidence, why = gate.probability("confidence", figures)
        handoff, why_human = gate.probability("handoff", figures)
        silence, _ = gate.probability("silence", figures)
        dissatisfied, why_upset = gate.probability("dissatisfied", course)
        heard = heard_in(text, act, context.lines)
        dissatisfied = learned.dissatisfied(dissatisfied, heard, vector_of(parted.words))
        confidence = learned.corrected("confidence", confidence)
        handoff = _handoff(handoff, text, act, context, learned)
        confidence, handoff = verbatim.sure(confidence, handoff) if certain else (confidence, handoff)
        slots = with_variants(slots, normal, self._names, self._meant(resolutions, context), context.facts)
        said = _said(text, intent, support, signals, dissatisfied)
        return Understanding(
            text=text,
            act=act,
            candidates=tuple(candidate(self.index, one, reading) for one in found),
            confidence=round(confidence if found else 0.0, 4),
            margin=round(verbatim.MARGIN if certain else figures["margin"], 4),
            intent=intent or next((one.value for one in resolutions if one.kind == "topic"), ""),
            intent_strength=strength,
            mood=heard_mood(course),
            mood_trend=round(_trend(course), 3),
            dissatisfied=round(dissatisfied, 4),
            handoff=round(handoff, 4),
            silence=round(silence, 4),
            needs_context=needs_context(parted, reading, act),
            signals=signals,
            slots=slots,
            resolutions=resolutions,
            reasons=(*certain, *why, *why_human, *why_upset, *said),
        )

    def _price_meant(self, resolutions: Iterable[Resolution], context: TurnContext) -> float:
        """What one piece costs of the thing that is named or looked at, in yuan; 0 when none is."""
        codes = (*(r.value for r in resolutions if r.kind == "product"), context.viewed_product)
        found = (self._names.product(code) for code in codes if code)
        return next((product.price for product in found if product is not None), 0.0)

    def _meant(self, resolutions: Iterable[Resolution], context: TurnContext) -> Product | None:
        """The product that a turn names or points at, else the one that is looked at."""
        code = next((one.value for one in resolutions if one.kind == "product"), context.viewed_product)
        return self._names.product(code) if code else None

    def _read(self, words: str) -> Reading:
        kept = words[:_READ_CHARACTERS]
        return read_words(f"{self._names.explained(kept)}{implied_words(kept)}")

    def _found(
        self, reading: Reading, context: TurnContext | None, limit: int, learned: Learned
    ) -> list[Found]:
        return self._retrieved(self._query(reading, context, learned), context, limit)

    def _query(self, reading: Reading, context: TurnContext | None, learned: Learned) -> Query:
        boosts = learned.boosts(reading.terms) if learned.words else {}
        meant = self._still_meant(learned, boosts)
        boosts = {entry_id: boosts[entry_id] for entry_id in boosts if entry_id in meant}
        shares = self._levers.shares
        return query_of(reading, context.lines if context else (), boosts, shares)

    def _still_meant(self, learned: Learned, ids: Iterable[str]) -> frozenset[str]:
        """Those of the entries that are still about what was learned for them."""
        held = map(self.index.entry, ids)
        return frozenset(entry.id for entry in held if entry is not None and learned.means_the_same(entry))

    def _retrieved(self, query: Query, context: TurnContext | None, limit: int) -> list[Found]:
        now = (context.now if context else None) or self._now
        return retrieve(self.index, query, limit, now)


def _handoff(before: float, text: str, act: Act, context: TurnContext, learned: Learned) -> float:
    """How likely a human is needed, as this shop's openings and labels teach it."""
    if learned.openings and is_opening(act, context.lines):
        before = learned.opened(before, words_of(text))
    return learned.corrected("handoff", before)


def _saddest(text: str, dissatisfied: float) -> tuple[Evidence, ...]:
    """Which of several sentences shows best that the customer is not content: an alert quotes it."""
    parts = sentences(text) if dissatisfied >= _MAY_ALERT else ()
    if len(parts) < 2:
        return ()
    mood, part = min((feel(normalise(part)).mood, part) for part in parts)
    return (Evidence("saddest", part, mood),) if mood < 0 else ()


def needs_context(parted: Parted, reading: Reading, act: Act) -> bool:
    """Whether the turn means little without what was said before it."""
    if act in (Act.CONFIRM, Act.DENY, Act.IDENTIFIER, Act.CARD):
        return True
    return not reading.concepts.things and len(parted.words) <= 4 * _CONTEXT_BOUND


def _trend(course: Figures) -> float:
    """How the mood moves: this turn against the course so far, from -1 to 1."""
    return max(-1.0, min(1.0, _TREND_WEIGHT * (course["mood"] - course["mood_before"])))


def _course_only(signals: Iterable[Signal], context: TurnContext) -> Iterator[Signal]:
    """Without rejections of an answer that nobody gave."""
    answered = any(line.sender in (Sender.AI, Sender.AGENT) for line in context.lines)
    return (signal for signal in signals if answered or signal.topic is not Topic.REJECTED)


def _said(
    text: str, intent: str, support: float, signals: Iterable[Signal], dissatisfied: float
) -> Iterator[Evidence]:
    yield Evidence("intent", intent, support)
    for signal in signals:
        yield Evidence(f"signal.{signal.topic.value}", signal.quote, signal.strength)
    yield from _saddest(text, dissatisfied)
