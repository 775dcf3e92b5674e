"""A trace taken apart for reading: the figure that decided, and every step on the way."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from deskpilot.domain.decision import FIRST_REPORT, Action
from deskpilot.domain.escalation import Reason
from deskpilot.services.views import Runner, Trace
from deskpilot.settings import Settings
from deskpilot.ui import labels
from deskpilot.ui.labels_case import evidence as proof
from deskpilot.ui.labels_case import rules
from deskpilot.ui.labels_case.words import quoted

_ABOUT_ANSWER = frozenset(
    {"verbatim", "words", "meaning", "thing", "boost", "learned", "foreign", "clarify_choice"}
)
# Rows that were read and sums that were made: an answer that no entry holds comes from them.
_LOOKED_UP = frozenset({"attribute", "order_row", "order_wish", "order_said", "order_given", "flow_sum"})
_AFTERWARDS = frozenset(
    {"guard", "order_task", "flow_note", "cross_sell", "probe", "probe_answered", "offered"}
)
_DECISIVE = 2
# The figure each rule looked at; the other rules look at words, modes and owners.
_DECIDED_BY = {
    "handoff": "handoff",
    "first_report": "handoff",
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
        return cls(_against(group, trace, settings, _was_low(trace, settings)) if group else "")


def _was_low(trace: Trace, settings: Settings) -> bool:
    """Whether the lower floor was looked at: that of a first report, or that of a question back, but not after one, for
    there is no second."""
    if trace.rule == "first_report":
        return True
    if trace.rule == "no_answer":
        return trace.reason is not Reason.MISSED_TWICE
    return trace.rule == "policy_human" and trace.confidence < settings.reply_floor


def headline(trace: Trace) -> str:
    """What was decisive, in one sentence."""
    kept = next((found for found in trace.evidence if found.code.startswith("kept.")), None)
    if kept is not None:
        return proof.evidence(kept)
    return reason_of(trace)


def reason_of(trace: Trace) -> str:
    """The rule that fitted. One rule ends with a human for two reasons, and two ways of being off."""
    if trace.rule == "no_answer" and trace.reason is Reason.MISSED_TWICE:
        return translate("Why", "已经反问过一次，还是没把握，不再追问顾客")
    if trace.rule == "mode_off" and trace.action == Action.SUGGEST:
        return translate("Why", "AI 关着，不自己发，只备好草稿给你")
    return rules.rule(trace.rule)


def besides(trace: Trace) -> tuple[str, ...]:
    """What stands below the headline: the rule that found something to suggest, what else kept it from going out, and
    what weighed most where a figure decided."""
    kept = [proof.evidence(found) for found in trace.evidence if found.code.startswith("kept.")]
    rows = [reason_of(trace), *kept[1:]] if kept else []
    if trace.rule == "dissatisfied":
        rows += [proof.evidence(found) for found in trace.evidence if found.code == "saddest"]
    if (group := _DECIDED_BY.get(trace.rule)) in ("handoff", "dissatisfied"):
        rows += [
            proof.evidence(found)
            for found in trace.evidence
            if proof.group_of(found) == group and found.weight > 0
        ][:_DECISIVE]
    return tuple(rows)


def _value(group: str, trace: Trace) -> float:
    return {"confidence": trace.confidence, "handoff": trace.handoff, "dissatisfied": trace.dissatisfied}[
        group
    ]


def _floor(group: str, settings: Settings, low: bool = False) -> float:
    if group == "confidence":
        return settings.clarify_floor if low else settings.reply_floor
    if group == "handoff" and low:
        return FIRST_REPORT
    return settings.handoff_floor if group == "handoff" else settings.dissatisfied_floor


def _against(group: str, trace: Trace, settings: Settings, low: bool = False) -> str:
    text = translate("Why", "{group} {value}，门槛 {floor}")
    value, floor = _told_apart(_value(group, trace), _floor(group, settings, low))
    return text.format(group=proof.group(group), value=value, floor=floor)


def _told_apart(value: float, floor: float) -> tuple[str, str]:
    """Two figures with as many digits as show which is the greater: 0.50 of 0.50 would explain nothing."""
    for digits in (2, 3, 4):
        said = f"{value:.{digits}f}", f"{floor:.{digits}f}"
        if said[0] != said[1]:
            break
    return said


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
    looked_up = [(proof.evidence(found), "") for found in trace.evidence if found.code in _LOOKED_UP]
    if trace.entry_id is None:
        rows = looked_up or [(translate("Why", "知识库里没有找到像的"), "")]
    else:
        best = translate("Why", "最像的是{title}").format(title=quoted(trace.entry_title or trace.entry_id))
        rows = [*looked_up, (best, trace.entry_id)]
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
        if group == "confidence" and rows:
            # Whoever sees it for the first time does not know what the signs do.
            rows = ((translate("Why", "带 + 的抬高它，带 − 的压低它，下面几步也一样"), ""), *rows)
        gauge = _value(group, trace), _floor(group, settings)
        yield Step(title.format(sentence=_against(group, trace, settings)), rows, gauge)


def _done(trace: Trace, settings: Settings) -> Iterator[Step]:
    _, word = rules.outcome(trace.action, trace.rule)
    rows = [(headline(trace), word), *((text, "") for text in besides(trace))]
    rows += [(proof.evidence(found), "") for found in trace.evidence if found.code in _AFTERWARDS]
    if trace.reason is not None:
        text = translate("Why", "请人的原因：{reason}")
        rows.append((text.format(reason=labels.reason(trace.reason)), ""))
    yield Step(translate("Why", "6 所以"), tuple(rows))


def _plain(weight: float) -> str:
    return f"{weight:.2f}" if weight else ""


def _signed(weight: float) -> str:
    text = f"{weight:+.2f}"
    return "0.00" if text in ("+0.00", "-0.00") else text.replace("-", "−")
