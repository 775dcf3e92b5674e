"""Shares with their intervals, and percentiles. Formulas are those of docs/kpi.md; every share comes with its n."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """Hits out of n with the bounds of its 95 % Wilson interval (Wilson 1927); `None` bounds when n is 0."""

    hits: int
    n: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        return self.hits / self.n if self.n else None


def wilson(hits: int, n: int) -> Share:
    """The share of `hits` in `n` with its 95 % score interval."""
    if n == 0:
        return Share(0, 0, None, None)
    p, z2 = hits / n, _Z95 * _Z95
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Share(hits, n, max(0.0, centre - half), min(1.0, centre + half))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of the values lie, linear between neighbours; `None` if empty."""
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
