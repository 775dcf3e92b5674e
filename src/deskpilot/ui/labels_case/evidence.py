"""What weighed in a decision, in words: the figures behind the probabilities, and what an answer shares with a
question.

A code is `group.figure` for the figures of a probability (confidence, handoff, dissatisfied, silence), `signal.topic` for what
was noticed, or a word of its own.
"""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from deskpilot.domain.order import OrderStatus
from deskpilot.domain.understanding import Evidence, Resolution, Topic
from deskpilot.ui import labels
from deskpilot.ui.labels_case.customer import order_state
from deskpilot.ui.labels_case.rules import topic
from deskpilot.ui.labels_case.words import joined, money_text, named, need, quoted, say, slot_name

# What each of the probabilities is about.
GROUPS: Mapping[str, str] = {
    "confidence": QT_TRANSLATE_NOOP("Case", "答对的把握"),
    "handoff": QT_TRANSLATE_NOOP("Case", "该转人工的把握"),
    "dissatisfied": QT_TRANSLATE_NOOP("Case", "顾客不满意的把握"),
    "silence": QT_TRANSLATE_NOOP("Case", "不用回的把握"),
}

FIGURES: Mapping[str, str] = {
    # The answer that was found.
    "score": QT_TRANSLATE_NOOP("Case", "和知识库里最像的一条有多像"),
    "margin": QT_TRANSLATE_NOOP("Case", "第一条比第二条像多少"),
    "ratio": QT_TRANSLATE_NOOP("Case", "第一条明显胜过第二条"),
    "words": QT_TRANSLATE_NOOP("Case", "用的字词对得上"),
    "whole": QT_TRANSLATE_NOOP("Case", "整句话对得上"),
    "meaning": QT_TRANSLATE_NOOP("Case", "意思相近"),
    "own": QT_TRANSLATE_NOOP("Case", "说的正是这一条的事"),
    "foreign": QT_TRANSLATE_NOOP("Case", "这一条讲的事顾客没提"),
    "subject": QT_TRANSLATE_NOOP("Case", "和这一条说的是不是一回事"),
    "near": QT_TRANSLATE_NOOP("Case", "还有好几条也差不多像"),
    "on_time": QT_TRANSLATE_NOOP("Case", "顾客问什么时候，这一条说了时间"),
    "price_miss": QT_TRANSLATE_NOOP("Case", "顾客问的是价钱，这一条没提钱"),
    "part_miss": QT_TRANSLATE_NOOP("Case", "顾客说到的细处，这一条没讲"),
    # What the turn says.
    "things": QT_TRANSLATE_NOOP("Case", "说清了是什么事"),
    "unknown_thingless": QT_TRANSLATE_NOOP("Case", "没说是什么事，又有没听过的词"),
    "thingless": QT_TRANSLATE_NOOP("Case", "没说是什么事"),
    "aspects": QT_TRANSLATE_NOOP("Case", "说清了想知道哪一点"),
    "question": QT_TRANSLATE_NOOP("Case", "是一句提问"),
    "request": QT_TRANSLATE_NOOP("Case", "是请店里办事"),
    "statement": QT_TRANSLATE_NOOP("Case", "是在说明情况"),
    "bare": QT_TRANSLATE_NOOP("Case", "只有一句应答，没说别的"),
    "nameless": QT_TRANSLATE_NOOP("Case", "没说是什么事，前面也没提过"),
    "goods_shown": QT_TRANSLATE_NOOP("Case", "从商品页来，还没提订单"),
    "peeled": QT_TRANSLATE_NOOP("Case", "只是客气话或应答"),
    "short": QT_TRANSLATE_NOOP("Case", "话很短"),
    "long": QT_TRANSLATE_NOOP("Case", "话很长"),
    "length": QT_TRANSLATE_NOOP("Case", "话说得长短"),
    "answers_shop": QT_TRANSLATE_NOOP("Case", "在回答店里的问题"),
    "opening": QT_TRANSLATE_NOOP("Case", "刚开口，还没人答过"),
    "identifiers": QT_TRANSLATE_NOOP("Case", "带着订单号这样的号码"),
    "masks": QT_TRANSLATE_NOOP("Case", "有打码的号码或链接"),
    "mine": QT_TRANSLATE_NOOP("Case", "问的是自己这一单"),
    "do": QT_TRANSLATE_NOOP("Case", "要人查一查、办一办"),
    "others": QT_TRANSLATE_NOOP("Case", "说到仓库、快递这些别人"),
    "told": QT_TRANSLATE_NOOP("Case", "说到别人答应过的话"),
    "productish": QT_TRANSLATE_NOOP("Case", "问某件商品的细节"),
    "follows": QT_TRANSLATE_NOOP("Case", "接着上一句说"),
    "gives": QT_TRANSLATE_NOOP("Case", "发来了号码或资料"),
    "checking": QT_TRANSLATE_NOOP("Case", "在求证"),
    # The course of the conversation.
    "turns": QT_TRANSLATE_NOOP("Case", "已经聊了好几轮"),
    "sounds_waiting": QT_TRANSLATE_NOOP("Case", "像是还没说完"),
    "sounds_nothing": QT_TRANSLATE_NOOP("Case", "听起来不用回"),
    "sounds_person": QT_TRANSLATE_NOOP("Case", "听起来要有人来办"),
    "sounds_answer": QT_TRANSLATE_NOOP("Case", "听起来有现成的答案"),
    "sounds_dissatisfied": QT_TRANSLATE_NOOP("Case", "听起来不满意"),
    "told_to_human": QT_TRANSLATE_NOOP("Case", "说的是要人动手的事"),
    "unanswered": QT_TRANSLATE_NOOP("Case", "连着几句没人答"),
    "repeated": QT_TRANSLATE_NOOP("Case", "又问了一遍"),
    "upset": QT_TRANSLATE_NOOP("Case", "用词在发火"),
    "sad": QT_TRANSLATE_NOOP("Case", "用词很失望"),
    "praise": QT_TRANSLATE_NOOP("Case", "在夸、在谢"),
    "mood": QT_TRANSLATE_NOOP("Case", "这句话的情绪"),
    "mood_before": QT_TRANSLATE_NOOP("Case", "前面的情绪"),
    "marks": QT_TRANSLATE_NOOP("Case", "连着打问号"),
    "calls": QT_TRANSLATE_NOOP("Case", "连着打感叹号"),
    "dots": QT_TRANSLATE_NOOP("Case", "打了省略号"),
    "not_yet": QT_TRANSLATE_NOOP("Case", "说「还没有」"),
    "urge": QT_TRANSLATE_NOOP("Case", "在催"),
    "why": QT_TRANSLATE_NOOP("Case", "在问为什么"),
    "fail": QT_TRANSLATE_NOOP("Case", "说事情没办成"),
    "again_word": QT_TRANSLATE_NOOP("Case", "说「又」「再」"),
    "complains": QT_TRANSLATE_NOOP("Case", "说到投诉、赔偿、破损这些"),
    "negates": QT_TRANSLATE_NOOP("Case", "说了好几个「不」「没」"),
    "terms": QT_TRANSLATE_NOOP("Case", "只是在问退换的条件"),
    "doubts": QT_TRANSLATE_NOOP("Case", "在质疑"),
    "contrast": QT_TRANSLATE_NOOP("Case", "说「但是」「结果」"),
    "matter": QT_TRANSLATE_NOOP("Case", "说着具体的事"),
    "waits": QT_TRANSLATE_NOOP("Case", "说到等了多久、什么时候"),
    "waiting": QT_TRANSLATE_NOOP("Case", "已经等了一阵"),
    "wordless": QT_TRANSLATE_NOOP("Case", "只发了图片或号码"),
    "polite": QT_TRANSLATE_NOOP("Case", "在道谢或道别"),
    "agrees": QT_TRANSLATE_NOOP("Case", "表示同意或知道了"),
    "pings": QT_TRANSLATE_NOOP("Case", "在问有没有人"),
    "asks": QT_TRANSLATE_NOOP("Case", "在提问"),
    "tells": QT_TRANSLATE_NOOP("Case", "在说明情况"),
    "denies": QT_TRANSLATE_NOOP("Case", "在否认"),
    "rejected": QT_TRANSLATE_NOOP("Case", "说「不是这个」"),
    "sad_before": QT_TRANSLATE_NOOP("Case", "前面就失望过"),
    "upset_before": QT_TRANSLATE_NOOP("Case", "前面就发过火"),
    "trouble_before": QT_TRANSLATE_NOOP("Case", "前面就说过出了问题"),
    # What the shop said before.
    "shop_sorry": QT_TRANSLATE_NOOP("Case", "店里刚道过歉"),
    "shop_stall": QT_TRANSLATE_NOOP("Case", "店里刚说要等"),
    "shop_close": QT_TRANSLATE_NOOP("Case", "店里刚道过别"),
    "shop_refuse": QT_TRANSLATE_NOOP("Case", "店里刚说过不行"),
    "shop_ask": QT_TRANSLATE_NOOP("Case", "店里刚反问过"),
    "shop_done": QT_TRANSLATE_NOOP("Case", "店里刚说办好了"),
    "sorry_before": QT_TRANSLATE_NOOP("Case", "店里前面道过歉"),
    "stall_before": QT_TRANSLATE_NOOP("Case", "店里前面让等过"),
    "close_before": QT_TRANSLATE_NOOP("Case", "店里前面道过别"),
    "refuse_before": QT_TRANSLATE_NOOP("Case", "店里前面说过不行"),
    "shop_turns": QT_TRANSLATE_NOOP("Case", "店里已经答了几次"),
    "no_shop": QT_TRANSLATE_NOOP("Case", "店里还没答过"),
}

