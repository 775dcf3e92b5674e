"""The measures of a body: height, weight, a child's, the length of a foot. What is made, sold or kept has others."""

import re
from collections.abc import Iterator
from functools import lru_cache

from deskpilot.domain.understanding import Slot
from deskpilot.engine.numerals import value_of
from deskpilot.engine.telling import is_of_child

Placed = tuple[Slot, int]

_NUMERALS = "零一二三四五六七八九"
# A measure in characters, from ten to some hundreds.
SPELLED = (
    r"(?<![零一二两三四五六七八九十百千万\d])(?:[一二两三]百(?:零[一二三四五六七八九]|[一二三四五六七八九]?十?[一二三四五六七八九]?)"
    r"|[二三四五六七八九]?十[一二三四五六七八九]?)"
)
_METRES = re.compile(
    r"(?<![\d.长宽深厚径])(?:1|一)米([\d零一二三四五六七八九]{1,2})(?!\d?\s*(?:宽|长|深|乘|[x×*]|的?[桌床柜沙台窗帘架]))"
)
_CENTIMETRES = re.compile(
    r"(?:身高|高|我|净高)?\s*(?<![\d.])(1[3-9]\d|20\d)(?:\.\d)?\s*(?:cm|厘米|公分|高)|身高\D{0,3}(1[3-9]\d|20\d)(?!\d)"
    rf"|身高(?:是|有|大概|差不多|大约)?({SPELLED})(?!\d)"
)
_PAIRED = re.compile(r"(?<!\d)(1[4-9]\d)\s*[,，/、 ]\s*(\d{2,3})(?:\.\d)?\s*(斤|kg|公斤)?(?!\d|元|块)")
_KILOS = re.compile(rf"(?:(?<![\d.])(\d{{2,3}})(?:\.\d)?|({SPELLED}))\s*(?:多|来)?(?:kg|公斤|千克)")
_JIN = re.compile(
    rf"(?:(?<![\d.])(\d{{2,3}})|({SPELLED}))\s*(?:多|来)?斤(?!装)|体重\D{{0,3}}(\d{{2,3}})(?!\d)|体重(?:是|有|大概|差不多|大约)?({SPELLED})"
)
# Beside a weight a figure that stands alone is the height.
_BESIDE = re.compile(
    r"(?:(?<=[\s,，.。;；、!！])|^)(?:我|身高|大概|大约|差不多|也就|才)*(1[4-9]\d)(?:左右|上下|多|出头|不到|吧|的)*(?=$|[\s,，.。;；、!！?？])"
)
_CHILD_HEIGHT = re.compile(r"身高\D{0,3}(\d{2,3})(?!\d)|(?<![\d.])([5-9]\d|1[0-6]\d)\s*(?:cm|厘米|公分)")
_CHILD_JIN = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d)?)\s*斤(半)?(?!装|的)")
_CHILD_KILOS = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d)?)\s*(?:kg|公斤|千克)(?!装|的)")
_MONTHS = re.compile(r"\d\s*个半?月[大,，\s]{0,2}\d{1,2}(?:\.\d)?\s*(?:斤|kg|公斤)")
_FOOT = re.compile(r"(?:脚|足)长\D{0,3}(\d{1,2}(?:\.\d)?)(?!\d)")
# Without one of these a text holds no measure of a body.
_BODILY = re.compile(r"[\d米斤]|公斤|千克|身高|体重")
_BETWEEN = re.compile(r"[,，。!！?？;；\s]")
# Right before a measure these say whose it is; in its clause those say that it is a thing's.
_PERSON_BEFORE = re.compile(
    r"(?:我|本人|自己|俺|身高|体重|个子|个头|人|孩子|宝宝|儿子|女儿|闺女|娃|老公|老婆|媳妇|男友|女友|男朋友|女朋友|朋友|爸爸?|妈妈?)"
    r"(?:是|有|大概|差不多|大约|才|就|已经|今年|现在|目前|也就|净高|[:：\s])*$"
)
_PERSON_AFTER = re.compile(r"^的?(?:个子|个头|身高|人|男|女|小个|姑娘|妹|身材|体重|左右的人)")
_THING = re.compile(
    r"定做|定制|订做|改成|裁|做|床|桌|柜|沙发|[^阳]台$|台面|架|窗|帘|门|墙|镜|毯|垫|席|宽|长(?!得)|深|直径|厚|尺寸|规格|空间|位置"
    r"|高度|层高|绳|伞|鱼竿|缸|承重|承受|载重|能坐|能放|放得下|净重|毛重|自重"
)
_BOUGHT_BEFORE = re.compile(r"(?:买|来|要|拿|发|称|订|拍|寄|装|下单|一箱|整箱|每箱|一袋)了?$")
_GOODS_AFTER = re.compile(r"^(?:的(?![人女男小个身])|款|装|多少钱|大米|米|面粉|粮|水果|苹果|橙|菜|肉|茶|酒)")
_CHILD_KILOS_RANGE = (1.5, 70.0)
_CHILD_HEIGHT_RANGE = (45, 170)


