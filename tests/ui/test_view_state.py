"""Rules of what the window remembers: it comes back, and what makes no sense never stops a start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from deskpilot.ui.view_state import ViewState


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def test_what_was_put_is_read_after_a_restart(tmp_path: Path) -> None:
    file = _file(tmp_path)
    kept = ViewState(file)
    kept.put("a/choice", "wait")
    kept.put("a/number", 320)
    kept.put("a/flag", False)
    kept.put("a/numbers", "0 80 120")
    kept.put("a/blob", QByteArray(b"\x00\x01"))
    file.sync()
    again = ViewState(_file(tmp_path))
    assert again.choice("a/choice", ("cost", "wait"), "cost") == "wait"
    assert again.number("a/number", 200, 400, 304) == 320
    assert again.flag("a/flag", default=True) is False
    assert again.numbers("a/numbers", 3, 0, 480) == (0, 80, 120)
    assert again.blob("a/blob") == QByteArray(b"\x00\x01")


@pytest.mark.parametrize("stored", ["", "sideways", "-5", "1e9", "@ByteArray(x)", "999999", "3, 4"])
def test_what_makes_no_sense_is_as_if_never_stored(tmp_path: Path, stored: str) -> None:
    (tmp_path / "window.ini").write_text(f"[a]\nkey={stored}\n", encoding="utf-8")
    state = ViewState(_file(tmp_path))
    assert state.choice("a/key", ("cost", "wait"), "cost") == "cost"
    assert state.number("a/key", 200, 400, 304) == 304
    assert state.flag("a/key", default=True)
    assert state.numbers("a/key", 2, 0, 480) == ()


def test_without_a_file_it_remembers_until_it_is_gone() -> None:
    state = ViewState()
    state.put("a/key", 7)
    assert state.number("a/key", 1, 9, 3) == 7
    state.forget("a/key")
    assert state.number("a/key", 1, 9, 3) == 3
