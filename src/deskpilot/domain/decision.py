"""What to do with a turn. Pure: an understanding and a situation in, a decision out.

The rules are tried in order and the first that fits wins. A wish for a human and risk topics stand before any
confidence; a conversation that a human owns is never answered by the AI.
"""

from collections.abc import Callable

from deskpilot.domain import topic_floors as floors
from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.sentences import telling_part
from deskpilot.domain.situation import Action, Decision, Dials, Situation, Wording
from deskpilot.domain.understanding import Act, Topic, Understanding

__all__ = ["Action", "Decision", "Dials", "Situation", "Wording", "decide"]

Rule = Callable[[Understanding, Situation, Dials], Decision | None]

_SILENT_ACTS = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY})
_CONTEXT_ACTS = frozenset({Act.CONFIRM, Act.DENY, Act.IDENTIFIER, Act.CARD, Act.STATEMENT})
_ANSWERING_ACTS = frozenset({Act.CONFIRM, Act.DENY})
_TELLING_ACTS = frozenset({Act.STATEMENT, Act.REQUEST})
# So often one answer is given in a row; whoever asks for it once more wants another one.
MOST_TIMES = 2
_FAULTS = (
    (Topic.INJURY, Reason.INJURY),
    (Topic.QUALITY, Reason.QUALITY),
    (Topic.WRONG_ITEM, Reason.QUALITY),
)
_OPENING_ACTS = frozenset({Act.GREETING, Act.PING})
# Who opens by telling what no entry answers has rather a complaint than small talk: silence would cost more here.
FIRST_REPORT = 0.4
_DEFAULT_DIALS = Dials()


def decide(understanding: Understanding, situation: Situation, dials: Dials = _DEFAULT_DIALS) -> Decision:
    """The first rule that fits. Total: there is always a decision, and doubt ends with a human."""
    for rule in _RULES:
        decision = rule(understanding, situation, dials)
        if decision is not None:
            return _called_back(decision, understanding, situation)
    return _escalate(understanding, "unsure", Reason.UNSURE, Severity.NOTICE)


def _called_back(decision: Decision, u: Understanding, s: Situation) -> Decision:
    """A draft that nobody is there to send would be silence until the morning: the customer is called back instead."""
    if decision.action is Action.SUGGEST and s.nobody_sends:
        return _escalate(u, "nobody_to_send", Reason.POLICY_HUMAN, Severity.NOTICE)
    return decision


def _escalate(
    understanding: Understanding, rule: str, reason: Reason, severity: Severity, quote: str = ""
) -> Decision:
    best = understanding.best
    return Decision(
        Action.ESCALATE,
        rule,
        best.entry_id if best else None,
        Wording.WARM_HANDOVER,
        reason,
        severity,
        telling_part(understanding.text, quote),
    )


