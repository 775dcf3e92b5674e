"""How values are kept in columns: times as whole microseconds since 1970 UTC, lists as JSON, text as valid UTF-8."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Any

from deskpilot.domain.errors import InvalidInput

Value = str | int | float | bytes | None
Params = Sequence[Any] | Mapping[str, Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST = 2**63 - 1
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_micros(at: datetime) -> int:
    """Microseconds since 1970 of an aware time, exact. A naive time is a bug and raises TypeError."""
    passed = at - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds


def maybe_micros(at: datetime | None) -> int | None:
    return None if at is None else to_micros(at)


def from_micros(micros: int) -> datetime:
    """The aware UTC time that `to_micros` was given."""
    return _EPOCH + timedelta(microseconds=micros)


def maybe_time(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)


def to_json(value: object) -> str:
    return _JSON.encode(value)


def texts(stored: str) -> tuple[str, ...]:
    """A list of texts that was stored as JSON."""
    return () if stored == "[]" else tuple(json.loads(stored))


def clean(text: str) -> str:
    """Text that can be stored: halves of surrogate pairs are joined, lone ones become U+FFFD. NUL stays."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def bindable(value: Any) -> Any:
    """The value as SQLite can keep it without loss. Raises `InvalidInput` for what it would bend or refuse."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not isfinite(value):
        raise InvalidInput("not_a_number", value=value)
    if isinstance(value, int) and not -_LARGEST - 1 <= value <= _LARGEST:
        raise InvalidInput("number_too_large", value=value)
    return value


def is_plain(params: Params) -> bool:
    """Whether the values are a list in which no number is infinite or none at all."""
    # Asking an abstract class takes longer than all the rest.
    if not isinstance(params, tuple | list):
        return False
    return all(map(isfinite, [value for value in params if isinstance(value, float)]))


def bound(params: Params) -> Params:
    """All values of one statement, checked."""
    if isinstance(params, Mapping):
        return {name: bindable(value) for name, value in params.items()}
    return [bindable(value) for value in params]


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values, for an IN list."""
    return ",".join("?" * len(values))


def chunks(values: Iterable[Any], size: int = 500) -> Iterable[list[Any]]:
    """Lists of at most `size` values."""
    part: list[Any] = []
    for value in values:
        part.append(value)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
