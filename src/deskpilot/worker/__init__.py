"""Carries: commands down to the desk, frozen changes up to the window, lines in and out of the channels.

Everything that takes time happens in one engine thread, in steps of a few milliseconds.
"""
