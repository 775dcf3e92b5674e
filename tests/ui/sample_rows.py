"""Believable rows for every view of the desk: a furniture shop on a busy evening. Times are UTC, shown at +8."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from deskpilot.domain.conversation import ConversationState, Delivery, MessageKind, Owner, Sender
from deskpilot.domain.customer import Customer, Fact, Worth
from deskpilot.domain.escalation import Escalation, EscalationState, Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry, QuickPhrase
from deskpilot.domain.order import LogisticsStep, Order, OrderItem, OrderStatus
from deskpilot.domain.understanding import Evidence
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.knowledge_views import (
    EntryVersion,
    HitTest,
    HitTestResult,
    KnowledgePage,
    KnowledgeRow,
)
from deskpilot.services.views import (
    AlertRow,
    BriefLine,
    ConversationHead,
    CustomerCard,
    QueueCounts,
    QueueRow,
    SearchHit,
    SuggestionRow,
    Trace,
    TranscriptRow,
)

NOW = datetime(2026, 3, 12, 14, 32, 12, tzinfo=UTC)  # 22:32:12 on the shop's wall clock
FOCUS = 2  # the conversation that the pictures show


def ago(seconds: float) -> datetime:
    """A moment before `NOW`."""
    return NOW - timedelta(seconds=seconds)


def queue_row(number: int, nickname: str, **fields: object) -> QueueRow:
    """A waiting Taobao conversation; `fields` change it."""
    values: dict[str, object] = {
        "channel": "taobao", "owner": Owner.WAITING, "state": ConversationState.OPEN, "agent_name": "",
        "waiting_since": ago(40), "limit_seconds": 180.0, "reason": Reason.HUMAN_WANTED, "severity": Severity.NOTICE,
        "quote": "有人在吗，想找真人聊", "last_text": "有人在吗，想找真人聊", "last_at": ago(40), "worth": 268.0, "paid_orders": 1,
        "mood": 0.0, "dissatisfied": 0.1, "unread": 1, "cost": 1.0,
    }  # fmt: skip
    return QueueRow(conversation_id=number, nickname=nickname, **(values | fields))  # type: ignore[arg-type]


def waiting_rows() -> tuple[QueueRow, ...]:
    """The list 待接, dearest wait first."""
    return (
        queue_row(1, "小鹿Stella", waiting_since=ago(161), reason=Reason.COMPLAINT, severity=Severity.URGENT, worth=3260.0,
                  quote="今天还没人管我就找平台评理", last_text="今天还没人管我就找平台评理", mood=-0.9, dissatisfied=0.93,
                  unread=3, cost=9.6, paid_orders=2),
        queue_row(3, "用户8841**", channel="douyin", waiting_since=ago(84), reason=Reason.QUALITY, worth=1899.0, mood=-0.5,
                  severity=Severity.ATTENTION, quote="颜色跟页面差太多，拍了照片", last_text="[图片]", unread=2, cost=6.1),
        queue_row(4, "阿泽的猫", waiting_since=ago(68), reason=Reason.BARGAIN, severity=Severity.ATTENTION, worth=4600.0,
                  quote="隔壁店少三百，你们能跟吗", last_text="隔壁店少三百，你们能跟吗", unread=1, cost=5.4),
        queue_row(5, "半夏微凉", waiting_since=ago(50), cost=3.2),
        queue_row(6, "Miss周周", channel="pdd", waiting_since=ago(95), limit_seconds=300.0, reason=Reason.MANUAL_ACTION,
                  quote="地址写错了能改吗", last_text="地址写错了能改吗", worth=539.0, cost=3.0),
        queue_row(7, "一颗橙子", waiting_since=ago(29), reason=Reason.UNSURE, worth=128.0, cost=2.1,
                  quote="老人闻不得味道，这漆行不行", last_text="老人闻不得味道，这漆行不行"),
        queue_row(8, "顾家的南瓜和很长很长的昵称还带English名字", channel="jd", waiting_since=ago(24), limit_seconds=30.0,
                  reason=Reason.INJURY, severity=Severity.URGENT, quote="椅子断了，孩子磕到额头", cost=9.9, mood=-0.8,
                  last_text="椅子断了，孩子磕到额头", worth=0.0, paid_orders=0),
    )  # fmt: skip


def mine_rows() -> tuple[QueueRow, ...]:
    """The list 我的."""
    return (
        queue_row(FOCUS, "林间有座", owner=Owner.AGENT, agent_name="小美", waiting_since=ago(132), reason=Reason.CUSTOM,
                  severity=Severity.ATTENTION, quote="我要的不是这张，问的是能不能做", last_text="价钱能比一米六的少些吗",
                  worth=12860.0, paid_orders=3, mood=-0.3, dissatisfied=0.4, unread=2, cost=7.5, tags=("老客", "定制")),
        queue_row(9, "木木妈", owner=Owner.AGENT, agent_name="小美", waiting_since=None, reason=None, severity=None, quote="",
                  last_text="好的，收到再联系", worth=899.0, unread=0, cost=0.2, mood=0.6),
    )  # fmt: skip


def ai_rows() -> tuple[QueueRow, ...]:
    """The list AI 处理."""
    return (
        queue_row(10, "river_77", owner=Owner.AI, waiting_since=ago(3), reason=None, severity=None, quote="",
                  last_text="床头柜有没有现货", worth=0.0, paid_orders=0, cost=0.4),
        queue_row(11, "青柠不加糖", owner=Owner.AI, waiting_since=None, reason=None, severity=None, quote="", unread=0,
                  last_text="谢谢啦", worth=420.0, cost=0.1, mood=0.5),
    )  # fmt: skip


def closed_rows() -> tuple[QueueRow, ...]:
    """The list 已结束."""
    return (
        queue_row(12, "晚风", owner=Owner.AGENT, agent_name="阿哲", state=ConversationState.CLOSED, waiting_since=None,
                  reason=None, severity=None, quote="", last_text="已经安装好了，谢谢", unread=0, cost=0.0),
    )  # fmt: skip


def queue_counts() -> QueueCounts:
    """Counts over the four lists."""
    return QueueCounts(8, 3, 14, 126, 3, NOW + timedelta(seconds=19))


def alert_rows() -> tuple[AlertRow, ...]:
    """Open alerts, loudest first."""
    made = ((1, "小鹿Stella", Reason.COMPLAINT, Severity.URGENT, "今天还没人管我就找平台评理", 3260.0, 2),
            (3, "用户8841**", Reason.QUALITY, Severity.ATTENTION, "颜色跟页面差太多，拍了照片", 1899.0, 1),
            (4, "阿泽的猫", Reason.BARGAIN, Severity.ATTENTION, "隔壁店少三百，你们能跟吗", 4600.0, 1))  # fmt: skip
    return tuple(
        AlertRow(
            Escalation(100 + n, n, reason, severity, ago(3), quote, count=count),
            name,
            "taobao",
            worth,
            ago(161),
            180.0,
        )
        for n, name, reason, severity, quote, worth, count in made
    )


def head(conversation_id: int = FOCUS) -> ConversationHead:
    """The header of a conversation in the lists; the AI owns every other one."""
    rows = (*waiting_rows(), *mine_rows(), *ai_rows(), *closed_rows())
    row = next(found for found in rows if found.conversation_id == conversation_id)
    alert = None
    if row.reason is not None and row.severity is not None:
        alert = Escalation(100 + row.conversation_id, row.conversation_id, row.reason, row.severity, ago(130), row.quote,
                           state=EscalationState.TAKEN if row.agent_name else EscalationState.OPEN)  # fmt: skip
    return ConversationHead(
        row.conversation_id, row.channel, row.nickname, row.owner, row.state, row.agent_name, row.waiting_since,
        row.limit_seconds, row.paid_orders, 4, 8, 200 + row.conversation_id, alert,
    )  # fmt: skip


def line(seq: int, sender: Sender, text: str, at: datetime, **fields: object) -> TranscriptRow:
    """A transcript row; outgoing lines are delivered, message ids are 1000 + seq."""
    values: dict[str, object] = {
        "sender_name": {Sender.CUSTOMER: "林间有座", Sender.AI: "小助手", Sender.AGENT: "小美"}.get(sender, ""),
        "kind": MessageKind.TEXT, "delivery": Delivery.RECEIVED if sender is Sender.CUSTOMER else Delivery.DELIVERED,
    }  # fmt: skip
    return TranscriptRow(message_id=1000 + seq, seq=seq, sender=sender, text=text, at=at, **(values | fields))  # type: ignore[arg-type]


def transcript() -> tuple[TranscriptRow, ...]:
    """What was said in the focused conversation: AI, a hand-over, then 小美."""
    day = timedelta(days=1)
    return (
        line(1, Sender.CUSTOMER, "上次看的白蜡木餐桌还在卖吗", ago(400) - day),
        line(2, Sender.AI, "在卖的，「原野」餐桌一直有货。", ago(390) - day, entry_id="KB0310", entry_title="在售款式",
             confidence=0.95, decision_id=70),
        line(3, Sender.CUSTOMER, "有一米五的吗", ago(330)),
        line(4, Sender.AI, "「原野」白蜡木餐桌现货有 1.4 米和 1.6 米两种；1.6 米还剩 6 张，付款后 48 小时内发出。", ago(312),
             entry_id="KB0312", entry_title="餐桌规格与现货", confidence=0.93, decision_id=71),
        line(5, Sender.CUSTOMER, "我要的不是这张，问的是能不能做。跟你们聊了大半年了，这回能定下来吗？", ago(192)),
        line(6, Sender.SYSTEM, "", ago(130), kind=MessageKind.MARK, mark="taken_over", sender_name="小美", reason=Reason.CUSTOM,
             decision_id=72),
        line(7, Sender.AGENT, "林姐好，我是小美。餐厅 2.4 米宽、桌子想要 1.5 米，前面的我都看过，您不用重说。工期我问一下工厂，两分钟回您。",
             ago(120)),
        line(8, Sender.CUSTOMER, "嗯，最好 12 月 20 号前到，家里老人要来住", ago(70)),
        line(9, Sender.CUSTOMER, "价钱能比一米六的少些吗", ago(62)),
    )  # fmt: skip


def long_transcript(count: int) -> Iterator[TranscriptRow]:
    """`count` short lines, customer and AI in turn, ten seconds apart and ending now."""
    for seq in range(1, count + 1):
        sender = Sender.CUSTOMER if seq % 3 else Sender.AI
        yield line(seq, sender, f"第 {seq} 句：这款还有别的尺寸吗", ago(10.0 * (count - seq)))


def suggestions() -> tuple[SuggestionRow, ...]:
    """Three drafts for the focused conversation."""
    return (
        SuggestionRow(90, 1, "1.5 米能做，工期 18 天；今天定下来，12 月 14 日前送到，赶得上老人过来。", "KB0318", "定制工期", 0.91,
                      checks=("18 天", "12-14")),
        SuggestionRow(90, 2, "1.5 米跟 1.6 米同价 ¥3,980，定制不另收钱；送货上楼我替您申请免费。", "R-12", "议价规则", 0.84,
                      blocked=("promise",)),
        SuggestionRow(90, 3, "先把 1.5 米的尺寸图发您：桌腿内距 118 cm，坐四个人腿不打架，您看看合不合适。", "KB0320", "尺寸图", 0.77),
    )  # fmt: skip


def phrases() -> tuple[QuickPhrase, ...]:
    """The shop's quick phrases."""
    return (
        QuickPhrase("fh", "发货时间", "现货当天下午四点前付款当天发，定制款按约定工期。", "物流"),
        QuickPhrase("fp", "开发票", "可以开电子普票，抬头和税号发我，签收后三天内到邮箱。", "售后"),
        QuickPhrase("wh", "木材养护", "平时干布擦就好，半年上一次木蜡油，别放暖气边上。", "养护"),
        QuickPhrase("sl", "送货上楼", "大件送到家门口，上楼按楼层和电梯情况先跟您报价。", "物流"),
    )  # fmt: skip


