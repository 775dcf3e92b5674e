"""The first start: shop and trade, where knowledge comes from, how the AI begins. Three steps, then the desk."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deskpilot.domain.commands import Command, ImportKnowledge, LoadDemoShop, SaveSettings
from deskpilot.domain.errors import KnownError
from deskpilot.services.knowledge_views import ImportReport
from deskpilot.ui import labels_knowledge, labels_settings, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.wizard.steps import ChoiceStep, ShopStep, StepList
from deskpilot.worker.gateway import Gateway

_SHOP, _KNOWLEDGE, _MODE = range(3)
_MODES = ("assist", "auto", "off")
_SOURCES = ("demo", "import", "empty")
_SOURCE_ICONS = {"demo": "store", "import": "download", "empty": "pencil"}
_MODE_ICONS = {"assist": "users", "auto": "robot", "off": "pause"}
_MOST = QSize(1260, 700)  # larger words must not make it larger than a small screen


class FirstStartWizard(Retranslated, QDialog):
    """Every step is stored as it is left, so that one may stop and go on at the next start.

    Accepted when the shop is set up; rejected by 以后再说, Escape or the window's cross.
    """

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._job = ""
        self._has_knowledge = False
        self.setModal(True)
        self.setMinimumSize(min(theme.scaled(760), _MOST.width()), min(theme.scaled(560), _MOST.height()))
        self._build()
        self._join()
        self.retranslate()
        self._show_stored()

    @property
    def step(self) -> int:
        """The step in front, from 0."""
        return self._stack.currentIndex()

    def go_on(self) -> None:
        """Store this step and go to the next one; the last one ends the dialog."""
        if self._job:
            return
        (self._leave_shop, self._leave_knowledge, self._leave_mode)[self.step]()

    def go_back(self) -> None:
        """Return to the step before."""
        if self.step > 0 and not self._job:
            self._show_step(self.step - 1)

    def load_file(self, path: str) -> None:
        """Read a file with knowledge."""
        self.knowledge.choose("import")
        self._start(
            ImportKnowledge(path, self._gateway.agent_name),
            self.tr("正在导入「{file}」").format(file=Path(path).name),
        )

    def reject(self) -> None:
        """Stop here: a job under way is stopped, what is stored stays."""
        if self._job:
            self._gateway.cancel_job(self._job)
        super().reject()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.setWindowTitle(self.tr("第一次打开副驾驶"))
        self._steps.set_words(
            self.tr("三步就好"),
            (self.tr("店铺"), self.tr("知识"), self.tr("怎么开始")),
            self.tr("都在这台电脑上，不上传。以后在「设置」里都能改。"),
        )
        self.shop.retranslate()
        self.knowledge.set_words(
            self.tr("AI 从哪里学"),
            self.tr("AI 只答知识库里有的，答不了的交给人。"),
            {
                "demo": (
                    self.tr("先看看演示店"),
                    self.tr("一家卖家具和衣服的店，带商品、订单和会来聊天的模拟顾客。店名会换成它的。"),
                ),
                "import": (
                    self.tr("导入我的问答表格"),
                    self.tr("CSV、XLSX 或 JSONL，表头有「问题」和「回答」就行。"),
                ),
                "empty": (self.tr("先空着"), self.tr("AI 先在旁边听，之后从聊天里一条条写。")),
            },
        )
        self.mode.set_words(
            self.tr("先让 AI 做多少"),
            self.tr("工具栏上随时能换。"),
            {code: labels_settings.mode(code) for code in _MODES},
        )
        self._back.setText(self.tr("上一步"))
        self._later.setText(self.tr("以后再说"))
        self._show_step(self.step)

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._steps = StepList()
        self.shop = ShopStep()
        self.knowledge = ChoiceStep([(code, _SOURCE_ICONS[code]) for code in _SOURCES])
        self.mode = ChoiceStep([(code, _MODE_ICONS[code]) for code in _MODES])
        self._progress = kit.ProgressRow("")
        self.told = kit.Banner("success", "")
        self.knowledge.body.addWidget(self._progress)
        self.knowledge.body.addWidget(self.told)
        self._progress.hide()
        self.told.hide()
        self._stack = QStackedWidget()
        for page in (self.shop, self.knowledge, self.mode):
            self._stack.addWidget(page)
        self._back = kit.Button("", "secondary", "arrow-left")
        self._later = kit.Button("", "ghost")
        self.next_button = kit.Button("", "primary")
        foot = kit.Pane("s0", "t")
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 14, 32, 14)
        row.setSpacing(8)
        row.addWidget(self._later)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._steps)
        whole.addLayout(right, 1)

    def _join(self) -> None:
        self.next_button.clicked.connect(self.go_on)
        self._back.clicked.connect(self.go_back)
        self._later.clicked.connect(self.reject)
        self.shop.entered.connect(self.go_on)
        self.knowledge.chosen.connect(lambda _code: self._show_step(self.step))
        self._progress.cancelled.connect(lambda: self._gateway.cancel_job(self._job))
        self._gateway.progress.connect(self._on_progress)
        self._gateway.job_finished.connect(self._on_finished)
        self._gateway.settled.connect(self._on_settled)

    # ---- the steps -----------------------------------------------------------------------------------------------

    def _show_stored(self) -> None:
        settings = self._gateway.settings()
        self.shop.fill(settings.shop_name, settings.trade, settings.agent_name)
        self.mode.choose(settings.mode)
        self._has_knowledge = self._gateway.queries.knowledge(limit=1).total > 0
        self.knowledge.choose("empty" if self._has_knowledge else "demo")
        if self._has_knowledge:
            self.knowledge.disable("demo", self.tr("店里已经有资料了，演示店只能放进空的店"))
        self._show_step(_SHOP if not settings.shop_name else _MODE if self._has_knowledge else _KNOWLEDGE)

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._steps.set_current(step)
        self._back.setVisible(step > 0)
        self._back.setEnabled(not self._job)
        self.next_button.setEnabled(not self._job)
        self.next_button.setText(self._next_words(step))
        if self.isVisible():
            (self.shop, self.knowledge, self.mode)[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_words(self, step: int) -> str:
        if step == _MODE:
            return self.tr("开始接待")
        if step == _KNOWLEDGE and not self._has_knowledge:
            words = {"demo": self.tr("放入演示店"), "import": self.tr("选文件…")}
            return words.get(self.knowledge.choice(), self.tr("下一步"))
        if step == _KNOWLEDGE and self.knowledge.choice() == "import":
            return self.tr("再选文件…")
        return self.tr("下一步")

    def _leave_shop(self) -> None:
        name, trade, agent = self.shop.values()
        if not name:
            self.shop.show_error(self.tr("写一个店名，AI 打招呼时要用"))
            return
        values = {"shop_name": name, "trade": trade, "agent_name": agent}
        self._gateway.submit(SaveSettings(tuple(values.items())))
        self._show_step(_KNOWLEDGE)

    def _leave_knowledge(self) -> None:
        choice = self.knowledge.choice()
        if choice == "demo" and not self._has_knowledge:
            self._start(LoadDemoShop(), self.tr("正在放入演示店"))
        elif choice == "import":
            kinds = self.tr("知识文件 (*.csv *.xlsx *.jsonl *.txt *.json)")
            path, _kind = QFileDialog.getOpenFileName(self, self.tr("导入知识"), "", kinds)
            if path:
                self.load_file(path)
        else:
            self._show_step(_MODE)

    def _leave_mode(self) -> None:
        self._gateway.submit(SaveSettings((("mode", self.mode.choice()), ("setup_done", "1"))))
        self.accept()

    # ---- jobs ----------------------------------------------------------------------------------------------------

    def _start(self, command: Command, title: str) -> None:
        self.told.hide()
        self._progress.start(title)
        self._progress.show()
        self._job = str(self._gateway.submit(command))
        self._show_step(self.step)

    def _on_progress(self, job_id: str, done: int, total: int, label: str) -> None:
        if job_id == self._job:
            self._progress.set_progress(done, total, labels_knowledge.job_step(label, done))

    def _on_settled(self, ticket: int, command: object, error: KnownError | None) -> None:
        if error is not None and str(ticket) == self._job:
            self._on_finished(self._job, error)

    def _on_finished(self, job_id: str, report: object) -> None:
        if job_id != self._job or not self._job:
            return
        self._job = ""
        self._progress.hide()
        if isinstance(report, KnownError):
            calm = report.code == "cancelled"
            self._tell("info" if calm else "danger", labels_knowledge.file_fault(report.code, report.params))
            self._show_step(self.step)
            return
        self._has_knowledge = True
        self._tell("success", self._success(report))
        self.mode.choose(self._gateway.settings().mode)
        self.knowledge.choose("empty")
        self._show_step(_MODE if not isinstance(report, ImportReport) or not report.problems else _KNOWLEDGE)

    def _success(self, report: object) -> str:
        if not isinstance(report, ImportReport):
            return self.tr("演示店放好了")
        text = self.tr("收下 {n} 条").format(n=f"{report.added + report.changed:,}")
        if report.problems:
            text += self.tr("，{n} 行要看一眼，在知识库里能看到是哪几行").format(
                n=f"{len(report.problems):,}"
            )
        return text

    def _tell(self, kind: str, text: str) -> None:
        self.told.show_message(kind, text)
        self.told.show()
