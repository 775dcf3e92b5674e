"""What in a customer's line is not words: order numbers, cards of the platform, links and masked places.

`part_words` takes them out, so that "咨询订单号:1234…" is an identifier and not a question about orders.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s\u3400-\u9fff]+|\b[\w-]+\.(?:com|cn|net|html?)(?:/[^\s\u3400-\u9fff]*)?"
)
_LABEL = (
    r"(?:咨询|查询|我的|该|本)?(?:订单|商品|快递|物流|运单|交易|售后|服务单|售后服务单|采购单|退款)"
    r"(?:编号|号码|号|id|金额|总额|链接|信息)\s*[:：]"
)
_MASK = r"\[[^\[\]\n]{0,24}\]"
_NUMBER = r"(?<![a-z0-9])[a-z]{0,5}\d{8,30}(?:-\d{1,6})*(?![a-z0-9])"
_FIELD = re.compile(rf"{_LABEL}\s*(?:{_MASK}|[a-z0-9\-_.]+|¥?\d+(?:\.\d+)?元?)?[,，;；]?")
_MOMENT = re.compile(
    rf"(?:下单|付款|创建|成交|拍下)时间\s*[:：]\s*(?:{_MASK}|\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?)?"
    rf"\s*(?:{_MASK}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
)
_CARD_TITLE = re.compile(
    r"请选择咨询订单|订单业务咨询|返修退换货咨询(?=\s|$)|会员权益咨询(?=\s|$)|\[商品快照\]|"
    r"顾客通过点击\S{0,12}发送:?|我要咨询(?:这个|该)(?:商品|订单|宝贝)|我正在看这个(?:商品|宝贝)?"
)
_FACE = re.compile(r"#e-[a-z](?:\[[^\]]*\]|\d*)|/:[^\s]{1,6}")
_ORDER_MASK = re.compile(r"\[[^\[\]\n]{0,12}(?:订单|order|单号)[^\[\]\n]{0,14}\]")
_LINK_MASK = re.compile(r"\[[^\[\]\n]{0,8}(?:链接|link|url|网址)[^\[\]\n]{0,8}\]")
_ANY_MASK = re.compile(_MASK)
_ANY_NUMBER = re.compile(_NUMBER)
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_TRIM = re.compile(r"[ ;；,，:：\[\]]*\n[ ;；,，:：\[\]]*|[ ;；]{2,}")
# What a masked place stood for is a word like any other to the reader: "[数字x]天无理由" is still about days.
_QUANTITY_MASK = re.compile(r"\[(?:数字|金额|日期|时间)[^\[\]\n]{0,12}\]\s*(?=[天号月日元块个件年周小%折点])")


@dataclass(frozen=True, slots=True)
class Parted:
    """The words of a line and what stood beside them. `number` is the first order-like number, verbatim."""

    words: str
    links: int = 0
    identifiers: int = 0
    masks: int = 0
    cards: int = 0
    number: str = ""


@lru_cache(maxsize=512)
def part_words(normalised: str) -> Parted:
    """Take everything that is not words out of a normalised text."""
    text, cards = _FIELD.subn(_keep_break, normalised)
    numbers = [n for n in _ANY_NUMBER.findall(normalised) if not _PHONE.fullmatch(n)]
    text, moments = _MOMENT.subn(" ", text)
    text, titles = _CARD_TITLE.subn(" ", text)
    text, links = _LINK.subn(" ", text)
    text, hidden = _LINK_MASK.subn(" ", text)
    text = _FACE.sub(" ", text)
    text = _QUANTITY_MASK.sub("n", text)
    orders = len(_ORDER_MASK.findall(text))
    text, masks = _ANY_MASK.subn(" ", text)
    text, ids = _ANY_NUMBER.subn(" ", text)
    words = _TRIM.sub("\n", text).strip(" \n;；,，:：[]*")
    return Parted(
        words,
        links + hidden,
        orders + ids + cards,
        masks,
        cards + moments + titles,
        numbers[0] if numbers else "",
    )


def _keep_break(match: re.Match[str]) -> str:
    return "\n" if match.group().endswith("\n") else " "
