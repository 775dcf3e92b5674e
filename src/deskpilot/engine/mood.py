"""How the words feel, from -1 (furious) to 1 (delighted).

Words with a sign, turned round by a negation before them and scaled by a degree word; clauses after a contrast weigh
more, for "good, but late" ends on the complaint. A second opinion comes from the word vectors: whether the sentence
lies nearer to sentences of praise or of complaint (prototypes.txt), bounded for those
that blame in words, for "not content" lies near "content".
"""

import re
from dataclasses import dataclass
from functools import cache
from math import tanh

import numpy as np

from deskpilot.engine import tables
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.segment import until_taught, words_of
from deskpilot.engine.text import normalise
from deskpilot.engine.vectors import Matrix, Vector, sentence, unit

_CLAUSE = re.compile(r"[,.。!?;，！？；~\n…]+|\s+")
_AFTER_CONTRAST = 1.2
_BEFORE_CONTRAST = 0.9
# "Good, only a bit late" stays good: a small fault is told after praise.
_AFTER_BUT_FOR = 0.8
_ALL_IN_ALL = 1.6
_FADES = 0.8
_TURNED = -0.8
_REACH = 4
_PROTOTYPE_WEIGHT = 12.0
# What a sentence that blames in words gets at most for lying near to praise.
_PRAISED_BLAME = 0.4
_SCALE = 2.2
# Whoever writes without a word of praise or blame is rather content.
_BENEFIT_OF_DOUBT = 0.1
# Who asks "does it suit dry skin" or "is there a discount" feels nothing yet; who asks how it can be so good does.
_ASKED = re.compile(
    r"[吗嘛么]$|(?<!没)什么(?!都|意思)|多少|多大|多久|多长|(?<!哪)哪(?!哪|怕|里[都能])|(?<!好)(?<!没)几(?:[个款种号点岁码件双斤])|是否|有没有|能不能|会不会|好不好"
)
_ASKED_PRAISE = 0.1
# What is less than it was, or than it was said to be: praise in words, blame in meaning.
_FALLS_SHORT = re.compile(
    r"没有?(?!什么|任何|一|多|少|几)[^不没]{0,8}?(?:那么|这么|那样|的|想象|预期|以前|之前|上次|超市|店里|实体店)[中里]?的?"
    r"(?:好|香|甜|脆|大|快|舒服|新鲜|漂亮|划算|神|厚|软|清楚|流畅|细腻|浓|纯|值|强|便宜)"
)
_LESS = -1.2
_TURNS = {"hard": _AFTER_CONTRAST, "soft": _AFTER_BUT_FOR}
_FACES = re.compile("[😀😁😂😃😄😊😍🥰😘👍👏🎉❤💕🌹😆🤗✌💪😋]")
_SAD_FACES = re.compile("[😡🤬😠👎💩😤🙄😒😭😞😔😢☹😣😩😫💔😑]")


@dataclass(frozen=True, slots=True)
class Feeling:
    """`mood` from -1 to 1 and the signed words it rests on, heaviest first."""

    mood: float
    words: tuple[tuple[str, float], ...] = ()


@cache
def _signed() -> PhraseBook:
    return PhraseBook(tables.sections("mood.txt"))


@cache
def _directions() -> tuple[Matrix, Matrix]:
    """Vectors of the sentences of praise and of complaint."""
    lists: dict[str, list[Vector]] = {"praise": [], "complaint": []}
    current = ""
    for row in tables.rows("prototypes.txt"):
        if row.startswith("["):
            current = row.strip("[]")
        else:
            lists[current].append(vector_of(normalise(row)))
    return np.stack(lists["praise"]), np.stack(lists["complaint"])


@until_taught
def vector_of(text: str) -> Vector:
    return sentence(words_of(text))


@cache
def _axis() -> tuple[Vector, float]:
    praise, complaint = _directions()
    axis = unit(praise.mean(axis=0) - complaint.mean(axis=0))
    middle = float((praise @ axis).mean() + (complaint @ axis).mean()) / 2
    return axis, middle


def feel(text: str) -> Feeling:
    """The mood of a normalised text."""
    total = 0.0
    words: list[tuple[str, float]] = []
    weight = 1.0
    for clause in _CLAUSE.split(text):
        if not clause:
            continue
        value, found, turn = _clause(clause)
        if turn == "hard" and total > 0:
            total *= _BEFORE_CONTRAST
        weight = _TURNS.get(turn, 1 + _FADES * (weight - 1))
        total += value * (max(weight, _ALL_IN_ALL) if turn == "overall" else weight)
        words.extend(found)
    total += _BENEFIT_OF_DOUBT + len(_FACES.findall(text)) - 1.5 * len(_SAD_FACES.findall(text))
    total += _likeness(text, total)
    words.sort(key=lambda pair: -abs(pair[1]))
    return Feeling(round(tanh(total / _SCALE), 3), tuple(words[:5]))


def _likeness(text: str, told: float) -> float:
    """Whether the text lies nearer to praise or to complaint, beside what its words told."""
    axis, middle = _axis()
    near = _PROTOTYPE_WEIGHT * (float(vector_of(text) @ axis) - middle)
    return min(near, _PRAISED_BLAME) if told < 0 else near


def _clause(clause: str) -> tuple[float, list[tuple[str, float]], str]:
    """What a clause weighs, the signed words in it, and how it turns: hard, soft, overall or not."""
    value, turn = 0.0, ""
    short = _FALLS_SHORT.search(clause)
    if short:
        value, clause = _LESS, f"{clause[: short.start()]} {clause[short.end() :]}"
    negated_at = degree_at = -9
    degree = 1.0
    found: list[tuple[str, float]] = []
    asked = _ASKED_PRAISE if _ASKED.search(clause) else 1.0
    for place, word, codes in _signed().find(clause):
        kinds = dict(code.partition(".")[::2] for code in codes)
        if "negation" in kinds:
            negated_at = -9 if negated_at >= 0 and place - negated_at <= 2 else place
        if "contrast" in kinds and turn != "hard":
            turn = kinds["contrast"]
        turn = turn or ("overall" if "overall" in kinds else "")
        for level, factor in (("15", 1.5), ("12", 1.2), ("6", 0.6)):
            if kinds.get("degree") == level:
                degree, degree_at = factor, place + len(word)
        sign = 1.0 if "positive" in kinds else -1.0 if "negative" in kinds else 0.0
        if not sign:
            continue
        strength = sign * float(kinds.get("positive") or kinds["negative"])
        if place - degree_at <= 1:
            strength *= degree
        if 0 <= place - negated_at <= _REACH and negated_at >= 0:
            strength *= _TURNED
            negated_at = -9
        if strength > 0:
            strength *= asked
        value += strength
        found.append((word, round(strength, 2)))
    return value, found, turn
