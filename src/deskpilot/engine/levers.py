"""What each part of the engine weighs, in one object: the product uses `ALL`, a measurement leaves parts out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shares:
    """Weights of finding. Of a term when asking: `pair` … `thing_aspect` (a word weighs 1). Of a part of the score:
    `whole` (questions and answer as one field) … `foreign`; `wording` as engine/crowd.py counts it; `subject` by how much
    one unit of log odds (engine/subjects.py) moves an entry. Of lines before the turn: `customer`, `shop`."""

    pair: float = 0.5
    thing: float = 1.0
    aspect: float = 0.4
    thing_aspect: float = 0.5
    whole: float = 0.5
    meaning: float = 0.5
    answer_meaning: float = 0.15
    foreign: float = 0.3
    wording: float = 1.0
    subject: float = 0.15
    customer: float = 0.6
    shop: float = 0.3


FULL: Final = Shares()


@dataclass(frozen=True, slots=True)
class Levers:
    """`encoder` names what turns texts into vectors (see engine/encoder.py). `silent` names figures (see gate.toml and engine/course.py) that count for nothing."""

    shares: Shares = FULL
    encoder: str = "words"
    silent: frozenset[str] = frozenset()

    def audible(self, figures: Mapping[str, float]) -> dict[str, float]:
        """The figures with the silent ones at zero."""
        return {name: 0.0 if name in self.silent else value for name, value in figures.items()}


ALL: Final = Levers()
