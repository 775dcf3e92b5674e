"""What an engine has learned from the shop's own conversations: plain figures that are stored as text."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from deskpilot.engine.gate import logistic, logit

_LEAST_TERMS = 4
_WORD_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Learned:
    """The state.

    `words`: term to entry id to log odds, how much a customer's word speaks for an entry. `grams`: by origin (c: the
    turn, s: the shop's line before it), a run of characters to its log odds for dissatisfaction. `mix`: the weights
    that join these with the hand-set probability. `curves`: slope and offset on the logit of a probability. An empty
    part was not learned, or did worse than what was there before on the shop's own check set.
    """

    version: int = 1
    words: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    grams: Mapping[str, float] = field(default_factory=dict)
    mix: tuple[float, ...] = ()
    curves: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "Learned":
        """Raises `ValueError` for text that is not a learned state of this version."""
        values = json.loads(text)
        if not isinstance(values, dict) or values.get("version") != Learned().version:
            raise ValueError("not a learned state of this version")
        curves = {name: (float(pair[0]), float(pair[1])) for name, pair in values.get("curves", {}).items()}
        mix = tuple(float(weight) for weight in values.get("mix", ()))
        return Learned(words=values.get("words", {}), grams=values.get("grams", {}), mix=mix, curves=curves)

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.mix or self.curves)

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

    def corrected(self, name: str, probability: float) -> float:
        """A probability put right by what the shop's own labels showed."""
        curve = self.curves.get(name)
        return probability if curve is None else logistic(curve[0] * logit(probability) + curve[1])

    def dissatisfied(self, probability: float, said: str, before: str) -> float:
        """The hand-set probability joined with what the shop's own labelled lines showed."""
        if not self.mix:
            return probability
        parts = (1.0, logit(probability), *gram_parts(self.grams, said, before))
        return logistic(sum(weight * part for weight, part in zip(self.mix, parts, strict=True)))


# Terms that teach: words, pairs of characters, things. Aspects and their pairs are too common.
LEARNED_FROM = "wbt"
NOTHING_LEARNED = Learned()
_READ = 80
_SIZES = (1, 2, 3)


def grams_of(text: str, origin: str) -> set[str]:
    """Runs of one to three characters of a normalised text, marked with where it was said."""
    framed = f"^{text[-_READ:]}$"
    return {f"{origin}{framed[i : i + size]}" for size in _SIZES for i in range(len(framed) - size + 1)}


def gram_parts(grams: Mapping[str, float], said: str, before: str) -> tuple[float, float]:
    """The evidence of the turn and of the line before it: sums of log odds over the root of their number."""
    parts = []
    for origin, text in (("c", said), ("s", before)):
        odds = [grams[gram] for gram in grams_of(text, origin) if gram in grams]
        parts.append(sum(odds) / len(odds) ** 0.5 if odds else 0.0)
    return parts[0], parts[1]
