"""What a customer answers to a question of a flow: things with prices, a coupon's worth, a number, one of the choices."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from deskpilot.domain.flow import Answer, Step
from deskpilot.domain.flow_arithmetic import Basket, BasketLine, Value
from deskpilot.engine.numerals import AMOUNT, COUNT, value_of
from deskpilot.engine.places import place_in

_PRICE = r"(?<![\d.])(?P<price>\d{1,7}(?:\.\d{1,2})?)(?![\d.])\s*(?:元|块钱|块|¥|rmb)?"
_MEASURE = r"(?:件(?!套)|个|套|双|条|箱|盒|瓶|包|袋|台|只|把|张|支|床|本|罐|盏|扇|块(?!钱))"
_PARTS = re.compile(r"[，,、;；。\n+＋]|还有|再加上?|另外|以及|加上|和|跟|\s+(?=[^\d x×*＊元块])")
_LINE = re.compile(
    rf"^(?P<title>(?:\d+(?:\.\d+)?(?:米|厘米|cm|寸|人|斤|ml|kg|g|L|码|号))?\D*?[^\d\W]\D*?)\s*[:：¥]?\s*{_PRICE}\s*(?:[一每]?{_MEASURE}\s*)?"
    rf"(?:[x×*＊]\s*(?P<times>\d{{1,3}})|(?P<count>{COUNT})\s*{_MEASURE})?\s*(?:的|吧|呢|左右)?$",
    re.IGNORECASE,
)
_PRICE_FIRST = re.compile(rf"^{_PRICE}\s*的\s*(?P<title>[^\d\s]{{1,16}})$", re.IGNORECASE)
_UNPRICED = re.compile(
    rf"^(?:有|要|买|看中)?(?:了)?{COUNT}\s*{_MEASURE}\s*(?P<title>[^\d\s吗呢么？?]{{2,12}})$"
)
_COUNT_BEFORE = re.compile(rf"^(?P<count>{COUNT})\s*{_MEASURE}\s*(?P<title>.*)$")
_OPENING = re.compile(
    r"^.*?(?:购物车|篮子|车里|想买|要买|准备买|打算买|看中|选了|挑了|一共是?|分别是|就是|买了?|要)(?:里|的)?(?:有|是|了|放了)?\s*[:：]?"
)
_NO_GOODS = re.compile(
    "券|红包|满减|优惠|预算|定金|尾款|运费|折扣|减掉?|省|第|门槛|活动|怎么|多少|积分|凑|身高|体重|腰围|胸围|面积|订单|单号|编号|编码|货号|手机|电话|小时|分钟|工作日"
)
_TAIL = re.compile(
    r"(?<=[\d元块])\s*(?:能|可以|会|一共|总共|加起来|合计|怎么|大概|到底|算下来|跨店|参加|有没有).*$"
)
_TOTAL = re.compile(
    rf"^(?:一共|总共|合计|加起来|总价|全部)(?:是|要|大概|差不多)?\s*{_PRICE}\s*[的吧左右。!！]*$",
    re.IGNORECASE,
)
_ONE_PRICE = r"\d{1,6}(?:\.\d{1,2})?\s*(?:元|块钱|块)?"
_PRICES = re.compile(rf"^{_ONE_PRICE}(?:\s*[+、,，和]\s*{_ONE_PRICE}|\s+{_ONE_PRICE})+\s*[。!！]?$")
_COUPON = re.compile(
    r"(\d{1,5}(?:\.\d{1,2})?)\s*(?:元|块钱|块)?\s*(?:的)?\s*(?:店铺|会员|优惠|无门槛|新人)*券|券\D{0,3}?(\d{1,5})\s*(?:元|块|$)"
)
_NONE = re.compile(r"^(?:我)?(?:没有?|无|没领|没有券|不用|没券|木有|0)[了的吧啊呢呀，,。!！ ]*$")
_PLAIN = re.compile(
    rf"^(?:有|是|就|大概|大约|差不多|一共|总共|合计|加起来|券后|到手|分|买|要|一张|面额|面值|¥|\s)*"
    rf"(?P<n>\d{{1,7}}(?:\.\d{{1,2}})?|{AMOUNT}|{COUNT})\s*"
    rf"(?:(?:块|元)(?P<tenths>\d)毛?|元整|元|块钱|块|rmb|人民币|期|天|公斤|千克|kg|{_MEASURE})?(?:左右|上下)?[吧的呢啊了呀哦.。!！ ]*$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^(?:选|第|我选)?\s*([1-9一二三四五六])\s*(?:个|项|号|种)?[吧的呢。]*$")
_LONGEST_WORDS = 60
_LONGEST_TITLE = 12
_LONGEST_NAME = 16  # characters: what is longer is a sentence, not a thing


def read_answer(step: Step, text: str, asked: bool) -> Value | None:
    """The answer in a text, None when it is none. Goods with prices, coupons and places are heard unasked; the rest, which any
    figure could be, only where it was asked for just now."""
    plain = unicodedata.normalize("NFKC", text).strip()
    match step.answer:
        case Answer.BASKET:
            return read_basket(plain) or (_bare_prices(plain) if asked else None)
        case Answer.COUPON:
            return _coupon(plain, asked)
        case Answer.NUMBER:
            return _number(plain) if asked else None
        case Answer.CHOICE:
            return _choice(step.choices, plain) if asked else None
        case Answer.PLACE:
            return place_in(plain, asked)
        case Answer.WORDS:
            return plain if asked and 0 < len(plain) <= _LONGEST_WORDS else None


def read_basket(text: str) -> Basket | None:
    """The things in a text with their prices, and those named without one; None when nothing has a price."""
    lines: list[BasketLine] = []
    unpriced: list[str] = []
    for part in _parts(unicodedata.normalize("NFKC", text)):
        line = _line(part)
        if line is not None:
            lines.append(line)
        elif not _NO_GOODS.search(part) and (named := _named(part)):
            unpriced.append(named)
    return Basket(tuple(dict.fromkeys(lines)), tuple(dict.fromkeys(unpriced))) if lines else None


def _bare_prices(text: str) -> Basket | None:
    """Prices alone, 479+459 or 一共1200, where the things were asked for: each gets its number for a name."""
    total = _TOTAL.match(text)
    if total is not None:
        return Basket((BasketLine("一共", Decimal(total["price"]), Decimal(1)),))
    prices = _PRICES.match(text)
    found = re.findall(r"\d+(?:\.\d+)?", text) if prices is not None else []
    lines = (BasketLine(f"第{place}样", Decimal(each), Decimal(1)) for place, each in enumerate(found, 1))
    return Basket(tuple(lines)) if found else None


def _named(part: str) -> str:
    """A thing without a price. What holds a figure and is not understood is asked for too, never left out in silence."""
    found = _UNPRICED.match(part)
    if found is not None:
        return found["title"].strip()
    return part[:_LONGEST_TITLE] if any(sign.isdecimal() for sign in part) else ""


def _parts(text: str) -> Iterator[str]:
    for row in text.split("\n"):
        opened = _OPENING.sub("", row, count=1) if any(sign.isdigit() for sign in row) else row
        for part in _PARTS.split(opened):
            kept = _TAIL.sub("", part or "").strip(" 。.!！~～")
            if kept and kept != "的":
                yield kept


def _line(part: str) -> BasketLine | None:
    if _NO_GOODS.search(part):
        return None
    found = _LINE.match(part) or _PRICE_FIRST.match(part)
    if found is None:
        return None
    groups = found.groupdict()
    title, quantity = groups["title"].strip(" 是要:：¥"), groups.get("times") or groups.get("count")
    before = _COUNT_BEFORE.match(title)
    if before is not None and before["title"].strip() and quantity is None:
        title, quantity = before["title"].strip(), before["count"]
    price, count = _decimal(groups["price"]), Decimal(int(value_of(quantity))) if quantity else Decimal(1)
    is_thing = 0 < len(title) <= _LONGEST_NAME and (len(title) > 1 or not title.isascii())
    return BasketLine(title, price, count) if is_thing and price and count > 0 else None


def _coupon(text: str, asked: bool) -> Decimal | None:
    found = _COUPON.search(text)
    if found is not None:
        return _decimal(found[1] or found[2])
    if not asked:
        return None
    return Decimal(0) if _NONE.match(text) else _number(text)


def _number(text: str) -> Decimal | None:
    if _NONE.match(text):
        return Decimal(0)
    found = _PLAIN.match(text)
    if found is None or found["n"].startswith("几"):
        return None
    return (_decimal(found["n"]) or Decimal(str(value_of(found["n"])))) + Decimal(found["tenths"] or 0) / 10


def _choice(choices: tuple[str, ...], text: str) -> str | None:
    found = _ORDINAL.match(text)
    if found is not None:
        place = int(value_of(found[1])) - 1
        return choices[place] if 0 <= place < len(choices) else None
    named = [choice for choice in choices if choice in text or (len(text) >= 2 and text in choice)]
    return named[0] if len(named) == 1 else None


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
