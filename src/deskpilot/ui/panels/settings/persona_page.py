"""How the AI sounds: its persona with a preview that follows the typing, its welcome by hour, its word to who hesitates."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from deskpilot.domain.persona import Persona
from deskpilot.services.preview import PersonaSound, sound_of
from deskpilot.settings import Settings
from deskpilot.ui import labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.rows import ChoiceRow, NumberRow, SwitchRow, TextRow
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.panels.settings.welcome_row import WelcomeRow
from deskpilot.ui.translation import Retranslated

_LINES = ("friendly", "expert", "plain", "first", "upset", "breathing")


class PersonaPage(SettingsPage):
    """Persona, welcome and breathing space."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._questions: tuple[str, ...] = ()
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
        queries = self._saver.gateway.queries
        self._questions = queries.offered_questions()
        self._welcome.show_lines(queries.stored(), queries.channels(), self._saver.gateway.now())
        self._on_typed()

    def _add_welcome(self, saver: Saver) -> None:
        self.add_group(
            lambda: (
                self.tr("打招呼"),
                self.tr("每个会话只说一次。空着就说灰字那句；写了就照您写的说。"),
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
            self.tr("安静多久"), self.tr("这段时间里不追问、不推销；顾客开口随时答")), 0, 1440, lambda: self.tr("分钟"), of=60))  # fmt: skip
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
        self._welcome.show_sound(house, typed, self._questions)
        usual = sound_of(house, replace(typed, breathing_line="", signoff=""))
        self._breath.edit.setPlaceholderText(usual.breathing[0])

    def _typed(self, persona: Persona) -> Persona:
        """The stored persona with what stands in the fields."""
        name, address, signoff = (row.edit.text().strip() for row in self._texts.values())
        line = self._breath.edit.text().strip()
        return replace(persona, name=name, address=address, signoff=signoff, breathing_line=line)

    def _emoji_word(self, code: str) -> str:
        return {"none": self.tr("不用"), "few": self.tr("最多一个")}[code]


class SoundPreview(Retranslated, kit.Card):
    """The same fact in three styles, then as a first answer, to somebody upset and to somebody who hesitates; the chosen
    style is marked. What is put in several ways stands in as many lines."""

    def __init__(self) -> None:
        super().__init__(fill="s1")
        self._title = kit.PlainLabel("", "caption", "t2", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.lines: dict[str, kit.PlainLabel] = {}
        self._names: dict[str, kit.PlainLabel] = {}
        for place, code in enumerate(_LINES):
            self._names[code] = kit.PlainLabel("", "caption", "t2")
            self.lines[code] = kit.PlainLabel("", "body", wrap=True)
            # Words to customers: they stay in the customers' language.
            self.lines[code].setProperty("spoken", True)
            self._grid.addWidget(self._names[code], place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.lines[code], place, 1)
        self.body.addWidget(self._title)
        self.body.addLayout(self._grid)
        self.retranslate()

    def show_sound(self, sound: PersonaSound, style: str) -> None:
        """Show how it sounds; `style` is the one that is chosen."""
        said = {each.value: texts for each, texts in sound.styles}
        said |= {"first": (sound.first,), "upset": sound.upset, "breathing": sound.breathing}
        styles = {each.value for each, _ in sound.styles}
        for code, texts in said.items():
            self.lines[code].setText("\n".join(texts))
            chosen = code == style or code not in styles
            self.lines[code].set_color("t1" if chosen else "t3")
            self._names[code].set_color("accent_text" if code == style else "t2")

    def retranslate(self) -> None:
        """Put the words beside the lines into the language in force."""
        self._title.setText(self.tr("听起来是这样，同一件事；有几行的，轮着说："))
        names = {code: labels_settings.style(code) for code in ("friendly", "expert", "plain")}
        names |= {
            "first": self.tr("头一回答他"), "upset": self.tr("对不高兴的顾客"), "breathing": self.tr("顾客说再看看"),
        }  # fmt: skip
        for code, label in self._names.items():
            label.setText(names[code])
