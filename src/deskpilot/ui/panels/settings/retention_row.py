"""How long conversations are kept: chosen only after it was said how many would go."""

from collections.abc import Sequence

from deskpilot.settings import Settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.rows import PickRow
from deskpilot.ui.panels.settings.saver import Saver

_NAME = "keep_months"
_MONTHS = (0, 3, 6, 12, 24, 36)


class RetentionRow(PickRow):
    """`months` is what the user chose; it is saved by `confirm`, which says first what that means."""

    def __init__(self, saver: Saver) -> None:
        super().__init__(saver, _NAME, self._about, self._offered)
        self.box.activated.disconnect()
        self.box.activated.connect(lambda _place: self.confirm())

    def confirm(self) -> None:
        """Ask once more where something would be deleted; without the word all stays as it was."""
        months = int(self.box.currentData())
        settings = self._saver.gateway.settings()
        shorter = months and (not settings.keep_months or months < settings.keep_months)
        if shorter and not self._is_meant(months):
            self.show_settings(settings)
            return
        self.save(**{_NAME: str(months)})

    def _is_meant(self, months: int) -> bool:
        title, text, act = self.question(months)
        return kit.ConfirmDialog.asks(self.window(), title, text, act)

    def question(self, months: int) -> tuple[str, str, str]:
        """What is asked before: title, what would go, and the word for it."""
        count = self._saver.gateway.queries.old_conversations(months)
        title = self.tr("超过 {n} 个月的会话自动删除？").format(n=months)
        now = (
            self.tr("现在有 {n} 个会话会删掉，找不回来。").format(n=f"{count:,}")
            if count
            else self.tr("现在还没有这么久的会话。")
        )
        text = self.tr(
            "{now}聊天记录、图片和文件一起删，每天一次，分小批删。顾客资料、订单、记住的、知识库和统计数字都留着；还在人工手里、有待办跟进或提醒没处理的会话不删。十分钟后才开始，改主意可以撤销。备份里的旧会话随旧备份一起过期。"
        )
        return title, text.format(now=now), self.tr("自动删除")

    def _about(self) -> tuple[str, str]:
        return (
            self.tr("旧会话留多久"),
            self.tr("超过这个时间没再说话的会话，每天自动删掉。订单和学到的都留着。选之前会告诉您要删多少。"),
        )

    def _offered(self) -> Sequence[tuple[str, str]]:
        texts = [self.tr("一直留着"), *(self.tr("{n} 个月").format(n=months) for months in _MONTHS[1:])]
        return list(zip(map(str, _MONTHS), texts, strict=True))

    def show_settings(self, settings: Settings) -> None:
        if self.box.findData(str(settings.keep_months)) < 0:
            self.box.addItem(self.tr("{n} 个月").format(n=settings.keep_months), str(settings.keep_months))
        super().show_settings(settings)
