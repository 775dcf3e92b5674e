"""A flow being followed: a state and a message in, what to do next out. No clock, no files, and no number that is not from
a row, from the customer, or computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.flow import ALWAYS, MISSING, POSITIVE, ZERO, Answer, Flow, Source, Step, StepKind
from deskpilot.domain.flow_arithmetic import BY_REGION, Basket, BasketLine, Computed, Value, compute
from deskpilot.domain.shipping import rate_for

_MOST_STEPS = 200
_MOST_MISSES = 2
_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FlowState:
    """How far a conversation is: the step that is next, what is known, whether it was asked for, and in vain how often."""

    place: int = 0
    values: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)
    asked: bool = False
    misses: int = 0


class Outcome(StrEnum):
    """Where a run stands: it waits for an answer, it is through, or a human must go on."""

    WAITS = "waits"
    DONE = "done"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that was taken, for the trace: its place from 1, and what came of it."""

    number: int
    step: Step
    computed: Computed | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """What a message led to. `says` are templates in the order they are said; `unpriced` are things whose price is still
    to be asked for; `heard` tells whether the message answered what was asked."""

    state: FlowState
    outcome: Outcome
    says: tuple[str, ...] = ()
    passed: tuple[Passed, ...] = ()
    unpriced: tuple[str, ...] = ()
    heard: bool = False

    @property
    def number(self) -> int:
        """The place, from 1, of the step it stopped at."""
        return self.passed[-1].number if self.passed else self.state.place + 1


def sums_of(flow: Flow, values: Mapping[str, Value]) -> Mapping[str, Computed]:
    """Every sum of a flow that its values allow, by the key of its step."""
    found: dict[str, Computed] = {}
    for step in flow.steps:
        if (
            step.kind is StepKind.COMPUTE
            and step.key in values
            and all(name in values for name in step.inputs)
        ):
            found[step.key] = compute(step.formula, [values[name] for name in step.inputs], step.rates)
    return found


Read = Callable[[Step, str, bool], Value | None]
"""Reads an answer out of a text; the flag says whether it was asked for just now."""
LookUp = Callable[[Source, str], Mapping[str, Value] | None]
"""The row a source stands for, by field; None when there is none."""


def advance(flow: Flow, state: FlowState, heard: str, read: Read, look_up: LookUp) -> Advance:
    """Take as many steps as the message allows. Total: what cannot go on ends with a human."""
    run = _Run(flow, state, heard, read, look_up)
    return run.to_stop()


@dataclass(slots=True)
class _Run:
    flow: Flow
    state: FlowState
    text: str
    read: Read
    look_up: LookUp
    says: list[str] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    heard: bool = False

    def to_stop(self) -> Advance:
        self._hear_ahead()
        for _ in range(_MOST_STEPS):
            if self.state.place >= len(self.flow.steps):
                return self._end(Outcome.DONE)
            stopped = self._take(self.flow.steps[self.state.place])
            if stopped is not None:
                return stopped
        return self._end(Outcome.HUMAN)

    def _take(self, step: Step) -> Advance | None:
        match step.kind:
            case StepKind.ASK:
                return self._ask(step)
            case StepKind.LOOK_UP:
                return self._look(step)
            case StepKind.COMPUTE:
                return self._compute(step)
            case StepKind.SAY:
                self.says.append(step.text)
                return self._go_on(step, "")
            case StepKind.HUMAN:
                self._pass(step)
                return self._end(Outcome.HUMAN)

    def _ask(self, step: Step) -> Advance | None:
        known = self.state.values.get(step.key)
        found = self.read(step, self.text, self.state.asked)
        if isinstance(known, Basket):
            found = self._completed(step, known, found)
        elif found is None:
            found = known
        if found is None:
            return self._ask_again(step)
        self.heard = True
        self.state = replace(self.state, values={**self.state.values, step.key: found})
        if isinstance(found, Basket) and found.unpriced:
            return self._wait(step, found.unpriced)
        return self._go_on(step, found if isinstance(found, str) else _sign(found))

    def _completed(self, step: Step, known: Basket, found: Value | None) -> Value:
        """A basket with what was said about the missing prices; asked for them in vain, what has a price counts."""
        if isinstance(found, Basket):
            return known.joined(found)
        price = self.read(replace(step, answer=Answer.NUMBER), self.text, True)
        if len(known.unpriced) == 1 and isinstance(price, Decimal) and price > 0:
            return known.joined(Basket((BasketLine(known.unpriced[0], price),)))
        return Basket(known.lines)

    def _hear_ahead(self) -> None:
        """A coupon, and where it is to go, are often named before anybody asks for them."""
        for step in self.flow.steps[self.state.place :]:
            if step.kind is StepKind.ASK and step.answer in (Answer.COUPON, Answer.PLACE):
                found = self.read(step, self.text, False)
                if found is not None:
                    self.state = replace(self.state, values={**self.state.values, step.key: found})

    def _ask_again(self, step: Step) -> Advance:
        misses = self.state.misses + self.state.asked
        if misses >= _MOST_MISSES or self._leads_nowhere():
            self._pass(step)
            return self._end(Outcome.HUMAN)
        self.state = replace(self.state, misses=misses)
        self.says.append(step.text)
        return self._wait(step)

    def _leads_nowhere(self) -> bool:
        """Whether a fee that is still to come has no row for the place: then nothing more is asked for it."""
        sums = (step for step in self.flow.steps[self.state.place :] if step.kind is StepKind.COMPUTE)
        places = ((step, self.state.values.get(step.inputs[0])) for step in sums if step.formula in BY_REGION)
        return any(isinstance(place, str) and rate_for(step.rates, place) is None for step, place in places)

    def _wait(self, step: Step, unpriced: tuple[str, ...] = ()) -> Advance:
        self._pass(step)
        self.state = replace(self.state, asked=True)
        return self._end(Outcome.WAITS, unpriced)

    def _look(self, step: Step) -> Advance | None:
        row = self.look_up(step.source, step.argument)
        if row is None:
            if any(branch.when == MISSING for branch in step.branches):
                return self._go_on(step, MISSING)
            self._pass(step)
            return self._end(Outcome.HUMAN)
        named = {f"{step.key}.{name}": value for name, value in row.items()}
        self.state = replace(self.state, values={**self.state.values, **named})
        return self._go_on(step, "")

    def _compute(self, step: Step) -> Advance | None:
        try:
            found = compute(step.formula, [self.state.values[name] for name in step.inputs], step.rates)
        except (InvalidInput, KeyError):
            self._pass(step)
            return self._end(Outcome.HUMAN)
        self.state = replace(self.state, values={**self.state.values, step.key: found.value})
        return self._go_on(step, _sign(found.value), found)

    def _go_on(self, step: Step, result: str, computed: Computed | None = None) -> Advance | None:
        self._pass(step, computed)
        places = {branch.when: self.flow.place(branch.to) for branch in step.branches}
        target = places.get(result, places.get(ALWAYS))
        # Only forwards, whatever is stored: so a flow always comes to its end.
        place = max(self.state.place + 1, target or 0)
        self.state = replace(self.state, place=place, asked=False, misses=0)
        return None

    def _pass(self, step: Step, computed: Computed | None = None) -> None:
        self.passed.append(Passed(self.state.place + 1, step, computed))

    def _end(self, outcome: Outcome, unpriced: tuple[str, ...] = ()) -> Advance:
        return Advance(self.state, outcome, tuple(self.says), tuple(self.passed), unpriced, self.heard)


def _sign(value: Value) -> str:
    return (POSITIVE if value > 0 else ZERO) if isinstance(value, Decimal) else ""
