"""What is said: an answer in the shop's voice, a welcome, a question back, a hand-over line. All through the guards."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from deskpilot.domain.catalog import Product
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import DayPart, Persona
from deskpilot.domain.understanding import Slot
from deskpilot.wording.facts import Facts, figure
from deskpilot.wording.guards import Finding, Grounds, blocks, check
from deskpilot.wording.phrases import Phrases, fill, phrases
from deskpilot.wording.style import in_style, signed
from deskpilot.wording.template import Binding, bind, variables

_ADDRESSED = re.compile(r"^(亲|您好|你好|尊敬|好的|抱歉|非常抱歉|不好意思|很抱歉|Hello|Hi|Dear|Sorry)")
_LONGEST_TITLE = 24

_KIND_OF_REASON: Mapping[Reason, str] = {
    Reason.HUMAN_WANTED: "asked",
    Reason.INJURY: "safety",
    Reason.BARGAIN: "trade",
    Reason.CUSTOM: "trade",
    Reason.VALUABLE: "trade",
    Reason.MANUAL_ACTION: "by_hand",
}
# Whoever is handed over for one of these has had enough already, whatever this one line sounds like.
_HAD_ENOUGH = frozenset(
    {
        Reason.COMPLAINT,
        Reason.ANGER,
        Reason.LEGAL,
        Reason.INJURY,
        Reason.QUALITY,
        Reason.DISSATISFIED,
        Reason.REPEATED_NO,
        Reason.MISSED_TWICE,
    }
)


@dataclass(frozen=True, slots=True)
class Tone:
    """To whom we speak: in which language, and whether they are upset. `seed` varies the wording."""

    upset: bool = False
    language: str = "zh"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text ready to go, or not: `blocked` are the guards' codes, `checks` the bound values that were verified."""

    text: str
    checks: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the human already sees, so that the customer need not say it again."""

    product_title: str = ""
    has_order: bool = False
    said: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Who takes over; with nobody there, the local hour and day on which they are back."""

    agent: str = ""
    back_hour: int = 9
    back_tomorrow: bool = False


def answer(
    entry: KnowledgeEntry,
    facts: Facts,
    tone: Tone,
    *,
    intro: bool = False,
    sell: bool = False,
    channel: str = "",
) -> Spoken:
    """The entry's answer in the shop's voice. `sell` prefers the sales-style answer, never to somebody upset."""
    lines, persona = phrases(tone.language), facts.persona
    template = entry.sales_answer if sell and entry.sales_answer and not tone.upset else entry.answer
    bound = bind(template, replace(facts, labels=facts.labels or lines.labels))
    body = in_style(bound.text.strip(), persona, upset=tone.upset)
    # Whoever has just introduced themselves need not address the customer once more.
    opening = _line(lines, "intro", persona, facts, tone) if intro else ""
    framed = signed(body, persona, upset=tone.upset) if intro else _framed(body, lines, persona, tone)
    grounds = _grounds(facts, template, bound.bindings, channel, extra=(opening, persona.signoff))
    return _spoken(opening + framed, grounds, bound.bindings, bound.missing)


def welcome(
    facts: Facts,
    tone: Tone,
    questions: Sequence[str] = (),
    *,
    part: DayPart = DayPart.DAY,
    own: str = "",
) -> Spoken:
    """The first line of a conversation, with the questions asked most, numbered so that a number picks one. `own` is the
    shop's line instead of ours; when it does not say that a machine speaks, and the persona is to say so, that is added."""
    lines = phrases(tone.language)
    blanks = {"hello": lines.slot(f"hello_{part.value}")}
    text, bound = _line(lines, "welcome", facts.persona, facts, tone, blanks), bind(own, facts)
    if own.strip():
        text = _disclosed(in_style(bound.text.strip(), facts.persona, upset=tone.upset), lines, facts, tone)
    if questions and not tone.upset:
        asked = {"questions": _numbered(questions, lines)}
        text = f"{text}\n{_line(lines, 'often', facts.persona, facts, tone, asked)}"
    return _spoken(text, Grounds((text,), names=_names(facts)), bound.bindings, bound.missing)


