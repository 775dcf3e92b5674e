"""Learn the words customers use for entries from exchanges, and adopt them only where exchanges held back bear it out.

What is held back stays small in a small shop, so its checks add up over files as long as the words are not in use: how
many turns ranked better with the words and how many worse, put to a sign test.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from deskpilot.domain.conversation import Line
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine.acts import act_of
from deskpilot.engine.alignment import SaidToAll, meant, reply_scores, turn_scores
from deskpilot.engine.association import Association, loudest_words
from deskpilot.engine.engine import Engine
from deskpilot.engine.index import Index
from deskpilot.engine.learned import LEARNED_FROM, NOTHING_LEARNED, Learned, about
from deskpilot.engine.query import parted_line, read_line
from deskpilot.engine.stacking import chance_of_as_many

_ASKING = (Act.QUESTION, Act.REQUEST, Act.STATEMENT)
_SURE = 3.0
_A_STEP = 20
# From so many checks on a gain in rank speaks for itself; before that it has to be beyond chance.
_MANY_CHECKS, _LEAST_GAIN = 100, 0.001
_CHANCE = 0.01
# More words beside those in use need fewer checks: those in use have passed theirs.
_LEAST_CHECKS = 20

_Result = TypeVar("_Result")
_Steps = Generator[None, None, _Result]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of a customer with what followed: the reply, the entries that labels name, and whether it is for
    checking."""

    turn: str
    lines: tuple[Line, ...]
    reply: str
    entries: frozenset[str]
    check: bool


@dataclass(frozen=True, slots=True)
class _Compared:
    """Mean reciprocal ranks of the checks under two states, and at how many the second did better and worse."""

    before: float
    after: float
    better: int
    worse: int

    @staticmethod
    def of(before: list[float], after: list[float]) -> "_Compared":
        pairs = list(zip(before, after, strict=True))
        count = max(1, len(pairs))
        better, worse = sum(b < a for b, a in pairs), sum(b > a for b, a in pairs)
        return _Compared(sum(before) / count, sum(after) / count, better, worse)

    @property
    def is_clearly_worse(self) -> bool:
        return chance_of_as_many(self.worse, self.better) <= _CHANCE


class Lessons:
    """Aligned exchanges: most teach, the check set tells whether the teaching helped."""

    def __init__(self, known: Learned) -> None:
        self._known = known
        self._association = Association(known.counts)
        self._checks: list[tuple[str, tuple[Line, ...], frozenset[str]]] = []

    def take(self, exchange: Exchange, said: SaidToAll, answers: Index, engine: Engine) -> None:
        """Learn from an exchange, or keep it for checking."""
        parted = parted_line(exchange.turn)
        if act_of(parted.words, parted, exchange.lines) not in _ASKING:
            return
        by_reply = reply_scores(answers, said.news(exchange.reply))
        if exchange.check:
            wanted = exchange.entries or _best(by_reply)
            if wanted:
                self._checks.append((exchange.turn, exchange.lines, wanted))
            return
        terms = [term for term in read_line(exchange.turn).terms if term[0] in LEARNED_FROM]
        if exchange.entries:
            for entry_id in exchange.entries:
                self._association.learn(terms, entry_id, _SURE / len(exchange.entries))
            return
        if not by_reply:
            return
        entry_id, lead = meant(turn_scores(engine.index, exchange.turn, exchange.lines), by_reply)
        if entry_id:
            self._association.learn(terms, entry_id, min(1.0, 2 * lead))

    def adopted(self, engine: Engine) -> _Steps[tuple[Learned, tuple[Evidence, ...]]]:
        """The learned words if they rank the check set better, else those known before, and what was found."""
        counts = self._association.counts()
        tried = Learned(words=Association(counts).odds(), counts=counts, about=self._about(counts, engine))
        used = replace(NOTHING_LEARNED, words=self._known.words, about=self._known.about)
        plain = yield from self._ranks(engine, NOTHING_LEARNED)
        before = (yield from self._ranks(engine, used)) if used.words else plain
        after = yield from self._ranks(engine, tried)
        kept, why = self._judged(tried, plain, before, after)
        shown = _Compared.of(before, after)
        report = (
            Evidence("learn.lessons", "", self._association.lessons),
            Evidence("learn.words", "", len(tried.words)),
            Evidence("learn.checks", "words", len(self._checks)),
            Evidence("learn.checks.earlier", "words", self._known.checked[2]),
            Evidence("learn.check.before", "words", round(shown.before, 4)),
            Evidence("learn.check.after", "words", round(shown.after, 4)),
            Evidence("learn.adopted", "words", float(not why)),
            *((Evidence("learn.left_out", f"words {why}"),) if why else ()),
            *loudest_words(kept.words, engine.entries()),
        )
        return kept, report

    def _judged(
        self, tried: Learned, plain: list[float], before: list[float], after: list[float]
    ) -> tuple[Learned, str]:
        """What is in use from now on, and why it is not what was learned (empty when it is)."""
        if self._known.words:
            return self._judged_beside(
                tried, _Compared.of(plain, before), _Compared.of(before, after), _Compared.of(plain, after)
            )
        count, new = len(self._checks), _Compared.of(plain, after)
        gain = new.after - new.before
        earlier = self._known.checked
        checked = (earlier[0] + new.better, earlier[1] + new.worse, earlier[2] + count)
        enough = count >= _MANY_CHECKS and gain > _LEAST_GAIN
        if tried.words and gain > 0 and (enough or chance_of_as_many(*checked[:2]) <= _CHANCE):
            return tried, ""
        if new.is_clearly_worse:
            return self._known, "worse"
        why = "no_checks" if not count else "chance" if gain > 0 else "level"
        return replace(tried, words={}, checked=checked), why

    def _judged_beside(
        self, tried: Learned, used: _Compared, new: _Compared, all_new: _Compared
    ) -> tuple[Learned, str]:
        """The same where words are in use already: what is new may not do worse than they, nor than none at all."""
        enough = len(self._checks) >= _LEAST_CHECKS
        if enough and new.after >= new.before and all_new.after >= all_new.before:
            return tried, ""
        if used.is_clearly_worse:
            return replace(self._known, words={}, counts={}, about={}), "misleads"
        if new.is_clearly_worse:
            return self._known, "worse"
        return replace(tried, words=self._known.words), "level" if enough else "few"

    def _about(self, counts: Mapping[str, Mapping[str, float]], engine: Engine) -> dict[str, str]:
        """What the entries say now that something was learned for; of those not at hand, what they said before."""
        learned_for = {entry_id for row in counts.values() for entry_id in row}
        now = {entry.id: about(entry) for entry in engine.entries()}
        texts = {**self._known.about, **now}
        return {entry_id: texts[entry_id] for entry_id in sorted(learned_for) if entry_id in texts}

    def _ranks(self, engine: Engine, learned: Learned) -> _Steps[list[float]]:
        """For each check one over the place of what the reply stands for, 0 when it is not among the candidates."""
        found: list[float] = []
        for number, (turn, lines, wanted) in enumerate(self._checks):
            if number % _A_STEP == 0:
                yield
            ranked = engine.ranked(turn, lines, learned)
            found.append(
                next((1 / place for place, entry_id in enumerate(ranked, 1) if entry_id in wanted), 0.0)
            )
        return found


def _best(by_reply: Mapping[str, float]) -> frozenset[str]:
    ordered = sorted(by_reply, key=lambda entry_id: -by_reply[entry_id])[:2]
    clear = len(ordered) == 1 or (len(ordered) == 2 and by_reply[ordered[1]] < 0.8)
    return frozenset(ordered[:1]) if clear else frozenset()
