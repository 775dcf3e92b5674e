"""Topics for humans are heard in the many ways customers tell them, and not in what only sounds alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot.domain.understanding import Topic, TurnContext
from deskpilot.engine.signals import find_signals
from tests.engine.shop import said

_CALLS = 0.5


def _phrases(opposite: bool) -> Iterator[tuple[str, Topic]]:
    section = ""
    for row in (Path(__file__).parent / "told_topics.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            section = row[1:-1]
        elif row and not row.startswith("#") and section.startswith("not ") == opposite:
            yield row.replace(" / ", "\n"), Topic(section.removeprefix("not "))


def _told_faults(section: str) -> list[str]:
    text = (Path(__file__).parent / "told_faults.txt").read_text(encoding="utf-8")
    return text.split(f"[{section}]\n")[1].split("\n[")[0].splitlines()


def strength(text: str, topic: Topic, context: TurnContext | None = None) -> float:
    return next((s.strength for s in find_signals(text, context or said()) if s.topic is topic), 0.0)


@pytest.mark.parametrize(("text", "topic"), list(_phrases(opposite=False)))
def test_what_is_told_is_heard(text: str, topic: Topic) -> None:
    assert strength(text, topic) >= _CALLS


@pytest.mark.parametrize(("text", "topic"), list(_phrases(opposite=True)))
def test_what_only_sounds_alike_calls_nobody(text: str, topic: Topic) -> None:
    assert strength(text, topic) < _CALLS


_FAULTS = (Topic.QUALITY, Topic.WRONG_ITEM, Topic.INJURY)


@pytest.mark.parametrize("text", _told_faults("fault"))
def test_a_fault_told_plainly_is_heard_in_every_trade(text: str) -> None:
    assert max(strength(text, topic) for topic in _FAULTS) >= _CALLS


@pytest.mark.parametrize("text", _told_faults("calm"))
def test_a_fault_that_is_asked_about_denied_or_sought_is_none(text: str) -> None:
    assert max(strength(text, topic) for topic in _FAULTS) < _CALLS
