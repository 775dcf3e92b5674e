"""The conversation pane: who it is, what was said, what could be said, and the reply."""
