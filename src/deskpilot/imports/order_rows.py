"""Orders out of the tables that shops export: one row for an order, or one for each of its lines.

The names of columns are those of Taobao and JD and of what comes near them. An export without the buyer (PDD, Douyin)
belongs to nobody and is refused as a whole.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from math import isfinite
from pathlib import Path

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.order import OrderStatus
from deskpilot.imports.csv_table import read_csv
from deskpilot.imports.neutral import restored
from deskpilot.imports.sheet_table import read_sheet
from deskpilot.imports.table import Cells, Problem, shown

_NAMES: Mapping[str, str] = {
    name: column
    for column, names in {
        "order_no": "订单编号 订单号 主订单编号",
        "buyer": "买家会员名 下单帐号 下单账号 买家昵称 买家 顾客",
        "status": "订单状态 状态",
        "created_at": "订单创建时间 买家下单时间 下单时间 订单提交时间 订单成交时间 创建时间",
        "paid_at": "订单付款时间 买家付款时间 付款确认时间 支付完成时间 付款时间 支付时间",
        "shipped_at": "发货时间",
        "signed_at": "确认收货时间 订单完成时间 签收时间",
        "paid_amount": "买家实际支付金额 买家实付金额 用户实付金额(元) 实付金额 实付 结算金额 订单应付金额 订单金额",
        "refund": "退款状态 售后状态",
        "refund_amount": "退款金额",
        "refund_reason": "退款原因 售后原因",
        "title": "宝贝标题 商品名称 选购商品 商品标题 标题 商品",
        "product": "商品编码 商品id 货号 商家编码-商品维度 spu",
        "sku": "商家编码 规格编码 sku编码 商家编码-规格维度 样式id",
        "qty": "宝贝总数量 商品数量(件) 商品数量 订购数量 购买数量 数量",
        "price": "商品价格 单价 京东价 价格",
        "carrier": "物流公司 快递公司",
        "tracking_no": "物流单号 运单号 快递单号",
        "address": "收货地址 客户地址 收件地址 城市",
        "note": "商家备注 订单备注",
    }.items()
    for name in (column, *names.split())
}
# The first that fits. "等待买家确认收货" is on its way, "等待出库" is not.
_STATES: tuple[tuple[re.Pattern[str], OrderStatus], ...] = (
    (re.compile(r"退款(?:成功|完成)|已退款"), OrderStatus.REFUNDED),
    (re.compile(r"退款中|退款处理|申请退款|售后处理中|待退款"), OrderStatus.REFUNDING),
    (re.compile(r"关闭|取消"), OrderStatus.CLOSED),
    (re.compile(r"(?:等待|待|未)(?:买家)?(?:付款|支付)|^unpaid$"), OrderStatus.UNPAID),
    (re.compile(r"(?:等待|待|未)(?:卖家|商家)?(?:发货|出库)|备货|^paid$"), OrderStatus.PAID),
    (
        re.compile(r"(?:等待|待)(?:买家)?(?:确认|收货|签收)|已(?:发货|出库)|运输中|派送中|^shipped$"),
        OrderStatus.SHIPPED,
    ),
    (re.compile(r"成功|完成|已签收|已收货|已确认|^signed$"), OrderStatus.SIGNED),
    (re.compile(r"已(?:付款|支付)"), OrderStatus.PAID),
)
_NO_REFUND = re.compile(r"^(?:无|没有|未申请)|^-?$|关闭|取消|撤销|拒绝")
_AMOUNT = re.compile(r"^[¥￥]?\s*(\d+(?:\.\d+)?)\s*(?:元|块)?$")
_EXPONENT = re.compile(r"^\d(?:\.\d+)?e\+?\d+$", re.IGNORECASE)
_CITY = re.compile(r"([一-鿿]{2,8}?(?:市|自治州|地区|盟))")
_BEFORE_CITY = re.compile(r"^.*?(?:省|自治区|特别行政区)\s*")
_LONGEST = {
    "order_no": 64,
    "buyer": 100,
    "title": 300,
    "product": 64,
    "sku": 64,
    "tracking_no": 64,
    "carrier": 64,
}
_MOST_AMOUNT, _MOST_PIECES = 100_000_000.0, 1_000_000


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One row of an export. Amounts in yuan; `paid_amount` is that of the whole order. Of an address only the city is
    kept. `columns` are those that the file has at all."""

    number: int
    order_no: str
    buyer: str
    status: OrderStatus
    created_at: datetime
    paid_at: datetime | None = None
    shipped_at: datetime | None = None
    signed_at: datetime | None = None
    paid_amount: float = 0.0
    refund_amount: float = 0.0
    refund_reason: str = ""
    title: str = ""
    product: str = ""
    sku: str = ""
    qty: int = 1
    price: float | None = None
    carrier: str = ""
    tracking_no: str = ""
    city: str = ""
    note: str = ""
    columns: frozenset[str] = frozenset()


def read_orders(path: Path, utc_offset_minutes: int = 480) -> Iterator[OrderRow | Problem]:
    """The rows of a CSV or XLSX file. Raises `InvalidInput` when the file as a whole cannot be used."""
    if not path.is_file():
        raise InvalidInput("no_such_file", file=path.name)
    kind = path.suffix.lower()
    if kind == ".xls":
        raise InvalidInput("old_or_locked_workbook", file=path.name)
    zone = timezone(timedelta(minutes=utc_offset_minutes))
    try:
        yield from _read(read_sheet(path) if kind in (".xlsx", ".xlsm") else read_csv(path), path, zone)
    except OSError as error:
        raise InvalidInput("file_unreadable", file=path.name) from error


