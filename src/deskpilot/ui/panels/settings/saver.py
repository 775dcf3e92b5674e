"""Saves one change at a time and tells the row that asked: saved, with the way back, or what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject

from deskpilot.domain.commands import Command, SaveSettings
from deskpilot.domain.errors import KnownError
from deskpilot.ui import labels_settings
from deskpilot.worker.gateway import Gateway

Values = dict[str, str]


class Asker(Protocol):
    """A row that had something saved."""

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        """It is saved; `undo` puts back what was there."""

    def show_error(self, text: str) -> None:
        """It was not saved, and why."""


@dataclass(slots=True)
class _Open:
    command: Command
    asker: Asker
    undo: Command | None


class Saver(QObject):
    """One for the whole page."""

    def __init__(self, gateway: Gateway, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._open: list[_Open] = []
        gateway.settled.connect(self._on_settled)

    @property
    def gateway(self) -> Gateway:
        """Where settings are read from."""
        return self._gateway

    def save(self, asker: Asker, values: Values) -> None:
        """Save settings by name. What does not differ from what is stored is left alone."""
        stored = self._gateway.settings().as_texts() | self._gateway.queries.stored()
        before = {name: stored.get(name, "") for name in values}
        changed = {name: value for name, value in values.items() if before[name] != value}
        if changed:
            undo = SaveSettings(tuple((name, before[name]) for name in changed))
            self.submit(asker, SaveSettings(tuple(changed.items())), undo)

    def submit(self, asker: Asker, command: Command, undo: Command | None = None) -> None:
        """Order something for a row; `undo` is what takes it back."""
        self._open.append(_Open(command, asker, undo))
        self._gateway.submit(command)

    def _on_settled(self, _ticket: int, command: Command | None, error: KnownError | None) -> None:
        found = next((each for each in self._open if each.command == command), None)
        if found is None:
            return
        self._open.remove(found)
        if error is not None:
            found.asker.show_error(labels_settings.fault(error.code, error.params))
            return
        undo = found.undo
        found.asker.show_saved(None if undo is None else lambda: self.submit(found.asker, undo))
