"""The brief: what a human must know before the first word, in lines that each jump to the message behind them.

Codes: handed (passed: by whom, and their words), who (new, known, returning), worth (lifetime; of who haggles discounts:
list price, paid, how many orders below it, of how many, the most in percent; or list_price: how many), about (order: title,
kinds, paid, days ago, status; viewed: title, price), wants (question, said, told, known_before), mood (calm, better,
worse, unhappy, upset), tried (entry_sent, entry_rejected, asked_back, by_customer), refused (no), promised (task,
earlier), next (one of `NEXT`). Values of said and known_before stand in pairs: name, value, name, value; the text of
said is what they are here for.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from deskpilot.domain.conversation import Owner
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.sieve import Need, reading
from deskpilot.services import heard
from deskpilot.services import said as words
from deskpilot.services.brief_course import displeasure, next_step, refused, short, tried
from deskpilot.services.brief_discounts import past_discounts
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.services.task_views import TaskRow
from deskpilot.services.views import BriefLine
from deskpilot.wording.facts import figure

_MOST_SAID, _MOST_KNOWN, _MOST_TOLD = 8, 4, 4
_MOST_TASKS = 3
_MOST_LINES = 10
_MOST_SIGNS = 200  # of somebody's words; more are not read in a quarter of a minute
# What goes first when a brief gets too long to be read in a quarter of a minute.
_SPARED = (("tried", "asked_back"), ("tried", "entry_sent"), ("wants", "known_before"), ("mood", "calm"))
_SPARED_LAST = (("tried", ""), ("refused", ""), ("promised", ""))
_WHOLLY_SPARED = frozenset({"asked_back", "entry_sent", "known_before", "calm"})
_WORSE = 0.25
_LOW = -0.15  # a mood from here down can be heard in the words
_MOODS = {"upset": Severity.URGENT, "unhappy": Severity.ATTENTION, "worse": Severity.ATTENTION}
_BEFORE_BUYING = frozenset(
    {"price", "stock", "size.advice", "colour", "material", "campaign", "bargain", "custom"}
)
_ABOUT_WHAT_CAME = frozenset(
    {"return", "refund", "exchange", "repair", "damage", "complaint", "invoice", "price.protect", "install", "order.lookup"}
)  # fmt: skip
_TROUBLE = frozenset(
    {Reason.COMPLAINT, Reason.ANGER, Reason.DISSATISFIED, Reason.QUALITY, Reason.INJURY, Reason.LEGAL}
)
_NOT_YET_THERE = frozenset({OrderStatus.UNPAID, OrderStatus.PAID, OrderStatus.SHIPPED})
_BY_NAME = frozenset({"name", "alias"})
_PROMISE_FACTS = frozenset({"承诺", "promise"})


def brief_of(queries: DeskQueries, conversation_id: int) -> tuple[BriefLine, ...]:
    """The brief of a conversation, read through the screen's own connection; empty when there is none."""
    material = queries.brief_material(conversation_id)
    if material is None:
        return ()
    ids = {d.decision.entry_id for d in material.decisions if d.decision.entry_id}
    titles = {each: entry.question for each in ids if (entry := queries.entry(each)) is not None}
    code = material.conversation.viewed_product or _named(material)
    product = queries.product(code) if code else None
    prices = (
        ()
        if product is None
        else (product.title, figure(product.price) or "", figure(product.floor_price) or "")
    )
    return brief(material, titles, prices)


def brief(
    material: BriefMaterial, titles: Mapping[str, str] | None = None, prices: tuple[str, ...] = ()
) -> tuple[BriefLine, ...]:
    """The lines in reading order, at most ten. `titles` name the entries by id; `prices` are title, price and floor price of the
    product that is looked at or named, for a human's eyes only."""
    lines: tuple[BriefLine, ...] = ()
    for most_told in range(_MOST_TOLD, 0, -1):
        lines = _shortened(list(_all_lines(material, titles or {}, prices, most_told)), _SPARED)
        if not _is_long(lines):
            break
    return _shortened(list(lines), _SPARED_LAST)


