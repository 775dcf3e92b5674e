"""Everything known around one turn: who writes, what was said before, what the engine reads, what rows may be quoted."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.conversation import Conversation, Line, Message, Mode, Sender, Turn
from deskpilot.domain.customer import Customer
from deskpilot.domain.decision import Action, Situation
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import Slot, Topic, Understanding
from deskpilot.services.answered import answers_flow, asked_twice, calm, is_answered, left_open, still_asked
from deskpilot.services.campaigns import campaign_meant
from deskpilot.services.clarified import Asked, after_clarify, picks_none
from deskpilot.services.duty import mode_in_force
from deskpilot.services.given import Given, given_last, read_alone, says_the_same
from deskpilot.services.lines import context_of, is_stuck
from deskpilot.services.whose import rightful_first
from deskpilot.services.work import Work
from deskpilot.store import StoredDecision
from deskpilot.wording.facts import Facts
from deskpilot.wording.phrases import language_of
from deskpilot.wording.speaker import Known, Tone

_CHECKED = 5
_LOOKED_BACK = 8  # decisions
UPSET = 0.5  # from here on a customer is spoken to softly
_HANDED_ON = 0.82
_UPSET_TOPICS = frozenset(
    {
        Topic.ANGER,
        Topic.COMPLAINT,
        Topic.THREAT,
        Topic.DISAPPOINTMENT,
        Topic.SARCASM,
        Topic.INJURY,
        Topic.QUALITY,
    }
)
_SHADES = "深浅灰藏宝天湖墨军酒枣玫橘橙粉淡亮暗雾冷暖米奶豆"  # in front of a colour, another one


@dataclass(frozen=True, slots=True)
class Case:
    """One turn with all that is needed to decide and to word it."""

    conversation: Conversation
    customer: Customer
    turn: Turn
    messages: tuple[Message, ...]
    understanding: Understanding
    entries: tuple[KnowledgeEntry, ...]
    situation: Situation
    facts: Facts
    tone: Tone
    known: Known
    before: StoredDecision | None
    heard: tuple[Message, ...] = ()
    sure_from: float = 0.5
    asked: Asked | None = None

    @property
    def best(self) -> KnowledgeEntry | None:
        """The entry of the first candidate."""
        return self.entries[0] if self.entries else None


def open_case(work: Work, conversation: Conversation, turn_id: int, messages: Sequence[Message]) -> Case:
    """Gather the case and let the engine read it. Whatever the engine raises goes through."""
    uow = work.uow
    turn = Turn(turn_id, conversation.id, tuple(_line(message) for message in messages))
    heard = tuple(m for m in uow.messages.recent(conversation.id, 60) if m.seq < messages[0].seq)
    customer, worth = uow.customers.with_worth(conversation.customer_id, work.now)
    orders = uow.orders.of_customer(customer.id)
    past = uow.decisions.recent(conversation.id, _LOOKED_BACK)
    before = past[0] if past else None
    context = context_of(work, conversation, customer, worth, orders, heard)
    understanding = work.engine.understand(turn.text, context)
    asked = still_asked(work, past)
    understanding = after_clarify(understanding, turn.text, asked)
    given = _given_again(work, conversation, customer, orders, understanding, past, heard)
    sure_from = work.house.settings.reply_floor
    understanding = read_alone(work.engine, understanding, turn.text, context, given, sure_from)
    if answers_flow(work, conversation, turn.text):
        understanding = calm(understanding, conversation)
    near = uow.entries.some([candidate.entry_id for candidate in understanding.candidates[:_CHECKED]])
    understanding, entries = usable_only(understanding, near.get, work.now)
    product = _meant(work, conversation, understanding)
    understanding, entries = fitting_first(understanding, entries, product)
    understanding, entries = rightful_first(understanding, entries, turn.text)
    facts = _facts(work, conversation, customer, orders, understanding, entries)
    situation = _situation(work, conversation, turn.text, entries, heard, before, worth.lifetime_value)
    situation = _with_course(
        work, situation, conversation, messages, understanding, asked, given, past, heard
    )
    return Case(
        conversation,
        customer,
        turn,
        tuple(messages),
        understanding,
        entries,
        situation,
        facts,
        Tone(is_upset(understanding), language_of(turn.text), turn_id),
        Known(product.title if product else "", bool(orders), understanding.slots),
        before,
        heard,
        sure_from,
        asked,
    )


def _with_course(
    work: Work,
    situation: Situation,
    conversation: Conversation,
    messages: Sequence[Message],
    understanding: Understanding,
    asked: Asked | None,
    given: Given | None,
    past: Sequence[StoredDecision],
    heard: tuple[Message, ...],
) -> Situation:
    """The situation with what was asked, held and given in the turns before."""
    return replace(
        situation,
        unclear=picks_none(understanding, understanding.text, asked),
        asked_twice=asked_twice(past),
        left_open=left_open(conversation, messages, past[0] if past else None),
        answered=is_answered(past, heard),
        given=given.entry_id if given else None,
        given_times=given.times if given else 0,
    )


def _given_again(
    work: Work,
    conversation: Conversation,
    customer: Customer,
    orders: tuple[Order, ...],
    understanding: Understanding,
    past: Sequence[StoredDecision],
    heard: tuple[Message, ...],
) -> Given | None:
    """What the customer read last, where its entry would say just that again now."""
    given, best = given_last(past, heard), understanding.best
    if given is None or best is None or best.entry_id != given.entry_id:
        return given
    entry = work.uow.entries.get(given.entry_id)
    if entry is None:
        return None
    facts = _facts(work, conversation, customer, orders, understanding, (entry,))
    return given if says_the_same(entry, facts, given.said) else None


def is_upset(understanding: Understanding) -> bool:
    """Whether the customer is spoken to softly, without a word of selling."""
    topics = any(s.topic in _UPSET_TOPICS and s.strength >= 0.5 for s in understanding.signals)
    return topics or understanding.dissatisfied >= UPSET


def _line(message: Message) -> Line:
    return Line(message.sender, message.text, message.kind, message.received_at)


def usable_only(
    understanding: Understanding, entry_of: Callable[[str], KnowledgeEntry | None], now: datetime
) -> tuple[Understanding, tuple[KnowledgeEntry, ...]]:
    """The understanding without candidates that may not be used now, and the entries of the first of the rest.
    Where the first was one of them, half of the confidence goes with it."""
    first, rest = understanding.candidates[:_CHECKED], understanding.candidates[_CHECKED:]
    entries = {candidate.entry_id: entry_of(candidate.entry_id) for candidate in first}
    usable = [c for c in first if (entry := entries[c.entry_id]) is not None and entry.is_usable(now)]
    if len(usable) < len(first):
        lost_best = not usable or usable[0] is not first[0]
        confidence = understanding.confidence * (0.5 if lost_best else 1.0) if usable else 0.0
        understanding = replace(understanding, candidates=(*usable, *rest), confidence=confidence)
    return understanding, tuple(entry for c in usable if (entry := entries[c.entry_id]) is not None)


def fitting_first(
    understanding: Understanding, entries: tuple[KnowledgeEntry, ...], product: Product | None
) -> tuple[Understanding, tuple[KnowledgeEntry, ...]]:
    """The candidates with those behind that quote the row of a product and are kept for other products.
    Where the first was one of them, the confidence was its own and does not go over whole."""
    if product is None or not entries:
        return understanding, entries
    checked, rest = understanding.candidates[: len(entries)], understanding.candidates[len(entries) :]
    pairs = sorted(zip(checked, entries, strict=True), key=lambda pair: not _speaks_of(pair[1], product))
    candidates = tuple(candidate for candidate, _ in pairs)
    kept = 1.0 if candidates[0] is checked[0] else _HANDED_ON
    understanding = replace(
        understanding, candidates=(*candidates, *rest), confidence=understanding.confidence * kept
    )
    return understanding, tuple(entry for _, entry in pairs)


def _speaks_of(entry: KnowledgeEntry, product: Product) -> bool:
    quotes = "{product." in entry.answer or "{sku." in entry.answer
    return not quotes or not entry.scope or bool({product.code, product.series} & set(entry.scope))


def _situation(
    work: Work,
    conversation: Conversation,
    text: str,
    entries: tuple[KnowledgeEntry, ...],
    heard: tuple[Message, ...],
    before: StoredDecision | None,
    lifetime_value: float,
) -> Situation:
    house, best = work.house, entries[0] if entries else None
    limit = house.settings.replies_per_minute
    return Situation(
        conversation.owner,
        mode_in_force(house, conversation.channel, work.roster.staffed),
        best.policy if best else EntryPolicy.AUTO,
        _category_mode(work, best),
        work.roster.staffed,
        conversation.rejections,
        conversation.misses,
        before is not None and before.decision.action is Action.CLARIFY,
        conversation.breathing_until is not None and work.now < conversation.breathing_until,
        not conversation.welcomed and not any(m.sender in (Sender.AI, Sender.AGENT) for m in heard),
        lifetime_value,
        work.pace.replies_of(conversation.id) >= limit or is_stuck(heard, text),
    )


def _category_mode(work: Work, best: KnowledgeEntry | None) -> Mode | None:
    return work.house.category_modes.get(best.category) if best else None


def _facts(
    work: Work,
    conversation: Conversation,
    customer: Customer,
    orders: tuple[Order, ...],
    understanding: Understanding,
    entries: tuple[KnowledgeEntry, ...],
) -> Facts:
    product = _product(work, conversation, understanding, entries)
    return Facts(
        work.house.shop_facts,
        product,
        sku_meant(product, understanding.slots, understanding.text),
        order_meant(orders, understanding, product),
        campaign_meant(work, understanding, entries, product),
        customer,
        work.roster.duty.agent,
        work.house.persona,
        utc_offset_minutes=work.house.settings.utc_offset_minutes,
    )


def _product(
    work: Work, conversation: Conversation, understanding: Understanding, entries: tuple[KnowledgeEntry, ...]
) -> Product | None:
    """What is meant, else the one thing the entry is about."""
    about = entries[0].scope[0] if entries and len(entries[0].scope) == 1 else None
    return _meant(work, conversation, understanding) or (work.uow.products.get(about) if about else None)


def _meant(work: Work, conversation: Conversation, understanding: Understanding) -> Product | None:
    """What the words point at, else what the customer looks at."""
    codes = (understanding.resolved("product"), conversation.viewed_product)
    found = (work.uow.products.get(code) for code in codes if code)
    return next((product for product in found if product is not None), None)


def sku_meant(product: Product | None, slots: tuple[Slot, ...], text: str) -> Sku | None:
    """The one variant that everything the customer named fits, if it is one."""
    if product is None:
        return None
    if len(product.skus) == 1:
        return product.skus[0]
    named = {slot.value.casefold() for slot in slots}
    said = text.casefold()
    fitting = [(sum(_is_named(word, named, said) for word in _words(sku)), sku) for sku in product.skus]
    most = max((count for count, _ in fitting), default=0)
    best = [sku for count, sku in fitting if count == most]
    return best[0] if most and len(best) == 1 else None


def _is_named(word: str, named: set[str], said: str) -> bool:
    """Whether a word of a variant was said: 米白色 also by 米白, 黑色 by 黑的, 1.4米 but not 0.4米 by 1.4米."""
    if word in named:
        return True
    bare = word.removesuffix("色")
    if bare != word:
        whole = re.search(rf"(?<![{_SHADES}]){re.escape(word)}", said)  # 青色 but not 藏青色
        return bare in named or f"{bare}的" in said or (bare in said if len(bare) > 1 else bool(whole))
    if len(word) < 2 or word.isascii():
        return False
    place = said.find(word)
    return place >= 0 and not (word[0].isdigit() and place > 0 and said[place - 1] in "0123456789.")


def _words(sku: Sku) -> set[str]:
    values = {value.casefold() for value in sku.spec.values()}
    return values | {word for value in values for word in value.split()}


def order_meant(
    orders: tuple[Order, ...], understanding: Understanding, product: Product | None
) -> Order | None:
    """The customer's own order that is meant; another buyer's number finds nothing."""
    number = understanding.resolved("order")
    if number is not None:
        return next((order for order in orders if order.order_no == number), None)
    alive = [order for order in orders if order.status is not OrderStatus.CLOSED]
    code = understanding.resolved("product")
    if code is not None and product is not None:
        of_it = [order for order in alive if any(item.product == code for item in order.items)]
        alive = of_it or alive
    return alive[0] if alive else None
