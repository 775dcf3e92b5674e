"""Makes an alert heard and seen: toast, sound, tray. Nothing personal leaves the window when notices are masked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from deskpilot.domain.commands import SnoozeEscalation
from deskpilot.domain.escalation import Escalation, Severity
from deskpilot.domain.events import ChangeSet
from deskpilot.ui import labels, labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm.bell import Bell
from deskpilot.ui.panels.alarm.limits import LimitWatch
from deskpilot.ui.panels.alarm.notices import Notices
from deskpilot.ui.panels.alarm.passed_on import PassedOn
from deskpilot.ui.panels.alarm.reminders import Reminders
from deskpilot.ui.panels.alarm.storm import SystemNotices
from deskpilot.ui.panels.alarm.tray import Tray
from deskpilot.worker.gateway import Gateway

_STRIP_MS = 150
_MOST = 200
_SNOOZE_SECONDS = 300.0
# A toast looks what became of its alert a little after the strip has read it anew.
_SWEEP_MS = 400


class Alarm(QObject):
    """Listens to `escalated`. Signals: `take_over_requested(conversation_id)`, `open_requested(conversation_id)`.

    `reminders` shares its place for toasts."""

    take_over_requested = Signal(int)
    open_requested = Signal(int)

    def __init__(
        self,
        gateway: Gateway,
        tray: Tray,
        window: QWidget,
        in_strip: Callable[[], int | None] = lambda: None,
        rail_width: Callable[[], int] = lambda: theme.size("rail"),
        in_front: Callable[[], int | None] = lambda: None,
        bell: Bell | None = None,
    ) -> None:
        super().__init__(window)
        self._gateway, self._in_strip = gateway, in_strip
        self._toasts = kit.ToastStack(window, left=lambda: rail_width() + 8, bottom=12)
        self._notices = Notices(gateway, self._toasts, tray, window)
        self._outside = SystemNotices(self._notices, self)
        self._bell = bell or Bell(gateway)
        self.reminders = Reminders(gateway, self._notices, self._bell.ring, window)
        passed_on = PassedOn(gateway, self._notices, self._bell.ring, window)
        self.limits = LimitWatch(gateway, self._notices, self._outside, self._bell.ring, in_front, window)
        for asks in (passed_on.open_requested, self.limits.open_requested):
            asks.connect(self.open_requested)
        self.limits.take_over_requested.connect(self.take_over_requested)
        self._due: list[tuple[Escalation, str]] = []
        self._shown: dict[int, tuple[Escalation, kit.Toast]] = {}
        self._toast_soon = gateway.pace.errand(self, self._show_next_toast, 0)
        self._sweep_soon = gateway.pace.errand(self, self._sweep, _SWEEP_MS)
        gateway.escalated.connect(self.on_escalated)
        gateway.committed.connect(self._on_committed)

    def on_escalated(self, found: Escalation) -> None:
        """Make one alert known: with sound, outside when the window is not in front, and as a toast unless it is
        the one that stands in the strip anyway. The strip is given the moment it needs to read it."""
        title = f"{labels_queue.severity_word(found.severity)} · {labels.reason(found.reason)}"
        self._ring(found)
        self._outside.tell(found.severity, title, found.quote)
        QTimer.singleShot(_STRIP_MS, self, lambda: self._want_toast(found, title))

    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.everything:
            self._notices.let_go_of_the_erased()
        if self._shown and (changes.escalations or changes.everything):
            self._sweep_soon.ask()

    def _want_toast(self, found: Escalation, title: str) -> None:
        self._due.append((found, title))
        if len(self._due) > _MOST:  # in a storm the mildest are only counted
            self._due.remove(min(self._due, key=lambda each: each[0].severity))
        self._toast_soon.ask()

    def _show_next_toast(self) -> None:
        """The next alert that still stands: what was dealt with before its turn came is not told any more."""
        standing = self._gateway.queries.alerts_standing([found.id for found, _title in self._due])
        while self._due:
            found, title = self._due.pop(0)
            if found.id in standing:
                self._show_toast(found, title)
                break
        if self._due:
            self._toast_soon.ask()

    def _show_toast(self, found: Escalation, title: str) -> None:
        """In place of what was told when the same alert was less loud."""
        if found.id in self._shown:
            self._shown[found.id][1].close_toast()
        if self._in_strip() != found.conversation_id:
            level = labels_queue.severity(found.severity)
            about = (found.conversation_id,)
            toast = self._notices.inside(level, title, self._text(found), self._actions(found), about=about)
            if toast is not None:
                self._shown[found.id] = found, toast
                toast.closed.connect(lambda: self._shown.pop(found.id, None))

    def _sweep(self) -> None:
        """A toast goes when somebody has dealt with its alert, or when that stands in the strip by now."""
        standing = self._gateway.queries.alerts_standing(list(self._shown))
        for found, toast in list(self._shown.values()):
            if found.id not in standing or found.conversation_id == self._in_strip():
                toast.close_toast()

    def _text(self, found: Escalation) -> str:
        head = self._gateway.queries.head(found.conversation_id)
        name = head.nickname if head is not None else ""
        return labels.named(name, labels.quoted(theme.one_line(found.quote))) if found.quote else name

    def _actions(self, found: Escalation) -> tuple[kit.ToastAction, ...]:
        conversation = found.conversation_id
        take = kit.ToastAction(self.tr("接手"), lambda: self.take_over_requested.emit(conversation), "user")
        look = kit.ToastAction(self.tr("查看原话"), lambda: self.open_requested.emit(conversation))
        later = kit.ToastAction(self.tr("稍后 5 分"), lambda: self._snooze(found.id))
        return (take, later) if found.severity is Severity.URGENT else (take, look)

    def _snooze(self, escalation_id: int) -> None:
        self._gateway.submit(SnoozeEscalation(escalation_id, self._gateway.agent_name, _SNOOZE_SECONDS))

    def _ring(self, found: Escalation) -> None:
        if found.severity is not Severity.NOTICE:
            self._bell.ring()
