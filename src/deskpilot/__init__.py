"""副驾驶 DeskPilot: a desktop co-pilot for people who run a small online shop."""

__version__ = "0.1.0"