# Codes that stand alone; their detail is put into words below.
_ALONE: Mapping[str, str] = {
    "words": QT_TRANSLATE_NOOP("Case", "字词对得上"),
    "meaning": QT_TRANSLATE_NOOP("Case", "意思相近"),
    "foreign": QT_TRANSLATE_NOOP("Case", "这一条讲的事顾客没提"),
    "boost": QT_TRANSLATE_NOOP("Case", "和这件商品、这个人有关，往前提"),
    "learned": QT_TRANSLATE_NOOP("Case", "同事常选、常否这一条，跟着调过"),
    "verbatim": QT_TRANSLATE_NOOP("Case", "这一条里就有这句问法，一字不差"),
    "clarify_choice": QT_TRANSLATE_NOOP("Case", "反问之后，顾客选了这一条"),
    "cross_sell": QT_TRANSLATE_NOOP("Case", "顺带提了一件：{entry}"),
    "probe": QT_TRANSLATE_NOOP("Case", "答完多问了一句：{slot}"),
    "probe_answered": QT_TRANSLATE_NOOP("Case", "顾客答了：{slot}"),
    "need": QT_TRANSLATE_NOOP("Case", "来意：{need}"),
    "flow_sum": QT_TRANSLATE_NOOP("Case", "算出来：{entry}"),
    "flow_note": QT_TRANSLATE_NOOP("Case", "流程交代给人：{entry}"),
    "offered": QT_TRANSLATE_NOOP("Case", "打招呼时给了这一条选：{entry}"),
    "attribute": QT_TRANSLATE_NOOP("Case", "商品资料：{entry}"),
    "campaign_row": QT_TRANSLATE_NOOP("Case", "活动资料：{entry}"),
    "burst": QT_TRANSLATE_NOOP("Case", "连着问的几句里，这一句有答案：{entry}"),
    "owed": QT_TRANSLATE_NOOP("Case", "这句还等着回话，过几分钟没人答就叫人：{entry}"),
    "order_wish": QT_TRANSLATE_NOOP("Case", "顾客想{change}"),
    "order_said": QT_TRANSLATE_NOOP("Case", "顾客的原话：{entry}"),
    "order_given": QT_TRANSLATE_NOOP("Case", "顾客说清了要改成什么"),
    "order_row": QT_TRANSLATE_NOOP("Case", "查了订单 {row}"),
    "order_offered": QT_TRANSLATE_NOOP("Case", "问的是这一单：{entry}"),
    "order_task": QT_TRANSLATE_NOOP("Case", "记成一件要人办的事：订单 {entry}"),
    "intent": QT_TRANSLATE_NOOP("Case", "在问{thing}"),
    "thing": QT_TRANSLATE_NOOP("Case", "都说到{thing}"),
    "saddest": QT_TRANSLATE_NOOP("Case", "最不满的一句：{words}"),
    "kept.mode": QT_TRANSLATE_NOOP("Case", "现在是辅助模式，AI 起草，由你来发"),
    "kept.category": QT_TRANSLATE_NOOP("Case", "这一类知识没设成自动，由你来发"),
    "kept.entry": QT_TRANSLATE_NOOP("Case", "这一条知识定了由人来发，不自动发"),
    "kept.delicate": QT_TRANSLATE_NOOP("Case", "话里可能有「{topic}」，你看过再发"),
}
KNOWN_ALONE = frozenset({*_ALONE, "guard"})

