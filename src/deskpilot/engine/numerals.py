"""Amounts as customers write them: 299, 1.5万, 5k, 一万五, 六千, 三千五, 十二, 两百."""

import re

_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "仨": 3, "几": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "k": 1000, "万": 10000, "w": 10000}
# A number of at least two digits, or one with a unit that makes it an amount of money.
AMOUNT = (
    r"(?:\d+(?:\.\d+)?(?:万|千|百|k|w)[1-9一二三四五六七八九]?|\d{2,7}"
    r"|[一二两三四五六七八九十][一二两三四五六七八九十百千零]*(?:万|千|百)[一二三四五六七八九]?(?:千|百)?)"
)
COUNT = r"(?:[1-9]\d{0,4}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]?百|[一二两三四五六七八九俩仨]|几[十百千])"
_WRITTEN = re.compile(r"^(\d+(?:\.\d+)?)(万|千|百|k|w)?([1-9])?$")


def value_of(written: str) -> float:
    """What an amount is worth. A digit after the last unit is a tenth of it (一万五 is 15000); 0 for no number."""
    text = "".join(
        str(_DIGITS[c]) if c in "一二三四五六七八九" and written[0].isdigit() else c for c in written
    )
    match = _WRITTEN.match(text)
    if match:
        unit = _UNITS.get(match.group(2) or "", 1)
        return float(match.group(1)) * unit + int(match.group(3) or 0) * unit / 10
    return float(_spelled(written))


def _spelled(written: str) -> int:
    total = section = digit = 0
    unit = 1
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
            unit = 1 if character in "零〇" else unit
            continue
        unit = _UNITS.get(character, 1)
        if unit == 10000:
            total, section, digit = (total + section + digit) * unit, 0, 0
        else:
            section, digit = section + (digit or 1) * unit, 0
    # "三千五" means 3500, "十二" means 12, "三千零五" means 3005.
    rest = digit * (unit // 10 if unit >= 100 else 1)
    return total + section + rest
