"""The word to a customer whose conversation goes to a colleague: named once, and never on an errand that is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import (
    COURTESY,
    Conversation,
    ConversationState,
    Delivery,
    Message,
    Owner,
    Sender,
)
from deskpilot.services.case import UPSET
from deskpilot.services.duty import there_now
from deskpilot.services.queries import DeskQueries
from deskpilot.services.stored_settings import House
from deskpilot.services.work import Work
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.phrases import language_of
from deskpilot.wording.speaker import Known, Spoken, Tone

_ONCE_IN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Passed:
    """What the line rests on: the conversation as it was before, what was said last, and what can be named."""

    conversation: Conversation
    last_words: str = ""
    product: Product | None = None
    has_order: bool = False


def passing_line(house: House, passed: Passed, to_agent: str) -> Spoken:
    """What the customer would hear."""
    facts = Facts(house.shop_facts, persona=house.persona)
    known = Known("" if passed.product is None else passed.product.title, passed.has_order)
    tone = Tone(passed.conversation.dissatisfied >= UPSET, language_of(passed.last_words))
    return speaker.passed_on(to_agent, known, facts, tone)


def line_before(queries: DeskQueries, conversation_id: int, to_agent: str, now: datetime) -> str:
    """What the customer would hear, before anything is passed on; empty when nothing would be said."""
    material = queries.brief_material(conversation_id)
    if material is None or not _is_news(queries.house(), now, material.conversation, to_agent):
        return ""
    said = [line.text for line in material.messages if line.sender is Sender.CUSTOMER and line.text]
    viewed = material.conversation.viewed_product
    passed = Passed(
        material.conversation,
        said[-1] if said else "",
        queries.product(viewed) if viewed else None,
        bool(material.orders),
    )
    spoken = passing_line(queries.house(), passed, to_agent)
    return "" if spoken.blocked else spoken.text


def tell_who_goes_on(work: Work, before: Conversation, passed: Conversation, by: str, came_from: str) -> None:
    """Say once who goes on, in the name of whoever passes it on. Nothing is said when nobody is there to go on, when a
    human was called and the customer knows, or when the same minute brought such a line already; one that has not left
    yet gives way."""
    undone = _take_back_unsaid(work, before)
    back_again = undone and passed.agent_name == came_from
    is_news = _is_news(work.house, work.now, before, passed.agent_name)
    if back_again or not by or not is_news or _told_lately(work, before):
        return
    spoken = passing_line(work.house, _material(work, before), passed.agent_name)
    if not spoken.blocked:
        _put(work, passed, spoken.text, by)


def _is_news(house: House, now: datetime, before: Conversation, to_agent: str) -> bool:
    """Whether somebody is there to go on whom the customer does not expect already."""
    staff = {person.name for person in house.staff}
    absent = to_agent in staff - {person.name for person in there_now(house, now)}
    knows = before.owner is Owner.WAITING and before.warm_line_sent
    return not (absent or knows or before.state is ConversationState.CLOSED)


def _told_lately(work: Work, conversation: Conversation) -> bool:
    return any(
        line.delivery is not Delivery.CANCELLED and work.now - line.received_at < _ONCE_IN
        for line in _courtesies(work, conversation)
    )


def _take_back_unsaid(work: Work, conversation: Conversation) -> bool:
    """Take back the lines about an earlier passing that have not left; whether there were any."""
    pending = [line for line in _courtesies(work, conversation) if line.delivery is Delivery.PENDING]
    taken = [line for line in pending if work.uow.outbox.cancel(line.id)]
    for line in taken:
        work.pace.drop(line.id)
    return bool(taken)


def _courtesies(work: Work, conversation: Conversation) -> list[Message]:
    lines = work.uow.messages.recent(conversation.id)
    return [line for line in lines if line.sender is Sender.AGENT and line.is_courtesy]


def _material(work: Work, conversation: Conversation) -> Passed:
    lines = work.uow.messages.recent(conversation.id)
    said = [line.text for line in lines if line.sender is Sender.CUSTOMER and line.text]
    viewed = conversation.viewed_product
    return Passed(
        conversation,
        said[-1] if said else "",
        work.uow.products.get(viewed) if viewed else None,
        bool(work.uow.orders.of_customer(conversation.customer_id, 1)),
    )


def _put(work: Work, conversation: Conversation, text: str, by: str) -> None:
    """It leaves only while the conversation is still with the colleague it names."""
    import uuid

    seconds = work.house.settings.undo_seconds
    line = work.uow.messages.append(
        conversation.id,
        Sender.AGENT,
        text,
        work.now,
        sender_name=by,
        delivery=Delivery.PENDING,
        payload=COURTESY,
    )
    work.uow.outbox.put(
        conversation.id,
        line.id,
        conversation.channel,
        text,
        work.now + timedelta(seconds=seconds),
        conversation.version,
        conversation.owner,
        uuid.uuid4().hex,
    )
    work.pace.hold(line.id, seconds)
