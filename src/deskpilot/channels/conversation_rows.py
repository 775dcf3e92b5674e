"""One JSON object per line: how conversations are written in files, read without trusting a byte of it."""

import json
import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.errors import InvalidInput

LONGEST_LINE_BYTES = 256 * 1024
_LONGEST_KEY = 200
_MILLISECONDS_FROM = 1e11  # a time in seconds reaches this in the year 5138
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_CHINA = timezone(timedelta(hours=8))
_SENDERS = {
    "customer": Sender.CUSTOMER,
    "agent": Sender.AGENT,
    "ai": Sender.AI,
    "system": Sender.SYSTEM,
}


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A line of a conversation as a file has it. `at` is what the file claims, `None` when it says nothing usable."""

    conversation: str
    sender: Sender
    text: str
    seq: int | None = None
    id: str | None = None
    customer: str = ""
    nickname: str = ""
    sender_name: str = ""
    at: datetime | None = None
    kind: MessageKind = MessageKind.TEXT
    payload: str = ""
    product: str | None = None
    order_no: str | None = None


def parse_row(line: bytes) -> ConversationRow:
    """The row in this line. Raises `InvalidInput` whose code says what is wrong with it."""
    try:
        return _row(_object(line))
    except RecursionError as error:
        raise InvalidInput("not_json", position=0) from error


def _row(row: dict[str, Any]) -> ConversationRow:
    conversation = _key(row, "conversation")
    if not conversation:
        raise InvalidInput("missing_field", field="conversation")
    sender = _SENDERS.get(str(row.get("from", "customer")))
    if sender is None:
        raise InvalidInput("bad_value", field="from", value=_shown(row["from"]))
    text = row.get("text", "")
    if not isinstance(text, str):
        raise InvalidInput("bad_value", field="text", value=_shown(text))
    kind = _kind(row)
    if kind is MessageKind.TEXT and not text.strip():
        raise InvalidInput("missing_field", field="text")
    seq = row.get("seq")
    return ConversationRow(
        conversation,
        sender,
        _sound(text),
        seq if isinstance(seq, int) and not isinstance(seq, bool) else None,
        _key(row, "id") or None,
        _key(row, "customer") or conversation,
        _key(row, "nickname"),
        _key(row, "name"),
        claimed_time(row.get("at")),
        kind,
        _payload(row.get("payload")),
        _key(row, "product") or None,
        _key(row, "order") or None,
    )


def claimed_time(value: object) -> datetime | None:
    """A client's time as aware UTC: ISO 8601 (without offset: Beijing time), or seconds or milliseconds since 1970."""
    try:
        if isinstance(value, str):
            at = datetime.fromisoformat(value)
            return (at if at.tzinfo else at.replace(tzinfo=_CHINA)).astimezone(UTC)
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            return datetime.fromtimestamp(value / 1000 if value >= _MILLISECONDS_FROM else value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE_BYTES:
        raise InvalidInput("line_too_long", bytes=len(line))
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidInput("not_utf8", position=error.start) from error
    except json.JSONDecodeError as error:
        raise InvalidInput("not_json", position=error.pos) from error
    except ValueError as error:  # a number of thousands of digits
        raise InvalidInput("not_json", position=0) from error
    if not isinstance(row, dict):
        raise InvalidInput("not_an_object")
    return row


def _key(row: dict[str, Any], field: str) -> str:
    value = row.get(field)
    if value is None:
        return ""
    if isinstance(value, bool | float) or not isinstance(value, str | int):
        raise InvalidInput("bad_value", field=field, value=_shown(value))
    text = _sound(str(value)).strip()
    if len(text) > _LONGEST_KEY:
        raise InvalidInput("too_long", field=field)
    return text


def _kind(row: dict[str, Any]) -> MessageKind:
    try:
        return MessageKind(row.get("kind", MessageKind.TEXT))
    except ValueError as error:
        raise InvalidInput("bad_value", field="kind", value=_shown(row["kind"])) from error


def _payload(value: object) -> str:
    if value is None or isinstance(value, str):
        return _sound(value or "")
    return _sound(json.dumps(value, ensure_ascii=False))


def _sound(text: str) -> str:
    """Half a character pair, which no database takes, becomes the sign for an unreadable character."""
    return _HALF_PAIR.sub("\ufffd", text)


def _shown(value: object) -> str:
    return _sound(str(value)[:60])
