"""Products and aliases by the names customers use for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from deskpilot.domain.catalog import Product
from deskpilot.domain.knowledge import Alias
from deskpilot.engine.parts import Parts
from deskpilot.engine.segment import segmenter
from deskpilot.engine.text import normalise, squeeze, squeezed

_LEAST_NAME = 2
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the customer and the product code or canonical word they stand for; `kind` is that of an alias."""

    words: str
    value: str
    source: str
    kind: str = ""


class Names:
    """Finds product codes, titles, codes of variants, series and aliases in squeezed text, and parts of titles."""

    def __init__(self) -> None:
        self._products: dict[str, Product] = {}
        self._aliases: dict[str, Alias] = {}
        self._names: dict[str, Mention] = {}
        self._lengths: dict[str, set[int]] = {}
        self._own: dict[str, str] = {}
        self._series: dict[str, list[str]] = {}
        self._parts = Parts()

    def put_product(self, product: Product) -> None:
        """Take a product in, in the place of what had its code."""
        if (before := self._products.get(product.code)) is not None:
            self._forget(before)
        self._products[product.code] = product
        for name in _names_of(product):
            self._own[name] = product.code
            self._name(name, Mention("", product.code, "name"))
        if product.series:
            series = squeeze(normalise(product.series))
            self._series.setdefault(series, []).append(product.code)
            if series not in self._names:
                self._name(series, Mention("", product.series, "series"))
        self._parts.put(product)
        for tag in product.tags:
            segmenter().teach(normalise(tag))

    def _forget(self, product: Product) -> None:
        for name in _names_of(product):
            if self._own.get(name) == product.code:
                del self._own[name]
                if (known := self._names.get(name)) is not None and known.source == "name":
                    del self._names[name]
        series = self._series.get(squeeze(normalise(product.series)), [])
        if product.code in series:
            series.remove(product.code)
        self._parts.remove(product)

    def put_alias(self, alias: Alias) -> None:
        key = normalise(alias.alias)
        self._aliases[key] = alias
        segmenter().teach(key)
        self._name(squeeze(key), Mention("", alias.canonical, "alias", alias.kind))

    def remove_alias(self, alias: str) -> None:
        """Forget an alias; an unknown one is no error."""
        self._aliases.pop(normalise(alias), None)
        self._names.pop(squeeze(normalise(alias)), None)

    def _name(self, key: str, mention: Mention) -> None:
        if _LEAST_NAME <= len(key) <= _LONGEST_NAME:
            self._names[key] = mention
            self._lengths.setdefault(key[0], set()).add(len(key))

    def product(self, code: str) -> Product | None:
        return self._products.get(code)

    def product_named(self, value: str) -> Product | None:
        """The product that a code, a title, the code of a variant or the series of one product alone stands for."""
        key = squeeze(normalise(value))
        code = value if value in self._products else self._own.get(key)
        series = self._series.get(key, [])
        if code is None and len(series) == 1:
            code = series[0]
        return None if code is None else self._products.get(code)

    def named(self, normalised: str, viewed: str | None = None) -> Mention | None:
        """The product that a text names: by code, title, alias or series, else by a part of a title that no other has. A
        series of several products is one that is looked at, or the one whose kind is said; else its own name comes back."""
        found = self.mentions(normalised)
        for mention in found:
            if (product := self.product_named(mention.value)) is not None:
                return Mention(mention.words, product.code, _source(mention), mention.kind)
        for mention in found:
            if (codes := self._series.get(squeeze(normalise(mention.value)))) and mention.kind != "word":
                code = viewed if viewed in codes else self._parts.one_of(codes, normalised)
                return Mention(mention.words, code or mention.value, "name" if code else "series")
        part = self._parts.find(normalised, viewed)
        return None if part is None else Mention(part[0], part[1], "name")

    def codes_in(self, normalised: str) -> list[str]:
        """The products that are named in full, each once."""
        named = (self.product_named(mention.value) for mention in self.mentions(normalised))
        return list(dict.fromkeys(product.code for product in named if product is not None))

    def aliases_in(self, normalised: str) -> Iterator[Mention]:
        """The shop's own words in a text."""
        return (mention for mention in self.mentions(normalised) if mention.source == "alias")

    def mentions(self, normalised: str) -> list[Mention]:
        """The names in a text, longest at each place."""
        bare = squeeze(normalised) if self._names else ""
        found: list[Mention] = []
        place = 0
        while place < len(bare):
            taken = 1
            for length in sorted(self._lengths.get(bare[place], ()), reverse=True):
                # Past the end a slice is cut short and could be a shorter name: that one has its own turn.
                fits = place + length <= len(bare)
                known = self._names.get(bare[place : place + length]) if fits else None
                if known is not None and _stands_alone(bare, place, length):
                    words = bare[place : place + length]
                    found.append(Mention(words, known.value, known.source, known.kind))
                    taken = length
                    break
            place += taken
        return found

    def explained(self, normalised: str) -> str:
        """The text with the canonical word added behind each alias it uses."""
        added = (
            [self._aliases[key].canonical for key in self._aliases if key and key in normalised]
            if len(self._aliases) <= 200
            else [mention.value for mention in self.mentions(normalised) if mention.source == "alias"]
        )
        return f"{normalised} {normalise(' '.join(added))}" if added else normalised


def _names_of(product: Product) -> Iterator[str]:
    yield squeeze(normalise(product.code))
    yield squeeze(normalise(product.title))
    yield from (squeezed(sku.code.casefold()) for sku in product.skus if sku.code)


def _source(mention: Mention) -> str:
    return "alias" if mention.source == "alias" else "name"


def _stands_alone(bare: str, place: int, length: int) -> bool:
    """A latin name must not be the inside of a longer latin word or number."""
    before = bare[place - 1] if place else ""
    after = bare[place + length : place + length + 1]
    starts = bare[place].isascii() and before.isascii() and before != ""
    ends = bare[place + length - 1].isascii() and after.isascii() and after != ""
    return not starts and not ends
