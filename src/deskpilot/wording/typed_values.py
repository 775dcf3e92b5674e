"""Values that a shop typed into an answer though they change: a price, a discount, a gift, what is left, a day.

How long something takes by the shop's own rule (within 48 hours, seven days to send back, the same day) is a rule and no
such value. What is written as a figure with its unit is found by `figures` already.
"""

import re
from dataclasses import dataclass

_NUMBER = r"(?:\d{1,7}(?:\.\d{1,2})?|[零一二两三四五六七八九十百千万]{1,8})"
_SEVERAL = r"(?:\d{1,7}(?:\.\d{1,2})?|[一二两三四五六七八九]?[十百千万][零一二两三四五六七八九十百千万]{0,7})"
_TWO_OR_MORE = rf"(?:{_SEVERAL}|[二两三四五六七八九])"
_PIECE = r"(?:件|袋|盒|瓶|双|套|把|包|条|支|张|罐|箱|片|只|台|本|份|桶|块|枚|对|副|盆|颗|斤|公斤|kg|饼|提)"
# A number that goes on like this is no amount of money.
_NO_MONEY = r"(?![\d.,零一二两三四五六七八九十百千万]|\s?(?:天|日|号|周|个?月|年|个|小时|分钟|秒|点|次|倍|岁|折|%|％|成|米|厘米|毫米|cm|mm|克|斤|公斤|kg|g|ml|毫升|升|度|层|楼|位|人|码|种|款|步|档|格|级|寸|平|瓦|w|样|半|x|×|\*|起发)|件|袋|盒|瓶|双|套|把|包|条|支|张|罐|箱|片|只|台|本|份)"
_EACH = r"[一每](?:件|袋|盒|瓶|双|套|把|包|条|支|张|罐|箱|片|只|台|个|斤|公斤|份|桶|对|本|饼|提)"
_HAPPENS = r"(?:发(?!工资|票|现|烫|霉|热|黄|错)|寄|到货|到仓|到(?=$|[,，。!！;；、了吧哦哈])|送达|送到|出库|补货|补发|上架|上新|开售|开始|开抢|结束|截止|恢复|涨价|降价|改价|下架|有货|来货)"
_DAY = r"(?:今天|今晚|今早|明天|明早|明晚|后天|大后天)"
_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天末]"
_LATER = r"(?:(?:这|本|下)个?(?:周|星期|礼拜|月)[一二三四五六日天末底初中]?|月底|月初|月中|[上中下]旬|年底|年初|年前|年后|节前|节后|春节前后?|国庆前后?)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(form))
    for code, form in (
        ("discount", rf"每?满\s?{_NUMBER}\s?(?:元|块|件|双|套|份|瓶|盒|袋)?\s?[,，]?(?:立|直|可|就|再|享|打)?(?:减|送|返|赠|抵|包邮|免邮|优惠)\s?(?:{_NUMBER})?"),
        ("discount", rf"(?:买|拍|囤|第)\s?{_NUMBER}\s?{_PIECE}?\s?(?:就|加|再)?(?:送|赠|免|发|得|半价)\s?{_NUMBER}?"),
        ("discount", rf"(?:赠送|加赠|附赠|赠|送)(?:您|你|亲)?\s?{_TWO_OR_MORE}\s?{_PIECE}"),
        ("price", rf"(?:立减|直减|直降|立省|返现|返|抵扣|减免|优惠|便宜|赔付|赔偿|赔|补偿|补差价|补)(?:您|你|亲|给您|给你)?\s?{_SEVERAL}{_NO_MONEY}"),
        ("price", rf"(?:只要|只需|只收|仅需|仅要|仅售|现价|售价|原价|特价|单价|标价|到手价?|券后价?|折后价?|活动价|会员价|批发价|价格(?:是|为)?|卖|收|低至|最低)\s?{_SEVERAL}{_NO_MONEY}"),
        ("price", rf"(?<![\d.零一二两三四五六七八九十百千万]){_SEVERAL}(?={_EACH})"),
        ("price", r"(?:几|数|[一二两三四五六七八九]{1,2})[十百千万](?:来|多|几)?(?:块|元)|(?<!\d)\d{1,7}(?:来|多|几)(?:块|元)"),
        ("stock", rf"(?:(?:还有|剩下?|只有|现有|余)\s?{_TWO_OR_MORE}|(?:还剩|只剩|仅剩|库存|仅有|最后)\s?{_NUMBER})\s?(?:多|来)?(?:{_PIECE}|个(?!颜色|尺码|尺寸|码|款|问题|办法|方法|地方|选择|月|小时|工作|星期|礼拜|版本|规格|口味|原因))"),
        ("stock", rf"(?:库存|余量|存货)(?:还有|有|是|为|:|：)?\s?{_NUMBER}"),
        ("date", rf"{_DAY}[^,，。!！?？;；\n拍买下]{{0,4}}?{_HAPPENS}"),
        ("date", rf"(?:{_WEEKDAY}(?:之?前|以前)|[这本下]个?{_WEEKDAY})[^,，。!！?？;；\n]{{0,5}}?{_HAPPENS}"),
        ("date", rf"{_LATER}[^,，。!！?？;；\n]{{0,4}}?{_HAPPENS}"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedValue:
    """What looks like a value that changes: code price, discount, stock or date, and its place."""

    code: str
    start: int
    end: int


def typed_values(text: str) -> tuple[TypedValue, ...]:
    """The values of a text in order; where two forms meet the first one counts."""
    found: list[TypedValue] = []
    for code, form in _FORMS:
        for match in form.finditer(text):
            if all(match.end() <= each.start or each.end <= match.start() for each in found):
                found.append(TypedValue(code, match.start(), match.end()))
    return tuple(sorted(found, key=lambda each: each.start))
