"""What the shop sells, out of a table: one row for a product, or one for each of its variants."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.bars import parted
from deskpilot.imports.csv_table import read_csv
from deskpilot.imports.neutral import restored
from deskpilot.imports.sheet_table import read_sheet
from deskpilot.imports.table import Cells, Problem, shown

_NAMES: Mapping[str, str] = {
    name: column
    for column, names in {
        "code": "商品编码 商品id 宝贝id 商品编号 货号 款号 商家编码-商品维度 spu",
        "title": "标题 商品 商品名称 商品标题 宝贝标题 宝贝名称 名称 品名 name",
        "price": "价格 售价 一口价 单价 商品价格 销售价 京东价",
        "sku": "规格编码 sku编码 skuid sku_id 商家编码 商家编码-规格维度 样式id",
        "spec": "规格 商品规格 销售属性 宝贝规格 规格名称",
        "stock": "库存 库存数量 可售库存 数量",
        "floor_price": "底价 最低价 最低售价",
        "category": "类目 分类 类别",
        "series": "系列",
        "ship_from": "发货地",
        "lead_days": "备货天数 制作天数 工期",
        "tags": "标签 关键词",
        "attributes": "属性 商品属性 参数",
    }.items()
    for name in (column, *names.split())
}
# Other columns are left out: what a thing costs the shop is nobody's business. These, and those called 属性:…, are told.
_TOLD = frozenset(
    "材质 面料 成分 产地 尺寸 重量 净含量 容量 保质期 护理 洗护 功率 承重 口味 适用年龄".split()
)
_ATTRIBUTE = re.compile(r"^(?:属性|attr)[:.：]\s*(.+)$", re.IGNORECASE)
_PAIR = re.compile(r"\s*([^:：=;；]{1,20})\s*[:：=]\s*(.+?)\s*$")
_PARTS = re.compile(r"[;；\n]")
_EXPONENT = re.compile(r"^\d(?:\.\d+)?e\+?\d+$", re.IGNORECASE)
_AMOUNT = re.compile(r"^[¥￥]?\s*(\d+(?:\.\d+)?)\s*(?:元|块)?$")
_PIECES = re.compile(r"^(\d+)(?:\.0+)?\s*[^\d\s.]{0,2}$")
_LONGEST = {
    "code": 64,
    "title": 200,
    "sku": 64,
    "spec": 200,
    "category": 100,
    "series": 100,
    "ship_from": 100,
}
_MOST_PRICE, _MOST_PIECES, _MOST_DAYS = 10_000_000.0, 100_000_000, 3650


@dataclass(frozen=True, slots=True)
class CatalogRow:
    """One row: a product, and the variant that it names if there is one. `stock` is None where none is counted; `price`
    and `floor_price` are yuan. `columns` are those that the file has at all: what it has not, it does not change."""

    number: int
    code: str
    title: str
    price: float
    sku: str = ""
    spec: Mapping[str, str] = field(default_factory=dict)
    stock: int | None = None
    floor_price: float | None = None
    category: str = ""
    series: str = ""
    ship_from: str = ""
    lead_days: int = 0
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()


def read_catalog(path: Path) -> Iterator[CatalogRow | Problem]:
    """The rows of a CSV or XLSX file. Raises `InvalidInput` when the file as a whole cannot be used."""
    if not path.is_file():
        raise InvalidInput("no_such_file", file=path.name)
    kind = path.suffix.lower()
    if kind == ".xls":
        raise InvalidInput("old_or_locked_workbook", file=path.name)
    try:
        yield from _read(read_sheet(path) if kind in (".xlsx", ".xlsm") else read_csv(path), path)
    except OSError as error:
        raise InvalidInput("file_unreadable", file=path.name) from error


def _read(rows: Iterator[Cells | Problem], path: Path) -> Iterator[CatalogRow | Problem]:
    header: Sequence[str] | None = None
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif header is None:
            header = _header(row, path)
        elif any(cell.strip() for cell in row.values):
            yield _row(row, header)
    if header is None:
        raise InvalidInput("empty_file", file=path.name)


def _header(row: Cells, path: Path) -> Sequence[str]:
    header = [_column(cell) for cell in row.values]
    for wanted in ("code", "title", "price"):
        if wanted not in header:
            raise InvalidInput("missing_column", file=path.name, column=wanted)
    return header


def _column(name: str) -> str:
    """Its place in a row; a property is `:` and its name, what is not used is empty."""
    plain = unicodedata.normalize("NFKC", name).replace("\ufeff", "").strip(" *:")
    called = _ATTRIBUTE.match(plain)
    if called:
        return f":{called[1].strip()}"
    return _NAMES.get(plain.casefold().replace(" ", "_"), f":{plain}" if plain in _TOLD else "")


def _row(row: Cells, header: Sequence[str]) -> CatalogRow | Problem:
    values: dict[str, str] = {}
    for column, cell in zip(header, row.values, strict=False):
        if column:
            values.setdefault(column, _cell(cell))
    try:
        return _checked(row.number, values)
    except InvalidInput as error:
        place, value = str(error.params["column"]), str(error.params.get("value", ""))
        return Problem(row.number, place, error.code, shown(value))


def _cell(cell: str) -> str:
    """What a cell says: shops' exports keep figures from being rounded as `="123"`, `'123` and with a tab before them."""
    bare = cell.strip()
    if bare.startswith('="') and bare.endswith('"'):
        bare = bare[2:-1]
    return restored(bare).strip().removeprefix("'").strip()


def _checked(number: int, values: Mapping[str, str]) -> CatalogRow:
    for column in ("code", "title", "price"):
        if not values.get(column):
            raise InvalidInput("empty_field", column=column)
    for column in ("code", "sku"):
        if _EXPONENT.match(values.get(column, "")):
            raise InvalidInput("rounded_number", column=column, value=values[column])
    for column, limit in _LONGEST.items():
        if len(values.get(column, "")) > limit:
            raise InvalidInput("field_too_long", column=column, value=values[column])
    price = _amount(values, "price")
    assert price is not None
    return CatalogRow(
        number,
        values["code"],
        values["title"],
        price,
        values.get("sku", ""),
        _spec(values.get("spec", "")),
        _whole(values, "stock", _MOST_PIECES),
        _amount(values, "floor_price"),
        values.get("category", ""),
        values.get("series", ""),
        values.get("ship_from", ""),
        _whole(values, "lead_days", _MOST_DAYS) or 0,
        parted(values.get("tags", "")),
        _attributes(values),
        frozenset(values),
    )


def _amount(values: Mapping[str, str], column: str) -> float | None:
    text = unicodedata.normalize("NFKC", values.get(column, "")).replace(",", "").strip()
    if not text:
        return None
    found = _AMOUNT.match(text)
    amount = float(found[1]) if found else -1.0
    if not isfinite(amount) or not 0 <= amount <= _MOST_PRICE:
        raise InvalidInput("bad_number", column=column, value=values[column])
    return amount


def _whole(values: Mapping[str, str], column: str, most: int) -> int | None:
    text = unicodedata.normalize("NFKC", values.get(column, "")).replace(",", "").strip()
    if not text:
        return None
    found = _PIECES.match(text)
    if found is None or len(found[1]) > 12 or int(found[1]) > most:
        raise InvalidInput("bad_number", column=column, value=values[column])
    return int(found[1])


def _spec(text: str) -> dict[str, str]:
    """颜色:米色;尺码:66 by its names; anything else is one name for the variant."""
    pairs = _pairs(text)
    return pairs or ({"规格": text} if text else {})


def _attributes(values: Mapping[str, str]) -> dict[str, str]:
    own = {column[1:]: value for column, value in values.items() if column.startswith(":") and value}
    return _pairs(values.get("attributes", "")) | own


def _pairs(text: str) -> dict[str, str]:
    found = [_PAIR.match(part) for part in _PARTS.split(text) if part.strip()]
    return {each[1].strip(): each[2] for each in found if each} if found and all(found) else {}