def brief_lines() -> tuple[BriefLine, ...]:
    """The brief of the focused conversation."""
    return (
        BriefLine("who", "returning", ("3", "上海", "5")),
        BriefLine("worth", "lifetime", ("12860",)),
        BriefLine("wants", text="「原野」餐桌定做 1.5 m，12-20 前到", message_id=1008),
        BriefLine("mood", "worse", (), severity=Severity.ATTENTION, message_id=1005),
        BriefLine("tried", "entry_rejected", ("餐桌规格与现货", "1"), message_id=1004),
        BriefLine("refused", text="1.4 m、1.6 m 现货", message_id=1005),
        BriefLine(
            "promised",
            "task",
            ("promise", "open", "小美", "2026-11-22T22:36:00+08:00", "0", "0"),
            "两分钟回工期",
            1007,
            Severity.ATTENTION,
        ),
        BriefLine("next", "answer_open_question", ("工期",), message_id=1008),
    )


def orders() -> tuple[Order, ...]:
    """Orders of the focused customer, newest first."""

    def order(no: str, days: float, title: str, qty: int, price: float, status: OrderStatus) -> Order:
        at = ago(days * 86400)
        return Order(no, 202, "taobao", status, at, (OrderItem("YY-02", "默认", qty, price, title),), qty * price, paid_at=at,
                     shipped_at=at + timedelta(days=1), signed_at=at + timedelta(days=4), carrier="安能", tracking_no="AN7730021",
                     logistics=(LogisticsStep(at + timedelta(days=4), "已签收"),), city="上海")  # fmt: skip

    return (
        order("2026031200017730021", 188, "藤编单椅", 2, 1180.0, OrderStatus.SIGNED),
        order("2026010700017730020", 320, "「原野」边柜 1.2 m", 1, 6900.0, OrderStatus.SIGNED),
        order("2025110700017730019", 410, "实木床头柜", 2, 1800.0, OrderStatus.SIGNED),
    )


