"""A wish to change an order, heard in a turn: another address, another variant, or not at all."""

import re

from deskpilot.domain.order_change import Change, ChangeWish
from deskpilot.engine.slots import find_slots
from deskpilot.engine.text import normalise

_TO = r"(?:收货|收件|送货|寄送|配送)?(?:地址|人的?名字|人的?电话|电话|手机号码?|手机|联系方式|联系人|门牌号?|信息)|收货人|收件人"
_VARIANT = r"颜色|色号|尺码|码数|号码数|规格|款式|型号|尺寸|大小"
_CHANGE = r"(?:改|换|修改|更改|变更|更换|更正|写错|填错)"
_ADDRESS = (
    re.compile(rf"{_CHANGE}(?:一?下|个|掉|成|为|到|一个)?[^,。!?\n退店]{{0,5}}?(?:{_TO})"),
    re.compile(
        rf"(?:{_TO})[^,。!?\n]{{0,6}}?(?:写|填|留|选|弄|搞|输|打)?(?:错|反了|不对|有误|写成|填成|还是旧|是旧的|是老的|过期)"
    ),
    re.compile(rf"(?:{_TO})[^,。!?\n]{{0,8}}?(?:改|换|更新|变)(?:成|到|为|一?下|掉|了)"),
    re.compile(rf"(?:写|填|留|选|弄|输)错(?:了)?(?:{_TO})"),
    re.compile(
        r"(?:地址|电话|手机号码?|收货人|收件人|联系方式|收(?:货|件)信息)[^,。!?\n]{0,3}?(?:能|可以|可不可以|怎么|想|要|得)[^,。!?\n]{0,3}?(?:改|换|更换|更改|变更)(?!货)"
    ),
    re.compile(
        r"(?:改|转|换)(?:寄|派|送|投|发)?(?:到|去)[^,。!?\n]{0,8}?(?:地址|单位|公司|家里|我家|老家|学校|宿舍|驿站|门店|小区|那边|这边|朋友)"
    ),
)
# It goes, or rings, where nobody is any more. Said without a wish, but there is one.
_NO_LONGER_THERE = (
    re.compile(r"(?:寄|发|送|投|填|写)错(?:了)?(?:地方|地点|城市|小区|人家)"),
    re.compile(r"(?:我|我们|俺)?(?:们)?(?:已经|刚|都|前几天|上周|上个月)?(?:搬家了|搬走了|搬了家|换(?:了)?(?:公司|单位|学校|住处)了?|不住(?:那|这|原来|老地方)|不在(?:那边|那里|那儿|原来的?地址)(?:住|了))"),
    re.compile(r"(?:寄|送|发|派|投)(?:到|去|给)(?:另(?:外)?一?[个处]|别的|其他的?|新的?)(?:地址|地方|人|城市|住处|小区)"),
    re.compile(r"(?:电话|手机号?码?|号码)[^,。!?\n]{0,3}?(?:停机|停用|注销|换号|用不了|不用了|打不通)(?!服务)"),
)  # fmt: skip
# … but not who moves and wants to buy for it, nor whose telephone or fault it is.
_NOT_THEIR_PARCEL = re.compile(
    r"想买|要买|买个|添置|推荐|看看|选|预算|定做|定制|布置|装修|你们?的?(?:电话|客服)|客服|店里|快递员|师傅|司机"
)
_SPEC = (
    re.compile(rf"(?:改|换|修改|更改|更换)(?:一?下|个|掉)?(?:一个)?(?:{_VARIANT})"),
    re.compile(rf"(?:{_VARIANT})[^,。!?\n]{{0,4}}?(?:拍|选|下|买|点)?(?:错了|错|不对)(?!发)"),
    re.compile(rf"(?:拍|选|下|买|点)错(?:了)?(?:{_VARIANT}|单|款|码|色|号)"),
)
_INTO = re.compile(r"(?:改|换)(?:成|为|到|(?=个?[a-z\d]))|(?:拍|买|选|下)(?:大|小)了[^,。!?\n]{0,6}(?:改|换)")
# The money back, or not wanted any more: of what has not left, that is a wish to cancel.
_MONEY_BACK = re.compile(
    r"(?:我要|我想|想要?|要|能|可以|可不可以|帮我|给我|申请|直接|先)[^,。!?\n]{0,4}(?:退款|退钱|退掉|退了)|不(?:想)?要了|不想买了|退单|^退款[吧。!]*$"
)
# Where that is told as done already or asked about in general, it is none.
_NO_MONEY_BACK = re.compile(
    r"退款(?:了|中|到|多久|什么|啥时|几天|进度|成功|失败|没)|到账|(?:已经?|都|刚刚?)(?:申请)?退|赠品|包装|发票|盒子|袋子|退差|差价|运费"
)
_CANCEL = (
    re.compile(r"(?:取消|撤销|撤掉|退掉|撤)(?:掉|一?下|了)?(?:我的?|这个?|那个?|刚才?的?|之前的?)?[^,。!?\n]{0,4}?(?:订单|单子|这单|那单|单(?!独|件|价|位|号))"),
    re.compile(r"(?:订单|单子|这单|那单)[^,。!?\n]{0,8}?(?:取消|撤销|撤掉|不要了)(?!申请|中|成功|失败)"),
    re.compile(r"(?:帮|给|替|麻烦|请|想|要|申请)(?:我|忙|你|您|你们)?[^,。!?\n]{0,4}?取消(?!关注|收藏|提醒)"),
    re.compile(r"^(?:亲|你好|您好|那|我|先|就)?[,\s]*(?:能|可以|可否|能不能|可不可以)?(?:帮我)?取消(?:掉|一?下|吧|了?吗|么)?[?!。]*$"),
)  # fmt: skip
# About something else, told as done already, done by a machine, or not wanted after all.
_ELSEWHERE = re.compile(
    r"退货地址|退回地址|寄回|退到哪|回寄|门店|实体店|展厅|邮箱|网址|链接|发票|抬头|税号|登录|账号|绑定|注册|会员|密码|支付宝|微信号"
    r"|取消(?:收藏|关注|提醒|优惠|活动|退款|售后|会员|预约|订阅|续费|补贴|资格|申请|中|成功|失败|原因)"
)
_DONE = re.compile(
    r"(?:已经?|刚刚?|我自己|自动|系统|莫名|无故|为什么|怎么(?:就|被|给我|把)|会不会|会)(?:就|都|给我|把我的?|又|被)?(?:订单|单子|地址)?[^,。!?\n]{0,3}?(?:被)?(?:取消|改好|改了|改掉|改完|关闭)(?!一下|下|吧)"
    r"|(?:取消|改|换|修改)(?:好|成功|完|掉)?了(?:吗|么|没|嘛)|(?:取消|改|换)(?:好|成功|完)了|误取消|恢复"
)
_NOT_WANTED = re.compile(
    r"(?:不用|不要|不必|别|不想|不需要|先不|不)(?:再)?(?:帮我|给我)?(?:改|换|取消|撤)(?!不|得|掉)"
)
# Before anything was bought, a change is a question about the terms.
_BEFOREHAND = re.compile(
    r"(?:下单|拍下?|买|付款)(?:了)?(?:之?后|以后)[^,。!?\n]{0,6}?(?:还)?(?:能|可以|可不可以|怎么)|(?:如果|万一|要是|假如)"
)
_ASKED = re.compile(
    r"(?:能|可以|可否|能否|能不能|可不可以|还能|怎么|如何|咋|在哪|哪里)[^。!\n]{0,16}?(?:吗|么|嘛|呢|不|\?|$)|(?:吗|么|\?)$|怎么(?:改|换|取消|撤)"
)
_FOR_ME = re.compile(
    r"帮我|帮忙|给我|麻烦|请你|请您|替我|我要(?:改|换|取消|撤)|我想(?:改|换|取消|撤)|赶紧|快点|急"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:省|市|区|县|镇|乡|村|街道|街|路|大道|巷|弄|小区|花园|公寓|大厦|广场|新村|大学|医院)"
    r"|\d+\s*(?:号|栋|幢|座|单元|室|楼|弄)|[a-z]\s*座|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?:收货人|收件人|名字|姓名|电话|手机号?)(?:是|改成|换成|写|填|叫|:|：)[^,。!?\n吗么]{2,}"
)
_YES = re.compile(r"^(?:是的?|对的?|嗯+|好的?|确定|确认|要|取消|取消吧|麻烦了?|可以)[吧呢啊了,。!\s]*(?:取消|谢谢)?[吧。!\s]*$")  # fmt: skip


