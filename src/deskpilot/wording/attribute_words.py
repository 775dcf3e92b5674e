"""What the row of a product says about a property of it: a template, its values bound like those of any answer."""

from collections.abc import Sequence

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.wording.phrases import phrases

_AT_HAND = 7  # days; what takes longer to get ready is not standing there, whatever the count says
_MOST_LISTED = 6  # variants that are read out; of more the customer is asked for one


def attributes(names: Sequence[str], language: str) -> str:
    """The product and what its row says under these names."""
    words = phrases(language).tables["attribute"]
    # The name stands inside a variable's braces, where `fill` does not look.
    rows = (str(words["one"]).replace("{name}", name) for name in names)
    return str(words["head"]) + str(words["joint"]).join(rows) + str(words["stop"])


def price(product: Product, sku: Sku | None, language: str) -> str:
    """What it costs by its row: the variant that is meant, one price for all, or each variant's; empty where the row
    does not say."""
    words = phrases(language).tables["row"]
    if sku is not None and len(product.skus) > 1:
        return str(words["price_sku"]) if sku.price > 0 else ""
    prices = {each.price for each in product.skus} or {product.price}
    if min(prices) <= 0 or len(product.skus) > _MOST_LISTED:
        return ""
    if len(product.skus) == 1:
        return str(words["price_one"])
    return str(words["price" if prices == {product.price} else "price_list"])


def price_of_many(sku: Sku | None, language: str) -> str:
    """What several cost together: the price of one, the count and the sum, which the caller binds as `flow.count` and
    `flow.total`."""
    words = phrases(language).tables["row"]
    return str(words["price_many" if sku is None else "price_many_sku"])


def stock(product: Product, sku: Sku | None, language: str) -> str:
    """What is left by its row, with how long it takes to get ready; only that where it takes long. Empty where nothing is
    counted, too many variants are, or nothing is left of what can still be made."""
    words = phrases(language).tables["row"]
    left = sku.stock if sku is not None else product.stock
    if not product.skus or (left <= 0 and product.lead_days > 0):
        return ""
    if product.lead_days > _AT_HAND:
        return str(words["not_at_hand"])
    if product.stock <= 0:
        return str(words["sold_out"])
    if sku is not None and sku.stock <= 0 and len(product.skus) > 1:
        return str(words["sold_out_sku"])
    told = _left(product, sku)
    return f"{words[told]}{words['lead'] if product.lead_days > 0 else ''}" if told else ""


def lead(language: str) -> str:
    """How long the goods take to get ready."""
    return str(phrases(language).tables["row"]["not_at_hand"])


def campaign(found: Campaign, language: str) -> str:
    """What a campaign is about and until when, by its row."""
    words = phrases(language).tables["campaign"]
    return str(words["told" if found.rule.strip() else "no_rule"])


def _left(product: Product, sku: Sku | None) -> str:
    if len(product.skus) == 1:
        return "stock_one"
    if sku is not None:
        return "stock_sku"
    return "stock_list" if len(product.skus) <= _MOST_LISTED else ""
