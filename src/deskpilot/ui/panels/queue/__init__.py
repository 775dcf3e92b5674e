"""The left column: the loudest alert, the four lists, and who waits how long."""

from deskpilot.ui.panels.queue.panel import QueuePanel

__all__ = ["QueuePanel"]
