"""The brief: whoever takes over knows in one glance what was said, tried, refused and promised."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import CloseTask, CloseTurn, SendAgentReply
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.customer import Fact
from deskpilot.domain.escalation import Severity
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.domain.understanding import Act, Resolution, Signal, Slot, Topic, Understanding
from deskpilot.services.brief import brief_of
from deskpilot.services.queries import DeskQueries
from deskpilot.services.views import BriefLine
from deskpilot.store import Reader
from tests.services.shop import Shop, answers


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    """What the window reads with."""
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def lines(shop: Shop, queries: DeskQueries, kind: str) -> list[BriefLine]:
    return [line for line in brief_of(queries, shop.conversation().id) if line.kind == kind]


def test_a_stranger_is_told_to_be_one_once(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("多久发货")
    assert lines(shop, queries, "who")[0].code == "new"
    assert lines(shop, queries, "worth") == []


def test_the_product_and_later_the_order_it_is_about_is_named(shop: Shop, queries: DeskQueries) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("G-5", "民谣吉他", 3980.0, floor_price=3600.0))
    shop.turn("面板是什么木头", viewed_product="G-5")
    (about,) = lines(shop, queries, "about")
    assert (about.code, about.values) == ("viewed", ("民谣吉他", "3980"))
    item = OrderItem("G-5", "G-5-1", 1, 3980.0, "民谣吉他")
    customer, now = shop.conversation().customer_id, shop.clock.now()
    bought = Order("77", customer, "taobao", OrderStatus.SIGNED, now - timedelta(days=9), (item,), 3980.0)
    with shop.store.begin() as uow:
        uow.orders.put(bought)
    (about,) = lines(shop, queries, "about")
    assert (about.code, about.values) == ("order", ("民谣吉他", "1", "3980", "9", "signed"))


@pytest.mark.parametrize(
    ("status", "intent", "named"),
    [
        (OrderStatus.SIGNED, "damage", True),
        (OrderStatus.SIGNED, "shipping.when", False),
        (OrderStatus.SIGNED, "", False),
        (OrderStatus.PAID, "", True),
        (OrderStatus.PAID, "shipping.when", True),
        (OrderStatus.PAID, "material", False),
    ],
)
def test_an_order_is_named_only_where_the_question_can_be_about_it(
    shop: Shop, queries: DeskQueries, status: OrderStatus, intent: str, named: bool
) -> None:
    shop.turn("在吗")
    item = OrderItem("G-5", "G-5-1", 1, 3980.0, "民谣吉他")
    customer, now = shop.conversation().customer_id, shop.clock.now()
    with shop.store.begin() as uow:
        uow.orders.put(Order("77", customer, "taobao", status, now - timedelta(days=9), (item,), 3980.0))
    shop.reads("这个怎么说", Understanding("这个怎么说", Act.QUESTION, intent=intent))
    shop.turn("这个怎么说")
    assert bool(lines(shop, queries, "about")) is named


def test_an_order_that_was_only_taken_to_be_meant_gives_way_to_what_is_looked_at(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.turn("在吗", viewed_product="G-5")
    item = OrderItem("G-6", "G-6-1", 1, 60.0, "琴弦")
    customer, now = shop.conversation().customer_id, shop.clock.now()
    with shop.store.begin() as uow:
        uow.products.put(Product("G-5", "民谣吉他", 3980.0))
        uow.orders.put(
            Order("77001234", customer, "taobao", OrderStatus.SIGNED, now - timedelta(days=9), (item,), 60.0)
        )
    taken = Resolution("order", "77001234", "")
    for text, code in (("要做多久才能发", "viewed"), ("77001234要多久才能发", "order")):
        shop.reads(text, Understanding(text, Act.QUESTION, intent="delivery.when", resolutions=(taken,)))
        shop.turn(text)
        assert lines(shop, queries, "about")[0].code == code


def test_who_and_what_they_are_worth_come_from_the_orders(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("多久发货")
    customer, now = shop.conversation().customer_id, shop.clock.now()
    with shop.store.begin() as uow:
        for number in ("1", "2"):
            uow.orders.put(
                Order(
                    number,
                    customer,
                    "taobao",
                    OrderStatus.SIGNED,
                    now - timedelta(days=9),
                    paid_amount=640.0,
                    paid_at=now - timedelta(days=9),
                )
            )
    (who,) = lines(shop, queries, "who")
    assert (who.code, who.values[0]) == ("returning", "2")
    assert lines(shop, queries, "worth")[0].values[0] == "1280"


def test_what_was_said_need_not_be_asked_again(shop: Shop, queries: DeskQueries) -> None:
    shop.reads(
        "我165要M码", answers("KB0001", slots=(Slot("height", "165", "165"), Slot("size", "M", "M码")))
    )
    shop.reads("还是L码吧 多久到", answers("KB0001", slots=(Slot("size", "L", "L码"),)))
    shop.turn("我165要M码")
    shop.turn("还是L码吧 多久到")
    with shop.store.begin() as uow:
        customer = next(iter(uow.conversations.open_ids()))
        uow.customers.add_fact(
            uow.conversations.get(customer).customer_id, Fact("预算", "一万五", shop.clock.now())
        )
    question, said, known = lines(shop, queries, "wants")
    assert said.text == "advice"
    assert question.text == "还是L码吧 多久到"
    assert said.values == ("height", "165", "size", "L")
    assert known.values == ("预算", "一万五")


def test_a_greeting_is_not_what_they_want(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("桌子能定做一米五吗")
    shop.turn("在吗")
    assert lines(shop, queries, "wants")[0].text == "桌子能定做一米五吗"


def test_what_was_tried_and_refused_is_told_with_its_lines(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.reads("不是问这个", answers("KB0002", signals=(Signal(Topic.REJECTED, 0.9, "不是问这个"),)))
    shop.turn("多久发货")
    shop.turn("不是问这个")
    tried = lines(shop, queries, "tried")
    assert [(line.code, line.values) for line in tried] == [
        ("entry_sent", ("能开发票吗",)),
        ("entry_rejected", ("什么时候发货",)),
    ]
    (refused,) = lines(shop, queries, "refused")
    by_id = {line.id: line.text for line in shop.lines()}
    assert refused.message_id is not None
    assert by_id[refused.message_id] == "不是问这个"


def test_what_the_customer_tried_in_vain_is_no_wish(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("左边没声音")
    shop.turn("重新配对也试了三遍，还是左边不响")
    shop.turn("你们给我换一副")
    (by_customer,) = [line for line in lines(shop, queries, "tried") if line.code == "by_customer"]
    assert by_customer.text == "重新配对也试了三遍，还是左边不响"
    assert by_customer.text not in {line.text for line in lines(shop, queries, "wants")}


def test_a_fault_told_calmly_is_no_anger(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("灯罩裂了", answers("KB0001", signals=(Signal(Topic.QUALITY, 0.9, "裂了"),)))
    shop.turn("灯罩裂了")
    assert [line.code for line in lines(shop, queries, "mood")] == ["calm"]


def test_who_was_never_low_is_not_told_to_feel_better(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("多久发货", answers("KB0001", mood=0.0))
    shop.reads("真好看", answers("KB0001", mood=0.6))
    shop.turn("多久发货")
    shop.turn("真好看")
    assert [line.code for line in lines(shop, queries, "mood")] == ["calm"]


def test_a_photo_that_came_is_not_asked_for(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("灯罩裂了", answers("KB0001", signals=(Signal(Topic.QUALITY, 0.9, "裂了"),)))
    shop.hear("", kind=MessageKind.IMAGE)
    shop.turn("灯罩裂了")
    assert lines(shop, queries, "next")[0].code == "look_at_photo"


def test_a_word_that_was_given_is_kept_first(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("能刻字吗", answers("KB0001", signals=(Signal(Topic.CUSTOM, 0.9, "刻字"),)))
    conversation = shop.hear("能刻字吗")
    shop.do(CloseTurn(conversation))
    shop.do(SendAgentReply(conversation, "报价我明天上午给您回复", "小美"))
    (step,) = lines(shop, queries, "next")
    assert (step.code, step.message_id) == ("keep_promise", lines(shop, queries, "promised")[0].message_id)


def test_what_is_asked_after_a_human_answered_is_the_open_question(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("能刻字吗，刻在琴头上", answers("KB0001", signals=(Signal(Topic.CUSTOM, 0.9, "刻字"),)))
    conversation = shop.hear("能刻字吗，刻在琴头上")
    shop.do(CloseTurn(conversation))
    shop.do(SendAgentReply(conversation, "可以的，刻什么字呢", "小美"))
    shop.turn("多少钱")
    assert lines(shop, queries, "wants")[0].text == "多少钱"


def test_pieces_bought_before_are_not_pieces_wanted(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("以前两袋都没事", answers("KB0001", slots=(Slot("quantity", "2", "两袋"),)))
    shop.turn("以前两袋都没事")
    assert [line for line in lines(shop, queries, "wants") if line.code == "said"] == []


def test_promises_stand_until_they_are_kept(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("什么时候能修好")
    shop.do(SendAgentReply(conversation, "我明天上午给您回复", "小美"))
    (promised,) = lines(shop, queries, "promised")
    due = ("promise", "proposed", "小美", "2026-03-13T12:00:00+08:00", "1", "0")
    assert (promised.code, promised.values, promised.text, promised.severity) == (
        "task",
        due,
        "我明天上午给您回复",
        Severity.ATTENTION,
    )
    (row,) = queries.tasks()
    shop.do(CloseTask(row.task.id, "小美"))
    assert lines(shop, queries, "promised") == []


def test_a_promised_call_back_is_a_promise(shop: Shop, queries: DeskQueries) -> None:
    shop.clock.pass_(12 * 3600)
    shop.reads("转人工", answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 0.9, "转人工"),)))
    shop.turn("转人工")
    assert lines(shop, queries, "promised")[0].values[:2] == ("call_back", "open")


@pytest.mark.parametrize(
    ("topic", "step"),
    [
        (Topic.BARGAIN, "talk_price"),
        (Topic.INJURY, "care_first"),
        (Topic.QUALITY, "ask_for_photo"),
        (Topic.COMPLAINT, "calm_and_solve"),
    ],
)
def test_the_next_step_fits_the_reason(shop: Shop, queries: DeskQueries, topic: Topic, step: str) -> None:
    shop.reads("话", answers("KB0001", signals=(Signal(topic, 0.9, "话"),)))
    shop.turn("话")
    assert lines(shop, queries, "next")[0].code == step


def test_every_line_about_words_jumps_to_a_message(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("多久发货", answers("KB0001", mood=-0.5))
    shop.turn("多久发货")
    shop.do(CloseTurn(shop.hear("快点")))
    ids = {line.id for line in shop.lines()}
    for line in brief_of(queries, shop.conversation().id):
        assert line.kind in ("who", "worth", "about") or line.message_id in ids


def test_a_brief_is_never_longer_than_ten_lines(shop: Shop, queries: DeskQueries) -> None:
    for number in range(12):
        shop.turn(f"第{number}个杯子碎了，不要退货，我明天{number}点要用")
    assert len(brief_of(queries, shop.conversation().id)) <= 10


def test_no_conversation_no_brief(queries: DeskQueries) -> None:
    assert brief_of(queries, 99) == ()


def bought(shop: Shop, *orders: tuple[float, float, OrderStatus]) -> None:
    """The customer has bought: at this list price, for so much, the latest first."""
    shop.turn("你好")
    customer, now = shop.conversation().customer_id, shop.clock.now()
    with shop.store.begin() as uow:
        uow.products.put(Product("G-5", "民谣吉他", 3980.0, floor_price=3600.0))
        for number, (listed, paid, status) in enumerate(orders):
            item = OrderItem("G-5", "G-5-1", 2, listed / 2, "民谣吉他")
            at = now - timedelta(days=9 + number)
            uow.orders.put(Order(f"77{number}", customer, "taobao", status, at, (item,), paid, paid_at=at))


def test_who_haggles_is_met_with_what_they_were_let_off_before(shop: Shop, queries: DeskQueries) -> None:
    signed = OrderStatus.SIGNED
    bought(
        shop,
        (3980.0, 3980.0, signed),
        (4680.0, 4380.0, signed),
        (600.0, 480.0, signed),
        (500.0, 100.0, OrderStatus.REFUNDED),
    )
    shop.turn("有点贵 三千五包邮行不", viewed_product="G-5")
    assert shop.decision().rule == "topic.bargain"
    _, line = lines(shop, queries, "worth")
    assert (line.code, line.values) == ("discounts", ("4680", "4380", "2", "3", "20"))
    assert lines(shop, queries, "next")[0].values == ("民谣吉他", "3980", "3600")


def test_who_always_paid_the_list_price_is_known_to_have(shop: Shop, queries: DeskQueries) -> None:
    bought(shop, (3980.0, 3980.0, OrderStatus.SIGNED))
    shop.turn("再让点呗")
    assert lines(shop, queries, "worth")[-1] == BriefLine("worth", "list_price", ("1",))


def test_what_was_paid_is_nobodys_business_where_no_price_is_talked_about(
    shop: Shop, queries: DeskQueries
) -> None:
    bought(shop, (4680.0, 4380.0, OrderStatus.SIGNED))
    shop.turn("多久发货")
    assert [line.code for line in lines(shop, queries, "worth")] == ["lifetime"]


def test_a_row_without_prices_tells_no_discount(shop: Shop, queries: DeskQueries) -> None:
    bought(shop, (0.0, 4380.0, OrderStatus.SIGNED))
    shop.turn("再让点呗")
    assert [line.code for line in lines(shop, queries, "worth")] == ["lifetime"]


def test_the_floor_of_a_product_that_was_only_named_is_known_as_well(
    shop: Shop, queries: DeskQueries
) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("G-5", "民谣吉他", 3980.0, floor_price=3600.0))
    list(shop.desk.load())
    shop.turn("民谣吉他三千五卖不卖")
    assert lines(shop, queries, "next")[0].values == ("民谣吉他", "3980", "3600")
