"""Who did what, and when: looked through, searched and written into a table."""

import csv
import os
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.imports.neutral import neutralised
from deskpilot.services.queries.audit import AuditFilter, Deed
from deskpilot.ui import labels, labels_audit, labels_deeds, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.audit_model import AuditModel
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.panels.settings.section_of import section_of

_DAYS = (0, 1, 7, 30)
_HORIZONTAL = Qt.Orientation.Horizontal


class AuditPage(QWidget):
    """Signals: `conversation_requested(conversation_id)`, `entry_requested(entry_id)`, `section_requested(code)` for the
    thing behind a row: a section of the settings where it was changed there."""

    conversation_requested = Signal(int)
    entry_requested = Signal(str)
    section_requested = Signal(str)

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._gateway = saver.gateway
        self._kinds: tuple[Deed, ...] | None = None
        self.model = AuditModel(self._gateway.queries, self)
        self.list = kit.words_table(self.model, (170, 90, 230, 170))
        self._build()
        self.list.activated.connect(self._open)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.begin)
        self.retranslate()

    def refresh(self) -> None:
        """Read the trail again, as it is filtered."""
        chosen = self.actor.currentData() or ""
        names = self._gateway.queries.actors()
        self._kinds = None
        self.actor.clear()
        self.actor.addItem(self.tr("所有人"), "")
        for name in names:
            self.actor.addItem(name, name)
        self.actor.setCurrentIndex(max(0, self.actor.findData(chosen)))
        self._show()

    def wanted(self) -> AuditFilter:
        """What is looked for now."""
        days = int(self.days.currentData() or 0)
        since = self._gateway.now() - timedelta(days=days) if days else None
        actions = labels_audit.actions_of(str(self.kind.currentData() or ""))
        text = self.search.text().strip()
        if text and self._kinds is None:
            self._kinds = self._gateway.queries.kinds_of_deeds(labels_deeds.worded())
        coded = labels_deeds.coded(text, self._kinds or ()) if text else ()
        return AuditFilter(str(self.actor.currentData() or ""), actions, since, text, coded)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("操作记录"))
        self._text.setText(self.tr("谁发的、谁改的、谁越过了检查。只记做了什么，不记顾客的话。双击打开。"))
        self.search.set_words(self.tr("找人、顾客、做了什么"), self.tr("找操作记录"))
        self.actor.setAccessibleName(self.tr("谁"))
        self.kind.setAccessibleName(self.tr("哪一类"))
        self.days.setAccessibleName(self.tr("什么时候"))
        self.export.setText(self.tr("导出"))
        self.list.setAccessibleName(self.tr("操作记录"))
        self.model.set_titles(
            [self.tr("时间"), self.tr("谁"), self.tr("做了什么"), self.tr("对谁、对什么"), self.tr("详细")]
        )
        kinds = [("", self.tr("全部类别")), *labels_audit.groups()]
        spans = (self.tr("全部时间"), self.tr("最近一天"), self.tr("最近 7 天"), self.tr("最近 30 天"))
        self.kind.offer(kinds)
        self.days.offer([(str(days), text) for days, text in zip(_DAYS, spans, strict=True)])
        self._empty.show_message(
            "history", self.tr("还没有这样的记录"), self.tr("发回复、接手、改设置、改知识，都会记在这里。")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        super().changeEvent(event)

    def write(self, path: Path) -> int:
        """All that matches into a table for a spreadsheet, nothing in it a formula; the file appears whole or not at
        all. Returns how many rows. Raises OSError."""
        incoming = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        offset, count = self._gateway.settings().utc_offset_minutes, 0
        try:
            with incoming.open("w", encoding="utf-8-sig", newline="") as file:
                rows = csv.writer(file)
                rows.writerow([self.model.headerData(place, _HORIZONTAL) for place in range(5)])
                for deed in self._gateway.queries.every_deed(self.wanted()):
                    when = f"{labels.local(deed.at, offset):%Y-%m-%d %H:%M:%S}"
                    # Ids and no names: the table leaves the house, and an id leads back to the customer only here.
                    about = labels_deeds.about(deed) or deed.subject
                    how = labels_deeds.detail(deed)
                    cells = (when, labels_deeds.actor(deed), labels_audit.action(deed.action), about, how)
                    rows.writerow([neutralised(cell) for cell in cells])
                    count += 1
            incoming.replace(path)
        finally:
            incoming.unlink(missing_ok=True)
        return count

    def _build(self) -> None:
        self._title = kit.PlainLabel("", "title_card")
        self._text = kit.PlainLabel("", "body", "t2", wrap=True)
        self.search = kit.SearchField("", "")
        self.actor, self.kind, self.days = kit.Picker(""), kit.Picker(""), kit.Picker("")
        self._count = kit.PlainLabel("", "caption", "t3")
        self.export = kit.Button("", "secondary", "upload", size="small")
        self.notice = kit.Notice()
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.search.setMaximumWidth(theme.scaled(300))
        bar.addWidget(self.search, 3)
        for widget in (self.actor, self.kind, self.days):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.export)
        self._empty = kit.EmptyState("history", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)  # beside the filters it had no room in large letters
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(bar)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.search.searched.connect(lambda _text: self._show())
        for picker in (self.actor, self.kind, self.days):
            picker.activated.connect(self._show)
        self.export.clicked.connect(self._ask_file)

    def _show(self) -> None:
        count = self.model.show(self.wanted(), self._gateway.settings().utc_offset_minutes)
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        words = self.tr("{n} 条", "", 1) if count == 1 else self.tr("{n} 条", "", 2)
        self._count.setText(words.format(n=f"{count:,}"))
        self._stack.setCurrentIndex(0 if count else 1)
        self.export.setEnabled(bool(count))

    def _open(self, index: QModelIndex) -> None:
        deed = self.model.deed(index.row())
        if deed is None:
            return
        if deed.conversation_id is not None:
            self.conversation_requested.emit(deed.conversation_id)
        elif deed.entry_id and deed.about:
            self.entry_requested.emit(deed.entry_id)
        elif section := section_of(deed):
            self.section_requested.emit(section)

    def _ask_file(self) -> None:
        name = f"deskpilot-audit-{self._gateway.now():%Y%m%d}.csv"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("导出到哪里"), name, "*.csv")
        if not path:
            return
        try:
            count = self.write(Path(path))
        except OSError:
            self.notice.tell("danger", labels.refusal("folder_unusable"))
            return
        self.notice.tell("success", self.tr("已导出 {n} 条").format(n=f"{count:,}"))