def breathing(facts: Facts, tone: Tone) -> Spoken:
    """One line without pressure for somebody who wants to think it over: the shop's own, else the style's."""
    persona = facts.persona
    own = "" if tone.upset or tone.language != "zh" else persona.breathing_line.strip()
    text = own or _line(phrases(tone.language), "breathing", persona, facts, tone)
    return _spoken(
        signed(in_style(text, persona, upset=tone.upset), persona, upset=tone.upset),
        Grounds((own, persona.signoff), names=_names(facts)),
    )


def need_question(ask: str, facts: Facts, tone: Tone) -> Spoken:
    """One open question about what the customer needs; `ask` is the shop's own wording."""
    text = _line(phrases(tone.language), "need", facts.persona, facts, tone, {"ask": ask})
    return _spoken(text, Grounds(texts=(ask,)))


def also(need: str, product: Product, price: float, facts: Facts, tone: Tone) -> Spoken:
    """A word on one thing more that speaks of what the customer needs; its name and its price (yuan) are its row's."""
    blanks = {"need": need, "title": product.title, "price": figure(price) or ""}
    text = _line(phrases(tone.language), "also", facts.persona, facts, tone, blanks)
    return _spoken(text, Grounds(texts=(need, product.title), values=(blanks["price"],)))


def noted(said: str, ask: str, facts: Facts, tone: Tone, heard: str) -> Spoken:
    """A word that an answer was heard, in the customer's own words out of `heard`, with the next question if there is one."""
    kind = "noted" if ask else "noted_done"
    text = _line(phrases(tone.language), kind, facts.persona, facts, tone, {"said": said, "ask": ask})
    return _spoken(text, Grounds(texts=(ask, heard, said)))


def clarify(choices: Sequence[str], facts: Facts, tone: Tone) -> Spoken:
    """A question back with two or three numbered choices; with one, whether that is what is meant."""
    lines = phrases(tone.language)
    if len(choices) == 1:
        text = _line(lines, "confirm", facts.persona, facts, tone, {"choices": choices[0]})
        return _spoken(text, Grounds(texts=tuple(choices)))
    text = _line(lines, "clarify", facts.persona, facts, tone, {"choices": _numbered(choices, lines)})
    return _spoken(
        text, Grounds(texts=tuple(choices), values=tuple(str(n) for n in range(1, len(choices) + 1)))
    )


def ask_for(thing: str, facts: Facts, tone: Tone) -> Spoken:
    """Ask which product, variant or order is meant; `thing` is `product`, `sku` or `order`."""
    return _spoken(_line(phrases(tone.language), f"which_{thing}", facts.persona, facts, tone), Grounds())


def missing_heads(text: str) -> frozenset[str]:
    """The rows that a text with unfilled variables still wants: product, order, shop …"""
    return frozenset(variable.name.partition(".")[0] for variable in variables(text))


def hand_over(reason: Reason, duty: Duty, known: Known, facts: Facts, tone: Tone) -> Spoken:
    """The warm line: who takes over and what they already know."""
    return _to_a_human("warm", reason, duty, known, facts, tone)


def call_back(reason: Reason, duty: Duty, known: Known, facts: Facts, tone: Tone) -> Spoken:
    """Nobody is on duty: an honest word on when somebody is back."""
    return _to_a_human("callback", reason, duty, known, facts, tone)


def passed_on(agent: str, known: Known, facts: Facts, tone: Tone) -> Spoken:
    """A colleague goes on: the line names them once and what they already know."""
    lines = phrases(tone.language)
    blanks = {"agent": agent, "known": _known(known, lines)}
    text = _line(lines, "passed_on", facts.persona, facts, tone, blanks)
    return _spoken(text, Grounds(texts=tuple(blanks.values())))


