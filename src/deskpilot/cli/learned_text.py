"""What was learned from the shop's own conversations, as lines or as JSON."""

import json
from collections.abc import Iterable, Mapping

from deskpilot.cli import told
from deskpilot.domain.understanding import Evidence
from deskpilot.engine.learned import Learned
from deskpilot.services.lessons import Lessons

_SHOWN = (0.3, 0.5, 0.8)
_FINDINGS: Mapping[str, told.Pair] = {
    "learn.known": ("以前学过的会话，跳过", "conversations learned from before, passed over"),
    "learn.conversations": ("会话", "conversations"),
    "learn.exchanges": ("一问一答", "exchanges"),
    "learn.lessons": ("用来学习的", "lessons"),
    "learn.words": ("学到的词", "words learned"),
    "learn.labels": ("带标注的行", "labelled lines"),
    "learn.labels.true": ("其中是真的", "of these true"),
    "learn.checks.earlier": ("以前学的里已核对的轮数", "turns it was checked on in earlier files"),
    "learn.checks": ("核对的轮数", "turns it was checked on"),
    "learn.check.before": ("学习前（核对集）", "before, on the check set"),
    "learn.check.after": ("学习后（核对集）", "after, on the check set"),
    "learn.adopted": ("是否采用（1 是 0 否）", "adopted (1 yes, 0 no)"),
    "learn.word": ("词与条目", "word and entry"),
    "learn.openings": ("看过开头的会话", "chats whose opening was looked at"),
    "learn.opening": (
        "这样开头的：词、会话数、其中要人接的",
        "openings that led to a human: word, chats, led to a human",
    ),
    "learn.sound": ("听着不满意的话（负数是听着满意）", "sounds dissatisfied (below 0: content)"),
}
_PARTS: Mapping[str, told.Pair] = {
    "words": ("顾客的叫法", "customers' words"),
    "sat": ("不满的口气", "the sound of dissatisfaction"),
    "opening": ("要人接的开头", "openings that lead to a human"),
    "confidence": ("答对的把握", "how sure an answer is"),
    "handoff": ("要人接的把握", "how surely a human is needed"),
}
_LEFT_OUT: Mapping[str, told.Pair] = {
    "no_checks": ("没有能拿来核对的对话", "there is nothing to check it on"),
    "few": ("能核对的太少", "there is too little to check it on"),
    "chance": ("看着更好，但还可能是碰巧；和以后学的一起算", "it looks better, but that may be chance; checks of later files are added"),
    "level": ("没学过的对话上没有更好", "it does no better on conversations it has not seen"),
    "worse": ("没学过的对话上更差，这个文件不算数", "it does worse on conversations it has not seen; this file is not counted"),
    "misleads": ("以前学的现在帮倒忙，已经撤下", "what was in use has come to mislead and was taken out"),
    "rare": ("核对的会话里要人接的，或不要的，太少", "too few of the chats it was checked on needed a human, or too few did not"),
    "one_sided": ("标注几乎只有一种，两种都要有", "nearly all labels are of one kind, and both are needed"),
}  # fmt: skip


def learned_text(lessons: Lessons | None, report: object) -> str:
    """The findings of `report` (what learning just told), else when and from what it was learned with its findings."""
    if isinstance(report, tuple):
        return "\n".join(_lines(report))
    if lessons is None:
        return told.text("nothing_learned")
    at = lessons.at.astimezone().strftime("%Y-%m-%d %H:%M")
    return "\n".join([told.text("learned_from", at=at, lines=lessons.lines), *_lines(lessons.findings)])


def learned_json(lessons: Lessons | None, report: object) -> str:
    """A list of the findings of `report`, else an object, null when nothing is in use."""
    if isinstance(report, tuple):
        return _json(_rows(report))
    if lessons is None:
        return _json(None)
    findings = _rows(lessons.findings)
    return _json({"at": lessons.at.isoformat(), "lines": lessons.lines, "findings": findings})


def _lines(findings: Iterable[object]) -> list[str]:
    return [_line(e) for e in findings if isinstance(e, Evidence)]


def _line(found: Evidence) -> str:
    if found.code == "learn.left_out":
        return _left_out(*found.detail.split(" "))
    if found.code == "learn.curve":
        return _curve(*found.detail.split(" "))
    name = told.in_language(_FINDINGS.get(found.code, (found.code, found.code)))
    return " ".join(f"{name}: {found.weight:g} {found.detail}".split())


def _left_out(part: str, why: str) -> str:
    """Why a part of what was learned is not in use."""
    name, reason = (told.in_language(table[code]) for table, code in ((_PARTS, part), (_LEFT_OUT, why)))
    return told.text("left_out", part=name, why=reason)


def _curve(name: str, slope: str, offset: str) -> str:
    """Where a probability goes, at a few of its values."""
    learned = Learned(curves={name: (float(slope), float(offset))})
    moved = ", ".join(f"{before:.0%} → {learned.corrected(name, before):.0%}" for before in _SHOWN)
    return told.text("curve", name=told.in_language(_PARTS[name]), moved=moved)


def _rows(findings: Iterable[object]) -> list[dict[str, object]]:
    return [
        {"code": e.code, "detail": e.detail, "value": e.weight} for e in findings if isinstance(e, Evidence)
    ]


def _json(figures: object) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=1)
