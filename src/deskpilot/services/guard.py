"""The guards for the reply box: what a human is about to send, checked while they type."""

from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.wording.facts import figure
from deskpilot.wording.guards import Finding, Grounds, GuardCode, Weight, check

__all__ = ["DeskGuard", "Finding", "Grounds", "GuardCode", "Weight", "check_reply"]


def check_reply(text: str, grounds: Grounds | None = None) -> tuple[Finding, ...]:
    """Everything the guards have against a reply. Without grounds no number is held against the writer."""
    if grounds is not None:
        return check(text, grounds)
    return tuple(
        f for f in check(text, Grounds(strict_numbers=False)) if f.code is not GuardCode.UNBOUND_NUMBER
    )


class DeskGuard:
    """Checks a reply against the rows of its conversation. The rows are read again when a line came in."""

    def __init__(self, queries: DeskQueries) -> None:
        self._queries = queries
        self._read: tuple[int, int] | None = None
        self._grounds: Grounds | None = None

    def __call__(self, text: str, conversation_id: int) -> tuple[Finding, ...]:
        """Everything the guards have against `text` as a reply in this conversation."""
        head = self._queries.head(conversation_id)
        if head is None:
            return check_reply(text)
        if self._read != (conversation_id, head.message_count):
            self._grounds = grounds_of(self._queries, conversation_id)
            self._read = (conversation_id, head.message_count)
        return check_reply(text, self._grounds)


def grounds_of(queries: DeskQueries, conversation_id: int) -> Grounds | None:
    """What a human's reply may rest on: rows of the product and the orders, what was said here, the drafts."""
    material = queries.brief_material(conversation_id)
    if material is None:
        return None
    code = material.conversation.viewed_product
    product = queries.product(code) if code else None
    goods = () if product is None else (product.price, *(sku.price for sku in product.skus))
    said = tuple(message.text for message in material.messages)
    drafts = tuple(draft.text for draft in queries.suggestions(conversation_id))
    attributes = () if product is None else tuple(product.attributes.values())
    return Grounds(
        texts=(*said, *drafts, *attributes),
        values=tuple(filter(None, (figure(amount) for amount in (*goods, *_amounts(material))))),
        stock=None if product is None else product.stock,
        channel=material.conversation.channel,
        strict_numbers=False,
        price=None if product is None else product.price,
        floor=None if product is None else product.floor_price,
        names=(queries.settings().shop_name,),
    )


def _amounts(material: BriefMaterial) -> tuple[float, ...]:
    orders = material.orders
    return tuple(
        amount for o in orders for amount in (o.paid_amount, o.refund_amount, *(i.price for i in o.items))
    )
