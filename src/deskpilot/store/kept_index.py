"""What the engine made of the entries, kept in a file beside the database: it can be deleted at any time."""

import contextlib
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from deskpilot.store.whole_file import replaced

NAME = "deskpilot.index.npz"

_LOG = logging.getLogger(__name__)


@contextlib.contextmanager
def opened_index(data_dir: Path) -> Iterator[IO[bytes] | None]:
    """The file, open for reading; `None` when there is none or it cannot be opened."""
    try:
        file = (data_dir / NAME).open("rb")
    except OSError:
        yield None
        return
    with file:
        yield file


def keep_index(data_dir: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Replace the file in one step by what `write` writes. Whatever the disk does not take is done without."""
    try:
        with replaced(data_dir / NAME, is_synced=False) as file:
            write(file)
    except OSError as error:
        _LOG.warning("the index could not be kept: %s", error.strerror)
