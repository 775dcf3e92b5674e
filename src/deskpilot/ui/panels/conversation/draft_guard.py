"""Checks a draft while it is typed: waves in the editor, one bar that says what and offers a fix."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from deskpilot.services.guard import GuardCode
from deskpilot.ui import labels
from deskpilot.ui.panels.conversation.guards import (
    Finding,
    FindingHighlighter,
    Guard,
    blocks,
    plain_guard,
)
from deskpilot.ui.panels.conversation.reply_editor import ReplyEditor
from deskpilot.ui.text_places import to_qt
from deskpilot.ui.widgets.surfaces import GuardBar

# Longer than it takes from key to key: a draft is judged when a thought is written, not letter by letter.
_PAUSE_MS = 160


class DraftGuard(QObject):
    """Runs the guard a moment after the last key; `check_now` runs it at once, before sending."""

    checked = Signal()

    def __init__(self, editor: ReplyEditor, bar: GuardBar, guard: Guard | None) -> None:
        super().__init__(editor)
        self._editor, self._bar = editor, bar
        self._guard = guard or plain_guard
        self._conversation_id = 0
        self._findings: tuple[Finding, ...] = ()
        self._checked_text = ""
        self._highlighter = FindingHighlighter(editor.document())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.check_now)
        editor.textChanged.connect(self._on_typed)
        bar.action.connect(self.replace_first)
        editor.fix_pressed.connect(self.replace_first)
        bar.set_action_icon("check")
        bar.hide()

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found, the gravest first."""
        return self._findings

    @property
    def blocked(self) -> bool:
        """Whether the draft needs a reason before it can be sent."""
        return any(blocks(finding) for finding in self._findings)

    @property
    def unfilled(self) -> bool:
        """Whether a variable has no value: no reason makes such words fit to be sent."""
        return any(finding.code == GuardCode.UNFILLED_VARIABLE for finding in self._findings)

    @property
    def blocking_codes(self) -> Sequence[str]:
        """What blocks, each code once."""
        return tuple(dict.fromkeys(str(each.code) for each in self._findings if blocks(each)))

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self._show()

    def take_look(self) -> None:
        """Waves in the colours of the look in force."""
        self._highlighter.rehighlight()

    def watch(self, conversation_id: int) -> None:
        """Check drafts of this conversation from now on."""
        self._conversation_id = conversation_id
        self.check_now()

    def check_now(self) -> None:
        """Run the guard on what is written."""
        self._timer.stop()
        text = self._editor.text()
        found = self._guard(text, self._conversation_id) if text.strip() else ()
        self._findings = tuple(sorted(found, key=lambda each: (not blocks(each), each.start)))
        self._checked_text = text
        self._highlighter.show_findings(text, self._findings)
        self._show()
        self.checked.emit()

    def replace_first(self) -> None:
        """Put the suggested words in the place of the gravest finding; Ctrl+Z brings back what was there."""
        if self._timer.isActive():
            self.check_now()
        if not self._findings or not self._findings[0].suggestion:
            return
        finding = self._findings[0]
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(to_qt(self._checked_text, finding.start))
        cursor.setPosition(to_qt(self._checked_text, finding.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(finding.suggestion)
        self._editor.setFocus()
        self.check_now()

    def _on_typed(self) -> None:
        if not self._editor.text().strip():
            self.check_now()
        elif self._editor.text() != self._checked_text:
            self._timer.start()

    def _show(self) -> None:
        if not self._findings:
            self._bar.hide()
            return
        first = self._findings[0]
        words = self._checked_text[first.start : first.end]
        better = self.tr("换成「{words}」 Ctrl+.").format(words=first.suggestion)
        action = better if first.suggestion else ""
        self._bar.show_message("danger" if self.blocked else "warning", self._sentence(first, words), action)
        self._bar.set_action_icon("check")
        self._bar.show()

    def _sentence(self, first: Finding, words: str) -> str:
        grave = _apart(each for each in self._findings if blocks(each) or not blocks(first))
        what = labels.finding(first.code, words)
        if len(grave) > 1:
            # Each is told, so that nobody mends one thing and meets the next.
            what = labels.listed(dict.fromkeys(self._told(each) for each in grave))
        if blocks(first):
            return self.tr("{n} 处不能这样发：{what}").format(n=len(grave), what=what)
        return self.tr("{n} 处需改：{what}").format(n=len(grave), what=what)

    def _told(self, finding: Finding) -> str:
        return labels.finding(finding.code, self._checked_text[finding.start : finding.end])


def _apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that do not overlap: 全网最低价 is one thing to mend, though two words in it are found."""
    kept: list[Finding] = []
    for each in findings:
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(kept)