def customer_card() -> CustomerCard:
    """The card of the focused customer."""
    who = Customer(
        202,
        "taobao",
        "tb_linjian",
        "林间有座",
        ago(400 * 86400.0),
        "上海",
        "88VIP",
        ("老客", "定制", "侘寂风", "要送上楼"),
    )
    facts = (
        Fact("餐厅", "2.4 m 宽", ago(86400.0 * 30), 1001, 1),
        Fact("喜好", "原木色，怕味道", ago(86400.0 * 30), None, 2),
    )
    return CustomerCard(who, Worth(12860.0, 0.0, 3, 0, 188.0), orders(), facts, 5, ago(86400.0))


def trace() -> Trace:
    """Why the focused conversation went to a human."""
    return Trace(
        72, "escalate", "topic.custom", Reason.CUSTOM, "KB0312", "餐桌规格与现货", 0.41, 0.06, 0.86, 0.42, -0.3, ago(190),
        (Evidence("word", "定做", 0.22), Evidence("form", "可以定制尺寸吗", 0.19)),
        (Evidence("rejected", "我要的不是这张", 0.31), Evidence("custom", "能不能做", 0.38)),
    )  # fmt: skip


def knowledge_rows(count: int = 40) -> tuple[KnowledgeRow, ...]:
    """Rows of the knowledge table."""
    asked = (
        "多久发货",
        "可以定做尺寸吗",
        "实木会开裂吗",
        "能送货上楼吗",
        "怎么开发票",
        "颜色有色差吗",
        "支持七天退货吗",
        "怎么安装",
    )
    groups = ("物流", "定制", "材质", "物流", "售后", "材质", "售后", "安装")
    return tuple(
        KnowledgeRow(f"KB{300 + n:04}", asked[n % 8], groups[n % 8], 240 - 6 * n, None if n % 7 == 6 else 0.95 - 0.02 * (n % 9),
                     n % 4, "denied" if n % 9 == 4 else "good", n % 11 != 10, "auto", 1 + n % 5, ago(86400.0 * n))
        for n in range(count)
    )  # fmt: skip


