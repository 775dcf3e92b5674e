"""How an alert is heard and seen: toast, sound, tray."""

from deskpilot.ui.panels.alarm.alarm import Alarm
from deskpilot.ui.panels.alarm.tray import Tray

__all__ = ["Alarm", "Tray"]
