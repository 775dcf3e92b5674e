"""The console that the command line writes to: it may be poor, or not there at all."""

import io
import sys

import pytest

from deskpilot.cli.console import make_console_safe


def test_a_program_without_a_console_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, None)
    make_console_safe()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_a_console_that_cannot_show_a_text_gets_an_escape(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", console)
    make_console_safe()
    console.write("副驾驶👋\ud800")
    console.flush()
    written = console.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
    assert written.endswith(r"\U0001f44b\ud800")
    assert written.startswith("副驾驶" if encoding == "gbk" else r"\u526f\u9a7e\u9a76")
