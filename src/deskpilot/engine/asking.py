"""Whether words ask something: by a mark, a word of asking, a choice between two, or a verb said both ways."""

import re

# "Is it not?", "where" written as "there", 吗 in pinyin, a closing 不: all of them ask.
ALSO_ASKS = (
    r"(?:应该|不会|肯定|会|能|可以|没|都|已经)[^,.。!?\s]{1,10}吧(?:$|[,.。!?~\s])|(?<![我们经])到那(?:里|儿)?了?(?:$|[,.。!?\s])|"
    r"[\u4e00-\u9fff]ma(?:$|[,.。!?\s])|(?:能|可以|会|有|支持|需要|要|是)[^,.。!?\s]{1,12}[^要,.。!?\s]不(?:$|[,.。!?\s])"
)
_END = r"(?:$|[,.。!?~\s])"
_SAID = r"[^,.。!?\s]"
_BROKEN = r"坏|碎|裂|破|漏|烂|断|掉|没"
# 几 asks how many, unless it means some: 好几个, 用了几天, 过几天, 隔几天, 用几天就坏; with goods that broke it tells.
_HOW_MANY = rf"(?<![了好没十这那上过前头后近隔茶再])几(?!{_SAID}{{0,12}}(?:{_BROKEN}))"
_HOW_MANY_LAST = r"(?<![了好没十这那上过买囤拿来下前头后近隔茶再])几"
_UNIT = (
    r"(?:小时|分钟|毫升|毫米|厘米|公斤|公分|平米|个月|个人|[度年岁斤克层房段节码成件箱根只条张片包袋盒瓶米两杯勺双顿粒颗滴次天块个瓣页套组"
    r"支枝朵株棵台辆把捆罐桶听扎枚升寸分折倍种档位口代匹瓦月秒串份盘碗壶泡遍回趟人])"
)
_FEW = (
    rf"{_HOW_MANY}(?:点|天|号|时|个|月|块)(?!就[^能可行够])|"
    rf"{_HOW_MANY_LAST}{_UNIT}(?:装?的|左右)?[啊呀呢]?{_END}|"
    rf"{_HOW_MANY}{_UNIT}(?:一{_UNIT}|合适|合理|好|够|比较|最|为宜|起|才|能|可以|包邮|划算|管|送|减|打)|"
    rf"(?:^|[,.。!?\s])几{_UNIT}(?!{_SAID}{{0,12}}(?:{_BROKEN}))|(?:需要?|要用|配|带|装|含)几{_UNIT}{_SAID}{{0,3}}{_END}|"
    rf"(?:每(?!隔)|一(?![连下直起旁边会点些])){_SAID}{{1,5}}{_HOW_MANY}{_UNIT}|"
    r"(?:周|星期|礼拜)几|第几(?!次)|几时|几多|何时|何日|何处"
)
# This or that. What still (还是) is so tells: 洗了还是掉色, 我还是要退, 屏幕还是黑的.
_STILL = (
    r"不|没|无|未|那|这|很|挺|蛮|太|好多|非常|特别|有点|有些|要|得|会|能|可以|想|一样|一直|老样|先|再|给|觉得|建议|希望|比较|算|应该|别|需|"
    r"退|换|喜欢|被|让|把|怕|差|坏|碎|破|漏|裂|响|掉|卡|断|弄|显示|提示|原|同|发现|出现|打不|连不|贵|重|脏|歪|抖|疼|痒"
)
_EITHER = (
    rf"(?:^|[,.。!?\s])(?!(?:就|可|只|但|老|问题)是|麻烦|请|建议)(?:[^,.。!?\s了过]{{1,10}})(?<![我你他她它们都也却就又果后在里])(?<![这每那上][次回个款])(?<![结最以之][果后])"
    rf"还是(?!{_STILL})[^,.。!?\s了不没]{{1,8}}(?<!吧)[啊呀呢]?{_END}"
)
_THING_STILL = re.compile(r"(?:^|[,.。!?\s])[^,.。!?\s是的]+还是[^,.。!?\s是]*的(?:$|[,.。!?\s])")
_EITHER_FORM = re.compile(_EITHER)
# A verb both ways: 走不走, 发没发, 喜欢不喜欢; not 还没还款, 动不动.
_BOTH_WAYS = (
    r"(?<!不)([一-鿿])不\1(?<!动不动)(?<!时不时)(?<!不不不)|([一-鿿]{2})[不没]\2|"
    r"(?!没没没|还没还|都没都|也没也|就没就|又没又)([一-鿿])没\3"
)
_DONE_YET = rf"(?<![还都也并就从又我点])(?<!^)没[啊呀呢]?(?:$|[?,.。\s])|[了到好过完]没有[啊呀呢]?{_END}|有[^,.。!?\s没就也都却]{{1,8}}没有{_END}"
_ASKS = re.compile(
    rf"{ALSO_ASKS}|"
    r"[?？]|吗|(?:是|对)吧|嘛(?:$|[,.。!])|么(?:$|[,.。!~])|呢(?:$|\?)|(?:能|可|会|要|是|有|行|好|需|对)(?:不|没)(?:能|可|会|要|是|有|行|好|需|对)|是否|可否|"
    r"能否|怎么|如何|怎样|咋|为什么|为啥|为何|什么(?![^,.。!?\s]{0,6}[都也]没)|啥|干嘛|干吗|哪|多(?:久|少|长|大|高|重|远|宽)|谁|有没|有无|"
    r"(?:可以|能|行|有|支持|包邮|到)不(?:$|[,.。\s])|"
    # A closing 不, and a measure asked for: 放冰袋不, 多深.
    r"[一-鿿]{2}(?<![了也都才就对又并还从毫要么好说得])不[啊呀哈呢]?(?:$|[,.。!~\s])|"
    r"^(?:这个?|这款|那个?|它)?[甜酸苦辣香脆重厚薄透硬软热冷响吵滑闷贵大小长短宽高深亮准快慢][不没][啊呀]?(?:$|[,.。!~\s])|"
    r"先[^,.。!\s]{1,6}还是先|^[^,.。!\s]的[^,.。!\s]的$|^是[^,.。!\s]{2,6}吧$|几月份?[^,.。!\s]{0,2}的|多[深厚粗硬软窄浅快](?:$|[,.。!~\s啊呀呢的])|"
    rf"(?:拍|选|要|买|穿|用|换|拿|发|送|[smlx\d])[^,.。!\s了过]{{0,5}}还是(?!{_STILL})[^,.。!\s]{{1,6}}(?:$|[,.。!\s])|"
    rf"{_BOTH_WAYS}|{_DONE_YET}|{_FEW}"
)
# Two things that differ in one character, and the characters are opposites: 软底硬底, 饭前饭后.
_ALTERNATIVES = re.compile(
    r"(?:^|[,.。!?\s是用发选的]|(?:^|[,.。!?\s])[^,.。!?\s要买拍送都了]{1,4})"
    r"(?:([一-鿿])([一-鿿]{1,2})([一-鿿])\2|(?!一会|一下|[又越也不太好真很时])([一-鿿]{1,2})([一-鿿])\4([一-鿿]))[的啊呀呢]*(?:$|[,.。!?\s])"
)
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        "软硬 大小 长短 厚薄 男女 公母 雌雄 真假 新旧 新老 左右 上下 前后 内外 里外 干湿 冷热 温热 热凉 冷凉 甜咸 甜酸 甜辣 酸辣 "
        "生熟 粗细 高低 高矮 尖圆 圆方 黑白 早晚 单双 有无 轻重 宽窄 正反 深浅 明暗 亮哑 松紧 荤素 红绿 红白 快慢 稀稠 老嫩 手机 手自 "
        "直弯 直卷 胖瘦 开闭 单多 整散 奇偶 今明"
    ).split()
)
# Words that are courtesy without the mark ask with it: 好的?, 解决了没.
_MARKED = re.compile(
    rf"[?？]|吗|(?<![什那这要怎])么{_END}|[了到好定决懂]没有?[啊呀呢]?{_END}|没[^,.。!?\s]{{0,2}}嘛{_END}"
)
OPEN_QUESTION = re.compile(r"[?？]|吗|(?<!什)么(?:$|[,.。!\s])")


def asks(words: str) -> bool:
    """Whether a turn asks something."""
    if _ASKS.search(words):
        return True
    return bool(_EITHER_FORM.search(words)) and not _THING_STILL.search(words)


def names_opposites(words: str) -> bool:
    """Whether two opposites stand side by side: a choice is asked for, unless the shop has asked for one."""
    found = _ALTERNATIVES.search(words)
    if found is None:
        return False
    pair = {found[1], found[3]} if found[1] else {found[5], found[6]}
    return pair in _OPPOSITES


def is_marked(words: str) -> bool:
    """Whether words that would else be courtesy are said as a question."""
    return bool(_MARKED.search(words))
