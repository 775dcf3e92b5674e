"""Values the customer names: size, colour, height, weight, quantity, budget, area, occasion …"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from deskpilot.domain.understanding import Slot
from deskpilot.engine import tables
from deskpilot.engine.bodies import SPELLED, body_of
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.numerals import AMOUNT, COUNT, value_of
from deskpilot.engine.telling import Telling, telling_of

_SIZE = re.compile(
    r"(?<![a-z0-9&])((?:[2-6]?x{1,4}|x{0,3})[ls]|[2-6]xl|m|xxs)(?:号|码|的)?(?![a-z0-9&])|(?<!\d)(\d{2}(?:\.5)?)\s*(?:码|号鞋)"
    r"|(?:穿|鞋码|尺码)(?:的?是|的|大概|一般|平时)?\s*(\d{2}(?:\.5)?)(?![\d.]|\s*(?:斤|kg|公斤|岁|个|年|天|次|元|块|cm|厘米|公分|小时|分|件|双))"
)
_QUANTITY = re.compile(
    rf"(?<![\d.第一二三四五六七八九十])({COUNT})\s*(?:件(?!套)|个|套|双|条|箱|盒|瓶|包|袋|台|只|把|张|支|本|份|块(?!钱)|片|罐|桶|斤装|间|盏|扇)(?!(?:多|半|来)?(?:月|小时|钟头|钟|星期|礼拜|周|工作|天|季|学期|世纪|年头|晚上|早上|上午|下午|夏天|冬天|春天|秋天)|人|问题|意思|钱|平(?:方|米|$|[^一-鿿]|的)|立方|㎡)"
)
_BUDGET = (
    re.compile(
        rf"(?:预算|价位|价格|心理价)[^,。!?\n\d]{{0,6}}?({AMOUNT})(?:元|块)?(?:\s*[-到至~]\s*(?P<upper>{AMOUNT}))?"
    ),
    re.compile(
        rf"(?<![\d.])({AMOUNT})\s*(?P<money>元|块钱?)?\s*(?:以内|以下|之内|内的|(?P<about>左右|上下|不到))"
    ),
    re.compile(rf"(?:不超过|不要超过|别超过|低于|最多)\s*({AMOUNT})\s*(?:元|块|$)?"),
)
# A bare figure of this size "or so" may as well be a height, a weight or a length.
_BODY_LIKE = range(80, 221)
_OF_MONEY = re.compile(r"预算|价|钱|元|块|便宜|贵")
_AREA = re.compile(
    rf"(?:(?<![\d.])(\d{{1,4}}(?:\.\d)?)|({SPELLED}))(?:\s*[个多来]?\s*(?:平方米|平米|平方|m2|㎡)|\s*[多来]?\s*平(?![底角板安台口时]))"
)
_AGE = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:岁|周岁)|(?<!\d)(\d{1,2})\s*个半?月(?:大|的?[宝娃]|[,，\s]{0,2}(?=\d{1,2}(?:\.\d)?\s*(?:斤|kg|公斤)))"
)
# Without one of these a text holds no measure.
_FIGURES = re.compile(r"[\dlmsx一二两三四五六七八九十百俩仨几]")
_GIVEN = re.compile(r"^[送给]|(?<=^自己)用$")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d{9})(?!\d)")


@cache
def _named() -> PhraseBook:
    return PhraseBook(tables.sections("slots.txt"))


def find_slots(normalised: str) -> tuple[Slot, ...]:
    """The values of a normalised text, the first of each name (several colours and needs are all kept), the customer's
    own apart from what is somebody else's or only asked about. What is not wanted is no value."""
    found: dict[tuple[str, str, bool], Slot] = {}
    for slot, start in (*_measured(normalised), *_listed(normalised)):
        telling = telling_of(slot.name, normalised, start, start + len(slot.quote))
        if telling in (Telling.DENIED, Telling.ANIMALS):
            continue
        own = telling is Telling.OWN
        single = slot.name not in ("colour", "need", "style", "room", "occasion")
        key = (slot.name, "" if single else slot.value, own)
        found.setdefault(key, slot if own else replace(slot, own=False))
    return tuple(found.values())


def implied_words(normalised: str) -> str:
    """What somebody asks who only gives figures: a body's height and weight ask for a size."""
    named = {slot.name for slot, _ in body_of(normalised)}
    return " 身高体重 怎么选尺码" if {"height", "weight"} <= named and "码" not in normalised else ""


def _listed(text: str) -> Iterator[tuple[Slot, int]]:
    for start, word, codes in _named().find(text):
        if text[start - 1 : start] == "多" and word.startswith("大"):
            continue  # 多大码 asks for a size, 大码 is who wears one
        for code in codes:
            yield Slot(code, _person(word) if code == "recipient" else word, word), start


def _person(word: str) -> str:
    """Whom something is for, without the word that gives it to them."""
    return _GIVEN.sub("", word)


def _measured(text: str) -> Iterator[tuple[Slot, int]]:
    yield from body_of(text)
    if not _FIGURES.search(text):
        return
    for match in _SIZE.finditer(text):
        yield _slot("size", (match.group(1) or match.group(2) or match.group(3)).upper(), match)
    for match in _QUANTITY.finditer(text):
        count = value_of(match.group(1))
        if count:
            yield _slot("quantity", f"{count:.0f}", match)
    for pattern in _BUDGET:
        for match in pattern.finditer(text):
            if _is_money(text, match):
                upper = match.groupdict().get("upper") or match.group(1)
                yield _slot("budget", f"{value_of(upper):.0f}", match)
    for match in _AREA.finditer(text):
        yield _slot("area", match.group(1) or f"{value_of(match.group(2)):.0f}", match)
    for match in _AGE.finditer(text):
        yield _slot("age", match.group(1) or "0", match)
    for match in _PHONE.finditer(text):
        yield _slot("phone", match.group(1), match)


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether a sum is meant; "about 155" without a word of money may be a body's measure."""
    said, written = match.groupdict(), match.group(1)
    if not said.get("about") or said.get("money") or _OF_MONEY.search(text):
        return True
    return not (written.isdigit() and int(written) in _BODY_LIKE)


def _slot(name: str, value: str, match: re.Match[str]) -> tuple[Slot, int]:
    return Slot(name, value, match.group()), match.start()