def _to_a_human(stem: str, reason: Reason, duty: Duty, known: Known, facts: Facts, tone: Tone) -> Spoken:
    lines = phrases(tone.language)
    tone = replace(tone, upset=tone.upset or reason in _HAD_ENOUGH)
    variant = f"{stem}_{_KIND_OF_REASON.get(reason, '')}"
    kind = variant if variant in lines.tables else stem
    blanks = {
        "agent": duty.agent or lines.slot("staff"),
        "known": _known(known, lines),
        "day": lines.slot("tomorrow" if duty.back_tomorrow else "today"),
        "hour": str(duty.back_hour),
    }
    text = _line(lines, kind, facts.persona, facts, tone, blanks)
    # A product's title and a name may hold figures; they are rows, and so is the hour of duty.
    return _spoken(text, Grounds(texts=tuple(blanks.values()), values=(blanks["hour"],)))


def _known(known: Known, lines: Phrases) -> str:
    words = [lines.said(slot.name) for slot in known.said]
    said = list(dict.fromkeys(word for word in words if word))[:2]
    parts = []
    if known.product_title:
        parts.append(fill(lines.slot("known_product"), {"value": known.product_title[:_LONGEST_TITLE]}))
    if known.has_order:
        parts.append(lines.slot("known_order"))
    if said:
        parts.append(fill(lines.slot("known_said"), {"value": lines.slot("last_joint").join(said)}))
    parts.append(lines.slot("known_talk"))
    return lines.slot("joint").join(parts[:-1]) + (lines.slot("last_joint") if parts[:-1] else "") + parts[-1]


def _numbered(choices: Sequence[str], lines: Phrases) -> str:
    sign = lines.slot("number_sign")
    numbered = (fill(sign, {"number": str(n), "question": each}) for n, each in enumerate(choices, 1))
    return "\n".join(numbered)


def _disclosed(text: str, lines: Phrases, facts: Facts, tone: Tone) -> str:
    """The shop's own words, with a line that says who speaks where they do not."""
    told = any(word in text for word in lines.slot("machine_words").split())
    if told or not facts.persona.disclose:
        return text
    return f"{text}\n{_line(lines, 'disclosure', facts.persona, facts, tone)}"


def _framed(body: str, lines: Phrases, persona: Persona, tone: Tone) -> str:
    if _ADDRESSED.match(body):
        return body
    frame = lines.line("answer", persona.style, tone.upset, tone.seed)
    return fill(frame, {"address": persona.address, "answer": body}).lstrip("，, ")


def _line(
    lines: Phrases,
    kind: str,
    persona: Persona,
    facts: Facts,
    tone: Tone,
    more: Mapping[str, str] | None = None,
) -> str:
    name = persona.name or lines.slot("nameless")
    myself = fill(lines.slot("self_disclosed" if persona.disclose else "self_plain"), {"name": name})
    blanks = {
        "address": persona.address,
        "self": myself,
        "shop": facts.shop.get("name") or lines.slot("shop"),
    }
    return fill(lines.line(kind, persona.style, tone.upset, tone.seed), blanks | dict(more or {})).lstrip(
        "，, "
    )


def _grounds(
    facts: Facts, template: str, bindings: Sequence[Binding], channel: str, extra: tuple[str, ...]
) -> Grounds:
    bound = {binding.name: binding.value for binding in bindings}
    stock = _stock(bound, facts)
    product = facts.product
    return Grounds(
        (template, *extra),
        tuple(bound.values()),
        stock,
        bound.get("campaign.ends_at", ""),
        channel,
        price=None if product is None else product.price,
        floor=None if product is None else product.floor_price,
        names=_names(facts),
    )


def _names(facts: Facts) -> tuple[str, ...]:
    return facts.shop.get("name", ""), facts.persona.name


def _stock(bound: Mapping[str, str], facts: Facts) -> int | None:
    if "sku.stock" in bound and facts.sku is not None:
        return facts.sku.stock
    return facts.product.stock if "product.stock" in bound and facts.product is not None else None


def _spoken(
    text: str, grounds: Grounds, bindings: Sequence[Binding] = (), missing: Sequence[str] = ()
) -> Spoken:
    findings = check(text, grounds)
    blocked = blocks(findings)
    if missing and "unfilled_variable" not in blocked:
        blocked = ("unfilled_variable", *blocked)
    if not text.strip():
        blocked = (*blocked, "empty")
    checks = tuple(f"{binding.name}={binding.value}" for binding in bindings)
    return Spoken(text, checks, blocked, findings)
