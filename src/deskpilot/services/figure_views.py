"""What the screen shows of the shop's figures, one frozen row per thing."""

from dataclasses import dataclass
from datetime import date, datetime

from deskpilot.services.views import QueueRow


@dataclass(frozen=True, slots=True)
class Series:
    """A figure over time: `points` are (start of bucket, value or None, n)."""

    code: str
    unit: str
    points: tuple[tuple[datetime, float | None, int], ...]


@dataclass(frozen=True, slots=True)
class KpiFigure:
    """One KPI row: the value now, n behind it, what it was a day before at this time, and its course today."""

    code: str
    unit: str
    value: float | None
    n: int
    before: float | None
    series: Series
    better: str = "down"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A conversation behind a figure; `seconds` is how long its answer took, where the figure is about that."""

    row: QueueRow
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """The conversations behind a figure. `more` are not listed, `gone` were erased with their customers."""

    rows: tuple[BehindRow, ...] = ()
    more: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class HotCategory:
    category: str
    count: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    day: date
    figures: tuple[KpiFigure, ...]
    hot: tuple[HotCategory, ...]
    answered: tuple[Series, ...]
    response: tuple[Series, ...]
