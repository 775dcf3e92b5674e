"""A trace taken apart for reading: the figure that decided, and every step on the way."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from deskpilot.domain.decision import Action
from deskpilot.services.views import Runner, Trace
from deskpilot.settings import Settings
from deskpilot.ui import labels
from deskpilot.ui.labels_case import evidence as proof
from deskpilot.ui.labels_case import rules
from deskpilot.ui.labels_case.words import quoted

_ABOUT_ANSWER = frozenset({"words", "meaning", "thing", "boost", "learned", "foreign", "clarify_choice"})
# The figure each rule looked at; the other rules look at words, modes and owners.
_DECIDED_BY = {
    "handoff": "handoff",
    "dissatisfied": "dissatisfied",
    "confident": "confidence",
    "unsure_between": "confidence",
    "no_answer": "confidence",
    "policy_human": "confidence",
}

translate = QCoreApplication.translate


class Step(NamedTuple):
    """A step of the way: a heading, rows of words with a figure, and for a probability its value and its floor."""

    title: str
    rows: tuple[tuple[str, str], ...]
    gauge: tuple[float, float] | None = None


class Verdict(NamedTuple):
    """The figure that decided, as a sentence; empty when no figure did."""

    text: str

    @classmethod
    def of(cls, trace: Trace, settings: Settings) -> "Verdict":
        group = _DECIDED_BY.get(trace.rule, "")
        if not group and trace.action == Action.ESCALATE and trace.handoff >= settings.handoff_floor:
            group = "handoff"
        if not group:
            return cls("")
        return cls(_against(group, trace, settings, trace.rule == "no_answer"))


def _value(group: str, trace: Trace) -> float:
    return {"confidence": trace.confidence, "handoff": trace.handoff, "dissatisfied": trace.dissatisfied}[
        group
    ]


def _floor(group: str, settings: Settings, low: bool = False) -> float:
    if group == "confidence":
        return settings.clarify_floor if low else settings.reply_floor
    return settings.handoff_floor if group == "handoff" else settings.dissatisfied_floor


def _against(group: str, trace: Trace, settings: Settings, low: bool = False) -> str:
    text = translate("Why", "{group} {value}，门槛 {floor}")
    value, floor = f"{_value(group, trace):.2f}", f"{_floor(group, settings, low):.2f}"
    return text.format(group=proof.group(group), value=value, floor=floor)


def whole_way(trace: Trace, settings: Settings) -> tuple[Step, ...]:
    """Every step from the customer's words to what was done, for somebody who sees it for the first time."""
    makers: tuple[Callable[[Trace, Settings], Iterator[Step]], ...] = (_heard, _found, _sure, _done)
    return tuple(step for make in makers for step in make(trace, settings))


def _heard(trace: Trace, settings: Settings) -> Iterator[Step]:
    intent = [(proof.evidence(found), "") for found in trace.evidence if found.code == "intent"]
    noticed = [(proof.signal(found), _plain(found.weight)) for found in trace.signals]
    meant = [(proof.resolved(found), "") for found in trace.resolved]
    rows = (*intent, *meant, *noticed) or ((translate("Why", "没有特别的地方"), ""),)
    yield Step(translate("Why", "1 顾客说了什么（0 到 1，越大越明显）"), tuple(rows))


def _found(trace: Trace, settings: Settings) -> Iterator[Step]:
    if trace.entry_id is None:
        rows = [(translate("Why", "知识库里没有找到像的"), "")]
    else:
        best = translate("Why", "最像的是{title}").format(title=quoted(trace.entry_title or trace.entry_id))
        rows = [(best, trace.entry_id)]
        shared = [(proof.evidence(e), _plain(e.weight)) for e in trace.evidence if e.code in _ABOUT_ANSWER]
        rows += dict.fromkeys(shared)
        rows.append((translate("Why", "比第二像的高出"), f"{trace.margin:.2f}"))
        best_score = trace.others[0].score + trace.margin if trace.others else 0.0
        rows += [_lost(each, best_score) for each in trace.others]
    yield Step(translate("Why", "2 找到了什么答案"), tuple(rows))


def _lost(other: Runner, best: float) -> tuple[str, str]:
    """A runner-up, why it lost, and by how much."""
    title = quoted(other.title or other.entry_id)
    foreign = any(found.code == "foreign" for found in other.evidence)
    off = translate("Why", "没选{title}：它讲的事顾客没提")
    text = off if foreign else translate("Why", "没选{title}：没有第一条像")
    return text.format(title=title), _signed(min(0.0, other.score - best))


def _sure(trace: Trace, settings: Settings) -> Iterator[Step]:
    titles = {
        "confidence": translate("Why", "3 {sentence}"),
        "handoff": translate("Why", "4 {sentence}"),
        "dissatisfied": translate("Why", "5 {sentence}"),
    }
    for group, title in titles.items():
        rows = tuple(
            (proof.evidence(e), _signed(e.weight)) for e in trace.evidence if proof.group_of(e) == group
        )
        gauge = _value(group, trace), _floor(group, settings)
        yield Step(title.format(sentence=_against(group, trace, settings)), rows, gauge)


def _done(trace: Trace, settings: Settings) -> Iterator[Step]:
    _, word = rules.outcome(trace.action)
    rows = [(rules.rule(trace.rule), word)]
    rows += [(proof.evidence(found), "") for found in trace.evidence if found.code == "guard"]
    if trace.reason is not None:
        text = translate("Why", "请人的原因：{reason}")
        rows.append((text.format(reason=labels.reason(trace.reason)), ""))
    yield Step(translate("Why", "6 所以"), tuple(rows))


def _plain(weight: float) -> str:
    return f"{weight:.2f}" if weight else ""


def _signed(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", "−")
