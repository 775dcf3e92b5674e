"""The versions of an entry, the newest first, each with what changed and the way back."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.knowledge_views import EntryVersion
from deskpilot.ui import labels, labels_bindings, labels_knowledge
from deskpilot.ui import widgets as kit

_MOST = 50
_NOT_CONTENT = frozenset({"id", "version", "updated_at", "updated_by"})


class VersionList(QScrollArea):
    """`restore_requested(EntryVersion)` brings one back."""

    restore_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._shown: tuple[tuple[EntryVersion, ...], datetime, int] | None = None

    def show_versions(self, versions: Sequence[EntryVersion], now: datetime, offset_minutes: int) -> None:
        """Show these versions, the newest first."""
        self._shown = (tuple(versions), now, offset_minutes)
        page = QWidget()
        page.setAutoFillBackground(False)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 4, 20, 16)
        column.setSpacing(8)
        for place, version in enumerate(versions[:_MOST]):
            before = versions[place + 1].entry if place + 1 < len(versions) else None
            column.addWidget(self._card(version, before, place == 0, now, offset_minutes))
        if len(versions) > _MOST:
            more = self.tr("更早的 {n} 版没有列出来").format(n=len(versions) - _MOST)
            column.addWidget(kit.PlainLabel(more, "caption", "t3"))
        column.addStretch(1)
        self.setWidget(page)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.show_versions(*self._shown)
        super().changeEvent(event)

    def _card(
        self, version: EntryVersion, before: KnowledgeEntry | None, current: bool, now: datetime, offset: int
    ) -> QWidget:
        card = kit.Card()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(kit.PlainLabel(self.tr("第 {n} 版").format(n=version.entry.version), "body_strong"))
        at = labels_knowledge.edited(version.saved_at, now, offset)
        said = f"{version.saved_by} {at} {labels_knowledge.change(version.change)}".strip()
        head.addWidget(kit.PlainLabel(said, "caption", "t3", elide=True), 1)
        if current:
            head.addWidget(kit.Chip(self.tr("现在这版"), "check", "accent"))
        else:
            back = kit.Button(self.tr("恢复"), "secondary", "undo", size="tiny")
            back.clicked.connect(lambda: self.restore_requested.emit(version))
            head.addWidget(back)
        card.body.addLayout(head)
        touched = _touched(version.entry, before)
        if touched:
            words = self.tr("改了{fields}").format(fields=labels.listed(map(labels_knowledge.field, touched)))
            card.body.addWidget(kit.PlainLabel(words, "caption", "t2", elide=True))
        card.body.addWidget(kit.PlainLabel(version.entry.question, "body", "t1", elide=True))
        card.body.addWidget(
            kit.PlainLabel(labels_bindings.named(version.entry.answer), "body", "t2", wrap=True)
        )
        return card


def _touched(entry: KnowledgeEntry, before: KnowledgeEntry | None) -> tuple[str, ...]:
    """The fields that differ from the version before."""
    if before is None:
        return ()
    names = (field.name for field in fields(KnowledgeEntry) if field.name not in _NOT_CONTENT)
    return tuple(name for name in names if getattr(entry, name) != getattr(before, name))