def _topic_calls_human(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    for topic, reason, severity, floor in floors.TOPIC_REASONS:
        signal = u.signal(topic)
        if signal is not None and signal.strength >= floor and not _is_left_to_ai(topic, u, s, d):
            return _escalate(u, f"topic.{topic.value}", reason, severity, signal.quote)
    return None


def _is_left_to_ai(topic: Topic, u: Understanding, s: Situation, d: Dials) -> bool:
    """Whether the shop lets the AI answer about a topic, and a question about it is surely answered: what is told is not."""
    allowed = topic in d.answered_topics & floors.ANSWERABLE
    return allowed and u.act is Act.QUESTION and _is_known(u, s, d)


def _human_owns(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    if s.owner is not Owner.AGENT:
        return None
    best = u.best
    if best is None or u.act in _SILENT_ACTS:
        return Decision(Action.HOLD, "owned_by_agent")
    return Decision(Action.SUGGEST, "owned_by_agent", best.entry_id, Wording.ANSWER)


def _flooding(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    return _escalate(u, "flood", Reason.FLOOD, Severity.NOTICE) if s.flooding else None


def _rejected_too_often(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    rejected = u.signal(Topic.REJECTED)
    if rejected is None or s.rejections + 1 < d.max_rejections:
        return None
    return _escalate(u, "rejected", Reason.REPEATED_NO, Severity.ATTENTION, rejected.quote)


def _asked_again(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    repeated = u.signal(Topic.REPEATED)
    if repeated is None or s.misses + 1 < d.max_misses:
        return None
    return _escalate(u, "repeated", Reason.MISSED_TWICE, Severity.ATTENTION, repeated.quote)


def _dissatisfied(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """Impatience alone ("where is it?") is answered best with the answer, when it is known."""
    worded = [x for x in u.signals if x.topic in floors.TOLD_DISPLEASURE and x.strength >= floors.WORDED]
    waits = s.owner is Owner.WAITING
    if u.dissatisfied < d.dissatisfied_floor * (floors.waiting_share(bool(worded)) if waits else 1.0):
        return None
    # With an answer worth asking back about, and hardly any need of somebody's hands.
    may_ask = u.confidence >= d.clarify_floor and u.handoff < floors.NO_HANDS
    bearable = floors.BEYOND_HURRY if _is_known(u, s, d) else floors.BEYOND_QUESTION if may_ask else 0.0
    if not worded and not waits and u.dissatisfied < bearable:
        return None
    loudest = max(worded, key=lambda x: x.strength).quote if worded else ""
    saddest = next((found.detail for found in u.reasons if found.code == "saddest"), "")
    # Whoever waits for somebody already and grows that unhappy waits no longer in line.
    pressing = waits and u.dissatisfied >= floors.BEYOND_QUESTION
    severity = Severity.URGENT if pressing else Severity.ATTENTION
    return _escalate(u, "dissatisfied", Reason.DISSATISFIED, severity, loudest or saddest)


def _is_known(u: Understanding, s: Situation, d: Dials) -> bool:
    """Whether there is an answer that may be given without a human."""
    return u.best is not None and u.confidence >= d.reply_floor and s.policy is not EntryPolicy.HUMAN


def _waiting_for_human(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """A human is on the way: draft, never send; but at night, when none comes yet, what is known is answered."""
    if s.owner is not Owner.WAITING:
        return None
    fault = _tells_fault(u, s, d)
    if fault is not None:
        return fault
    known = None if s.staffed or u.act in _SILENT_ACTS or _is_given(u, s) else _answers(u, s, d)
    if known is not None and known.action is Action.REPLY:
        return known
    best = u.best
    if best is None or u.act in _SILENT_ACTS or u.confidence < d.clarify_floor:
        return Decision(Action.HOLD, "human_on_the_way")
    return Decision(Action.SUGGEST, "human_on_the_way", best.entry_id, Wording.ANSWER)


def _listening_only(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    if s.mode is not Mode.OFF:
        return None
    best = u.best
    if best is not None and u.confidence >= d.clarify_floor:
        return Decision(Action.SUGGEST, "mode_off", best.entry_id, Wording.ANSWER)
    return Decision(Action.HOLD, "mode_off")


def _gives_up(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """Who says that the answer was beside the point and takes leave is lost if nobody speaks."""
    rejected = u.signal(Topic.REJECTED)
    if u.act is not Act.CLOSING or rejected is None or rejected.strength < floors.WORDED:
        return None
    return _escalate(u, "gives_up", Reason.DISSATISFIED, Severity.ATTENTION, rejected.quote)


def _asks_once_more(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """Who picks none of what we offered sees the choices once more, then a human goes on; whoever calls for somebody after
    a line that was met with silence gets one, and so does whoever has nothing but a question mark for our answer. Our own
    question never ends in silence."""
    by_itself = s.mode is Mode.AUTO
    if s.unclear and by_itself and not s.asked_twice:
        return Decision(
            Action.CLARIFY, "unsure_between", u.best.entry_id if u.best else None, Wording.CLARIFY
        )
    if s.unclear:
        return _escalate(u, "no_answer", Reason.MISSED_TWICE, Severity.ATTENTION)
    calls = (s.clarified and u.act in _OPENING_ACTS) or (s.left_open and u.act is Act.PING)
    calls = calls or (s.answered and u.act is Act.PING and is_bare_mark(u.text))
    return _escalate(u, "repeated", Reason.MISSED_TWICE, Severity.ATTENTION) if calls and by_itself else None


def is_bare_mark(text: str) -> bool:
    """Whether a turn is a question mark and nothing else."""
    return "?" in text.replace("？", "?") and not any(sign.isalnum() for sign in text)


def _nothing_to_answer(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    return Decision(Action.HOLD, f"act.{u.act.value}") if u.act in _SILENT_ACTS else None


def _hesitates(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """Room to breathe: one line without pressure, then silence."""
    if u.act is not Act.HESITATE:
        return None
    if s.breathing:
        return Decision(Action.HOLD, "breathing")
    action = Action.REPLY if s.mode is Mode.AUTO else Action.SUGGEST
    return Decision(action, "breathing_space", wording=Wording.BREATHING)


def _greets(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """There is nothing to answer yet. The welcome line is a courtesy beside the decision, once a conversation."""
    if u.act not in _OPENING_ACTS:
        return None
    if not s.first_turn:
        return Decision(Action.HOLD, "greeting_in_between")
    action = Action.HOLD if s.mode is Mode.AUTO else Action.SUGGEST
    return Decision(action, "greeting", wording=Wording.GREETING)


def _handoff_likely(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    if u.handoff < d.handoff_floor or (
        (u.handoff < floors.BEYOND_ANSWER or any(_is_left_to_ai(x.topic, u, s, d) for x in u.signals))
        and _is_known(u, s, d)
        and not _is_given(u, s)
    ):
        return None
    return _escalate(u, "handoff", Reason.UNSURE, Severity.NOTICE)


def _is_given(u: Understanding, s: Situation) -> bool:
    """Whether the answer at hand is the one the customer has just read."""
    return s.given is not None and u.best is not None and u.best.entry_id == s.given


def _given_already(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """What was read last is no answer to a line that asks nothing, and to a question only once more. Whoever wants
    something done, says no to it, or tells figures or trouble wants more of somebody; for the rest the clock runs."""
    rejected = u.signal(Topic.REJECTED)
    says_no = rejected is not None and rejected.strength >= floors.WORDED and u.act is not Act.QUESTION
    nothing_else = s.given is not None and (_is_given(u, s) or u.confidence < d.clarify_floor)
    if rejected is not None and says_no and nothing_else:
        return _escalate(u, "rejected", Reason.REPEATED_NO, Severity.ATTENTION, rejected.quote)
    if not _is_given(u, s):
        return None
    if u.act is Act.QUESTION:
        return _asked_in_a_row(u, s, d)
    if u.silence >= floors.SURELY_SILENT:
        return Decision(Action.HOLD, "nothing_to_say")
    calls = u.act is Act.REQUEST or u.handoff >= FIRST_REPORT or u.silence < floors.HARDLY_SILENT
    if calls or u.slots or u.dissatisfied >= d.dissatisfied_floor:
        return _escalate(u, "no_answer", Reason.UNSURE, Severity.NOTICE)
    return Decision(Action.HOLD, f"act.{u.act.value}")


def _asked_in_a_row(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """Asked again in other words: the answer once more, then a human; at once where patience is at its end."""
    if u.confidence < d.reply_floor:
        return _escalate(u, "no_answer", Reason.MISSED_TWICE, Severity.ATTENTION)
    if s.given_times < MOST_TIMES and u.dissatisfied < d.dissatisfied_floor:
        return None
    return _escalate(u, "repeated", Reason.MISSED_TWICE, Severity.ATTENTION)


def _answers(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    best = u.best
    if best is None or u.confidence < d.reply_floor or u.margin < d.margin_floor:
        return None
    if s.policy is EntryPolicy.HUMAN:
        return _escalate(u, "policy_human", Reason.POLICY_HUMAN, Severity.ATTENTION)
    by_itself = s.is_automatic and s.policy is EntryPolicy.AUTO and not floors.is_delicate(u)
    action = Action.REPLY if by_itself else Action.SUGGEST
    return Decision(action, "confident", best.entry_id, Wording.ANSWER)


def _tells_fault(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """A fault that is told and not asked about wants a human as much as a question would."""
    if u.act not in _TELLING_ACTS or u.confidence >= max(d.reply_floor, floors.SURE_OF_FAULT):
        return None
    for topic, reason in _FAULTS:
        signal = u.signal(topic)
        if signal is not None and signal.strength >= floors.DELICATE_FLOOR:
            return _escalate(u, "told_fault", reason, Severity.ATTENTION, signal.quote)
    return None


def _context_only(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """A card, an order number or a "yes" that no entry answers is waited on: the question is still to come. Nobody who
    says yes or no is asked which he means. What answers our own question back is never waited on."""
    if s.clarified:
        return None
    if u.silence >= floors.SURELY_SILENT and u.confidence < d.reply_floor and not s.first_turn:
        return Decision(Action.HOLD, "nothing_to_say")
    floor = d.reply_floor if u.act in _ANSWERING_ACTS else d.clarify_floor
    if u.act in _CONTEXT_ACTS and u.confidence < floor and u.silence >= floors.HARDLY_SILENT:
        if u.act is Act.STATEMENT and s.first_turn and u.handoff >= FIRST_REPORT:
            return _escalate(u, "first_report", Reason.UNSURE, Severity.NOTICE)
        return Decision(Action.HOLD, f"act.{u.act.value}")
    return None


def _asks_back(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    early = floors.EARLY_QUESTION if u.handoff < floors.NO_HANDS else 1.0
    if s.clarified or u.best is None or u.confidence < d.clarify_floor * early:
        return None
    if s.policy is EntryPolicy.HUMAN:
        return _escalate(u, "policy_human", Reason.POLICY_HUMAN, Severity.ATTENTION)
    if s.mode is Mode.AUTO:
        return Decision(Action.CLARIFY, "unsure_between", u.best.entry_id, Wording.CLARIFY)
    return Decision(Action.SUGGEST, "unsure_between", u.best.entry_id, Wording.ANSWER)


def _knows_nothing(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    if s.clarified:
        return _escalate(u, "no_answer", Reason.MISSED_TWICE, Severity.ATTENTION)
    reason = Reason.NO_KNOWLEDGE if u.best is None or u.confidence < d.clarify_floor / 2 else Reason.UNSURE
    return _escalate(u, "no_answer", reason, Severity.NOTICE)


_RULES: tuple[Rule, ...] = (
    _human_owns,
    _topic_calls_human,
    _flooding,
    _rejected_too_often,
    _asked_again,
    _dissatisfied,
    _waiting_for_human,
    _listening_only,
    _gives_up,
    _asks_once_more,
    _nothing_to_answer,
    _hesitates,
    _greets,
    _handoff_likely,
    _tells_fault,
    _given_already,
    _answers,
    _context_only,
    _asks_back,
    _knows_nothing,
)
