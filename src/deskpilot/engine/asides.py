"""Words of a topic that are no trouble of the customer with this shop: in the name of goods (an alarm, a lawyer's gown),
asked about before buying, of others or of another shop, denied, or exclaimed for joy.

A blank parts two clauses here: "complaint, box broken" is no complaint box.
"""

import re

from deskpilot.domain.understanding import Topic
from deskpilot.engine.topics import ASKS, CLAUSE, ELSEWHERE, HYPOTHETICAL, LEVELS, clauses

_NOTHING, _ALL = 0.0, 1.0
# Heads of nouns: what a word before them only describes.
_HEAD = re.compile(
    r"箱|袍|器|户|银行|仪|表(?![示达明现扬])|装(?![作傻修死])|服(?!务|气)|帽|牌|夹|灯|架|贴(?!到|在)|膜|册|书夹|玩具|摆件|模型|教材|教程|图书|条例|法规|"
    r"钱包|机(?![会器构关制密子])|锁(?!了)|枪"
)
_REMEDY = re.compile(r"膏|药(?![店费房钱])|喷雾|贴|钳|险|仪|器|灯|钩|标本|玩具|试纸|护理|修复|应急|急救|绷带")
_NAMING = frozenset({Topic.COMPLAINT, Topic.LEGAL, Topic.PRIVACY, Topic.MINOR})
# An ailment that is there already, and whether the goods are fit for it.
_FIT = re.compile(r"^[^,]{0,4}(?:能|可以|适合|可不可以|能不能)[^,]{0,2}[吃喝用抹涂穿戴]")
_USED = re.compile("[吃喝用抹涂穿戴](?:了|完|过|后)")
# How the shop sends things, and what it says of that.
_DISCREET = re.compile(r"^(?:包装|发货|面单|保护|配送|快递|寄|单号|袋|号码?|保密)")
_TROUBLE = frozenset(
    {
        Topic.COMPLAINT,
        Topic.LEGAL,
        Topic.QUALITY,
        Topic.WRONG_ITEM,
        Topic.DISAPPOINTMENT,
        Topic.ANGER,
        Topic.INJURY,
        Topic.PRIVACY,
    }
)
_OF_OTHERS = re.compile(r"(?:(?:有|别|多少|很多|好多|没)人|人家|其[他她]人|朋友|大家)[^,]{0,4}$")
# Reviews are read, a review is changed: nobody gives one here.
_REVIEWS = re.compile(
    r"差评(?:里|区|上|中|说|提到|都|率|多|是|有|太|怎么)|(?:看|有|没有?|几[条个]|那些?|翻)(?:了|到|见|过|你们?家?|下|一下|几个|几条|好多|很多|的|些)*差评|"
    r"差评[^,]{0,4}(?:改|删)|[打点写评]成了?差评|改[成为]?[^,]{0,3}好评"
)
# What the shop promises, and what a word means.
_PROMISED = re.compile("^(?:假一|退一赔)")
_MEANING = re.compile(r"区别|差别|哪个好|多少钱|是什么|是啥|什么意思|怎么算|是真的|属[于实]")
_PROFESSION = frozenset({"律师", "法院", "警察", "警方", "派出所"})
_PRESENT = re.compile(r"送|礼|考|穿|当|做|朋友")
_OF_AGE = frozenset({"未成年", "未成年人"})
_DONE = re.compile(r"退|款|误|偷|乱|瞒|我")
_FELT = frozenset(
    {
        "失望",
        "太失望",
        "生气",
        "很生气",
        "后悔",
        "寒心",
        "郁闷",
        "无语",
        "上当",
        "被骗",
        "被坑",
        "差劲",
        "憋屈",
        "烦人",
    }
)
_UNFELT_BEFORE = re.compile(r"(?<![能怎么会])(?:不|没|没有|不会|并不|别|不是|不太|不算)$")
_UNFELT_AFTER = re.compile(r"^(?:倒|到|也|是)?(?:是)?(?:没有?|不至于|谈不上|算不上)|^(?:的是)?没有?(?:早|多)")
_DREADED = re.compile("会不会|怕|担心")
_EXCLAIMED = re.compile("死|疯|狂|坑|过分|无语|服了|卧槽|恶心|烦|投诉|犯规|离谱|夸张")
_JOY = re.compile(
    r"好看|喜欢|漂亮|可爱|好吃|想买|都想要|爱了|真香|心动|种草|选一个|选哪个|哈哈哈|[😍🥰😋🤣😂]"
)
_GRUDGE = re.compile(
    r"退|骗|赔|坏|破|差(?!不多)|客服|态度|假|烂|丢|错|漏|不(?:发|回|给|理|处理|解决|让)|没(?:发|回|到|收|人)"
)
_OWN_SLIP = re.compile(r"忘[记了]|手[抖滑]|[点拍填看选]错|睡过头|错过")
_DEAR = re.compile("害我|哈哈")
_YOURS = re.compile("你们?(?!家)|客服|店")


