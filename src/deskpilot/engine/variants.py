"""What is said of a variant in words that no list holds: the shop's own name of a colour, a code or size that stands in the
rows of the product, and what the customer told of themselves before (my size)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deskpilot.domain.catalog import Product
from deskpilot.domain.customer import Fact
from deskpilot.domain.understanding import Slot
from deskpilot.engine.products import Names
from deskpilot.engine.telling import Telling, telling_of
from deskpilot.engine.text import normalise, squeezed

_LEAST_VALUE = 2
_METRES = re.compile(r"^(\d)\.(\d{1,2})米$")  # written 1.8米, said 1米8
_COLOUR_KEYS = re.compile(r"色")
_SIZE_KEYS = re.compile(r"码|号")
# A size of figures and its measure, said without it: 40 for 40cm, where it is pointed out and not counted.
_MEASURED = re.compile(r"^(\d+(?:\.\d+)?)(?:cm|mm|m|米|g|kg|克|寸|英寸|码|号|w|ml|升|l)$")
_POINTED_OUT = r"(?=的|呢|多少|怎么卖|还有|有货|有没有|有吗|什么价)"
_COLOUR_KINDS = frozenset({"color", "colour"})
_AS_BEFORE = r"(?:我的|我穿的?|我那个?|我这个?|我要的|上次(?:说|买|要|问|穿)?的?那?个?|之前(?:说|买|要|问|穿)?的?那?个?|以前的?|老)"
_RECALLED = {
    "size": re.compile(rf"{_AS_BEFORE}(?:尺码|鞋码|码数|码|号码|尺寸|号)(?!牌)"),
    "colour": re.compile(rf"{_AS_BEFORE}(?:颜色|色号|色)"),
}
# A figure in front of one of these counts pieces and names no variant.
_COUNTED = re.compile(r"\s*[件个双条瓶盒包袋台只把张支份片套箱块元天月年岁斤点分小]")


def with_variants(
    slots: Sequence[Slot], normalised: str, names: Names, product: Product | None, facts: Sequence[Fact]
) -> tuple[Slot, ...]:
    """The values named, in the words of the rows, with those that only the rows or the memory tell."""
    of_bodies = [slot for slot in slots if not _is_of_goods(slot, product)]
    found = [*_renamed(of_bodies, normalised, names), *_of_codes(normalised, names, product)]
    found += _in_rows(normalised, product)
    found += _called_otherwise(normalised, names, product)
    found += _without_measure(normalised, product)
    found += [each for each in _recalled(normalised, facts) if all(each.name != s.name for s in found)]
    kept: dict[tuple[str, str], Slot] = {}
    for slot in found:
        kept.setdefault((slot.name, slot.value.casefold()), slot)
    return tuple(kept.values())


def _renamed(slots: Sequence[Slot], normalised: str, names: Names) -> Iterator[Slot]:
    """The values, those that the shop calls otherwise by its own word; and what only the shop calls so."""
    renamed: set[str] = set()
    for mention in names.aliases_in(normalised):
        if mention.kind not in _COLOUR_KINDS:
            continue
        renamed.add(mention.words)
        start = normalised.find(mention.words)
        telling = telling_of("colour", normalised, max(start, 0), max(start, 0) + len(mention.words))
        if telling is not Telling.DENIED:
            yield Slot("colour", mention.value, mention.words, telling is Telling.OWN)
    yield from (s for s in slots if s.name != "colour" or not any(s.quote in each for each in renamed))


def _of_codes(normalised: str, names: Names, product: Product | None) -> Iterator[Slot]:
    """The values of a variant whose code is said, or a word of the shop's for it."""
    skus = product.skus if product is not None else ()
    for mention in names.mentions(normalised) if skus else ():
        said = {squeezed(mention.value.casefold()), mention.words}
        for sku in (each for each in skus if squeezed(each.code.casefold()) in said):
            for key, value in sku.spec.items():
                yield Slot("colour" if _COLOUR_KEYS.search(key) else "size", value, mention.words, own=False)


def _is_of_goods(slot: Slot, product: Product | None) -> bool:
    """Whether what looks like somebody's height is a size of the product: 1米8 where there is one of 1.8米."""
    if slot.name != "height" or product is None:
        return False
    metres = f"{int(slot.value) / 100:g}米"
    return any(metres in value for sku in product.skus for value in sku.spec.values())


def _in_rows(normalised: str, product: Product | None) -> Iterator[Slot]:
    """Codes and sizes as they stand in the rows of this product: NC-02, 22, 5kg. Names in Han characters are found by
    whoever compares rows and words."""
    if product is None:
        return
    pairs = dict.fromkeys((key, value) for sku in product.skus for key, value in sku.spec.items())
    for key, value in pairs:
        name = "colour" if _COLOUR_KEYS.search(key) else "size"
        for word in (value, *value.split()):
            said = _METRES.sub(r"\1米\2", normalise(word))
            place = _place_of(said, normalised)
            if place is None:
                continue
            end = place + len(said)
            telling = telling_of(name, normalised, place, end)
            own = telling is Telling.OWN and bool(_COLOUR_KEYS.search(key) or _SIZE_KEYS.search(key))
            if telling is not Telling.DENIED:
                yield Slot(name, word, normalised[place:end], own)


def _called_otherwise(normalised: str, names: Names, product: Product | None) -> Iterator[Slot]:
    """The values of a row that the shop has its own word for: half a pound for 227g."""
    pairs = {(key, value) for sku in (product.skus if product else ()) for key, value in sku.spec.items()}
    for mention in names.aliases_in(normalised) if pairs else ():
        for key, value in pairs:
            if mention.kind not in _COLOUR_KINDS and value.casefold() == mention.value.casefold():
                yield Slot("colour" if _COLOUR_KEYS.search(key) else "size", value, mention.words, own=False)


def _without_measure(normalised: str, product: Product | None) -> Iterator[Slot]:
    """The values of a row that are measures, said by their figures alone."""
    pairs = dict.fromkeys((k, v) for sku in (product.skus if product else ()) for k, v in sku.spec.items())
    for key, value in pairs:
        measured = _MEASURED.match(normalise(value))
        if measured is None or _COLOUR_KEYS.search(key):
            continue
        figure = measured.group(1)
        if re.search(rf"(?<![\d.\-/]){re.escape(figure)}{_POINTED_OUT}", normalised):
            yield Slot("size", value, figure, own=False)


def _place_of(word: str, text: str) -> int | None:
    if len(word) < _LEAST_VALUE or not word.replace("米", "").isascii():
        return None
    start = text.find(word)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(word) : start + len(word) + 1]
        whole = not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
        if whole and not (word.isdigit() and (_COUNTED.match(text, start + len(word)) or before in ".-/")):
            return start
        start = text.find(word, start + 1)
    return None


def _recalled(normalised: str, facts: Sequence[Fact]) -> Iterator[Slot]:
    for name, words in _RECALLED.items():
        match = words.search(normalised)
        known = [fact for fact in facts if fact.key == name]
        if match and known:
            newest = max(known, key=lambda fact: fact.learned_at)
            # It was told before, and stays linked to the line that told it.
            yield replace(Slot(name, newest.value, match.group()), own=False)
