"""The log: small, rotating, readable by its owner alone, and without the customers' private numbers.

Nothing here decides what is worth logging. It sees to it that whatever is logged can be sent to a stranger for help:
phone numbers, identity numbers, bank cards and e-mail addresses are struck before a line reaches the disk.
"""

import logging
import logging.handlers
import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

LOG_FILE = "deskpilot.log"
LOG_FILES = 5
LOG_FILE_BYTES = 3_900_000  # five of them, each one message too long, stay below 20 MB
LONGEST_TEXT = 8_000  # characters of one message or one traceback

_ROOT = logging.getLogger("deskpilot")
_CRASH = logging.getLogger("deskpilot.crash")


# ---- striking private numbers ----------------------------------------------------------------------------------------

# Between groups of digits people write a blank, a dot, a hyphen or a dash, at times with blanks around it.
_GAP = r"[\ .·\-\u2010-\u2015]{1,2}"
_PRIVATE = re.compile(
    rf"""
    (?P<email> (?<![A-Za-z0-9._%+\-]) [A-Za-z0-9._%+\-]+ @ [A-Za-z0-9\-]+ (?:\.[A-Za-z0-9\-]+)+ )
    | (?<![0-9]) (?:
        (?P<id>
            [1-9]\d{{5}} (?:{_GAP})? (?:18|19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])
            (?:{_GAP})? \d{{3}} [0-9Xx] (?![A-Za-z])
        )
        | (?P<card> \d{{4}} (?: (?:{_GAP})? \d{{4}} ){{3}} (?: (?:{_GAP})? \d{{1,3}} )? )
        | (?P<phone>
            (?: (?:\+|00)? 86 (?:{_GAP})? )?
            (?: 1[3-9]\d (?:{_GAP})? \d{{4}} (?:{_GAP})? \d{{4}}     # 138-0013-8000, and without hyphens
              | 1[3-9]\d {_GAP} \d{{3}} {_GAP} \d{{5}}               # 138-001-38000
              | 1[3-9]\d\d {_GAP} \d{{3}} {_GAP} \d{{4}}             # 1380-013-8000
              | 1[3-9]\d{{3}} {_GAP} \d{{6}}                         # 13800-138000
              | 1 {_GAP} [3-9] (?:{_GAP} \d){{9}} )                  # 1 3 8 0 0 1 3 8 0 0 0
            | 0[1-9]\d{{1,2}} - [2-9]\d{{6,7}}                        # 0571-88001234
        )
    ) (?![0-9])
    """,
    re.VERBOSE,
)
_HANZI_DIGITS = {
    **{hanzi: str(value) for value, hanzi in enumerate("零一二三四五六七八九")},
    **{hanzi: str(value) for value, hanzi in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "幺": "1",
    "两": "2",
}


def strike_private(text: str) -> str:
    """`text` with `[phone]`, `[id]`, `[card]` and `[email]` in place of what is private.

    Sees through full-width and Chinese digits, zero-width characters and the usual separators. Identity numbers and
    cards must pass their check digit; a longer number (an order, a parcel) is left alone.
    """
    folded, places = _fold(text)
    struck: list[str] = []
    end = 0
    for kind, start, stop in _private_spans(folded):
        struck += [text[end : places[start]], f"[{kind}]"]
        end = places[stop - 1] + 1
    return "".join([*struck, text[end:]])


def _fold(text: str) -> tuple[str, list[int]]:
    """`text` with plain digits and letters and without invisible characters, and where each character came from."""
    if text.isascii():
        return text, list(range(len(text)))
    plain = [_plain(character) for character in text]
    return "".join(plain), [place for place, seen in enumerate(plain) if seen]


# Every line and every reply passes here, and they are made of a few thousand characters.
@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """One plain character, or none for an invisible one."""
    if character.isascii():
        return character
    if unicodedata.category(character) == "Cf":
        return ""
    if (hanzi := _HANZI_DIGITS.get(character)) is not None:
        return hanzi
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _private_spans(folded: str) -> Iterator[tuple[str, int, int]]:
    start = 0
    while found := _PRIVATE.search(folded, start):
        kind = str(found.lastgroup)
        number = [int(digit) for digit in found.group() if digit.isdigit()]
        if kind == "id" and not _is_identity_number(number, found.group()[-1]):
            kind = "card"  # eighteen digits: perhaps the other thing
        if kind == "card" and not _is_card_number(number):
            start = found.start() + 1
            continue
        yield kind, found.start(), found.end()
        start = found.end()


def _is_identity_number(number: list[int], last: str) -> bool:
    """GB 11643: the weights are powers of two modulo 11, the remainder 10 is written X."""
    body = number[:17]
    value = 10 if last in "Xx" else number[-1]
    return (sum(digit * pow(2, 17 - place, 11) for place, digit in enumerate(body)) + value) % 11 == 1


def _is_card_number(number: list[int]) -> bool:
    """Sixteen to nineteen digits of a bank's range that pass Luhn's check."""
    if len(number) < 16 or number[0] not in (3, 4, 5, 6, 9):
        return False
    doubled = [digit * 2 - 9 * (digit > 4) for digit in number[-2::-2]]
    return (sum(number[-1::-2]) + sum(doubled)) % 10 == 0


# ---- the file --------------------------------------------------------------------------------------------------------


class _PrivateFormatter(logging.Formatter):
    """One line per message in UTC; what came from outside can neither leak a number nor forge a second line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def formatMessage(self, record: logging.LogRecord) -> str:
        message, record.message = record.message, _one_line(_fit_to_show(record.message))
        try:
            return super().formatMessage(record)
        finally:
            record.message = message

    def format(self, record: logging.LogRecord) -> str:
        cached, record.exc_text = record.exc_text, None  # another formatter's text has not been struck
        try:
            return super().format(record)
        finally:
            record.exc_text = cached

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return _indented(_fit_to_show(super().formatException(ei), keep_end=True))

    def formatStack(self, stack_info: str) -> str:
        return _indented(_fit_to_show(stack_info))


def _fit_to_show(text: str, keep_end: bool = False) -> str:
    """Struck and cut; of a traceback the end says what happened."""
    if len(text) <= LONGEST_TEXT:
        return strike_private(text)
    # Strike more than is kept, so that the cut never leaves one half of a number unseen.
    if keep_end:
        return "..." + strike_private(text[-2 * LONGEST_TEXT :])[-LONGEST_TEXT:]
    return strike_private(text[: 2 * LONGEST_TEXT])[:LONGEST_TEXT] + "..."


def _indented(text: str) -> str:
    return "\n".join("  | " + _one_line(line) for line in text.split("\n"))


def _one_line(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """Readable by its owner alone, and silent when the disk is full: a log that cannot be written stops nobody."""

    def _open(self) -> TextIOWrapper:
        def private(path: str, flags: int) -> int:
            return os.open(path, flags, 0o600)

        return open(self.baseFilename, "a", encoding="utf-8", errors="backslashreplace", opener=private)

    def handleError(self, record: logging.LogRecord) -> None:
        """The standard one would print the message, private numbers and all."""


def start_logging(folder: Path, level: int = logging.INFO) -> None:
    """Log everything of `level` and above into `folder`. A second call moves the log. Raises OSError."""
    path = folder / LOG_FILE
    if path.exists():
        path.chmod(0o600)
    file = _PrivateFile(path, maxBytes=LOG_FILE_BYTES, backupCount=LOG_FILES - 1)
    file.setFormatter(_PrivateFormatter())
    stop_logging()
    _ROOT.addHandler(file)
    _ROOT.setLevel(level)


def stop_logging() -> None:
    """Close the log file; afterwards it may be moved or deleted. Does nothing when there is none."""
    for handler in _ROOT.handlers[:]:
        if isinstance(handler, _PrivateFile):
            _ROOT.removeHandler(handler)
            handler.close()
