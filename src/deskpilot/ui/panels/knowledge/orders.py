"""Commands of the page with what follows when they are through, and how each is taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from deskpilot.domain.commands import Command, DeleteEntries, EnableEntries, RestoreEntry, SaveEntry
from deskpilot.domain.errors import KnownError
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.ui import labels
from deskpilot.ui.widgets.notice import Notice
from deskpilot.worker.gateway import Gateway

Done = Callable[[], None]
Failed = Callable[[KnownError], None]


@dataclass(slots=True)
class _Open:
    command: Command
    done: Done | None
    failed: Failed | None


class Orders(QObject):
    """Every change to knowledge goes through here. What went well offers its undo in the notice."""

    def __init__(self, gateway: Gateway, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway, self._notice = gateway, notice
        self._open: list[_Open] = []
        gateway.settled.connect(self._on_settled)

    def submit(self, command: Command, done: Done | None = None, failed: Failed | None = None) -> int:
        """Order something. `done` and `failed` follow its answer."""
        self._open.append(_Open(command, done, failed))
        return self._gateway.submit(command)

    def publish(self, entry: KnowledgeEntry, before: KnowledgeEntry, done: Done, failed: Failed) -> None:
        """Store an entry; a new one has no id yet."""

        def told() -> None:
            done()
            if entry.id:
                said = self.tr("已发布第 {n} 版").format(n=before.version + 1)
                self._notice.tell(
                    "success", said, self.tr("撤销"), lambda: self.restore(entry.id, before.version)
                )

        self.submit(SaveEntry(entry, self._me()), told, failed)

    def published_new(self, entry_id: str) -> None:
        """A new entry got its id."""
        self._notice.tell(
            "success",
            self.tr("已发布 {id}").format(id=entry_id),
            self.tr("撤销"),
            lambda: self._take_away(entry_id),
        )

    def delete(self, entries: tuple[KnowledgeEntry, ...]) -> None:
        """Take entries out; the notice brings them back."""

        def back() -> None:
            for entry in entries:
                self.submit(RestoreEntry(entry.id, entry.version, self._me()))

        first = entries[0].question
        said = (
            self.tr("已删除 {n} 条").format(n=len(entries))
            if len(entries) > 1
            else self.tr("已删除「{q}」").format(q=first)
        )
        ids = tuple(entry.id for entry in entries)
        self.submit(
            DeleteEntries(ids, self._me()), lambda: self._notice.tell("success", said, self.tr("撤销"), back)
        )

    def enable(self, entries: tuple[KnowledgeEntry, ...], enabled: bool) -> None:
        """Switch entries on or off; the notice turns back those that changed."""
        ids = tuple(entry.id for entry in entries if entry.enabled is not enabled)
        if not ids:
            return
        back = EnableEntries(ids, not enabled, self._me())
        said = (self.tr("已启用 {n} 条") if enabled else self.tr("已停用 {n} 条，AI 不再用它们")).format(
            n=len(ids)
        )
        self.submit(
            EnableEntries(ids, enabled, self._me()),
            lambda: self._notice.tell("success", said, self.tr("撤销"), lambda: self._undo(back)),
        )

    def restore(self, entry_id: str, version: int) -> None:
        """Bring back an earlier version."""
        said = self.tr("已恢复到第 {n} 版").format(n=version)
        self.submit(RestoreEntry(entry_id, version, self._me()), lambda: self._notice.tell("success", said))

    def _undo(self, command: Command) -> None:
        self.submit(command, lambda: self._notice.tell("success", self.tr("已撤销")))

    def _take_away(self, entry_id: str) -> None:
        self._undo(DeleteEntries((entry_id,), self._me()))

    def _me(self) -> str:
        return self._gateway.agent_name

    def _on_settled(self, _ticket: int, command: Command | None, error: KnownError | None) -> None:
        found = next((each for each in self._open if each.command == command), None)
        if found is None:
            return
        self._open.remove(found)
        if error is None:
            if found.done is not None:
                found.done()
        elif found.failed is not None:
            found.failed(error)
        else:
            self._notice.tell("danger", labels.refusal(error.code))