def _named(material: BriefMaterial) -> str | None:
    """The product that the customer named last, where none is looked at."""
    resolved = chain.from_iterable(each.understanding.resolutions for each in material.decisions)
    return next((r.value for r in resolved if r.kind == "product" and r.source in _BY_NAME), None)


def _all_lines(
    material: BriefMaterial, titles: Mapping[str, str], prices: tuple[str, ...], most_told: int
) -> Iterator[BriefLine]:
    wants = tuple(chain(_wants(material), _told(material, most_told)))
    shown = frozenset(line.message_id for line in wants if line.code in ("question", "told"))
    return chain(
        _handed(material),
        _who(material),
        _worth(material),
        past_discounts(material),
        _about(material, prices),
        wants,
        _mood(material),
        tried(material, titles),
        refused(material, shown),
        _promised(material),
        (next_step(material, prices),),
    )


def _shortened(lines: list[BriefLine], spared: tuple[tuple[str, str], ...]) -> tuple[BriefLine, ...]:
    """Without the least of the lines when there are too many; of each kind one stays."""
    for kind, code in spared:
        alike = [line for line in lines if line.kind == kind and code in ("", line.code)]
        gone = alike if code in _WHOLLY_SPARED else alike[1:]
        while gone and _is_long(lines):
            lines.remove(gone.pop())
    return tuple(lines)


def _is_long(lines: Sequence[BriefLine]) -> bool:
    return len(lines) > _MOST_LINES or sum(len(line.text) for line in lines) > _MOST_SIGNS


def _handed(material: BriefMaterial) -> Iterator[BriefLine]:
    """What a colleague said when they passed it on, for whoever has it now."""
    talk = material.conversation
    last = material.handoffs[-1] if material.handoffs else None
    if last is None or not last.passed_by or talk.owner is not Owner.AGENT or talk.agent_name != last.agent:
        return
    yield BriefLine("handed", "passed", (last.passed_by,), short(last.note))


def _who(material: BriefMaterial) -> Iterator[BriefLine]:
    customer, worth = material.customer, material.worth
    values = (str(worth.paid_orders), customer.city, str(material.conversations), customer.member_level)
    if worth.paid_orders:
        yield BriefLine("who", "returning", values)
    else:
        yield BriefLine("who", "known" if material.conversations > 1 else "new", values)


def _worth(material: BriefMaterial) -> Iterator[BriefLine]:
    lifetime = figure(material.worth.lifetime_value)
    if material.worth.paid_orders and lifetime:
        yield BriefLine("worth", "lifetime", (lifetime, str(material.worth.returned_orders)))


def _about(material: BriefMaterial, prices: tuple[str, ...]) -> Iterator[BriefLine]:
    """The order or, before one, the product that this is about."""
    order = _order_meant(material)
    if order is not None:
        first = order.items[0]
        values = (first.title or first.product, str(len(order.items)), figure(order.paid_amount) or "")
        yield BriefLine(
            "about", "order", (*values, str(material.days_since(order.created_at)), order.status.value)
        )
    elif prices:
        yield BriefLine("about", "viewed", prices[:2])


def _order_meant(material: BriefMaterial) -> Order | None:
    """The order that was named, else the last one of what is looked at, else, while nothing is looked at, the last one
    that the question can be about."""
    viewed = material.conversation.viewed_product
    orders = [order for order in material.orders if order.items]
    named = next((order for order in orders if _is_named(material, order)), None)
    if named is not None:
        return named
    if viewed is None:
        of_it = [order for order in orders if _may_be_about(material, order)]
    else:
        of_it = [order for order in orders if any(item.product == viewed for item in order.items)]
    return next(iter(of_it), None)


def _is_named(material: BriefMaterial, order: Order) -> bool:
    """Whether it was named by its number, or was taken to be meant and may be."""
    meant = [
        d.understanding for d in material.decisions if d.understanding.resolved("order") == order.order_no
    ]
    return any(order.order_no in each.text for each in meant) or (
        bool(meant) and _may_be_about(material, order)
    )


