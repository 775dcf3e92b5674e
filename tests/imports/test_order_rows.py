"""Orders as platforms export them: their headers, states, numbers and traps."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.order import OrderStatus
from deskpilot.imports.order_rows import OrderRow, read_orders
from deskpilot.imports.table import Problem

HEAD = "订单编号,买家会员名,买家实际支付金额,订单状态,收货地址 ,订单创建时间,订单付款时间 ,宝贝标题 ,物流单号 ,宝贝总数量"


def rows_of(
    tmp_path: Path, *rows: str, head: str = HEAD, encoding: str = "gb18030"
) -> list[OrderRow | Problem]:
    path = tmp_path / "订单.csv"
    path.write_bytes("\r\n".join((head, *rows)).encode(encoding))
    return list(read_orders(path))


def row_of(tmp_path: Path, row: str, head: str = HEAD) -> OrderRow:
    (found,) = rows_of(tmp_path, row, head=head)
    assert isinstance(found, OrderRow), found
    return found


def in_state(state: str) -> str:
    return f'A1,tb小舟,9,"{state}",,2026-03-01 10:00:00,,篮,,1'


def test_a_row_is_read_with_its_long_number_and_of_the_address_only_the_city(tmp_path: Path) -> None:
    row = '="4100000000000000001",tb小舟,￥59.00,交易成功,浙江省 杭州市 西湖区 文三路8号,2026-03-01 10:00:05,2026/3/1 10:02,柳编提篮,No:SF88,2'
    found = row_of(tmp_path, row)
    assert (found.order_no, found.buyer, found.paid_amount, found.qty) == (
        "4100000000000000001",
        "tb小舟",
        59,
        2,
    )
    assert (found.city, found.tracking_no) == ("杭州市", "SF88")
    assert found.created_at == datetime(2026, 3, 1, 2, 0, 5, tzinfo=UTC)
    assert found.paid_at == datetime(2026, 3, 1, 2, 2, tzinfo=UTC)
    assert "文三路" not in repr(found)


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("等待买家付款", OrderStatus.UNPAID),
        ("买家已付款，等待卖家发货", OrderStatus.PAID),
        ("卖家已发货，等待买家确认", OrderStatus.SHIPPED),
        ("交易成功", OrderStatus.SIGNED),
        ("交易关闭", OrderStatus.CLOSED),
        ("等待出库", OrderStatus.PAID),
        ("等待确认收货", OrderStatus.SHIPPED),
        ("完成", OrderStatus.SIGNED),
        ("(删除)已取消", OrderStatus.CLOSED),
        ("退款成功", OrderStatus.REFUNDED),
        ("待付款", OrderStatus.UNPAID),
        ("待发货", OrderStatus.PAID),
    ],
)
def test_a_state_is_read_in_each_platforms_words(tmp_path: Path, state: str, status: OrderStatus) -> None:
    assert row_of(tmp_path, in_state(state)).status is status


@pytest.mark.parametrize(
    ("refund", "status"),
    [
        ("退款成功", OrderStatus.REFUNDED),
        ("退款中", OrderStatus.REFUNDING),
        ("无售后或售后取消", OrderStatus.SIGNED),
        ("退款关闭", OrderStatus.SIGNED),
        ("", OrderStatus.SIGNED),
    ],
)
def test_a_refund_goes_before_the_state_of_the_order(
    tmp_path: Path, refund: str, status: OrderStatus
) -> None:
    head = "订单编号,买家会员名,订单状态,订单创建时间,退款状态"
    assert row_of(tmp_path, f"A1,tb小舟,交易成功,2026-03-01,{refund}", head).status is status


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (",tb小舟,9,交易成功,,2026-03-01,,篮,,1", "order_no", "empty_field"),
        ("A1,,9,交易成功,,2026-03-01,,篮,,1", "buyer", "empty_field"),
        ("4.12346E+18,tb小舟,9,交易成功,,2026-03-01,,篮,,1", "order_no", "rounded_number"),
        ("A1,tb小舟,很多,交易成功,,2026-03-01,,篮,,1", "paid_amount", "bad_number"),
        ("A1,tb小舟,9,在天上,,2026-03-01,,篮,,1", "status", "bad_value"),
        ("A1,tb小舟,9,交易成功,,昨天,,篮,,1", "created_at", "bad_date"),
        ("A1,tb小舟,9,交易成功,,2026-02-30,,篮,,1", "created_at", "bad_date"),
        ("A1,tb小舟,9,交易成功,,2026-03-01,,篮,,0", "qty", "bad_number"),
    ],
)
def test_a_bad_row_is_named_and_the_next_is_kept(tmp_path: Path, row: str, column: str, code: str) -> None:
    bad, good = rows_of(tmp_path, row, in_state("交易成功"))
    assert isinstance(bad, Problem)
    assert (bad.row, bad.column, bad.code) == (2, column, code)
    assert isinstance(good, OrderRow)


def test_an_export_without_buyers_is_refused_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as told:
        rows_of(tmp_path, "1,待发货,2026-03-01", head="订单号,订单状态,订单成交时间")
    assert told.value.params["column"] == "buyer"
