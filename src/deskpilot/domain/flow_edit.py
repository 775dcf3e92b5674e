"""Changes to a flow as its editor makes them: a step added, moved, removed or renamed, with what refers to it."""

from dataclasses import replace

from deskpilot.domain.flow import Branch, Flow, Step, StepKind


def with_step(flow: Flow, place: int, step: Step) -> Flow:
    """The flow with another step at a place; a new key is put wherever the old one was named."""
    before = flow.steps[place]
    changed = replace(flow, steps=(*flow.steps[:place], step, *flow.steps[place + 1 :]))
    return _renamed(changed, place, before.key, step.key) if before.key != step.key else changed


def added(flow: Flow, kind: StepKind) -> Flow:
    """The flow with a new step at its end, under a name that is free."""
    taken = {step.key for step in flow.steps}
    number = next(n for n in range(len(taken) + 1, 2 * len(taken) + 3) if f"步骤{n}" not in taken)
    return replace(flow, steps=(*flow.steps, Step(f"步骤{number}", kind)))


def moved(flow: Flow, place: int, by: int) -> Flow:
    """The flow with a step further up or down; at an end it stays."""
    target = min(max(0, place + by), len(flow.steps) - 1)
    steps = list(flow.steps)
    steps.insert(target, steps.pop(place))
    return replace(flow, steps=tuple(steps))


def removed(flow: Flow, place: int) -> Flow:
    """The flow without a step. What referred to it stays and is told as a fault."""
    return replace(flow, steps=(*flow.steps[:place], *flow.steps[place + 1 :]))


def _renamed(flow: Flow, place: int, old: str, new: str) -> Flow:
    if any(step.key == old for number, step in enumerate(flow.steps) if number != place):
        return flow
    return replace(flow, steps=tuple(_step_renamed(step, old, new) for step in flow.steps))


def _step_renamed(step: Step, old: str, new: str) -> Step:
    text = step.text.replace(f"{{flow.{old}}}", f"{{flow.{new}}}").replace(f"{{flow.{old}.", f"{{flow.{new}.")
    inputs = tuple(_name_renamed(name, old, new) for name in step.inputs)
    branches = tuple(Branch(each.when, new if each.to == old else each.to) for each in step.branches)
    return replace(step, text=text, inputs=inputs, branches=branches)


def _name_renamed(name: str, old: str, new: str) -> str:
    head, dot, rest = name.partition(".")
    return f"{new}{dot}{rest}" if head == old else name
