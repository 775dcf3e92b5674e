"""Which campaign an answer may quote: the one that was named, else one that is about what was asked.

A campaign says in its name and rule what it is for: kinds of goods (家具, 洗护) or everything. One for other goods than
those asked about is never quoted, and what is asked about every shop together gets a campaign across shops.
"""

from collections.abc import Iterable, Iterator, Sequence

from deskpilot.domain.catalog import Campaign, Product
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Understanding
from deskpilot.services.work import Work

_ACROSS_SHOPS = "跨店"
_QUOTES = "{campaign."
_PASSWORD = "{campaign.password}"


def campaign_meant(
    work: Work,
    understanding: Understanding,
    entries: Sequence[KnowledgeEntry],
    product: Product | None,
) -> Campaign | None:
    """The running campaign that is named, else the first that fits what is asked and has what the answer tells of it."""
    current = work.uow.campaigns.current(work.now)
    code = understanding.resolved("campaign")
    if code is not None:
        return next((campaign for campaign in current if code in (campaign.code, campaign.name)), None)
    text = understanding.text
    named = next((c for c in current if c.name in text or (c.password and c.password in text)), None)
    if named is not None or not current:
        return named
    if not any(_QUOTES in f"{entry.answer}{entry.sales_answer}" for entry in entries):
        return None
    return next(_fitting(current, text, entries[0], product, work.uow.products.kinds()), None)


def _fitting(
    current: Iterable[Campaign],
    text: str,
    entry: KnowledgeEntry,
    product: Product | None,
    kinds: Iterable[str],
) -> Iterator[Campaign]:
    """The campaigns that may be quoted: those for the very goods first, then those for everything. When nobody said
    what it is about, those for some goods come last; their name says what they are for."""
    words = " ".join((text, *entry.forms))
    able = [c for c in current if c.password or _PASSWORD not in entry.answer]
    if _ACROSS_SHOPS in words:
        able = [c for c in able if c.cross_shop]
    all_kinds = tuple(kinds)
    asked = _goods_of(product) | {kind for kind in all_kinds if kind in words or kind in entry.scope}
    bound = {c.code: {kind for kind in all_kinds if kind in f"{c.name}{c.rule}"} for c in able}
    yield from (c for c in able if bound[c.code] & asked)
    yield from (c for c in able if not bound[c.code])
    if not asked:
        yield from (c for c in able if bound[c.code])


def _goods_of(product: Product | None) -> set[str]:
    return set() if product is None else {*product.category.split("/"), product.series} - {""}
