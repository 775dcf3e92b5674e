"""Words for flows: kinds of steps, rows, sums, and what is wrong at which step."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.flow import ALWAYS, END, MISSING, POSITIVE, ZERO, Answer, Source, StepKind
from deskpilot.domain.flow_arithmetic import Formula
from deskpilot.domain.flow_check import Fault

KINDS: Mapping[StepKind, str] = {
    StepKind.ASK: QT_TRANSLATE_NOOP("Flows", "问顾客"),
    StepKind.LOOK_UP: QT_TRANSLATE_NOOP("Flows", "查一行"),
    StepKind.COMPUTE: QT_TRANSLATE_NOOP("Flows", "算一步"),
    StepKind.SAY: QT_TRANSLATE_NOOP("Flows", "说一句"),
    StepKind.HUMAN: QT_TRANSLATE_NOOP("Flows", "转给人"),
}
ICONS: Mapping[StepKind, str] = {
    StepKind.ASK: "circle-question",
    StepKind.LOOK_UP: "search",
    StepKind.COMPUTE: "table",
    StepKind.SAY: "chat",
    StepKind.HUMAN: "user",
}
ANSWERS: Mapping[Answer, str] = {
    Answer.BASKET: QT_TRANSLATE_NOOP("Flows", "篮子里的东西和价钱"),
    Answer.COUPON: QT_TRANSLATE_NOOP("Flows", "券的面额"),
    Answer.NUMBER: QT_TRANSLATE_NOOP("Flows", "一个数"),
    Answer.CHOICE: QT_TRANSLATE_NOOP("Flows", "几样里选一样"),
    Answer.PLACE: QT_TRANSLATE_NOOP("Flows", "寄到哪里"),
    Answer.WORDS: QT_TRANSLATE_NOOP("Flows", "随便什么话"),
}
SOURCES: Mapping[Source, str] = {
    Source.CROSS_CAMPAIGN: QT_TRANSLATE_NOOP("Flows", "正在进行的跨店活动"),
    Source.SHOP_CAMPAIGN: QT_TRANSLATE_NOOP("Flows", "正在进行的本店满减"),
    Source.ORDER: QT_TRANSLATE_NOOP("Flows", "顾客的订单"),
    Source.ORDERED_PRODUCT: QT_TRANSLATE_NOOP("Flows", "买过那件现在的价"),
    Source.PRODUCT: QT_TRANSLATE_NOOP("Flows", "问的那件商品"),
    Source.FACT: QT_TRANSLATE_NOOP("Flows", "店铺事实"),
}
FORMULAS: Mapping[Formula, str] = {
    Formula.BASKET_SUM: QT_TRANSLATE_NOOP("Flows", "篮子合计"),
    Formula.TIMES: QT_TRANSLATE_NOOP("Flows", "单价 × 数量"),
    Formula.PLUS: QT_TRANSLATE_NOOP("Flows", "相加"),
    Formula.MINUS: QT_TRANSLATE_NOOP("Flows", "相减，不低于零"),
    Formula.EVERY: QT_TRANSLATE_NOOP("Flows", "每满门槛减一次"),
    Formula.ONCE: QT_TRANSLATE_NOOP("Flows", "满门槛只减一次"),
    Formula.TO_NEXT: QT_TRANSLATE_NOOP("Flows", "离下一档差多少"),
    Formula.DROP: QT_TRANSLATE_NOOP("Flows", "降价差额 × 数量"),
    Formula.INSTALMENT: QT_TRANSLATE_NOOP("Flows", "分期每期多少"),
    Formula.UNIT_PRICE: QT_TRANSLATE_NOOP("Flows", "折合单价"),
    Formula.SHIPPING: QT_TRANSLATE_NOOP("Flows", "运费，满额免"),
    Formula.SHIPPING_REGION: QT_TRANSLATE_NOOP("Flows", "运费，按地区和金额"),
    Formula.SHIPPING_WEIGHT: QT_TRANSLATE_NOOP("Flows", "运费，按地区和重量"),
    Formula.WITHIN: QT_TRANSLATE_NOOP("Flows", "天数在期限内吗"),
}
INPUT_NAMES: Mapping[str, str] = {
    "basket": QT_TRANSLATE_NOOP("Flows", "篮子"),
    "price": QT_TRANSLATE_NOOP("Flows", "现价"),
    "quantity": QT_TRANSLATE_NOOP("Flows", "数量"),
    "first": QT_TRANSLATE_NOOP("Flows", "前一个数"),
    "second": QT_TRANSLATE_NOOP("Flows", "后一个数"),
    "total": QT_TRANSLATE_NOOP("Flows", "总额"),
    "threshold": QT_TRANSLATE_NOOP("Flows", "门槛"),
    "off": QT_TRANSLATE_NOOP("Flows", "每次减"),
    "paid": QT_TRANSLATE_NOOP("Flows", "付款时的价"),
    "months": QT_TRANSLATE_NOOP("Flows", "期数"),
    "fee": QT_TRANSLATE_NOOP("Flows", "运费"),
    "days": QT_TRANSLATE_NOOP("Flows", "天数"),
    "limit": QT_TRANSLATE_NOOP("Flows", "期限"),
    "place": QT_TRANSLATE_NOOP("Flows", "寄到哪里"),
    "weight": QT_TRANSLATE_NOOP("Flows", "重量（公斤）"),
}
FIELD_NAMES: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("Flows", "名称"),
    "threshold": QT_TRANSLATE_NOOP("Flows", "门槛"),
    "off": QT_TRANSLATE_NOOP("Flows", "每次减"),
    "ends_at": QT_TRANSLATE_NOOP("Flows", "截止"),
    "order_no": QT_TRANSLATE_NOOP("Flows", "订单号"),
    "paid": QT_TRANSLATE_NOOP("Flows", "实付"),
    "paid_days": QT_TRANSLATE_NOOP("Flows", "付款天数"),
    "title": QT_TRANSLATE_NOOP("Flows", "品名"),
    "price": QT_TRANSLATE_NOOP("Flows", "单价"),
    "quantity": QT_TRANSLATE_NOOP("Flows", "数量"),
    "stock": QT_TRANSLATE_NOOP("Flows", "库存"),
    "value": QT_TRANSLATE_NOOP("Flows", "数值"),
    "how": QT_TRANSLATE_NOOP("Flows", "算式"),
}
RESULTS: Mapping[str, str] = {
    MISSING: QT_TRANSLATE_NOOP("Flows", "查不到时"),
    ZERO: QT_TRANSLATE_NOOP("Flows", "结果是零时"),
    POSITIVE: QT_TRANSLATE_NOOP("Flows", "结果大于零时"),
    ALWAYS: QT_TRANSLATE_NOOP("Flows", "然后"),
}
FAULTS: Mapping[str, str] = {
    "no_name": QT_TRANSLATE_NOOP("Flows", "流程还没有名字"),
    "no_trigger": QT_TRANSLATE_NOOP("Flows", "还没说什么时候开始：填几个词，或者知识编号、来意"),
    "no_steps": QT_TRANSLATE_NOOP("Flows", "还没有步骤"),
    "bad_key": QT_TRANSLATE_NOOP("Flows", "步骤的名字要有 1 到 20 个字，不带标点"),
    "same_key": QT_TRANSLATE_NOOP("Flows", "名字「{detail}」前面用过了"),
    "no_text": QT_TRANSLATE_NOOP("Flows", "还没写说什么"),
    "no_choices": QT_TRANSLATE_NOOP("Flows", "至少给两样可选"),
    "no_fact": QT_TRANSLATE_NOOP("Flows", "还没选哪一条店铺事实"),
    "missing_input": QT_TRANSLATE_NOOP("Flows", "还没选「{detail}」用哪个值"),
    "unbound": QT_TRANSLATE_NOOP("Flows", "「{detail}」走到这一步时还不知道"),
    "wrong_kind": QT_TRANSLATE_NOOP("Flows", "「{detail}」不能用在这里：篮子只能求合计，算数要用数"),
    "no_place": QT_TRANSLATE_NOOP("Flows", "「{detail}」不是地方：前面要有一步问「寄到哪里」"),
    "no_rates": QT_TRANSLATE_NOOP("Flows", "运费表还是空的，至少加一行"),
    "same_region": QT_TRANSLATE_NOOP("Flows", "「{detail}」在运费表里写了两次"),
    "same_rest": QT_TRANSLATE_NOOP("Flows", "运费表里有两行没写地区，其余地区只能有一行"),
    "unknown_region": QT_TRANSLATE_NOOP("Flows", "运费表里的「{detail}」不是省、市或片区的名字"),
    "typed_number": QT_TRANSLATE_NOOP("Flows", "这里手写了数字，换成查到的或算出来的值"),
    "no_target": QT_TRANSLATE_NOOP("Flows", "要去的步骤「{detail}」不在了"),
    "cycle": QT_TRANSLATE_NOOP("Flows", "往回走到「{detail}」会转圈，只能往后走"),
    "bad_branch": QT_TRANSLATE_NOOP("Flows", "这一步不会有「{detail}」这种结果"),
    "unreachable": QT_TRANSLATE_NOOP("Flows", "没有哪一步会走到这里"),
}

# What customers come for, as the engine reads it.
INTENTS: Mapping[str, str] = {
    "shipping.when": QT_TRANSLATE_NOOP("Flows", "什么时候发货"),
    "logistics.where": QT_TRANSLATE_NOOP("Flows", "物流到哪了"),
    "delivery.when": QT_TRANSLATE_NOOP("Flows", "什么时候送到"),
    "delivery.how": QT_TRANSLATE_NOOP("Flows", "怎么送、送到哪"),
    "address.change": QT_TRANSLATE_NOOP("Flows", "改地址"),
    "order.change": QT_TRANSLATE_NOOP("Flows", "改订单"),
    "order.cancel": QT_TRANSLATE_NOOP("Flows", "取消订单"),
    "order.lookup": QT_TRANSLATE_NOOP("Flows", "查订单"),
    "payment": QT_TRANSLATE_NOOP("Flows", "付款"),
    "refund": QT_TRANSLATE_NOOP("Flows", "退款"),
    "return": QT_TRANSLATE_NOOP("Flows", "退货"),
    "exchange": QT_TRANSLATE_NOOP("Flows", "换货"),
    "repair": QT_TRANSLATE_NOOP("Flows", "维修、保修"),
    "damage": QT_TRANSLATE_NOOP("Flows", "破损、少件、发错"),
    "invoice": QT_TRANSLATE_NOOP("Flows", "发票"),
    "price": QT_TRANSLATE_NOOP("Flows", "价格"),
    "price.protect": QT_TRANSLATE_NOOP("Flows", "价保、补差价"),
    "campaign": QT_TRANSLATE_NOOP("Flows", "活动、优惠、运费"),
    "stock": QT_TRANSLATE_NOOP("Flows", "有没有货"),
    "size.advice": QT_TRANSLATE_NOOP("Flows", "尺码怎么选"),
    "colour": QT_TRANSLATE_NOOP("Flows", "颜色"),
    "material": QT_TRANSLATE_NOOP("Flows", "材质、真假"),
    "usage": QT_TRANSLATE_NOOP("Flows", "怎么用、怎么养护"),
    "install": QT_TRANSLATE_NOOP("Flows", "安装"),
    "bargain": QT_TRANSLATE_NOOP("Flows", "讲价、大量买"),
    "custom": QT_TRANSLATE_NOOP("Flows", "定制"),
    "account": QT_TRANSLATE_NOOP("Flows", "账号、会员、评价"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Flows", text)


def kind(code: StepKind) -> str:
    """What a step does."""
    return _say(KINDS[code])


def kinds() -> tuple[tuple[StepKind, str], ...]:
    """All kinds of steps with their words."""
    return tuple((code, _say(text)) for code, text in KINDS.items())


def answers() -> tuple[tuple[str, str], ...]:
    """What a question can be after: (code, words)."""
    return tuple((code.value, _say(text)) for code, text in ANSWERS.items())


def sources() -> tuple[tuple[str, str], ...]:
    """The rows that can be looked up: (code, words)."""
    return tuple((code.value, _say(text)) for code, text in SOURCES.items())


def formulas() -> tuple[tuple[str, str], ...]:
    """The sums there are: (code, words)."""
    return tuple((code.value, _say(text)) for code, text in FORMULAS.items())


def intents() -> tuple[tuple[str, str], ...]:
    """What a customer can come for: (code, words)."""
    return tuple((code, _say(text)) for code, text in INTENTS.items())


def intent(code: str) -> str:
    """What a customer comes for; a code of another version is shown as it is."""
    return _say(INTENTS[code]) if code in INTENTS else code


def wanted(code: str) -> str:
    """What an input of a sum is."""
    return _say(INPUT_NAMES[code])


def value(name: str) -> str:
    """A value by its name: the step and, where it has several, which of them."""
    key, dot, rest = name.partition(".")
    return f"{key} · {_say(FIELD_NAMES[rest])}" if dot and rest in FIELD_NAMES else name


def result(code: str) -> str:
    """What must have come of a step; a choice is its own word."""
    return _say(RESULTS[code]) if code in RESULTS else code


def target(key: str) -> str:
    """Where a branch goes."""
    return _say(QT_TRANSLATE_NOOP("Flows", "结束")) if key == END else key


def fault(found: Fault) -> str:
    """What is wrong, in a sentence."""
    detail = found.detail.removeprefix("flow.")
    if found.code == "missing_input":
        detail = wanted(found.detail)
    elif found.code == "bad_branch":
        detail = result(found.detail)
    elif found.code == "unbound":
        detail = value(detail)
    return _say(FAULTS[found.code]).format(detail=detail)
