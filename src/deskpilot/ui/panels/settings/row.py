"""A setting's row: its name and what it does at the left, the control at the right, what came of it below."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.settings import Settings
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.translation import Retranslated

Words = Callable[[], tuple[str, str]]
"""Name and explanation in the language in force."""

_CONTROL_WIDTH = 340
_TOLD_MS = 7_000


class SettingRow(Retranslated, QWidget):
    """`show_settings` puts the stored value in; a change by the user is saved at once. `names` are the settings that
    it changes, by which it is known whose it is; a row that names none counts as the shop's."""

    names: tuple[str, ...] = ("shop",)

    def __init__(self, saver: Saver, words: Words, control: QWidget, *, below: bool = False) -> None:
        super().__init__()
        self._saver, self._words, self.control = saver, words, control
        self._undo: Callable[[], None] | None = None
        self._beside = False
        self._title = kit.PlainLabel("", "body", "t1")
        self._hint = kit.PlainLabel("", "caption", "t2", wrap=True)
        self.told = kit.PlainLabel("", "caption", "success_text", elide=True)
        self.undo_link = kit.LinkButton("")
        self.undo_link.clicked.connect(self._on_undo)
        self._timer = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._timer.timeout.connect(self.clear)
        self._lay_out(below)
        self.retranslate()
        self.clear()

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored; nothing is saved by it."""

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        """It is saved, with the way back; without one it was the way back."""
        self._undo = undo
        self.told.set_color("success_text")
        self.told.setText(self.tr("已保存") if self._undo is not None else self.tr("已改回"))
        self.told.show()
        self.undo_link.setVisible(self._undo is not None)
        self._mark_bad(False)
        self._timer.start()

    def show_error(self, text: str) -> None:
        """It was not saved, and why; what was typed stays to be put right."""
        self._undo = None
        self.told.set_color("danger_text")
        self.told.setText(text)
        self.told.show()
        self.undo_link.hide()
        self._mark_bad(True)
        self._timer.stop()

    def clear(self) -> None:
        """Nothing to tell."""
        self._undo = None
        self.told.hide()
        self.undo_link.hide()
        self._mark_bad(False)

    def lock(self, reason: str) -> None:
        """Say why it is somebody else's to change; an empty reason gives it back."""
        self.control.setEnabled(not reason)
        self.control.setToolTip(theme.plain_tip(reason) if reason else "")

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        title, hint = self._words()
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.undo_link.setText(self.tr("撤销"))
        self.control.setAccessibleName(title)
        self.control.setAccessibleDescription(hint)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self._fit()
        return super().event(event)

    def stack(self, narrow: bool) -> None:
        """Put the control under the words where both do not fit side by side."""
        if self._beside:
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            self._sides.setDirection(way)
            self._sides.setSpacing(10 if narrow else 32)

    def save(self, **values: str) -> None:
        """Save these settings for this row."""
        self._saver.save(self, values)

    def _lay_out(self, below: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.told, 1)
        told.addWidget(self.undo_link)
        side = QVBoxLayout()
        side.setSpacing(2)
        side.addWidget(self.control)
        side.addLayout(told)
        whole = self._sides = QVBoxLayout(self) if below else QHBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 12)
        whole.setSpacing(10 if below else 32)
        whole.addLayout(words, 0 if below else 1)
        whole.addLayout(side)
        if not below:
            words.addStretch(1)
            side.addStretch(1)
        self._beside = not below
        self._fit()

    def _fit(self) -> None:
        """All controls beside their words are equally wide, and wider where one needs it."""
        if not self._beside:
            return
        width, inside = theme.column(_CONTROL_WIDTH), self.control.layout()
        self.told.setMinimumWidth(width - 60)
        if self.control.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed:
            needed = inside.minimumSize().width() if isinstance(self.control, kit.Segmented) and inside else 0
            self.control.setFixedWidth(max(width, needed))

    def _on_undo(self) -> None:
        undo = self._undo
        if undo is not None:
            self.undo_link.hide()
            undo()

    def _mark_bad(self, bad: bool) -> None:
        if isinstance(self.control, QLineEdit):
            theme.set_kind(self.control, "state", "error" if bad else "")