def knowledge_page() -> KnowledgePage:
    """A page of the knowledge table."""
    rows = knowledge_rows()
    return KnowledgePage(rows, 1284, len(rows), 0.012)


def entry(entry_id: str = "KB0301") -> KnowledgeEntry:
    """One entry with several forms and a bound value."""
    return KnowledgeEntry(
        entry_id, "可以定做尺寸吗", "可以定做，工期 {product.lead_days} 天，价格跟相近尺寸一致。", "定制",
        ("能不能改长度", "尺寸可以按我家来吗"), scope=("原野",), updated_at=ago(86400.0 * 3), updated_by="小美", version=3,
    )  # fmt: skip


def entry_versions() -> tuple[EntryVersion, ...]:
    """Versions of that entry, newest first."""
    return tuple(
        EntryVersion(entry(), ago(86400.0 * (3 + n)), ("小美", "阿哲")[n % 2], "answer") for n in range(3)
    )


def hit_test(text: str) -> HitTestResult:
    """What a question finds."""
    found = tuple(HitTest(row.id, row.question, 0.9 - 0.2 * n, (Evidence("word", "定做", 0.3),))
                  for n, row in enumerate(knowledge_rows(3)))  # fmt: skip
    return HitTestResult(text, "reply", "confident", 0.88, 0.31, 0.6, found, "可以定做，工期 18 天。")


