"""What customers say about products."""

from deskpilot.ui.panels.feedback.panel import FeedbackPanel

__all__ = ["FeedbackPanel"]
