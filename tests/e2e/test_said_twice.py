"""Nobody has to say it twice: whatever a customer told the AI stands in the brief of the human who takes over."""

from dataclasses import dataclass
from pathlib import Path

from deskpilot.services.brief import brief_of
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.ui.labels_case.brief import brief_text
from tests.desks import Phone, Running, furnish, parts_of, rows
from tests.e2e.conftest import StartDesk

_MOST_LINES = 10


@dataclass(frozen=True)
class Visit:
    """What a customer says turn by turn until a human comes, and what they must never be asked again."""

    name: str
    turns: tuple[str, ...]
    facts: tuple[str, ...]


VISITS = (
    Visit(
        "dress before a wedding",
        (
            "你好，我身高162，体重104斤，想买那条墨绿色的裙子",
            "我这周六要参加婚礼，周五晚上之前一定要收到",
            "别给我发圆通，上次丢过件",
            "能保证吗，给我找个真人",
        ),
        ("162", "52", "墨绿", "周六要参加婚礼", "周五晚上之前", "圆通"),
    ),
    Visit(
        "table made to measure",
        (
            "我们餐厅只有9平米，想定做一张长1米3宽70公分的桌子",
            "要黑胡桃的，桌腿不要金属",
            "预算六千以内",
            "下个月18号搬家，得在那之前装好",
            "这个要人来谈，转人工吧",
        ),
        ("9", "1米3", "70公分", "黑胡桃", "不要金属", "6,000", "18号"),
    ),
    Visit(
        "sofa with a torn seam",
        (
            "上礼拜收到的沙发，左边扶手的线开了，露出里面的棉",
            "订单号 2026031877451902",
            "我不要退货，给我换个扶手或者派人来缝",
            "已经拍过照片发给你们了，没人理我",
        ),
        ("左边扶手的线开了", "2026031877451902", "不要退货", "换个扶手", "拍过照片"),
    ),
    Visit(
        "kettle that trips the fuse",
        (
            "水壶用了三次，一插电家里就跳闸",
            "是1.7升那款白色的",
            "我要求退款，不接受维修",
            "再拖我就打12315了",
        ),
        ("一插电家里就跳闸", "1.7升", "白色", "退款", "不接受维修", "12315"),
    ),
    Visit(
        "wholesale notebooks",
        (
            "你们家A5横线本，我要300本，发两个地址",
            "封面印公司logo，能做烫金吗",
            "9月1号开学前要用",
            "要开专票，税点谁出",
            "找个能谈价的人",
        ),
        ("300", "两个地址", "烫金", "9月1号", "专票"),
    ),
    Visit(
        "formula for a baby",
        (
            "宝宝七个月大，之前喝的是水解奶粉，对牛奶蛋白过敏",
            "想问二段的有没有不含棕榈油的",
            "他昨天喝了你家的起疹子了",
            "我现在就要人工",
        ),
        ("七个月", "牛奶蛋白过敏", "棕榈油", "起疹子"),
    ),
    Visit(
        "shoes too small",
        (
            "我平时穿42码，你们这双跑鞋42顶脚",
            "想换43的，黑色没货的话灰色也行",
            "不想自己出运费，是你们尺码表不准",
            "人呢，叫客服来",
        ),
        ("42", "顶脚", "43", "灰色也行", "不想自己出运费"),
    ),
    Visit(
        "parcel left at the wrong door",
        (
            "快递显示签收了，可是我没收到，问过门卫也没有",
            "单号 SF1447790032156",
            "地址是对的，我电话尾号3308",
            "里面是送老人的生日礼物，后天就过生日",
            "找人工处理",
        ),
        ("没收到", "SF1447790032156", "尾号3308", "后天就过生日"),
    ),
    Visit(
        "bargaining for curtains",
        (
            "客厅窗户3米2宽，2米6高，两幅遮光帘",
            "隔壁店同款才380，你们要468",
            "400我就下单，送挂钩不要，送绑带就行",
            "做不了主就叫老板来",
        ),
        ("3米2", "2米6", "380", "400", "绑带"),
    ),
    Visit(
        "tea set arrived broken",
        (
            "茶具到了，六个杯子碎了两个，茶壶嘴也磕了",
            "是送客户的，明天下午三点见面",
            "不用赔券，同城给我补一套新的",
            "我很生气，找你们负责人",
        ),
        ("碎了两个", "茶壶嘴也磕了", "明天下午三点", "不用赔券", "补一套新的"),
    ),
    Visit(
        "cat food with a changed smell",
        (
            "买了两袋10公斤的猫粮，批次 B20260207",
            "跟上一袋味道完全不一样，猫吃了拉肚子",
            "不要跟我说换粮期，一直吃的这个牌子",
            "转人工，我要看质检报告",
        ),
        ("10公斤", "B20260207", "味道完全不一样", "拉肚子", "质检报告"),
    ),
    Visit(
        "ring with an engraving",
        (
            "戒指手寸14号，内圈刻 L&Y 0520",
            "玫瑰金的，不要白金",
            "5月20号求婚用，能提前两天到吗",
            "刻字这种要人确认一下，转人工",
        ),
        ("14号", "L&Y 0520", "玫瑰金", "不要白金", "5月20号"),
    ),
    Visit(
        "plants for an office",
        (
            "办公室朝北没什么光，想要十盆好养的",
            "同事有人花粉过敏，不要开花的",
            "一盆不超过60块",
            "下周三上午送到楼下，我们没有电梯",
            "这单大，找人跟我对接",
        ),
        ("朝北", "十盆", "花粉过敏", "不要开花的", "60", "下周三上午", "没有电梯"),
    ),
    Visit(
        "lens ordered twice by mistake",
        (
            "我手滑拍了两单一样的滤镜，67mm那个",
            "留一单就行，第二单取消，订单尾号8825",
            "钱退回支付宝，别退到余额",
            "机器人听不懂，人工",
        ),
        ("67mm", "第二单取消", "8825", "支付宝"),
    ),
    Visit(
        "air mattress that loses air",
        (
            "买的双人充气床，睡一晚上就瘪了",
            "补过一次胶还是漏，气阀那边嘶嘶响",
            "周末爸妈来住，等不了你们寄回检测",
            "我要直接换新，旧的你们上门来拿",
            "叫个人来",
        ),
        ("一晚上就瘪了", "气阀", "周末爸妈来住", "等不了", "换新", "上门来拿"),
    ),
    Visit(
        "laptop stand for a left-hander",
        (
            "我的电脑是16寸的，两公斤多，你们支架撑得住吗",
            "我左撇子，旋钮在右边用着别扭",
            "银色有点反光，能发深空灰吗",
            "公司报销，抬头写杭州云岭科技",
            "算了你让真人来跟我说",
        ),
        ("16寸", "两公斤", "左撇子", "深空灰", "杭州云岭科技"),
    ),
    Visit(
        "cake that must not have nuts",
        (
            "订一个八寸的蛋糕，孩子对坚果过敏千万不能放",
            "上面写小满六岁快乐",
            "6月3号下午四点半送到紫藤幼儿园",
            "奶油少一点，水果只要草莓",
            "这么多要求机器记不住吧，换人",
        ),
        ("八寸", "坚果过敏", "小满六岁快乐", "6月3号下午四点半", "紫藤幼儿园", "草莓"),
    ),
    Visit(
        "coat with the wrong sleeve length",
        (
            "大衣收到了，袖子左边比右边长两公分",
            "吊牌还在，洗都没洗过",
            "上次也是你们家，毛衣发错颜色，这回我没耐心了",
            "退差价我不同意，要么换一件要么全退",
            "给我接主管",
        ),
        ("左边比右边长两公分", "吊牌还在", "发错颜色", "退差价我不同意", "全退"),
    ),
    Visit(
        "fish tank heater for a trip",
        (
            "60升的缸，养的孔雀鱼，加热棒用100瓦还是200瓦",
            "我们家停电多，要断电记忆的",
            "后天出差，明天必须到，顺丰到付也行",
            "再不回我就去别家买了",
        ),
        ("60升", "孔雀鱼", "断电记忆", "后天出差", "顺丰到付"),
    ),
    Visit(
        "second-hand deal gone sour",
        (
            "你们客服上周说给我返50块，到现在没见到",
            "当时是小林答应的，聊天记录我有",
            "订单都评价过了，五星",
            "别再让我等，今天给个说法",
        ),
        ("返50块", "小林答应的", "聊天记录", "别再让我等", "今天给个说法"),
    ),
)


