"""The knowledge page: what the shop knows, how it is put, and what a question would find."""

from deskpilot.ui.panels.knowledge.panel import KnowledgePanel

__all__ = ["KnowledgePanel"]
