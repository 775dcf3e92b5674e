"""Whether a turn is nothing but courtesy, and whether it tells trouble beside it.

Nobody waits after courtesy, so nothing may pass for it that somebody has to read: each clause must be a known phrase,
praise, a good wish, or what the customer means to do next. Anything else is substance, whatever thanks stand beside it.
"""

import re

from deskpilot.engine.peeling import clauses, peel
from deskpilot.engine.text import squeeze

_COURTEOUS = frozenset({"greeting", "thanks", "closing", "acknowledge", "filler", "confirm", "hesitate"})
_VERY = "(?:很|挺|蛮|真|超|太|特别|非常|好|也|都)"
_PRAISE = (
    "(?<![不没])(?:喜欢|满意|好看|漂亮|好吃|好喝|好用|好闻|可爱|舒服|合适|合身|不错|给力|靠谱|完美|惊喜|开心|周到|贴心|细心|耐心|热情|划算|超值)|"
    f"{_VERY}(?:好|棒|赞|美|香|正|值|暖和|精致|结实)(?!像|久|多|几)|(?:刚|正)(?:好|合适)|"
    f"(?:发货|物流|快递|速度|回复|[送到发]得|^){_VERY}*快(?!点|些|递)|(?:服务|态度|质量|品质|效果|味道|手感){_VERY}*(?:好|棒|赞)"
)
_WISH = "祝|快乐|愉快|顺利|兴隆|发财|大卖|安康|早点休息|注意身体"
_RETURN = "(?:下次|以后|下回|还会|会|一定|肯定)[^没不]{0,3}(?:来|买|光顾|回购|支持)|回购|推荐给|介绍朋友"
_DONE = (
    "^(?:我|货|快递|包裹|东西|宝贝|已经?|都|刚)*(?:收到|到|拿到|取到|签收|下单|拍|付款?|买)(?:货|快递|包裹|好|完|下)?[了啦]$|"
    "^我?(?:知道|明白|懂|清楚)[^没不]{0,6}了$"
)
_CALLED = "^(?:谢谢|多谢|感谢|辛苦)?(?:[一-鿿]{0,2}(?:宝|姐|哥|总|老师|师傅|经理)|小[一-鿿])$"
_KIND = re.compile(f"{_PRAISE}|{_WISH}|{_RETURN}|{_DONE}|{_CALLED}")
# "I will wait, try, see": told out of politeness, nothing to answer.
_ANNOUNCES = re.compile(
    r"(?:^|[\s,.。!])(?:那|好|好的|嗯|行|ok|哦)*(?:,|，|\s)*(?:那)?(?:我们?|俺)(?:就|先|再|也|还是|现在|这就|自己|明天|后天|早上|上午|中午|下午|晚上|回头|到时候?|待会|等会儿?|一会儿?)*"
    r"(?:等(?!了)|试|去|过去|(?<=[先再])看|自己看|看看|看下|看一下|联系下|联系一下|打电话问|问问|问下|查下|来一趟|重新下单|重新拍|自己(?!买|穿|用|要|喝|吃|戴|住|留)|考虑|弄一下|找找|再说)"
)
_GIVES_WORK = re.compile(r"帮|给我|你们?(?:给|来|去|要|得|能)|请|麻烦|催|退款|退货|投诉|怎么|(?<!因)为|没|不")
# What is said of goods that failed, without the words that only deny.
_FAULT = (
    "坏|破|碎|裂|漏|断|开胶|脱胶|脱线|线头|(?<![退扔忘消删换卖改])掉|褪色|起球|变形|缩水|脏|臭|烂|歪|痒|疼|痛|肿|过敏|磕|刮|划痕|皱|霉|异味|怪味|股味|瑕疵|缺|"
    "少了|少发|错发|过期|假货|卡住|卡顿|(?<![放轻])松|花了|黄了|红了|有点红|发红"
)
_OVER = re.compile(
    r"(?:好的?|嗯|哦|我|已经?|现在|又)*(?:找到|看到|弄好|解决|搞定|可以|好|没问题|明白|知道|懂)了(?:$|[,.。!~\s])"
)
_FAULTY = re.compile(_FAULT)
_OBJECTS = rf"急|错|但|可是|怎么|别|退|慢|{_FAULT}|有点|不过|惜|偏|[大小紧]了|第.{{1,2}}天"
_OBJECTION = re.compile(_OBJECTS)
_TROUBLE = re.compile(rf"没|不(?!急|着急)|{_OBJECTS}")
_TIME = re.compile("天|日|号|点|周|星期|小时|分钟|月")
# What is chosen is no remark, and whoever says how goods are has something to say about them.
_CHOOSES = re.compile("要|选|拿|就[这那]个|那[个款件]|\\d")
_QUALITIES = re.compile("[大小长短宽窄厚薄硬软重轻深浅淡暗亮闷吵响热烫冷贵花黄红黑白甜酸苦咸味差缺]")


def only_courteous(words: str, before: str) -> bool:
    """Whether every clause is courtesy, or says again what the shop said `before`."""
    return all(_is_courteous(clause) or _echoes(clause, before) for clause in clauses(words))


def is_over(words: str) -> bool:
    """Whether a turn opens with the end of a trouble and tells of no fault: why it was one is no matter any more."""
    return bool(_OVER.match(words)) and not tells_fault(words)


def tells_trouble(words: str) -> bool:
    """Whether something is told that went wrong, or that the customer minds."""
    return bool(_TROUBLE.search(peel(words).rest))


def remarks_only(words: str) -> bool:
    """Whether what stands beside the courtesy is a remark: no trouble, and nothing of how goods are."""
    return not (tells_trouble(words) or _CHOOSES.search(words) or _QUALITIES.search(peel(words).rest))


def objects(words: str) -> bool:
    """Whether something is put against what was said; that something is denied is no objection yet."""
    return bool(_OBJECTION.search(peel(words).rest))


def tells_fault(words: str) -> bool:
    """Whether goods are told to be faulty; a wish that was denied is none."""
    return bool(_FAULTY.search(words))


def announces(words: str) -> bool:
    """Whether a turn announces what the customer will do, and gives nobody work."""
    return bool(_ANNOUNCES.search(words)) and not _GIVES_WORK.search(words)


def _echoes(clause: str, before: str) -> bool:
    """Whether a clause only repeats the time that the shop has named; what else is repeated may be a choice."""
    if not before or not _TIME.search(clause) or tells_trouble(clause):
        return False
    peeled = peel(clause)
    return "deny" not in peeled.codes and set(squeeze(before)).issuperset(peeled.rest)


def _is_courteous(clause: str) -> bool:
    peeled = peel(clause)
    if not peeled.rest:
        return _COURTEOUS.issuperset(peeled.codes)
    return (bool(_KIND.search(clause)) or announces(clause)) and not tells_trouble(clause)
