"""Who asked and went without buying is listed with the reason, and nobody whom it does not concern."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import CloseTask, HideLostSale, MakeTask, SendAgentReply, SetPersonalise
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.lost_sale import Lost
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.services.lost_views import LostRow
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import Shop, answers

DAY = 86_400.0


@pytest.fixture
def asked(shop: Shop) -> Shop:
    """A customer who asked about a product, was answered, and said no more for two days."""
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "圆桌", 1000.0, attributes={"材质": "橡木"}))
    asks(shop)
    shop.clock.pass_(2 * DAY)
    return shop


def asks(shop: Shop, text: str = "用的什么材质", key: str = "c1", product: str | None = "P1") -> None:
    shop.reads(text, answers("KB0004", text, intent="material", intent_strength=0.5))
    shop.turn(text, key, viewed_product=product)


def lost(shop: Shop, folder: Path, days: int = 30, *, hidden: bool = False) -> tuple[LostRow, ...]:
    reader = Reader(folder)
    rows = DeskQueries(reader, shop.clock).lost_sales(days, hidden=hidden)
    reader.close()
    return rows


def orders(shop: Shop, status: OrderStatus, after_days: float = 0.1) -> None:
    conversation = shop.conversation()
    order = Order(
        "9001",
        conversation.customer_id,
        "taobao",
        status,
        conversation.opened_at + timedelta(days=after_days),
    )
    with shop.store.begin() as uow:
        uow.orders.put(replace(order, items=(OrderItem("P1", "", 1, 1000.0, "圆桌"),)))


def test_who_fell_silent_after_our_answer_is_listed_with_what_is_at_stake(
    asked: Shop, data_dir: Path
) -> None:
    (row,) = lost(asked, data_dir)
    assert (row.kind, row.said, row.title, row.quiet_days) == (Lost.SILENT, "用的什么材质", "圆桌", 2)
    assert "橡木" in row.answered
    assert (row.price, row.price_of_goods) == (1000.0, True)
    assert row.at_stake == pytest.approx(1000.0 * row.strength)
    assert row.message_id == asked.lines()[0].id


def test_who_took_the_answer_and_did_not_buy_is_on_the_other_list(asked: Shop, data_dir: Path) -> None:
    asks(asked, key="c2")
    asked.turn("谢谢", key="c2")
    asked.clock.pass_(2 * DAY)
    assert [row.kind for row in lost(asked, data_dir)] == [Lost.SILENT, Lost.ASKED]


def test_a_day_is_given(shop: Shop, data_dir: Path) -> None:
    asks(shop, product=None)
    shop.clock.pass_(DAY - 60)
    assert lost(shop, data_dir) == ()
    shop.clock.pass_(120)
    assert len(lost(shop, data_dir)) == 1
    shop.clock.pass_(8 * DAY)
    assert lost(shop, data_dir, days=7) == ()


@pytest.mark.parametrize(
    ("status", "listed"), [(OrderStatus.PAID, False), (OrderStatus.UNPAID, False), (OrderStatus.CLOSED, True)]
)
def test_an_order_since_takes_somebody_off_unless_it_was_closed(
    asked: Shop, data_dir: Path, status: OrderStatus, listed: bool
) -> None:
    orders(asked, status)
    assert bool(lost(asked, data_dir)) is listed


def test_an_order_of_before_is_no_answer_to_what_was_asked(asked: Shop, data_dir: Path) -> None:
    orders(asked, OrderStatus.SIGNED, after_days=-30)
    assert len(lost(asked, data_dir)) == 1


def test_who_waits_for_us_is_not_lost_yet(asked: Shop, data_dir: Path) -> None:
    asked.hear("那现在还有吗")
    asked.clock.pass_(2 * DAY)
    assert lost(asked, data_dir) == ()


def test_who_does_not_want_to_be_approached_is_left_out(asked: Shop, data_dir: Path) -> None:
    asked.do(SetPersonalise(asked.conversation().customer_id, False))
    assert lost(asked, data_dir) == ()


def test_a_question_about_an_order_is_no_lost_sale(shop: Shop, data_dir: Path) -> None:
    shop.reads("退款到哪了", answers("KB0002", "退款到哪了", intent="refund", intent_strength=0.9))
    shop.turn("退款到哪了")
    shop.clock.pass_(2 * DAY)
    assert lost(shop, data_dir) == ()


def test_a_follow_up_takes_somebody_off_and_dropping_it_brings_them_back(asked: Shop, data_dir: Path) -> None:
    (row,) = lost(asked, data_dir)
    due = asked.clock.now() + timedelta(days=1)
    made = asked.do(
        MakeTask(
            "问过没买",
            due,
            "小美",
            kind=TaskKind.WIN_BACK,
            conversation_id=row.conversation_id,
            message_id=row.message_id,
        )
    )
    (task,) = made.tasks
    assert lost(asked, data_dir) == ()
    asked.do(CloseTask(task, "小美", done=False))
    assert len(lost(asked, data_dir)) == 1
    assert asked.sent[1:] == []


def test_what_was_followed_up_and_done_is_not_listed_again(asked: Shop, data_dir: Path) -> None:
    due = asked.clock.now() + timedelta(days=1)
    (task,) = asked.do(
        MakeTask("问过没买", due, "小美", kind=TaskKind.WIN_BACK, conversation_id=asked.conversation().id)
    ).tasks
    asked.do(CloseTask(task, "小美"))
    assert lost(asked, data_dir) == ()


def test_the_answer_of_a_human_counts_as_ours(shop: Shop, data_dir: Path) -> None:
    shop.reads("有货吗", answers("KB0005", "有货吗", intent="stock", intent_strength=0.6))
    shop.turn("有货吗")
    shop.do(SendAgentReply(shop.conversation().id, "有的，今天能发", "小美"))
    shop.leave()
    shop.clock.pass_(2 * DAY)
    (row,) = lost(shop, data_dir)
    assert (row.kind, row.answered) == (Lost.SILENT, "有的，今天能发")


def test_those_who_fell_silent_come_first_and_then_what_most_is_at_stake_for(
    asked: Shop, data_dir: Path
) -> None:
    with asked.store.begin() as uow:
        uow.products.put(Product("P2", "长桌", 5000.0, attributes={"材质": "胡桃"}))
    asks(asked, key="c2", product="P2")
    asks(asked, key="c3")
    asked.turn("谢谢", key="c3")
    asked.clock.pass_(2 * DAY)
    rows = lost(asked, data_dir)
    assert [(row.kind, row.title) for row in rows] == [
        (Lost.SILENT, "长桌"), (Lost.SILENT, "圆桌"), (Lost.ASKED, "圆桌"),
    ]  # fmt: skip


def test_who_is_taken_off_the_list_is_on_a_list_of_their_own_and_can_be_put_back(
    asked: Shop, data_dir: Path
) -> None:
    (row,) = lost(asked, data_dir)
    asked.do(HideLostSale(row.conversation_id, "小美"))
    assert lost(asked, data_dir) == ()
    assert [each.conversation_id for each in lost(asked, data_dir, hidden=True)] == [row.conversation_id]
    asked.do(HideLostSale(row.conversation_id, "小美", hidden=False))
    assert len(lost(asked, data_dir)) == 1
    assert lost(asked, data_dir, hidden=True) == ()


def test_who_speaks_again_after_being_taken_off_the_list_is_listed_again(asked: Shop, data_dir: Path) -> None:
    asked.do(HideLostSale(asked.conversation().id, "小美"))
    asks(asked, "用的什么材质")
    asked.clock.pass_(2 * DAY)
    assert len(lost(asked, data_dir)) == 1
    assert lost(asked, data_dir, hidden=True) == ()
