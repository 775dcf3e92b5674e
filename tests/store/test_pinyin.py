"""Those who type sounds find the characters."""

import pytest

from deskpilot.store.pinyin import initials_of, sound_expression, sound_tokens, sounds_of, spoken


def test_characters_have_sounds_and_everything_else_parts_them() -> None:
    assert sounds_of("运费A多少") == "yun fei | duo shao"
    assert initials_of("运费A多少") == "yf ds"
    assert sound_tokens("yun fei | duo shao") == "duoshao fei shao yunfei"


@pytest.mark.parametrize(
    ("typed", "syllables"),
    [
        ("yunfei", ("yun", "fei")),
        ("yunfe", ("yun", "fe")),
        ("Yun Fei", ("yun", "fei")),
        ("fa'piao", ("fa", "piao")),
        ("zh", ("zh",)),
        ("yf", ()),
        ("KB01", ()),
        ("运费", ()),
        ("", ()),
        ("x" * 41, ()),
    ],
)
def test_what_can_be_read_as_pinyin_is_cut_into_syllables(typed: str, syllables: tuple[str, ...]) -> None:
    assert spoken(typed) == syllables


def test_the_last_syllable_may_be_unfinished() -> None:
    assert sound_expression(("yun",)) == '"yun" *'
    assert sound_expression(("yun", "fe")) == '"yunfe" *'
    assert sound_expression(("zen", "me", "su")) == '"zenme" AND "mesu" *'
