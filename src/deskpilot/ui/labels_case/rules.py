"""Why a decision was made, in words that a new assistant understands: rules, topics, what the customer did."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from deskpilot.domain.understanding import Act, Topic
from deskpilot.ui.labels_case.words import say

TOPICS: Mapping[Topic, str] = {
    Topic.HUMAN_WANTED: QT_TRANSLATE_NOOP("Case", "要找人工"),
    Topic.COMPLAINT: QT_TRANSLATE_NOOP("Case", "要投诉或给差评"),
    Topic.THREAT: QT_TRANSLATE_NOOP("Case", "下了最后通牒"),
    Topic.LEGAL: QT_TRANSLATE_NOOP("Case", "提到法律、监管"),
    Topic.INJURY: QT_TRANSLATE_NOOP("Case", "受伤、过敏或怕伤身"),
    Topic.MINOR: QT_TRANSLATE_NOOP("Case", "可能是未成年人"),
    Topic.PRIVACY: QT_TRANSLATE_NOOP("Case", "涉及个人信息"),
    Topic.QUALITY: QT_TRANSLATE_NOOP("Case", "货有质量问题"),
    Topic.WRONG_ITEM: QT_TRANSLATE_NOOP("Case", "收到的货不对或少了"),
    Topic.BARGAIN: QT_TRANSLATE_NOOP("Case", "在讲价"),
    Topic.CUSTOM: QT_TRANSLATE_NOOP("Case", "要定制"),
    Topic.WHOLESALE: QT_TRANSLATE_NOOP("Case", "要大量买"),
    Topic.MANUAL_ACTION: QT_TRANSLATE_NOOP("Case", "要人动手办事"),
    Topic.ANGER: QT_TRANSLATE_NOOP("Case", "在发火"),
    Topic.DISAPPOINTMENT: QT_TRANSLATE_NOOP("Case", "很失望"),
    Topic.SARCASM: QT_TRANSLATE_NOOP("Case", "在说反话"),
    Topic.REJECTED: QT_TRANSLATE_NOOP("Case", "说「不是这个」"),
    Topic.REPEATED: QT_TRANSLATE_NOOP("Case", "同一个问题又问一遍"),
    Topic.VALUABLE: QT_TRANSLATE_NOOP("Case", "重要顾客"),
    Topic.LONG_COURTED: QT_TRANSLATE_NOOP("Case", "跟进了很久的顾客"),
    Topic.INJECTION: QT_TRANSLATE_NOOP("Case", "想指挥 AI 做别的事"),
}

ACTS: Mapping[Act, str] = {
    Act.QUESTION: QT_TRANSLATE_NOOP("Case", "在提问"),
    Act.REQUEST: QT_TRANSLATE_NOOP("Case", "在请店里办事"),
    Act.STATEMENT: QT_TRANSLATE_NOOP("Case", "在说明情况，还没问问题"),
    Act.GREETING: QT_TRANSLATE_NOOP("Case", "在打招呼"),
    Act.CLOSING: QT_TRANSLATE_NOOP("Case", "在道别"),
    Act.THANKS: QT_TRANSLATE_NOOP("Case", "在道谢"),
    Act.ACKNOWLEDGE: QT_TRANSLATE_NOOP("Case", "表示知道了"),
    Act.CONFIRM: QT_TRANSLATE_NOOP("Case", "回答了「是」，还没问新问题"),
    Act.DENY: QT_TRANSLATE_NOOP("Case", "回答了「没有」，还没问新问题"),
    Act.HESITATE: QT_TRANSLATE_NOOP("Case", "在犹豫"),
    Act.PING: QT_TRANSLATE_NOOP("Case", "在问有没有人"),
    Act.IDENTIFIER: QT_TRANSLATE_NOOP("Case", "只发来一个号码，等后面的问题"),
    Act.CARD: QT_TRANSLATE_NOOP("Case", "只发来一张卡片，等后面的问题"),
    Act.EMPTY: QT_TRANSLATE_NOOP("Case", "只发了符号、表情或语气词"),
}

# Each rule of the decision, and of what follows it: short, from the customer's side where that is the reason.
RULES: Mapping[str, str] = {
    "owned_by_agent": QT_TRANSLATE_NOOP("Case", "已经有人在接，AI 只备草稿，不插话"),
    "human_on_the_way": QT_TRANSLATE_NOOP("Case", "已经请了人，人到之前 AI 不再自己答"),
    "nothing_to_say": QT_TRANSLATE_NOOP("Case", "听着不用回：顾客在接着说，或只是应一声"),
    "late_line": QT_TRANSLATE_NOOP("Case", "这句比已经答过的话还早，不再单独答"),
    "flood": QT_TRANSLATE_NOOP("Case", "一下子来了太多句，请人看看"),
    "rejected": QT_TRANSLATE_NOOP("Case", "顾客一再说「不是这个」，AI 没答到点上"),
    "repeated": QT_TRANSLATE_NOOP("Case", "同一个问题问了两遍，AI 没答到点上"),
    "gives_up": QT_TRANSLATE_NOOP("Case", "顾客嫌没答到点上，不问了，请人接回来"),
    "told_fault": QT_TRANSLATE_NOOP("Case", "顾客像是在说货有问题，没等他问就请人"),
    "dissatisfied": QT_TRANSLATE_NOOP("Case", "顾客看起来不满意了"),
    "mode_off": QT_TRANSLATE_NOOP("Case", "AI 关着，不发也不插话"),
    "breathing": QT_TRANSLATE_NOOP("Case", "顾客在考虑，不催"),
    "breathing_space": QT_TRANSLATE_NOOP("Case", "顾客在犹豫，说一句不催的话，给点时间"),
    "greeting": QT_TRANSLATE_NOOP("Case", "顾客来打招呼，问声好"),
    "greeting_in_between": QT_TRANSLATE_NOOP("Case", "中途打招呼，等顾客说事"),
    "handoff": QT_TRANSLATE_NOOP("Case", "没有哪一句说定，几处加起来该由人来答"),
    "first_report": QT_TRANSLATE_NOOP("Case", "顾客一来就在说麻烦，没等他问就请人"),
    "policy_human": QT_TRANSLATE_NOOP("Case", "最像的这一条定了必须由人来答"),
    "nobody_to_send": QT_TRANSLATE_NOOP("Case", "这一条要人来发，这会儿没有人在，先答应回复"),
    "confident": QT_TRANSLATE_NOOP("Case", "知识库里有，把握够"),
    "unsure_between": QT_TRANSLATE_NOOP("Case", "像是有答案，但把握不够"),
    "no_answer": QT_TRANSLATE_NOOP("Case", "知识库里没有够像的答案"),
    "unsure": QT_TRANSLATE_NOOP("Case", "没有一条规则合适，请人看"),
    "need_answered": QT_TRANSLATE_NOOP("Case", "顾客答了我们问的需求，先记下"),
    "which_product": QT_TRANSLATE_NOOP("Case", "要先知道问的是哪件商品，才能答"),
    "which_sku": QT_TRANSLATE_NOOP("Case", "要先知道要哪个颜色、尺寸，才能答"),
    "which_order": QT_TRANSLATE_NOOP("Case", "要先知道问的是哪个订单，才能答"),
    "campaign_row": QT_TRANSLATE_NOOP("Case", "只说了活动的口令或名字，照活动资料答"),
    "asked_for_told": QT_TRANSLATE_NOOP("Case", "答案只会再问一遍顾客说过的尺寸，交给人"),
    "no_dispatch": QT_TRANSLATE_NOOP("Case", "店里说的发货时间对不上这件商品或这句话，交给人"),
    "attribute": QT_TRANSLATE_NOOP("Case", "商品资料里正好有这一项，照着答"),
    "order_state": QT_TRANSLATE_NOOP("Case", "查了订单，走到哪一步照着答"),
    "order_state.missing": QT_TRANSLATE_NOOP("Case", "签收的包裹里少了东西，请人核对"),
    "order_state.back_to": QT_TRANSLATE_NOOP("Case", "问退换货寄到哪里，知识里没有，请人给地址"),
    "order_state.money": QT_TRANSLATE_NOOP("Case", "问退款到账，知识里没有，请人查"),
    "order_state.late": QT_TRANSLATE_NOOP("Case", "查了订单，早该发出了还没发，请人催"),
    "order_state.again": QT_TRANSLATE_NOOP("Case", "订单走到哪一步刚说过，顾客还在问，请人答"),
    "order_state.unknown": QT_TRANSLATE_NOOP("Case", "给的单号不在这位顾客名下，请人核对"),
    "order_change.which": QT_TRANSLATE_NOOP("Case", "要改单，但不知道是哪一单，先问"),
    "order_change.what": QT_TRANSLATE_NOOP("Case", "查过订单还没发出，问清要改成什么"),
    "order_change.unshipped": QT_TRANSLATE_NOOP("Case", "查过订单还没发出，记下来请人改"),
    "order_change.shipped": QT_TRANSLATE_NOOP("Case", "查过订单已经发出，不能答应能改"),
    "order_change.signed": QT_TRANSLATE_NOOP("Case", "查过订单已经签收，改不了这一单"),
    "order_change.over": QT_TRANSLATE_NOOP("Case", "查过订单已经结束，请人看看"),
    "order_change.unknown": QT_TRANSLATE_NOOP("Case", "给的单号不在这位顾客名下，请人核对"),
    "order_change.unclear": QT_TRANSLATE_NOOP("Case", "问过一次还是不知道哪一单，请人看"),
    "guard_blocked": QT_TRANSLATE_NOOP("Case", "写好的回复没过检查，不能发"),
}

# What came of it: the heading of the section, and the word beside the figures.
OUTCOMES: Mapping[str, tuple[str, str]] = {
    "escalate": (QT_TRANSLATE_NOOP("Case", "为什么转人工"), QT_TRANSLATE_NOOP("Case", "转")),
    "reply": (QT_TRANSLATE_NOOP("Case", "为什么这样答"), QT_TRANSLATE_NOOP("Case", "答")),
    "clarify": (QT_TRANSLATE_NOOP("Case", "为什么先反问"), QT_TRANSLATE_NOOP("Case", "反问")),
    "suggest": (QT_TRANSLATE_NOOP("Case", "为什么只给建议"), QT_TRANSLATE_NOOP("Case", "建议")),
    "greet": (QT_TRANSLATE_NOOP("Case", "为什么只问声好"), QT_TRANSLATE_NOOP("Case", "问好")),
    "hold": (QT_TRANSLATE_NOOP("Case", "为什么没有答"), QT_TRANSLATE_NOOP("Case", "不答")),
}


def topic(code: str) -> str:
    """What was noticed about the customer."""
    return say(TOPICS[Topic(code)]) if code in TOPICS else code


def rule(code: str) -> str:
    """Why it was decided so. A code of another version, which has no words here, is shown as it is."""
    group, _, rest = code.partition(".")
    if group == "topic" and rest in TOPICS:
        return say(QT_TRANSLATE_NOOP("Case", "{topic}，一律由人来答")).format(topic=topic(rest))
    if group == "act" and rest in ACTS:
        return say(QT_TRANSLATE_NOOP("Case", "顾客{act}")).format(act=say(ACTS[Act(rest)]))
    if group == "flow":
        number, _, name = rest.partition(".")
        return say(QT_TRANSLATE_NOOP("Case", "按流程「{name}」第 {n} 步")).format(name=name, n=number)
    return say(RULES[code]) if code in RULES else code


def outcome(action: str, rule: str = "") -> tuple[str, str]:
    """The question that the section answers, and one word for what was done. Who holds and greets does say something."""
    question, word = OUTCOMES["greet" if (action, rule) == ("hold", "greeting") else action]
    return say(question), say(word)
