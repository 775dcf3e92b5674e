"""Why the last decision was made: the rule, what set it off, how sure the engine was; the whole way on request."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.domain.decision import Action
from deskpilot.services.views import Trace
from deskpilot.settings import Settings
from deskpilot.ui import labels_queue
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case import evidence as proof
from deskpilot.ui.labels_case import rules
from deskpilot.ui.panels.case.gauge_row import GaugeRow
from deskpilot.ui.panels.case.reason_row import ReasonRow
from deskpilot.ui.panels.case.section import Section, show_new
from deskpilot.ui.panels.case.verdict import Verdict, besides, headline, whole_way
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState

_SIGNALS = 2
_STEP_GAP = 10
_TONES = {Action.ESCALATE: "accent_text", Action.REPLY: "ai_text"}


class WhySection(Retranslated, Section):
    """Shows a trace. Folded to its verdict until somebody wants to know; 完整过程 opens every step in place."""

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__("why", state, parent, opened=False)
        self._trace: Trace | None = None
        self._settings = Settings()
        self._open = self._compact = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.header.link_activated.connect(self._toggle)
        self.retranslate()

    def show_trace(self, trace: Trace, settings: Settings) -> None:
        """Show why; another decision folds the whole way again."""
        if trace == self._trace and settings == self._settings:
            return
        if self._trace is None or trace.decision_id != self._trace.decision_id:
            self._open = False
            self._follow()
        self._trace, self._settings = trace, settings
        self._fill()

    def set_compact(self, compact: bool) -> None:
        """Only the verdict, unless the whole way is open."""
        if compact != self._compact:
            self._compact = compact
            self._fill()

    @property
    def is_open(self) -> bool:
        """Whether the whole way is shown."""
        return self._open

    def open_whole(self) -> None:
        """Show the whole way of the decision."""
        self._open = True
        self.unfold()
        self._fill()

    def texts(self) -> list[str]:
        """What is shown, row by row."""
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        found = [item.widget() for item in items if item is not None]
        texts = [row.text if isinstance(row, ReasonRow) else _title_of(row) for row in found]
        return [text for text in texts if text]

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.header.set_title(self.tr("为什么"))
        self._fill()

    def _toggle(self) -> None:
        if self._open:
            self._open = False
            self._follow()
            self._fill()
        else:
            self.open_whole()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        trace = self._trace
        if trace is None:
            return
        question, word = rules.outcome(trace.action, trace.rule)
        self.header.set_title(question)
        self.header.set_summary(headline(trace))
        self.header.set_link(self.tr("收起") if self._open else self.tr("完整过程"))
        self._add_reasons(trace, word)
        if self._open:
            self._add_whole_way(trace)
        show_new(self._content)

    def _add_reasons(self, trace: Trace, word: str) -> None:
        verdict = Verdict.of(trace, self._settings)
        tone = _TONES.get(Action(trace.action), "t2")
        icon = labels_queue.reason_icon(trace.reason) if trace.reason else "branch"
        folded = self._compact and not self._open
        done = word if folded or not verdict.text else ""
        self._rows.addWidget(ReasonRow(headline(trace), done, icon=icon, verdict_tone=tone))
        if folded:
            return
        for text in besides(trace):
            self._rows.addWidget(ReasonRow(text, icon="check", tone="t2"))
        scale = self.tr("从 0 到 1，越大越明显")
        # What called the human stands first, whatever else was noticed more strongly.
        heard = sorted(trace.signals, key=lambda s: (trace.rule != f"topic.{s.code}", -s.weight))
        for signal in heard[:_SIGNALS]:
            text = proof.signal(signal)
            self._rows.addWidget(ReasonRow(text, f"{signal.weight:.2f}", icon="quote", tone="t2", tip=scale))
        if verdict.text:
            self._rows.addWidget(ReasonRow(verdict.text, word, icon="gauge", tone="t2", verdict_tone=tone))

    def _add_whole_way(self, trace: Trace) -> None:
        for step in whole_way(trace, self._settings):
            self._rows.addSpacing(_STEP_GAP)
            title = kit.PlainLabel(step.title, "caption", "t1", elide=True, strong=True)
            self._rows.addWidget(title)
            if step.gauge is not None:
                self._rows.addWidget(GaugeRow(step.title, *step.gauge))
            for text, figure in step.rows:
                self._rows.addWidget(ReasonRow(text, figure, tone="t2", small=True))


def _title_of(row: QWidget | None) -> str:
    """The words of a step's title; "" for the space between two steps."""
    return row.text() if isinstance(row, kit.PlainLabel) else ""
