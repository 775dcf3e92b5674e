"""The system's notices about alerts: one at once, those that follow within a moment together."""

from PySide6.QtCore import QObject, QTimer

from deskpilot.domain.escalation import Severity
from deskpilot.ui.panels.alarm.notices import Notices

_GAP_MS = 3_000


class SystemNotices(QObject):
    """Five hundred alerts a minute are not five hundred notices: the system would show them for an hour."""

    def __init__(self, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = notices
        self._held: list[tuple[Severity, str, str]] = []
        self._gap = QTimer(self, singleShot=True, interval=_GAP_MS)
        self._gap.timeout.connect(self._tell_held)

    def tell(self, severity: Severity, title: str, words: str) -> None:
        """Tell it now, or with the others once the gap is over."""
        if self._gap.isActive():
            self._held.append((severity, title, words))
        else:
            self._notices.outside(title, words)
            self._gap.start()

    def _tell_held(self) -> None:
        held, self._held = self._held, []
        if not held:
            return
        _severity, title, words = max(held, key=lambda each: each[0])
        if len(held) > 1:
            title, words = self.tr("又有 {n} 条提醒，最急的：{title}").format(n=len(held), title=title), ""
        self._notices.outside(title, words)
        self._gap.start()
