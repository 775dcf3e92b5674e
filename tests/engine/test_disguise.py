"""A complaint is heard through dots, blanks, letters, homophones and other digits."""

from pathlib import Path

import pytest

from deskpilot.domain.understanding import Topic, TurnContext
from deskpilot.engine.signals import find_signals

CASES = [
    (line[2:], line[0] == "+")
    for line in Path(__file__).with_name("disguised.txt").read_text(encoding="utf-8").splitlines()
    if line[:1] in ("+", "-")
]


@pytest.mark.parametrize(("written", "meant"), CASES)
def test_a_disguised_complaint_is_heard_and_honest_words_are_not(written: str, meant: bool) -> None:
    found = find_signals(written, TurnContext())
    assert any(s.topic is Topic.COMPLAINT and s.strength >= 0.5 for s in found) is meant


def test_the_table_holds_enough_disguises() -> None:
    assert sum(meant for _, meant in CASES) >= 50
