"""The rows a text may quote, behind a fixed list of dotted names. Nothing is looked up by attribute."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from types import MappingProxyType

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.domain.customer import Customer
from deskpilot.domain.order import Order
from deskpilot.domain.persona import Persona

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NOBODY = Persona()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true around a turn. `shop` holds the shop's own facts by name; `labels` the words for codes such
    as an order's status, `flow` what a flow has gathered and computed. Times are shown at `utc_offset_minutes`."""

    shop: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    product: Product | None = None
    sku: Sku | None = None
    order: Order | None = None
    campaign: Campaign | None = None
    customer: Customer | None = None
    agent: str = ""
    persona: Persona = _NOBODY
    labels: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    flow: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    utc_offset_minutes: int = 480


def value_of(name: str, facts: Facts) -> str | None:
    """The text for a dotted name; `None` when the name is unknown or the row has no usable value."""
    head, _, rest = name.partition(".")
    provider = _PROVIDERS.get(head)
    value = provider(facts, rest) if provider and rest else None
    return value if value is not None and value.strip() else None


def known_name(name: str) -> bool:
    """Whether a text may ask for this name at all, whatever the rows hold."""
    head, _, rest = name.partition(".")
    if head in ("shop", "flow"):
        return bool(rest)
    return rest in _NAMES.get(head, ()) or (head == "product" and rest.startswith("attr.") and len(rest) > 5)


def figure(value: float | None) -> str | None:
    """A number as people write it: no empty decimals, nothing for what is not a number."""
    if value is None or not math.isfinite(value):
        return None
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _day(at: datetime | None, facts: Facts) -> str | None:
    if at is None:
        return None
    local = at.astimezone(timezone(timedelta(minutes=facts.utc_offset_minutes)))
    return f"{local.month}月{local.day}日"


def _moment(at: datetime | None, facts: Facts) -> str | None:
    if at is None:
        return None
    local = at.astimezone(timezone(timedelta(minutes=facts.utc_offset_minutes)))
    return f"{local.month}月{local.day}日{local:%H:%M}"


def _shop(facts: Facts, rest: str) -> str | None:
    return facts.shop.get(rest)


def _product(facts: Facts, rest: str) -> str | None:
    product = facts.product
    if product is None:
        return None
    if rest.startswith("attr."):
        return product.attributes.get(rest.removeprefix("attr."))
    values: Mapping[str, Callable[[], str | None]] = {
        "code": lambda: product.code,
        "title": lambda: product.title,
        "series": lambda: product.series,
        "category": lambda: product.category,
        "price": lambda: figure(product.price),
        "stock": lambda: str(product.stock) if product.skus else None,
        "stock_list": lambda: _stock_list(product),
        "price_list": lambda: _price_list(product),
        "lead_days": lambda: str(product.lead_days) if product.lead_days > 0 else None,
        "ship_from": lambda: product.ship_from,
        "tags": lambda: "、".join(product.tags),
    }
    return values[rest]() if rest in values else None


def _stock_list(product: Product) -> str:
    return "，".join(f"{_spec(sku)}还有{sku.stock}件" for sku in product.skus)


def _price_list(product: Product) -> str | None:
    prices = [(sku, figure(sku.price)) for sku in product.skus]
    if any(price is None for _, price in prices):
        return None
    # A size may end in figures: 米色 66 at 79 yuan must not read as 6679.
    return "，".join(f"{_spec(sku)}：{price}元" for sku, price in prices)


def _spec(sku: Sku) -> str:
    return " ".join(sku.spec.values()) or sku.code


def _sku(facts: Facts, rest: str) -> str | None:
    sku = facts.sku
    if sku is None:
        return None
    return {"code": sku.code, "spec": _spec(sku), "price": figure(sku.price), "stock": str(sku.stock)}.get(
        rest
    )


def _order(facts: Facts, rest: str) -> str | None:
    order = facts.order
    if order is None:
        return None
    last = max(order.logistics, key=lambda step: step.at, default=None)
    values: Mapping[str, str | None] = {
        "order_no": order.order_no,
        "status": facts.labels.get(f"order.{order.status.value}"),
        "created_at": _day(order.created_at, facts),
        "paid_at": _day(order.paid_at, facts),
        "shipped_at": _day(order.shipped_at, facts),
        "signed_at": _day(order.signed_at, facts),
        "paid_amount": figure(order.paid_amount),
        "refund_amount": figure(order.refund_amount) if order.refund_amount else None,
        "refund_reason": order.refund_reason,
        "carrier": order.carrier,
        "tracking_no": order.tracking_no,
        "city": order.city,
        "items": "、".join(item.title or item.product for item in order.items),
        "latest": last.text if last else None,
        "latest_at": _moment(last.at, facts) if last else None,
    }
    return values.get(rest)


def _campaign(facts: Facts, rest: str) -> str | None:
    campaign = facts.campaign
    if campaign is None:
        return None
    values: Mapping[str, str | None] = {
        "code": campaign.code,
        "name": campaign.name,
        "rule": campaign.rule,
        "starts_at": _day(campaign.starts_at, facts),
        "ends_at": _moment(campaign.ends_at, facts),
        "threshold": figure(campaign.threshold) if campaign.threshold else None,
        "minus": figure(campaign.minus) if campaign.minus else None,
        "password": campaign.password,
    }
    return values.get(rest)


def _customer(facts: Facts, rest: str) -> str | None:
    customer = facts.customer
    if customer is None:
        return None
    return {"nickname": customer.nickname, "city": customer.city, "member_level": customer.member_level}.get(
        rest
    )


def _persona(facts: Facts, rest: str) -> str | None:
    return {"name": facts.persona.name, "address": facts.persona.address}.get(rest)


def _agent(facts: Facts, rest: str) -> str | None:
    return facts.agent if rest == "name" else None


_PROVIDERS: Mapping[str, Callable[[Facts, str], str | None]] = {
    "shop": _shop,
    "product": _product,
    "sku": _sku,
    "order": _order,
    "campaign": _campaign,
    "customer": _customer,
    "persona": _persona,
    "agent": _agent,
    "flow": lambda facts, rest: facts.flow.get(rest),
}
_NAMES: Mapping[str, tuple[str, ...]] = {
    "product": tuple(
        "code title series category price stock stock_list price_list lead_days ship_from tags".split()
    ),
    "sku": ("code", "spec", "price", "stock"),
    "order": tuple(
        "order_no status created_at paid_at shipped_at signed_at paid_amount refund_amount refund_reason carrier "
        "tracking_no city items latest latest_at".split()
    ),
    "campaign": ("code", "name", "rule", "starts_at", "ends_at", "threshold", "minus", "password"),
    "customer": ("nickname", "city", "member_level"),
    "persona": ("name", "address"),
    "agent": ("name",),
}
