"""The shorter pages: what the AI may do, alerts, clocks, looks."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.settings import Settings
from deskpilot.ui import labels_settings, theme, translation
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.rows import ChoiceRow, DialRow, NumberRow, SwitchRow
from deskpilot.ui.panels.settings.saver import Saver

_LANGUAGES = {"zh_CN": "简体中文", "en": "English"}
_SCALES = (1.0, 1.25, 1.5, 2.0)


class AiPage(SettingsPage):
    """How much the AI does by itself, and when it calls for a human."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self.add_group(lambda: (self.tr("AI 怎么做"), ""))
        self.add_row(_ModeRow(saver, lambda: (self.tr("现在的模式"), self.tr("工具栏上随时能换"))))
        self.add_row(NumberRow(saver, "quiet_seconds", lambda: (
            self.tr("等顾客说完"), self.tr("连着发来的几句当成一句答。等得久，答得全；等得短，答得快。")),
            0, 30, lambda: self.tr("秒"), decimals=1))  # fmt: skip
        self.add_row(NumberRow(saver, "undo_seconds", lambda: (
            self.tr("发出前可撤回"), self.tr("人点了发送，过这么久才真的发出去")), 0, 30, lambda: self.tr("秒"), decimals=1))  # fmt: skip
        self.add_row(NumberRow(saver, "replies_per_minute", lambda: (
            self.tr("AI 每分钟最多回"), self.tr("一个顾客刷得太快时，超出的转给人看")), 1, 600, lambda: self.tr("句")))  # fmt: skip
        self.add_group(
            lambda: (self.tr("几分把握才开口"), self.tr("绿色一段在出厂设置附近。往右更稳，往左更省人。"))
        )
        self.add_row(DialRow(saver, "reply_floor", lambda: (self.tr("自动回复要的把握"), "")))
        self.add_row(DialRow(saver, "margin_floor", lambda: (self.tr("领先第二名多少"), "")))
        self.add_row(DialRow(saver, "clarify_floor", lambda: (self.tr("反问一句要的把握"), "")))
        self.add_group(
            lambda: (
                self.tr("什么时候叫人"),
                self.tr("点名找人、投诉、受伤、法律这些，不看把握，一律马上叫人。"),
            )
        )
        self.add_row(DialRow(saver, "handoff_floor", lambda: (self.tr("像是要人来办"), "")))
        self.add_row(DialRow(saver, "dissatisfied_floor", lambda: (self.tr("像是不满意"), "")))
        self.add_row(NumberRow(saver, "valuable_lifetime", lambda: (
            self.tr("重要顾客"), self.tr("累计付款到这个数，早一点请人来")), 0, 100_000_000, lambda: self.tr("元"), decimals=0))  # fmt: skip
        self.add_group(
            lambda: (
                self.tr("哪些话题 AI 也能答"),
                self.tr(
                    "平时都叫人。打开以后，顾客在问、知识库又有把握的才由 AI 答；说的是已经出了的事，还是叫人。"
                ),
            )
        )
        self.add_row(SwitchRow(saver, "answers_custom", lambda: (self.tr("定制"), self.tr("刻字、改尺寸这类问题")), lambda: self.tr("AI 也答")))  # fmt: skip
        self.add_row(SwitchRow(saver, "answers_wholesale", lambda: (self.tr("批发"), self.tr("大量买、开专票这类问题")), lambda: self.tr("AI 也答")))  # fmt: skip
        self.add_row(SwitchRow(saver, "answers_faults", lambda: (self.tr("质量"), self.tr("会不会坏、坏了怎么办这类问题")), lambda: self.tr("AI 也答")))  # fmt: skip


class _ModeRow(ChoiceRow):
    """The mode, with what it means for customers below."""

    def __init__(self, saver: Saver, words: Words) -> None:
        super().__init__(
            saver, "mode", words, ("assist", "auto", "off"), lambda code: labels_settings.mode(code)[0]
        )

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self._hint.setText(labels_settings.mode(settings.mode)[1])


