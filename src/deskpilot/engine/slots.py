"""Values the customer names: size, colour, height, weight, quantity, budget, area, occasion …"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from deskpilot.domain.understanding import Slot
from deskpilot.engine import tables
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.numerals import AMOUNT, COUNT, value_of

_NUMERALS = "零一二三四五六七八九"
_METRES = re.compile(
    r"(?<![\d.长宽深厚径])(?:1|一)米([\d零一二三四五六七八九]{1,2})(?!\d?\s*(?:宽|长|深|乘|[x×*]|的?[桌床柜沙台窗帘架]))"
)
_CENTIMETRES = re.compile(
    r"(?:身高|高|我|净高)?\s*(?<![\d.])(1[3-9]\d|20\d)(?:\.\d)?\s*(?:cm|厘米|公分|高)|身高\D{0,3}(1[3-9]\d|20\d)(?!\d)"
)
_PAIRED = re.compile(r"(?<!\d)(1[4-9]\d)\s*[,，/、 ]\s*(\d{2,3})(?:\.\d)?\s*(斤|kg|公斤)?(?!\d|元|块)")
_KILOS = re.compile(r"(?<![\d.])(\d{2,3})(?:\.\d)?\s*(?:kg|公斤|千克)")
_JIN = re.compile(r"(?<![\d.])(\d{2,3})\s*(?:多)?斤(?!装)|体重\D{0,3}(\d{2,3})(?!\d)")
_SIZE = re.compile(
    r"(?<![a-z0-9&])((?:[2-6]?x{1,4}|x{0,3})[ls]|[2-6]xl|m|xxs)(?:号|码|的)?(?![a-z0-9&])|(?<!\d)(\d{2}(?:\.5)?)\s*(?:码|号鞋)"
)
_QUANTITY = re.compile(
    rf"(?<![\d.第一二三四五六七八九十])({COUNT})\s*(?:件(?!套)|个|套|双|条|箱|盒|瓶|包|袋|台|只|把|张|支|本|份|块(?!钱)|片|罐|桶|斤装|间|盏|扇)(?!(?:多|半|来)?(?:月|小时|钟头|钟|星期|礼拜|周|工作|天|季|学期|世纪|年头|晚上|早上|上午|下午|夏天|冬天|春天|秋天)|人|问题|意思|钱)"
)
_BUDGET = (
    re.compile(
        rf"(?:预算|价位|价格|心理价)[^,。!?\n\d]{{0,6}}?({AMOUNT})(?:元|块)?(?:\s*[-到至~]\s*({AMOUNT}))?"
    ),
    re.compile(rf"(?<![\d.])({AMOUNT})\s*(?:元|块|块钱)?\s*(?:以内|以下|之内|左右|上下|内的|不到)"),
    re.compile(rf"(?:不超过|不要超过|别超过|低于|最多)\s*({AMOUNT})\s*(?:元|块|$)?"),
)
_AREA = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d)?)\s*(?:平方米|平米|平方|平|m2|㎡)(?!时)")
_AGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:岁|周岁)|(?<!\d)(\d{1,2})\s*个月大")
# Without one of these a text holds no measure of a body, and no measure at all.
_BODILY = re.compile(r"[\d米]")
_FIGURES = re.compile(r"[\dlmsx一二两三四五六七八九十百俩仨几]")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d{9})(?!\d)")


@cache
def _named() -> PhraseBook:
    return PhraseBook(tables.sections("slots.txt"))


def find_slots(normalised: str) -> tuple[Slot, ...]:
    """The values of a normalised text, the first of each name (several colours and needs are all kept)."""
    found: dict[tuple[str, str], Slot] = {}
    for slot in (*_measured(normalised), *_listed(normalised)):
        single = slot.name not in ("colour", "need", "style", "room", "occasion")
        found.setdefault((slot.name, "" if single else slot.value), slot)
    return tuple(found.values())


def implied_words(normalised: str) -> str:
    """What somebody asks who only gives figures: a body's height and weight ask for a size."""
    named = {slot.name for slot in _body(normalised)}
    return " 身高体重 怎么选尺码" if {"height", "weight"} <= named and "码" not in normalised else ""


def _listed(text: str) -> Iterator[Slot]:
    for _, word, codes in _named().find(text):
        for code in codes:
            yield Slot(code, word, word)


def _measured(text: str) -> Iterator[Slot]:
    yield from _body(text)
    if not _FIGURES.search(text):
        return
    for match in _SIZE.finditer(text):
        yield Slot("size", (match.group(1) or match.group(2)).upper(), match.group())
    for match in _QUANTITY.finditer(text):
        count = value_of(match.group(1))
        if count:
            yield Slot("quantity", f"{count:.0f}", match.group())
    for pattern in _BUDGET:
        for match in pattern.finditer(text):
            upper = value_of(match.group(match.lastindex or 1))
            yield Slot("budget", f"{upper:.0f}", match.group())
    for match in _AREA.finditer(text):
        yield Slot("area", match.group(1), match.group())
    for match in _AGE.finditer(text):
        yield Slot("age", match.group(1) or "0", match.group())
    for match in _PHONE.finditer(text):
        yield Slot("phone", match.group(1), match.group())


@lru_cache(maxsize=512)
def _body(text: str) -> tuple[Slot, ...]:
    """The measures of a body; asked for by those who look for slots and those who look for what is implied."""
    return tuple(_measures_of_body(text)) if _BODILY.search(text) else ()


def _measures_of_body(text: str) -> Iterator[Slot]:
    for match in _METRES.finditer(text):
        digits = "".join(str(_NUMERALS.index(c)) if c in _NUMERALS else c for c in match.group(1))
        yield Slot("height", f"1{digits.ljust(2, '0')}", match.group())
    for match in _CENTIMETRES.finditer(text):
        yield Slot("height", match.group(1) or match.group(2), match.group())
    for match in _PAIRED.finditer(text):
        yield Slot("height", match.group(1), match.group())
        kilos = (
            int(match.group(2)) if match.group(3) in ("kg", "公斤") else _kilos_of_jin(int(match.group(2)))
        )
        if 30 <= kilos <= 150:
            yield Slot("weight", str(kilos), match.group())
    for match in _KILOS.finditer(text):
        if 30 <= int(match.group(1)) <= 150:
            yield Slot("weight", match.group(1), match.group())
    for match in _JIN.finditer(text):
        jin = int(match.group(1) or match.group(2))
        if 60 <= jin <= 300:
            yield Slot("weight", str(_kilos_of_jin(jin)), match.group())


def _kilos_of_jin(jin: int) -> int:
    """Customers name their weight in jin (half kilograms); below 75 a bare figure is kilograms."""
    return jin if jin < 75 else round(jin / 2)
