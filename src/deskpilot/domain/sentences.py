"""Which part of what somebody wrote is quoted: a line, and of a long line the sentence."""

import re
from collections.abc import Iterator, Sequence

# What is no longer than this is read at a glance and quoted whole.
_GLANCE = 30  # characters
_LEAST = 4
_BLANKS = re.compile(r"[\s,，]+")
_ENDS = re.compile(r"[。！？!?；;…]+|(?<=[\u4e00-\u9fff，,])\s+(?=[\u4e00-\u9fff])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a turn as they were written, each a part of one of its lines. Chinese chats part them by blanks as
    often as by marks; what is too short to stand alone stays with what follows."""
    return tuple(part for line in text.split("\n") for part in _of_line(line))


def telling_part(text: str, words: str) -> str:
    """What to quote of a turn for these words: their line, or their sentence where the line is long. Words that run over
    several lines come to the point in the last of them. The whole turn when nothing holds them, for a figure is no
    quote."""
    lines = text.split("\n")
    line = next((line for line in lines if words and words in line), None) or _last_within(lines, words)
    if line is None:
        return text
    if len(line) <= _GLANCE:
        return line
    return next((part for part in _of_line(line) if words in part), line)


def _of_line(line: str) -> Iterator[str]:
    start = 0
    for end in (found.end() for found in _ENDS.finditer(line)):
        if end - start >= _LEAST:
            yield line[start:end].strip()
            start = end
    if rest := line[start:].strip():
        yield rest


def _last_within(lines: Sequence[str], words: str) -> str | None:
    """The last line that lies within words of several lines, however their blanks were read."""
    run = _BLANKS.sub("", words)
    within = (line for line in reversed(lines) if len(line) >= _LEAST and _BLANKS.sub("", line) in run)
    return next(within, None)
