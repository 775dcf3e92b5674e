"""The demo shop holds together: every reference resolves, every sum adds up, nothing typed that belongs to a row."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from deskpilot.channels.simulator import read_phrases, read_stories
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.order import OrderStatus
from deskpilot.wording.template import unknown_variables, variables

DEMO = Path(__file__).parents[2] / "resources" / "seed" / "demo"
FILES = (
    "README.md aliases.csv customers.jsonl knowledge.csv load_phrases.jsonl orders.jsonl products.jsonl "
    "quick_phrases.csv scripts.jsonl shop.json"
).split()
CATEGORIES = set(
    "发货 物流 尺码 材质 价格 优惠 库存 退换 售后 发票 订单 改址 保养 搭配 定制 成分 使用 安装 赠品 付款 门店 会员 其他".split()
)
STORIES = set(
    "burst alias slimming that_one wabi wood breathing scalp big_basket bargain third_no anger wants_human "
    "wrong_colour cross_shop unpaid gift night urge invoice address size return broken allergy injury threat sarcasm "
    "minor thanks others injection typos traditional custom courtship".split()
)
# Care of things is general knowledge: there a time may be written out in words.
CARE = {"保养", "使用", "成分", "搭配", "材质", "安装", "尺码"}
PLAIN_UNITS = r"\s*(?:℃|厘米|毫升|目|%)"
NUMBER = r"(?:\d[\d.,:：]*|[零一二两三四五六七八九十百千半几]+)"
ROW_FACTS = re.compile(NUMBER + r"\s*(?:小时|个?工作日|日内|天|个月|元|块钱|折|号前|点前)")
MONEY = re.compile(NUMBER + r"\s*(?:元|块钱|折)|(?:库存|还有|仅剩|只剩)\s*" + NUMBER)
NEAR_DAYS = re.compile("今天|明天|后天|今晚|明早|当天|次日|下周|马上就|立即发")
ABSOLUTE = re.compile(
    r"国家级|最(?:佳|好|高级|高端|低价|便宜|优|强|先进|新款)|第一(?![次遍回])|唯一|顶级|独家|绝对|极致|完美|史上|"
    r"百分百|永久|万能|首选|全网|王牌|零风险|根治|彻底|治愈|药用|抗敏"
)

Row = dict[str, Any]


def _lines(name: str) -> list[Row]:
    return [json.loads(line) for line in (DEMO / name).read_text("utf-8").splitlines()]


def _table(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KNOWLEDGE = _table("knowledge.csv")
ALIASES = _table("aliases.csv")
QUICK = _table("quick_phrases.csv")
PRODUCTS = {row["code"]: row for row in _lines("products.jsonl")}
SERIES = {row["series"] for row in PRODUCTS.values()}
SKUS = {sku["code"]: sku | {"product": code} for code, row in PRODUCTS.items() for sku in row["skus"]}
CUSTOMERS = {row["key"]: row for row in _lines("customers.jsonl")}
ORDERS = _lines("orders.jsonl")
SCRIPTS = _lines("scripts.jsonl")
LOAD = _lines("load_phrases.jsonl")
SHOP = json.loads((DEMO / "shop.json").read_text("utf-8"))
POLICIES = {row["id"]: row["auto"] for row in KNOWLEDGE}
TEMPLATES = [row["answer"] + row["sales_answer"] for row in KNOWLEDGE] + [row["text"] for row in QUICK]


def _typed(text: str) -> str:
    """What a template says by itself, without its variables."""
    return re.sub(r"\{[^}]*\}", "＿", text)


def _typed_facts(text: str, category: str) -> list[str]:
    """Prices, stock, times and dates that were typed where a row should speak."""
    said = _typed(text)
    found = [hit[0] for hit in (MONEY if category in CARE else ROW_FACTS).finditer(said)]
    found += [hit[0] for hit in re.finditer(r"\d+(?!\d)(?!" + PLAIN_UNITS + ")", said)]
    return found + ([] if category in CARE else NEAR_DAYS.findall(said))


def _scope(entry: dict[str, str]) -> list[Row]:
    names = [name for name in entry["product_scope"].split("|") if name]
    return [row for row in PRODUCTS.values() if not names or row["code"] in names or row["series"] in names]


# ---- files -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", FILES)
def test_every_file_is_utf8_with_unix_line_ends(name: str) -> None:
    raw = (DEMO / name).read_bytes()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")
    raw.decode("utf-8")


def test_the_shop_is_large_enough_to_be_believed() -> None:
    assert len(KNOWLEDGE) >= 170
    assert len(PRODUCTS) >= 60
    assert len(ALIASES) >= 60
    assert len(CUSTOMERS) == 40
    assert len(ORDERS) >= 400
    assert len(SCRIPTS) >= 32
    assert len(LOAD) >= 250
    assert len(QUICK) >= 40


@pytest.mark.parametrize(
    "keys",
    [
        [row["id"] for row in KNOWLEDGE],
        [sku["code"] for row in PRODUCTS.values() for sku in row["skus"]],
        [row["code"] for row in _lines("products.jsonl")],
        [row["alias"] for row in ALIASES],
        [row["key"] for row in _lines("customers.jsonl")],
        [row["order_no"] for row in ORDERS],
        [row["tracking_no"] for row in ORDERS if row["tracking_no"]],
        [row["id"] for row in SCRIPTS],
        [row["text"] for row in LOAD],
        [row["code"] for row in QUICK],
        [row["code"] for row in SHOP["campaigns"] + SHOP["coupons"]],
    ],
    ids="entries skus products aliases customers orders parcels scripts phrases quick campaigns".split(),
)
def test_no_key_stands_twice(keys: list[str]) -> None:
    assert [key for key, count in Counter(keys).items() if count > 1] == []


# ---- knowledge -------------------------------------------------------------------------------------------------------
def test_entries_are_numbered_and_complete() -> None:
    assert [row["id"] for row in KNOWLEDGE] == [f"KB{number:03d}" for number in range(1, len(KNOWLEDGE) + 1)]
    assert {row["category"] for row in KNOWLEDGE} == CATEGORIES
    assert {row["auto"] for row in KNOWLEDGE} == {policy.value for policy in EntryPolicy}
    assert all(row["question"] and row["answer"] and row["priority"].isdigit() for row in KNOWLEDGE)


def test_each_entry_is_asked_in_three_to_six_other_ways() -> None:
    assert [row["id"] for row in KNOWLEDGE if not 3 <= len(row["alt"].split("|")) <= 6] == []


def test_no_question_belongs_to_two_entries() -> None:
    forms = Counter(
        re.sub(r"\W", "", form) for row in KNOWLEDGE for form in (row["question"], *row["alt"].split("|"))
    )
    assert [form for form, count in forms.items() if count > 1] == []


def test_scopes_name_products_or_series_that_exist() -> None:
    names = {name for row in KNOWLEDGE for name in row["product_scope"].split("|") if name}
    assert names - set(PRODUCTS) - SERIES == set()


@pytest.mark.parametrize("entry", KNOWLEDGE, ids=[row["id"] for row in KNOWLEDGE])
def test_an_answer_types_no_fact_that_belongs_to_a_row(entry: dict[str, str]) -> None:
    assert _typed_facts(entry["answer"], entry["category"]) == []
    assert _typed_facts(entry["sales_answer"], entry["category"]) == []


@pytest.mark.parametrize("phrase", QUICK, ids=[row["code"] for row in QUICK])
def test_a_quick_phrase_types_no_fact_that_belongs_to_a_row(phrase: dict[str, str]) -> None:
    assert _typed_facts(phrase["text"], "材质" if phrase["category"] == "材质" else "") == []


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("付款后48小时内发出", "发货"),
        ("三天内到", "物流"),
        ("支持7天无理由", "退换"),
        ("现在299元", "搭配"),
        ("还有3件", "库存"),
        ("打八折", "优惠"),
        ("明天一定到", "物流"),
        ("大约2个工作日退款", "退换"),
    ],
)
def test_a_typed_fact_would_be_seen(typed: str, category: str) -> None:
    assert _typed_facts(typed, category)


@pytest.mark.parametrize(
    "fine", ["30℃以下手洗", "茶几到沙发 40 厘米", "{shop.ship_hours}小时内发出", "晾两三天"]
)
def test_general_care_and_variables_may_stand(fine: str) -> None:
    assert _typed_facts(fine, "保养") == []


def test_texts_make_no_absolute_or_medical_claim() -> None:
    texts = TEMPLATES + [json.dumps(row, ensure_ascii=False) for row in (*PRODUCTS.values(), SHOP)]
    assert [hit[0] for text in texts for hit in ABSOLUTE.finditer(text)] == []


@pytest.mark.parametrize("claim", ["全网最低价", "销量第一", "效果最好", "独家面料", "根治头屑"])
def test_an_absolute_claim_would_be_seen(claim: str) -> None:
    assert ABSOLUTE.search(claim)


def test_every_variable_is_one_that_can_be_bound() -> None:
    assert [found.name for text in TEMPLATES for found in unknown_variables(text)] == []
    names = {found.name for text in TEMPLATES for found in variables(text)}
    assert {name for name in names if name.startswith("shop.")} <= {f"shop.{key}" for key in SHOP["facts"]}


@pytest.mark.parametrize("entry", KNOWLEDGE, ids=[row["id"] for row in KNOWLEDGE])
def test_every_product_in_scope_has_the_attribute_an_answer_quotes(entry: dict[str, str]) -> None:
    names = [found.name for found in variables(entry["answer"] + entry["sales_answer"])]
    wanted = {name.removeprefix("product.attr.") for name in names if name.startswith("product.attr.")}
    assert [(row["code"], name) for row in _scope(entry) for name in wanted if name not in row["attrs"]] == []


def test_what_may_never_be_answered_alone_is_marked_for_a_human() -> None:
    asked = {row["question"]: row["auto"] for row in KNOWLEDGE}
    for question in (
        "用了过敏怎么办",
        "被砸伤割伤怎么处理",
        "我要投诉你们",
        "你们赔偿多少",
        "全屋定制怎么做",
        "能便宜点吗",
        "帮我查一下别人的订单",
        "我还没成年能买吗",
    ):
        assert asked[question] == EntryPolicy.HUMAN


def test_pictures_named_in_entries_are_there() -> None:
    named = {name for row in KNOWLEDGE for name in row["media"].split("|") if name}
    assert named == {path.name for path in (DEMO / "media").iterdir()}


# ---- goods -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("product", PRODUCTS.values(), ids=list(PRODUCTS))
def test_a_product_is_consistent_with_its_variants(product: Row) -> None:
    assert product["stock"] == {"/".join(sku["spec"].values()): sku["stock"] for sku in product["skus"]}
    assert all(sku["code"].startswith(product["code"]) for sku in product["skus"])
    assert any(sku["price"] == product["price"] for sku in product["skus"])
    assert 0 < product["floor_price"] <= product["price"]
    assert all(round(sku["price"], 2) == sku["price"] and sku["stock"] >= 0 for sku in product["skus"])
    assert {"材质", "尺寸", "重量", "产地", "护理"} <= set(product["attrs"])


def test_a_colour_code_in_a_variant_stands_in_its_article_number() -> None:
    for sku in SKUS.values():
        code = re.match(r"NC-\d\d", " ".join(sku["spec"].values()))
        assert code is None or code[0] in sku["code"]


def test_an_alias_leads_to_something_that_exists() -> None:
    specs = " ".join(value for sku in SKUS.values() for value in sku["spec"].values())
    campaigns = {row["code"] for row in SHOP["campaigns"]}
    known = {"color": set(re.findall(r"NC-\d\d", specs)), "product": set(PRODUCTS), "series": SERIES}
    for row in ALIASES:
        kind, canonical = row["kind"], row["canonical"]
        if kind == "spec":
            assert canonical in specs
        elif kind == "campaign":
            assert canonical in campaigns
        elif kind != "word":
            assert canonical in known[kind]
    assert next(row["canonical"] for row in ALIASES if row["alias"] == "奶茶色") == "NC-01"


# ---- orders ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("order", ORDERS, ids=[row["order_no"] for row in ORDERS])
def test_an_order_adds_up(order: Row) -> None:
    goods = sum(item["price"] * item["qty"] for item in order["items"])
    due = round(goods - order["discount"] + order["freight"], 2)
    assert order["paid_amount"] == (due if order["paid_days_ago"] is not None else 0)
    assert 0 <= order["discount"] < goods
    assert 0 <= order["refund_amount"] <= order["paid_amount"]


@pytest.mark.parametrize("order", ORDERS, ids=[row["order_no"] for row in ORDERS])
def test_the_days_of_an_order_run_forward(order: Row) -> None:
    days = [
        order[name] for name in ("created_days_ago", "paid_days_ago", "shipped_days_ago", "signed_days_ago")
    ]
    told = [day for day in days if day is not None]
    assert days[: len(told)] == told == sorted(told, reverse=True)
    assert told[-1] >= 0
    steps = [step["days_ago"] for step in order["logistics"]]
    assert steps == sorted(steps, reverse=True)
    assert all(0 <= day <= order["shipped_days_ago"] for day in steps)


@pytest.mark.parametrize("order", ORDERS, ids=[row["order_no"] for row in ORDERS])
def test_an_order_names_real_customers_goods_and_states(order: Row) -> None:
    assert re.fullmatch(r"\d{19,21}", order["order_no"])
    assert CUSTOMERS[order["customer_key"]]["channel"] == order["channel"]
    assert OrderStatus(order["status"])
    for item in order["items"]:
        assert SKUS[item["sku"]]["product"] == item["product"]
        assert SKUS[item["sku"]]["price"] == item["price"]
    unpaid = order["status"] in (OrderStatus.UNPAID, OrderStatus.CLOSED)
    assert unpaid == (order["paid_days_ago"] is None)
    assert bool(order["tracking_no"]) == bool(order["carrier"])
    assert (order["status"] == OrderStatus.REFUNDED) <= (order["refund_amount"] > 0)


def test_every_state_of_an_order_occurs() -> None:
    assert {order["status"] for order in ORDERS} == {status.value for status in OrderStatus}


def test_a_member_level_is_what_the_year_earned() -> None:
    earned = dict.fromkeys(CUSTOMERS, 0.0)
    for order in ORDERS:
        if order["paid_days_ago"] is not None and order["paid_days_ago"] <= 365:
            earned[order["customer_key"]] += order["paid_amount"] - order["refund_amount"]
    floors = ((10000, "黑卡"), (3000, "金卡"), (500, "银卡"))
    for key, customer in CUSTOMERS.items():
        assert customer["member_level"] == next((name for floor, name in floors if earned[key] >= floor), "")


def test_customers_are_masked_and_looked_after_by_staff_who_exist() -> None:
    staff = {person["name"] for person in SHOP["staff"]} | {""}
    assert {row["dedicated_agent"] for row in CUSTOMERS.values()} <= staff
    everything = json.dumps([list(CUSTOMERS.values()), SCRIPTS], ensure_ascii=False)
    assert re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", everything) is None


# ---- simulated customers ---------------------------------------------------------------------------------------------
def test_the_simulator_reads_the_stories_and_phrases() -> None:
    assert len(read_stories(DEMO / "scripts.jsonl")) == len(SCRIPTS)
    assert len(read_phrases(DEMO / "load_phrases.jsonl")) == len(LOAD)


def test_every_story_the_demo_promises_is_told() -> None:
    assert STORIES - {script["story"] for script in SCRIPTS} == set()


def test_no_customer_tells_two_stories() -> None:
    assert [
        key for key, count in Counter(script["customer"] for script in SCRIPTS).items() if count > 1
    ] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=[row["id"] for row in SCRIPTS])
def test_a_script_points_at_things_that_exist(script: Row) -> None:
    expect, context = script["expect"], script["context"]
    assert script["customer_key"] is None or CUSTOMERS[script["customer_key"]]["channel"] == script["channel"]
    assert context["viewed_product"] in {None, *PRODUCTS}
    owners = {order["order_no"]: order["customer_key"] for order in ORDERS}
    assert context["order_no"] is None or owners[context["order_no"]] == script["customer_key"]
    assert set(expect["entries"]) <= set(POLICIES)
    assert {expect["action"], *expect["also"]} <= {action.value for action in Action}
    assert expect["reason"] is None or Reason(expect["reason"])
    assert script["steps"][expect["step"]]["say"]


@pytest.mark.parametrize("script", SCRIPTS, ids=[row["id"] for row in SCRIPTS])
def test_a_reply_is_only_expected_where_an_entry_may_be_sent(script: Row) -> None:
    expect = script["expect"]
    if expect["action"] == Action.REPLY and expect["entries"]:
        assert EntryPolicy.AUTO in {POLICIES[entry] for entry in expect["entries"]}
    if expect["action"] == Action.ESCALATE:
        assert expect["reason"]


@pytest.mark.parametrize("script", SCRIPTS, ids=[row["id"] for row in SCRIPTS])
def test_a_brief_is_asked_only_for_what_was_said_or_is_known(script: Row) -> None:
    known = [step.get("say", "") for step in script["steps"]]
    known.append(json.dumps(CUSTOMERS.get(script["customer_key"], {}), ensure_ascii=False))
    known += [PRODUCTS[script["product"]]["title"]] if script["product"] else []
    bought = [order for order in ORDERS if order["order_no"] == script["context"]["order_no"]]
    for item in (item for order in bought for item in order["items"]):
        known += [PRODUCTS[item["product"]]["title"], *SKUS[item["sku"]]["spec"].values()]
    assert [fact for fact in script["expect"]["facts"] if fact not in "\n".join(known)] == []


def test_at_least_fourteen_hand_offs_say_what_the_brief_must_hold() -> None:
    briefs = [row for row in SCRIPTS if row["expect"]["action"] == Action.ESCALATE and row["expect"]["facts"]]
    assert len(briefs) >= 14


def test_load_phrases_name_entries_and_are_not_copied_from_them() -> None:
    forms = {form for row in KNOWLEDGE for form in (row["question"], *row["alt"].split("|"))}
    assert {row["entry"] for row in LOAD} <= {None, *POLICIES}
    assert {row["action"] for row in LOAD} <= {action.value for action in Action}
    assert [row["text"] for row in LOAD if row["text"] in forms] == []
