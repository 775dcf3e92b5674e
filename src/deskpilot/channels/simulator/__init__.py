"""Simulated customers: for the demo, for training new staff, and for load. The same seed gives the same day."""

from deskpilot.channels.simulator.crowd import Arrival, planned_day, rush, visits
from deskpilot.channels.simulator.simulator import Faults, Simulator
from deskpilot.channels.simulator.story import Phrase, Step, Story, read_phrases, read_stories

__all__ = [
    "Arrival",
    "Faults",
    "Phrase",
    "Simulator",
    "Step",
    "Story",
    "planned_day",
    "read_phrases",
    "read_stories",
    "rush",
    "visits",
]
