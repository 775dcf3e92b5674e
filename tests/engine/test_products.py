"""Rules of names in a text: the longest at each place, whole words only, and never an error at the end of a line."""

from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.knowledge import Alias
from deskpilot.engine.products import Names


def _names(*aliases: str) -> Names:
    names = Names()
    for alias in aliases:
        names.put_alias(Alias(alias, f"to {alias}"))
    return names


def test_a_short_name_at_the_end_is_found_beside_a_longer_one_that_does_not_fit() -> None:
    names = _names("奶茶", "奶茶色大衣")
    assert [mention.words for mention in names.mentions("要奶茶")] == ["奶茶"]


@given(st.text("奶茶色a1", max_size=8), st.lists(st.text("奶茶色a1", min_size=1, max_size=6), max_size=6))
def test_no_text_and_no_set_of_names_raises(text: str, aliases: list[str]) -> None:
    for mention in _names(*aliases).mentions(text):
        assert mention.words in text
