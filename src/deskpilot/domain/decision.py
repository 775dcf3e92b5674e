"""What to do with a turn. Pure: an understanding and a situation in, a decision out.

The rules are tried in order and the first that fits wins. A wish for a human and risk topics stand before any
confidence; a conversation that a human owns is never answered by the AI.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from deskpilot.domain import topic_floors as floors
from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.sentences import telling_part
from deskpilot.domain.understanding import Act, Evidence, Topic, Understanding


class Action(StrEnum):
    REPLY = "reply"
    SUGGEST = "suggest"
    CLARIFY = "clarify"
    ESCALATE = "escalate"
    HOLD = "hold"


class Wording(StrEnum):
    """Which kind of text a decision calls for."""

    NONE = "none"
    ANSWER = "answer"
    GREETING = "greeting"
    BREATHING = "breathing"
    CLARIFY = "clarify"
    WARM_HANDOVER = "warm_handover"
    CALLBACK = "callback"


@dataclass(frozen=True, slots=True)
class Dials:
    """The thresholds a shop can set; probabilities from 0 to 1, counts in turns.

    `reply_floor` and `margin_floor` gate an automatic reply, `clarify_floor` a question back (`EARLY_QUESTION` of it is
    enough where nobody's hands are needed), `handoff_floor` and `dissatisfied_floor` call a human.
    """

    reply_floor: float = 0.5
    margin_floor: float = 0.0
    clarify_floor: float = 0.15
    handoff_floor: float = 0.55
    dissatisfied_floor: float = 0.7
    max_rejections: int = 2
    max_misses: int = 2
    valuable_lifetime: float = 5000.0


@dataclass(frozen=True, slots=True)
class Situation:
    """What holds around the turn: who owns the conversation, in which mode, and what was tried before."""

    owner: Owner = Owner.AI
    mode: Mode = Mode.ASSIST
    policy: EntryPolicy = EntryPolicy.AUTO
    category_mode: Mode | None = None
    staffed: bool = True
    rejections: int = 0
    misses: int = 0
    clarified: bool = False
    breathing: bool = False
    first_turn: bool = False
    lifetime_value: float = 0.0
    flooding: bool = False

    @property
    def is_automatic(self) -> bool:
        """Whether the AI may speak by itself: the channel's mode says so, and the category's if it has one."""
        return {self.mode, self.category_mode or self.mode} == {Mode.AUTO}

    @property
    def nobody_sends(self) -> bool:
        """Whether a draft would wait for the morning, in a conversation that is the AI's."""
        return self.owner is Owner.AI and self.mode is Mode.AUTO and not self.staffed


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done, by which rule, and with what text. `reasons` continue the engine's trace."""

    action: Action
    rule: str
    entry_id: str | None = None
    wording: Wording = Wording.NONE
    reason: Reason | None = None
    severity: Severity = Severity.NOTICE
    quote: str = ""
    reasons: tuple[Evidence, ...] = ()


Rule = Callable[[Understanding, Situation, Dials], Decision | None]

_SILENT_ACTS = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY})
_CONTEXT_ACTS = frozenset({Act.CONFIRM, Act.DENY, Act.IDENTIFIER, Act.CARD, Act.STATEMENT})
_ANSWERING_ACTS = frozenset({Act.CONFIRM, Act.DENY})
_TELLING_ACTS = frozenset({Act.STATEMENT, Act.REQUEST})
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
        if signal is not None and signal.strength >= floor:
            return _escalate(u, f"topic.{topic.value}", reason, severity, signal.quote)
    return None


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
    if u.dissatisfied < d.dissatisfied_floor:
        return None
    worded = [x for x in u.signals if x.topic in floors.TOLD_DISPLEASURE and x.strength >= floors.WORDED]
    # With an answer worth asking back about, and hardly any need of somebody's hands.
    may_ask = u.confidence >= d.clarify_floor and u.handoff < floors.NO_HANDS
    bearable = floors.BEYOND_HURRY if _is_known(u, s, d) else floors.BEYOND_QUESTION if may_ask else 0.0
    if not worded and u.dissatisfied < bearable:
        return None
    loudest = max(worded, key=lambda x: x.strength).quote if worded else ""
    saddest = next((found.detail for found in u.reasons if found.code == "saddest"), "")
    return _escalate(u, "dissatisfied", Reason.DISSATISFIED, Severity.ATTENTION, loudest or saddest)


def _is_known(u: Understanding, s: Situation, d: Dials) -> bool:
    """Whether there is an answer that may be given without a human."""
    return u.best is not None and u.confidence >= d.reply_floor and s.policy is not EntryPolicy.HUMAN


def _waiting_for_human(u: Understanding, s: Situation, d: Dials) -> Decision | None:
    """A human is on the way: draft, never send; but at night, when none comes yet, what is known is answered."""
    if s.owner is not Owner.WAITING:
        return None
    known = None if s.staffed or u.act in _SILENT_ACTS else _answers(u, s, d)
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
    if u.handoff < d.handoff_floor or (u.handoff < floors.BEYOND_ANSWER and _is_known(u, s, d)):
        return None
    return _escalate(u, "handoff", Reason.UNSURE, Severity.NOTICE)


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
    says yes or no is asked which he means, unless that was to what the AI asked back."""
    if (
        u.silence >= floors.SURELY_SILENT
        and u.confidence < d.reply_floor
        and not s.clarified
        and not s.first_turn
    ):
        return Decision(Action.HOLD, "nothing_to_say")
    floor = d.reply_floor if u.act in _ANSWERING_ACTS and not s.clarified else d.clarify_floor
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
    _nothing_to_answer,
    _hesitates,
    _greets,
    _handoff_likely,
    _tells_fault,
    _answers,
    _context_only,
    _asks_back,
    _knows_nothing,
)
