"""The head of the conversation pane: whom we talk to, how long they wait, who answers, and handing over."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.domain.conversation import ConversationState, Mode, Owner
from deskpilot.domain.escalation import EscalationState
from deskpilot.services.views import ConversationHead
from deskpilot.ui import labels, theme
from deskpilot.ui.widgets.avatar import Avatar
from deskpilot.ui.widgets.buttons import Button, IconButton
from deskpilot.ui.widgets.chips import Chip
from deskpilot.ui.widgets.labels import PlainLabel

HEIGHT = 58
_NAME = 132  # what a name gets before anything beside it is shown, about nine characters
_TICK_MS = 1_000


class ConversationHeader(QWidget):
    """Shows a `ConversationHead`; what it sends is a wish, the pane submits the command."""

    take_over_requested = Signal()
    hand_back_requested = Signal()
    transfer_asked = Signal()
    close_requested = Signal()
    reopen_requested = Signal()
    call_requested = Signal()
    follow_up_requested = Signal()
    copy_requested = Signal()
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head: ConversationHead | None = None
        self._me = ""
        self._mode = Mode.ASSIST
        self._colleagues: tuple[str, ...] = ()
        self._now: datetime | None = None
        self._compact = False
        self._has_key = True
        self._row, self._title, self._words = QHBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        self.avatar = Avatar()
        self.name_label = PlainLabel("", "title_card", elide=True)
        self.member_chip = Chip("", "diamond")
        self.mode_chip = Chip("", "robot")
        self.meta_label = PlainLabel("", "caption", "t3", elide=True)
        self.owner_button = Button()
        self.transfer_button = Button("", "secondary", "users")
        self.task_button = IconButton("calendar-check", "…")
        self.more_button = IconButton("dots", "…")
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.ticked)
        self._lay_out()
        self.owner_button.clicked.connect(self._on_owner_pressed)
        self.transfer_button.clicked.connect(self.transfer_asked)
        self.task_button.clicked.connect(self.follow_up_requested)
        self.more_button.clicked.connect(self._show_more_menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.task_button.set_text(self.tr("记一件要跟进的事（F7）"))
        self.more_button.set_text(self.tr("更多"))
        self._show_all()

    def set_side(self, side: int) -> None:
        """How far the contents stay away from either edge, in a window wider than a conversation."""
        self._row.setContentsMargins(24 + side, 0, 16 + side, 1)

    def set_compact(self, compact: bool) -> None:
        """A shorter meta line for small windows."""
        self._compact = compact
        self._show_meta()

    @property
    def waits_for_human(self) -> bool:
        """Whether somebody was called and nobody has come yet."""
        head = self._head
        return head is not None and head.owner is Owner.WAITING and head.state is ConversationState.OPEN

    def set_key(self, has_key: bool) -> None:
        """Whether F2 means the conversation shown."""
        if has_key != self._has_key:
            self._has_key = has_key
            self._show_all()

    def show_head(
        self, head: ConversationHead, me: str, colleagues: Sequence[str], mode: Mode, now: datetime
    ) -> None:
        """Show a conversation as `me` sees it; `colleagues` are those it can be passed on to."""
        self._head, self._me, self._mode, self._now = head, me, mode, now
        self._colleagues = tuple(name for name in colleagues if name != head.agent_name)
        self._show_all()

    @property
    def is_mine(self) -> bool:
        """Whether I answer this conversation."""
        head = self._head
        return head is not None and head.owner is Owner.AGENT and head.agent_name == self._me

    def more_menu(self) -> QMenu:
        """What is done less often."""
        menu = QMenu(self)
        head = self._head
        if head is None:
            return menu
        menu.addAction(theme.icon("copy"), self.tr("复制对话"), self.copy_requested.emit)
        if head.state is ConversationState.CLOSED:
            return menu
        if head.owner is Owner.AI:
            menu.addAction(theme.icon("bell"), self.tr("请同事来接"), self.call_requested.emit)
        menu.addSeparator()
        menu.addAction(theme.icon("archive"), self.tr("结束会话"), self.close_requested.emit)
        return menu

    def sizeHint(self) -> QSize:
        return QSize(480, max(HEIGHT, theme.line("title_card") + theme.line("caption") + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._head is not None:
            self._fit(self._head)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.hairline(painter, 0, self.height() - 1, self.width())

    def _lay_out(self) -> None:
        title = self._title
        title.setSpacing(8)
        self.name_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        title.addWidget(self.name_label)
        title.addWidget(self.member_chip)
        title.addWidget(self.mode_chip)
        title.addStretch(1)
        words = self._words
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(title)
        words.addWidget(self.meta_label)
        words.addStretch(1)
        row = self._row
        row.setContentsMargins(24, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(self.avatar)
        row.addSpacing(2)
        row.addLayout(words, 1)
        row.addSpacing(8)
        for button in (self.owner_button, self.transfer_button, self.task_button, self.more_button):
            row.addWidget(button)

    def _show_all(self) -> None:
        head = self._head
        if head is None:
            return
        self.avatar.set_name(head.nickname)
        self.name_label.setText(head.nickname)
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        once, often = self.tr("老客 {n} 单", "", 1), self.tr("老客 {n} 单", "", 2)
        self.member_chip.setText((once if head.paid_orders == 1 else often).format(n=head.paid_orders))
        self._show_owner_button(head)
        self._show_transfer_button(head)
        self._show_meta()
        self._fit(head)

    def _fit(self, head: ConversationHead) -> None:
        """Where room is short the chips go first, then the word beside the icon of 转接, and the name last."""
        self.member_chip.setVisible(head.paid_orders >= 2)
        self._show_mode(head)
        self._name_transfer(self.tr("转接"))
        wanted = theme.text_width(head.nickname, "title_card") + 2
        self.name_label.setMinimumWidth(int(min(wanted, theme.scaled(_NAME))))
        gives_way: tuple[Callable[[], object], ...] = (
            lambda: self.mode_chip.setText(self._mode_name()),
            self.mode_chip.hide,
            self.member_chip.hide,
            lambda: self._name_transfer(""),
            lambda: self.name_label.setMinimumWidth(0),
        )
        for give_way in gives_way:
            if self._least_width() <= self.width():
                return
            give_way()

    def _least_width(self) -> int:
        """Measured anew: a layout hears only later that something in it was hidden."""
        for layout in (self._title, self._words, self._row):
            layout.invalidate()
        return self._row.minimumSize().width()

    def _name_transfer(self, text: str) -> None:
        self.transfer_button.setText(text)
        self.transfer_button.setAccessibleName(self.tr("转接"))
        if self.transfer_button.isEnabled():
            self.transfer_button.setToolTip("" if text else self.tr("转接"))

    def _show_owner_button(self, head: ConversationHead) -> None:
        button = self.owner_button
        if head.state is ConversationState.CLOSED:
            text, kind, icon, cap = self.tr("重新打开"), "secondary", "undo", None
        elif self.is_mine:
            text, kind, icon, cap = self.tr("交还 AI"), "secondary", "swap", None
        else:
            text, kind, icon, cap = self.tr("接手"), "tint", "user", "F2" if self._has_key else None
        button.setText(text)
        button.set_kind(kind)
        button.set_icon(icon)
        button.set_shortcut_cap(cap)
        if self._me:
            button.enable()
        else:
            button.disable(self.tr("先在上方选一下现在谁在岗"))

    def _show_transfer_button(self, head: ConversationHead) -> None:
        if head.state is ConversationState.CLOSED:
            self.transfer_button.disable(self.tr("会话已结束"))
        elif not self._colleagues:
            self.transfer_button.disable(self.tr("店里没有别的同事，可在设置里添加"))
        else:
            self.transfer_button.enable()

    def _show_meta(self) -> None:
        head = self._head
        if head is None:
            return
        parts = [] if self._compact else [labels.channel(head.channel)]
        waited = self._waited(head)
        if waited is not None:
            parts.append(self.tr("等待 {time}").format(time=labels.span(waited)))
        parts.append(self._put_off_text(head) or self._owner_text(head))
        left = self._peace(head)
        if left is not None:
            parts.append(self.tr("在考虑，{time}内不去打扰").format(time=labels.span(left)))
        text = " · ".join(parts)
        self.meta_label.setText(text[:1].upper() + text[1:])

    def _mode_name(self) -> str:
        names = {Mode.AUTO: self.tr("自动"), Mode.ASSIST: self.tr("辅助"), Mode.OFF: self.tr("关闭")}
        return names[self._mode]

    def _show_mode(self, head: ConversationHead) -> None:
        """How far the AI goes here by itself, and why where that is not the shop's own switch."""
        whence = {
            "channel": self.tr("{mode} · 这个渠道单独设的"),
            "night": self.tr("{mode} · 现在没人值班"),
        }
        text = whence.get(head.mode_from, "{mode}").format(mode=self._mode_name())
        self.mode_chip.setText(self._mode_name() if self._compact else text)
        self.mode_chip.setToolTip(theme.plain_tip(self.tr("AI 在这个会话里的模式：{mode}").format(mode=text)))
        self.mode_chip.setVisible(head.state is not ConversationState.CLOSED)

    def _peace(self, head: ConversationHead) -> float | None:
        """Seconds for which the customer is still left in peace."""
        if head.breathing_until is None or self._now is None or head.state is ConversationState.CLOSED:
            return None
        left = (head.breathing_until - self._now).total_seconds()
        return left if left > 0 else None

    def _waited(self, head: ConversationHead) -> float | None:
        if head.waiting_since is None or self._now is None or head.state is ConversationState.CLOSED:
            return None
        return (self._now - head.waiting_since).total_seconds()

    def _owner_text(self, head: ConversationHead) -> str:
        if head.state is ConversationState.CLOSED:
            return self.tr("已结束")
        if head.owner is Owner.AGENT:
            text = self.tr("{name}接待") if self._compact else self.tr("由{name}接待，AI 已静默")
            return text.format(name=head.agent_name)
        if head.owner is Owner.WAITING:
            owed = head.escalation is not None and head.escalation.callback
            return self.tr("等人来接，没人时 AI 答常规问题") if owed else self.tr("等人来接，AI 只起草")
        if self._mode is Mode.AUTO:
            return self.tr("AI 接待中")
        return self.tr("AI 起草，由人发出") if self._mode is Mode.ASSIST else self.tr("AI 已关闭")

    def _put_off_text(self, head: ConversationHead) -> str:
        """Who has seen the alert without taking the customer, and when it comes again."""
        alert = head.escalation
        if alert is None or not alert.handled_by or head.owner is not Owner.WAITING or self._now is None:
            return ""
        if alert.state is EscalationState.ACKNOWLEDGED:
            return self.tr("{name}看过提醒").format(name=alert.handled_by)
        if alert.state is EscalationState.SNOOZED and alert.snoozed_until is not None:
            left = max(0.0, (alert.snoozed_until - self._now).total_seconds())
            text = self.tr("{name}推后了提醒，还有 {time}")
            return text.format(name=alert.handled_by, time=labels.span(left))
        return ""

    def set_now(self, now: datetime) -> None:
        """Move the waiting time on; the pane answers `ticked` with it, once a second while shown."""
        self._now = now
        self._show_meta()

    def _on_owner_pressed(self) -> None:
        head = self._head
        if head is None:
            return
        if head.state is ConversationState.CLOSED:
            self.reopen_requested.emit()
        elif self.is_mine:
            self.hand_back_requested.emit()
        else:
            self.take_over_requested.emit()

    def _show_more_menu(self) -> None:
        _pop_up(self.more_menu(), self.more_button)


def _pop_up(menu: QMenu, below: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))
