"""The search finds customers, orders, knowledge and lines, and takes what is typed literally."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Sender
from deskpilot.domain.knowledge import Alias, KnowledgeEntry, QuickPhrase
from deskpilot.services.queries.audit import AuditFilter
from deskpilot.store import ImportCounts
from tests.services.desk_rows import NOON, Rows, desk_rows


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Rows]:
    with desk_rows(data_dir) as rows:
        yield rows


def kinds(desk: Rows, text: str, limit: int = 20) -> list[tuple[str, str]]:
    return [(hit.kind, hit.title) for hit in desk.queries.search(text, limit)]


def test_every_kind_is_found_and_leads_somewhere(desk: Rows) -> None:
    talk = desk.talk("原野小店主", paid=10.0)
    with desk.store.begin() as uow:
        uow.entries.put(KnowledgeEntry("KB0001", "原野餐桌多大", "1.2 米。", "规格"), "小美", NOON)
        line = uow.messages.append(talk.id, Sender.CUSTOMER, "你们那个原野餐桌的桌腿能拆吗", NOON)
    hits = desk.queries.search("原野")
    assert [(hit.kind, hit.title) for hit in hits] == [
        ("customer", "原野小店主"),
        ("entry", "原野餐桌多大"),
        ("message", "你们那个原野餐桌的桌腿能拆吗"),
        ("message", "原野小店主说"),
    ]
    assert hits[0].conversation_id == talk.id
    assert hits[1].entry_id == "KB0001"
    assert (hits[2].conversation_id, hits[2].message_id, hits[2].detail) == (talk.id, line.id, "原野小店主")
    (order,) = desk.queries.search("20261122")
    assert (order.kind, order.conversation_id, order.detail) == ("order", talk.id, "原野小店主")


def test_the_newest_lines_come_first_up_to_the_limit(desk: Rows) -> None:
    talk = desk.talk()
    with desk.store.begin() as uow:
        for number in range(30):
            uow.messages.append(talk.id, Sender.CUSTOMER, f"桌腿 {number}", NOON)
        uow.messages.append(talk.id, Sender.CUSTOMER, "腿和桌", NOON)
    assert kinds(desk, "桌腿", 3) == [("message", f"桌腿 {number}") for number in (29, 28, 27)]
    assert kinds(desk, "桌腿 7", 5) == [("message", f"桌腿 {number}") for number in (27, 17, 7)]
    assert kinds(desk, "桌腿", 0) == []
    with desk.store.begin() as uow:
        uow.messages.append(talk.id, Sender.CUSTOMER, "腿椅和桌腿", NOON)
    # Both pairs of letters are in that line, the word is not.
    assert kinds(desk, "桌腿椅") == []


def test_a_long_line_is_cut_around_the_find(desk: Rows) -> None:
    talk = desk.talk()
    with desk.store.begin() as uow:
        uow.messages.append(talk.id, Sender.CUSTOMER, "前" * 100 + "桌腿" + "后" * 100, NOON)
    ((_, title),) = kinds(desk, "桌腿")
    assert "桌腿" in title
    assert title.startswith("…")
    assert title.endswith("…")
    assert len(title) < 80


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "''",
        "NOT",
        "*",
        "c:x",
        "NEAR(",
        "-1",
        "it's",
        "a AND",
        "%",
        "_",
        "\\",
        "', DROP TABLE x",
        "",
        " ",
        "\0",
        "（",
    ],
)
def test_hostile_input_is_searched_for_and_nothing_else(desk: Rows, typed: str) -> None:
    desk.talk("路人")
    assert kinds(desk, typed) == []
    talk = desk.talk(f"我叫 {typed} 哦")
    if typed.strip(" \0"):
        assert ("customer", f"我叫 {typed} 哦") in kinds(desk, typed)
        assert desk.queries.search(typed)[0].conversation_id == talk.id


def test_shelves_are_searched_and_paged(desk: Rows) -> None:
    talk = desk.talk("林间有座", paid=10.0)
    with desk.store.begin() as uow:
        for number in range(5):
            uow.products.put(Product(f"YY-0{number}", f"餐桌 {number}", 100.0, "原野", "家具"))
        uow.products.put(Product("YY-99", "100% 羊毛毯", 50.0))
    assert [product.code for product in desk.queries.products("餐桌", offset=1, limit=2)] == [
        "YY-01",
        "YY-02",
    ]
    assert desk.queries.product_count("原野") == 5
    assert desk.queries.product_count("100%") == 1
    assert desk.queries.product_count() == 6
    assert desk.queries.product("YY-99") is not None
    (order,) = desk.queries.orders("林间")
    assert desk.queries.order(order.order_no) == order
    assert order.customer_id == talk.customer_id
    assert desk.queries.orders("%") == ()


def test_words_records_and_settings_are_read(desk: Rows) -> None:
    desk.set(shop_name="木棉", staff="小美、阿泽:owner", **{"shop.ship_hours": "48"}, unheard="x")
    with desk.store.begin() as uow:
        uow.aliases.put(Alias("奶茶色", "NC-01"))
        uow.phrases.put(QuickPhrase("fh", "发货", "今天发。"))
        uow.audit.add("小美", "override", "1", "absolute_claim", NOON)
        batch = uow.imports.open_batch("csv", "a.csv", "小美", NOON)
        uow.imports.close_batch(batch, ImportCounts(1, 2, 3), NOON)
    queries = desk.queries
    assert queries.settings().shop_name == "木棉"
    assert queries.shop_facts()["ship_hours"] == "48"
    assert [(person.name, person.role) for person in queries.house().staff] == [
        ("小美", "agent"),
        ("阿泽", "owner"),
    ]
    assert queries.aliases() == (Alias("奶茶色", "NC-01"),)
    assert [phrase.code for phrase in queries.phrases()] == ["fh"]
    assert [(row.actor, row.action) for row in queries.deeds(AuditFilter(), 0, 9)] == [("小美", "override")]
    (imported,) = queries.imports()
    assert (imported.counts, imported.closed_at, imported.undone_at) == (ImportCounts(1, 2, 3), NOON, None)
    assert queries.campaigns() == ()
