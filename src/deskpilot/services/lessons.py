"""What is known of what was learned: when, from which files, and what the engine found. Without the engine itself."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from deskpilot.domain.understanding import Evidence

LEARNED = "engine"  # the name under which the engine's learned state is stored
REPORT = "engine.report"
READ = "engine.read"  # digests of the conversations that were learned from, one after the other
ASIDE = ".aside"


class Shelf(Protocol):
    """Where learned texts are kept by name."""

    def get(self, name: str) -> str | None:
        """The text under that name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was learned from: its name (empty when not known), how many lines, and when."""

    file: str
    lines: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Lessons:
    """The files something was learned from, oldest first, and the engine's findings at the last of them (codes and
    figures)."""

    sources: tuple[Source, ...]
    findings: tuple[Evidence, ...]

    @property
    def at(self) -> datetime:
        """When something was learned last."""
        return self.sources[-1].at

    @property
    def lines(self) -> int:
        """From how many lines in all."""
        return sum(source.lines for source in self.sources)

    def figure(self, code: str, detail: str = "") -> float | None:
        """One of the findings."""
        return next(
            (each.weight for each in self.findings if (each.code, each.detail) == (code, detail)), None
        )

    def told(self, code: str) -> tuple[Evidence, ...]:
        """All findings of a code."""
        return tuple(each for each in self.findings if each.code == code)

    def to_json(self) -> str:
        """As text, to be kept."""
        sources = [(each.file, each.lines, each.at.isoformat()) for each in self.sources]
        findings = [(each.code, each.detail, each.weight) for each in self.findings]
        return json.dumps({"sources": sources, "findings": findings}, ensure_ascii=False)


def lessons(shelf: Shelf) -> Lessons | None:
    """What was learned and is in use; nothing when nothing was, or it was put aside."""
    stored = shelf.get(REPORT)
    if stored is None or shelf.get(LEARNED) is None:
        return None
    told = json.loads(stored)
    # Before files were named there was one source.
    sources = told["sources"] if "sources" in told else [("", told["lines"], told["at"])]
    return Lessons(
        tuple(Source(file, lines, datetime.fromisoformat(at)) for file, lines, at in sources),
        tuple(Evidence(*each) for each in told["findings"]),
    )


def can_recall(shelf: Shelf) -> bool:
    """Whether something lies aside that can be taken back."""
    return shelf.get(LEARNED) is None and shelf.get(LEARNED + ASIDE) is not None
