"""What an engine has learned from the shop's own conversations: plain figures that are stored as text."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine.gate import logistic, logit
from deskpilot.engine.linear import Heard
from deskpilot.engine.text import normalised, squeezed
from deskpilot.engine.tone_row import TONE_BITS, tone_row
from deskpilot.engine.vectors import Vector

_LEAST_TERMS = 4
_WORD_SHARE = 0.15
# An opening moves the log odds of a human no further than that.
_MOST_MOVED = 1.0
# Log odds from which a word is a name for what it leads to, rather than a word often said beside it.
_A_NAME = 1.2
# So much of the old question is in the new forms, or of both answers is the same, where an entry was only reworded.
_SAME_QUESTION, _SAME_ANSWER = 0.4, 0.5
_KEPT_OF_ANSWER = 80
_NO_ODDS: Final[Mapping[str, float]] = {}
AXES: Final = 256


@dataclass(frozen=True, slots=True)
class Packed:
    """Many small weights as text: int8, squeezed, base64. `scale` turns them into log odds."""

    text: str
    scale: float

    @staticmethod
    def of(weights: NDArray[np.float64]) -> "Packed":
        scale = float(max(np.abs(weights).max(), 1e-6)) / 127
        packed = np.round(weights / scale).astype(np.int8)
        return Packed(b64encode(zlib.compress(packed.tobytes(), 9)).decode(), round(scale, 7))

    @property
    def values(self) -> NDArray[np.int8]:
        return _unpacked(self.text)

    def whole(self) -> NDArray[np.float64]:
        """The weights as they were, but for rounding."""
        return self.scale * self.values.astype(np.float64)


@dataclass(frozen=True, slots=True)
class Tone:
    """How this shop's dissatisfied customers sound: a linear model over runs of characters and what a turn means.

    `runs` has a weight for each bucket, `axes` one for each axis of the sentence vector. `hand` is the weight of the
    logit the engine came with, `offset` what is added. The sum tells one customer's turns apart; `slope` and `shift`
    make it a probability for customers nobody has met.
    """

    runs: Packed
    axes: Packed
    hand: float
    offset: float
    slope: float = 1.0
    shift: float = 0.0

    def logit(self, before: float, heard: Heard, meaning: Vector) -> float:
        """The log odds of dissatisfaction, from those of the engine, what was heard and what it means."""
        row = tone_row(heard)
        told = self.runs.scale * float(row.values @ self.runs.values[row.buckets].astype(np.float32))
        told += self.axes.scale * float(meaning @ self.axes.values.astype(np.float32))
        return self.shift + self.slope * (self.offset + self.hand * before + told)

    @staticmethod
    def of(weights: NDArray[np.float64], curve: tuple[float, float] = (1.0, 0.0)) -> "Tone":
        """From the weights of a fit: buckets, axes, the engine's logit, the offset; `curve` is slope and shift."""
        runs, axes = Packed.of(weights[: 1 << TONE_BITS]), Packed.of(weights[1 << TONE_BITS : -2])
        figures = (round(float(figure), 4) for figure in (*weights[-2:], *curve))
        return Tone(runs, axes, *figures)

    def fitted(self) -> NDArray[np.float64]:
        """The weights as a fit gives them, to go on from."""
        return np.concatenate([self.runs.whole(), self.axes.whole(), [self.hand, self.offset]])


def _tone(values: object) -> Tone | None:
    if not values:
        return None
    try:
        kept = dict(values) if isinstance(values, dict) else {}
        tone = Tone(runs=Packed(**kept.pop("runs")), axes=Packed(**kept.pop("axes")), **kept)
        if len(tone.runs.values) == 1 << TONE_BITS and len(tone.axes.values) == AXES:
            return tone
    except (TypeError, KeyError, ValueError, zlib.error) as error:
        raise ValueError("not a learned tone") from error
    raise ValueError("not a learned tone")


@lru_cache(maxsize=8)
def _unpacked(text: str) -> NDArray[np.int8]:
    return np.frombuffer(zlib.decompress(b64decode(text)), np.int8)


