"""Rules of names in a text: the longest at each place, whole words only, and never an error at the end of a line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.catalog import Product, Sku
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


BOOTS = Product(
    "B-1",
    "加绒登山靴",
    299.0,
    series="云岭",
    category="鞋/靴子",
    skus=(Sku("B-1-40", {"尺码": "40"}, 299.0, 2),),
)
RUNNERS = Product("B-2", "缓震跑步鞋", 399.0, series="逐风", category="鞋/跑鞋")
SHORTS = Product("B-3", "速干运动短裤", 99.0, series="逐风", category="服饰/短裤")


def _catalogue() -> Names:
    names = Names()
    for product in (BOOTS, RUNNERS, SHORTS):
        names.put_product(product)
    return names


def _code(names: Names, text: str, viewed: str | None = None) -> str | None:
    found = names.named(text, viewed)
    return found.value if found is not None and found.source != "series" else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("云岭系列多少钱", "B-1"),
        ("那个登山靴呢", "B-1"),
        ("加绒登山那双还有吗", "B-1"),
        ("短裤有货吗", "B-3"),
        ("跑鞋透气吗", "B-2"),
        ("b-1-40还有吗", "B-1"),
        ("逐风的跑鞋呢", "B-2"),
    ],
)
def test_a_series_a_part_of_a_title_a_kind_and_a_code_name_a_product(text: str, code: str) -> None:
    assert _code(_catalogue(), text) == code


def test_a_product_that_is_named_goes_before_the_one_that_is_looked_at() -> None:
    assert _code(_catalogue(), "登山靴多少钱", viewed="B-2") == "B-1"


@pytest.mark.parametrize("text", ["这双跟登山靴哪个暖和", "这双多少钱", "鞋子多少钱"])
def test_a_comparison_and_what_several_have_name_no_other_product(text: str) -> None:
    assert _code(_catalogue(), text, viewed="B-2") is None


def test_a_series_of_several_is_the_one_that_is_looked_at_or_none() -> None:
    names = _catalogue()
    assert _code(names, "逐风系列多少钱", viewed="B-3") == "B-3"
    found = names.named("逐风系列多少钱", "B-1")
    assert found is not None
    assert (found.value, found.source) == ("逐风", "series")


@pytest.mark.parametrize("canonical", ["B-1", "加绒登山靴", "云岭", "B-1-40"])
def test_an_alias_stands_for_a_code_a_title_a_series_or_a_variant(canonical: str) -> None:
    names = _catalogue()
    names.put_alias(Alias("大黄靴", canonical, "product"))
    found = names.named("大黄靴还有吗")
    assert found is not None
    assert (found.value, found.source, found.words) == ("B-1", "alias", "大黄靴")


def test_a_product_that_was_renamed_is_not_found_by_its_old_name() -> None:
    names = _catalogue()
    names.put_product(replace(SHORTS, title="弹力骑行长裤", category="服饰/长裤", series="穿云"))
    assert _code(names, "速干运动短裤") is None
    assert _code(names, "骑行长裤") == "B-3"
    assert _code(names, "逐风的多少钱") == "B-2"


@given(st.text("速干运动短裤登山靴逐风 b1-", max_size=20))
def test_any_text_may_name_something_or_nothing(text: str) -> None:
    assert _code(_catalogue(), text) in {None, "B-1", "B-2", "B-3"}