class AlertsPage(SettingsPage):
    """How a human is called."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self.add_group(
            lambda: (self.tr("提醒"), self.tr("生气的、等太久的、要找人的顾客，会用这些办法叫到人。"))
        )
        self.add_row(
            SwitchRow(
                saver,
                "sound",
                lambda: (self.tr("声音"), self.tr("紧急的响，其余的不响")),
                lambda: self.tr("紧急时响一声"),
            )
        )
        self.add_row(SwitchRow(saver, "mask_notifications", lambda: (
            self.tr("屏幕上的通知"), self.tr("店里人来人往，或者要投屏时打开")), lambda: self.tr("通知里不写顾客说的话")))  # fmt: skip
        self.add_group(
            lambda: (self.tr("跟进"), self.tr("答应了顾客的事，到点前提醒，过了点再提醒，一直到办完。"))
        )
        self.add_row(SwitchRow(saver, "promises_proposed", lambda: (
            self.tr("听出承诺"), self.tr("同事写了「今天六点前给您回电」这样的话，问一句要不要记下")), lambda: self.tr("记下之前先问")))  # fmt: skip
        self.add_row(NumberRow(saver, "remind_minutes", lambda: (
            self.tr("提前提醒"), self.tr("到点前多久提醒一次")), 0, 1440, lambda: self.tr("分钟"), decimals=0))  # fmt: skip
        self.add_row(SwitchRow(saver, "hesitation_follow_up", lambda: (
            self.tr("说「再看看」的顾客"), self.tr("只提醒人第二天去问候一句，不会自己发消息")), lambda: self.tr("建议第二天跟进")))  # fmt: skip
        self.add_row(SwitchRow(saver, "unpaid_follow_up", lambda: (
            self.tr("拍下没付的订单"), self.tr("过了 10 分钟还没付，提醒人问一句要不要帮忙；一位顾客一天一次，付了就撤下，不会自己发消息")), lambda: self.tr("建议去问一句")))  # fmt: skip


class ClockPage(SettingsPage):
    """The platform's clock."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self.add_group(lambda: (
            self.tr("平台的时钟"),
            self.tr("顾客等到这么久就算超时，排队和颜色都看它。平台口径会变，按后台写的改；这里的几个只是起点。")))  # fmt: skip
        self._limit = NumberRow(
            saver,
            "limit_seconds",
            lambda: (self.tr("多久要有人回"), ""),
            5,
            3600,
            lambda: self.tr("秒"),
            decimals=0,
        )
        self.add_row(self._limit)
        self.add_row(_PresetRow(saver, lambda: (self.tr("常见的口径"), self.tr("点一个就填上")), self._limit))


class _PresetRow(SettingRow):
    def __init__(self, saver: Saver, words: Words, target: NumberRow) -> None:
        self._holder = QWidget()
        self._flow = kit.FlowLayout(self._holder, gap=6)
        self._target = target
        super().__init__(saver, words, self._holder)

    def retranslate(self) -> None:
        super().retranslate()
        self._flow.clear()
        for name, seconds in labels_settings.clocks():
            chip = kit.Chip(name, "clock", clickable=True)
            chip.clicked.connect(lambda _on=False, seconds=seconds: self._target.spin.setValue(int(seconds)))
            self._flow.addWidget(chip)


class LookPage(SettingsPage):
    """Colours, language, size of the text."""

    def __init__(self, saver: Saver, look: theme.Theme) -> None:
        super().__init__()
        self.add_group(lambda: (self.tr("外观"), self.tr("马上就变。")))
        self.add_row(
            _ThemeRow(
                saver, look, lambda: (self.tr("深浅"), self.tr("跟系统走，或者自己定")), self._theme_word
            )
        )
        self.add_row(_LanguageRow(saver, lambda: (self.tr("语言"), self.tr("只换界面，不换和顾客说的话"))))
        self.add_row(_ScaleRow(saver, look, lambda: (self.tr("字号"), self.tr("整个界面跟着变大"))))
        self.add_row(
            SwitchRow(
                saver,
                "lessons",
                lambda: (self.tr("新人提示"), self.tr("给刚上手的同事看")),
                lambda: self.tr("没有打开会话时讲三条要点"),
            )
        )

    def _theme_word(self, code: str) -> str:
        return {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}[code]


class _ThemeRow(ChoiceRow):
    def __init__(self, saver: Saver, look: theme.Theme, words: Words, say: Callable[[str], str]) -> None:
        self._look = look
        super().__init__(saver, "theme", words, ("system", "light", "dark"), say)

    def choose(self, code: str) -> None:
        super().choose(code)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._look.apply(app, code)


class _LanguageRow(ChoiceRow):
    def __init__(self, saver: Saver, words: Words) -> None:
        super().__init__(saver, "language", words, tuple(_LANGUAGES), lambda code: _LANGUAGES[code])

    def choose(self, code: str) -> None:
        super().choose(code)
        app = QApplication.instance()
        if app is not None and translation.set_language(app, code) != code:
            self.show_error(self.tr("这个语言的文件没有随附，界面还是中文"))


class _ScaleRow(SettingRow):
    """Larger text; the layout grows with it."""

    names = ("text_scale",)

    def __init__(self, saver: Saver, look: theme.Theme, words: Words) -> None:
        self._segments = kit.Segmented([f"{scale:.0%}" for scale in _SCALES], "")
        super().__init__(saver, words, self._segments)
        self._look = look
        self._segments.changed.connect(self._choose)

    def show_settings(self, settings: Settings) -> None:
        nearest = min(_SCALES, key=lambda scale: abs(scale - settings.text_scale))
        self._segments.set_index(_SCALES.index(nearest))

    def _choose(self, place: int) -> None:
        self._look.set_text_scale(_SCALES[place])
        self.save(text_scale=str(_SCALES[place]))
