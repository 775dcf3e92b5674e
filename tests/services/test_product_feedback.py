"""What customers say about products: marked by a human, kept by product, gone with the customer."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import MarkFeedback, SendAgentReply, UnmarkFeedback
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.domain.understanding import Act, Resolution, Understanding
from deskpilot.services.feedback_views import FeedbackFilter, grouped
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.audit import AuditFilter
from deskpilot.store import Reader
from tests.services.shop import Shop

BED, DESK = Product("P1", "樱桃木床", 3999.0), Product("P2", "升降书桌", 1999.0)


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    with shop.store.begin() as uow:
        for product in (BED, DESK):
            uow.products.put(product)
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def said(shop: Shop, text: str, key: str = "c1", **fields: object) -> int:
    """The customer writes; gives the number of the line."""
    shop.hear(text, key, **fields)
    return shop.lines(key)[-1].id


def mark(shop: Shop, line: int, kind: FeedbackKind, product: str = "", note: str = "") -> None:
    shop.do(MarkFeedback(line, kind, "小美", product, note))


def test_a_marked_line_stands_under_its_product_with_who_and_when(shop: Shop, queries: DeskQueries) -> None:
    line = said(shop, "颜色比图片深好多")
    changes = shop.do(MarkFeedback(line, FeedbackKind.COLOUR, "小美", "P1", " 和  主图差一个色号 "))
    assert (changes.feedback, changes.conversations) == ({line}, {shop.conversation().id})
    (row,) = queries.feedback()
    assert (row.kind, row.title, row.text, row.nickname) == ("colour", "樱桃木床", "颜色比图片深好多", "小明")
    assert (row.feedback.note, row.feedback.made_by, row.feedback.at) == (
        "和 主图差一个色号",
        "小美",
        shop.clock.now(),
    )
    (shown,) = queries.transcript(shop.conversation().id)
    assert shown.feedback is FeedbackKind.COLOUR


def test_marking_again_and_taking_off_are_added_to_the_history(shop: Shop, queries: DeskQueries) -> None:
    line = said(shop, "抽屉有点涩")
    mark(shop, line, FeedbackKind.QUALITY, "P2")
    mark(shop, line, FeedbackKind.WISH, "P2", "加阻尼")
    assert [row.kind for row in queries.feedback()] == ["wish"]
    shop.do(UnmarkFeedback(line, "老周"))
    assert queries.feedback() == ()
    assert queries.transcript(shop.conversation().id)[0].feedback is None
    with shop.store.begin() as uow:
        history = uow.product_feedback.history(line)
    assert [(each.kind, each.made_by) for each in history] == [
        ("quality", "小美"),
        ("wish", "小美"),
        (None, "老周"),
    ]


def test_what_is_marked_so_already_changes_nothing(shop: Shop, queries: DeskQueries) -> None:
    line = said(shop, "包装很用心")
    mark(shop, line, FeedbackKind.PACKAGING)
    assert shop.do(MarkFeedback(line, FeedbackKind.PACKAGING, "老周")).is_empty()
    assert shop.do(UnmarkFeedback(said(shop, "谢谢"), "老周")).is_empty()
    deeds = queries.deeds(AuditFilter(), 0, 10)
    assert [(deed.actor, deed.action, deed.detail) for deed in deeds] == [
        ("小美", "feedback_marked", "packaging")
    ]
    assert deeds[0].conversation_id == shop.conversation().id


def test_only_a_customers_line_is_feedback_and_a_note_is_short(shop: Shop, queries: DeskQueries) -> None:
    line = said(shop, "有没有小一点的")
    shop.do(SendAgentReply(shop.conversation().id, "有的", "小美"))
    with pytest.raises(InvalidInput, match="not_a_customers_line"):
        mark(shop, shop.lines()[-1].id, FeedbackKind.SIZE)
    with pytest.raises(InvalidInput, match="field_too_long"):
        mark(shop, line, FeedbackKind.SIZE, note="字" * 201)
    with pytest.raises(NotFound):
        mark(shop, 999, FeedbackKind.SIZE)


def test_the_product_most_is_said_about_comes_first_and_none_last(shop: Shop, queries: DeskQueries) -> None:
    for text, kind, product in (
        ("快递盒破了", FeedbackKind.PACKAGING, ""),
        ("盒子也太小", FeedbackKind.PACKAGING, ""),
        ("盒子湿了", FeedbackKind.PACKAGING, ""),
        ("偏红", FeedbackKind.COLOUR, "P1"),
        ("桌面好看", FeedbackKind.PRAISE, "P2"),
        ("桌腿矮", FeedbackKind.SIZE, "P2"),
        ("还是矮", FeedbackKind.SIZE, "P2"),
    ):
        mark(shop, said(shop, text), kind, product)
    groups = grouped(queries.feedback())
    assert [(group.title, dict(group.counts)) for group in groups] == [
        ("升降书桌", {"size": 2, "praise": 1}),
        ("樱桃木床", {"colour": 1}),
        ("", {"packaging": 3}),
    ]
    assert [row.text for row in groups[0].rows] == ["还是矮", "桌腿矮", "桌面好看"]


def test_kind_time_and_words_narrow_the_list(shop: Shop, queries: DeskQueries) -> None:
    mark(shop, said(shop, "偏红"), FeedbackKind.COLOUR, "P1")
    noon = shop.clock.now() + timedelta(hours=1)
    shop.clock.pass_(7200)
    mark(shop, said(shop, "桌腿矮"), FeedbackKind.SIZE, "P2", "要 78 厘米")

    def texts(**wanted: object) -> list[str]:
        return [row.text for row in queries.feedback(FeedbackFilter(**wanted))]  # type: ignore[arg-type]

    assert texts() == ["桌腿矮", "偏红"]
    assert texts(kind=FeedbackKind.COLOUR) == ["偏红"]
    assert texts(since=noon) == ["桌腿矮"]
    assert [texts(text=words) for words in ("樱桃", "78", "腿", "没有", "%")] == [
        ["偏红"],
        ["桌腿矮"],
        ["桌腿矮"],
        [],
        [],
    ]


def test_the_product_comes_from_the_card_the_words_the_view_and_the_order(
    shop: Shop, queries: DeskQueries
) -> None:
    assert queries.product_behind(said(shop, "好看", "new")) == ""
    customer = shop.conversation("new").customer_id
    with shop.store.begin() as uow:
        items = (OrderItem("P9", "", 1, 9.0), OrderItem("P2", "", 1, 1999.0))
        uow.orders.put(Order("77", customer, "taobao", OrderStatus.PAID, shop.clock.now(), items))
    line = shop.lines("new")[-1].id
    assert queries.product_behind(line) == "P2"
    viewed = said(shop, "颜色深", "new", viewed_product="P1")
    assert queries.product_behind(viewed) == "P1"
    meant = Resolution("product", "P2", "words", "那个书桌")
    turn = "好看\n颜色深\n那个书桌矮"
    shop.reads(turn, Understanding(turn, Act.STATEMENT, resolutions=(meant,)))
    shop.turn("那个书桌矮", "new")
    spoken = next(line for line in shop.lines("new") if line.text == "那个书桌矮").id
    assert queries.product_behind(spoken) == "P2"
    card = said(shop, "", "new", kind=MessageKind.PRODUCT_CARD, payload='{"code": "P1"}')
    assert queries.product_behind(card) == "P1"


def test_a_name_without_a_row_is_offered_again(shop: Shop, queries: DeskQueries) -> None:
    assert queries.product_names() == (("P2", "升降书桌"), ("P1", "樱桃木床"))
    mark(shop, said(shop, "凳子晃"), FeedbackKind.QUALITY, "老款凳子")
    assert queries.product_names()[-1] == ("老款凳子", "老款凳子")
    assert [row.title for row in queries.feedback()] == ["老款凳子"]


def test_with_the_customer_goes_what_was_marked(shop: Shop, queries: DeskQueries) -> None:
    secret = "我在梧桐路九号的店里试过"
    line = said(shop, "比店里的小")
    mark(shop, line, FeedbackKind.SIZE, "P1", secret)
    shop.store.erase_customer(shop.conversation().customer_id, "小美")
    assert queries.feedback() == ()
    with shop.store.begin() as uow:
        assert uow.product_feedback.history(line) == ()
    shop.store.checkpoint()
    assert secret.encode() not in shop.store.path.read_bytes()
