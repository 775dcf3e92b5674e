"""Customers who asked and went without buying."""

from deskpilot.ui.panels.lost.panel import LostPanel

__all__ = ["LostPanel"]
