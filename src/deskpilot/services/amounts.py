"""For how many of what the row sells a price is asked: what one costs is never told as what many cost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from deskpilot.domain.catalog import Product, Sku
from deskpilot.engine.pieces import Pieces, names_one_of_a_row, pieces_in
from deskpilot.engine.text import normalise


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of what the row sells (`count`; 0 where the row does not say what that costs), of which variant if that
    tells, and in the customer's measure."""

    count: int = 1
    sku: Sku | None = None
    measure: str = ""


ONE = Amount()
UNKNOWN = Amount(0)


def amount_asked(text: str, product: Product, sku: Sku | None) -> Amount:
    """The amount that a turn asks the price of. One and many together ask for many."""
    words = normalise(text)
    if names_one_of_a_row(words):
        return UNKNOWN
    amounts = [_amount(each, product, sku) for each in pieces_in(words)]
    if any(not each.count for each in amounts):
        return UNKNOWN
    many = {each.count: each for each in amounts if each.count > 1}
    if len(many) > 1:
        return UNKNOWN
    return next(iter(many.values()), next(iter(amounts), ONE))


def _amount(asked: Pieces, product: Product, sku: Sku | None) -> Amount:
    said = [(each, found) for found in _variants(product, sku) for each in _named(product, found)]
    same = [found for each, found in said if asked.is_as_much_as(each)]
    if same and (asked.count > 1 or asked.pack or asked.is_weighed):
        # What the row sells is this very amount: 5kg, a set of four.
        return Amount(1, _only(same))
    if asked.pack or asked.count != int(asked.count):
        return UNKNOWN
    if asked.is_weighed:
        return _weighed(asked, product)
    if any(each.measure == asked.measure and each.count > 1 for each, _ in said):
        return UNKNOWN  # a part of what is sold
    if asked.holds_several:
        return _held(asked, product, sku)
    return Amount(int(asked.count), None, asked.measure)


def _weighed(asked: Pieces, product: Product) -> Amount:
    """By weight or length only where the row says that it is sold so."""
    by_it = any(f"{sign}{asked.measure}" in text for sign in ("/", "每", "按") for text in _texts(product))
    return Amount(int(asked.count), None, asked.measure) if by_it else UNKNOWN


def _held(asked: Pieces, product: Product, sku: Sku | None) -> Amount:
    """A box or a set where that is what the row sells."""
    kept = [found for found in product.skus if any(asked.measure in value for value in found.spec.values())]
    if sku is not None and sku in kept:
        return Amount(int(asked.count), sku, asked.measure)
    if len(kept) == 1:
        return Amount(int(asked.count), kept[0], asked.measure)
    if asked.measure in product.title or (kept and len(kept) == len(product.skus)):
        return Amount(int(asked.count), None, asked.measure)
    return UNKNOWN


def _variants(product: Product, sku: Sku | None) -> Iterable[Sku | None]:
    return (sku,) if sku is not None else (product.skus or (None,))


def _named(product: Product, sku: Sku | None) -> Iterator[Pieces]:
    for text in (product.title, *(sku.spec.values() if sku is not None else ())):
        yield from pieces_in(normalise(text))


def _texts(product: Product) -> Iterator[str]:
    yield product.title
    yield from (value for sku in product.skus for value in sku.spec.values())
    yield from product.attributes.values()


def _only(skus: list[Sku | None]) -> Sku | None:
    return skus[0] if len({sku.code for sku in skus if sku is not None}) == 1 else None


def narrowed(product: Product, words: Iterable[str]) -> Product:
    """The product with the variants that fit most of what was named, where that is some and not all of them."""
    said = {word.casefold() for word in words}
    fitting = [(sum(value.casefold() in said for value in sku.spec.values()), sku) for sku in product.skus]
    most = max((count for count, _ in fitting), default=0)
    near = tuple(sku for count, sku in fitting if count == most)
    return replace(product, skus=near) if most and len(near) < len(product.skus) else product
