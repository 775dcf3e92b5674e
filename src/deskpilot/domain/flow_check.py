"""What is wrong with a flow, by place, before it may be switched on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deskpilot.domain.flow import ALWAYS, FIELDS, MISSING, POSITIVE, ZERO, Answer, Flow, Step, StepKind
from deskpilot.domain.flow_arithmetic import BY_REGION, INPUTS, input_kind
from deskpilot.domain.shipping import said_twice

_VARIABLE = re.compile(r"\{([^{}\n]{1,60})\}")
_KEY = re.compile(r"[\w·（）()-]{1,20}")
_HOW = ".how"
_COUNTED = frozenset({Answer.COUPON, Answer.NUMBER})
_KINDS = {Answer.BASKET: "basket", Answer.PLACE: "place"}
_NUMBER_FIELDS = frozenset({"threshold", "off", "paid", "paid_days", "price", "quantity", "stock", "value"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, as a code, at which step (from 1; 0 is the flow itself), and the words concerned."""

    code: str
    number: int = 0
    detail: str = ""


def faults_of(flow: Flow) -> tuple[Fault, ...]:
    """Everything that is wrong, in the order of the steps; none means that the flow can run."""
    return tuple(_of_flow(flow)) + tuple(
        fault for number, step in enumerate(flow.steps, 1) for fault in _of_step(flow, number, step)
    )


def values_before(flow: Flow, number: int) -> Mapping[str, str]:
    """The values known before a step (from 1) whichever way led there, each with its kind: number, basket, place or text."""
    return _known_in(flow).get(number - 1) or {}


def _known_in(flow: Flow) -> dict[int, dict[str, str]]:
    """What is known at each step on every way that leads to it; a step that no way leads to is left out."""
    known: dict[int, dict[str, str]] = {0: {}}
    for place, step in enumerate(flow.steps):
        if place not in known:
            continue
        for target, result in _ways(flow, place, step):
            given = {} if result == MISSING else _given(step)
            there = {**known[place], **given}
            before = known.get(target)
            known[target] = there if before is None else {k: v for k, v in before.items() if k in there}
    return known


def _ways(flow: Flow, place: int, step: Step) -> Iterator[tuple[int, str]]:
    """The places a step may lead to, each with the result that does; a human is the end."""
    if step.kind is StepKind.HUMAN:
        return
    for branch in step.branches:
        target = flow.place(branch.to)
        if target is not None and target > place:
            yield target, branch.when
    if not any(branch.when == ALWAYS for branch in step.branches):
        yield place + 1, ""


def _of_flow(flow: Flow) -> Iterator[Fault]:
    trigger = flow.trigger
    if not flow.name.strip():
        yield Fault("no_name")
    if not (trigger.words or trigger.entries or trigger.categories or trigger.intents):
        yield Fault("no_trigger")
    if not flow.steps:
        yield Fault("no_steps")


def _of_step(flow: Flow, number: int, step: Step) -> Iterator[Fault]:
    if not _KEY.fullmatch(step.key):
        yield Fault("bad_key", number, step.key)
    if any(other.key == step.key for other in flow.steps[: number - 1]):
        yield Fault("same_key", number, step.key)
    if number - 1 not in _known_in(flow):
        yield Fault("unreachable", number, step.key)
        return
    yield from _of_kind(step, number)
    yield from _of_inputs(flow, number, step)
    yield from _of_text(flow, number, step)
    yield from _of_branches(flow, number, step)


def _of_kind(step: Step, number: int) -> Iterator[Fault]:
    if step.kind in (StepKind.ASK, StepKind.SAY) and not step.text.strip():
        yield Fault("no_text", number)
    if step.kind is StepKind.ASK and step.answer is Answer.CHOICE and len(step.choices) < 2:
        yield Fault("no_choices", number)
    if step.kind is StepKind.LOOK_UP and "value" in FIELDS[step.source] and not step.argument.strip():
        yield Fault("no_fact", number)


def _of_inputs(flow: Flow, number: int, step: Step) -> Iterator[Fault]:
    if step.kind is not StepKind.COMPUTE:
        return
    known = values_before(flow, number)
    wanted = INPUTS[step.formula]
    for place, what in enumerate(wanted):
        name = step.inputs[place] if place < len(step.inputs) else ""
        kind = input_kind(step.formula, place)
        if not name:
            yield Fault("missing_input", number, what)
        elif name not in known:
            yield Fault("unbound", number, name)
        elif known[name] != kind:
            yield Fault("wrong_kind" if kind != "place" else "no_place", number, name)
    if step.formula in BY_REGION and not step.rates:
        yield Fault("no_rates", number)
    if step.formula in BY_REGION and (twice := said_twice(step.rates)):
        yield Fault("same_region" if twice[0] else "same_rest", number, twice[0])


def _of_text(flow: Flow, number: int, step: Step) -> Iterator[Fault]:
    """A text may quote what is known by then, and rows; a figure typed into it would be nobody's."""
    known = values_before(flow, number)
    computed = {each.key for each in flow.steps if each.kind is StepKind.COMPUTE} & known.keys()
    for name in (found[1].strip() for found in _VARIABLE.finditer(step.text)):
        if not name.startswith("flow."):
            continue
        wanted = name.removeprefix("flow.")
        told = wanted.endswith(_HOW) and wanted.removesuffix(_HOW) in computed
        if wanted not in known and not told:
            yield Fault("unbound", number, name)
    if step.kind is not StepKind.HUMAN and any(sign.isdecimal() for sign in _VARIABLE.sub("", step.text)):
        yield Fault("typed_number", number)


def _of_branches(flow: Flow, number: int, step: Step) -> Iterator[Fault]:
    for branch in step.branches:
        target = flow.place(branch.to)
        if target is None:
            yield Fault("no_target", number, branch.to)
        elif target < number:
            yield Fault("cycle", number, branch.to)
        if branch.when not in possible_results(step):
            yield Fault("bad_branch", number, branch.when)


def possible_results(step: Step) -> tuple[str, ...]:
    """What the branches of a step can ask for."""
    results: dict[StepKind, tuple[str, ...]] = {
        StepKind.LOOK_UP: (MISSING, ALWAYS),
        StepKind.COMPUTE: (ZERO, POSITIVE, ALWAYS),
        StepKind.ASK: (*step.choices, ALWAYS) if step.answer is Answer.CHOICE else (ZERO, POSITIVE, ALWAYS),
        StepKind.SAY: (ALWAYS,),
    }
    return results.get(step.kind, ())


def _given(step: Step) -> Mapping[str, str]:
    """The values a step gives, with their kinds."""
    if step.kind is StepKind.ASK:
        return {step.key: "number" if step.answer in _COUNTED else _KINDS.get(step.answer, "text")}
    if step.kind is StepKind.COMPUTE:
        return {step.key: "number"}
    if step.kind is StepKind.LOOK_UP:
        return {
            f"{step.key}.{name}": "number" if name in _NUMBER_FIELDS else "text"
            for name in FIELDS[step.source]
        }
    return {}
