"""The console that the command line talks to."""

import sys


def make_console_safe() -> None:
    """Let stdout and stderr write what a console cannot show as an escape, instead of raising.

    A Windows console of another language cannot take Chinese; a windowed program has no console at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(errors="backslashreplace")
