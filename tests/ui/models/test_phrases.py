"""Quick phrases: what opens a code, what fits it, what is filled in."""

from dataclasses import replace

import pytest

from deskpilot.ui.models.phrases import matching, typed_code
from tests.ui import sample_rows as rows


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("/", ""),
        ("/fh", "fh"),
        ("好的 /fh", "fh"),
        ("好的，/发", "发"),
        ("第一行\n/f", "f"),
        ("好的亲/fh", "fh"),
    ],
)
def test_a_slash_at_the_start_of_a_word_opens_a_code(before: str, code: str) -> None:
    assert typed_code(before) == code


@pytest.mark.parametrize("before", ["", "1/2", "https://a", "/fh 后面", "和/或", "和/", "S/M"])
def test_a_slash_inside_words_does_not(before: str) -> None:
    assert typed_code(before) is None


@pytest.mark.parametrize("typed", ["fp", "开发", "kfp", "fapiao", "FP"])
def test_code_title_initials_and_pinyin_find_a_phrase(typed: str) -> None:
    assert matching(rows.phrases(), typed)[0].code == "fp"


def test_an_exact_code_stands_before_one_that_only_begins_so() -> None:
    short, long = replace(rows.phrases()[0], code="f"), rows.phrases()[1]
    assert [phrase.code for phrase in matching((long, short), "f")] == ["f", "fp"]


def test_nothing_fits_nonsense() -> None:
    assert matching(rows.phrases(), "zzzzqq") == ()


def test_of_equals_the_one_used_most_stands_first() -> None:
    first, second, *_ = rows.phrases()
    assert matching((first, replace(second, uses=3)), "")[0].code == second.code
