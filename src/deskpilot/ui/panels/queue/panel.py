"""The left column as a whole: it reads, shows and orders; what is open in the middle is the window's business."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import AcknowledgeEscalation, SnoozeEscalation
from deskpilot.domain.escalation import Severity
from deskpilot.domain.events import ChangeSet
from deskpilot.services.views import AlertRow, QueueFilter, QueueRow
from deskpilot.ui import labels, labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.queue import QueueModel
from deskpilot.ui.panels.queue.arrangement import Arrangement
from deskpilot.ui.panels.queue.delegate import QueueDelegate
from deskpilot.ui.panels.queue.list_view import QueueList
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_SNOOZE_SECONDS = 300.0
_FILTERS = tuple(QueueFilter)
_FILTER_KEY = "queue/filter"
# After a look at the queue the next one waits: a little when there is a new alert, longer when customers just write on.
_ALERT_GATHER_MS = 60
_GATHER_MS = 250
# The loudest in the strip, and those its menu lists.
_ALERTS = 21
# Rows read at first, and by how many more when the end of the list comes into sight.
_PAGE = 50
# In another order than the store's all have to be known to find the first.
_ALL = 500


class QueuePanel(Retranslated, QWidget):
    """Signals: `selected(conversation_id)` by the user, `opened()` after it when the user goes on in the conversation,
    `take_over_requested(conversation_id)` from the alert, `loudness_changed()` when `is_loud` may have another answer.
    `state` remembers list, order and density."""

    selected = Signal(int)
    opened = Signal()
    take_over_requested = Signal(int)
    loudness_changed = Signal()

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gateway, self._state = gateway, state or ViewState()
        self._shown = QueueFilter(self._state.choice(_FILTER_KEY, _FILTERS, QueueFilter.WAITING))
        self._open: int | None = None
        self._wanted = _PAGE
        self._alerts: tuple[AlertRow, ...] = ()
        self._alert_count = 0
        self._told: tuple[bool, int | None] = False, None
        self._delegate = QueueDelegate(gateway.now, lambda: gateway.agent_name)
        self._rows = QueueModel(self, self._delegate.said)
        self._list = QueueList(self._rows, self._delegate, gateway.pace)
        self._build()
        self._rows_soon = gateway.pace.errand(self, self._read_rows, _GATHER_MS)
        self._alerts_soon = gateway.pace.errand(self, self._read_alerts, _GATHER_MS)
        self._ages = QTimer(self)
        self._ages.setInterval(10_000)
        self._ages.timeout.connect(self._show_alerts)
        self._ages.start()
        gateway.committed.connect(self._on_committed)
        look.changed.connect(self._on_theme)
        self.retranslate()
        self.refresh()

    def select(self, conversation_id: int | None) -> None:
        """Mark the conversation that is open in the middle; nothing is told."""
        self._open = conversation_id
        self._list.select(conversation_id)

    def show_filter(self, which: QueueFilter) -> None:
        """Show one of the four lists."""
        self._shown, self._wanted = which, _PAGE
        self._state.put(_FILTER_KEY, which.value)
        self._filters.set_index(_FILTERS.index(which))
        self._empty.show_message("chat", *labels_queue.empty(which))
        self.refresh()
        self.loudness_changed.emit()

    def next_urgent(self) -> int | None:
        """The conversation of the loudest alert, else the first that waits."""
        if self._alerts:
            return self._alerts[0].escalation.conversation_id
        rows = self._gateway.queries.queue(QueueFilter.WAITING, limit=1)
        return rows[0].conversation_id if rows else None

    def nearest_limit(self) -> int | None:
        """The conversation of the customer who reaches the limit first."""
        rows = self._gateway.queries.queue(QueueFilter.WAITING)
        due = {
            row.conversation_id: row.waiting_since.timestamp() + row.limit_seconds
            for row in rows
            if row.waiting_since is not None
        }
        return min(due, key=lambda number: due[number]) if due else None

    def alert_shown(self) -> int | None:
        """The conversation whose alert stands in the strip."""
        return self._alerts[0].escalation.conversation_id if self._alerts else None

    def set_key(self, has_key: bool) -> None:
        """Whether F2 means the alert in the strip."""
        self._strip.set_key(has_key)

    def is_loud(self) -> bool:
        """Whether the strip or the first clock says what is urgent: nothing else needs to be red then."""
        return self._told[0] or self._shown is QueueFilter.WAITING

    def first_shown(self) -> QueueRow | None:
        """The row at the top of the list that is shown."""
        return self._rows.at(0)

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> bool:
        """Put the keyboard into the list; False when there is nobody in it."""
        if not self._rows.rowCount():
            return False
        self._list.setFocus(reason)
        return True

    def refresh(self) -> None:
        """Read the list, the counts and the alerts again."""
        self._rows_soon.do()
        self._alerts_soon.do()

    def _read_rows(self) -> None:
        me = self._gateway.agent_name
        limit = self._wanted if self._arrangement.order == "cost" else _ALL
        rows = self._gateway.queries.queue(self._shown, me, limit=limit)
        self._rows.show_rows(self._sorted(rows))
        self._list.select(self._open)
        self._stack.setCurrentIndex(0 if rows else 1)

    def _read_alerts(self) -> None:
        counts = self._gateway.queries.queue_counts(self._gateway.agent_name)
        for place, count in enumerate((counts.waiting, counts.mine, counts.ai)):
            self._filters.set_count(place, count)
        self._alerts, self._alert_count = self._gateway.queries.alerts(_ALERTS), counts.alerts
        self._show_alerts()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._delegate.retranslate()
        self._filters.set_texts([labels_queue.filter_name(which) for which in _FILTERS])
        self._list.setAccessibleName(self.tr("会话列表"))
        self._empty.show_message("chat", *labels_queue.empty(self._shown))
        self._show_alerts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        self._strip = kit.AlertStrip()
        self._filters = kit.Segmented(
            [labels_queue.filter_name(which) for which in _FILTERS], self.tr("哪些会话")
        )
        self._filters.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._filters.set_index(_FILTERS.index(self._shown))
        self._arrangement = Arrangement(self._state)
        self._empty = kit.EmptyState("chat", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        column.addWidget(_inset(self._strip, 8, 0))
        column.addWidget(_inset(self._filters, 16, 12))
        column.addWidget(self._arrangement)
        column.addWidget(self._stack, 1)
        self._list.set_lines(self._arrangement.lines)
        self._arrangement.order_changed.connect(lambda _code: self.refresh())
        self._arrangement.lines_changed.connect(self._list.set_lines)
        self._filters.changed.connect(lambda place: self.show_filter(_FILTERS[place]))
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(self.opened)
        self._list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._strip.take_over.connect(lambda _id: self._on_alert_taken())
        self._strip.snooze.connect(lambda alert: self._order_alert(SnoozeEscalation, alert, _SNOOZE_SECONDS))
        self._strip.acknowledge.connect(lambda alert: self._order_alert(AcknowledgeEscalation, alert))
        self._strip.rest_activated.connect(self._show_rest)

    def _sorted(self, rows: tuple[QueueRow, ...]) -> tuple[QueueRow, ...]:
        if self._arrangement.order == "wait":
            return tuple(
                sorted(rows, key=lambda row: (row.waiting_since is None, row.waiting_since or row.last_at))
            )
        if self._arrangement.order == "last":
            return tuple(sorted(rows, key=lambda row: row.last_at, reverse=True))
        return rows

    def _show_alerts(self) -> None:
        self._tell_alert()
        if not self._alerts:
            self._strip.set_alert(None)
            self._strip.set_rest("")
            return
        row = self._alerts[0]
        found = row.escalation
        age = (self._gateway.now() - found.raised_at).total_seconds()
        self._strip.set_alert(
            kit.AlertView(
                found.id,
                labels_queue.severity(found.severity),
                labels.reason(found.reason),
                labels.ago(age),
                labels_queue.alert_meta(row, self._gateway.agent_name),
                theme.one_line(found.quote),
            )
        )
        self._strip.set_rest(labels_queue.rest(self._alerts[1:], self._alert_count - 1))

    def _tell_alert(self) -> None:
        """Red shows once: in the strip, or with nothing urgent there on the first clock of the list."""
        found = self._alerts[0].escalation if self._alerts else None
        now = found is not None and found.severity is Severity.URGENT, self.alert_shown()
        if now != self._told:
            self._told = now
            self._list.set_quiet(now[0])
            self.loudness_changed.emit()

    def _show_rest(self) -> None:
        menu = QMenu(self)
        for row in self._alerts[1:]:
            quote = theme.one_line(row.escalation.quote)[:18]
            text = f"{labels.reason(row.escalation.reason)} · {row.nickname} {labels.quoted(quote)}".replace(
                "&", "&&"
            )
            action = menu.addAction(text)
            action.triggered.connect(lambda _on, to=row.escalation.conversation_id: self._open_alert(to))
        if self._alert_count > len(self._alerts):
            menu.addSeparator()
            every = self.tr("全部 {n} 条都在「待接」里").format(n=self._alert_count)
            menu.addAction(every).triggered.connect(self._show_all_waiting)
        menu.popup(self._strip.mapToGlobal(self._strip.rect().bottomLeft()))

    def _show_all_waiting(self) -> None:
        self.show_filter(QueueFilter.WAITING)
        self.focus_list()

    def _open_alert(self, conversation_id: int) -> None:
        self._on_chosen(conversation_id)
        self.opened.emit()

    def _order_alert(self, command: type, alert_id: int, *more: float) -> None:
        self._gateway.submit(command(alert_id, self._gateway.agent_name, *more))

    def _on_alert_taken(self) -> None:
        conversation = self.alert_shown()
        if conversation is not None:
            self.take_over_requested.emit(conversation)

    def _on_chosen(self, conversation_id: int) -> None:
        self._open = conversation_id
        self.selected.emit(conversation_id)

    def _on_scrolled(self, place: int) -> None:
        """Read on when the end comes into sight; the row that is open further down is read when it is scrolled to."""
        bar = self._list.verticalScrollBar()
        if (
            bar.maximum() > 0
            and place >= bar.maximum() - bar.pageStep()
            and self._rows.rowCount() >= self._wanted
        ):
            self._wanted += _PAGE
            self.refresh()

    def _on_theme(self, _name: str) -> None:
        self._list.doItemsLayout()

    def _on_committed(self, changes: ChangeSet) -> None:
        touched = changes.conversations or changes.escalations or changes.raised
        if not (touched or changes.settings or changes.everything) or not self.isVisible():
            return
        # The first of many is shown at once, the others together a moment later.
        self._alerts_soon.ask(within_ms=_ALERT_GATHER_MS if changes.raised else None)
        self._rows_soon.ask()


def _inset(widget: QWidget, side: int, top: int) -> QWidget:
    """The widget with the column's margins."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(side, top, side, 0)
    row.addWidget(widget, 1)
    return holder
