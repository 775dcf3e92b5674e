"""The banner below the toolbar: what is wrong, as long as it is."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.domain.commands import Command
from deskpilot.domain.errors import KnownError
from deskpilot.ui import labels, labels_problems
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway, Problem

_PASSING_MS = 12_000


class ProblemBanner(QWidget):
    """Shows the newest problem. A lasting one stays until it is told to be over; a passing one goes by itself."""

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lasting: dict[str, Problem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._banner = kit.Banner("danger", "", dismiss_text=self.tr("知道了"))
        column.addWidget(self._banner)
        self._banner.dismissed.connect(self.hide)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(_PASSING_MS)
        self._passing.timeout.connect(self._show_lasting)
        self.hide()
        gateway.problem.connect(self.on_problem)
        gateway.rejected.connect(self.on_rejected)

    def on_problem(self, problem: Problem) -> None:
        """Something is wrong, or over."""
        if problem.code == "cleared":
            self._lasting.pop(dict(problem.params).get("code", ""), None)
            self._show_lasting()
            return
        if problem.lasting:
            self._lasting[problem.code] = problem
            self._show_lasting()
        else:
            self._show("warning", labels_problems.sentence(problem.code, dict(problem.params)))
            self._passing.start()

    def on_rejected(self, _command: Command, error: KnownError) -> None:
        """Something that was ordered did not happen. What names a field is told at the field."""
        if {"field", "name"} & error.params.keys():
            return
        self._show("warning", labels.refusal(error.code))
        self._passing.start()

    def _show_lasting(self) -> None:
        if not self._lasting:
            self.hide()
            return
        problem = next(reversed(self._lasting.values()))
        self._show("danger", labels_problems.sentence(problem.code, dict(problem.params)))

    def _show(self, kind: str, text: str) -> None:
        self._banner.show_message(kind, text)
        self.show()
