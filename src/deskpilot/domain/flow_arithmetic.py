"""Named arithmetic for flows. Decimal throughout, money to the fen; what cannot be computed is an `InvalidInput`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.shipping import Rate, by_amount, by_weight, further, rate_for

_FEN = Decimal("0.01")
_LARGEST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One thing in a basket, in the customer's words; `price` in yuan for one piece."""

    title: str
    price: Decimal
    quantity: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Basket:
    """What the customer wants to buy. `unpriced` are things that were named without a price."""

    lines: tuple[BasketLine, ...] = ()
    unpriced: tuple[str, ...] = ()

    def joined(self, other: "Basket") -> "Basket":
        """Both together; what has a price now is no longer missing one, and the same line twice counts once."""
        lines = (*self.lines, *(line for line in other.lines if line not in self.lines))
        priced = {line.title for line in lines}
        missing = dict.fromkeys((*self.unpriced, *other.unpriced))
        return Basket(lines, tuple(name for name in missing if not _has_price(name, priced)))


Value = Decimal | str | Basket
"""What a step of a flow can give."""


class Formula(StrEnum):
    """The sums a flow can do. Codes are stored: never rename one."""

    BASKET_SUM = "basket_sum"
    TIMES = "times"
    PLUS = "plus"
    MINUS = "minus"
    EVERY = "every"
    ONCE = "once"
    TO_NEXT = "to_next"
    DROP = "drop"
    INSTALMENT = "instalment"
    UNIT_PRICE = "unit_price"
    SHIPPING = "shipping"
    WITHIN = "within"
    SHIPPING_REGION = "shipping_region"
    SHIPPING_WEIGHT = "shipping_weight"


BY_REGION = frozenset({Formula.SHIPPING_REGION, Formula.SHIPPING_WEIGHT})
"""The sums that want a table of rates."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The result and the figures that led to it, in the order in which the sum is told."""

    formula: Formula
    value: Decimal
    terms: tuple[Decimal, ...] = ()
    lines: tuple[BasketLine, ...] = ()
    place: str = ""


INPUTS: Mapping[Formula, tuple[str, ...]] = {
    Formula.BASKET_SUM: ("basket",),
    Formula.TIMES: ("price", "quantity"),
    Formula.PLUS: ("first", "second"),
    Formula.MINUS: ("first", "second"),
    Formula.EVERY: ("total", "threshold", "off"),
    Formula.ONCE: ("total", "threshold", "off"),
    Formula.TO_NEXT: ("total", "threshold"),
    Formula.DROP: ("paid", "price", "quantity"),
    Formula.INSTALMENT: ("total", "months"),
    Formula.UNIT_PRICE: ("total", "quantity"),
    Formula.SHIPPING: ("total", "threshold", "fee"),
    Formula.WITHIN: ("days", "limit"),
    Formula.SHIPPING_REGION: ("place", "total"),
    Formula.SHIPPING_WEIGHT: ("place", "weight"),
}
"""What each formula wants, in order, as codes."""


def input_kind(formula: Formula, place: int) -> str:
    """What kind of value an input wants: basket, place or number."""
    wanted = INPUTS[formula][place]
    return wanted if wanted in ("basket", "place") else "number"


def compute(formula: Formula, values: Sequence[Value], rates: Sequence[Rate] = ()) -> Computed:
    """The result of a formula over the values of its inputs, and for fees by region the shop's `rates`. Raises
    `InvalidInput` (`cannot_compute`) for a value of the wrong kind, a negative or absurd one, a division by nothing, or
    a place that the rates do not hold."""
    if len(values) != len(INPUTS[formula]):
        raise InvalidInput("cannot_compute", formula=formula.value)
    if formula is Formula.BASKET_SUM:
        return _basket_sum(values[0])
    if formula in BY_REGION:
        return _by_region(formula, values[0], _number(values[1], formula), rates)
    numbers = tuple(_number(value, formula) for value in values)
    result = _RULES[formula](*numbers)
    return Computed(formula, _money(result), numbers)


def _basket_sum(basket: Value) -> Computed:
    if not isinstance(basket, Basket) or not basket.lines:
        raise InvalidInput("cannot_compute", formula=Formula.BASKET_SUM.value)
    parts = [_checked(line.price) * _checked(line.quantity) for line in basket.lines]
    return Computed(Formula.BASKET_SUM, _money(sum(parts, Decimal(0))), tuple(parts), basket.lines)


def _by_region(formula: Formula, place: Value, measure: Decimal, rates: Sequence[Rate]) -> Computed:
    rate = rate_for(rates, place) if isinstance(place, str) else None
    if rate is None or not isinstance(place, str):
        raise InvalidInput("cannot_compute", formula=formula.value)
    for figure in (rate.fee, rate.free_from, rate.upto, rate.each):
        _checked(figure)
    if formula is Formula.SHIPPING_REGION:
        by_worth = (measure, rate.free_from, rate.fee)
        return Computed(formula, _money(by_amount(rate, measure)), by_worth, place=place)
    terms = (measure, rate.upto, rate.fee, further(rate, measure), rate.each)
    return Computed(formula, _money(by_weight(rate, measure)), terms, place=place)


def _every(total: Decimal, threshold: Decimal, off: Decimal) -> Decimal:
    return (total // _divisor(threshold)) * off


def _once(total: Decimal, threshold: Decimal, off: Decimal) -> Decimal:
    return off if total >= _divisor(threshold) else Decimal(0)


def _to_next(total: Decimal, threshold: Decimal) -> Decimal:
    return _divisor(threshold) - total % threshold


def _drop(paid: Decimal, price: Decimal, quantity: Decimal) -> Decimal:
    return max(Decimal(0), paid - price) * quantity


def _share(total: Decimal, count: Decimal) -> Decimal:
    return total / _divisor(count)


def _shipping(total: Decimal, threshold: Decimal, fee: Decimal) -> Decimal:
    return Decimal(0) if total >= threshold else fee


_RULES: Mapping[Formula, Callable[..., Decimal]] = {
    Formula.TIMES: lambda price, quantity: price * quantity,
    Formula.PLUS: lambda first, second: first + second,
    Formula.MINUS: lambda first, second: max(Decimal(0), first - second),
    Formula.EVERY: _every,
    Formula.ONCE: _once,
    Formula.TO_NEXT: _to_next,
    Formula.DROP: _drop,
    Formula.INSTALMENT: _share,
    Formula.UNIT_PRICE: _share,
    Formula.SHIPPING: _shipping,
    Formula.WITHIN: lambda days, limit: Decimal(int(days <= limit)),
}


def _number(value: Value, formula: Formula) -> Decimal:
    if not isinstance(value, Decimal):
        raise InvalidInput("cannot_compute", formula=formula.value)
    return _checked(value)


def _checked(value: Decimal) -> Decimal:
    if not value.is_finite() or not 0 <= value <= _LARGEST:
        raise InvalidInput("cannot_compute", value=str(value))
    return value


def _divisor(value: Decimal) -> Decimal:
    if value <= 0:
        raise InvalidInput("cannot_compute", value=str(value))
    return value


def _money(value: Decimal) -> Decimal:
    return value.quantize(_FEN, ROUND_HALF_UP)


def _has_price(name: str, priced: set[str]) -> bool:
    return any(name in title or title in name for title in priced)