# Below that a sign is a guess and told as one: a word that is often said so, and often not.
_SURE_SIGN = 0.5

# Topics that a figure shows, not words.
_MEASURED: Mapping[Topic, str] = {
    Topic.VALUABLE: QT_TRANSLATE_NOOP("Case", "累计 {paid}"),
    Topic.LONG_COURTED: QT_TRANSLATE_NOOP("Case", "聊过 {n} 轮"),
}

# What is at stake, where the figure says it is not what was spent.
_AT_STAKE: Mapping[str, str] = {
    "unpaid": QT_TRANSLATE_NOOP("Case", "有一单 {paid} 还没付"),
    "basket": QT_TRANSLATE_NOOP("Case", "想要的合计 {paid}"),
}

_CHANGES: Mapping[str, str] = {
    "address": QT_TRANSLATE_NOOP("Case", "改收货信息"),
    "spec": QT_TRANSLATE_NOOP("Case", "换颜色或尺码"),
    "cancel": QT_TRANSLATE_NOOP("Case", "取消订单"),
}

# What customers talk about, by the first part of the code.
THINGS: Mapping[str, str] = {
    "order": QT_TRANSLATE_NOOP("Case", "订单"), "cancel": QT_TRANSLATE_NOOP("Case", "取消"),
    "ship": QT_TRANSLATE_NOOP("Case", "发货"), "shipping": QT_TRANSLATE_NOOP("Case", "发货"),
    "presale": QT_TRANSLATE_NOOP("Case", "预售"), "stock": QT_TRANSLATE_NOOP("Case", "库存"),
    "logistics": QT_TRANSLATE_NOOP("Case", "物流"), "delivery": QT_TRANSLATE_NOOP("Case", "送货"),
    "courier": QT_TRANSLATE_NOOP("Case", "快递员"), "station": QT_TRANSLATE_NOOP("Case", "快递站点"),
    "pickup": QT_TRANSLATE_NOOP("Case", "自提"), "signed": QT_TRANSLATE_NOOP("Case", "签收"),
    "reject": QT_TRANSLATE_NOOP("Case", "拒收"), "sendout": QT_TRANSLATE_NOOP("Case", "寄件"),
    "address": QT_TRANSLATE_NOOP("Case", "地址"), "recipient": QT_TRANSLATE_NOOP("Case", "收件人"),
    "payment": QT_TRANSLATE_NOOP("Case", "付款"), "refund": QT_TRANSLATE_NOOP("Case", "退款"),
    "return": QT_TRANSLATE_NOOP("Case", "退货"), "aftersale": QT_TRANSLATE_NOOP("Case", "售后申请"),
    "exchange": QT_TRANSLATE_NOOP("Case", "换货"), "repair": QT_TRANSLATE_NOOP("Case", "维修"),
    "warranty": QT_TRANSLATE_NOOP("Case", "保修"), "quality": QT_TRANSLATE_NOOP("Case", "质量"),
    "damage": QT_TRANSLATE_NOOP("Case", "破损"), "wrong": QT_TRANSLATE_NOOP("Case", "发错货"),
    "missing": QT_TRANSLATE_NOOP("Case", "少件"), "gift": QT_TRANSLATE_NOOP("Case", "赠品"), "present": QT_TRANSLATE_NOOP("Case", "送礼"),
    "reship": QT_TRANSLATE_NOOP("Case", "补发"), "invoice": QT_TRANSLATE_NOOP("Case", "发票"),
    "price": QT_TRANSLATE_NOOP("Case", "价格"), "coupon": QT_TRANSLATE_NOOP("Case", "优惠券"),
    "points": QT_TRANSLATE_NOOP("Case", "积分"), "campaign": QT_TRANSLATE_NOOP("Case", "活动"),
    "postage": QT_TRANSLATE_NOOP("Case", "运费"), "genuine": QT_TRANSLATE_NOOP("Case", "是不是正品"),
    "shelflife": QT_TRANSLATE_NOOP("Case", "保质期"), "thirdparty": QT_TRANSLATE_NOOP("Case", "第三方商家"),
    "install": QT_TRANSLATE_NOOP("Case", "安装"), "brand": QT_TRANSLATE_NOOP("Case", "品牌"),
    "complaint": QT_TRANSLATE_NOOP("Case", "投诉"), "compensate": QT_TRANSLATE_NOOP("Case", "赔偿"),
    "human": QT_TRANSLATE_NOOP("Case", "人工客服"), "callback": QT_TRANSLATE_NOOP("Case", "回电"),
    "login": QT_TRANSLATE_NOOP("Case", "登录"), "account": QT_TRANSLATE_NOOP("Case", "账号"),
    "member": QT_TRANSLATE_NOOP("Case", "会员"), "topup": QT_TRANSLATE_NOOP("Case", "充值"),
    "review": QT_TRANSLATE_NOOP("Case", "评价"), "size": QT_TRANSLATE_NOOP("Case", "尺码"),
    "colour": QT_TRANSLATE_NOOP("Case", "颜色"), "material": QT_TRANSLATE_NOOP("Case", "材质"),
    "usage": QT_TRANSLATE_NOOP("Case", "用法"), "care": QT_TRANSLATE_NOOP("Case", "洗护保养"),
    "bargain": QT_TRANSLATE_NOOP("Case", "讲价"), "wholesale": QT_TRANSLATE_NOOP("Case", "大量买"),
    "custom": QT_TRANSLATE_NOOP("Case", "定制"),
}  # fmt: skip


