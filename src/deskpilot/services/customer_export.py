"""Everything the shop holds about one customer, written into one file: a page that anybody can open, or JSON for a program.

Nothing is masked: it is for the customer who asks what the shop has, and for whoever looks at it before it is erased.
"""

import html
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from deskpilot.domain.errors import InvalidInput
from deskpilot.paths import resource
from deskpilot.services.exporting import written_whole
from deskpilot.services.queries.whole_customer import Record, Whole

KINDS = ("html", "json")
# No colour and no script: the page looks like any page of the browser, light or dark.
_STYLE = (
    "body{font:14px/1.6 system-ui,sans-serif;margin:2em auto;max-width:72em;padding:0 1em}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.3em .6em;text-align:left;"
    "vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{white-space:nowrap}"
)


def export_customer(whole: Whole, made_at: datetime, language: str, path: Path) -> int:
    """Write what `whole_customer` found, as the kind its name says, and give how many records. Headings are in the
    `language` ("zh" or "en"). The file appears whole or not at all.

    Raises `InvalidInput` (`customer_unknown_kind`), `FolderUnusable` or `DiskFull`.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise InvalidInput("customer_unknown_kind", file=path.name)
    text = _as_json(whole, made_at) if kind == "json" else _as_page(whole, made_at, _words(language))
    written_whole(path, lambda incoming: _write(text, incoming))
    return sum(len(records) for records in whole.values())


def _write(text: str, path: Path) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _as_json(whole: Whole, made_at: datetime) -> str:
    about = {"made_at": made_at.isoformat(timespec="seconds")}
    return json.dumps({**about, **whole}, ensure_ascii=False, indent=1) + "\n"


def _words(language: str) -> Mapping[str, str]:
    words: Mapping[str, Mapping[str, str]] = tomllib.loads(
        resource("wording", "customer_file.toml").read_text(encoding="utf-8")
    )
    return words[language]


def _as_page(whole: Whole, made_at: datetime, words: Mapping[str, str]) -> str:
    who = whole["customer"][0]
    title = html.escape(words["title"].format(name=who["nickname"] or who["external_key"]))
    head = words["made"].format(at=made_at.strftime("%Y-%m-%d %H:%M"))
    sections = "".join(
        f"<h2>{html.escape(words[name])} ({len(records)})</h2>\n{_table(records, words)}\n"
        for name, records in whole.items()
        if records
    )
    return (
        f'<!doctype html>\n<html lang="{words["lang"]}">\n<head><meta charset="utf-8">'
        f'<meta name="color-scheme" content="light dark"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body>\n<h1>{title}</h1>\n<p>{html.escape(head)}</p>\n{sections}</body>\n</html>\n"
    )


def _table(records: Sequence[Record], words: Mapping[str, str]) -> str:
    """One table; a column that is empty in all records is left out, and so is what only a program reads."""
    shown = [
        name for name in records[0] if name != "payload" and any(_is_told(each[name]) for each in records)
    ]
    heads = "".join(f"<th>{html.escape(words.get(f'field.{name}', name))}</th>" for name in shown)
    rows = "\n".join(f"<tr>{''.join(_cells(record, shown, words))}</tr>" for record in records)
    return f"<table>\n<tr>{heads}</tr>\n{rows}\n</table>"


def _cells(record: Record, shown: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    for name in shown:
        yield f"<td>{html.escape(_told(name, record[name], words))}</td>"


def _told(name: str, value: Any, words: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return words.get(f"{name}.{value}", value)
    if isinstance(value, list):
        return "\n".join(_told("", each, words) for each in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{words.get(f'field.{key}', key)}: {_told(key, each, words)}"
            for key, each in value.items()
            if _is_told(each)
        )
    return "" if value is None else str(value)


def _is_told(value: Any) -> bool:
    return value not in (None, "", [], {})