def change_wished(text: str) -> ChangeWish | None:
    """The wish to change an order in a turn, if it holds one."""
    words = normalise(text)
    if _ELSEWHERE.search(words) or _DONE.search(words) or taken_back(text) or _BEFOREHAND.search(words):
        return None
    change = _change(words)
    if change is None:
        hinted = any(form.search(words) for form in _NO_LONGER_THERE) and not _NOT_THEIR_PARCEL.search(words)
        return ChangeWish(Change.ADDRESS, True, is_given(Change.ADDRESS, text)) if hinted else None
    given = is_given(change, text)
    asked = bool(_ASKED.search(words)) and not _FOR_ME.search(words)
    return ChangeWish(change, asked, given)


def money_back_wished(text: str) -> bool:
    """Whether a turn wants the money back or the goods no more; of an order that has not left, that means to cancel it."""
    words = normalise(text)
    if taken_back(text) or _NO_MONEY_BACK.search(words) or _BEFOREHAND.search(words):
        return False
    return bool(_MONEY_BACK.search(words))


def is_given(change: Change, text: str) -> bool:
    """Whether a turn says what it is to be: a place or a number to call, a colour or a size, or a plain yes to cancelling."""
    words = normalise(text)
    if change is Change.ADDRESS:
        return bool(_PLACE.search(words))
    if change is Change.SPEC:
        return any(slot.name in ("colour", "size") for slot in find_slots(words))
    return bool(_YES.match(words)) or (_change(words) is Change.CANCEL and not _ASKED.search(words))


def taken_back(text: str) -> bool:
    """Whether the customer wants nothing changed after all."""
    words = normalise(text)
    return bool(_NOT_WANTED.search(words)) or words.startswith(("算了", "不用了", "没事了"))


def _change(words: str) -> Change | None:
    if any(form.search(words) for form in _ADDRESS):
        return Change.ADDRESS
    if any(form.search(words) for form in _SPEC):
        return Change.SPEC
    if _INTO.search(words) and any(slot.name in ("colour", "size") for slot in find_slots(words)):
        return Change.SPEC
    return Change.CANCEL if any(form.search(words) for form in _CANCEL) else None
