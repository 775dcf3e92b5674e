"""Where a text holds somebody's private numbers; what counts as one is the log filter's knowledge."""

import re
from dataclasses import dataclass

from deskpilot.logs import strike_private

_STRUCK = re.compile(r"\[(phone|id|card|email)\]")


@dataclass(frozen=True, slots=True)
class PrivateSpan:
    kind: str
    start: int
    end: int


def private_spans(text: str) -> tuple[PrivateSpan, ...]:
    """The private numbers in `text`: what is gone from it once they are struck."""
    struck = strike_private(text)
    if struck == text:
        return ()
    pieces = _STRUCK.split(struck)
    spans: list[PrivateSpan] = []
    place = len(pieces[0])
    for kind, after in zip(pieces[1::2], pieces[2::2], strict=True):
        end = text.find(after, place + 1) if after else len(text)
        end = len(text) if end < 0 else end
        if text[place:end] != f"[{kind}]":
            spans.append(PrivateSpan(kind, place, end))
        place = end + len(after)
    return tuple(spans)
