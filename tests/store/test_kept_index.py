"""The index kept beside the database: replaced in one step, and nothing depends on it."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import IO

from deskpilot.store import keep_index, opened_index
from deskpilot.store.kept_index import NAME


def _kept(data_dir: Path) -> bytes | None:
    with opened_index(data_dir) as file:
        return None if file is None else file.read()


def test_what_is_kept_replaces_what_was_kept(tmp_path: Path) -> None:
    assert _kept(tmp_path) is None
    for told in (b"old", b"new"):
        keep_index(tmp_path, lambda file, told=told: file.write(told))  # type: ignore[misc]
    assert _kept(tmp_path) == b"new"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_full_disk_leaves_what_was_kept(
    tmp_path: Path, expect_log: Callable[[int, str], logging.LogRecord]
) -> None:
    def full(file: IO[bytes]) -> None:
        file.write(b"half of it")
        raise OSError(28, "No space left on device")

    (tmp_path / NAME).write_bytes(b"old")
    keep_index(tmp_path, full)
    assert _kept(tmp_path) == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    expect_log(logging.WARNING, "could not be kept: No space left")
