"""Topics as customers tell them: patterns made of classes of words (who, which part of the body, what happened)."""

import re
from collections.abc import Iterator
from functools import cache

from deskpilot.domain.understanding import Signal, Topic
from deskpilot.engine import tables
from deskpilot.engine.seeking import Seekers

LEVELS = {"strong": 0.9, "clear": 0.65, "mild": 0.35}
HYPOTHETICAL = 0.3
# Forms so wide that they count only in a clause that tells.
_PLAIN = "plain"
# Topics that count when they happened, not when they are feared or asked about.
ASKED_ABOUT = frozenset({Topic.INJURY, Topic.QUALITY, Topic.MINOR, Topic.WRONG_ITEM})
FEARED = re.compile(
    r"会不会|会(?!议|员)|容易|怕|担心|防(?!晒|水|伪|滑)|避免|能不能|是不是|如果|万一|要是|是否|有没有|可能|比如|差点|以防|假如|假设"
)
ASKING_TAIL = re.compile(r"^[^,.。!]{0,4}(?:吗|么|嘛|\?|怎么办呢)")
CLAUSE = re.compile(r"[,。!?;]")
_CLAUSE_END = re.compile(r"[,。!;]")
# A clause that asks: whether, how much, what is done then.
ASKS = re.compile(
    r"[吗嘛?]|(?<![这那怎什多要])么|[怎咋](?!么?(?:又|还|都|就|会|没|不|这|是|成))|多少|多久|多大|多高|多厚|哪|什么|啥|还是(?![坏不没漏断])|"
    r"(?!动不动)(.)不\1|[包保][赔修退换补]|(?:能|可以|要紧|正常)[^,]{0,3}不?$|(?<![偏才要可并])不$|几(?:[个条根层孔岁号位节页支片升匹克斤瓦寸米]|多)[^,了]{0,2}$"
)
_DENIES = re.compile(
    r"(?:没有?(?!想到|用|穿|几|两|到)|不(?!到|是|知|湿|锈|粘)|无|未|别|防|毫不|免)[^,]{0,2}$"
)
# Whoever has not bought yet asks; what is old, of another shop or broken by oneself is no fault of these goods.
_BEFORE_BUYING = re.compile(
    r"还没(?:买|拍|下单|付)|没买|(?:先|提前)(?:问|了解|打听)|买之前|(?:再|才|准备|打算|考虑|没)下单|下单前|拍之前|问清楚"
)
# Another shop, as long as the clause does not come back to this one.
ELSEWHERE = re.compile(
    r"(?:别家|别人家|别的(?:店|家|地方)|其[他它](?:店|家|地方)|另一家|上一家|某家)(?![^,]*(?:你们?家|这家))"
)
_SEEKS = re.compile(
    r"想(?:再|要|先)?(?:买|找|入|配)(?!的)|想要|推荐|哪款|哪种|单卖|单买|有卖|有没有|适合|用哪|看看你们?家|求|怎么[卖买]|[膏霜乳液药款套垫贴水]有吗|忘[记了]|有什么|怎么挑|怎么选|"
    r"评[论价]|差评|(?:别人|有人|网上)[^,]{0,3}(?:说|反馈|投诉)|听说|问大家|"
    r"别家|别人家|别的店|其[他它]店|另一家|(?<!是)旧(?:的|款|锅|鞋|床|灯|桌|椅|沙发|手机|电脑|机)|我家[^,]{0,3}(?:旧|老|原)|"
    r"(?:换|修|维修|配)[^,]{0,4}(?:多少|价格|收费|要钱)|过保|自己[^,]{0,4}(?:摔|弄|洗|剪|掰|搞|拆|碰|撞)|不小心"
)
# What is denied after all: "came, none broken".
_WHOLE = re.compile(
    r"(?:没有?|无|不)(?:一个|一点|任何|什么|有)*(?:[坏碎破裂断漏烂压磕]|变形|划痕|瑕疵|异味|问题)[的了]?$"
)
_DREADED = re.compile(r"(?:怕|担心|会不会|免得|省得|以免)[^,。!?;]{0,8}$")
# Somebody cannot bear an ingredient: nothing has happened. What points at the goods, or at a time, is another matter.
_BY_NATURE = re.compile(r"对(?![^,]{0,3}(?:[这那它你]|上次|买的|之前))[^,了过]{1,8}过敏$")
_HAPPENED = re.compile(r"[吃喝用抹涂穿戴收](?:了|完|过|到)|(?:过敏|肿|痒|红|疼|痛)了")
_NOT_GOODS = re.compile(
    r"页面|网页|链接|[优惠用]券|订单|付款|支付|app|小程序|账号|密码(?!锁)|验证码|登[录陆]|二维码|直播|客服|快递|物流|系统|抽奖|活动|签到|软件|照片|图片发"
)
_BREAK = re.compile(r"[\s,;:、~.]+(?!\d)|(?<!\d)[.]")
_NOBODY = re.compile("其他|其她|吉他")  # he is in these words, and nobody is meant


