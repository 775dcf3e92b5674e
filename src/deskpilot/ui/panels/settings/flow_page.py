"""Flows for hard topics: the list, one of them to edit, and how it would go."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.commands import DeleteFlow, SaveFlow
from deskpilot.domain.flow import Flow, StepKind
from deskpilot.services.flow_faults import faults_in
from deskpilot.services.flow_preview import play
from deskpilot.services.roles import may
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.flow_editor import FlowEditor
from deskpilot.ui.panels.settings.flow_preview import FlowPreview
from deskpilot.ui.panels.settings.nav_link import NavLink
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.translation import Retranslated

_LIST_WIDTH, _PREVIEW_WIDTH, _EDITOR_WIDTH = 200, 330, 300
_PAUSE_MS = 250


class FlowPage(Retranslated, QWidget):
    """What is edited is kept when 保存 is pressed; the list shows what is kept."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._flows: tuple[Flow, ...] = ()
        self._drafts: dict[str, Flow] = {}
        self._undo: Callable[[], None] | None = None
        self.editor, self.preview = FlowEditor(self._question), FlowPreview()
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.play)
        self.editor.changed.connect(self._on_edited)
        self.preview.asked.connect(self._pause.start)
        self.retranslate()

    def refresh(self) -> None:
        """Read the flows again; what is being edited stays."""
        self._flows = self._saver.gateway.queries.flows()
        stored = {flow.id: flow for flow in self._flows}
        shown = self.editor.flow
        self._fill_list(shown.id)
        if not shown.id and not shown.steps and self._flows:
            self.open(self._flows[0])
        elif shown.id in stored and not self._edited(shown):
            self.open(stored[shown.id])
        self._show_state()

    def open(self, flow: Flow) -> None:
        """Bring a flow into the editor."""
        self._opened = flow
        self.editor.show_flow(flow, self._facts())
        self._fill_list(flow.id)
        self._show_state()
        self.play()

    def go_to(self, flow: Flow) -> None:
        """Bring a flow into the editor as it was left there. What is written in the one before waits, and nothing of it
        is lost."""
        shown = self.editor.flow
        if self._edited(shown) and shown.steps:
            self._drafts[shown.id] = shown
        draft = self._drafts.pop(flow.id, None)
        self.open(flow)
        if draft is not None:
            self.editor.show_flow(draft, self._facts())
            self._told.set_color("t2")
            self._told.setText(self.tr("上次改的还没有保存"))
            self._show_state()
            self.play()

    def new(self) -> None:
        """A flow to be written; it is kept once it is saved."""
        self.go_to(Flow("", self.tr("新流程"), enabled=False))
        self.editor.name.setFocus()
        self.editor.name.selectAll()

    def save(self) -> None:
        """Keep what stands there."""
        flow, agent = self.editor.flow, self._saver.gateway.agent_name
        before = next((each for each in self._flows if each.id == flow.id), None)
        undo = SaveFlow(before, agent) if before is not None and flow.id else None
        self._opened = flow
        self._saver.submit(self, SaveFlow(flow, agent), undo)

    def delete(self) -> None:
        """Forget the flow in the editor."""
        flow, agent = self.editor.flow, self._saver.gateway.agent_name
        before = next((each for each in self._flows if each.id == flow.id), None)
        self.editor.show_flow(Flow("", ""), ())
        self._opened = self.editor.flow
        if before is not None:
            self._saver.submit(self, DeleteFlow(flow.id, agent), SaveFlow(before, agent))
        self.refresh()

    def play(self) -> None:
        """Play what stands in the editor."""
        flow = self.editor.flow
        gateway = self._saver.gateway
        self.preview.show_played(
            play(gateway.queries, flow, self.preview.answers(), gateway.now()) if flow.steps else ()
        )
        self.preview.show_asked({step.answer for step in flow.steps if step.kind is StepKind.ASK})

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        """It is kept, with the way back."""
        self._undo = undo
        self._told.set_color("success_text")
        self._told.setText(
            self.tr("已保存") if undo is not None or not self.editor.flow.id else self.tr("已改回")
        )
        self._undo_link.setVisible(undo is not None)
        self._flows = self._saver.gateway.queries.flows()
        kept = next((each for each in reversed(self._flows) if each.name == self.editor.flow.name), None)
        if kept is not None:
            self.open(next((each for each in self._flows if each.id == self.editor.flow.id), kept))
        else:
            self._fill_list("")

    def show_error(self, text: str) -> None:
        """It was not kept, and why."""
        shown = self.editor.flow
        self._opened = next((each for each in self._flows if each.id == shown.id), Flow("", ""))
        self._told.set_color("danger_text")
        self._told.setText(text)
        self._undo_link.hide()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("难题流程"))
        self._text.setText(self.tr("一步一步问清楚、查到、算出来再说。数字都从表里来，或由程序算。"))
        self._new.setText(self.tr("新流程"))
        self._save.setText(self.tr("保存"))
        self._gone.setText(self.tr("删除"))
        self._undo_link.setText(self.tr("撤销"))
        self.list.setAccessibleName(self.tr("流程"))
        self._empty.show_message(
            "branch",
            self.tr("还没有流程"),
            self.tr("跨店满减、补差价这类要一步步算的问题，写成流程后由 AI 问清楚再算。"),
            self.tr("新流程"),
        )
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large text the list and the preview give up what the editor needs."""
        super().resizeEvent(event)
        room = self.width() - theme.scaled(_EDITOR_WIDTH)
        self._left.setFixedWidth(max(170, min(_LIST_WIDTH, room - _PREVIEW_WIDTH)))
        self.preview.setFixedWidth(max(220, min(_PREVIEW_WIDTH, room - self._left.width())))

    def _build(self) -> None:
        self._opened = self.editor.flow
        self._title = kit.PlainLabel("", "title_card")
        self._text = kit.PlainLabel("", "caption", "t2", wrap=True)
        self.list = QWidget()
        self._links = QVBoxLayout(self.list)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(2)
        self._links.addStretch(1)
        self._new = kit.Button("", "tint", "plus")
        self._new.clicked.connect(self.new)
        left = self._left = kit.Pane("s0", "r")
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 14, 12, 12)
        column.setSpacing(8)
        for widget in (self._title, self._text, self.list, self._new):
            column.addWidget(widget, 1 if widget is self.list else 0)
        self._empty = kit.EmptyState("branch", "")
        self._empty.action.connect(self._new.click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(self._middle(), 1)
        row.addWidget(self._empty, 1)
        row.addWidget(self.preview)

    def _middle(self) -> QVBoxLayout:
        self._told, self._undo_link = (
            kit.PlainLabel("", "caption", "success_text", elide=True),
            kit.LinkButton(""),
        )
        self._undo_link.clicked.connect(self._on_undo)
        self._undo_link.hide()
        self._save, self._gone = kit.Button("", "primary", "save"), kit.Button("", "ghost", "trash")
        self._save.clicked.connect(self.save)
        self._gone.clicked.connect(self.delete)
        self._bar = kit.Pane("s0", "t")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        for widget in (self._undo_link, self._gone, self._save):
            row.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.editor, 1)
        column.addWidget(self._bar)
        return column

    def _fill_list(self, chosen: str) -> None:
        for link in self.list.findChildren(NavLink):
            self._links.removeWidget(link)
            link.hide()
            link.deleteLater()
        for place, flow in enumerate(self._flows):
            link = NavLink("branch" if flow.enabled else "pause")
            link.setText(self._named(flow))
            link.setChecked(flow.id == chosen)
            link.clicked.connect(partial(self._on_chosen, flow))
            self._links.insertWidget(place, link)
        if (begun := self._drafts.get("")) is not None:
            link = NavLink("pencil")
            link.setText(self.tr("{name}（没保存）").format(name=begun.name))
            link.clicked.connect(self.new)
            self._links.insertWidget(len(self._flows), link)

    def _named(self, flow: Flow) -> str:
        if flow.id in self._drafts:
            return self.tr("{name}（没保存）").format(name=flow.name)
        return flow.name if flow.enabled else self.tr("{name}（停用）").format(name=flow.name)

    def _facts(self) -> list[str]:
        return [name for name in self._saver.gateway.queries.shop_facts() if name != "name"]

    def _question(self, entry_id: str) -> str:
        entry = self._saver.gateway.queries.entry(entry_id)
        return "" if entry is None else entry.question

    def _on_chosen(self, flow: Flow, _checked: bool = False) -> None:
        self._told.setText("")
        self._undo_link.hide()
        self.go_to(flow)

    def _on_edited(self) -> None:
        self._told.setText("")
        self._undo_link.hide()
        self._show_state()
        self._pause.start()

    def _on_undo(self) -> None:
        if self._undo is not None:
            self._undo_link.hide()
            self.editor.show_flow(self._opened, ())
            self._undo()

    def _edited(self, flow: Flow) -> bool:
        return flow != self._opened

    def _show_state(self) -> None:
        flow = self.editor.flow
        nothing = not self._flows and flow == Flow("", "")
        self._empty.setVisible(nothing)
        for widget in (self.editor, self._bar, self.preview):
            widget.setVisible(not nothing)
        faulty = flow.enabled and bool(faults_in(flow))
        allowed = may(self._saver.gateway.house(), SaveFlow)
        for button in (self._new, self._gone):
            if allowed:
                button.enable()
            else:
                button.disable(labels.refusal("owner_only"))
        if not allowed:
            self._save.disable(labels.refusal("owner_only"))
        elif faulty:
            self._save.disable(self.tr("红字的地方填对了才能启用；也可以先关掉「启用」再保存"))
        else:
            self._save.enable()