def _read(rows: Iterator[Cells | Problem], path: Path, zone: timezone) -> Iterator[OrderRow | Problem]:
    header: Sequence[str] | None = None
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif header is None:
            header = [_column(cell) for cell in row.values]
            for wanted in ("order_no", "buyer", "status", "created_at"):
                if wanted not in header:
                    raise InvalidInput("missing_column", file=path.name, column=wanted)
        elif any(cell.strip() for cell in row.values):
            yield _row(row, header, zone)
    if header is None:
        raise InvalidInput("empty_file", file=path.name)


def _column(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).replace("\ufeff", "").strip(" \t*:").casefold()
    return _NAMES.get(plain, "")


def _row(row: Cells, header: Sequence[str], zone: timezone) -> OrderRow | Problem:
    values: dict[str, str] = {}
    for column, cell in zip(header, row.values, strict=False):
        if column:
            values.setdefault(column, _cell(cell))
    try:
        return _checked(row.number, values, zone)
    except InvalidInput as error:
        place, value = str(error.params["column"]), str(error.params.get("value", ""))
        return Problem(row.number, place, error.code, shown(value))


def _cell(cell: str) -> str:
    """What a cell says: exports keep numbers from being rounded as `="123"`, `'123` and with a tab before them."""
    bare = cell.strip()
    if bare.startswith('="') and bare.endswith('"'):
        bare = bare[2:-1]
    bare = restored(bare).strip().removeprefix("'").strip()
    return "" if bare.casefold() in ("null", "none", "-", "--") else bare


def _checked(number: int, values: Mapping[str, str], zone: timezone) -> OrderRow:
    for column in ("order_no", "buyer", "status", "created_at"):
        if not values.get(column):
            raise InvalidInput("empty_field", column=column)
    for column in ("order_no", "product", "sku", "tracking_no"):
        if _EXPONENT.match(values.get(column, "")):
            raise InvalidInput("rounded_number", column=column, value=values[column])
    for column, limit in _LONGEST.items():
        if len(values.get(column, "")) > limit:
            raise InvalidInput("field_too_long", column=column, value=values[column])
    times = {name: _time(values, name, zone) for name in ("created_at", "paid_at", "shipped_at", "signed_at")}
    created = times["created_at"]
    assert created is not None
    return OrderRow(
        number,
        values["order_no"],
        values["buyer"],
        _state(values),
        created,
        times["paid_at"],
        times["shipped_at"],
        times["signed_at"],
        _amount(values, "paid_amount") or 0.0,
        _amount(values, "refund_amount") or 0.0,
        values.get("refund_reason", "")[:200],
        values.get("title", ""),
        values.get("product", ""),
        values.get("sku", ""),
        _pieces(values),
        _amount(values, "price"),
        values.get("carrier", ""),
        values.get("tracking_no", "").removeprefix("No:").strip(),
        _city(values.get("address", "")),
        values.get("note", "")[:500],
        frozenset(values),
    )


def _state(values: Mapping[str, str]) -> OrderStatus:
    """The state of the order; a refund that is asked for or done goes before it."""
    refund = values.get("refund", "")
    if refund and not _NO_REFUND.search(refund):
        found = next((state for form, state in _STATES[:2] if form.search(refund)), None)
        if found is not None:
            return found
    plain = unicodedata.normalize("NFKC", values["status"]).casefold()
    for form, state in _STATES:
        if form.search(plain):
            return state
    raise InvalidInput("bad_value", column="status", value=values["status"])


def _time(values: Mapping[str, str], column: str, zone: timezone) -> datetime | None:
    text = values.get(column, "")
    if not text:
        return None
    plain = text.replace("/", "-").replace("年", "-").replace("月", "-").replace("日", "").strip()
    day, _, clock = plain.partition(" ") if "T" not in plain else plain.partition("T")
    try:
        year, month, number = (int(part) for part in day.split("-"))
        parts = [int(float(part)) for part in clock.strip().split(":")] if clock.strip() else [0]
        hour, minute, second = (*parts, 0, 0)[:3]
        at = datetime(year, month, number, hour, minute, second, tzinfo=zone)
        return at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInput("bad_date", column=column, value=text) from error


def _amount(values: Mapping[str, str], column: str) -> float | None:
    text = unicodedata.normalize("NFKC", values.get(column, "")).replace(",", "").strip()
    if not text:
        return None
    found = _AMOUNT.match(text)
    amount = float(found[1]) if found else -1.0
    if not isfinite(amount) or not 0 <= amount <= _MOST_AMOUNT:
        raise InvalidInput("bad_number", column=column, value=values[column])
    return amount


def _pieces(values: Mapping[str, str]) -> int:
    amount = _amount({"qty": values.get("qty", "").rstrip("件个")}, "qty")
    if amount is None:
        return 1
    if amount != int(amount) or not 0 < amount <= _MOST_PIECES:
        raise InvalidInput("bad_number", column="qty", value=values["qty"])
    return int(amount)


def _city(address: str) -> str:
    found = _CITY.search(_BEFORE_CITY.sub("", address.strip()))
    return found[1] if found else ""
