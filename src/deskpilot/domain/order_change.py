"""What a customer may want changed about an order, and how far the order is already. Read from the row, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from deskpilot.domain.order import Order, OrderStatus


class Change(StrEnum):
    """What is to be different: where it goes and to whom, which variant it is, or that it is not sent at all."""

    ADDRESS = "address"
    SPEC = "spec"
    CANCEL = "cancel"


class Stage(StrEnum):
    """How far an order is. Before it is shipped something can be noted; afterwards nothing may be promised."""

    UNSHIPPED = "unshipped"
    SHIPPED = "shipped"
    SIGNED = "signed"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ChangeWish:
    """A wish to change an order. `asked`: the customer only asks whether or how; `given`: they say what it is to be."""

    change: Change
    asked: bool = False
    given: bool = False


_STAGES = {
    OrderStatus.UNPAID: Stage.UNSHIPPED,
    OrderStatus.PAID: Stage.UNSHIPPED,
    OrderStatus.SHIPPED: Stage.SHIPPED,
    OrderStatus.SIGNED: Stage.SIGNED,
}


def stage_of(order: Order) -> Stage:
    """How far the order is by its row. Where status and times disagree, the later of the two counts: nothing that has
    left is taken for something that has not."""
    stage = _STAGES.get(order.status, Stage.OVER)
    if stage is Stage.UNSHIPPED and (order.shipped_at or order.tracking_no):
        return Stage.SHIPPED
    return stage


def under_way(orders: Iterable[Order]) -> tuple[Order, ...]:
    """The orders that have not arrived and are not over, in the order given."""
    return tuple(order for order in orders if stage_of(order) in (Stage.UNSHIPPED, Stage.SHIPPED))
