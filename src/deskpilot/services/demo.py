"""The demo shop: knowledge, goods, customers and a year of orders, as if all of it had happened up to now."""

import csv
import json
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.domain.customer import Customer, Fact
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import Alias, QuickPhrase
from deskpilot.domain.order import LogisticsStep, Order, OrderItem, OrderStatus
from deskpilot.imports.knowledge_rows import KnowledgeRow, read_knowledge
from deskpilot.paths import resource
from deskpilot.services.staff_text import staff_in
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work
from deskpilot.store.flow_json import flow_of

_PER_STEP = 100
_BY = "demo"

Row = Mapping[str, Any]


def load_demo(do: Do) -> Generator[Step, None, None]:
    """Fill an empty desk. Raises `InvalidInput` (`not_empty`) when there is anything in it, or no demo was shipped."""
    folder = resource("seed", "demo")
    shop = json.loads((folder / "shop.json").read_text(encoding="utf-8"))
    products = {row["code"]: row for row in _json_rows(folder / "products.jsonl")}
    yield Step(0, 0, "products", do(lambda work: _shop(work, shop, products)))
    yield Step(0, 0, "entries", do(lambda work: _knowledge(work, folder)))
    keys: dict[str, int] = {}
    yield Step(0, 0, "customers", do(lambda work: _customers(work, folder, keys)))
    orders = _json_rows(folder / "orders.jsonl")
    done = 0
    while some := list(islice(orders, _PER_STEP)):
        changes = do(_storing_orders(some, keys, products))
        done += len(some)
        yield Step(done, 0, "orders", changes)
    yield Step(done, done, "demo_ready", do(lambda work: work.uow.touch_everything()), reload=True)


def _json_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: value or "" for key, value in row.items()} for row in csv.DictReader(file)]


def _shop(work: Work, shop: Row, products: Mapping[str, Row]) -> None:
    uow = work.uow
    if uow.entries.count() or next(uow.products.all(), None) is not None or uow.conversations.open_ids():
        raise InvalidInput("not_empty")
    settings = _settings(shop)
    uow.settings.set(settings)
    uow.people.replace(staff_in(settings["staff"]))
    for row in products.values():
        uow.products.put(_product(row))
    for row in shop["campaigns"]:
        uow.campaigns.put(_campaign(row, work.now))


def _settings(shop: Row) -> dict[str, str]:
    persona = shop["persona"]
    names = [f"{p['name']}:{p['role']}:{_hours(p['on_duty'])}" for p in shop["staff"]]
    at_desk = next((p["name"] for p in shop["staff"] if p["role"] != "owner"), "")
    return {
        "shop_name": shop["name"],
        "trade": "、".join(shop["trades"]),
        "staff": "、".join(names),
        "agent_name": at_desk,
        # A demo is looked at whenever somebody has time: its desk is open around the clock and at work.
        "duty_from_hour": "0",
        "duty_to_hour": "24",
        "mode": "auto",
        "persona_name": persona["name"],
        "persona_style": persona["style"],
        "persona_address": persona["address"],
        "demo": "1",
        "setup_done": "1",
        **{f"shop.{name}": str(value) for name, value in shop["facts"].items()},
    }


def _hours(duty: Row) -> str:
    return f"{int(duty['from'][:2])}-{int(duty['to'][:2])}"


def _product(row: Row) -> Product:
    return Product(
        row["code"],
        row["title"],
        float(row["price"]),
        row["series"],
        row["category"],
        float(row["floor_price"]) if row.get("floor_price") is not None else None,
        tuple(Sku(s["code"], s["spec"], float(s["price"]), int(s["stock"])) for s in row["skus"]),
        row["attrs"],
        int(row["lead_days"]),
        row["ship_from"],
        tuple(row["tags"]),
    )


def _campaign(row: Row, now: datetime) -> Campaign:
    """Days are whole: a campaign that ends in n days ends with that day."""
    return Campaign(
        row["code"],
        row["name"],
        now - timedelta(days=row["starts_days_ago"]),
        now + timedelta(days=row["ends_in_days"]),
        row["rule"],
        float(row["threshold"]),
        float(row["minus"]),
        bool(row["cross_shop"]),
        row["password"] or "",
    )


def _knowledge(work: Work, folder: Path) -> None:
    rows = [row for row in read_knowledge(folder / "knowledge.csv") if isinstance(row, KnowledgeRow)]
    batch = work.uow.imports.open_batch("knowledge", "knowledge.csv", _BY, work.now)
    counts = work.uow.entries.bulk_put([row.entry for row in rows], batch, _BY, work.now)
    work.uow.imports.close_batch(batch, counts, work.now)
    for row in _csv_rows(folder / "aliases.csv"):
        work.uow.aliases.put(Alias(row["alias"], row["canonical"], row["kind"], row["note"]))
    for row in _csv_rows(folder / "quick_phrases.csv"):
        work.uow.phrases.put(QuickPhrase(row["code"], row["title"], row["text"], row["category"]))
    for row in json.loads((folder / "flows.json").read_text(encoding="utf-8")):
        work.uow.flows.put(flow_of(json.dumps(row)), _BY, work.now)


def _customers(work: Work, folder: Path, keys: dict[str, int]) -> None:
    for row in _json_rows(folder / "customers.jsonl"):
        customer = work.uow.customers.find_or_create(row["channel"], row["key"], row["nickname"], work.now)
        work.uow.customers.update(_described(customer, row))
        keys[row["key"]] = customer.id
        for fact in row["facts"]:
            at = work.now - timedelta(days=fact["at_days_ago"])
            work.uow.customers.add_fact(customer.id, Fact(fact["key"], fact["value"], at))


def _described(customer: Customer, row: Row) -> Customer:
    return replace(
        customer,
        city=row["city"],
        member_level=row["member_level"],
        tags=tuple(row["tags"]),
        note=row["note"],
        dedicated_agent=row["dedicated_agent"] or "",
    )


def _storing_orders(
    rows: Sequence[Row], keys: Mapping[str, int], products: Mapping[str, Row]
) -> Callable[[Work], None]:
    def store(work: Work) -> None:
        for row in rows:
            work.uow.orders.put(_order(row, keys, products, work.now))

    return store


def _order(row: Row, keys: Mapping[str, int], products: Mapping[str, Row], now: datetime) -> Order:
    def ago(name: str) -> datetime | None:
        return None if row[name] is None else now - timedelta(days=row[name])

    return Order(
        row["order_no"],
        keys[row["customer_key"]],
        row["channel"],
        OrderStatus(row["status"]),
        now - timedelta(days=row["created_days_ago"]),
        tuple(_item(item, products) for item in row["items"]),
        float(row["paid_amount"]),
        float(row["refund_amount"]),
        row["refund_reason"],
        ago("paid_days_ago"),
        ago("shipped_days_ago"),
        ago("signed_days_ago"),
        row["carrier"],
        row["tracking_no"],
        tuple(
            LogisticsStep(now - timedelta(days=step["days_ago"]), step["text"]) for step in row["logistics"]
        ),
        row["address_city"],
        row["note"],
    )


def _item(item: Row, products: Mapping[str, Row]) -> OrderItem:
    product = products.get(item["product"], {})
    return OrderItem(
        item["product"], item["sku"], int(item["qty"]), float(item["price"]), str(product.get("title", ""))
    )
