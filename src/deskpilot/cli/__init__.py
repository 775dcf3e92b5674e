"""The command line: the window, or the same engine, store and services without one."""

from deskpilot.cli.entry import main

__all__ = ["main"]