@dataclass(frozen=True, slots=True)
class Learned:
    """The state.

    `words`: term to entry id to log odds, how much a customer's word speaks for an entry. `tone`: how dissatisfied
    customers sound. `curves`: slope and offset on the logit of a probability. An empty part was not learned, or did
    worse than what was there before on the shop's own check set. `counts` is what `words` were made of, for what is
    learned later. `openings`: word to log odds of a human when a chat begins with it; `opening_counts` what they were
    made of: chats, and how many of them led to a human. `about` is what an entry said when `words` were learned for it;
    `checked` how many checks the words passed, failed and were put to so far, while they are not in use.
    """

    version: int = 4
    words: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    tone: Tone | None = None
    curves: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    openings: Mapping[str, float] = field(default_factory=dict)
    opening_counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    checked: tuple[int, int, int] = (0, 0, 0)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "Learned":
        """Raises `ValueError` for text that is not a learned state of this version."""
        values = json.loads(text)
        if not isinstance(values, dict) or values.get("version") != Learned().version:
            raise ValueError("not a learned state of this version")
        curves = {name: (float(pair[0]), float(pair[1])) for name, pair in values.get("curves", {}).items()}
        return Learned(
            words=values.get("words", {}),
            tone=_tone(values.get("tone")),
            curves=curves,
            counts=values.get("counts", {}),
            openings=values.get("openings", {}),
            opening_counts={
                word: (int(pair[0]), int(pair[1])) for word, pair in values.get("opening_counts", {}).items()
            },
            about=values.get("about", {}),
            checked=tuple(map(int, values.get("checked", (0, 0, 0)))),  # type: ignore[arg-type]
        )

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.tone or self.curves or self.openings)

    def boosts(self, terms: Iterable[str]) -> dict[str, float]:
        """How much the terms of a turn speak for entries, in points of score."""
        if not self.words:
            return {}
        own = [term for term in terms if term[0] in LEARNED_FROM]
        sums: dict[str, float] = {}
        for term in own:
            for entry_id, odds in self.words.get(term, {}).items():
                sums[entry_id] = sums.get(entry_id, 0.0) + odds
        share = _WORD_SHARE / max(_LEAST_TERMS, len(own))
        return {entry_id: share * odds for entry_id, odds in sums.items()}

    def named(self, words: Iterable[str]) -> frozenset[str]:
        """The entries that one of the words is a name for."""
        if not self.words:
            return frozenset()
        led_to = (self.words.get(f"w{word}", _NO_ODDS) for word in words if len(word) > 1)
        return frozenset(entry_id for each in led_to for entry_id, odds in each.items() if odds >= _A_NAME)

    def means_the_same(self, entry: KnowledgeEntry) -> bool:
        """Whether an entry still is about what it was about when something was learned for it."""
        then = self.about.get(entry.id)
        return then is None or _is_same_matter(then, " ".join(entry.forms), entry.answer)

    def without(self, changed: Collection[str]) -> "Learned":
        """The state without the words of entries that mean something else by now."""
        if not changed:
            return self
        words, counts = _without(self.words, changed), _without(self.counts, changed)
        about = {entry_id: text for entry_id, text in self.about.items() if entry_id not in changed}
        return replace(self, words=words, counts=counts, about=about)

    @property
    def mark(self) -> str:
        """Tells whether two states read a turn alike: a digest of what is in use."""
        used = (self.words, self.tone and asdict(self.tone), self.curves, self.openings)
        text = json.dumps(used, ensure_ascii=False, sort_keys=True)
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    def corrected(self, name: str, probability: float) -> float:
        """A probability put right by what the shop's own labels showed."""
        curve = self.curves.get(name)
        return probability if curve is None else logistic(curve[0] * logit(probability) + curve[1])

    def opened(self, handoff: float, words: Iterable[str]) -> float:
        """The need of a human at an opening, moved by what became of chats that began with these words."""
        found = [self.openings[word] for word in words if word in self.openings]
        moved = max(-_MOST_MOVED, min(_MOST_MOVED, sum(found)))
        return logistic(logit(handoff) + moved) if found else handoff

    def dissatisfied(self, probability: float, heard: Heard, meaning: Vector) -> float:
        """The engine's probability joined with what the shop's own labelled lines showed."""
        if self.tone is None:
            return probability
        return logistic(self.tone.logit(logit(probability), heard, meaning))


def about(entry: KnowledgeEntry) -> str:
    """What an entry is about, short enough to be kept beside what was learned for it."""
    return f"{entry.question}\n{entry.answer[:_KEPT_OF_ANSWER]}"


@lru_cache(maxsize=4096)
def _is_same_matter(then: str, forms: str, answer: str) -> bool:
    """Whether the question of that time is still found among the forms, or the answer is much the same."""
    asked, _, told = then.partition("\n")
    before, now = _pairs(asked), _pairs(forms)
    if before and len(before & now) >= _SAME_QUESTION * len(before):
        return True
    before, now = _pairs(told), _pairs(answer[:_KEPT_OF_ANSWER])
    return 2 * len(before & now) >= _SAME_ANSWER * (len(before) + len(now))


def _pairs(text: str) -> frozenset[str]:
    said = squeezed(normalised(text))
    return frozenset(said[place : place + 2] for place in range(max(1, len(said) - 1)))


def _without(
    table: Mapping[str, Mapping[str, float]], changed: Collection[str]
) -> dict[str, dict[str, float]]:
    kept = {
        term: {entry_id: weight for entry_id, weight in row.items() if entry_id not in changed}
        for term, row in table.items()
    }
    return {term: row for term, row in kept.items() if row}


# Terms that teach: words, pairs of characters, things. Aspects and their pairs are too common.
LEARNED_FROM = "wbt"
NOTHING_LEARNED = Learned()
