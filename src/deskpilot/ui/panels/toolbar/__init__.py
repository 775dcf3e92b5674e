"""The bar on top of the window."""

from deskpilot.ui.panels.toolbar.bar import ToolBar

__all__ = ["ToolBar"]
