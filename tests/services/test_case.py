"""What is meant by a customer's words is bound to the rows of the shop: the variant, and answers about this product."""

from dataclasses import replace

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, Candidate, Slot, Understanding
from deskpilot.services.case import fitting_first, sku_meant

DRESS = Product(
    "LY-01",
    "亚麻长裙",
    399.0,
    series="山风",
    skus=tuple(
        Sku(f"{code}-{size}", {"颜色": f"{code} {colour}", "尺码": size}, 399.0, 3)
        for code, colour in (("NC-06", "米白色"), ("NC-08", "黑色"))
        for size in ("S", "M")
    ),
)
TABLE = Product(
    "YY-01",
    "圆角餐桌",
    2680.0,
    series="原野",
    skus=tuple(Sku(f"T{long}", {"规格": long}, 2680.0, 1) for long in ("0.4米", "1.4米", "1.6米")),
)


@pytest.mark.parametrize(
    ("product", "text", "size", "code"),
    [
        (DRESS, "M码有吗\n米白的", "M", "NC-06-M"),
        (DRESS, "米白色S码", "S", "NC-06-S"),
        (DRESS, "黑的 S码还有吗", "S", "NC-08-S"),
        (DRESS, "NC-08 要M", "M", "NC-08-M"),
        (TABLE, "1.4米圆角那张", "", "T1.4米"),
    ],
)
def test_a_variant_is_found_by_the_names_customers_use(
    product: Product, text: str, size: str, code: str
) -> None:
    slots = (Slot("size", size, size),) if size else ()
    if "NC-08 " in text:
        slots = (*slots, Slot("colour", "nc-08", "nc-08"))
    found = sku_meant(product, slots, text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["有货吗", "M码有吗", "米白的", "2.4米的"])
def test_what_fits_several_variants_binds_none(text: str) -> None:
    slots = (Slot("size", "M", "m"),) if "M" in text else ()
    assert sku_meant(DRESS, slots, text) is None


def _read(*ids: str) -> Understanding:
    return Understanding("多厚", Act.QUESTION, tuple(Candidate(each, 0.5) for each in ids), 0.6)


TROUSERS = KnowledgeEntry("trousers", "裤腰多少", "平铺{product.attr.尺寸}。", scope=("步履",))
TABLES = KnowledgeEntry("tables", "桌子多厚", "板厚{product.attr.厚}。", scope=("原野",))
PLAIN = KnowledgeEntry("plain", "怎么量裤子", "平铺再量。", scope=("步履",))


def test_an_answer_that_quotes_another_product_steps_back_and_its_confidence_does_not_go_over_whole() -> None:
    read, entries = fitting_first(_read("trousers", "tables"), (TROUSERS, TABLES), TABLE)
    assert [each.id for each in entries] == ["tables", "trousers"] == [c.entry_id for c in read.candidates]
    assert 0.3 < read.confidence < 0.5


def test_an_answer_without_rows_and_a_talk_without_a_product_keep_their_place() -> None:
    read, entries = fitting_first(_read("plain", "tables"), (PLAIN, TABLES), TABLE)
    assert (entries[0].id, read.confidence) == ("plain", 0.6)
    unknown = _read("trousers", "tables")
    assert fitting_first(unknown, (TROUSERS, TABLES), None) == (unknown, (TROUSERS, TABLES))
    own = replace(TROUSERS, scope=("YY-01",))
    assert fitting_first(unknown, (own, TABLES), TABLE)[0] == unknown
