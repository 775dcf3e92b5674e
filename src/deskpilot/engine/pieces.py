"""How many of something a text speaks of, and by what measure: two pairs, one box, ten jin, a set of four."""

import re
from dataclasses import dataclass

from deskpilot.engine.numerals import COUNT, value_of

# What is counted one by one; what holds several; what is weighed, poured or cut.
_SINGLE = "件个双条瓶盒包袋台只把张支本份片罐桶盏扇顶副盆株束枚根辆幅颗粒杯碗串枝朵贴块"
_HOLDING = "箱套打提组捆排对"
_WEIGHED = "公斤|千克|kg|斤|克|g|毫升|ml|升|l|米"
# The same weight or volume in the smallest measure of its kind.
_SMALLEST = {
    "公斤": ("克", 1000), "千克": ("克", 1000), "kg": ("克", 1000), "斤": ("克", 500), "克": ("克", 1), "g": ("克", 1),
    "升": ("毫升", 1000), "l": ("毫升", 1000), "毫升": ("毫升", 1), "ml": ("毫升", 1),
}  # fmt: skip
_NO_GOODS = r"(?!月|小时|星期|礼拜|工作|天|人|问题|意思|颜色|色|尺寸|尺码|码|款|规格|型号|口味|味道|地址|地方|链接|牌子|系列|钱)"
_COUNTED = re.compile(
    rf"(?<![\d.第一二三四五六七八九十])(\d{{1,3}}\.\d{{1,2}}|{COUNT}|每|整|单|半)\s*"
    rf"(?:([{_SINGLE}{_HOLDING}])([套装]?)|({_WEIGHED})(?![a-z\d一二三四五六七八九])(装?)){_NO_GOODS}"
)
_TOGETHER = re.compile(r"(俩|仨)")
_ORDINAL = re.compile(rf"第{COUNT}[{_SINGLE}{_HOLDING}]")
_MONEY_FROM = 10  # so many 块 are yuan, fewer may be pieces of soap
_OWN_COUNTS = {"每": 1.0, "整": 1.0, "单": 1.0, "半": 0.5}
_TOGETHER_COUNTS = {"俩": 2.0, "仨": 3.0}


@dataclass(frozen=True, slots=True)
class Pieces:
    """A count and its measure; `pack` where they name one thing made of so many (四件套, 24瓶装)."""

    count: float
    measure: str
    pack: bool = False

    @property
    def is_weighed(self) -> bool:
        """Whether it is weighed, poured or cut and not counted."""
        return self.measure in _WEIGHED.split("|")

    @property
    def holds_several(self) -> bool:
        """Whether the measure is a box, a set or a pair, which holds what else is sold by the piece."""
        return self.measure in _HOLDING

    def is_as_much_as(self, other: "Pieces") -> bool:
        """Whether both are the same amount, be it in other measures: ten jin and 5kg."""
        return self._measured() == other._measured()

    def _measured(self) -> tuple[str, float]:
        kind, share = _SMALLEST.get(self.measure, (self.measure, 1))
        return kind, round(self.count * share, 3)


def pieces_in(normalised: str) -> tuple[Pieces, ...]:
    """Every amount of goods in a text, in its order."""
    found = []
    for match in _COUNTED.finditer(normalised):
        written, counted, pack, weighed, weighed_pack = match.groups()
        count = _OWN_COUNTS.get(written) or value_of(written)
        if counted == "块" and count >= _MONEY_FROM:
            continue
        found.append(Pieces(count, counted or weighed, bool(pack or weighed_pack)))
    found += [Pieces(_TOGETHER_COUNTS[word], "") for word in _TOGETHER.findall(normalised)]
    return tuple(found)


def names_one_of_a_row(normalised: str) -> bool:
    """Whether one is meant by its place, as in the second of an offer: that has its own price."""
    return bool(_ORDINAL.search(normalised))
