"""The conversation pane: who it is, what was said, what could be said, and the reply."""

from deskpilot.ui.panels.conversation.panel import ConversationPanel

__all__ = ["ConversationPanel"]
