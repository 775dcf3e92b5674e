"""What a brief's material holds of the customer's own words: the lines, the open question, what was named."""

from collections.abc import Sequence

from deskpilot.domain.conversation import Message, MessageKind, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.understanding import Topic
from deskpilot.services import said as words
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.store import StoredDecision

_SHORT = 6  # characters; below that the sentence that set the alert off says more
_BESIDE_A_NO = 4  # characters beside the words of a no that make it more than one


def lines_of_customer(material: BriefMaterial) -> Sequence[Message]:
    """The customer's lines of text, in order."""
    return [
        m
        for m in material.messages
        if m.sender is Sender.CUSTOMER and m.kind is MessageKind.TEXT and m.text.strip()
    ]


def line_of(material: BriefMaterial, decision: StoredDecision) -> int | None:
    """The last line of the turn that a decision was about."""
    of_turn = [m for m in material.messages if m.turn_id is not None and m.turn_id == decision.turn_id]
    return of_turn[-1].id if of_turn else None


def open_question(material: BriefMaterial) -> Message | None:
    """The customer's last line that says something and is more than a no; the sentence that set the alert off when it
    says more and no human has answered it."""
    bare = denials(material)
    lines = [m for m in lines_of_customer(material) if words.says_something(m.text) and m.id not in bare]
    quoted = material.escalation.message_id if material.escalation else None
    alarming = next((line for line in lines if line.id == quoted), None)
    is_short = not lines or len(lines[-1].text) < _SHORT
    if alarming is not None and is_short and not human_answered(material):
        return alarming
    return lines[-1] if lines else next(iter(reversed(lines_of_customer(material))), None)


def human_answered(material: BriefMaterial) -> bool:
    """Whether somebody of the shop has written since the sentence that set the alert off."""
    alarm = material.escalation.message_id if material.escalation else None
    return any(m.sender is Sender.AGENT and (alarm is None or m.id > alarm) for m in material.messages)


def denials(material: BriefMaterial) -> set[int]:
    """The lines that hold nothing but a no to what the AI said."""
    found = set()
    for decision in material.decisions:
        signal = decision.understanding.signal(Topic.REJECTED)
        line = line_of(material, decision) if signal is not None and signal.quote else None
        text = next((m.text for m in material.messages if m.id == line), "")
        if signal is not None and line is not None and len(text) - len(signal.quote) < _BESIDE_A_NO:
            found.add(line)
    return found


def is_answered(material: BriefMaterial, message: Message) -> bool:
    """Whether a human has written since, or the AI answered and the customer did not deny it."""
    if any(m.sender is Sender.AGENT and m.id > message.id for m in material.messages):
        return True
    denied = {j.decision_id for j in material.feedback if j.verdict == "denied"}
    replies = (d for d in material.decisions if d.decision.action is Action.REPLY and d.id not in denied)
    return message.turn_id in {decision.turn_id for decision in replies}


def named_values(material: BriefMaterial) -> dict[str, tuple[str, int | None]]:
    """What the customer named in this conversation, the last word of each kind, in the order it was said."""
    found: dict[str, tuple[str, int | None]] = {}
    lines = lines_of_customer(material)
    for decision in reversed(material.decisions):
        of_turn = [line for line in lines if line.turn_id == decision.turn_id]
        for slot in decision.understanding.slots:
            line = next(
                (m for m in of_turn if slot.quote and slot.quote in m.text), of_turn[-1] if of_turn else None
            )
            found.pop(slot.name, None)
            found[slot.name] = (slot.value, line.id if line else None)
    # One piece is what everybody wants, and the figure of a budget is no number of pieces.
    pieces = found.get("quantity")
    if pieces is not None and any(m.id == pieces[1] and words.tells_of_past(m.text) for m in lines):
        del found["quantity"]
        pieces = None
    if pieces is not None and pieces[0] in ("1", found["budget"][0] if "budget" in found else ""):
        del found["quantity"]
    return found


def weighed_lines(material: BriefMaterial) -> list[tuple[Message, tuple[words.Clause, ...]]]:
    """The customer's lines with their clauses; what stands among the values named need not be told twice."""
    quotes = [slot.quote for d in material.decisions for slot in d.understanding.slots]
    alarming = [signal.quote for d in material.decisions for signal in d.understanding.signals]
    return [(m, words.clauses_of(m.text, quotes, alarming)) for m in lines_of_customer(material)]
