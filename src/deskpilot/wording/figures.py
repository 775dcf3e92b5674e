"""The numbers in a text, whatever they are written in, as values that can be compared."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

# Units by what they count. Two spellings of a unit are one unit; a bare value may stand before any.
_UNITS = {
    "元": "yuan", "块": "yuan", "块钱": "yuan", "圆": "yuan", "¥": "yuan", "rmb": "yuan", "yuan": "yuan",
    "件": "piece", "个": "piece", "条": "piece", "套": "piece", "张": "piece", "把": "piece", "双": "piece", "只": "piece",
    "天": "day", "日": "day", "号": "day", "个工作日": "day", "工作日": "day", "days": "day", "day": "day",
    "小时": "hour", "个小时": "hour", "钟头": "hour", "hours": "hour", "hour": "hour", "h": "hour",
    "分钟": "minute", "分": "minute", "周": "week", "个星期": "week", "星期": "week",
    "个月": "month", "月": "month", "年": "year", "折": "tenths", "%": "percent", "％": "percent",
    "点": "clock", "级": "level",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_DIGITS = re.compile(
    rf"(?P<sign>¥\s*)?(?P<value>\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<unit>{_UNIT})?", re.IGNORECASE
)
_HANZI = re.compile(
    r"(?P<value>[〇零一二两三四五六七八九十百千万半]{1,9})(?P<unit>个工作日|工作日|个小时|小时|分钟|个月|个星期|块钱|元|块|天|号|周|年|折|件)"
)
_HANZI_VALUES = {c: v for v, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HANZI_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
# 一件, 一天 and 一年 are ways of speaking far more often than figures.
_NO_FIGURES = frozenset({"一件", "一天", "一年", "一周", "一块", "两天", "半天", "一号", "四周"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: its value, the unit behind it (a code, empty when there is none) and its place."""

    value: Decimal
    unit: str
    start: int
    end: int


@lru_cache(maxsize=1_000)  # the words a reply rests on stay the same while it is typed
def figures(text: str) -> tuple[Figure, ...]:
    """All numbers of a text in order, full-width and Chinese ones included. Places are those of `text`."""
    plain, places = _fold(text)
    found = [_from_digits(match, places) for match in _DIGITS.finditer(plain)]
    found += [
        Figure(value, _UNITS[match["unit"]], places[match.start()], places[match.end() - 1] + 1)
        for match in _HANZI.finditer(plain)
        if match[0] not in _NO_FIGURES and (value := _hanzi_value(match["value"])) is not None
    ]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _from_digits(match: re.Match[str], places: list[int]) -> Figure:
    unit = "yuan" if match["sign"] else _UNITS.get((match["unit"] or "").lower(), "")
    value = Decimal(match["value"].replace(",", "")).normalize()
    return Figure(value, unit, places[match.start()], places[match.end() - 1] + 1)


def _fold(text: str) -> tuple[str, list[int]]:
    """Full-width signs made plain and invisible ones left out, with the place each came from."""
    signs = [_plain(sign) for sign in text]
    places = [place for place, plain in enumerate(signs) for _ in plain]
    return "".join(signs), places


@cache
def _plain(sign: str) -> str:
    # A full-width comma parts a sentence; between digits it is no separator of thousands.
    if sign == "，":
        return sign
    return "" if unicodedata.category(sign) == "Cf" else unicodedata.normalize("NFKC", sign)


def _hanzi_value(text: str) -> Decimal | None:
    if text == "半":
        return Decimal("0.5")
    if "半" in text:
        return None
    total, section, digit = 0, 0, 0
    for sign in text:
        if sign in _HANZI_VALUES:
            digit = digit * 10 + _HANZI_VALUES[sign]
        elif sign == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        else:
            section += (digit or 1) * _HANZI_SCALES[sign]
            digit = 0
    return Decimal(total + section + digit).normalize()
