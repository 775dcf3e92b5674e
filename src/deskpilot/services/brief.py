"""The brief: what a human must know before the first word, in lines that each jump to the message behind them.

Codes: handed (passed: by whom, and their words), who (new, known, returning), worth (nothing_yet, lifetime), wants (question, said, told, known_before), mood (calm,
better, worse, upset), tried (entry_sent, entry_rejected, asked_back), refused (no), promised (task, earlier), next
(one of `NEXT`). Values of said and known_before stand in pairs: name, value, name, value.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from deskpilot.domain.conversation import Owner, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.sieve import Need, reading
from deskpilot.domain.understanding import Topic
from deskpilot.services import heard
from deskpilot.services import said as words
from deskpilot.services.case import is_upset
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.services.task_views import TaskRow
from deskpilot.services.views import BriefLine
from deskpilot.wording.facts import figure

NEXT: Mapping[Reason, str] = {
    Reason.HUMAN_WANTED: "greet_and_go_on",
    Reason.COMPLAINT: "calm_and_solve",
    Reason.ANGER: "calm_and_solve",
    Reason.DISSATISFIED: "calm_and_solve",
    Reason.REPEATED_NO: "ask_what_is_meant",
    Reason.MISSED_TWICE: "ask_what_is_meant",
    Reason.LEGAL: "call_owner",
    Reason.INJURY: "care_first",
    Reason.MINOR: "ask_for_guardian",
    Reason.PRIVACY: "protect_data",
    Reason.QUALITY: "ask_for_photo",
    Reason.BARGAIN: "talk_price",
    Reason.CUSTOM: "collect_measures",
    Reason.VALUABLE: "answer_in_person",
    Reason.MANUAL_ACTION: "do_by_hand",
    Reason.DELIVERY_FAILED: "send_again",
}
_LONGEST = 80
_MOST_SAID, _MOST_KNOWN, _MOST_TOLD = 8, 4, 4
_MOST_OF_A_KIND = 2
_MOST_TASKS = 3
_MOST_LINES = 10
# What goes first when a brief gets too long to be read in a quarter of a minute.
_SPARED = (
    ("worth", "nothing_yet"),
    ("tried", "asked_back"),
    ("tried", ""),
    ("wants", "known_before"),
    ("wants", "need"),
    ("wants", "told"),
    ("refused", ""),
)
_WHOLLY_SPARED = frozenset({"nothing_yet", "asked_back", "known_before", "need"})
_WORSE = 0.25
_PROMISE_FACTS = frozenset({"承诺", "promise"})


def brief_of(queries: DeskQueries, conversation_id: int) -> tuple[BriefLine, ...]:
    """The brief of a conversation, read through the screen's own connection; empty when there is none."""
    material = queries.brief_material(conversation_id)
    if material is None:
        return ()
    ids = {d.decision.entry_id for d in material.decisions if d.decision.entry_id}
    titles = {each: entry.question for each in ids if (entry := queries.entry(each)) is not None}
    code = material.conversation.viewed_product
    product = queries.product(code) if code else None
    prices = (
        ()
        if product is None
        else (product.title, figure(product.price) or "", figure(product.floor_price) or "")
    )
    return brief(material, titles, prices)


def brief(
    material: BriefMaterial, titles: Mapping[str, str] | None = None, prices: tuple[str, ...] = ()
) -> tuple[BriefLine, ...]:
    """The lines in reading order, at most ten. `titles` name the entries by id; `prices` are title, price and floor price of the
    viewed product, for a human's eyes only."""
    lines = list(
        chain(
            _handed(material),
            _who(material),
            _worth(material),
            _wants(material),
            _mood(material),
            _tried(material, titles or {}),
            _refused(material),
            _promised(material),
            _next(material, prices),
        )
    )
    return _shortened(lines)


def _shortened(lines: list[BriefLine]) -> tuple[BriefLine, ...]:
    """Without the least of the lines when there are too many; of each kind one stays."""
    for kind, code in _SPARED:
        alike = [line for line in lines if line.kind == kind and code in ("", line.code)]
        gone = alike if code in _WHOLLY_SPARED else alike[1:]
        while gone and len(lines) > _MOST_LINES:
            lines.remove(gone.pop())
    return tuple(lines)


def _handed(material: BriefMaterial) -> Iterator[BriefLine]:
    """What a colleague said when they passed it on, for whoever has it now."""
    talk = material.conversation
    last = material.handoffs[-1] if material.handoffs else None
    if last is None or not last.passed_by or talk.owner is not Owner.AGENT or talk.agent_name != last.agent:
        return
    yield BriefLine("handed", "passed", (last.passed_by,), _short(last.note))


def _who(material: BriefMaterial) -> Iterator[BriefLine]:
    customer, worth = material.customer, material.worth
    values = (str(worth.paid_orders), customer.city, str(material.conversations), customer.member_level)
    if worth.paid_orders:
        yield BriefLine("who", "returning", values)
    else:
        yield BriefLine("who", "known" if material.conversations > 1 else "new", values)


def _worth(material: BriefMaterial) -> Iterator[BriefLine]:
    lifetime = figure(material.worth.lifetime_value)
    if material.worth.paid_orders and lifetime:
        yield BriefLine("worth", "lifetime", (lifetime, str(material.worth.returned_orders)))
    else:
        yield BriefLine("worth", "nothing_yet")


