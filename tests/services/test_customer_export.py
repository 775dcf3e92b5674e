"""What the shop holds about one customer is written whole: every kind of record, nothing of anybody else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot.domain import commands as c
from deskpilot.domain.customer import Fact
from deskpilot.domain.errors import NotFound
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.services.customer_export import export_customer
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.whole_customer import _SECTIONS
from deskpilot.store import Reader
from tests.services.shop import Shop


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def furnish(shop: Shop) -> int:
    """A customer with an order, a fact, a note, a task, feedback, a hand-over, and an answer."""
    shop.turn("我的电话是13800000000", "c1")
    shop.turn("我是另一位", "c2")
    conversation = shop.conversation("c1")
    who = conversation.customer_id
    with shop.store.begin() as uow:
        items = (OrderItem("P1", "", 1, 1000.0, "圆桌"),)
        uow.orders.put(Order("9001", who, "taobao", OrderStatus.SIGNED, shop.clock.now(), items=items))
    shop.do(c.AddFact(who, Fact("size", "M", shop.clock.now()), "小美"))
    shop.do(c.SaveNote(who, "爱问材质", "小美"))
    shop.do(c.MakeTask("回个电话", shop.clock.now(), "小美", conversation_id=conversation.id))
    shop.do(c.CallForHuman(conversation.id, "小美"))
    shop.do(c.TakeOver(conversation.id, "小美"))
    return who


def test_every_kind_of_record_is_there_and_nobody_elses(shop: Shop, queries: DeskQueries) -> None:
    whole = queries.whole_customer(furnish(shop))
    assert list(whole) == list(_SECTIONS)
    filled = {name for name, records in whole.items() if records}
    assert filled >= {"customer", "conversations", "lines", "orders", "facts", "tasks", "handovers", "trail"}
    assert whole["customer"][0]["note"] == "爱问材质"
    assert whole["orders"][0]["items"][0]["title"] == "圆桌"
    assert "13800000000" in str(whole["lines"])
    assert "另一位" not in str(whole)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_kinds_of_file_hold_the_same_records(
    shop: Shop, queries: DeskQueries, tmp_path: Path, language: str
) -> None:
    whole = queries.whole_customer(furnish(shop))
    count = export_customer(whole, shop.clock.now(), language, tmp_path / "a.json")
    assert count == export_customer(whole, shop.clock.now(), language, tmp_path / "a.HTML")
    read = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert sum(len(records) for name, records in read.items() if name != "made_at") == count
    page = (tmp_path / "a.HTML").read_text(encoding="utf-8")
    assert page.count("<tr>") == count + page.count("<table>")


def test_every_column_of_the_page_has_a_heading_in_both_languages(shop: Shop, queries: DeskQueries) -> None:
    from deskpilot.services.customer_export import _words

    columns = {
        name
        for records in queries.whole_customer(furnish(shop)).values()
        for each in records
        for name in each
    }
    for language in ("zh", "en"):
        words = _words(language)
        assert [name for name in columns if name != "payload" and f"field.{name}" not in words] == []
        assert [name for name in _SECTIONS if name not in words] == []


def test_the_export_stands_in_the_trail_and_one_of_nobody_is_refused(
    shop: Shop, queries: DeskQueries
) -> None:
    who = furnish(shop)
    shop.do(c.NoteCustomerExport(who, "小美"))
    assert queries.whole_customer(who)["trail"][-1]["action"] == "customer_exported"
    with pytest.raises(NotFound):
        queries.whole_customer(9_999)
    with pytest.raises(NotFound):
        shop.do(c.NoteCustomerExport(9_999, "小美"))
