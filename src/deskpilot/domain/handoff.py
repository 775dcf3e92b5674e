"""How control of a conversation passes: where it stands, what happens, and where it stands then.

          CALLED    TAKEN   PASSED  RETURNED  ENDED   REOPENED
AI        waiting   agent   agent   -         closed  -
WAITING   -         agent   agent   ai        closed  -
AGENT     -         agent   agent   ai        closed  -
CLOSED    waiting   agent   agent   -         -       ai

A dash changes nothing: who is called already is only called louder, and what is closed cannot be handed back. A human
takes it from everybody, also from another human; only the AI never takes anything: it is given back to it.
"""

from collections.abc import Mapping
from enum import StrEnum

from deskpilot.domain.conversation import Conversation, ConversationState, Owner


class Standing(StrEnum):
    """Where a conversation stands: closed, or with its owner."""

    AI = "ai"
    WAITING = "waiting"
    AGENT = "agent"
    CLOSED = "closed"

    @property
    def owner(self) -> Owner:
        """Who answers then; what is closed falls to the AI, which greets whoever comes back."""
        return Owner.AI if self is Standing.CLOSED else Owner(self.value)

    @property
    def state(self) -> ConversationState:
        """Open or closed."""
        return ConversationState.CLOSED if self is Standing.CLOSED else ConversationState.OPEN


class Passing(StrEnum):
    """What happens to control: a human is called, takes it, passes it to a colleague, gives it back to the AI; the
    conversation ends or is opened again."""

    CALLED = "called"
    TAKEN = "taken"
    PASSED = "passed"
    RETURNED = "returned"
    ENDED = "ended"
    REOPENED = "reopened"


_HUMAN = {Passing.TAKEN: Standing.AGENT, Passing.PASSED: Standing.AGENT}
_LEAVING = {Passing.RETURNED: Standing.AI, Passing.ENDED: Standing.CLOSED}
_TABLE: Mapping[Standing, Mapping[Passing, Standing]] = {
    Standing.AI: {**_HUMAN, Passing.CALLED: Standing.WAITING, Passing.ENDED: Standing.CLOSED},
    Standing.WAITING: {**_HUMAN, **_LEAVING},
    Standing.AGENT: {**_HUMAN, **_LEAVING},
    Standing.CLOSED: {**_HUMAN, Passing.CALLED: Standing.WAITING, Passing.REOPENED: Standing.AI},
}


def standing(conversation: Conversation) -> Standing:
    """Where a conversation stands now."""
    closed = conversation.state is ConversationState.CLOSED
    return Standing.CLOSED if closed else Standing(conversation.owner.value)


def after(now: Standing, what: Passing) -> Standing | None:
    """Where it stands once that has happened; `None` when it changes nothing."""
    return _TABLE[now].get(what)
