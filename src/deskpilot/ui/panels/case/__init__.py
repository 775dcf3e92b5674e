"""The right column: what a human must know before the first word, the customer, why, and today's figures."""

from deskpilot.ui.panels.case.panel import CasePanel

__all__ = ["CasePanel"]