def series(code: str, unit: str, values: tuple[float | None, ...]) -> Series:
    """A course over the hours before now."""
    return Series(
        code, unit, tuple((ago(3600.0 * (len(values) - n)), value, 12 + n) for n, value in enumerate(values))
    )


def kpi_figures() -> tuple[KpiFigure, ...]:
    """The five rows of 今日."""
    first = series("first_response", "seconds", (34.0, 41.0, 30.0, 28.0, 25.0, 29.0, 22.0, 20.0, 18.0))
    waiting = series("waiting", "people", (3.0, 4.0, 3.0, 5.0, 4.0, 6.0, 7.0, 7.0, 8.0))
    handoff = series("handoff_rate", "share", (0.17, 0.18, 0.2, 0.19, 0.21, 0.2, 0.22, 0.21, 0.214))
    liked = series("satisfaction", "share", (0.91, None, 0.9, 0.93, 0.92, 0.94, 0.93, 0.95, 0.941))
    worth = series("high_value", "people", (1.0, 1.0, 2.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0))
    return (
        KpiFigure("first_response", "seconds", 18.0, 96, 22.0, first),
        KpiFigure("waiting", "people", 8.0, 8, 6.0, waiting),
        KpiFigure("handoff_rate", "share", 0.214, 412, 0.202, handoff, low=0.18, high=0.26),
        KpiFigure("satisfaction", "share", 0.941, 51, None, liked, better="up", low=0.84, high=0.98),
        KpiFigure("high_value", "people", 7.0, 7, 5.0, worth, better="up"),
    )


def dashboard() -> Dashboard:
    """The figures page of one day."""
    figures = kpi_figures()
    hot = tuple(
        HotCategory(name, count) for name, count in (("物流", 132), ("定制", 88), ("材质", 61), ("售后", 44))
    )
    answered = (
        series("by_ai", "count", (12.0, 18.0, 22.0, 30.0)),
        series("by_human", "count", (5.0, 6.0, 9.0, 11.0)),
    )
    return Dashboard(date(2026, 3, 12), figures, hot, answered, (figures[0].series,))


def search_hits(text: str) -> tuple[SearchHit, ...]:
    """What a search finds."""
    return (
        SearchHit("customer", "林间有座", "淘宝 · 3 单 · ¥12,860", FOCUS),
        SearchHit("message", f"…{text}…", "林间有座 22:31", FOCUS, 1008),
        SearchHit("entry", "可以定做尺寸吗", "KB0301 · 定制", entry_id="KB0301"),
    )
