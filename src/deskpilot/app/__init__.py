"""The composition root: builds every object, joins every signal, and takes all of it down again in order.

Imports that take long stand where they are first needed: a second start has to be gone within a second, and the window
has to stand before what is in it is read. This module itself imports nothing, so that the first thing that happens is
`import_plainly`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from deskpilot.worker.scene import Scene


def main(
    data_dir: Path | None = None, demo: bool = False, play: Path | None = None, scene: Scene | None = None
) -> int:
    """Open the window on a data folder and run until it is closed; the exit code.

    `demo` takes a folder of its own unless one is named, and fills it with the demo shop. `play` plays recorded
    conversations into the desk, `scene` says how. When the folder is open in another process, that one's window
    comes to the front and this returns 0.
    """
    import_plainly()
    from deskpilot.app import start

    return start.open_window(data_dir, demo, play, scene)


def self_test(data_dir: Path | None = None) -> int:
    """Start everything without showing a window, pass one line through to its delivered reply, stop; 0 when all of
    that worked. Runs in a temporary folder; `data_dir` is only looked at for being usable."""
    import_plainly()
    from deskpilot.app import start

    return start.self_test(data_dir)


def import_plainly() -> None:
    """PySide reads the source of every module that is imported after it, in search of its own `__feature__` switches.
    Nobody here uses them, so Python's own import is put back: all that follows is read in a fraction less time."""
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