def thing_asked(code: str) -> str:
    """What is talked about; a code without words is shown as it is."""
    head = code.partition(".")[0]
    return say(THINGS[head]) if head in THINGS else code


def order_change(code: str) -> str:
    """What a customer wants changed about an order."""
    return say(_CHANGES[code]) if code in _CHANGES else code


def _order_row(detail: str) -> str:
    """An order's number and its state, from the two parted by a blank."""
    number, _, status = detail.rpartition(" ")
    known = next((each for each in OrderStatus if each.value == status), None)
    return detail if known is None else named(number, order_state(known)[2])


def group_of(found: Evidence) -> str:
    """The probability that a piece of evidence belongs to, "" for none."""
    head, _, rest = found.code.partition(".")
    return head if rest and head in GROUPS else ""


def group(code: str) -> str:
    """What a probability is about."""
    return say(GROUPS[code])


def evidence(found: Evidence) -> str:
    """A piece of evidence in words. A code of another version, which has no words here, is shown as it is."""
    head, _, rest = found.code.partition(".")
    if rest and head in GROUPS:
        return say(FIGURES[rest]) if rest in FIGURES else rest
    if rest and head == "signal":
        return signal(Evidence(rest, found.detail, found.weight))
    if found.code == "guard":
        return labels.struck(found.detail)
    if found.code == "intent" and not found.detail:
        return say(QT_TRANSLATE_NOOP("Case", "没认出在问哪类事"))
    if found.code not in _ALONE:
        return found.code
    return say(_ALONE[found.code]).format(
        thing=quoted(thing_asked(found.detail)),
        entry=found.detail,
        slot=slot_name(found.detail),
        need=need(found.detail),
        change=order_change(found.detail),
        row=_order_row(found.detail),
        topic=topic(found.detail),
        words=quoted(found.detail),
    )


