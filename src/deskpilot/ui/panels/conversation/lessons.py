"""Three short lessons for somebody's first days at the desk, until they say they know."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.commands import SaveSettings
from deskpilot.domain.events import ChangeSet
from deskpilot.ui import theme
from deskpilot.ui.widgets.buttons import Button, LinkButton
from deskpilot.ui.widgets.labels import PlainLabel
from deskpilot.ui.widgets.surfaces import Card, EmptyState, Pane
from deskpilot.worker.gateway import Gateway

_WIDTH, _NARROWEST = 440, 240
_MARGIN = 16

_LESSONS = (
    (
        QT_TRANSLATE_NOOP("Lessons", "接手前先看右边的简报"),
        QT_TRANSLATE_NOOP(
            "Lessons", "顾客说过的尺寸、时间、不要什么都在里面，点一行看原话。已经说过的，别再问第二遍。"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Lessons", "建议不合适，就改或划掉"),
        QT_TRANSLATE_NOOP(
            "Lessons", "按 1–3 放进回复框再改；都不合适就划掉。改过的和划掉的都会记下，下次起草得更准。"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Lessons", "不知道 AI 为什么这样做？"),
        QT_TRANSLATE_NOOP(
            "Lessons",
            "右边「为什么」点「完整过程」：听到了什么、找到哪条、把握多少、差多少到门槛，一步一步写着。",
        ),
    ),
)


class Lessons(Card):
    """One lesson at a time. `known` says that nobody needs them any more."""

    known = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self._title, self._count = (
            PlainLabel("", "body", "t1", strong=True, elide=True),
            PlainLabel("", "caption", "t3"),
        )
        self._text = PlainLabel("", "body", "t2", wrap=True)
        self.next_link, self.known_button = (
            LinkButton("", icon="chevron-right"),
            Button("", "ghost", size="small"),
        )
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self.next_link)
        foot.addStretch(1)
        foot.addWidget(self.known_button)
        self.body.addLayout(head)
        self.body.addWidget(self._text)
        self.body.addLayout(foot)
        self.setMinimumWidth(_NARROWEST)
        self.next_link.clicked.connect(self._step)
        self.known_button.clicked.connect(self.known)
        self.retranslate()

    @property
    def text(self) -> str:
        """The lesson that is shown."""
        return self._text.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No wider than reads well; where room is short the button says it in fewer words."""
        self.setMaximumWidth(theme.scaled(_WIDTH))
        room = self.width() - 2 * theme.tokens().space["card_padding"]
        whole = self.tr("知道了，不再提示")
        fits = theme.text_width(whole, "body") + 24 <= room - self.next_link.sizeHint().width()
        self.known_button.setText(whole if fits else self.tr("知道了"))
        self.known_button.setToolTip("" if fits else theme.plain_tip(whole))
        # A card that stands alone in the middle is not asked for its height at a width.
        self._text.setFixedHeight(max(self._text.heightForWidth(room), theme.line("body")))

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.next_link.setText(self.tr("下一条"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _step(self) -> None:
        self._at = (self._at + 1) % len(_LESSONS)
        self._show()
        self.next_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        title, text = _LESSONS[self._at]
        self._title.setText(QCoreApplication.translate("Lessons", title))
        self._title.setToolTip(theme.plain_tip(self._title.text()))
        self._text.setText(QCoreApplication.translate("Lessons", text))
        self._fit()
        self._count.setText(f"{self._at + 1}/{len(_LESSONS)}")
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")


class EmptyDesk(Pane):
    """What stands where a conversation will be: what to do next, and the lessons while they are wanted. Signal:
    `next_requested(code)` for the one button: "urgent", "ai" (the list of what the AI answers) or "knowledge"."""

    next_requested = Signal(str)

    def __init__(self, state: EmptyState, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__("s0", "", parent)
        self._gateway, self._state, self._next = gateway, state, ""
        self.lessons = Lessons()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        column.addWidget(state, 3)
        middle = QHBoxLayout()
        middle.addStretch(0)
        middle.addWidget(self.lessons, 1)
        middle.addStretch(0)
        column.addLayout(middle)
        column.addStretch(1)
        self.lessons.known.connect(lambda: gateway.submit(SaveSettings((("lessons", "0"),))))
        state.action.connect(lambda: self.next_requested.emit(self._next))
        gateway.committed.connect(self._on_committed)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():  # else when it is shown
            self._show()
        super().changeEvent(event)

    def _on_committed(self, changes: ChangeSet) -> None:
        if self.isVisible() and not changes.is_empty():
            self._show()

    def _show(self) -> None:
        self.lessons.setVisible(self._gateway.settings().lessons)
        counts = self._gateway.queries.queue_counts(self._gateway.agent_name)
        if counts.waiting:
            self._say_who_waits()
        elif counts.ai or counts.mine or counts.closed:
            self._say_nobody_waits()
        else:
            self._say_nobody_came()

    def _say_who_waits(self) -> None:
        self._next = "urgent"
        self._state.show_message(
            "chat",
            self.tr("从左边选一位顾客"),
            self.tr("点一下打开会话，按 F2 接手最急的一位。AI 起草的建议按 1–3 选用，Ctrl+回车发送。"),
            self.tr("打开最急的一位"),
        )

    def _say_nobody_waits(self) -> None:
        self._next = "ai"
        self._state.show_message(
            "check",
            self.tr("没有人在等你"),
            self.tr(
                "AI 拿不准的、要找人的顾客会排到左边，按 F2 接手最急的一位。空下来可以看看 AI 答得怎样。"
            ),
            self.tr("看 AI 在答的"),
        )

    def _say_nobody_came(self) -> None:
        self._next = "knowledge"
        self._state.show_message(
            "chat",
            self.tr("还没有顾客来"),
            self.tr("顾客一来就出现在左边。先教 AI 店里常问的几件事，第一位来时它就能起草。"),
            self.tr("去知识库"),
        )
