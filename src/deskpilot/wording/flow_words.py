"""The values of a flow as texts, and its sums in words. Every figure here comes out of a value; none is typed."""

from collections.abc import Mapping
from decimal import Decimal

from deskpilot.domain.flow import Answer, Flow
from deskpilot.domain.flow_arithmetic import BY_REGION, Basket, BasketLine, Computed, Formula, Value
from deskpilot.domain.flow_run import Advance, Outcome, sums_of
from deskpilot.wording.phrases import Phrases, fill, phrases

_SIGNS = ("a", "b", "c", "d", "e")


def number_text(value: Decimal) -> str:
    """A figure as people write it: no empty decimals, no exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(value: Value, language: str = "zh") -> str:
    """A value as it stands in a sentence."""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, Basket):
        lines = phrases(language)
        return str(_sums(lines)["joint"]).join(_line(line, lines) for line in value.lines)
    return value


def sum_text(found: Computed, language: str = "zh") -> str:
    """A sum in words, as the customer can check it."""
    lines = phrases(language)
    value = number_text(found.value)
    if found.formula is Formula.BASKET_SUM:
        parts = " + ".join(_line(line, lines) for line in found.lines)
        return fill(str(_sums(lines)["basket_sum"]), {"parts": parts, "value": value})
    blanks = {sign: number_text(term) for sign, term in zip(_SIGNS, found.terms, strict=False)}
    if found.formula is Formula.EVERY:
        blanks["count"] = number_text(found.terms[0] // found.terms[1])
    return fill(_pattern(found, lines), {**blanks, "value": value, "place": found.place})


def told_values(flow: Flow, values: Mapping[str, Value], language: str = "zh") -> dict[str, str]:
    """Everything a text of the flow may quote, by name: values as they are said, and sums in words under `.how`."""
    told = {name: value_text(value, language) for name, value in values.items()}
    return told | {f"{key}.how": sum_text(found, language) for key, found in sums_of(flow, values).items()}


def told(flow: Flow, step: Advance, language: str = "zh") -> tuple[str, dict[str, str]]:
    """All that is said after a step, as one template, and the values it may quote. Choices are numbered behind their
    question, so that a number answers it."""
    values = told_values(flow, step.state.values, language)
    waits_at = flow.steps[step.state.place] if step.outcome is Outcome.WAITS else None
    parts = list(step.says)
    if waits_at is not None and step.state.misses and not step.unpriced:
        parts.insert(0, str(phrases(language).tables["asked_again"][waits_at.answer.value]))
    if step.unpriced:
        values["unpriced"] = ask_prices(step.unpriced, language)
        parts.append("{flow.unpriced}")
    if waits_at is not None and waits_at.answer is Answer.CHOICE and waits_at.choices:
        sign = phrases(language).slot("number_sign")
        numbered = (fill(sign, {"number": str(n), "question": c}) for n, c in enumerate(waits_at.choices, 1))
        values["choices"] = "\n".join(numbered)
        parts.append("{flow.choices}")
    return "\n".join(parts), values


def ask_prices(names: tuple[str, ...], language: str = "zh") -> str:
    """Asks for the prices of things that were named without one."""
    sums = _sums(phrases(language))
    quoted = str(sums["joint"]).join(f"「{name}」" if language == "zh" else name for name in names)
    return fill(str(sums["unpriced"]), {"names": quoted})


def _pattern(found: Computed, lines: Phrases) -> str:
    sums, name = _sums(lines), found.formula.value
    if found.formula in BY_REGION:
        return str(sums[f"{name}_{_fee_kind(found)}"])
    nothing = found.terms[1] == 0 if found.formula is Formula.MINUS else found.value == 0
    return str(sums.get(f"{name}_none", sums[name]) if nothing else sums[name])


def _fee_kind(found: Computed) -> str:
    """Which way a fee came about: flat, free, below the sum that would make it free, within the first weight, beyond."""
    if found.formula is Formula.SHIPPING_WEIGHT:
        return "more" if found.terms[3] > 0 else "first"
    total, free_from, _ = found.terms
    return "flat" if free_from == 0 else "free" if total >= free_from else "below"


def _line(line: BasketLine, lines: Phrases) -> str:
    kind = "basket_line" if line.quantity == 1 else "basket_lines"
    blanks = {"title": line.title, "price": number_text(line.price), "count": number_text(line.quantity)}
    return fill(str(_sums(lines)[kind]), blanks)


def _sums(lines: Phrases) -> Mapping[str, object]:
    found: Mapping[str, object] = lines.tables["sums"]
    return found