def _wants(material: BriefMaterial) -> Iterator[BriefLine]:
    question = heard.open_question(material)
    if question is not None:
        yield BriefLine("wants", "question", text=_short(question.text), message_id=question.id)
    said = heard.named_values(material)
    if material.decisions:
        strength = max(each.understanding.intent_strength for each in material.decisions[:3])
        found = reading(strength, tuple(said))
        if found.need is not Need.LOOKING:
            yield BriefLine("wants", "need", (found.need.value, f"{found.strength:.0%}", *found.reasons))
    if said:
        values = tuple(chain.from_iterable((name, value) for name, (value, _) in said.items()))
        last = next(reversed(said.values()))[1]
        yield BriefLine("wants", "said", values[: 2 * _MOST_SAID], message_id=last)
    answered = heard.answered_turns(material)
    rows = (
        words.told(m, clauses, m.turn_id in answered)
        for m, clauses in heard.weighed_lines(material)
        if m is not question
    )
    for row in words.weightiest(rows, _MOST_TOLD):
        yield BriefLine("wants", "told", (), row.text, row.message_id)
    # Who does not want to be known is met without what was remembered; a promise is kept all the same.
    facts = material.facts if material.customer.personalise else ()
    known = [f for f in facts if f.key not in said and f.key not in _PROMISE_FACTS][:_MOST_KNOWN]
    if known:
        pairs = tuple(chain.from_iterable((fact.key, _short(fact.value)) for fact in known))
        yield BriefLine("wants", "known_before", pairs, message_id=known[0].message_id)


def _mood(material: BriefMaterial) -> Iterator[BriefLine]:
    if not material.decisions:
        return
    latest, first = material.decisions[0].understanding, material.decisions[-1].understanding
    change = latest.mood - first.mood
    if is_upset(latest):
        code, severity = "upset", Severity.URGENT
    elif change <= -_WORSE:
        code, severity = "worse", Severity.ATTENTION
    else:
        code, severity = ("better" if change >= _WORSE else "calm"), None
    lowest = min(material.decisions, key=lambda decision: decision.understanding.mood)
    yield BriefLine("mood", code, (), message_id=heard.line_of(material, lowest), severity=severity)


def _tried(material: BriefMaterial, titles: Mapping[str, str]) -> Iterator[BriefLine]:
    denied = {j.decision_id for j in material.feedback if j.verdict == "denied"}
    sent = {
        m.decision_id: m for m in material.messages if m.sender is Sender.AI and m.decision_id is not None
    }
    lines = []
    for decision in material.decisions:
        message = sent.get(decision.id)
        if message is None or decision.decision.action not in (Action.REPLY, Action.CLARIFY):
            continue
        entry_id = decision.decision.entry_id
        if decision.decision.action is Action.CLARIFY:
            lines.append(BriefLine("tried", "asked_back", (), _short(message.text), message.id))
        elif entry_id is not None:
            code = "entry_rejected" if decision.id in denied else "entry_sent"
            lines.append(BriefLine("tried", code, (titles.get(entry_id, entry_id),), message_id=message.id))
    yield from lines[:_MOST_OF_A_KIND]


def _refused(material: BriefMaterial) -> Iterator[BriefLine]:
    denials = [
        (d, s) for d in material.decisions if (s := d.understanding.signal(Topic.REJECTED)) is not None
    ]
    for decision, signal in denials[:_MOST_OF_A_KIND]:
        quote = signal.quote or decision.understanding.text
        yield BriefLine("refused", "no", (), _short(quote), heard.line_of(material, decision))
    question = heard.open_question(material)
    unwanted = [
        words.refusals(m, clauses) for m, clauses in heard.weighed_lines(material) if m is not question
    ]
    for row in words.weightiest(unwanted, _MOST_OF_A_KIND):
        yield BriefLine("refused", "no", (), _short(row.text), row.message_id)


def _promised(material: BriefMaterial) -> Iterator[BriefLine]:
    owed = [row for row in material.tasks if row.task.kind is not TaskKind.HESITATED]
    for row in owed[:_MOST_TASKS]:
        severity = Severity.URGENT if row.overdue_seconds else Severity.ATTENTION
        yield BriefLine("promised", "task", _due(row), _short(row.task.text), row.task.message_id, severity)
    for fact in material.facts:
        if fact.key in _PROMISE_FACTS:
            yield BriefLine(
                "promised", "earlier", (), _short(fact.value), fact.message_id, Severity.ATTENTION
            )


def _due(row: TaskRow) -> tuple[str, ...]:
    """Kind, state, who promised it, when it is due on the shop's clock, days from today, seconds overdue."""
    task = row.task
    return (
        task.kind.value,
        task.state.value,
        task.made_by,
        row.due_local.isoformat(),
        str(row.days_away),
        str(int(row.overdue_seconds)),
    )


def _next(material: BriefMaterial, prices: tuple[str, ...]) -> Iterator[BriefLine]:
    alert = material.escalation
    live = alert if alert is not None and alert.closed_at is None else None
    code = NEXT.get(live.reason, "answer_open_question") if live else "answer_open_question"
    question = heard.open_question(material)
    values = prices if code == "talk_price" else ()
    yield BriefLine("next", code, values, message_id=question.id if question else None)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