_KINDS: Mapping[str, str] = {
    "product": QT_TRANSLATE_NOOP("Case", "商品 {value}"),
    "order": QT_TRANSLATE_NOOP("Case", "订单 {value}"),
    "topic": QT_TRANSLATE_NOOP("Case", "前面在聊的{value}"),
    "entry": QT_TRANSLATE_NOOP("Case", "知识 {value}"),
    "campaign": QT_TRANSLATE_NOOP("Case", "活动 {value}"),
    "series": QT_TRANSLATE_NOOP("Case", "{value} 系列"),
}
_SOURCES: Mapping[str, str] = {
    "viewed": QT_TRANSLATE_NOOP("Case", "顾客正在看它"),
    "card": QT_TRANSLATE_NOOP("Case", "顾客发过它的卡片"),
    "conversation": QT_TRANSLATE_NOOP("Case", "前面聊到过"),
    "last_order": QT_TRANSLATE_NOOP("Case", "顾客最近的一单"),
    "named": QT_TRANSLATE_NOOP("Case", "顾客写了单号"),
    "unknown": QT_TRANSLATE_NOOP("Case", "查不到这个号"),
    "name": QT_TRANSLATE_NOOP("Case", "顾客说了它的名字"),
    "alias": QT_TRANSLATE_NOOP("Case", "店里这样叫它"),
}


