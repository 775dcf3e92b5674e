"""A small shop of our own making, for the tests of the engine."""

from collections.abc import Sequence
from datetime import UTC, datetime

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine import Engine

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
ENTRIES = (
    KnowledgeEntry(
        "ship", "拍下之后多久能发货", "工作日下午四点前的订单当天发出。", "发货", ("什么时候寄出",)
    ),
    KnowledgeEntry(
        "where", "我的快递走到哪儿了", "在订单里点查看物流就能看到。", "物流", ("物流进度怎么看",)
    ),
    KnowledgeEntry(
        "size", "身高体重怎么选尺码", "报一下身高体重，我们按尺码表推荐。", "尺码", ("穿多大码合适",)
    ),
    KnowledgeEntry("cloth", "面料是什么成分", "里外都是棉，含棉九成五。", "材质"),
    KnowledgeEntry("invoice", "怎么申请开发票", "确认收货后在订单里申请电子发票。", "发票"),
    KnowledgeEntry(
        "return", "不喜欢可以退货吗", "签收七天内不影响再次销售就可以退。", "退换", ("七天无理由怎么退",)
    ),
    KnowledgeEntry("address", "下单后能改收货地址吗", "没发货前可以改，发出后请联系快递。", "订单"),
    KnowledgeEntry("coupon", "优惠券在哪里领", "店铺首页最上面就能领。", "优惠"),
)
SOFA = Product("SF-01", "云朵三人沙发", 3680.0, series="云朵")


def engine_with(entries: Sequence[KnowledgeEntry] = ENTRIES, products: Sequence[Product] = (SOFA,)) -> Engine:
    engine = Engine(now=NOW)
    assert list(engine.load(entries, products))[-1] == len(entries)
    return engine


def said(*turns: str, **more: object) -> TurnContext:
    """A course: lines that begin with ">" are the shop's, all others the customer's."""
    lines = tuple(
        Line(Sender.AGENT, turn[1:]) if turn.startswith(">") else Line(Sender.CUSTOMER, turn)
        for turn in turns
    )
    return TurnContext(lines=lines, now=NOW, **more)  # type: ignore[arg-type]


def order(number: str, day: int) -> Order:
    created = datetime(2026, 11, day, tzinfo=UTC)
    return Order(number, 1, "demo", OrderStatus.SHIPPED, created, paid_at=created)
