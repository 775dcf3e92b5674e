"""Cutting a run of characters into words."""

from deskpilot.engine.query import read_words
from deskpilot.engine.segment import Segmenter, segmenter, words_of

MADE_UP = "饕餮魍魉"


def test_a_word_that_is_taught_is_kept_whole_even_in_a_line_already_read() -> None:
    line = f"有{MADE_UP}吗"
    assert MADE_UP not in words_of(line)
    assert MADE_UP not in read_words(line).words
    segmenter().teach(MADE_UP)
    assert MADE_UP in words_of(line)
    assert MADE_UP in read_words(line).words


def test_the_longest_words_are_met_beside_short_ones_that_begin_alike() -> None:
    cut = Segmenter()
    cut.teach("魑魅魍魉魃魈魁魂")
    cut.teach("魑魅魍")
    assert cut.words("魑魅魍魉魃魈魁魂魑魅魍") == ["魑魅魍魉魃魈魁魂", "魑魅魍"]
    assert cut.words("") == []
