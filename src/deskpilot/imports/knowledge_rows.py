"""Knowledge in a table or in JSON lines: rows become entries, or problems that name row and column."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.imports.bars import parted
from deskpilot.imports.csv_table import read_csv
from deskpilot.imports.json_lines import read_json_lines
from deskpilot.imports.neutral import restored
from deskpilot.imports.sheet_table import read_sheet
from deskpilot.imports.table import Cells, Problem, shown

_T = TypeVar("_T")

COLUMNS = (
    "id",
    "category",
    "question",
    "alt",
    "answer",
    "sales_answer",
    "product_scope",
    "media",
    "valid_from",
    "valid_to",
    "priority",
    "auto",
    "enabled",
    "note",
)
_ALIASES: Mapping[str, str] = {
    alias: column
    for column, aliases in {
        "id": "编号 序号 知识编号 知识id 条目编号 entry_id",
        "category": "类目 分类 类别 知识分类 目录 一级分类",
        "question": "问题 标准问 标准问题 主问题 标准问法 提问 q",
        "alt": "其他问法 相似问 相似问法 相似问题 同义问 扩展问 别的问法 其它问法 alternatives aliases",
        "answer": "答案 回复 回答 话术 标准答案 标准回复 答复 a",
        "sales_answer": "销售话术 营销话术 销售答案 推荐话术",
        "product_scope": "适用商品 商品范围 商品 适用范围 关联商品 scope",
        "media": "图片 素材 附件 图片视频",
        "valid_from": "生效时间 开始时间 生效日期 有效期起 开始日期",
        "valid_to": "失效时间 结束时间 失效日期 有效期止 到期 结束日期 到期时间",
        "priority": "优先级 权重 排序",
        "auto": "自动回复 策略 policy 回复方式 模式",
        "enabled": "启用 是否启用 状态",
        "note": "备注 说明 注释 remark",
    }.items()
    for alias in (column, *aliases.split())
}
_POLICIES = {
    **dict.fromkeys(("", "auto", "自动", "1", "true", "是", "yes"), EntryPolicy.AUTO),
    **dict.fromkeys(("assist", "辅助", "建议", "0", "false", "否", "no"), EntryPolicy.ASSIST),
    **dict.fromkeys(("human", "人工", "转人工"), EntryPolicy.HUMAN),
}
_SWITCHES = {
    **dict.fromkeys(("", "1", "true", "是", "启用", "yes", "on", "有效"), True),
    **dict.fromkeys(("0", "false", "否", "停用", "禁用", "no", "off", "无效"), False),
}
_LONGEST = {"question": 500, "answer": 8_000, "sales_answer": 8_000, "id": 64, "category": 100, "note": 2_000}


@dataclass(frozen=True, slots=True)
class KnowledgeRow:
    """A row that can be used. An entry without an id has an empty one."""

    number: int
    entry: KnowledgeEntry


def read_knowledge(path: Path, utc_offset_minutes: int = 480) -> Iterator[KnowledgeRow | Problem]:
    """The rows of a CSV, XLSX or JSONL file. Raises `InvalidInput` when the file as a whole cannot be used."""
    zone = timezone(timedelta(minutes=utc_offset_minutes))
    try:
        yield from _read(path, zone)
    except OSError as error:
        raise InvalidInput("file_unreadable", file=path.name) from error


def _read(path: Path, zone: timezone) -> Iterator[KnowledgeRow | Problem]:
    if not path.is_file():
        raise InvalidInput("no_such_file", file=path.name)
    if path.stat().st_size == 0:
        raise InvalidInput("empty_file", file=path.name)
    kind = path.suffix.lower()
    if kind in (".jsonl", ".ndjson", ".json"):
        yield from _from_objects(path, zone)
    elif kind in (".xlsx", ".xlsm"):
        yield from _from_table(read_sheet(path), path, zone)
    elif kind == ".xls":
        raise InvalidInput("old_or_locked_workbook", file=path.name)
    else:
        yield from _from_table(read_csv(path), path, zone)


def _from_table(
    rows: Iterator[Cells | Problem], path: Path, zone: timezone
) -> Iterator[KnowledgeRow | Problem]:
    header: Sequence[str] | None = None
    for row in rows:
        if isinstance(row, Problem):
            yield _named(row, header)
        elif header is None:
            header = _header(row.values)
            yield from _header_problems(row, header, path)
        else:
            yield _from_cells(row, header, zone)
    if header is None:
        raise InvalidInput("empty_file", file=path.name)


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(_column(cell) for cell in cells)


def _column(name: str) -> str:
    plain = (
        unicodedata.normalize("NFKC", name).replace("\ufeff", "").strip(" *:：").casefold().replace(" ", "_")
    )
    return _ALIASES.get(plain, "")


def _header_problems(row: Cells, header: Sequence[str], path: Path) -> Iterator[Problem]:
    for wanted in ("question", "answer"):
        if wanted not in header:
            raise InvalidInput("missing_column", file=path.name, column=wanted)
    for place, column in enumerate(header):
        if not row.values[place].strip():
            yield Problem(row.number, str(place + 1), "blank_header")
        elif column and column in header[:place]:
            yield Problem(row.number, column, "duplicate_header", shown(row.values[place]))


def _named(problem: Problem, header: Sequence[str] | None) -> Problem:
    if header is None or not problem.column.isdigit() or int(problem.column) > len(header):
        return problem
    column = header[int(problem.column) - 1]
    return Problem(problem.row, column or problem.column, problem.code, problem.value)


def _from_cells(row: Cells, header: Sequence[str], zone: timezone) -> KnowledgeRow | Problem:
    extra = [cell for cell in row.values[len(header) :] if cell.strip()]
    if extra:
        return Problem(row.number, str(len(header) + 1), "too_many_cells", shown(extra[0]))
    values: dict[str, str] = {}
    for column, cell in zip(header, row.values, strict=False):
        if column:
            values.setdefault(column, restored(cell))
    lists = {column: parted(values.pop(column, "")) for column in ("alt", "product_scope", "media")}
    return _row(row.number, values, lists, zone)


def _from_objects(path: Path, zone: timezone) -> Iterator[KnowledgeRow | Problem]:
    for found in read_json_lines(path):
        if isinstance(found, Problem):
            yield found
            continue
        values: dict[str, str] = {}
        lists: dict[str, tuple[str, ...]] = {"alt": (), "product_scope": (), "media": ()}
        bad = None
        for name, value in found.fields.items():
            column = _column(name)
            if column in lists:
                lists[column] = _texts(value)
            elif column and (text := _text(value)) is not None:
                values.setdefault(column, text)
            elif column:
                bad = Problem(found.number, column, "bad_value", shown(json.dumps(value, ensure_ascii=False)))
        yield bad or _row(found.number, values, lists, zone)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for each in value if (text := _text(each)))
    return parted(_text(value) or "")


def _text(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value) if isinstance(value, str | int | float) else None


def _row(
    number: int, values: Mapping[str, str], lists: Mapping[str, tuple[str, ...]], zone: timezone
) -> KnowledgeRow | Problem:
    try:
        return KnowledgeRow(number, _entry(values, lists, zone))
    except InvalidInput as error:
        return Problem(
            number, str(error.params["column"]), error.code, shown(str(error.params.get("value", "")))
        )


def _entry(values: Mapping[str, str], lists: Mapping[str, tuple[str, ...]], zone: timezone) -> KnowledgeEntry:
    texts = {name: values.get(name, "").strip() for name in COLUMNS}
    for name in ("question", "answer"):
        if not texts[name]:
            raise InvalidInput("empty_field", column=name)
    for name, limit in _LONGEST.items():
        if len(texts[name]) > limit:
            raise InvalidInput("field_too_long", column=name, value=texts[name])
    for name, parts in lists.items():
        if too_long := next((part for part in parts if len(part) > _LONGEST["question"]), None):
            raise InvalidInput("field_too_long", column=name, value=too_long)
    valid_from = _moment(texts["valid_from"], "valid_from", zone)
    valid_to = _moment(texts["valid_to"], "valid_to", zone)
    if valid_from and valid_to and valid_from >= valid_to:
        raise InvalidInput("bad_period", column="valid_to", value=texts["valid_to"])
    question = texts["question"]
    return KnowledgeEntry(
        texts["id"],
        question,
        texts["answer"],
        texts["category"],
        tuple(dict.fromkeys(form for form in lists["alt"] if form != question)),
        texts["sales_answer"],
        lists["product_scope"],
        lists["media"],
        valid_from,
        valid_to,
        _whole(texts["priority"]),
        _word(texts["auto"], _POLICIES, "auto"),
        _word(texts["enabled"], _SWITCHES, "enabled"),
        texts["note"],
    )


def _moment(text: str, column: str, zone: timezone) -> datetime | None:
    """ISO times, and days as spreadsheets write them. A last day is meant to its end."""
    if not text:
        return None
    plain = text.replace("/", "-").replace("年", "-").replace("月", "-").replace("日", "").strip()
    day_only = len(plain) <= 10
    try:
        if day_only:
            year, month, day = (int(part) for part in plain.split("-"))
            at = datetime(year, month, day, tzinfo=zone)
        else:
            at = datetime.fromisoformat(plain)
    except ValueError as error:
        raise InvalidInput("bad_date", column=column, value=text) from error
    at = at if at.tzinfo else at.replace(tzinfo=zone)
    return (at + timedelta(days=1) if day_only and column == "valid_to" else at).astimezone(UTC)


def _whole(text: str) -> int:
    try:
        return int(float(text)) if text else 0
    except (ValueError, OverflowError) as error:
        raise InvalidInput("bad_number", column="priority", value=text) from error


def _word(text: str, words: Mapping[str, _T], column: str) -> _T:
    found = words.get(text.casefold())
    if found is None:
        raise InvalidInput("bad_value", column=column, value=text)
    return found
