"""How the AI sounds: its persona with a preview that follows the typing, its welcome by hour, its word to who hesitates."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from deskpilot.domain.persona import DayPart, Persona
from deskpilot.services.preview import PersonaSound, sound_of
from deskpilot.settings import Settings
from deskpilot.ui import labels, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.rows import ChoiceRow, NumberRow, SwitchRow, TextRow
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.translation import Retranslated

_USUAL = ("taobao", "jd", "pdd", "douyin")
_ANY = "any"


class PersonaPage(SettingsPage):
    """Persona, welcome and breathing space."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self.add_group(
            lambda: (self.tr("AI 的口吻"), self.tr("AI 不会假装是人。对不高兴的顾客，一律收起表情和推销。"))
        )
        self.preview = SoundPreview()
        self.body.addWidget(self.preview)
        self.body.addSpacing(8)
        self._texts = {
            "name": TextRow(saver, "persona_name", lambda: (self.tr("名字"), self.tr("顾客看到的名字"))),
            "address": TextRow(saver, "persona_address", lambda: (
                self.tr("怎么称呼顾客"), self.tr("比如「亲」「您」，空着就不称呼"))),
            "signoff": TextRow(saver, "persona_signoff", lambda: (
                self.tr("落款"), self.tr("加在第一次回答和告别的话后面，空着就没有"))),
        }  # fmt: skip
        self.add_row(self._texts["name"])
        self.add_row(ChoiceRow(saver, "persona_style", lambda: (self.tr("语气"), ""), ("friendly", "expert", "plain"), labels_settings.style))  # fmt: skip
        self.add_row(self._texts["address"])
        self.add_row(ChoiceRow(saver, "persona_emoji", lambda: (self.tr("表情"), self.tr("知识里写了表情时")), ("none", "few"), self._emoji_word))  # fmt: skip
        self.add_row(self._texts["signoff"])
        self.add_row(SwitchRow(saver, "disclose_ai", lambda: (self.tr("说明自己是 AI"), ""), lambda: self.tr("第一次打招呼时说明")))  # fmt: skip
        for row in self._texts.values():
            row.edit.textEdited.connect(self._on_typed)
        self._add_welcome(saver)
        self._add_breathing(saver)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self._welcome.show_lines(self._saver.gateway.queries.stored(), self._saver.gateway.queries.channels())
        self._on_typed()

    def _add_welcome(self, saver: Saver) -> None:
        self.add_group(
            lambda: (
                self.tr("打招呼"),
                self.tr("每个会话只说一次。空着就用自带的那句，灰字就是它；写了就照您写的说。"),
            )
        )
        self.add_row(NumberRow(saver, "welcome_questions", lambda: (
            self.tr("附上最常问的"), self.tr("带编号，顾客回个数字就得到答案；0 就不附")), 0, 5, lambda: self.tr("个")))  # fmt: skip
        self._welcome = WelcomeRow(
            saver, lambda: (self.tr("第一句话"), self.tr("可以按渠道、按钟点各写一句"))
        )
        self.add_row(self._welcome)

    def _add_breathing(self, saver: Saver) -> None:
        self.add_group(
            lambda: (self.tr("呼吸空间"), self.tr("顾客说「我再看看」，AI 只回一句不催的话，然后安静。"))
        )
        self.add_row(NumberRow(saver, "breathing_seconds", lambda: (
            self.tr("安静多久"), self.tr("这段时间里不追问、不推销；顾客开口随时答")), 0, 86_400, lambda: self.tr("秒")))  # fmt: skip
        self._breath = TextRow(
            saver, "breathing_line", lambda: (self.tr("说哪一句"), self.tr("空着就用当前语气自带的"))
        )
        self._breath.edit.setProperty("spoken", True)
        self._breath.edit.textEdited.connect(self._on_typed)
        self.add_row(self._breath)

    def _on_typed(self, _text: str = "") -> None:
        house = self._saver.gateway.queries.house()
        typed = self._typed(house.persona)
        sound = sound_of(house, typed)
        self.preview.show_sound(sound, typed.style.value)
        self._welcome.show_usual(dict(sound.welcomes))
        self._breath.edit.setPlaceholderText(
            sound_of(house, replace(typed, breathing_line="", signoff="")).breathing
        )

    def _typed(self, persona: Persona) -> Persona:
        """The stored persona with what stands in the fields."""
        name, address, signoff = (row.edit.text().strip() for row in self._texts.values())
        line = self._breath.edit.text().strip()
        return replace(persona, name=name, address=address, signoff=signoff, breathing_line=line)

    def _emoji_word(self, code: str) -> str:
        return {"none": self.tr("不用"), "few": self.tr("最多一个")}[code]


