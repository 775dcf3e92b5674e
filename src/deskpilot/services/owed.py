"""A line that is held may still want a word: what answers our own request or may be a question is owed one, and thanks
said afterwards does not pay for it."""

import re

from deskpilot.domain.conversation import Owner, Sender
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine.order_wishes import taken_back
from deskpilot.services.case import Case

OWED = "owed"
_LONGEST = 80  # characters
# Below that the engine would rather have spoken.
_MAY_ASK = 0.5
_COURTESY = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY, Act.GREETING, Act.HESITATE})
_HELD = ("act.", "nothing_to_say", "greeting_in_between")
_PENDING = frozenset({"order_change.which", "order_change.what"})
# We asked for something, or asked outright.
_REQUEST = re.compile(
    r"[?？]|(?:报|说|讲|告诉|提供|补充|发|留|给|拍)(?:一下|下|一张|张|我们?|个|过来|给我们?|清楚)|多少呢|哪[个款种一]"
)
_ASKS = re.compile(
    r"[?？]|[吗么嘛呢]\W*$|多少|怎么|什么|啥|谁|(?<!茶)几|哪|多[久大高宽长重厚]|如何|还是|([一-鿿])[不没]\1"
)
# Whoever tells of their own day wants no word, unless there is a wish, trouble or a figure in it.
_OF_THEMSELVES = re.compile(r"(?:\W|好的?|嗯|哦|行|那|就|先)*(?:我(?!的)|咱)")
_WANTS = re.compile(r"[?？想要求帮没不别未坏少漏错\d]")


def owed_word(case: Case, decision: Decision) -> tuple[Evidence, ...]:
    """What says that a held turn waits for a word all the same, with the customer's words that do; empty where it does not."""
    if decision.action is not Action.HOLD or case.conversation.owner is not Owner.AI:
        return ()
    if not decision.rule.startswith(_HELD):
        return ()
    said = case.turn.text if _wants_word(case, decision) else _left_before(case)
    return (Evidence("owed", said[:_LONGEST]),) if said else ()


def _wants_word(case: Case, decision: Decision) -> bool:
    read, text = case.understanding, case.turn.text
    if read.act in _COURTESY:
        return False
    if read.act is Act.PING or _answers_us(case) or _ASKS.search(text):
        return True
    if decision.rule == "nothing_to_say":
        return False
    tells = _OF_THEMSELVES.match(text) and not _WANTS.search(text)
    return not tells or read.silence < _MAY_ASK


def _answers_us(case: Case) -> bool:
    """Whether our last words asked for something, or their choices still stand."""
    if case.asked is not None and case.asked.choices and not case.asked.by_number:
        return case.understanding.act in (Act.CONFIRM, Act.DENY)
    spoken = next((m for m in reversed(case.heard) if m.sender in (Sender.AI, Sender.AGENT)), None)
    return spoken is not None and _REQUEST.search(spoken.text) is not None


def _left_before(case: Case) -> str:
    """The words that were owed an answer before this courtesy: a held line, or a change of an order asked about in vain."""
    before = case.before
    if before is None:
        return ""
    told = {found.code: found.detail for found in before.decision.reasons}
    if before.decision.rule in _PENDING:
        return told.get("order_said", "") if _spoke_last(case) and not taken_back(case.turn.text) else ""
    since, first = case.conversation.waiting_since, case.messages[0]
    waits = since is not None and since < first.received_at
    return told.get(OWED, "") if waits and before.decision.action is Action.HOLD else ""


def _spoke_last(case: Case) -> bool:
    """Whether the AI's were the last words of the shop: what a human said since has settled it."""
    spoken = next((m for m in reversed(case.heard) if m.sender in (Sender.AI, Sender.AGENT)), None)
    return spoken is not None and spoken.sender is Sender.AI
