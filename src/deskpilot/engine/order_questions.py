"""What somebody asks about an order of their own: whether it has left, when it will, where it is, when it comes.

Only what a row can answer. How long things take in general, before something is bought or to a place that is named, is
a question about the shop.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from deskpilot.engine.cards import part_words
from deskpilot.engine.concepts import concepts_of
from deskpilot.engine.intents import intent_of
from deskpilot.engine.places import place_in
from deskpilot.engine.text import normalise


class Asked(StrEnum):
    """What is to be told about an order: whether it has left, when it leaves, where it is, when it arrives."""

    SENT = "sent"
    LEAVING = "leaving"
    WHERE = "where"
    ARRIVAL = "arrival"


_END = r"(?=$|[\s,。!?~…呢啊呀哦哈的吗么嘛了])"
_SEND = r"(?:发货|发出|发走|寄出|寄走|发|寄|出库)(?:出来|出去|过来|给我)?"
_SENT = re.compile(
    rf"{_SEND}(?:了(?:没有?|吗|么|嘛|不)|没有?{_END})|(?:发|寄)没(?:发|寄)|(?:有没有|是不是|到底)(?:给我)?(?:已经)?{_SEND}{_END}"
    rf"|(?:还|怎么|咋|为什么|为啥|一直|迟迟|到现在|都)[^,。!?\n]{{0,5}}?(?:没有?|不|未)(?:给我|帮我)?{_SEND}{_END}"
)
_WHERE = re.compile(
    r"(?:(?:走|送|运|寄|发)?到(?:了)?|放(?:在|到)?(?:了)?)(?:哪|什么地方|啥地方|什么位置)(?![里儿]?(?:看|查|改|领|取|买|填|找|量|去))|(?:快递|包裹|物流|我的货|我的东西)[^,。!?\n]{0,4}?在(?:哪|什么地方|什么位置|路上)(?!.{0,2}(?:查|看|改|填|取|领|买|拿))"
    r"|(?:到|送到|送)了?没(?:有|到)?(?=$|[\s,。!?呢啊呀])|(?:快递|包裹|货|东西)[^,。!?\n]{0,3}(?:到了|送了)(?:吗|么|没)"
    r"|(?:快递|物流|运)?单号(?:是)?(?:多少|发我|给我|发一下|呢|有吗|有了吗)|(?:发|给)(?:我)?(?:一?下|个|一个)?(?:快递|物流|运)单号"
)
# When it leaves, said in few words: 啥时候发呀, 几天发, 今天能寄吗.
_LEAVES = re.compile(
    rf"(?:什么时候|啥时候|何时|几时|哪天|几号|多久|多长时间|几天|几点|今天|今晚|明天|现在|马上)(?:才|就|可以|能|会|给|帮|内|之?内|我|一?起|大概|到底|左右)*{_SEND}{_END}"
)
_ARRIVES = re.compile(
    r"(?:什么时候|啥时候|几时|何时|哪天|几号|多久|多长时间|几天|今天|明天|后天|今晚|周[一二三四五六日末天]|星期[一二三四五六日天]|[\d一二三四五六七八九十]+号|之?前|下班)[^,。!?\n]{0,5}?(?:到得了|收得到|到不了|能到|会到|可以到|能收到|收到|送到|送达|拿到|到(?=$|[吗么呢啊呀不?]))"
    r"|还(?:要|得|需要?)(?:等)?(?:多久|几天|多少天|多长时间)"
)
# Something else that takes time, or comes and goes.
_ELSEWHERE = re.compile(
    r"退|换|补|修|赔|账|帐|开票|发票|返现|返|到手|到货|有货|上新|上架|活动|优惠|降价|过期|保质|安装|上门|付|定金|尾款|预售|定做|定制|发热|发霉|发黄|收到(?:了|后|的|货(?:了|后))|好评|评价|样品|赠品|审核|没收到|到店|自提|做好|做完|见效|晾干|改送|改派|改天|改期|货到付|发(?:快递|顺丰)(?!了)"
)
_BEFOREHAND = re.compile(
    r"(?:现在|今天|今晚|今|明天|马上|这会儿|此刻)(?:我|就)?(?:下单|下了单|下|拍|买|订|付款)(?!了|的)|(?:下单|拍下?|付款|买)(?:之?后|以后|完|了)?(?:要|得|大概|一般|需要)?(?:多久|几天|多长时间|什么时候|啥时候|当天|隔天|第二天)"
    r"|如果|要是|万一|假如|一般|通常|平时|平常|正常|每天|几点(?:前|之前|以前)|截单|哪些地方|再(?:买|拍|下|订)|都是什么时候"
)
_IN_GENERAL = re.compile(r"周[末六日]|星期[六日天]|双休|节假日|假期|春节|过年|国庆")
_MINE = re.compile(r"我(?:的|买|拍|下|订|那|这)|[这那]一?单|订单|已经|还没|还不|到底|昨天|前天|上周")


def asked_of_order(text: str, *, on_its_way: bool = False) -> Asked | None:
    """What a turn asks about an order that is there; `None` for everything else. While one is on its way, how long it takes
    to a place is asked of that one."""
    words = part_words(normalise(text)).words
    if _BEFOREHAND.search(words) or _ELSEWHERE.search(words):
        return None
    if _SENT.search(words):
        return Asked.SENT
    if _WHERE.search(words):
        return Asked.WHERE
    to_a_place = place_in(words, asked=False) is not None and not _MINE.search(words)
    if to_a_place and (not on_its_way or re.search(r"[寄发邮]", words)):
        return None
    intent, _ = intent_of(concepts_of(words))
    if _ARRIVES.search(words) or intent == "delivery.when":
        return Asked.ARRIVAL
    general = _IN_GENERAL.search(words) and not _MINE.search(words)
    if to_a_place:
        return Asked.ARRIVAL if intent == "shipping.when" else None
    leaves = intent == "shipping.when" or _LEAVES.search(words)
    return Asked.LEAVING if leaves and not general else None


# What an entry on sending has nothing to say to: money, payment, what comes back or is not there.
_NO_SENDING = re.compile(
    r"退款|退钱|退货|退换|到账|返现|(?:怎么|如何|咋)(?:付|支付)|付款(?:了|方式)|支付方式|货到付|补货|到货|上新|上架|(?:什么时候|啥时候|何时|几时)(?:再|会|能|才)?有"
)


def is_about_sending(question: str) -> bool:
    """Whether an entry's question is about when the shop sends."""
    intent, _ = intent_of(concepts_of(normalise(question)))
    return intent == "shipping.when" or bool(_LEAVES.search(normalise(question)))


