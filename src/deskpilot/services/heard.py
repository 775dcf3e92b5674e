"""What a brief's material holds of the customer's own words: the lines, the open question, what was named."""

from collections.abc import Sequence

from deskpilot.domain.conversation import Message, MessageKind, Sender
from deskpilot.domain.decision import Action
from deskpilot.services import said as words
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.store import StoredDecision


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
    """The customer's last line that says something; the sentence that set the alert off when it says more."""
    lines = [m for m in lines_of_customer(material) if words.says_something(m.text)]
    quoted = material.escalation.message_id if material.escalation else None
    alarming = next((line for line in lines if line.id == quoted), None)
    if alarming is not None and (not lines or len(lines[-1].text) < 6):
        return alarming
    return lines[-1] if lines else next(iter(reversed(lines_of_customer(material))), None)


def answered_turns(material: BriefMaterial) -> set[int | None]:
    """The turns that the AI answered and the customer did not deny."""
    denied = {j.decision_id for j in material.feedback if j.verdict == "denied"}
    replies = (d for d in material.decisions if d.decision.action is Action.REPLY and d.id not in denied)
    return {decision.turn_id for decision in replies}


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
    if pieces is not None and pieces[0] in ("1", found["budget"][0] if "budget" in found else ""):
        del found["quantity"]
    return found


def weighed_lines(material: BriefMaterial) -> list[tuple[Message, tuple[words.Clause, ...]]]:
    """The customer's lines with their clauses; what stands among the values named need not be told twice."""
    quotes = [slot.quote for d in material.decisions for slot in d.understanding.slots]
    alarming = [signal.quote for d in material.decisions for signal in d.understanding.signals]
    return [(m, words.clauses_of(m.text, quotes, alarming)) for m in lines_of_customer(material)]
