"""Measures DeskPilot beside the tools that its parts compete with; `python -m benchmarks`."""
