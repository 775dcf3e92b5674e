"""Products with their variants, and campaigns with their dates."""

import json
from collections.abc import Iterator
from datetime import datetime

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, texts, to_json, to_micros

PRODUCT_COLUMNS = (
    "code, title, price, series, category, floor_price, attributes, lead_days, ship_from, tags,"
    " (SELECT json_group_array(json_array(code, spec, price, stock)) FROM"
    " (SELECT * FROM skus WHERE product_code = products.code ORDER BY place)) AS variants"
)
CAMPAIGN_COLUMNS = "code, name, starts_at, ends_at, rule, threshold, minus, cross_shop, password"


def product_of(row: Row) -> Product:
    variants = json.loads(row["variants"])
    return Product(
        code=row["code"],
        title=row["title"],
        price=row["price"],
        series=row["series"],
        category=row["category"],
        floor_price=row["floor_price"],
        skus=tuple(Sku(code, json.loads(spec), price, stock) for code, spec, price, stock in variants),
        attributes=json.loads(row["attributes"]),
        lead_days=row["lead_days"],
        ship_from=row["ship_from"],
        tags=texts(row["tags"]),
    )


def campaign_of(row: Row) -> Campaign:
    return Campaign(
        code=row["code"],
        name=row["name"],
        starts_at=from_micros(row["starts_at"]),
        ends_at=from_micros(row["ends_at"]),
        rule=row["rule"],
        threshold=row["threshold"],
        minus=row["minus"],
        cross_shop=bool(row["cross_shop"]),
        password=row["password"],
    )


class Products:
    """What the shop sells. A product is stored with its variants, all or none."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def get(self, code: str) -> Product | None:
        row = self._connection.row(f"SELECT {PRODUCT_COLUMNS} FROM products WHERE code = ?", (code,))
        return None if row is None else product_of(row)

    def telling_of(self, words: str, limit: int) -> tuple[Product, ...]:
        """Products whose tags or attributes hold these words, by code."""
        pattern = f"%{words.replace('%', '').replace('_', '')}%"
        rows = self._connection.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products WHERE tags LIKE ? OR attributes LIKE ? ORDER BY code LIMIT ?",
            (pattern, pattern, limit),
        )
        return tuple(map(product_of, rows))

    def kinds(self) -> frozenset[str]:
        """Everything the shop calls its goods by kind: the parts of their categories, and their series."""
        rows = self._connection.rows("SELECT DISTINCT category, series FROM products", ())
        named = (name for row in rows for name in (*row["category"].split("/"), row["series"]))
        return frozenset(name for name in named if len(name) > 1)

    def all(self) -> Iterator[Product]:
        """Every product, by code."""
        return map(product_of, self._connection.each(f"SELECT {PRODUCT_COLUMNS} FROM products ORDER BY code"))

    def put(self, product: Product) -> None:
        """Store a product with its variants; the same code again replaces both."""
        self.delete(product.code)
        self._connection.run(
            "INSERT INTO products (code, title, price, series, category, floor_price, attributes, lead_days,"
            " ship_from, tags) VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                product.code,
                product.title,
                product.price,
                product.series,
                product.category,
                product.floor_price,
                to_json(dict(product.attributes)),
                product.lead_days,
                product.ship_from,
                to_json(product.tags),
            ),
        )
        self._connection.run_many(
            "INSERT INTO skus (product_code, place, code, spec, price, stock) VALUES (?,?,?,?,?,?)",
            (
                (product.code, place, sku.code, to_json(dict(sku.spec)), sku.price, sku.stock)
                for place, sku in enumerate(product.skus)
            ),
        )

    def delete(self, code: str) -> None:
        self._connection.run("DELETE FROM products WHERE code = ?", (code,))
        self._changes.catalog = True


class Campaigns:
    """What runs from when to when."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def all(self) -> tuple[Campaign, ...]:
        """Every campaign, in the order they start."""
        return self._where("1", ())

    def current(self, now: datetime) -> tuple[Campaign, ...]:
        """The campaigns that run at `now`."""
        return self._where("starts_at <= :now AND :now < ends_at", {"now": to_micros(now)})

    def put(self, campaign: Campaign) -> None:
        """Store a campaign; the same code again replaces it."""
        self._connection.run(
            f"INSERT OR REPLACE INTO campaigns ({CAMPAIGN_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",
            (
                campaign.code,
                campaign.name,
                to_micros(campaign.starts_at),
                to_micros(campaign.ends_at),
                campaign.rule,
                campaign.threshold,
                campaign.minus,
                int(campaign.cross_shop),
                campaign.password,
            ),
        )
        self._changes.catalog = True

    def delete(self, code: str) -> None:
        self._connection.run("DELETE FROM campaigns WHERE code = ?", (code,))
        self._changes.catalog = True

    def _where(self, condition: str, params: tuple[()] | dict[str, int]) -> tuple[Campaign, ...]:
        rows = self._connection.rows(
            f"SELECT {CAMPAIGN_COLUMNS} FROM campaigns WHERE {condition} ORDER BY starts_at, code", params
        )
        return tuple(map(campaign_of, rows))
