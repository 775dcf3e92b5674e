"""Text in, understanding out: no database, no Qt."""

from deskpilot.engine.engine import Engine

__all__ = ["Engine"]
