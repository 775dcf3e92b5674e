"""What every part of the desk's queries is made on."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from deskpilot.settings import Settings
from deskpilot.store import Reader

Answer = TypeVar("Answer")


class Asking:
    """The reader, and how a question is put to it."""

    _reader: Reader

    def _at_once(self, ask: Callable[[Settings, datetime], Answer]) -> Answer:
        raise NotImplementedError
