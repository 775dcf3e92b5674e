"""Our own tiny template language: `{product.price}` and nothing else. No attributes, no calls, no nesting, and
what was put in is never read as a template again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deskpilot.wording.facts import Facts, known_name, value_of

_VARIABLE = re.compile(r"\{([^{}\n]{1,60})\}")
_NAME = re.compile(r"[a-z_]+(?:\.[a-z_]+)*(?:\.[\w （）()/-]{1,30})?", re.ASCII)
_OF_FLOW = re.compile(r"flow\.[\w·（）()-]{1,20}(?:\.[a-z_]{1,12})?")
_OF_SHOP = re.compile(r"shop\.[\w （）()/·-]{1,30}")
_ATTRIBUTE = re.compile(r"product\.attr\.[\w （）()/·-]{1,30}")


@dataclass(frozen=True, slots=True)
class Binding:
    """A variable and the value it was given, with its place in the finished text."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished text. `missing` are variables without a value: such a text must not go out."""

    text: str
    bindings: tuple[Binding, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable in a template, with its place there."""

    name: str
    start: int
    end: int


def variables(template: str) -> tuple[Variable, ...]:
    """Everything in braces, in order, well formed or not."""
    return tuple(Variable(found[1].strip(), *found.span()) for found in _VARIABLE.finditer(template))


def unknown_variables(template: str) -> tuple[Variable, ...]:
    """The variables that no row will ever fill in an answer: wrong names, values of a flow, and anything that is not a
    plain name."""
    return tuple(each for each in variables(template) if not _is_name(each.name) or _is_of_flow(each.name))


def bind(template: str, facts: Facts) -> Bound:
    """The template with every variable replaced by its row's value; the ones without a value stay and are named."""
    pieces: list[str] = []
    bindings: list[Binding] = []
    missing: list[str] = []
    length = 0
    for piece, name in _pieces(template):
        value = value_of(name, facts) if name and _is_name(name) else None
        if name and value is None:
            missing.append(name)
        if name and value is not None:
            bindings.append(Binding(name, value, length, length + len(value)))
        pieces.append(piece if value is None else value)
        length += len(pieces[-1])
    return Bound("".join(pieces), tuple(bindings), tuple(missing))


def _pieces(template: str) -> Iterator[tuple[str, str]]:
    end = 0
    for found in _VARIABLE.finditer(template):
        yield template[end : found.start()], ""
        yield found[0], found[1].strip()
        end = found.end()
    yield template[end:], ""


def _is_of_flow(name: str) -> bool:
    return name.startswith("flow.")


def _is_name(name: str) -> bool:
    return bool(
        _NAME.fullmatch(name)
        or _OF_SHOP.fullmatch(name)
        or _ATTRIBUTE.fullmatch(name)
        or _OF_FLOW.fullmatch(name)
    ) and known_name(name)
