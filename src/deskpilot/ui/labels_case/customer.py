"""Words of the customer's part of the column: orders, what is remembered, earlier conversations."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.conversation import ConversationState, Owner
from deskpilot.domain.customer import Fact
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.services.views import CustomerCard, QueueRow
from deskpilot.ui import labels
from deskpilot.ui.labels_case.words import money, say


class Stat(NamedTuple):
    """A figure with its caption, and the unit beside it."""

    caption: str
    value: str
    unit: str = ""


# Icon, text colour and word of an order's state.
_ORDERS: Mapping[OrderStatus, tuple[str, str, str]] = {
    OrderStatus.UNPAID: ("clock", "t3", QT_TRANSLATE_NOOP("Case", "待付款")),
    OrderStatus.PAID: ("package", "warning_text", QT_TRANSLATE_NOOP("Case", "待发货")),
    OrderStatus.SHIPPED: ("truck", "accent_text", QT_TRANSLATE_NOOP("Case", "在路上")),
    OrderStatus.SIGNED: ("check", "success_text", QT_TRANSLATE_NOOP("Case", "已签收")),
    OrderStatus.CLOSED: ("x", "t3", QT_TRANSLATE_NOOP("Case", "已关闭")),
    OrderStatus.REFUNDING: ("undo", "warning_text", QT_TRANSLATE_NOOP("Case", "退款中")),
    OrderStatus.REFUNDED: ("undo", "t3", QT_TRANSLATE_NOOP("Case", "已退款")),
}


def _figure(text: str) -> str:
    # "Orders" as a caption; in a sentence the same word begins small.
    return QCoreApplication.translate("CustomerSection", text)


def _days_ago(*, one: bool) -> str:
    # One and many: lupdate sees a plural only where a digit is handed in, not a name.
    translate = QCoreApplication.translate
    once, often = translate("CustomerSection", "天前", "", 1), translate("CustomerSection", "天前", "", 2)
    return once if one else often


def worth(card: CustomerCard) -> tuple[Stat, ...]:
    """What a customer is worth in a few figures."""
    days = card.worth.days_since_last
    last = _figure(QT_TRANSLATE_NOOP("CustomerSection", "上次成交"))
    if days is None:
        since = Stat(last, "–")
    elif days < 1:
        since = Stat(last, _figure(QT_TRANSLATE_NOOP("CustomerSection", "今天")))
    else:
        since = Stat(last, f"{days:,.0f}", _days_ago(one=round(days) == 1))
    return (
        Stat(_figure(QT_TRANSLATE_NOOP("CustomerSection", "累计实付")), money(card.worth.lifetime_value)),
        Stat(_figure(QT_TRANSLATE_NOOP("CustomerSection", "订单")), f"{card.worth.paid_orders:,}"),
        Stat(_figure(QT_TRANSLATE_NOOP("CustomerSection", "退货")), f"{card.worth.returned_orders:,}"),
        since,
    )


def contacts(card: CustomerCard, now: datetime, offset_minutes: int) -> str:
    """How often somebody has come, and when last before now."""
    if card.conversations < 2 or card.last_contact_at is None:
        return _figure(QT_TRANSLATE_NOOP("CustomerSection", "第一次来聊"))
    local = labels.local(card.last_contact_at, offset_minutes)
    day = labels.day(local.date(), labels.local(now, offset_minutes).date())
    return _figure(QT_TRANSLATE_NOOP("CustomerSection", "第 {n} 次来聊，上次是{day}")).format(
        n=f"{card.conversations:,}", day=day
    )


def order_state(status: OrderStatus) -> tuple[str, str, str]:
    """Icon, text colour and word of an order's state."""
    icon, tone, word = _ORDERS[status]
    return icon, tone, say(word)


def order_title(order: Order) -> str:
    """What was bought; how many more kinds when there are several."""
    if not order.items:
        return say(QT_TRANSLATE_NOOP("Case", "订单 {no}")).format(no=order.order_no)
    first = order.items[0]
    name = first.title or first.product
    text = f"{name} ×{first.qty}" if first.qty > 1 else name
    if len(order.items) == 1:
        return text
    return say(QT_TRANSLATE_NOOP("Case", "{text} 等 {n} 样")).format(text=text, n=len(order.items))


def order_tip(order: Order) -> str:
    """All of an order in a few lines."""
    goods = [
        f"{item.title or item.product} {item.sku} ×{item.qty} {money(item.price)}" for item in order.items
    ]
    lines = [say(QT_TRANSLATE_NOOP("Case", "订单 {no}")).format(no=order.order_no), *goods]
    if order.refund_amount:
        text = say(QT_TRANSLATE_NOOP("Case", "退款 {amount} {reason}"))
        lines.append(text.format(amount=money(order.refund_amount), reason=order.refund_reason).rstrip())
    if order.tracking_no:
        lines.append(f"{order.carrier} {order.tracking_no}".strip())
    return "\n".join(lines)


def short_date(at: datetime, now: datetime | None, offset_minutes: int) -> str:
    """05-18 within the last year before `now`, else 2024-05-18."""
    local = labels.local(at, offset_minutes)
    recent = now is not None and now - at < timedelta(days=330)
    return local.strftime("%m-%d" if recent else "%Y-%m-%d")


def fact_source(fact: Fact, now: datetime, offset_minutes: int) -> str:
    """Where something remembered is known from."""
    day = labels.day(
        labels.local(fact.learned_at, offset_minutes).date(), labels.local(now, offset_minutes).date()
    )
    if fact.message_id is None:
        return say(QT_TRANSLATE_NOOP("Case", "{day}记下，导入或手填的")).format(day=day)
    return say(QT_TRANSLATE_NOOP("Case", "{day}顾客自己说的，按一下看原话")).format(day=day)


def visit(row: QueueRow, now: datetime, offset_minutes: int) -> tuple[str, str, str]:
    """When an earlier conversation was, how it stands, and its last words."""
    local = labels.local(row.last_at, offset_minutes)
    day = labels.day(local.date(), labels.local(now, offset_minutes).date())
    when = f"{day} {local:%H:%M} · {labels.channel(row.channel)}"
    return when, _standing(row), row.quote or row.last_text


def _standing(row: QueueRow) -> str:
    if row.state is ConversationState.CLOSED:
        return say(QT_TRANSLATE_NOOP("Case", "已结束"))
    if row.reason is not None:
        return labels.reason(row.reason)
    if row.owner is Owner.AGENT:
        return say(QT_TRANSLATE_NOOP("Case", "{name}在接")).format(name=row.agent_name)
    return say(QT_TRANSLATE_NOOP("Case", "AI 在答"))
