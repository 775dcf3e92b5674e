"""What the guards found in a draft, and how it is shown in the editor."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from deskpilot.services.guard import check_reply
from deskpilot.ui import theme
from deskpilot.ui.text_places import to_qt


class Finding(Protocol):
    """Words that must or should change: their place in the text, how grave, and what to write instead ("": unknown)."""

    @property
    def code(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def severity(self) -> str: ...
    @property
    def suggestion(self) -> str: ...


Guard = Callable[[str, int], Sequence[Finding]]
"""Checks a draft for a conversation."""


def plain_guard(text: str, _conversation_id: int) -> Sequence[Finding]:
    """The house's guards without any grounds: figures are not held against the writer."""
    return check_reply(text)


def blocks(finding: Finding) -> bool:
    """Whether a human must give a reason to send these words."""
    return finding.severity == "block"


class FindingHighlighter(QSyntaxHighlighter):
    """A wave under each finding, on its tint."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: tuple[tuple[int, int, bool], ...] = ()

    def show_findings(self, text: str, findings: Sequence[Finding]) -> None:
        """Mark the findings in `text`, which is the document's."""
        spans = tuple((to_qt(text, f.start), to_qt(text, f.end), blocks(f)) for f in findings)
        if spans != self._spans:
            self._spans = spans
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        first = self.currentBlock().position()
        for start, end, grave in self._spans:
            left, right = max(start, first), min(end, first + self.currentBlock().length())
            if left < right:
                self.setFormat(left - first, right - left, _wave(grave))


def _wave(grave: bool) -> QTextCharFormat:
    tone = "danger" if grave else "warning"
    found = QTextCharFormat()
    found.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    found.setUnderlineColor(theme.color(tone))
    found.setForeground(theme.color(f"{tone}_text"))
    found.setBackground(theme.color(f"{tone}_tint"))
    return found