def resolved(found: Resolution) -> str:
    """What a reference was taken for, and how that was known; unknown codes are shown as they are."""
    value = thing_asked(found.value) if found.kind == "topic" else found.value
    what = say(_KINDS[found.kind]).format(value=value) if found.kind in _KINDS else value
    how = say(_SOURCES[found.source]) if found.source in _SOURCES else found.source
    if found.mention:
        text = say(QT_TRANSLATE_NOOP("Case", "{mention}指的是{what}"))
        what = text.format(mention=quoted(found.mention), what=what)
    return joined((what, how))


def signal(found: Evidence) -> str:
    """What was noticed about the customer, with the words or the figure that showed it."""
    text = topic(found.code)
    if found.weight < _SURE_SIGN and text != found.code:
        text = say(QT_TRANSLATE_NOOP("Case", "有一点像：{topic}")).format(topic=text)
    kind, _, amount = found.detail.partition(":")
    if kind in _AT_STAKE and amount.isdigit():
        return joined((text, say(_AT_STAKE[kind]).format(paid=money_text(amount))))
    if found.code in _MEASURED and found.detail.replace(".", "", 1).isdigit():
        figure = say(_MEASURED[Topic(found.code)]).format(paid=money_text(found.detail), n=found.detail)
        return joined((text, figure))
    return named(text, quoted(found.detail)) if found.detail else text
