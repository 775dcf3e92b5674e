"""What the shop sells, from a file, in steps: good rows are stored, bad ones are named, the same file again changes nothing."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.commands import ImportCatalog
from deskpilot.imports.catalog_rows import CatalogRow, read_catalog
from deskpilot.imports.table import Problem
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work

_PER_STEP = 200
_MOST_PROBLEMS = 1_000
_PLAIN = ("series", "category", "floor_price", "lead_days", "ship_from", "tags")


@dataclass(frozen=True, slots=True)
class CatalogReport:
    """What an import of products did, in products; `problems` are (row number from 1, column, code, value)."""

    added: int
    changed: int
    unchanged: int
    problems: tuple[tuple[int, str, str, str], ...]


@dataclass(slots=True)
class _Counts:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[tuple[int, str, str, str]] = field(default_factory=list)

    def note(self, problem: Problem) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append((problem.row, problem.column, problem.code, problem.value))

    def report(self) -> CatalogReport:
        return CatalogReport(self.added, self.changed, self.unchanged, tuple(self.problems))


@dataclass(frozen=True, slots=True)
class _Goods:
    """A product as the file has it, the columns that the file has, and the row it begins in."""

    product: Product
    columns: frozenset[str]
    row: int


def import_catalog(command: ImportCatalog, do: Do) -> Generator[Step, None, None]:
    """Read the file and store its products. What the file does not name, be it a product or a column, stays as it is.
    Raises `InvalidInput` when the file as a whole cannot be used."""
    counts = _Counts()
    goods = iter(_goods(read_catalog(Path(command.path)), counts))
    done = 0
    while some := list(islice(goods, _PER_STEP)):
        changes = do(_storing(some, counts))
        done += len(some)
        yield Step(done, 0, "importing", changes)
    changes = do(lambda work: work.uow.touch_everything())
    yield Step(done, done, "imported", changes, counts.report(), reload=True)


def _goods(rows: Iterable[CatalogRow | Problem], counts: _Counts) -> list[_Goods]:
    """The rows of a product need not stand together; its first row names it."""
    grouped: dict[str, list[CatalogRow]] = {}
    for row in rows:
        if isinstance(row, Problem):
            counts.note(row)
        else:
            grouped.setdefault(row.code, []).append(row)
    return [_Goods(_product(group, counts), group[0].columns, group[0].number) for group in grouped.values()]


def _product(rows: Sequence[CatalogRow], counts: _Counts) -> Product:
    first = rows[0]
    attributes: dict[str, str] = {}
    for row in rows:
        attributes = dict(row.attributes) | attributes
    return Product(
        first.code,
        first.title,
        first.price,
        first.series,
        first.category,
        first.floor_price,
        _variants(rows, counts),
        attributes,
        first.lead_days,
        first.ship_from,
        first.tags,
    )


def _variants(rows: Sequence[CatalogRow], counts: _Counts) -> tuple[Sku, ...]:
    """The variants with what is left of each; none where nobody counts the pieces, for none could be promised."""
    found: dict[str, Sku] = {}
    if "stock" in rows[0].columns and any(row.stock is None for row in rows):
        return ()
    for row in rows:
        if row.sku or row.spec or row.stock is not None:
            code = row.sku or "-".join((row.code, *row.spec.values()))
            if code in found:
                counts.note(Problem(row.number, "sku", "duplicate_id", code))
            found.setdefault(code, Sku(code, dict(row.spec), row.price, row.stock or 0))
    return tuple(found.values())


def _storing(goods: Sequence[_Goods], counts: _Counts) -> Callable[[Work], None]:
    def store(work: Work) -> None:
        for each in goods:
            former = work.uow.products.get(each.product.code)
            product = _new(each) if former is None else _kept(former, each)
            if former is not None and product is None:
                counts.note(Problem(each.row, "spec", "empty_field", former.code))
            elif product is None or former == product:
                counts.unchanged += 1
            else:
                work.uow.products.put(product)
                counts.added += former is None
                counts.changed += former is not None

    return store


def _new(goods: _Goods) -> Product:
    return goods.product if "stock" in goods.columns else replace(goods.product, skus=())


def _kept(former: Product, goods: _Goods) -> Product | None:
    """The product with what the file has no column for as it was. None where one price is given for variants that have
    their own: which of them it means is not guessed."""
    new, columns = goods.product, goods.columns
    kept = {name: getattr(former, name) for name in _PLAIN if name not in columns}
    skus: tuple[Sku, ...] | None = new.skus
    if not columns & {"sku", "spec", "stock"}:
        skus = _repriced(former.skus, new.price)
    elif "stock" not in columns:
        left = {sku.code: sku.stock for sku in former.skus}
        skus = tuple(replace(sku, stock=left[sku.code]) for sku in new.skus if sku.code in left)
    if skus is None:
        return None
    return replace(new, **kept, skus=skus, attributes={**former.attributes, **new.attributes})


def _repriced(skus: tuple[Sku, ...], price: float) -> tuple[Sku, ...] | None:
    if len({sku.price for sku in skus}) > 1:
        return None
    return tuple(replace(sku, price=price) for sku in skus)