def _settled(desk: Running, data_dir: Path, turns: int) -> bool:
    """Whether every customer has had this many turns read."""
    ((read,),) = rows(data_dir, "SELECT count(*) FROM decisions")
    return int(str(read)) >= turns


def _told(data_dir: Path, name: str) -> tuple[str, ...]:
    """The brief of a customer as the human reads it."""
    reader = Reader(data_dir)
    try:
        number = reader.value("SELECT id FROM conversations WHERE external_key = ?", (name,))
        return tuple(brief_text(line) for line in brief_of(DeskQueries(reader, SystemClock()), number))
    finally:
        reader.close()


def test_the_brief_holds_whatever_the_customer_said(start: StartDesk, data_dir: Path) -> None:
    furnish(data_dir, quiet_seconds="0.2")
    phone = Phone()
    desk = start(parts_of(data_dir, phone))
    expected = 0
    for number in range(max(len(visit.turns) for visit in VISITS)):
        for visit in VISITS:
            if number < len(visit.turns):
                phone.say(visit.turns[number], visit.name)
                expected += 1
        desk.wait(lambda wanted=expected: _settled(desk, data_dir, wanted))
    missing, long = [], []
    for visit in VISITS:
        told = _told(data_dir, visit.name)
        missing += [f"{visit.name}: {fact}" for fact in visit.facts if fact not in "\n".join(told)]
        long += [visit.name] if len(told) > _MOST_LINES else []
    assert not missing, "\n".join(missing)
    assert not long
