"""What was learned from the shop's own conversations, as lines or as JSON."""

import json
from collections.abc import Iterable

from deskpilot.cli import told
from deskpilot.domain.understanding import Evidence
from deskpilot.services.lessons import Lessons


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
    return [told.finding(e.code, e.detail, e.weight) for e in findings if isinstance(e, Evidence)]


def _rows(findings: Iterable[object]) -> list[dict[str, object]]:
    return [
        {"code": e.code, "detail": e.detail, "value": e.weight} for e in findings if isinstance(e, Evidence)
    ]


def _json(figures: object) -> str:
    return json.dumps(figures, ensure_ascii=False, indent=1)
