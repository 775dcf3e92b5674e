"""The demo shop: everything in it fits together and lies in the past as it should."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot.domain.commands import LoadDemoShop
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.order import OrderStatus
from deskpilot.imports.knowledge_rows import KnowledgeRow, read_knowledge
from deskpilot.paths import resource
from deskpilot.services.knowledge import checked_entry
from deskpilot.wording.guards import Grounds, check
from tests.services.shop import Shop, open_shop


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Shop]:
    """A desk with the demo shop in it."""
    opened = open_shop(tmp_path, ())
    for _ in opened.desk.run(LoadDemoShop()):
        pass
    yield opened
    opened.store.close()


def test_the_desk_is_open_and_at_work_once_the_demo_is_in(demo: Shop) -> None:
    settings = demo.desk.settings()
    assert (settings.mode, settings.demo, settings.setup_done) == ("auto", True, True)
    assert settings.agent_name
    assert demo.desk.ready
    assert demo.engine.entry_count > 100
    demo.clock.pass_(15 * 3600)
    assert demo.turn("你好")


def test_a_full_desk_is_left_alone(demo: Shop) -> None:
    with pytest.raises(InvalidInput, match="not_empty"):
        list(demo.desk.run(LoadDemoShop()))


def test_the_past_of_the_shop_ends_now(demo: Shop) -> None:
    now = demo.clock.now()
    with demo.store.begin() as uow:
        campaigns = uow.campaigns.current(now)
        customer = uow.customers.find("taobao", "C02")
        assert customer is not None
        worth = uow.customers.worth(customer.id, now)
        orders = uow.orders.of_customer(customer.id)
    assert campaigns
    assert worth.paid_orders > 0
    assert all(order.created_at < now for order in orders)
    assert all(order.logistics for order in orders if order.status is OrderStatus.SIGNED)
    assert customer.city
    assert customer.tags


def test_every_entry_of_the_demo_could_be_saved_by_hand(demo: Shop) -> None:
    with demo.store.begin() as uow:
        for entry in uow.entries.all():
            checked_entry(entry)


def test_no_answer_of_the_demo_claims_presses_or_leads_away() -> None:
    rows = [
        row
        for row in read_knowledge(resource("seed", "demo", "knowledge.csv"))
        if isinstance(row, KnowledgeRow)
    ]
    for row in rows:
        for text in (row.entry.answer, row.entry.sales_answer):
            found = [
                f.code.value
                for f in check(text, Grounds(texts=(text,)))
                if f.code.value != "unfilled_variable"
            ]
            assert found == [], (row.entry.id, text)


def test_a_customer_asks_about_what_they_look_at(demo: Shop) -> None:
    said = demo.turn("这张桌子多大尺寸", viewed_product="YY-01")
    assert not any("{" in text for text in said)
