"""What counts as a promise of the shop, which deed, and by when. Said on Tuesday, 24 November 2026, at 14:00."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.promise import Deed
from deskpilot.engine.promises import LONGEST_LINE, promises

AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
CLOSES = 22
MOMENTS = st.integers(0, 15 * 365 * 1440).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
EVENING = "21:00"  # a day's word is kept by then

# The line, the deed, and the time on the shop's clock; a time with "~" is only what is usual for the deed.
MADE = [
    ("48小时内发货", Deed.SHIP, "26 14:00"),
    ("今天给您回电话", Deed.CALL, f"24 {EVENING}"),
    ("给您补差价", Deed.COMPENSATE, "25 14:00~"),
    ("下午三点前答复您", Deed.ANSWER, "24 15:00"),
    ("明天上午安排师傅上门", Deed.VISIT, "25 12:00"),
    ("收到后马上退款", Deed.REFUND, "02 14:00~"),
    ("我这边今天给您查", Deed.CHECK, f"24 {EVENING}"),
    ("我去跟仓库核实，下午四点前给您答复", Deed.ANSWER, "24 16:00"),
    ("好的，半小时后回您", Deed.ANSWER, "24 14:30"),
    ("您放心，今晚八点前一定给您回电", Deed.CALL, "24 20:00"),
    ("明早九点前给您发出", Deed.SHIP, "25 09:00"),
    ("两个工作日内给您退款", Deed.REFUND, f"26 {EVENING}"),
    ("三天内给您补发一件", Deed.RESEND, f"27 {EVENING}"),
    ("我马上给您补发", Deed.RESEND, "26 14:00~"),
    ("稍后给您回复", Deed.ANSWER, "24 16:00~"),
    ("今天下班前给您处理好", Deed.HANDLE, "24 22:00"),
    ("周五前给您换一件新的", Deed.EXCHANGE, f"27 {EVENING}"),
    ("25号之前给您寄出", Deed.SHIP, f"25 {EVENING}"),
    ("下周一安排师傅过去", Deed.VISIT, f"30 {EVENING}"),
    ("月底前给您送到", Deed.DELIVER, f"30 {EVENING}"),
    ("后天上午给您送货到家", Deed.DELIVER, "26 12:00"),
    ("一个半小时内联系您", Deed.ANSWER, "24 15:30"),
    ("差价我今天退给您", Deed.COMPENSATE, f"24 {EVENING}"),
    ("您把旧的寄回来，收到后我给您退款", Deed.REFUND, "02 14:00~"),
    ("我们会尽快给您发货", Deed.SHIP, "26 14:00~"),
    ("有结果第一时间告诉您", Deed.ANSWER, "24 16:00~"),
    ("我来联系快递，明天十点前给您准信", Deed.ANSWER, "25 10:00"),
    ("给您申请了补偿，24小时内返给您", Deed.COMPENSATE, "25 14:00"),
    ("今天 18:00 前给您回电", Deed.CALL, "24 18:00"),
    ("明天下午3点半给您打电话", Deed.CALL, "25 15:30"),
    ("24小时内给您答复", Deed.ANSWER, "25 14:00"),
    ("5-7个工作日内给您退款", Deed.REFUND, f"03 {EVENING}"),
    ("我等下给您回电", Deed.CALL, "24 16:00~"),
    ("你放心，明天给你补发", Deed.RESEND, f"25 {EVENING}"),
    ("今晚给您发效果图", Deed.SEND, f"24 {EVENING}"),
    ("１８：３０前回复您", Deed.ANSWER, "24 18:30"),
    ("您的订单今天安排发出", Deed.SHIP, f"24 {EVENING}"),
    ("运费我们明天退您", Deed.REFUND, f"25 {EVENING}"),
    ("我让师傅周四上午上门量尺寸", Deed.VISIT, "26 12:00"),
    ("十分钟内给您回话", Deed.ANSWER, "24 14:10"),
    ("晚点我跟您联系", Deed.ANSWER, "24 16:00~"),
    ("12月1日给您寄出", Deed.SHIP, f"01 {EVENING}"),
    ("4点左右给您回复", Deed.ANSWER, "24 16:00"),
    ("给您回电，最晚六点", Deed.CALL, "24 18:00"),
    ("一定会给您重新发一件好的", Deed.RESEND, "26 14:00~"),
    ("这单我帮您盯着，明天中午前同步给您", Deed.ANSWER, "25 13:00"),
    ("今天之内把发票开好发给您", Deed.SEND, f"24 {EVENING}"),
    ("帮您申请一下，明天上午有结果", Deed.ANSWER, "25 12:00"),
    ("您这单我跟仓库说了，今天一定走", Deed.SHIP, f"24 {EVENING}"),
    ("吉他今晚做完品控，明早顺丰给您走", Deed.SHIP, "25 10:00"),
    ("给您加急了，最晚明天发", Deed.SHIP, f"25 {EVENING}"),
    ("花束明天上午十点前送到您公司", Deed.DELIVER, "25 10:00"),
    ("保证您周五能收到", Deed.DELIVER, f"27 {EVENING}"),
    ("您等我电话，五点前打给您", Deed.CALL, "24 17:00"),
    ("缺的那个螺丝包明天补给您", Deed.RESEND, f"25 {EVENING}"),
    ("差的那50我一会转给您", Deed.REFUND, "25 14:00~"),
    ("您的定金我周五前退到原账户", Deed.REFUND, f"27 {EVENING}"),
    ("返现截图发我，24小时内给您返", Deed.COMPENSATE, "25 14:00"),
    ("我给您申请个红包，明天发到您账户", Deed.REFUND, f"25 {EVENING}"),
    ("这边记下了，周一上班给您办", Deed.HANDLE, f"30 {EVENING}"),
    ("下周三之前一定给您做好", Deed.HANDLE, f"02 {EVENING}"),
    ("中午之前给您出报价", Deed.HANDLE, "25 13:00"),
    ("发票明天给您开出来发邮箱", Deed.HANDLE, f"25 {EVENING}"),
    ("明晚八点前把合同发到您邮箱", Deed.SEND, "25 20:00"),
    ("晚上我把说明书拍给您", Deed.SEND, f"24 {EVENING}"),
    ("这批到货了我通知您", Deed.ANSWER, "01 16:00~"),
    ("我申请好了就告诉您", Deed.ANSWER, "24 16:00~"),
    ("那我七点前给您回消息哈", Deed.ANSWER, "24 19:00"),
]  # fmt: skip

NOT_MADE = [
    # what is usual
    "一般48小时内发货", "我们所有订单48小时内发货", "付款后48小时内发货", "正常情况下三天内送到", "通常两个工作日内退款",
    "现货当天发出", "拍下后24小时内发货", "按规定7天内退款", "下午四点前下单当天发货", "7天无理由退换",
    # what was
    "已经给您发货了", "昨天给您退款了", "刚刚帮您催过了", "我查了一下，您的包裹昨天发出了", "差价补好了",
    # what is refused
    "不能给您补差价哦", "今天来不及给您发出", "明天没办法上门", "这个退不了的", "我们不支持上门安装",
    # what is asked
    "什么时候给您回电话方便？", "要不要给您补发一件？", "需要我帮您申请退款吗", "您明天方便收货吗", "请问有什么可以帮您",
    # what the customer does
    "麻烦您今天寄回来", "您今天申请退款就可以", "请您明天联系一下快递", "您先拍张照片发给我", "建议您今天下单",
    # what others do
    "平台24小时内会处理", "退款1-3天到账", "快递预计明天送到", "快递员会联系您",
    # what may be
    "应该明天能发货", "可能要后天才能发出", "如果有质量问题给您退换", "可以给您补差价的", "大概三天送到",
    # what is done while one looks on
    "核对好马上回您", "我这就答复您", "正在为您查询，请稍等两到三分钟", "我帮您查一下，明天还不好说", "稍等，我帮您看一下", "我查一下", "好的亲", "马上为您查询",
    # what somebody else said, and whether they did
    "之前同事说“今天发货”是吧，我看了记录", "您是想问什么时候补差价吗", "之前答应您的是下午发货，对吧",
    # what holds only if something goes wrong, and what is over when it is said
    "如果三天没收到我给您查", "订单超过48小时没发货可以投诉的", "仓库今天盘点，不发货", "退款原路返回，1到3天到账",
    # no deed at all
    "这款便宜一点哦", "马上就到活动了", "今天活动最后一天", "发票随货寄出", "一点都不显胖", "明天见", "",
]  # fmt: skip


def found(line: str) -> list[tuple[Deed, str]]:
    return [
        (p.deed, f"{p.due_at + timedelta(hours=8):%d %H:%M}" + ("" if p.due_said else "~"))
        for p in promises(line, AT, 480, CLOSES)
    ]


@pytest.mark.parametrize(("line", "deed", "due"), MADE, ids=[row[0] for row in MADE])
def test_a_promise_is_heard_with_its_time(line: str, deed: Deed, due: str) -> None:
    assert found(line) == [(deed, due)]


@pytest.mark.parametrize("line", NOT_MADE)
def test_what_is_no_promise_is_left_alone(line: str) -> None:
    assert found(line) == []


def test_two_promises_with_times_of_their_own_are_two() -> None:
    assert found("这单我今天给您备注加急，明天发走") == [
        (Deed.HANDLE, f"24 {EVENING}"),
        (Deed.SHIP, f"25 {EVENING}"),
    ]


def test_several_deeds_by_one_time_are_one_promise() -> None:
    assert found("今天给您核实，给您回复") == [(Deed.CHECK, f"24 {EVENING}")]


def test_the_words_are_those_that_were_written() -> None:
    (promise,) = promises("在的哈。明天给您补发！辛苦了", AT)
    assert promise.quote == "明天给您补发！"


@pytest.mark.parametrize(("hour", "due"), [(1, "24 15:00"), (8, "25 15:00")])
def test_an_hour_that_is_over_means_the_next_day(hour: int, due: str) -> None:
    (promise,) = promises("三点前答复您", AT.replace(hour=hour), 480, CLOSES)
    assert f"{promise.due_at + timedelta(hours=8):%d %H:%M}" == due


def test_days_are_those_of_the_shops_own_time_zone() -> None:
    late = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # one in the morning of the 25th in Beijing
    (promise,) = promises("今天给您发出", late, 480, 18)
    assert promise.due_at == datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@given(st.text(max_size=80), MOMENTS)
def test_any_line_at_any_time_is_read_and_nothing_is_due_in_the_past(line: str, at: datetime) -> None:
    assert all(promise.due_at > at for promise in promises(line, at))


@given(
    st.lists(st.sampled_from("今明后天周五日号点半前内小时三12:，给您回电发货马上不吗了"), max_size=40),
    MOMENTS,
)
def test_any_jumble_of_times_and_deeds_is_read(parts: list[str], at: datetime) -> None:
    assert all(promise.due_at > at for promise in promises("".join(parts), at))


def test_a_text_that_was_pasted_is_no_line_of_a_chat() -> None:
    assert promises("明天给您补发。" * LONGEST_LINE, AT) == ()
