"""What customers come for, several of which may start a flow: a field that opens a list to tick."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from deskpilot.ui import labels, labels_flows, theme
from deskpilot.ui import widgets as kit

_MOST_SHOWN = 3
_TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _TickMenu(QMenu):
    """Stays open while things are ticked; Escape or a click beside it closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is None:
            super().mouseReleaseEvent(event)
        else:
            action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in _TICKS and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class IntentPicker(kit.Button):
    """`changed` follows each tick; `chosen` are the codes ticked, in the order of the list."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("", "secondary", "target")
        self.chosen: tuple[str, ...] = ()
        self.menu_open: QMenu | None = None
        self.clicked.connect(self.open_list)
        self.retranslate()

    def choose(self, codes: Sequence[str]) -> None:
        """Show what is chosen; nobody is told."""
        self.chosen = tuple(codes)
        self.retranslate()

    def open_list(self) -> None:
        """Open the list under the field."""
        menu = _TickMenu(self)
        for code, text in self._offers():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(code in self.chosen)
            action.setData(code)
            action.toggled.connect(lambda _on, menu=menu: self._take(menu.actions()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self.menu_open = menu

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        names, called = [labels_flows.intent(code) for code in self.chosen], self.accessibleName()
        words = labels.listed(names[:_MOST_SHOWN])
        if len(names) > _MOST_SHOWN:
            words = self.tr("{words} 等 {n} 样").format(words=words, n=len(names))
        self.setText(words or self.tr("不看来意，点开来选"))
        self.setAccessibleName(called)
        self.setAccessibleDescription(words)
        self.setToolTip(theme.plain_tip(labels.listed(names)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _offers(self) -> tuple[tuple[str, str], ...]:
        """All there are, and what is chosen of another version."""
        known = labels_flows.intents()
        codes = {code for code, _ in known}
        return (*known, *((code, code) for code in self.chosen if code not in codes))

    def _take(self, actions: Sequence[QAction]) -> None:
        self.chosen = tuple(str(each.data()) for each in actions if each.isChecked())
        self.retranslate()
        self.changed.emit()
