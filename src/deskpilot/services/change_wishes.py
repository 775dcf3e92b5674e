"""Which change of which order a turn wishes, also where it answers our own question of a turn before."""

from collections.abc import Sequence
from dataclasses import dataclass

from deskpilot.domain.decision import Decision
from deskpilot.domain.order import Order
from deskpilot.domain.order_change import Change, ChangeWish, under_way
from deskpilot.domain.understanding import Act
from deskpilot.engine.order_wishes import change_wished, is_given, taken_back
from deskpilot.services.case import Case
from deskpilot.services.clarified import place_picked
from deskpilot.services.plan import Plan

PREFIX = "order_change."
_OPEN = (f"{PREFIX}which", f"{PREFIX}what")
_ENDS_TITLE = 2
_SILENT = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished, in the customer's words; `asked_for` is what we asked for last, `which` or `what`."""

    change: Change
    said: str
    asked: bool
    given: bool
    asked_for: str = ""
    offered: tuple[str, ...] = ()


def wish_of(case: Case, plan: Plan) -> Wish | None:
    """The wish of this turn, or the one that our own question stands open for, or more about the one just noted."""
    fresh = change_wished(case.turn.text)
    before = case.before.decision if case.before is not None else None
    if before is not None and before.rule in _OPEN and not taken_back(case.turn.text):
        return _carried(case, plan, before, fresh)
    if fresh is not None:
        return Wish(fresh.change, _words(case, fresh.change), fresh.asked, fresh.given)
    return _more_about(case, before) if before is not None and before.rule.startswith(PREFIX) else None


def _words(case: Case, change: Change) -> str:
    """The lines of the turn that are about the change, what it is to be before the rest."""
    lines = [" ".join(line.split()) for line in case.turn.text.split("\n")]
    about = [each for each in lines if is_given(change, each) or change_wished(each) is not None]
    about.sort(key=lambda each: not is_given(change, each))
    return " ".join(about or lines).strip()


def _more_about(case: Case, before: Decision) -> Wish | None:
    """A human has been asked to change it already, and here is more of what it is to be."""
    told = {found.code: found.detail for found in before.reasons}
    order_no, change = told.get("order_task"), Change(told["order_wish"])
    if order_no is None or change is Change.CANCEL or not is_given(change, case.turn.text):
        return None
    said = f"{told.get('order_said', '')} {_words(case, change)}".strip()
    return Wish(change, said, False, True, "what", (order_no,))


def _carried(case: Case, plan: Plan, before: Decision, fresh: ChangeWish | None) -> Wish | None:
    told = {found.code: found.detail for found in before.reasons}
    offered = tuple(found.detail for found in before.reasons if found.code == "order_offered")
    change = fresh.change if fresh else Change(told["order_wish"])
    asked_for = before.rule.removeprefix(PREFIX)
    given = is_given(change, case.turn.text) or (fresh is not None and fresh.given)
    answers = given or fresh is not None or number_of(case) != "" or place_picked(case.turn.text) is not None
    elsewhere = plan.decision.rule == "confident" and case.understanding.act is Act.QUESTION
    silent = plan.decision.rule.startswith("act.") and case.understanding.act in _SILENT
    if not answers and (elsewhere or silent):
        return None
    said = _words(case, change)
    if asked_for == "which":
        given = given or told.get("order_given") == "yes"
        said = f"{told.get('order_said', '')} {said}".strip() if fresh is None else said
    return Wish(change, said, False, given, asked_for, offered)


def number_of(case: Case) -> str:
    """The order number that the customer wrote, now or a little earlier."""
    sources = ("named", "unknown", "conversation")
    found = (r for r in case.understanding.resolutions if r.kind == "order" and r.source in sources)
    return next((each.value for each in found), "")


def orders_meant(case: Case, wish: Wish, orders: Sequence[Order], number: str) -> tuple[Order, ...]:
    """The orders that may be meant: the one whose number or place was given, else those under way that fit."""
    if number:
        return tuple(order for order in orders if order.order_no == number)
    place = place_picked(case.turn.text) if wish.offered else None
    picked = wish.offered[place : place + 1] if place is not None else ()
    if wish.asked_for == "what":
        picked = wish.offered
    if picked:
        return tuple(order for order in orders if order.order_no in picked)
    alive = under_way(orders)
    named = tuple(order for order in alive if _is_named(order, case))
    return named or alive


def _is_named(order: Order, case: Case) -> bool:
    code, text = case.understanding.resolved("product"), case.turn.text
    pointed = any(
        r.kind == "product" and r.source in ("name", "alias") for r in case.understanding.resolutions
    )
    return any(
        (pointed and item.product == code)
        or (len(item.title) > _ENDS_TITLE and item.title[-_ENDS_TITLE:] in text)
        for item in order.items
    )
