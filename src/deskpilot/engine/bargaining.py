"""Who haggles says so in many ways: a price is too high and another one is named, the shop is to yield a little, there is
to be room to talk. What a thing costs, and that it is dear, is no haggling by itself."""

import re
from collections.abc import Iterable
from functools import cache

from deskpilot.domain.understanding import Signal, Topic
from deskpilot.engine.numerals import AMOUNT
from deskpilot.engine.seeking import Seekers
from deskpilot.engine.text import normalise

_CLASSES = {
    "amount": AMOUNT,
    "money": rf"(?:(?<![\d.高重长宽深第a-z]){AMOUNT}(?:元|块钱?)?)",
    "between": r"[^,。!?\n]",
}
# To yield: 再让点, 能抹个零头; 价格再低一点, 降点价; room: 还能谈吗, 有没有余地.
_YIELD = (
    r"(?:再|能|可以|多|给|帮我|稍微|还得|能否)(?:不能|否)?(?:再|给我?|我|稍微)?(?:让|减|抹)(?:一?点|些|一让|利|个?(?:[一二两三四五几\d]+(?:块|元|百|十)))(?!位|路|座|时间|重|肥|量)",
    r"(?:价格?|价钱|报价){between}{0,5}?(?:低|降|压|让|少)(?:一?点|些|一下)",
    r"(?:降|压)(?:一?点|些|一下)(?:价|钱)",
)
_OTHERS = (
    r"让(?:个|点)利|放(?:个|点)价|给个?(?:痛快|诚意|爽快)价",
    r"{money}(?:包邮|到手|带走|全包|一口价|拿下|含运费|成交)?(?:我)?(?:行不行?|行吗|成不成?|卖不卖?|卖吗|出不出?|出吗|给不给|能?拿得?下?(?:不|吗)|能(?:拿|卖|出|给|成交)(?:不|吗)|可否成交)",
    r"{money}(?:包邮|到手|带走|全包|拿下|含运费|成交)(?:我就拍|可以不?|可以吗|怎么样|咋样|如何|好不好|吧|ok)",
    r"(?:价格?|价钱|价位)(?:上|方面)?(?:还|能|可以|可不可以|能不能|好|有|没有|有没有){0,3}(?:商量|谈|聊|松动|余地|(?:浮动|优惠|下调|谈|议价)?的?(?:空间|余地))(?!了|过|好了)",
    r"(?:有没有|还有|有)(?:议价|讲价|谈价|让价|优惠|商量)的?(?:空间|余地)",
    r"(?:便宜|少|减|让|优惠|降)(?:个|我)?(?:{amount}|[一二两三四五六七八九几][十百]|十)(?:元|块钱?)?[,\s]?(?:的话)?(?:我)?(?:就|马上|立刻|立马|直接)(?:买|拍|下单|要|付|定|带走)",
    r"(?:老顾客|老客户?|老主顾|回头客|常客|熟客|买过好?[几两三]次|买了这么多){between}{0,8}?(?:照顾|表示|意思意思|优惠|便宜|让|折|少)",
    r"贵了?[呀啊啦]?[,，\s]*(?:太|好|真)?贵",
)
# A price of one's own counts beside a word that theirs is too high; alone it may be a budget.
_OWN = r"(?:心里|心理|理想|预期|我出|我给|顶多|最多给){between}{0,5}?{money}"
_DEAR = re.compile(
    r"(?<!不)(?<!不算)(?<!不是很)贵(?:了|啊|呀)|(?:价格?|报价|价位)(?:还是|有点|有些|太|偏|略|也)*高"
)
# What can be less of as well.
_NO_PRICE = re.compile(r"音量|声音|温度|亮度|甜|糖|辣|盐|冰|香味|重量|尺寸|长度|高度|宽度|厚度|料")
_STRONG, _CLEAR = 0.9, 0.65


@cache
def _seekers() -> Seekers:
    return Seekers((*_YIELD, *_OTHERS, _OWN), _CLASSES)


def with_haggling(text: str, signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """The signals with that of haggling, where the turn has more of it than they tell already."""
    known = tuple(signals)
    found = haggling(text)
    before = next((each for each in known if each.topic is Topic.BARGAIN), None)
    if found is None or (before is not None and before.strength >= found.strength):
        return known
    return tuple(sorted((*(s for s in known if s is not before), found), key=lambda s: -s.strength))


def haggling(text: str) -> Signal | None:
    """The sign of haggling in a turn, with the words that show it."""
    words = normalise(text)
    last = len(_YIELD) + len(_OTHERS)
    matches = [(number, match.group().strip()) for number, match in _seekers().search(words)]
    said = [(number, each) for number, each in matches if number < last or _DEAR.search(words)]
    if not said or (all(number < len(_YIELD) for number, _ in said) and _NO_PRICE.search(words)):
        return None
    return Signal(Topic.BARGAIN, _STRONG if len(said) > 1 else _CLEAR, said[0][1])
