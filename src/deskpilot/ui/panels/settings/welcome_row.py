"""The shop's own first lines by channel and hour, and the whole welcome as a customer will read it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from deskpilot.domain.persona import DayPart, Persona, day_part
from deskpilot.services.duty import local_time
from deskpilot.services.preview import welcome_of
from deskpilot.services.stored_settings import House
from deskpilot.ui import labels, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.saver import Saver

_USUAL = ("taobao", "jd", "pdd", "douyin")
_ANY = "any"


class WelcomeRow(SettingRow):
    """One field for each part of the day, for the channel that is picked. Below stands what is said then: that of the
    field in hand, at first that of the present hour."""

    def __init__(self, saver: Saver, words: Words) -> None:
        self.channel = kit.Picker("")
        self.edits: dict[DayPart, QLineEdit] = {part: kit.Line() for part in DayPart}
        self._names = {part: kit.PlainLabel("", "caption", "t2") for part in DayPart}
        self.heard = kit.PlainLabel("", "body", wrap=True)
        self.warned = kit.PlainLabel("", "caption", "danger_text", wrap=True)
        self._whose = kit.PlainLabel("", "caption", "t2")
        self._stored: dict[str, str] = {}
        self._channels: tuple[str, ...] = _USUAL
        self._part = DayPart.DAY
        self._sound: tuple[House, Persona, tuple[str, ...]] = (House(), Persona(), ())
        super().__init__(saver, words, self._holder(), below=True)
        self.channel.activated.connect(lambda _place: self._show())
        for part, edit in self.edits.items():
            edit.setMaxLength(300)
            edit.setProperty("spoken", True)
            edit.editingFinished.connect(self._saving(part))
            edit.textEdited.connect(lambda _text, part=part: self._turn_to(part))
            edit.installEventFilter(self)

    def show_lines(self, stored: dict[str, str], channels: tuple[str, ...], now: datetime) -> None:
        """Show what is stored for the channel in front."""
        self._stored = stored
        if not any(edit.hasFocus() for edit in self.edits.values()):
            settings = self._saver.gateway.settings()
            self._part = day_part(local_time(settings, now).hour)
        if channels and channels != self._channels:
            self._channels = channels
            self.retranslate()
        self._show()

    def show_sound(self, house: House, persona: Persona, questions: tuple[str, ...]) -> None:
        """Say it all in this voice, with the questions that are offered now."""
        self._sound = (house, persona, questions)
        self._say()

    def retranslate(self) -> None:
        super().retranslate()
        every = (_ANY, self.tr("所有渠道"))
        self.channel.offer([every, *((code, labels.channel(code)) for code in self._channels)])
        self.channel.setAccessibleName(self.tr("哪个渠道"))
        for part, label in self._names.items():
            label.setText(self._part_name(part))
            self.edits[part].setAccessibleName(self._part_name(part))
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._turn_to(next(part for part, edit in self.edits.items() if edit is watched))
        return super().eventFilter(watched, event)

    def _holder(self) -> QWidget:
        holder, said = QWidget(), kit.Card(fill="s1")
        # Words to customers: they stay in the customers' language.
        self.heard.setProperty("spoken", True)
        for label in (self._whose, self.heard, self.warned):
            said.body.addWidget(label)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.channel, 0, 0, 1, 2)
        for place, part in enumerate(DayPart, 1):
            grid.addWidget(self._names[part], place, 0)
            grid.addWidget(self.edits[part], place, 1)
        grid.addWidget(said, len(DayPart) + 1, 0, 1, 2)
        return holder

    def _part_name(self, part: DayPart) -> str:
        return {
            DayPart.MORNING: self.tr("早上 5 点起"), DayPart.DAY: self.tr("白天 11 点起"),
            DayPart.EVENING: self.tr("晚上 18 点起"), DayPart.NIGHT: self.tr("夜里 23 点起"),
        }[part]  # fmt: skip

    def _turn_to(self, part: DayPart) -> None:
        self._part = part
        self._say()

    def _show(self) -> None:
        for part, edit in self.edits.items():
            text = self._stored.get(self._name(part), "")
            if not edit.hasFocus() and text != edit.text():
                edit.setText(text)
                edit.setCursorPosition(0)
        self._say()

    def _say(self) -> None:
        house, persona, questions = self._sound
        channel = self.channel.currentData() or _ANY
        for part, edit in self.edits.items():
            edit.setPlaceholderText(welcome_of(house, persona, (), channel, part, "").text.partition("\n")[0])
        spoken = welcome_of(house, persona, questions, channel, self._part, self.edits[self._part].text())
        self._whose.setText(self.tr("{part}，顾客看到的是：").format(part=self._part_name(self._part)))
        self.heard.setText(spoken.text)
        stop = next((each for each in spoken.findings if each.code.value in spoken.blocked), None)
        words = "" if stop is None else spoken.text[stop.start : stop.end]
        self.warned.setText("" if stop is None else labels_settings.line_blocked(stop.code.value, words))
        self.warned.setVisible(stop is not None)

    def _name(self, part: DayPart) -> str:
        return f"welcome.{self.channel.currentData() or _ANY}.{part.value}"

    def _saving(self, part: DayPart) -> Callable[[], None]:
        return lambda: self.save(**{self._name(part): self.edits[part].text().strip()})
