"""Flows and the states of their runs as JSON. Figures are kept as text, so that no cent is lost."""

import json
from decimal import Decimal
from functools import lru_cache
from typing import Any

from deskpilot.domain.flow import Answer, Branch, Flow, Source, Step, StepKind, Trigger
from deskpilot.domain.flow_arithmetic import Basket, BasketLine, Formula, Value
from deskpilot.domain.flow_run import FlowState
from deskpilot.domain.shipping import Rate


def flow_json(flow: Flow) -> str:
    return json.dumps(flow, ensure_ascii=False, separators=(",", ":"), default=_fields)


# A shop has a handful, and every turn that finds no sure answer looks at all of them.
@lru_cache(maxsize=64)
def flow_of(stored: str) -> Flow:
    """The flow that `flow_json` was given. Raises ValueError, KeyError or TypeError for anything else."""
    fields: dict[str, Any] = dict(json.loads(stored))
    trigger = {name: tuple(value) for name, value in fields.get("trigger", {}).items()}
    return Flow(
        str(fields["id"]),
        str(fields["name"]),
        Trigger(**trigger),
        tuple(_step(each) for each in fields["steps"]),
        bool(fields.get("enabled", True)),
    )


def state_json(state: FlowState) -> str:
    values = {name: _kept(value) for name, value in state.values.items()}
    kept = {"place": state.place, "values": values, "asked": state.asked, "misses": state.misses}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def state_of(stored: str) -> FlowState:
    """The state that `state_json` was given."""
    fields: dict[str, Any] = json.loads(stored)
    values = {name: _value(kept) for name, kept in fields["values"].items()}
    return FlowState(int(fields["place"]), values, bool(fields["asked"]), int(fields["misses"]))


def _fields(value: Any) -> dict[str, Any] | str:
    if isinstance(value, Decimal):
        return str(value)
    return {name: getattr(value, name) for name in value.__slots__}


def _step(fields: dict[str, Any]) -> Step:
    return Step(
        key=str(fields["key"]),
        kind=StepKind(fields["kind"]),
        text=str(fields.get("text", "")),
        answer=Answer(fields.get("answer", Answer.WORDS)),
        choices=tuple(fields.get("choices", ())),
        source=Source(fields.get("source", Source.PRODUCT)),
        argument=str(fields.get("argument", "")),
        formula=Formula(fields.get("formula", Formula.BASKET_SUM)),
        inputs=tuple(fields.get("inputs", ())),
        branches=tuple(Branch(each["when"], each["to"]) for each in fields.get("branches", ())),
        rates=tuple(_rate(each) for each in fields.get("rates", ())),
    )


def _rate(fields: dict[str, Any]) -> Rate:
    money = {name: Decimal(fields[name]) for name in ("fee", "free_from", "upto", "each") if name in fields}
    return Rate(tuple(map(str, fields.get("regions", ()))), **money)


def _kept(value: Value) -> object:
    if isinstance(value, Basket):
        lines = [[line.title, str(line.price), str(line.quantity)] for line in value.lines]
        return {"lines": lines, "unpriced": list(value.unpriced)}
    return {"number": str(value)} if isinstance(value, Decimal) else value


def _value(kept: Any) -> Value:
    if isinstance(kept, str):
        return kept
    if "number" in kept:
        return Decimal(kept["number"])
    lines = (BasketLine(title, Decimal(price), Decimal(count)) for title, price, count in kept["lines"])
    return Basket(tuple(lines), tuple(kept["unpriced"]))
