"""The rows that flows look up: the campaign, the order, the product, the shop's own facts. All as exact figures."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.domain.flow import Source
from deskpilot.domain.flow_arithmetic import Value
from deskpilot.domain.order import Order, OrderItem
from deskpilot.services.case import Case
from deskpilot.services.work import Work
from deskpilot.wording.facts import Facts, value_of

Row = Mapping[str, Value]


def look_up_for(work: Work, case: Case) -> Callable[[Source, str], Row | None]:
    """Looks up rows as they stand around this case."""

    def look_up(source: Source, argument: str) -> Row | None:
        match source:
            case Source.CROSS_CAMPAIGN:
                return campaign_row(work.uow.campaigns.current(work.now), case.facts, cross_shop=True)
            case Source.SHOP_CAMPAIGN:
                return campaign_row(work.uow.campaigns.current(work.now), case.facts, cross_shop=False)
            case Source.ORDER:
                return order_row(case.facts.order, case.facts.product, work.now)
            case Source.ORDERED_PRODUCT:
                item = ordered_item(case.facts.order, case.facts.product)
                return ordered_row(item, work.uow.products.get)
            case Source.PRODUCT:
                return product_row(case.facts.product, case.facts.sku)
            case Source.FACT:
                return fact_row(case.facts.shop.get(argument))

    return look_up


def exact(amount: float) -> Decimal:
    """A stored amount as the figure that was meant: 2980.0 is 2980, 0.1 is 0.1."""
    return Decimal(str(amount))


def campaign_row(current: tuple[Campaign, ...], facts: Facts, *, cross_shop: bool) -> Row | None:
    """The running campaign of that kind that takes something off; the one ending first when there are several."""
    found = [c for c in current if c.cross_shop is cross_shop and c.threshold > 0 and c.minus > 0]
    if not found:
        return None
    campaign = min(found, key=lambda each: each.ends_at)
    ends = value_of("campaign.ends_at", Facts(campaign=campaign, utc_offset_minutes=facts.utc_offset_minutes))
    return {
        "name": campaign.name,
        "threshold": exact(campaign.threshold),
        "off": exact(campaign.minus),
        "ends_at": ends or "",
    }


def ordered_item(order: Order | None, product: Product | None) -> OrderItem | None:
    """The thing of an order that is meant: the only one, else the one that was named."""
    if order is None or not order.was_paid:
        return None
    if len(order.items) == 1:
        return order.items[0]
    named = [item for item in order.items if product is not None and item.product == product.code]
    return named[0] if len(named) == 1 else None


def order_row(order: Order | None, product: Product | None, now: datetime) -> Row | None:
    """The paid order with the thing that is meant; days are whole ones since the payment."""
    item = ordered_item(order, product)
    if order is None or order.paid_at is None or item is None:
        return None
    return {
        "order_no": order.order_no,
        "paid": exact(order.paid_amount),
        "paid_days": Decimal(max(0, (now - order.paid_at).days)),
        "title": item.title or item.product,
        "price": exact(item.price),
        "quantity": Decimal(item.qty),
    }


def ordered_row(item: OrderItem | None, product_of: Callable[[str], Product | None]) -> Row | None:
    """What the ordered variant costs now; nothing when that very variant is not sold any more."""
    product = product_of(item.product) if item is not None else None
    if item is None or product is None:
        return None
    sku = next((each for each in product.skus if each.code == item.sku), None)
    if sku is None and product.skus:
        return None
    return {"title": product.title, "price": exact(sku.price if sku is not None else product.price)}


def product_row(product: Product | None, sku: Sku | None) -> Row | None:
    """The product that is meant, at the price of its variant; nothing while variants differ in price and none is named."""
    if product is None:
        return None
    prices = {each.price for each in product.skus} or {product.price}
    if sku is None and len(prices) > 1:
        return None
    price, stock = (sku.price, sku.stock) if sku is not None else (prices.pop(), product.stock)
    return {"title": product.title, "price": exact(price), "stock": Decimal(stock)}


def fact_row(text: str | None) -> Row | None:
    """A fact of the shop that is a plain figure."""
    try:
        value = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return {"value": value} if value.is_finite() else None
