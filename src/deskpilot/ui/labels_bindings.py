"""Names of the values an answer can be bound to, in the words of a shop."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.wording.template import variables

_SOURCES = {
    "product": QT_TRANSLATE_NOOP("Bindings", "商品"),
    "sku": QT_TRANSLATE_NOOP("Bindings", "规格"),
    "order": QT_TRANSLATE_NOOP("Bindings", "顾客的订单"),
    "shop": QT_TRANSLATE_NOOP("Bindings", "店铺"),
    "campaign": QT_TRANSLATE_NOOP("Bindings", "活动"),
    "customer": QT_TRANSLATE_NOOP("Bindings", "顾客"),
    "persona": QT_TRANSLATE_NOOP("Bindings", "AI 的口吻"),
    "agent": QT_TRANSLATE_NOOP("Bindings", "客服"),
}
_NAMES: Mapping[str, str] = {
    "product.title": QT_TRANSLATE_NOOP("Bindings", "商品名"),
    "product.price": QT_TRANSLATE_NOOP("Bindings", "售价"),
    "product.price_list": QT_TRANSLATE_NOOP("Bindings", "各规格价格"),
    "product.stock": QT_TRANSLATE_NOOP("Bindings", "库存"),
    "product.stock_list": QT_TRANSLATE_NOOP("Bindings", "各规格库存"),
    "product.lead_days": QT_TRANSLATE_NOOP("Bindings", "工期天数"),
    "product.ship_from": QT_TRANSLATE_NOOP("Bindings", "发货地"),
    "product.series": QT_TRANSLATE_NOOP("Bindings", "系列"),
    "product.category": QT_TRANSLATE_NOOP("Bindings", "商品类目"),
    "product.tags": QT_TRANSLATE_NOOP("Bindings", "商品标签"),
    "product.code": QT_TRANSLATE_NOOP("Bindings", "商品编码"),
    "sku.spec": QT_TRANSLATE_NOOP("Bindings", "所选规格"),
    "sku.price": QT_TRANSLATE_NOOP("Bindings", "规格价"),
    "sku.stock": QT_TRANSLATE_NOOP("Bindings", "规格库存"),
    "sku.code": QT_TRANSLATE_NOOP("Bindings", "规格编码"),
    "order.status": QT_TRANSLATE_NOOP("Bindings", "订单状态"),
    "order.order_no": QT_TRANSLATE_NOOP("Bindings", "订单号"),
    "order.carrier": QT_TRANSLATE_NOOP("Bindings", "快递公司"),
    "order.tracking_no": QT_TRANSLATE_NOOP("Bindings", "快递单号"),
    "order.latest": QT_TRANSLATE_NOOP("Bindings", "最新物流"),
    "order.latest_at": QT_TRANSLATE_NOOP("Bindings", "物流时间"),
    "order.created_at": QT_TRANSLATE_NOOP("Bindings", "下单日"),
    "order.paid_at": QT_TRANSLATE_NOOP("Bindings", "付款日"),
    "order.shipped_at": QT_TRANSLATE_NOOP("Bindings", "发货日"),
    "order.signed_at": QT_TRANSLATE_NOOP("Bindings", "签收日"),
    "order.paid_amount": QT_TRANSLATE_NOOP("Bindings", "实付金额"),
    "order.refund_amount": QT_TRANSLATE_NOOP("Bindings", "退款金额"),
    "order.refund_reason": QT_TRANSLATE_NOOP("Bindings", "退款原因"),
    "order.city": QT_TRANSLATE_NOOP("Bindings", "收货城市"),
    "order.items": QT_TRANSLATE_NOOP("Bindings", "买的商品"),
    "campaign.name": QT_TRANSLATE_NOOP("Bindings", "活动名"),
    "campaign.rule": QT_TRANSLATE_NOOP("Bindings", "活动规则"),
    "campaign.starts_at": QT_TRANSLATE_NOOP("Bindings", "活动开始"),
    "campaign.ends_at": QT_TRANSLATE_NOOP("Bindings", "活动截止"),
    "campaign.threshold": QT_TRANSLATE_NOOP("Bindings", "满减门槛"),
    "campaign.minus": QT_TRANSLATE_NOOP("Bindings", "满减金额"),
    "campaign.password": QT_TRANSLATE_NOOP("Bindings", "活动口令"),
    "campaign.code": QT_TRANSLATE_NOOP("Bindings", "活动编码"),
    "customer.nickname": QT_TRANSLATE_NOOP("Bindings", "顾客昵称"),
    "customer.city": QT_TRANSLATE_NOOP("Bindings", "顾客城市"),
    "customer.member_level": QT_TRANSLATE_NOOP("Bindings", "会员等级"),
    "persona.name": QT_TRANSLATE_NOOP("Bindings", "AI 的名字"),
    "persona.address": QT_TRANSLATE_NOOP("Bindings", "对顾客的称呼"),
    "agent.name": QT_TRANSLATE_NOOP("Bindings", "客服名字"),
    "shop.name": QT_TRANSLATE_NOOP("Bindings", "店名"),
    "shop.ship_hours": QT_TRANSLATE_NOOP("Bindings", "发货时限"),
    "shop.ship_cutoff": QT_TRANSLATE_NOOP("Bindings", "当天发货截止"),
    "shop.same_day_note": QT_TRANSLATE_NOOP("Bindings", "当天发货说明"),
    "shop.weekend_note": QT_TRANSLATE_NOOP("Bindings", "周末发货说明"),
    "shop.ship_city": QT_TRANSLATE_NOOP("Bindings", "发货城市"),
    "shop.return_days": QT_TRANSLATE_NOOP("Bindings", "退货天数"),
    "shop.exchange_days": QT_TRANSLATE_NOOP("Bindings", "换货天数"),
    "shop.return_address": QT_TRANSLATE_NOOP("Bindings", "退货地址"),
    "shop.free_ship_over": QT_TRANSLATE_NOOP("Bindings", "包邮门槛"),
    "shop.small_parcel_fee": QT_TRANSLATE_NOOP("Bindings", "小件运费"),
    "shop.remote_areas": QT_TRANSLATE_NOOP("Bindings", "偏远地区"),
    "shop.remote_note": QT_TRANSLATE_NOOP("Bindings", "偏远地区说明"),
    "shop.carriers": QT_TRANSLATE_NOOP("Bindings", "合作快递"),
    "shop.sf_note": QT_TRANSLATE_NOOP("Bindings", "指定快递说明"),
    "shop.delivery_days": QT_TRANSLATE_NOOP("Bindings", "路上天数"),
    "shop.big_item_days": QT_TRANSLATE_NOOP("Bindings", "大件天数"),
    "shop.upstairs_note": QT_TRANSLATE_NOOP("Bindings", "送货上楼说明"),
    "shop.stairs_fee": QT_TRANSLATE_NOOP("Bindings", "楼梯搬运费"),
    "shop.install_note": QT_TRANSLATE_NOOP("Bindings", "安装说明"),
    "shop.refund_days": QT_TRANSLATE_NOOP("Bindings", "退款天数"),
    "shop.refund_bank_days": QT_TRANSLATE_NOOP("Bindings", "退款到账天数"),
    "shop.invoice_days": QT_TRANSLATE_NOOP("Bindings", "开票天数"),
    "shop.invoice_policy": QT_TRANSLATE_NOOP("Bindings", "发票说明"),
    "shop.price_protect_days": QT_TRANSLATE_NOOP("Bindings", "保价天数"),
    "shop.damage_report_hours": QT_TRANSLATE_NOOP("Bindings", "破损报修时限"),
    "shop.quality_months": QT_TRANSLATE_NOOP("Bindings", "质保月数"),
    "shop.pay_minutes": QT_TRANSLATE_NOOP("Bindings", "付款时限"),
    "shop.gift_wrap_fee": QT_TRANSLATE_NOOP("Bindings", "礼盒费"),
    "shop.gift_note": QT_TRANSLATE_NOOP("Bindings", "礼盒说明"),
    "shop.custom_steps": QT_TRANSLATE_NOOP("Bindings", "定制步骤"),
    "shop.custom_weeks": QT_TRANSLATE_NOOP("Bindings", "定制周数"),
    "shop.custom_area": QT_TRANSLATE_NOOP("Bindings", "定制范围"),
    "shop.custom_deposit": QT_TRANSLATE_NOOP("Bindings", "定制定金"),
    "shop.service_hours": QT_TRANSLATE_NOOP("Bindings", "客服时间"),
    "shop.showroom_address": QT_TRANSLATE_NOOP("Bindings", "展厅地址"),
    "shop.showroom_hours": QT_TRANSLATE_NOOP("Bindings", "展厅时间"),
    "shop.showroom_note": QT_TRANSLATE_NOOP("Bindings", "展厅说明"),
    "shop.member_rule": QT_TRANSLATE_NOOP("Bindings", "会员规则"),
    "shop.points_expiry": QT_TRANSLATE_NOOP("Bindings", "积分有效期"),
    "shop.points_rule": QT_TRANSLATE_NOOP("Bindings", "积分规则"),
    "shop.member_day_note": QT_TRANSLATE_NOOP("Bindings", "会员日说明"),
    "shop.birthday_coupon": QT_TRANSLATE_NOOP("Bindings", "生日券"),
    "shop.review_note": QT_TRANSLATE_NOOP("Bindings", "评价说明"),
    "shop.sample_note": QT_TRANSLATE_NOOP("Bindings", "小样说明"),
    "shop.freight_insurance": QT_TRANSLATE_NOOP("Bindings", "运费险"),
    "shop.wool_wash_temp": QT_TRANSLATE_NOOP("Bindings", "羊毛水温"),
}
# What a bare number among the facts counts; answers write it behind the value.
_UNITS: Mapping[str, str] = {
    "ship_hours": QT_TRANSLATE_NOOP("Bindings", "小时"),
    "damage_report_hours": QT_TRANSLATE_NOOP("Bindings", "小时"),
    "return_days": QT_TRANSLATE_NOOP("Bindings", "天"),
    "exchange_days": QT_TRANSLATE_NOOP("Bindings", "天"),
    "price_protect_days": QT_TRANSLATE_NOOP("Bindings", "天"),
    "refund_days": QT_TRANSLATE_NOOP("Bindings", "个工作日"),
    "invoice_days": QT_TRANSLATE_NOOP("Bindings", "个工作日"),
    "quality_months": QT_TRANSLATE_NOOP("Bindings", "个月"),
    "pay_minutes": QT_TRANSLATE_NOOP("Bindings", "分钟"),
    "free_ship_over": QT_TRANSLATE_NOOP("Bindings", "元"),
    "small_parcel_fee": QT_TRANSLATE_NOOP("Bindings", "元"),
    "stairs_fee": QT_TRANSLATE_NOOP("Bindings", "元"),
    "gift_wrap_fee": QT_TRANSLATE_NOOP("Bindings", "元"),
    "custom_deposit": QT_TRANSLATE_NOOP("Bindings", "元"),
    "birthday_coupon": QT_TRANSLATE_NOOP("Bindings", "元"),
}
_OFFERED = tuple(name for name in _NAMES if not name.startswith("shop."))


def _say(text: str) -> str:
    return QCoreApplication.translate("Bindings", text)


def binding(name: str) -> str:
    """The name of a bound value; an attribute of a product is called as the shop calls it."""
    if name in _NAMES:
        return _say(_NAMES[name])
    if name.startswith("flow."):
        return name.split(".")[1]
    return name.removeprefix("product.attr.").removeprefix("shop.")


def fact_unit(fact: str, value: str = "") -> str:
    """What the number of a fact counts; empty where it has none, or where the shop wrote more than a number."""
    bare = value.replace(".", "", 1).isdigit() or not value
    return _say(_UNITS[fact]) if fact in _UNITS and bare else ""


def usual_facts() -> dict[str, str]:
    """What shops usually have to say about themselves: the name in the language in force, and the fact."""
    return {
        _say(words): name.removeprefix("shop.")
        for name, words in _NAMES.items()
        if name.startswith("shop.") and name != "shop.name"
    }


def named(template: str) -> str:
    """An answer for reading: each value that is bound stands there by its name."""
    pieces, end = [], 0
    for each in variables(template):
        pieces += [template[end : each.start], f"〔{binding(each.name)}〕"]
        end = each.end
    return "".join((*pieces, template[end:]))


def source(name: str) -> str:
    """Which row a value comes from."""
    head = name.partition(".")[0]
    return _say(_SOURCES[head]) if head in _SOURCES else head


def offered(shop_facts: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What can be put into an answer, by source: (source, names)."""
    shop = tuple(f"shop.{fact}" for fact in shop_facts)
    names = (*_OFFERED, *shop)
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name.partition(".")[0], []).append(name)
    return tuple((_say(_SOURCES[head]), tuple(found)) for head, found in groups.items())