def asks_beside_sending(text: str, forms: Iterable[str]) -> bool:
    """Whether a turn is about something that an entry on sending, with these forms, does not speak of."""
    words = normalise(text)
    said = " ".join(map(normalise, forms))
    beside = [found for found in _NO_SENDING.findall(words) if found not in said]
    sends = re.search(r"发货|发出|寄出|发(?=$|[吗呀啊呢?])", words)
    return bool(beside) and not sends


# Something of a parcel that came is not there; where it goes back to; whether the money has come back.
_MISSING = re.compile(
    r"(?:漏|少)(?:发|寄|装|放|配|给)|少了?(?:一|两|几|\d)?[个条件只双瓶盒包袋片颗张本根套支](?!钱)|(?:缺|漏)了[^,。!?]{0,6}[个条件只双瓶盒包袋片颗张本根套支]|"
    r"^(?!.*(?:还|怎么|咋|为什么|为啥|一直|都|快递|包裹|货|订单|单子))[^,。!?]{2,8}没(?:有)?(?:给我)?(?:发|寄|放|装)(?:啊|呀|呢|来|过来)?[。!]?$"
)
_BACK_TO = re.compile(r"(?:退货|退回|寄回|退换货?|换货|返厂|回寄)[^,。!?]{0,6}(?:地址|寄(?:到|去|给)?哪|发(?:到|去)哪|往哪)|(?:地址|寄(?:到|去|给)?哪)[^,。!?]{0,6}(?:退货|退回|寄回)")  # fmt: skip
_MONEY = re.compile(
    r"(?:退款|退钱|钱|款)[^,。!?]{0,6}(?:到账|退了|退回|退下来|到了|没到|进度|多久|几天|什么时候|啥时候)|(?:什么时候|啥时候|何时|多久|几天)[^,。!?]{0,4}(?:退款|退钱|到账)"
)


class Since(StrEnum):
    """What is asked or told of an order that came or goes back: something is missing, where to send it, the money."""

    MISSING = "missing"
    BACK_TO = "back_to"
    MONEY = "money"


def told_since(text: str) -> Since | None:
    """What a turn says of an order that came or goes back, if anything."""
    words = normalise(text)
    pairs = ((Since.BACK_TO, _BACK_TO), (Since.MONEY, _MONEY), (Since.MISSING, _MISSING))
    return next((kind for kind, form in pairs if form.search(words)), None)


def speaks_of(kind: Since, entry_text: str) -> bool:
    """Whether an entry's words speak of that."""
    words = normalise(entry_text)
    signs = {
        Since.BACK_TO: r"退回|寄回|退货地址|回寄",
        Since.MONEY: r"到账|原路|退款",
        Since.MISSING: r"漏|少发|少了|缺",
    }
    return bool(re.search(signs[kind], words))


def is_about_the_way(question: str) -> bool:
    """Whether an entry's question is about the time on the way, and not about when the shop sends."""
    intent, _ = intent_of(concepts_of(normalise(question)))
    return intent in ("delivery.when", "logistics.where")
