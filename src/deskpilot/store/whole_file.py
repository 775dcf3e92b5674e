"""A file that appears whole or not at all."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def replaced(path: Path, *, is_synced: bool) -> Iterator[IO[bytes]]:
    """A file to write to that takes the place of `path` in one step once all is written; `is_synced`: and is safe on the
    disk before. Raises OSError; then `path` is what it was."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            yield file
            if is_synced:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
