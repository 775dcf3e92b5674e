"""A turn is closed: understand, decide, act. What was decided and what it leads to are one transaction."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import (
    COURTESY,
    Conversation,
    Delivery,
    Message,
    MessageKind,
    Mode,
    Owner,
    Sender,
)
from deskpilot.domain.customer import Fact
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.events import EventKind
from deskpilot.domain.kept_back import kept_from_sending
from deskpilot.domain.routing import SOME_INTENT, wanted
from deskpilot.domain.understanding import Act, Topic
from deskpilot.services.attribute_answers import with_attribute
from deskpilot.services.bursts import with_every_question
from deskpilot.services.case import Case, open_case
from deskpilot.services.cross_selling import with_cross_sell
from deskpilot.services.dispatch import with_dispatch
from deskpilot.services.duty import mode_in_force, roster
from deskpilot.services.escalating import call_human
from deskpilot.services.flows import with_flow
from deskpilot.services.follow_ups import propose_for_hesitating
from deskpilot.services.media import MOST_ATTACHMENTS, attachment_in, payload_of
from deskpilot.services.openings import with_opening
from deskpilot.services.order_changes import note_order_change, with_order_change
from deskpilot.services.order_state import with_order_state
from deskpilot.services.owed import OWED, owed_word
from deskpilot.services.plan import Plan, make_plan, word_to_waiting
from deskpilot.services.row_replies import with_row_reply
from deskpilot.services.sieve import with_sieve
from deskpilot.services.welcome import greeting_of
from deskpilot.services.work import Work
from deskpilot.wording.facts import Facts
from deskpilot.wording.phrases import language_of
from deskpilot.wording.speaker import Known, Tone

# After these nobody waits. A card, a number or a statement that is held may still want an answer: its clock runs on.
_SILENT_ACTS = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY})
# What is shown without a word is not courtesy: somebody has to look at it.
_SHOWN = frozenset({MessageKind.IMAGE, MessageKind.VIDEO, MessageKind.FILE})
_LONGEST_QUOTE = 80  # characters
_SILENT_RULES = frozenset({"breathing", "late_line"})
_ANSWERING = frozenset({Action.REPLY, Action.CLARIFY})
# What a customer says about themselves is remembered; what they want this time is not.
_PASSING_SLOTS = frozenset({"quantity", "order", "order_no", "phone", "date", "time", "amount"})


def close_turn(work: Work, conversation_id: int) -> None:
    """Make one turn of the lines nobody has dealt with, and act on it. Nothing to do is no error."""
    uow = work.uow
    messages = uow.messages.unanswered(conversation_id)
    if not messages:
        return
    conversation = uow.conversations.get(conversation_id)
    turn_id = uow.turns.create(conversation_id, [message.id for message in messages], work.now)
    case = open_case(work, conversation, turn_id, messages)
    intent = case.understanding.intent_strength
    rightful = wanted(work.house.rules, case.customer, intent)
    at_desk = roster(work.house, work.now, rightful) if rightful else work.roster
    plan = make_plan(case, work.house.dials, at_desk, greeting_of(work, case))
    plan = with_row_reply(work, case, with_attribute(case, plan, at_desk), at_desk)
    plan = with_dispatch(case, plan, at_desk)
    plan = with_every_question(work, case, plan, at_desk)
    plan = with_order_change(work, case, plan)
    plan = _with_more(work, case, with_order_state(work, case, with_flow(work, case, plan)))
    _act(work, case, _with_what_kept_it(case, with_opening(work, case, plan)))


def _with_what_kept_it(case: Case, plan: Plan) -> Plan:
    """Who reads why finds what kept the AI from sending it, whoever made the plan."""
    kept = kept_from_sending(case.understanding, case.situation, plan.decision)
    owed = owed_word(case, plan.decision)
    decision = replace(plan.decision, reasons=(*plan.decision.reasons, *kept, *owed))
    stopped = decision.action is Action.ESCALATE and decision.reason is Reason.GUARD_BLOCKED
    if stopped and decision.rule == "confident":
        decision = replace(decision, rule="guard_blocked")  # what was known could not be said
    return replace(plan, decision=decision)


def _with_more(work: Work, case: Case, plan: Plan) -> Plan:
    """An answer may ask one thing back or name one thing more, never both."""
    return with_cross_sell(work, case, with_sieve(work, case, plan))


def give_to_human(work: Work, conversation_id: int) -> None:
    """The engine failed on these lines: they are not tried again, a human reads them."""
    uow = work.uow
    messages = uow.messages.unanswered(conversation_id)
    if messages:
        uow.turns.create(conversation_id, [message.id for message in messages], work.now)
    last = messages[-1] if messages else None
    conversation = uow.conversations.get(conversation_id)
    call_human(
        work,
        conversation,
        Reason.ENGINE_ERROR,
        Severity.ATTENTION,
        quote=last.text if last else "",
        message_id=last.id if last else None,
    )
    work.event(EventKind.ENGINE_FAILED, conversation_id)


def tell_waiting(work: Work, conversation_id: int) -> None:
    """A human was called outside a turn: where the AI speaks by itself, it says so once."""
    conversation = work.uow.conversations.get(conversation_id)
    alert = work.uow.escalations.open_of(conversation_id)
    mode = mode_in_force(work.house, conversation.channel, work.roster.staffed)
    waits = conversation.owner is Owner.WAITING and conversation.waiting_since is not None
    if alert is None or mode is not Mode.AUTO or conversation.warm_line_sent or not waits:
        return
    facts = Facts(work.house.shop_facts, persona=work.house.persona)
    at_desk = roster(work.house, work.now, (alert.assigned_to,))
    spoken = word_to_waiting(alert.reason, at_desk, Known(), facts, Tone(language=language_of(alert.quote)))
    if not spoken.blocked:
        conversation = work.uow.conversations.update(replace(conversation, warm_line_sent=True))
        say(work, conversation, spoken.text, courtesy=True)


def _act(work: Work, case: Case, plan: Plan) -> None:
    decision, understanding = plan.decision, case.understanding
    decision_id = work.uow.decisions.add(
        case.conversation.id, case.turn.id, understanding, decision, plan.drafts, work.now
    )
    _remember(work, case)
    _note_denial(work, case)
    conversation = work.uow.conversations.update(_after(work, case, plan))
    if decision.action is Action.ESCALATE:
        conversation = _escalated(work, case, conversation, decision, decision_id)
    if plan.say is not None:
        say(work, conversation, plan.say.text, decision_id)
    if plan.say is not None and decision.action is Action.REPLY:
        _show_files(work, case, conversation, decision.entry_id)
    if decision.wording is Wording.BREATHING:
        propose_for_hesitating(work, conversation, case.customer, case.messages[-1])
    note_order_change(work, case, decision)
    _write_down(work, case, plan)


def _show_files(work: Work, case: Case, conversation: Conversation, entry_id: str | None) -> None:
    """The pictures and films of the entry that answered, each once in a conversation."""
    entry = next((each for each in case.entries if each.id == entry_id), None)
    if entry is None or work.media is None:
        return
    shown = {found.file for line in case.heard if (found := attachment_in(line.payload)) is not None}
    for name in entry.media[:MOST_ATTACHMENTS]:
        attachment = work.media.of_entry(name)
        if attachment is not None and attachment.file not in shown:
            say(work, conversation, attachment.name, attachment=attachment)


def say(
    work: Work,
    conversation: Conversation,
    text: str,
    decision_id: int | None = None,
    attachment: Attachment | None = None,
    courtesy: bool = False,
) -> Message:
    """A line of the AI goes into the outbox; it leaves only while owner and version stay as they are now."""
    uow = work.uow
    message = uow.messages.append(
        conversation.id,
        Sender.AI,
        text if attachment is None else "",
        work.now,
        kind=MessageKind.TEXT if attachment is None else attachment.kind,
        sender_name=work.house.settings.persona_name,
        delivery=Delivery.PENDING,
        decision_id=decision_id,
        payload=payload_of(attachment) if attachment is not None else COURTESY if courtesy else "",
    )
    uow.outbox.put(
        conversation.id,
        message.id,
        conversation.channel,
        text,
        work.now,
        conversation.version,
        conversation.owner,
        uuid.uuid4().hex,
    )
    if attachment is None:
        work.pace.replied(conversation.id)
    return message


def _after(work: Work, case: Case, plan: Plan) -> Conversation:
    """The conversation as the turn leaves it, owner apart."""
    before, decision, understanding = case.conversation, plan.decision, case.understanding
    speaks = plan.say is not None
    answers = speaks and (decision.action in _ANSWERING or decision.wording is Wording.GREETING)
    breathes = speaks and decision.wording is Wording.BREATHING
    # Who was promised a human goes on waiting for one, whatever the AI can answer at night.
    done = answers and before.owner is Owner.AI
    missed = decision.action is Action.CLARIFY or understanding.signal(Topic.REPEATED) is not None
    return replace(
        before,
        mood=understanding.mood,
        dissatisfied=understanding.dissatisfied,
        rejections=before.rejections + (understanding.signal(Topic.REJECTED) is not None),
        misses=before.misses + missed,
        welcomed=before.welcomed or answers,
        breathing_until=work.now + work.breath if breathes else before.breathing_until,
        warm_line_sent=before.warm_line_sent or (speaks and decision.action is Action.ESCALATE),
        waiting_since=None if done or _needs_nothing(case, decision) else before.waiting_since,
        unread=0 if done else before.unread,
        intent=understanding.intent_strength,
        intent_quote=_buying_words(case),
    )


def _buying_words(case: Case) -> str:
    """What speaks for buying: the turn that brought it, kept while it still counts."""
    before, now = case.conversation, case.understanding.intent_strength
    if now < SOME_INTENT:
        return ""
    return (
        case.turn.text[:_LONGEST_QUOTE]
        if now >= before.intent or not before.intent_quote
        else before.intent_quote
    )


def _needs_nothing(case: Case, decision: Decision) -> bool:
    """Whether nobody waits any more: the words want no answer, none before them is owed one, and no human is expected to
    give one."""
    if decision.action is not Action.HOLD or any(message.kind in _SHOWN for message in case.messages):
        return False
    if any(found.code == OWED for found in decision.reasons):
        return False
    silent = case.understanding.act in _SILENT_ACTS or decision.rule in _SILENT_RULES
    since = case.conversation.waiting_since
    fresh = since is None or since >= case.messages[0].received_at
    return silent and (fresh or case.conversation.owner is Owner.AI)


def _escalated(
    work: Work, case: Case, conversation: Conversation, decision: Decision, decision_id: int
) -> Conversation:
    return call_human(
        work,
        conversation,
        decision.reason or Reason.UNSURE,
        decision.severity,
        quote=decision.quote,
        message_id=_quoted(case.messages, decision.quote).id,
        decision_id=decision_id,
    )


def _quoted(messages: Sequence[Message], quote: str) -> Message:
    """The line the quote stands in, else the last one of the turn."""
    return next((message for message in messages if quote and quote in message.text), messages[-1])


def _remember(work: Work, case: Case) -> None:
    """Keep what the customer said about themselves, each with the line it came from."""
    for slot in case.understanding.slots:
        if slot.name in _PASSING_SLOTS or not slot.own or not case.customer.personalise:
            continue
        message = _quoted(case.messages, slot.quote)
        work.uow.customers.learn_fact(case.customer.id, Fact(slot.name, slot.value, work.now, message.id))


def _note_denial(work: Work, case: Case) -> None:
    """The customer says no to what the AI answered last: the entry behind it hears of it."""
    last = case.before
    if last is None or last.decision.action is not Action.REPLY or last.decision.entry_id is None:
        return
    if (rejected := case.understanding.signal(Topic.REJECTED)) is not None:
        work.uow.decisions.feedback(last.id, 1, "denied", rejected.quote, "", work.now)


def _write_down(work: Work, case: Case, plan: Plan) -> None:
    decision = plan.decision
    source = next((entry for entry in case.entries if entry.id == decision.entry_id), None)
    work.event(
        EventKind.TURN_DECIDED,
        case.conversation.id,
        action=decision.action.value,
        rule=decision.rule,
        entry=decision.entry_id or "",
        category=source.category if source else "",
    )
    if decision.action is Action.CLARIFY:
        work.event(EventKind.CLARIFIED, case.conversation.id)