def share_meant(topic: Topic, word: str, normal: str) -> float:
    """How strong a listed word may be at most: of several places where it stands the one that means most."""
    text = clauses(normal)
    caps = [_meant(topic, word, text, found.start()) for found in re.finditer(re.escape(word), text)]
    return max(caps, default=_ALL)


def _meant(topic: Topic, word: str, text: str, place: int) -> float:
    before = CLAUSE.split(text[:place])[-1]
    rest = text[place + len(word) :]
    after = rest[: found.end()] if (found := re.match(r"[^,。!;]*", rest)) else rest
    if _names_goods(topic, word, after):
        return _NOTHING
    if topic is Topic.INJURY and _FIT.match(after) and not _USED.search(before):
        return LEVELS["mild"]
    if topic is Topic.DISAPPOINTMENT and _DREADED.search(before):
        return HYPOTHETICAL
    if _is_feeling_denied(word, before, after) or (
        topic in _TROUBLE and ELSEWHERE.search(before + word + after)
    ):
        return HYPOTHETICAL
    if _is_asked_about(topic, word, before, after) or _is_exclaimed(topic, word, text):
        return HYPOTHETICAL
    return _ALL


def _names_goods(topic: Topic, word: str, after: str) -> bool:
    if topic in _NAMING and _HEAD.match(after):
        return True
    if topic is Topic.INJURY:
        return _REMEDY.match(after) is not None
    return word.endswith("坑") and after.startswith("钱包")


def _is_feeling_denied(word: str, before: str, after: str) -> bool:
    return word in _FELT and bool(_UNFELT_BEFORE.search(before) or _UNFELT_AFTER.match(after))


def _is_asked_about(topic: Topic, word: str, before: str, after: str) -> bool:
    clause = before + word + after
    asks = ASKS.search(clause) is not None
    if topic is Topic.COMPLAINT:
        return bool(_REVIEWS.search(clause) or (_OF_OTHERS.search(before) and not after.startswith("你")))
    if topic is Topic.LEGAL and asks:
        return bool(_PROMISED.match(word) or (word in _PROFESSION and _PRESENT.search(clause)))
    if topic is Topic.MINOR and asks:
        return word in _OF_AGE and not _DONE.search(clause)
    if topic is Topic.PRIVACY:
        return asks and _DISCREET.match(after) is not None
    return topic is Topic.QUALITY and asks and _MEANING.search(after) is not None


def _is_exclaimed(topic: Topic, word: str, text: str) -> bool:
    """Whether somebody is beside himself with joy, or cross with himself: "I could die, both are so pretty"."""
    if topic not in (Topic.ANGER, Topic.DISAPPOINTMENT, Topic.COMPLAINT) or not _EXCLAIMED.search(word):
        return False
    others = text.replace(word, "")
    if _GRUDGE.search(_OWN_SLIP.sub("", others)):
        return False
    if topic is Topic.COMPLAINT:
        return bool(_JOY.search(others) and _DEAR.search(others))
    return bool(_JOY.search(others) or (_OWN_SLIP.search(others) and not _YOURS.search(others)))
