"""What a question of price or stock is about beside the product: its words without those that ask, point and greet, and
without those by which the shop calls the product itself. What is left over names something else, or a service.
"""

import re
from collections.abc import Iterable

from deskpilot.engine.attributes import without_asking
from deskpilot.engine.numerals import COUNT
from deskpilot.engine.text import normalise, squeeze

# Whole words first: 东西 is no 东. Single characters hold where they only bind words together.
_NO_THINGS = re.compile(
    r"亲亲|你好|您好|哈喽|hello|hi|在吗|在不在|请问|问一?下|问问|想问|了解一?下|看一?下|看看|看中|看上|看的|刚才|刚刚|麻烦|老板娘?|掌柜|店家|客服|"
    r"美女|帅哥|姐妹|小姐姐|小哥哥|小二|宝子|宝贝|宝宝们|商品|产品|东西|物品|货品|链接|图片|图上|图里|页面|上面|里面|下面|第[一二三四五]个?|"
    r"这个|那个|这款|那款|这种|那种|这样|那样|这边|那边|这里|那里|你们|您们|我们|店里|家里?的?|直播间?|现在|目前|今天|今日|眼下|"
    r"到底|大概|大约|左右|一般|正常|平时|单独|单买|原价|标价|售价|单价|价格|价钱|价位|价|库存|现货|系列|款式|颜色|色号|尺码|码数|尺寸|规格|型号|"
    r"多少|怎么|什么|有没有|还有没有|是不是|下单|购买|入手|拿下|要买|想要|想买|考虑|需要|最大|最小|最便宜|最贵|加大|特大|"
    r"平方米|平米|公斤|千克|厘米|毫米|毫升|公分|cm|mm|ml|kg"
)
_BINDING = set(
    "亲嗨哈喂的地得了啊呀呢吗嘛么吧哦噢哟呐嘞啦喽诶哎唉咯滴滴这那它他她我你您咱俺是有没还要都也就才只给和跟在从买卖拿拍选想能可以会不几多啥咋哪"
    "一二三四五六七八九十百两半俩仨每整单只个款件号码色货价钱元块大中小新长短米斤升克到底现呗没吧先问下看"
)
_COUNTED = re.compile(rf"(?:\d+(?:\.\d+)?|{COUNT}|每|整|单|半|这|那|哪)[双条瓶盒包袋台把张支份片套箱床本罐桶盏扇顶副盆株束枚根辆幅颗粒杯碗串枝朵块对打提组捆卷]")  # fmt: skip
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:米|m|cm|mm|g|kg|ml|l|寸|码|号|w)?")
_CLOTHES, _OF_CLOTHES = "衣服", set("衣服裤裙衫装袍裳袄褂恤")
_DIMINUTIVE = "子儿"


def other_thing(text: str, own_words: Iterable[str]) -> str:
    """What a question of price or stock names that is none of the product's own words; empty where it is asked of the
    product alone. `own_words` are its title, kind and variants, and what was taken from the text for them."""
    words = without_asking(squeeze(normalise(text)))
    own = [squeeze(normalise(each)) for each in own_words]
    for each in sorted(filter(None, own), key=len, reverse=True):
        words = words.replace(each, " ")
    if any(_OF_CLOTHES & set(each) for each in own):
        words = words.replace(_CLOTHES, " ")
    words = _FIGURE.sub(" ", _COUNTED.sub(" ", _NO_THINGS.sub(" ", words)))
    known = _BINDING | {sign for each in own for sign in each}
    left = "".join(sign for sign in words if sign not in known and sign.isalnum())
    return "" if left and left[-1] in _DIMINUTIVE and len(left) == 1 else left