@lru_cache(maxsize=512)
def body_of(text: str) -> tuple[Placed, ...]:
    """The measures of a body in a normalised text, each with its place; asked for by those who look for values and those
    who look for what is implied."""
    if not _BODILY.search(text):
        return ()
    if is_of_child(text) or _MONTHS.search(text):
        found = list(_of_child(text))
        return (*found, *_foot(text)) if found else (*_of_grown(text), *_foot(text))
    return (*_of_grown(text), *_foot(text))


def _of_grown(text: str) -> Iterator[Placed]:
    found = tuple(_by_measure(text))
    yield from found
    named = {slot.name for slot, _ in found}
    if "weight" in named and "height" not in named and (match := _BESIDE.search(text)) is not None:
        yield from _if_body(text, match, "height", match.group(1))


def _by_measure(text: str) -> Iterator[Placed]:
    for match in _METRES.finditer(text):
        digits = "".join(str(_NUMERALS.index(c)) if c in _NUMERALS else c for c in match.group(1))
        yield from _if_body(text, match, "height", f"1{digits.ljust(2, '0')}")
    for match in _CENTIMETRES.finditer(text):
        height = _figure(match)
        if 130 <= height < 210:
            yield from _if_body(text, match, "height", str(height))
    for match in _PAIRED.finditer(text):
        yield from _if_body(text, match, "height", match.group(1))
        kilos = (
            int(match.group(2)) if match.group(3) in ("kg", "公斤") else _kilos_of_jin(int(match.group(2)))
        )
        if 30 <= kilos <= 150:
            yield from _if_body(text, match, "weight", str(kilos))
    for match in _KILOS.finditer(text):
        if 30 <= _figure(match) <= 150:
            yield from _if_body(text, match, "weight", str(_figure(match)))
    for match in _JIN.finditer(text):
        jin = _figure(match)
        if 60 <= jin <= 300:
            yield from _if_body(text, match, "weight", str(_kilos_of_jin(jin)))


def _of_child(text: str) -> Iterator[Placed]:
    for match in _CHILD_HEIGHT.finditer(text):
        height = int(match.group(1) or match.group(2))
        if _CHILD_HEIGHT_RANGE[0] <= height <= _CHILD_HEIGHT_RANGE[1]:
            yield from _if_body(text, match, "height", str(height))
    for pattern, share in ((_CHILD_JIN, 2), (_CHILD_KILOS, 1)):
        for match in pattern.finditer(text):
            kilos = (float(match.group(1)) + (0.5 if match.lastindex == 2 else 0)) / share
            if _CHILD_KILOS_RANGE[0] <= kilos <= _CHILD_KILOS_RANGE[1]:
                yield from _if_body(text, match, "weight", f"{kilos:g}")


def _foot(text: str) -> Iterator[Placed]:
    # A name without a code of its own is shown as it is.
    for match in _FOOT.finditer(text):
        yield Slot("脚长", match.group(1), match.group()), match.start()


def _if_body(text: str, match: re.Match[str], name: str, value: str) -> Iterator[Placed]:
    if _is_of_body(text, match):
        yield Slot(name, value, match.group()), match.start()


def _is_of_body(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    said = match.group()
    if said.startswith(("身高", "体重", "我")) or _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(after):
        return True
    head = _BETWEEN.split(before)[-1]
    tail = _BETWEEN.split(after)[0]
    made = _THING.search(head) or _THING.search(tail) or _BOUGHT_BEFORE.search(head)
    return not (made or _GOODS_AFTER.match(after))


def _figure(match: re.Match[str]) -> int:
    return int(value_of(next(group for group in match.groups() if group)))


def _kilos_of_jin(jin: int) -> int:
    """Customers name their weight in jin (half kilograms); below 75 a bare figure is kilograms."""
    return jin if jin < 75 else round(jin / 2)
