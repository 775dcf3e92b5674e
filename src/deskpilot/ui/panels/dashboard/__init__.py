"""The figures page."""

from deskpilot.ui.panels.dashboard.panel import DashboardPanel

__all__ = ["DashboardPanel"]
