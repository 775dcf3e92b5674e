"""Products and aliases by the names customers use for them."""

from dataclasses import dataclass

from deskpilot.domain.catalog import Product
from deskpilot.domain.knowledge import Alias
from deskpilot.engine.segment import segmenter
from deskpilot.engine.text import normalise, squeeze

_LEAST_NAME = 2
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the customer and the product code or canonical word they stand for."""

    words: str
    value: str
    source: str


class Names:
    """Finds product codes, titles, series and aliases in squeezed text."""

    def __init__(self) -> None:
        self._products: dict[str, Product] = {}
        self._aliases: dict[str, Alias] = {}
        self._names: dict[str, tuple[str, str]] = {}
        self._lengths: dict[str, set[int]] = {}

    def put_product(self, product: Product) -> None:
        self._products[product.code] = product
        for name in (product.code, product.title):
            self._name(name, product.code, "name")
        for tag in product.tags:
            segmenter().teach(normalise(tag))

    def put_alias(self, alias: Alias) -> None:
        key = normalise(alias.alias)
        self._aliases[key] = alias
        segmenter().teach(key)
        self._name(alias.alias, alias.canonical, "alias")

    def remove_alias(self, alias: str) -> None:
        """Forget an alias; an unknown one is no error."""
        self._aliases.pop(normalise(alias), None)
        self._names.pop(squeeze(normalise(alias)), None)

    def _name(self, name: str, value: str, source: str) -> None:
        key = squeeze(normalise(name))
        if _LEAST_NAME <= len(key) <= _LONGEST_NAME:
            self._names[key] = (value, source)
            self._lengths.setdefault(key[0], set()).add(len(key))

    def product(self, code: str) -> Product | None:
        return self._products.get(code)

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
                    found.append(Mention(bare[place : place + length], *known))
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


def _stands_alone(bare: str, place: int, length: int) -> bool:
    """A latin name must not be the inside of a longer latin word or number."""
    before = bare[place - 1] if place else ""
    after = bare[place + length : place + length + 1]
    starts = bare[place].isascii() and before.isascii() and before != ""
    ends = bare[place + length - 1].isascii() and after.isascii() and after != ""
    return not starts and not ends
