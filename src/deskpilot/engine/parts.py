"""Products by a part of their title, as customers name them: the snow boots, the one with freeze-dried salmon.

A part counts where it is long enough not to stand there by chance, or says what kind of thing it is, and no other product
has it. In a big catalogue hardly a part is one product's alone, and none is looked for.
"""

import re
from collections.abc import Iterable

from deskpilot.domain.catalog import Product
from deskpilot.engine.text import is_han, normalise, squeeze

_LEAST_PART = 3
_KIND = 2  # characters; what a thing is stands at the end of its title
_MOST_PRODUCTS = 2000
_LONGEST_TEXT = 120
# What many a title ends with, and what says nothing of the thing.
_NO_KINDS = frozenset(
    {"礼盒", "套装", "组合", "礼包", "系列", "新款", "同款", "经典", "正品", "包邮", "现货"}
)
_HERE = re.compile(r"这[个款件双条套台只瓶盒本张把种样边]|它|一样|区别|对比|相比|比较|不同|哪个")


class Parts:
    """Finds the one product a part of whose title or kind stands in a text."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._kinds: dict[str, set[str]] = {}
        self._places: dict[str, set[str]] = {}

    def put(self, product: Product) -> None:
        """Take in the parts of a product's title."""
        title = self._titles[product.code] = squeeze(normalise(product.title))
        if len(self._titles) > _MOST_PRODUCTS:
            self._places.clear()
            self._kinds.clear()
            return
        for part in _parts_of(title):
            self._places.setdefault(part, set()).add(product.code)
        for kind in _kinds_of(product, title):
            self._kinds.setdefault(kind, set()).add(product.code)

    def remove(self, product: Product) -> None:
        """Forget a product; an unknown one is no error."""
        title = self._titles.pop(product.code, "")
        for part in _parts_of(title):
            self._places.get(part, set()).discard(product.code)
        for kind in _kinds_of(product, title):
            self._kinds.get(kind, set()).discard(product.code)

    def find(self, normalised: str, viewed: str | None) -> tuple[str, str] | None:
        """`(words, code)` of the product that a text names by a part; none where what is looked at is pointed at, or
        has the part as well."""
        if viewed is not None and _HERE.search(normalised):
            return None
        bare = squeeze(normalised)[:_LONGEST_TEXT]
        longest: dict[str, str] = {}
        for place in range(len(bare) - _LEAST_PART + 1):
            for code in self._places.get(bare[place : place + _LEAST_PART], ()):
                words = self._extended(bare, place, code)
                if len(words) > len(longest.get(code, "")):
                    longest[code] = words
        if longest:
            most = max(map(len, longest.values()))
            near = [code for code, words in longest.items() if len(words) == most]
            return (longest[near[0]], near[0]) if len(near) == 1 else None
        for kind in (bare[place : place + _KIND] for place in range(len(bare) - _KIND + 1)):
            codes = self._kinds.get(kind, set())
            if len(codes) == 1:
                return kind, next(iter(codes))
        return None

    def one_of(self, codes: Iterable[str], normalised: str) -> str | None:
        """The one of these products whose kind or part of the title is said."""
        bare = squeeze(normalised)[:_LONGEST_TEXT]
        pairs = {bare[place : place + _KIND] for place in range(len(bare) - _KIND + 1)}
        said = [code for code in codes if any(code in self._kinds.get(pair, ()) for pair in pairs)]
        return said[0] if len(said) == 1 else None

    def _extended(self, bare: str, place: int, code: str) -> str:
        end, title = place + _LEAST_PART, self._titles[code]
        while end < len(bare) and bare[place : end + 1] in title:
            end += 1
        return bare[place:end]


def _parts_of(title: str) -> Iterable[str]:
    parts = (title[place : place + _LEAST_PART] for place in range(len(title) - _LEAST_PART + 1))
    return (part for part in parts if all(map(is_han, part)))


def _kinds_of(product: Product, title: str) -> set[str]:
    category = squeeze(normalise(product.category.rpartition("/")[2]))
    kinds = {title[-_KIND:], category if len(category) == _KIND else ""}
    return {kind for kind in kinds if len(kind) == _KIND and all(map(is_han, kind))} - _NO_KINDS
