"""What "那个" and "我昨天说的" stand for: the product looked at, the last order, the last topic."""

import re
from collections.abc import Sequence

from deskpilot.domain.conversation import Line, MessageKind, Sender
from deskpilot.domain.order import Order
from deskpilot.domain.understanding import Resolution, TurnContext
from deskpilot.engine.cards import Parted
from deskpilot.engine.concepts import concepts_of
from deskpilot.engine.intents import intent_of
from deskpilot.engine.products import Names
from deskpilot.engine.query import parted_line
from deskpilot.engine.text import normalise

_POINTS = re.compile(
    r"(?:这|那|刚才那|刚刚那|上面那|上边那|前面那|昨天(?:说|看|问)的那?|之前(?:说|看|问)的那?|上次(?:说|看|买|问)的那?|刚(?:说|问|看)的那?)(?:个|款|件|双|条|套|台|只|单|瓶|盒|本|张|把|种|样|东西|宝贝|商品|产品)?"
)
_ORDER_WORDS = re.compile(
    r"订单|单子|这单|那单|我买的|我拍的|我的(?:快递|包裹|货|东西|件|衣服|鞋)|买的那|拍的那|下的单|上次买|昨天买|前天买|昨天说的|昨天拍|到了没|到哪"
)
_ORDER_INTENTS = frozenset(
    {
        "logistics.where",
        "shipping.when",
        "delivery.when",
        "address.change",
        "order.change",
        "order.cancel",
        "order.lookup",
        "refund",
        "return",
        "exchange",
        "damage",
        "invoice",
        "price.protect",
    }
)
_PRODUCT_INTENTS = frozenset(
    {"size.advice", "colour", "material", "price", "stock", "usage", "install", "campaign", "bargain", ""}
)
_LOOKED_BACK = 8


def resolve(
    words: str, parted: Parted, intent: str, context: TurnContext, names: Names
) -> tuple[Resolution, ...]:
    """What the turn refers to without naming it, and what it names."""
    found: list[Resolution] = []
    named = names.named(words, context.viewed_product)
    pointed = _POINTS.search(words)
    if named is not None and named.source == "series":
        # Several products have this name: none of them is meant for sure, and no other is.
        found.append(Resolution("series", named.value, "name"))
    elif named is not None:
        found.append(Resolution("product", named.value, named.source, named.words))
        others = (code for code in names.codes_in(words) if code != named.value)
        found.extend(Resolution("product", code, "name") for code in others)
    elif (pointed or intent in _PRODUCT_INTENTS) and intent not in _ORDER_INTENTS:
        found.extend(_looked_at(context, names, pointed.group() if pointed else ""))
    code = named.value if named is not None else ""
    found.extend(_order(words, parted, intent, context, code))
    found.extend(
        Resolution("campaign", alias.value, "alias", alias.words)
        for alias in names.aliases_in(words)
        if alias.kind == "campaign" and names.product_named(alias.value) is None
    )
    if not concepts_of(words).things:
        found.extend(_topic(context.lines))
    return tuple(found)


def _looked_at(context: TurnContext, names: Names, mention: str) -> list[Resolution]:
    if context.viewed_product:
        return [Resolution("product", context.viewed_product, "viewed", mention)]
    for line in reversed(context.lines[-_LOOKED_BACK:]):
        known = names.named(normalise(line.text))
        if known is not None and known.source != "series":
            source = "card" if line.kind is MessageKind.PRODUCT_CARD else "conversation"
            return [Resolution("product", known.value, source, mention)]
    return []


def _order(words: str, parted: Parted, intent: str, context: TurnContext, product: str) -> list[Resolution]:
    by_number = {order.order_no.lower(): order for order in context.orders}
    if parted.number:
        return [
            Resolution(
                "order", parted.number, "named" if parted.number in by_number else "unknown", parted.number
            )
        ]
    asked = _ORDER_WORDS.search(words)
    if not context.orders or not (asked or intent in _ORDER_INTENTS):
        return []
    mention = asked.group() if asked else ""
    numbered = _number_in_lines(context.lines, by_number)
    if numbered:
        return [Resolution("order", numbered, "conversation", mention)]
    of_it = [order for order in context.orders if any(item.product == product for item in order.items)]
    latest = max(of_it or context.orders, key=lambda order: order.created_at)
    return [Resolution("order", latest.order_no, "last_order", mention)]


def _number_in_lines(lines: Sequence[Line], by_number: dict[str, Order]) -> str:
    for line in reversed(lines[-_LOOKED_BACK:]):
        number = parted_line(line.text).number
        if number in by_number:
            return by_number[number].order_no
    return ""


def _topic(lines: Sequence[Line]) -> list[Resolution]:
    for line in reversed(lines[-_LOOKED_BACK:]):
        if line.sender is Sender.CUSTOMER:
            intent, _ = intent_of(concepts_of(parted_line(line.text).words))
            if intent:
                return [Resolution("topic", intent, "conversation", "")]
    return []
