"""Products, what they are made of, what they cost and how many are left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sku:
    """One buyable variant. `price` in yuan, `stock` in pieces."""

    code: str
    spec: Mapping[str, str]
    price: float
    stock: int


@dataclass(frozen=True, slots=True)
class Product:
    """A product with its attributes. `floor_price` (yuan) is never shown to a customer; `lead_days` is the time
    to make it, in days, 0 when it is on stock."""

    code: str
    title: str
    price: float
    series: str = ""
    category: str = ""
    floor_price: float | None = None
    skus: tuple[Sku, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    lead_days: int = 0
    ship_from: str = ""
    tags: tuple[str, ...] = ()

    @property
    def stock(self) -> int:
        """Pieces left over all variants."""
        return sum(sku.stock for sku in self.skus)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A promotion with its period and rule; `minus` yuan off from `threshold` yuan."""

    code: str
    name: str
    starts_at: datetime
    ends_at: datetime
    rule: str = ""
    threshold: float = 0.0
    minus: float = 0.0
    cross_shop: bool = False
    password: str = ""
