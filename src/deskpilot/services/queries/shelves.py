"""What stands on the shelves: goods, orders, and the records of imports and of who did what."""

from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.catalog import Product
from deskpilot.domain.order import Order
from deskpilot.store import ImportCounts, Reader
from deskpilot.store.catalog import PRODUCT_COLUMNS, product_of
from deskpilot.store.orders import COLUMNS as ORDER_COLUMNS
from deskpilot.store.orders import order_of
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.values import from_micros, maybe_time

_PRODUCT_MATCHES = (
    "(code LIKE :like ESCAPE '\\' OR title LIKE :like ESCAPE '\\' OR series LIKE :like ESCAPE '\\'"
    " OR category LIKE :like ESCAPE '\\')"
)


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import; `closed_at` is `None` while it runs or when it was cut off."""

    batch_id: int
    kind: str
    file_name: str
    by: str
    opened_at: datetime
    closed_at: datetime | None
    counts: ImportCounts
    cancelled: bool
    undone_at: datetime | None


def products(reader: Reader, text: str, offset: int, limit: int) -> tuple[Product, ...]:
    """The products that hold the text in code, title, series or category, by code."""
    rows = reader.rows(
        f"SELECT {PRODUCT_COLUMNS} FROM products WHERE {_PRODUCT_MATCHES} ORDER BY code LIMIT :limit OFFSET :offset",
        {"like": _like(text), "limit": limit, "offset": offset},
    )
    return tuple(map(product_of, rows))


def product_count(reader: Reader, text: str) -> int:
    """How many products hold the text."""
    return int(reader.value(f"SELECT count(*) FROM products WHERE {_PRODUCT_MATCHES}", {"like": _like(text)}))


def orders(reader: Reader, text: str, offset: int, limit: int) -> tuple[Order, ...]:
    """The orders whose number, parcel number, goods or buyer hold the text, newest first."""
    columns = ", ".join(f"o.{name}" for name in ORDER_COLUMNS.replace(",", "").split())
    rows = reader.rows(
        f"SELECT {columns} FROM orders o JOIN customers u ON u.id = o.customer_id"
        " WHERE o.order_no LIKE :like ESCAPE '\\' OR o.tracking_no LIKE :like ESCAPE '\\'"
        " OR o.items LIKE :like ESCAPE '\\' OR u.nickname LIKE :like ESCAPE '\\'"
        " ORDER BY o.created_at DESC, o.order_no DESC LIMIT :limit OFFSET :offset",
        {"like": _like(text), "limit": limit, "offset": offset},
    )
    return tuple(map(order_of, rows))


def imports(reader: Reader, limit: int) -> tuple[ImportRow, ...]:
    """Imports, newest first."""
    rows = reader.rows("SELECT * FROM import_batches ORDER BY id DESC LIMIT ?", (limit,))
    return tuple(
        ImportRow(
            row["id"],
            row["kind"],
            row["file_name"],
            row["opened_by"],
            from_micros(row["opened_at"]),
            maybe_time(row["closed_at"]),
            ImportCounts(row["added"], row["changed"], row["unchanged"]),
            bool(row["cancelled"]),
            maybe_time(row["undone_at"]),
        )
        for row in rows
    )


def _like(text: str) -> str:
    return f"%{escaped_like(typed(text))}%"
