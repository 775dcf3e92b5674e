"""What is tried only where it can match: the needs of a form, and that no match is ever passed over."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskpilot.engine import tables
from deskpilot.engine.seeking import Seekers, needs_of

CLASSES = {"body": "(?:手指|脚)", "few": "[一两三]"}
FORMS = {
    "血": ["血"],
    "流血": ["流", "血"],
    "流?血": ["血"],
    "(?:流|出){1,2}血": ["血", "流出"],
    "(?:流|出){0,2}血": ["血"],
    "(?:流|[^,]出|\\d)": [],
    "[a-c1.]x*": ["abc1."],
    "[^,。]好[\\d一]": ["好"],
    "(?<!不)(?=疼)痛(?!苦)": ["痛"],
    "\\[好\\]$": ["[", "]", "好"],
    "{body}.{0,4}?{few}次": ["次", "手脚", "一两三"],
    "(赔|(?:退+钱)*)元": ["元"],
    "": [],
}


@pytest.mark.parametrize(("form", "needed"), FORMS.items())
def test_a_form_needs_what_every_match_holds(form: str, needed: list[str]) -> None:
    known = {name: needs_of(words, {}) for name, words in CLASSES.items()}
    assert set(needs_of(form, known)) == set(map(frozenset, needed))


def _topics() -> tuple[list[str], dict[str, str]]:
    rows = tables.sections("topics.txt")
    classes = {name[1:]: f"(?:{'|'.join(words)})" for name, words in rows.items() if name.startswith("=")}
    return [form for name, forms in rows.items() if not name.startswith("=") for form in forms], classes


TOPICS = Seekers(*_topics())
PLAIN = [TOPICS.pattern(number) for number in range(len(_topics()[0]))]
TOLD = (Path(__file__).parent / "told_topics.txt").read_text(encoding="utf-8").splitlines()


def _places(found: list[tuple[int, re.Match[str]]]) -> list[tuple[int, tuple[int, int]]]:
    return [(number, match.span()) for number, match in found]


def _asked_in_full(text: str) -> list[tuple[int, tuple[int, int]]]:
    tried = ((number, pattern.search(text)) for number, pattern in enumerate(PLAIN))
    return [(number, match.span()) for number, match in tried if match]


def test_of_told_topics_no_match_is_passed_over() -> None:
    assert sum(_asked_in_full(line) != [] for line in TOLD) >= 150
    assert [line for line in TOLD if _places(list(TOPICS.search(line))) != _asked_in_full(line)] == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TOLD), min_size=1, max_size=3), st.data())
def test_of_torn_lines_no_match_is_passed_over(lines: list[str], data: st.DataObject) -> None:
    whole = "".join(lines)
    cut = data.draw(st.integers(0, len(whole)))
    text = whole[cut:] + whole[:cut]
    assert _places(list(TOPICS.search(text))) == _asked_in_full(text)


def test_a_form_is_made_when_a_text_holds_what_it_needs() -> None:
    seekers = Seekers(["手.{0,3}疼", "(?<=脚+)疼"], {})
    assert [number for number, _ in seekers.search("手有点痒")] == []
    assert [number for number, _ in Seekers(["手.{0,3}疼", "(?<=脚+)痒"], {}).search("手有点疼")] == [0]
    with pytest.raises(re.error):
        list(seekers.search("脚有点疼"))
