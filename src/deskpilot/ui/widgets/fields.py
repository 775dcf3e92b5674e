"""Fields: search, and labelled input with an error sentence."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from deskpilot.ui import theme
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.widgets.buttons import IconButton
from deskpilot.ui.widgets.inputs import Line
from deskpilot.ui.widgets.keycap import cap_height, key_cap_width, paint_key_cap
from deskpilot.ui.widgets.labels import PlainLabel


class SearchField(Retranslated, Line):
    """A search field with an icon, a key cap while it is empty and a cross while it is not.

    `searched(text)` follows the typing after a pause of `delay_ms`; Enter sends it at once, Escape empties the field,
    and goes back to where `begin` was called from once it is empty. `went_down()` follows the down arrow: on into what
    was found.
    `name` is the accessible name: the placeholder is an example, not a label.
    """

    searched = Signal(str)
    went_down = Signal()

    def __init__(
        self,
        placeholder: str = "",
        name: str = "",
        key_cap: str = "",
        parent: QWidget | None = None,
        *,
        delay_ms: int = 150,
    ) -> None:
        super().__init__(parent)
        self._cap, self._sent = key_cap, ""
        self._from: QWidget | None = None
        self.set_words(placeholder, name or placeholder)
        self._cross = IconButton("x", "", self, size="tiny")
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self._clear)
        self._cross.hide()
        self._pause = QTimer(self, singleShot=True, interval=delay_ms)
        self._pause.timeout.connect(self._send)
        self.retranslate()
        self.textChanged.connect(self._on_text_changed)

    def retranslate(self) -> None:
        """Put the field's own word into the language in force; its panel sets the others."""
        self._cross.set_text(self.tr("清空"))

    def set_words(self, placeholder: str, name: str) -> None:
        """Change example and accessible name, for a change of language."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)

    def begin(self) -> None:
        """Take the keyboard for a search, with the words of the last one ready to be typed over."""
        at = QApplication.focusWidget()
        if at is not self:
            self._from = at
        self.selectAll()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(220, theme.control_height("field"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
        elif event.key() == Qt.Key.Key_Down:
            self._send()
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self._clear()
        elif event.key() == Qt.Key.Key_Escape and self._go_back():
            pass
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cap = int(key_cap_width(self._cap)) + 4 if self._cap else 0
        side = self._cross.sizeHint().width()
        self.setTextMargins(theme.size("icon") + 8, 0, max(side - 2, cap), 0)
        self._cross.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.size("icon")
        theme.paint_icon(painter, QRectF(11, (self.height() - side) / 2, side, side), "search", "t3")
        if self._cap and not self.text() and not self.hasFocus():
            width = key_cap_width(self._cap)
            cap = QRectF(self.width() - width - 7, (self.height() - cap_height()) / 2, width, cap_height())
            paint_key_cap(painter, cap, self._cap, outlined=True)

    def _on_text_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._pause.start()

    def _clear(self) -> None:
        self.clear()
        self._send()

    def _go_back(self) -> bool:
        back, self._from = self._from, None
        if back is None or not isValid(back) or not back.isVisible():
            return False
        back.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _send(self) -> None:
        self._pause.stop()
        if self.text() != self._sent:
            self._sent = self.text()
            self.searched.emit(self._sent)


class Field(QWidget):
    """A label over an input, and a line under it for a hint or an error.

    `edit` is the input: a QLineEdit unless another widget is handed in. `set_error("")` takes the error back.
    """

    def __init__(
        self, label: str = "", hint: str = "", parent: QWidget | None = None, *, edit: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit: QWidget = edit or _ErrorLineEdit()
        self._hint, self._error = hint, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label = PlainLabel("", "caption", "t2")
        self._below = PlainLabel("", "caption", "t3", elide=True)
        for widget in (self._label, self.edit, self._below):
            column.addWidget(widget)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.set_label(label)
        self._show_below()

    def text(self) -> str:
        """The input's text, for a QLineEdit."""
        return self.line_edit().text()

    def line_edit(self) -> QLineEdit:
        """The input as QLineEdit; TypeError when another widget was handed in."""
        if not isinstance(self.edit, QLineEdit):
            raise TypeError("this field holds no QLineEdit")
        return self.edit

    def set_label(self, text: str) -> None:
        """Change the label; it is the accessible name of the input, too."""
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self.edit.setAccessibleName(text)

    def set_hint(self, text: str) -> None:
        """The quiet line under the input."""
        self._hint = text
        self._show_below()

    def error(self) -> str:
        """The error shown, "" when there is none."""
        return self._error

    def set_error(self, text: str) -> None:
        """Say what is wrong and how to put it right."""
        self._error = text
        theme.set_kind(self.edit, "state", "error" if text else "")
        self.edit.setAccessibleDescription(text)
        self._show_below()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange:
            self._label.set_color("t2" if self.edit.isEnabled() else "tdis")
        return super().eventFilter(watched, event)

    def _show_below(self) -> None:
        self._below.setText(self._error or self._hint)
        self._below.set_color("danger_text" if self._error else "t3")
        self._below.setVisible(bool(self._error or self._hint))


class _ErrorLineEdit(Line):
    """Adds the warning triangle while the sheet's error state is on: colour is never the only sign."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("state") == "error":
            box = QRectF(self.width() - 26, (self.height() - 16) / 2, 16, 16)
            theme.paint_icon(QPainter(self), box, "triangle", "danger")
