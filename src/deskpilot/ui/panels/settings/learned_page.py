"""What the AI learned from past conversations: learn from a file, read what came of it, forget it, take it back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from deskpilot.domain.commands import ForgetLearned, LearnFromFile, RecallLearned
from deskpilot.domain.errors import KnownError
from deskpilot.services.roles import is_owner
from deskpilot.services.stored_settings import House
from deskpilot.settings import Settings
from deskpilot.ui import labels_learned, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.learned_view import LearnedView
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.saver import Saver

_EXAMPLE = (
    '{"conversation": "c-17", "from": "customer", "text": "在吗"}\n'
    '{"conversation": "c-17", "from": "agent", "text": "亲，在的"}\n'
    '{"conversation": "c-17", "from": "customer", "text": "都三天了还没发", "label": {"sat": 0}}'
)


class LearnedPage(SettingsPage):
    """Signal: `entry_requested(entry_id)`."""

    entry_requested = Signal(str)

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver, self._gateway = saver, saver.gateway
        self._job = ""
        self._said = ""
        self.add_group(
            lambda: (
                self.tr("学到的"),
                self.tr(
                    "把以前的聊天记录给 AI 看一遍，它会记住顾客怎么叫店里的东西、怎么说话是不满意、怎样开头的会话后来要人接。只在这台电脑上学，不上传；学完不见好的，不会用上。"
                ),
            )
        )
        self._build()
        self.retranslate()
        self._gateway.progress.connect(self._on_progress)
        self._gateway.job_finished.connect(self._on_finished)

    @property
    def is_learning(self) -> bool:
        """Whether a file is being learned from."""
        return bool(self._job)

    def choose_file(self) -> None:
        """Ask for a file of past conversations and learn from it."""
        kinds = self.tr("聊天记录 (*.jsonl *.ndjson *.json *.txt)")
        path, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("从聊天记录里学习"), "", kinds)
        if path:
            self.learn_from(path)

    def learn_from(self, path: str) -> None:
        """Learn from a file; one at a time."""
        if self.is_learning:
            return
        self.notice.hide()
        self.progress.start(self.tr("正在学习"))
        self._job = str(self._gateway.submit(LearnFromFile(path, self._gateway.agent_name)))
        self._show()

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        """What was learned is put aside or taken back, with the way back."""
        self.notice.tell("success", self._said, self.tr("撤销") if undo else "", undo)
        self._show()

    def show_error(self, text: str) -> None:
        """It was not done, and why."""
        self.notice.tell("danger", text, stays=True)
        self._show()

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self._show()

    def lock(self, house: House) -> None:
        super().lock(house)
        reason = "" if is_owner(house) else self.tr("店主设了密码：换成店主才能改")
        for button in (self.learn, self.forget, self.recall):
            button.disable(reason) if reason else button.enable()

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "progress"):
            return
        self.view.retranslate()
        self.learn.setText(self.tr("从文件学习"))
        self.forget.setText(self.tr("忘掉"))
        self.recall.setText(self.tr("找回"))
        self._aside.setText(self.tr("学过的放在一边，现在没有用。找回来就接着用。"))
        self._form_title.setText(self.tr("文件长这样"))
        self._form_text.setText(
            self.tr(
                "一行一句，按时间先后（JSON 行）。from 写 customer（顾客）或 agent（店里）。标过满不满意的话可以带上 sat：0 不满意，1 一般，2 满意。"
            )
        )
        self.empty.show_message(
            "spark",
            self.tr("还没有学过"),
            self.tr("从平台导出几百个会话，点「从文件学习」。学的时候照常接待，随时能停，停下就当没学过。"),
            self.tr("从文件学习"),
        )
        self._show()

    def _build(self) -> None:
        self.learn = kit.Button("", "primary", "spark")
        self.forget = kit.Button("", "secondary", "trash")
        self.recall = kit.Button("", "secondary", "undo")
        self._aside = kit.PlainLabel("", "caption", "t2", wrap=True)
        self._dial = kit.PlainLabel("", "body", "t1", wrap=True)
        self.progress = kit.ProgressRow("")
        self.notice = kit.Notice()
        self.view = LearnedView(self._gateway)
        self.empty = kit.EmptyState("spark", "")
        self._form_title = kit.PlainLabel("", "body_strong")
        self._form_text = kit.PlainLabel("", "caption", "t2", wrap=True)
        self._form = kit.PlainLabel(_EXAMPLE, "caption", "t2", selectable=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 4)
        row.setSpacing(8)
        for button in (self.learn, self.forget, self.recall):
            row.addWidget(button)
        row.addWidget(self._aside, 1)
        row.addStretch(0)
        self.body.addLayout(row)
        for widget in (self.progress, self.notice, self._dial, self.view, self.empty):
            self.body.addWidget(widget)
        self.body.addSpacing(24)
        for label in (self._form_title, self._form_text, self._form):
            self.body.addWidget(label)
            self.body.addSpacing(4)
        self.learn.clicked.connect(self.choose_file)
        self.empty.action.connect(self.choose_file)
        self.forget.clicked.connect(self._forget)
        self.recall.clicked.connect(self._recall)
        self.progress.cancelled.connect(lambda: self._gateway.cancel_job(self._job))
        self.view.entry_requested.connect(self.entry_requested)

    def _forget(self) -> None:
        self._said = self.tr("忘掉了，现在和没学过一样。")
        self._saver.submit(self, ForgetLearned(), RecallLearned())

    def _recall(self) -> None:
        self._said = self.tr("找回来了，接着用。")
        self._saver.submit(self, RecallLearned(), ForgetLearned())

    def _on_progress(self, job_id: str, done: int, total: int, step: str) -> None:
        if job_id == self._job:
            self.progress.set_progress(done, total, labels_learned.step(step, done, total))

    def _on_finished(self, job_id: str, report: object) -> None:
        if not self._job or job_id != self._job:
            return
        self._job = ""
        if not isinstance(report, KnownError) and not _learned_anything(report):
            self.notice.tell("info", self.tr("这些会话都学过了，什么都没有变。"))
        elif not isinstance(report, KnownError):
            self.notice.tell("success", self.tr("学完了。结果在下面，用着不好随时能忘掉。"))
        elif report.code == "cancelled":
            self.notice.tell("info", self.tr("停下了，什么都没有变。"))
        else:
            self.notice.tell("danger", labels_learned.fault(report.code, report.params), stays=True)
        self._show()

    def _show(self) -> None:
        if not hasattr(self, "view"):
            return
        lessons = self._gateway.queries.lessons()
        aside = lessons is None and self._gateway.queries.can_recall_learned()
        empty = lessons is None and not aside and not self.is_learning
        self.progress.setVisible(self.is_learning)
        self.learn.setVisible(not empty and not self.is_learning)
        self.forget.setVisible(lessons is not None and not self.is_learning)
        self.recall.setVisible(aside and not self.is_learning)
        self._aside.setVisible(aside)
        self._show_dial()
        self.empty.setVisible(empty)
        for widget in (self._form_title, self._form_text, self._form):
            widget.setVisible(lessons is None)
        self.view.setVisible(lessons is not None)
        if lessons is not None:
            self.view.show_lessons(lessons)
        self.empty.setMinimumHeight(theme.scaled(240))

    def _show_dial(self) -> None:
        """That the floor was certified with something else learned, and what stands in its place."""
        note = self._gateway.queries.dial_to_be_set()
        self._dial.setVisible(note is not None)
        if note is not None:
            said = self.tr(
                "自动回复要的把握是按另一份学到的东西定在 {floor} 的，现在学到的变了，那个保证不作数，先用 {now}。请重新定一次。"
            )
            self._dial.setText(said.format(floor=f"{note.floor:.2f}", now=f"{note.in_force:.2f}"))


def _learned_anything(report: object) -> bool:
    """Whether there was a conversation in the file that had not been learned from before."""
    return isinstance(report, tuple) and any(each.code == "learn.conversations" for each in report)
