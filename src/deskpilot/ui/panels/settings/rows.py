"""The kinds of settings: text, yes or no, one of a few, one of many, a number, a threshold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from deskpilot.settings import Settings
from deskpilot.ui import labels_settings, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.dial import Dial
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.saver import Saver

# How far from the usual value a threshold is still marked as near it.
_LOOSER, _STRICTER = 0.05, 0.15


class TextRow(SettingRow):
    """A line of text, saved when it is left or Enter is pressed."""

    def __init__(self, saver: Saver, name: str, words: Words) -> None:
        self._name, self.names = name, (name,)
        self.edit = kit.Line()
        self.edit.setMaxLength(200)
        super().__init__(saver, words, self.edit)
        self.edit.editingFinished.connect(lambda: self.save(**{name: self.edit.text().strip()}))

    def show_settings(self, settings: Settings) -> None:
        text = str(getattr(settings, self._name))
        if not self.edit.hasFocus() and text != self.edit.text():
            self.edit.setText(text)


class SwitchRow(SettingRow):
    """Yes or no."""

    def __init__(self, saver: Saver, name: str, words: Words, box: Callable[[], str]) -> None:
        self._name, self._box_words, self.names = name, box, (name,)
        self._box = QCheckBox()
        super().__init__(saver, words, self._box)
        self._box.clicked.connect(lambda on: self.save(**{name: str(int(on))}))

    def show_settings(self, settings: Settings) -> None:
        self._box.setChecked(bool(getattr(settings, self._name)))

    def retranslate(self) -> None:
        super().retranslate()
        self._box.setText(self._box_words())


class ChoiceRow(SettingRow):
    """One of a few, side by side."""

    def __init__(
        self, saver: Saver, name: str, words: Words, codes: Sequence[str], say: Callable[[str], str]
    ) -> None:
        self._name, self._codes, self._say, self.names = name, tuple(codes), say, (name,)
        self.segments = kit.Segmented([""] * len(codes), "")
        super().__init__(saver, words, self.segments)
        self.segments.changed.connect(lambda place: self.choose(self._codes[place]))

    def choose(self, code: str) -> None:
        """The user chose this one."""
        self.save(**{self._name: code})

    def show_settings(self, settings: Settings) -> None:
        self.segments.set_index(self._codes.index(str(getattr(settings, self._name))))

    def retranslate(self) -> None:
        super().retranslate()
        self.segments.set_texts([self._say(code) for code in self._codes])


class NumberRow(SettingRow):
    """A number with its unit. Whole ones and those with one decimal. `of` is what one of the unit is in the stored one:
    60 where minutes are shown and seconds kept."""

    def __init__(
        self,
        saver: Saver,
        name: str,
        words: Words,
        low: float,
        high: float,
        unit: Callable[[], str],
        *,
        decimals: int = 0,
        of: int = 1,
    ) -> None:
        self._name, self._unit, self._whole, self.names = name, unit, decimals == 0, (name,)
        self._of = of
        self.spin: kit.NumberBox | kit.DecimalBox = (
            kit.NumberBox("", int(low), int(high))
            if self._whole
            else kit.DecimalBox("", low, high, 0.5, decimals)
        )
        self.spin.setKeyboardTracking(False)
        self.spin.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        super().__init__(saver, words, self.spin)
        self.spin.valueChanged.connect(lambda value: self.save(**{name: self._text(value)}))

    def show_settings(self, settings: Settings) -> None:
        value = getattr(settings, self._name) / self._of
        if value != self.spin.value():
            self.spin.blockSignals(True)
            self.spin.setValue(round(value) if self._whole else value)
            self.spin.blockSignals(False)

    def retranslate(self) -> None:
        super().retranslate()
        self.spin.setSuffix(f" {self._unit()}")

    def _text(self, value: float) -> str:
        # Stored in the way the setting itself writes numbers.
        kind = type(getattr(Settings(), self._name))
        return str(kind(value * self._of))


class PickRow(SettingRow):
    """One of many: `offers()` gives (value as stored, words)."""

    def __init__(
        self, saver: Saver, name: str, words: Words, offers: Callable[[], Sequence[tuple[str, str]]]
    ) -> None:
        self._name, self._offers, self.names = name, offers, (name,)
        self.box = kit.Picker("")
        super().__init__(saver, words, self.box)
        self.box.activated.connect(lambda _place: self.save(**{name: str(self.box.currentData())}))

    def show_settings(self, settings: Settings) -> None:
        value = settings.as_texts()[self._name]
        place = self.box.findData(value)
        if place < 0:
            self.box.addItem(value, value)
            place = self.box.count() - 1
        self.box.setCurrentIndex(place)

    def retranslate(self) -> None:
        super().retranslate()
        chosen = self.box.currentData()
        self.box.clear()
        for value, text in self._offers():
            self.box.addItem(text, value)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))


class DialRow(SettingRow):
    """A threshold, with what it leads to said while it is moved. Saved when it is let go."""

    def __init__(self, saver: Saver, name: str, words: Words) -> None:
        self._name, self.names = name, (name,)
        usual = float(getattr(Settings(), name))
        self.dial = Dial("", (max(0.0, usual - _LOOSER), min(1.0, usual + _STRICTER)))
        self._figure = kit.PlainLabel("", "body_strong", align=theme.ALIGN_RIGHT)
        self._leads_to = kit.PlainLabel("", "caption", "t2", wrap=True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.addWidget(self.dial, 1)
        line.addWidget(self._figure)
        column.addLayout(line)
        column.addWidget(self._leads_to)
        super().__init__(saver, words, holder)
        self._pause = QTimer(self, singleShot=True, interval=500)
        self._pause.timeout.connect(self._store)
        self.dial.valueChanged.connect(self._on_moved)
        self.dial.sliderReleased.connect(self._store)

    def show_settings(self, settings: Settings) -> None:
        if not self.dial.isSliderDown() and not self._pause.isActive():
            self.dial.set_share(getattr(settings, self._name))
            self._say()

    def retranslate(self) -> None:
        super().retranslate()
        self.dial.setAccessibleName(self._title.text())
        self._say()

    def _on_moved(self) -> None:
        self._say()
        if not self.dial.isSliderDown():
            self._pause.start()

    def _say(self) -> None:
        share = self.dial.share()
        self._figure.setText(f"{share:.2f}")
        said = labels_settings.dial(self._name, share)
        self._leads_to.setText(said)
        self.dial.setAccessibleDescription(said)

    def _store(self) -> None:
        self._pause.stop()
        self.save(**{self._name: str(self.dial.share())})