@cache
def _patterns() -> tuple[Seekers, tuple[tuple[Topic, str], ...]]:
    """The ways to tell a topic, and of each which topic it tells and how clearly."""
    rows = tables.sections("topics.txt")
    classes = {name[1:]: _either(words) for name, words in rows.items() if name.startswith("=")}
    ways: list[str] = []
    told: list[tuple[Topic, str]] = []
    for name, forms in rows.items():
        topic, _, level = name.partition(".")
        if level:
            ways += forms
            told += [(Topic(topic), level)] * len(forms)
    return Seekers(ways, classes), tuple(told)


def _either(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def names_somebody(normalised: str) -> bool:
    """Whether the words name a third person: family, friends, colleagues, he and she."""
    return _people().search(_NOBODY.sub("", normalised)) is not None


def is_of_others(normalised: str) -> bool:
    """Whether the words speak of what somebody else has bought. What was bought for them is the customer's own."""
    return _their_things().search(_NOBODY.sub("", normalised)) is not None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(_either(tables.sections("topics.txt")["=relation"]))


@cache
def _their_things() -> re.Pattern[str]:
    who = rf"(?<![给送帮替为我的咱女男])(?:我的|我|咱)?{_people().pattern}(?:自己)?"
    return re.compile(rf"{who}(?:(?:在你们?家|在这|在店里)?(?:买|拍|下单|订)|的(?:单|订单|快递|包裹|货|件))")


def told_topics(normalised: str) -> Iterator[Signal]:
    """The topics that a turn tells, the words that told them with it. One pattern counts once."""
    text = clauses(normalised)
    patterns, told = _patterns()
    for number, match in patterns.search(text):
        topic, level = told[number]
        if level == _PLAIN and not _tells(topic, text, match):
            continue
        if topic is Topic.DISAPPOINTMENT and _DREADED.search(text[: match.start()]):
            continue
        if topic is Topic.QUALITY and _WHOLE.search(match.group().strip(",")):
            continue
        strength = LEVELS["clear" if level == _PLAIN else level]
        # A mild one is no more than a reason to look, whether it is told or asked.
        if strength > LEVELS["mild"] and topic in ASKED_ABOUT and _only_asked(topic, text, match):
            strength = HYPOTHETICAL
        if topic is Topic.INJURY and _is_care(match.group().strip(","), text):
            strength = min(strength, HYPOTHETICAL)
        yield Signal(topic, strength, match.group().strip(","))


def _is_care(said: str, text: str) -> bool:
    """Whether an allergy is told as a care about ingredients; whether the goods are fit for it a human may still check."""
    asks = ASKS.search(text) or "有没有" in text
    return bool(_BY_NATURE.search(said)) and not _HAPPENED.search(text) and not asks


def clauses(normalised: str) -> str:
    """With a comma where a line ends and where words stand apart."""
    return _BREAK.sub(",", normalised).strip(",")


def _tells(topic: Topic, text: str, match: re.Match[str]) -> bool:
    """Whether the clause tells what happened to goods of this shop, and does not deny, ask or look for any."""
    before = CLAUSE.split(text[: match.start()])[-1]
    after = _CLAUSE_END.split(text[match.end() :])[0]
    clause = before + match.group() + after
    if ASKS.search(clause) or _DENIES.search(before) or _SEEKS.search(text) or _BEFORE_BUYING.search(text):
        return False
    return topic is not Topic.QUALITY or not _NOT_GOODS.search(clause)


def _only_asked(topic: Topic, text: str, match: re.Match[str]) -> bool:
    """Whether it is feared or asked about. A child that asks whether it may is a child all the same."""
    before = CLAUSE.split(text[: match.start()])[-1]
    feared = FEARED.search(before) or FEARED.search(match.group().replace("不会", ""))
    if topic is Topic.MINOR:
        return bool(feared)
    asked = ASKING_TAIL.match(text[match.end() :]) or _BEFORE_BUYING.search(text)
    return bool(feared or asked or ELSEWHERE.search(before + match.group()))