class SoundPreview(Retranslated, kit.Card):
    """The same fact in three styles, then to somebody upset and to somebody who hesitates; the chosen style is marked."""

    def __init__(self) -> None:
        super().__init__(fill="s1")
        self._title = kit.PlainLabel("", "caption", "t2")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.lines: dict[str, kit.PlainLabel] = {}
        self._names: dict[str, kit.PlainLabel] = {}
        for place, code in enumerate(("friendly", "expert", "plain", "upset", "breathing")):
            self._names[code] = kit.PlainLabel("", "caption", "t2")
            self.lines[code] = kit.PlainLabel("", "body", wrap=True)
            # Words to customers: they stay in the customers' language.
            self.lines[code].setProperty("spoken", True)
            self._grid.addWidget(self._names[code], place, 0)
            self._grid.addWidget(self.lines[code], place, 1)
        self.body.addWidget(self._title)
        self.body.addLayout(self._grid)
        self.retranslate()

    def show_sound(self, sound: PersonaSound, style: str) -> None:
        """Show how it sounds; `style` is the one that is chosen."""
        said = {each.value: text for each, text in sound.styles}
        for code, text in {**said, "upset": sound.upset, "breathing": sound.breathing}.items():
            self.lines[code].setText(text)
            chosen = code == style or code in ("upset", "breathing")
            self.lines[code].set_color("t1" if chosen else "t3")
            self._names[code].set_color("accent_text" if code == style else "t2")

    def retranslate(self) -> None:
        """Put the words beside the lines into the language in force."""
        self._title.setText(self.tr("听起来是这样，同一件事："))
        names = {code: labels_settings.style(code) for code in ("friendly", "expert", "plain")}
        names |= {"upset": self.tr("对不高兴的顾客"), "breathing": self.tr("顾客说再看看")}
        for code, label in self._names.items():
            label.setText(names[code])


class WelcomeRow(SettingRow):
    """The shop's own first lines: one field for each part of the day, for the channel that is picked."""

    def __init__(self, saver: Saver, words: Words) -> None:
        holder = QWidget()
        self.channel = kit.Picker("")
        self.edits: dict[DayPart, QLineEdit] = {part: kit.Line() for part in DayPart}
        self._names = {part: kit.PlainLabel("", "caption", "t2") for part in DayPart}
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.channel, 0, 0, 1, 2)
        for place, part in enumerate(DayPart, 1):
            grid.addWidget(self._names[part], place, 0)
            grid.addWidget(self.edits[part], place, 1)
        self._stored: dict[str, str] = {}
        self._channels: tuple[str, ...] = _USUAL
        super().__init__(saver, words, holder, below=True)
        self.channel.activated.connect(lambda _place: self._show())
        for part, edit in self.edits.items():
            edit.setMaxLength(300)
            edit.setProperty("spoken", True)
            edit.editingFinished.connect(self._saving(part))

    def show_lines(self, stored: dict[str, str], channels: tuple[str, ...]) -> None:
        """Show what is stored for the channel in front."""
        self._stored = stored
        if channels and channels != self._channels:
            self._channels = channels
            self.retranslate()
        self._show()

    def show_usual(self, lines: dict[DayPart, str]) -> None:
        """Our own lines, shown where the shop has none."""
        for part, edit in self.edits.items():
            edit.setPlaceholderText(lines[part])

    def retranslate(self) -> None:
        super().retranslate()
        every = (_ANY, self.tr("所有渠道"))
        self.channel.offer([every, *((code, labels.channel(code)) for code in self._channels)])
        self.channel.setAccessibleName(self.tr("哪个渠道"))
        parts = {
            DayPart.MORNING: self.tr("早上 5 点起"), DayPart.DAY: self.tr("白天 11 点起"),
            DayPart.EVENING: self.tr("晚上 18 点起"), DayPart.NIGHT: self.tr("夜里 23 点起"),
        }  # fmt: skip
        for part, label in self._names.items():
            label.setText(parts[part])
            self.edits[part].setAccessibleName(parts[part])

    def _show(self) -> None:
        for part, edit in self.edits.items():
            text = self._stored.get(self._name(part), "")
            if not edit.hasFocus() and text != edit.text():
                edit.setText(text)
                edit.setCursorPosition(0)

    def _name(self, part: DayPart) -> str:
        return f"welcome.{self.channel.currentData() or _ANY}.{part.value}"

    def _saving(self, part: DayPart) -> Callable[[], None]:
        return lambda: self.save(**{self._name(part): self.edits[part].text().strip()})
