"""What a simulated customer says and what they wait for, as data."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import InvalidInput

DEFAULT_PAUSE_SECONDS = 2.0
DEFAULT_TIMEOUT_SECONDS = 120.0


class Awaited(StrEnum):
    """Whose line the customer waits for before the step."""

    NOBODY = ""
    REPLY = "reply"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Step:
    """Wait for `awaited` (at most `timeout_seconds`; then go on, or leave), pause, then say one of `wordings`.

    A step without wordings and without payload only waits.
    """

    wordings: tuple[str, ...] = ()
    after_seconds: float = DEFAULT_PAUSE_SECONDS
    awaited: Awaited = Awaited.NOBODY
    timeout_seconds: float = DEFAULT_TIMEOUT_SECONDS
    leaves_on_timeout: bool = False
    kind: MessageKind = MessageKind.TEXT
    payload: str = ""
    product: str | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.wordings or self.payload)


@dataclass(frozen=True, slots=True)
class Story:
    """One customer's visit. `weight` says how often it is told compared with the others, `start_seconds` when it
    begins on a planned day (`None`: whenever)."""

    id: str
    channel: str
    customer: str
    steps: tuple[Step, ...]
    nickname: str = ""
    product: str | None = None
    order_no: str | None = None
    start_seconds: float | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence for load, with how often it is said compared with the others."""

    text: str
    weight: float = 1.0


def read_stories(path: Path) -> tuple[Story, ...]:
    """The stories of a JSONL file. Raises `InvalidInput` naming the row, OSError when it cannot be read."""
    return tuple(_rows(path, _story))


def read_phrases(path: Path) -> tuple[Phrase, ...]:
    """The phrases of a JSONL file. Raises as `read_stories` does."""
    return tuple(_rows(path, _phrase))


_Row = TypeVar("_Row")


def _rows(path: Path, build: Callable[[Mapping[str, Any]], _Row]) -> Iterator[_Row]:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield build(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidInput("bad_story", file=path.name, row=number, reason=str(error)) from error


def _story(row: Mapping[str, Any]) -> Story:
    context = row.get("context") or {}
    start = row.get("start_seconds")
    return Story(
        str(row["id"]),
        str(row["channel"]),
        str(row.get("customer") or row.get("customer_key") or row["nickname"]),
        tuple(_step(step) for step in row["steps"]),
        str(row.get("nickname") or ""),
        row.get("product") or context.get("viewed_product"),
        context.get("order_no"),
        None if start is None else max(0.0, float(start)),
        float(row.get("weight", 1.0)),
    )


def _step(row: Mapping[str, Any]) -> Step:
    wordings, payload = _wordings(row.get("say", row.get("text", ""))), _payload(row.get("payload", ""))
    pause = DEFAULT_PAUSE_SECONDS if wordings or payload else 0.0
    return Step(
        wordings,
        max(0.0, float(row.get("after_seconds", pause))),
        Awaited(row.get("wait_for") or ""),
        float(row.get("timeout_seconds", DEFAULT_TIMEOUT_SECONDS)),
        row.get("else", "go_on") == "leave",
        MessageKind(row.get("kind", "text")),
        payload,
        row.get("product"),
    )


def _payload(payload: object) -> str:
    return payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False)


def _wordings(say: str | Sequence[str]) -> tuple[str, ...]:
    return ((say,) if say else ()) if isinstance(say, str) else tuple(say)


def _phrase(row: Mapping[str, Any]) -> Phrase:
    return Phrase(str(row["text"]), float(row.get("weight", 1.0)))
