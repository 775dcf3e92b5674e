"""What a decision is made from and what it is: the dials of the shop, the situation of the turn, action and wording."""

from dataclasses import dataclass
from enum import StrEnum

from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.understanding import Evidence, Topic


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
    enough where nobody's hands are needed), `handoff_floor` and `dissatisfied_floor` call a human. A question about
    one of `answered_topics` is answered where an entry surely does.
    """

    reply_floor: float = 0.5
    margin_floor: float = 0.0
    clarify_floor: float = 0.15
    handoff_floor: float = 0.55
    dissatisfied_floor: float = 0.7
    max_rejections: int = 2
    max_misses: int = 2
    valuable_lifetime: float = 5000.0
    answered_topics: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True)
class Situation:
    """What holds around the turn: who owns the conversation, in which mode, and what was tried before.

    `clarified`: our own question back stands open; `unclear`: this turn picks none of what it offered, and `asked_twice`
    says that it was offered a second time. `left_open`: an earlier line still waits without a word; `answered`: the last one has its answer. `given` is the entry
    whose answer the customer read last, where it would be the same words again, `given_times` how often in a row.
    """

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
    unclear: bool = False
    asked_twice: bool = False
    left_open: bool = False
    answered: bool = False
    given: str | None = None
    given_times: int = 0

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
