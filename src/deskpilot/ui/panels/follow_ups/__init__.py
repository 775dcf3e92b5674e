"""The follow-ups page."""

from deskpilot.ui.panels.follow_ups.panel import FollowUpsPanel

__all__ = ["FollowUpsPanel"]