def _may_be_about(material: BriefMaterial, order: Order) -> bool:
    """Whether what was asked last can be about an order: not what is asked before buying, and one that has come only where
    it is about what one has."""
    intent = next((d.understanding.intent for d in material.decisions if d.understanding.intent), "")
    if order.status in _NOT_YET_THERE:
        return intent not in _BEFORE_BUYING
    alert = material.escalation
    return intent in _ABOUT_WHAT_CAME or (alert is not None and alert.reason in _TROUBLE)


def _wants(material: BriefMaterial) -> Iterator[BriefLine]:
    question = heard.open_question(material)
    if question is not None:
        yield BriefLine("wants", "question", text=short(question.text), message_id=question.id)
    said = heard.named_values(material)
    need = _need(material, tuple(said))
    if said or need:
        values = tuple(chain.from_iterable((name, value) for name, (value, _) in said.items()))
        last = next(reversed(said.values()))[1] if said else None
        yield BriefLine(
            "wants", "said", values[: 2 * _MOST_SAID], need, last or (question.id if question else None)
        )
    # Who does not want to be known is met without what was remembered; a promise is kept all the same.
    facts = material.facts if material.customer.personalise else ()
    known = [f for f in facts if f.key not in said and f.key not in _PROMISE_FACTS][:_MOST_KNOWN]
    if known:
        pairs = tuple(chain.from_iterable((fact.key, short(fact.value)) for fact in known))
        yield BriefLine("wants", "known_before", pairs, message_id=known[0].message_id)


def _told(material: BriefMaterial, most: int) -> Iterator[BriefLine]:
    question, bare_no = heard.open_question(material), heard.denials(material)
    rows = (
        words.told(m, clauses, heard.is_answered(material, m))
        for m, clauses in heard.weighed_lines(material)
        if m is not question and m.id not in bare_no
    )
    for row in words.weightiest(rows, most):
        yield BriefLine("wants", "told", (), row.text, row.message_id)


def _need(material: BriefMaterial, told: tuple[str, ...]) -> str:
    """What somebody is here for, empty where nothing speaks for anything."""
    strength = max((each.understanding.intent_strength for each in material.decisions[:3]), default=0.0)
    need = reading(strength, told).need
    return "" if need is Need.LOOKING else need.value


def _mood(material: BriefMaterial) -> Iterator[BriefLine]:
    if not material.decisions:
        return
    latest, first = material.decisions[0].understanding, material.decisions[-1].understanding
    lowest = min(material.decisions, key=lambda decision: decision.understanding.mood)
    change = latest.mood - first.mood
    now = displeasure(latest)
    if now:
        code = now
    elif change <= -_WORSE and latest.mood <= _LOW:
        code = "worse"
    else:
        code = "better" if change >= _WORSE and lowest.understanding.mood <= _LOW else "calm"
    telling = material.decisions[0] if now else lowest
    yield BriefLine("mood", code, (), message_id=heard.line_of(material, telling), severity=_MOODS.get(code))


def _promised(material: BriefMaterial) -> Iterator[BriefLine]:
    owed = [row for row in material.tasks if row.task.kind is not TaskKind.HESITATED]
    for row in owed[:_MOST_TASKS]:
        severity = Severity.URGENT if row.overdue_seconds else Severity.ATTENTION
        yield BriefLine("promised", "task", _due(row), short(row.task.text), row.task.message_id, severity)
    for fact in material.facts:
        if fact.key in _PROMISE_FACTS:
            yield BriefLine("promised", "earlier", (), short(fact.value), fact.message_id, Severity.ATTENTION)


def _due(row: TaskRow) -> tuple[str, ...]:
    """Kind, state, who promised it, when it is due on the shop's clock, days from today, seconds overdue."""
    task = row.task
    return (
        task.kind.value,
        task.state.value,
        task.made_by,
        row.due_local.isoformat(),
        str(row.days_away),
        str(int(row.overdue_seconds)),
    )
