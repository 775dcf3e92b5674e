"""Variables: a fixed list of names, bound once, blocked when a row has nothing to say."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.domain.order import LogisticsStep, Order, OrderStatus
from deskpilot.wording.facts import Facts, figure, known_name
from deskpilot.wording.template import bind, unknown_variables

TABLE = Product(
    "YY-1", "圆桌", 2680.0, attributes={"材质": "白蜡木"}, skus=(Sku("a", {"规格": "1.2米"}, 2680, 3), Sku("b", {"规格": "1.4米"}, 2980.5, 0))
)  # fmt: skip
ORDER = Order(
    "2875811719072939822", 1, "taobao", OrderStatus.SHIPPED, datetime(2026, 3, 1, tzinfo=UTC),
    carrier="中通", logistics=(LogisticsStep(datetime(2026, 3, 2, 1, tzinfo=UTC), "已到杭州"), LogisticsStep(datetime(2026, 3, 3, 1, tzinfo=UTC), "派送中")),
)  # fmt: skip
SALE = Campaign(
    "K",
    "好物节",
    datetime(2026, 3, 1, tzinfo=UTC),
    datetime(2026, 3, 9, 16, tzinfo=UTC),
    threshold=300,
    minus=50,
)
FACTS = Facts({"ship_hours": "48"}, TABLE, TABLE.skus[0], ORDER, SALE, labels={"order.shipped": "已发货"})


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("卖{product.price}元", "卖2680元"),
        ("用的{product.attr.材质}", "用的白蜡木"),
        ("{ product.title }", "圆桌"),
        ("还有{sku.stock}件，共{product.stock}件", "还有3件，共3件"),
        ("{product.stock_list}", "1.2米还有3件，1.4米还有0件"),
        ("{product.price_list}", "1.2米：2680元，1.4米：2980.5元"),
        ("{shop.ship_hours}小时内", "48小时内"),
        ("{order.status}，{order.carrier}，{order.latest}", "已发货，中通，派送中"),
        ("{order.order_no}", "2875811719072939822"),
        ("满{campaign.threshold}减{campaign.minus}，到{campaign.ends_at}", "满300减50，到3月10日00:00"),
        ("没有变量", "没有变量"),
        ("", ""),
    ],
)
def test_a_variable_is_its_rows_value(template: str, text: str) -> None:
    bound = bind(template, FACTS)
    assert (bound.text, bound.missing) == (text, ())
    assert all(bound.text[b.start : b.end] == b.value for b in bound.bindings)


@pytest.mark.parametrize(
    "name",
    ["product.price", "order.status", "campaign.ends_at", "sku.stock", "customer.nickname", "shop.nothing"],
)
def test_without_a_row_the_text_is_not_fit_to_go(name: str) -> None:
    bound = bind(f"是{{{name}}}吗", Facts())
    assert bound.missing == (name,)


@pytest.mark.parametrize("price", [float("nan"), float("inf")])
def test_what_is_no_number_is_no_value(price: float) -> None:
    assert bind("{product.price}", Facts(product=Product("A", "甲", price))).missing == ("product.price",)


@pytest.mark.parametrize(
    "name",
    [
        "product.__class__",
        "product.price.__class__",
        "x.__class__",
        "product",
        "order.status!r",
        "product.price:>9",
        "a",
        "0",
        "shop.__init__.__globals__[x]",
    ],
)
def test_nothing_is_looked_up_by_attribute(name: str) -> None:
    template = f"{{{name}}}"
    bound = bind(template, FACTS)
    assert bound.text == template
    assert bound.missing == (name,)
    assert [each.name for each in unknown_variables(template)] == [name] or name.startswith("shop.")


def test_what_was_put_in_is_not_read_again() -> None:
    sly = Product("A", "{shop.secret}{product.code}", 1.0)
    bound = bind("{product.title}", Facts({"secret": "x"}, sly))
    assert bound.text == "{shop.secret}{product.code}"


def test_the_floor_price_has_no_name() -> None:
    assert not known_name("product.floor_price")


@given(st.text(max_size=60))
def test_any_text_can_be_a_template(template: str) -> None:
    bound = bind(template, FACTS)
    assert bound.missing or "{" not in template or bound.text == template or bound.bindings


@pytest.mark.parametrize(
    ("value", "text"),
    [(10.0, "10"), (100.0, "100"), (9.9, "9.9"), (0.0, "0"), (1234.56, "1234.56"), (None, None)],
)
def test_figures_are_written_as_people_write_them(value: float | None, text: str | None) -> None:
    assert figure(value) == text


def test_a_value_of_a_flow_belongs_to_flows_alone() -> None:
    shop = Facts(flow={"合计": "938", "合计.how": "479 + 459 = 938"})
    assert bind("{flow.合计.how}，共{flow.合计}元", shop).text == "479 + 459 = 938，共938元"
    assert bind("{flow.没有}", shop).missing == ("flow.没有",)
    assert [each.name for each in unknown_variables("{flow.合计}")] == ["flow.合计"]
