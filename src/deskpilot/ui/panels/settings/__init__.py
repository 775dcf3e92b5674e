"""Everything a shop can set, in plain words; what is changed holds at once."""

from deskpilot.ui.panels.settings.panel import SettingsPanel

__all__ = ["SettingsPanel"]
