"""Cells that a spreadsheet would run as a formula, made harmless on the way out and whole again on the way in."""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n\0＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n\0＝＋－＠]")


def neutralised(text: str) -> str:
    """The text with a quote in front when a spreadsheet might take it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def restored(text: str) -> str:
    """What `neutralised` was given."""
    return text[1:] if _GUARDED.match(text) else text
