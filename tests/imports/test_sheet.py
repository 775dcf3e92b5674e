"""Workbooks: read within limits, in a process of their own, whatever is in them."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports import sheet_table
from deskpilot.imports.sheet_check import check_workbook
from deskpilot.imports.sheet_table import read_sheet
from deskpilot.imports.table import Cells, Problem

DAY = datetime.fromisoformat("2026-03-01")  # a spreadsheet knows no time zone


def workbook(folder: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    path = folder / "表.xlsx"
    book.save(path)
    return path


def altered(path: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> Path:
    """The workbook with the parts of its archive changed."""
    target = path.with_name("altered.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return target


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new) if "worksheets/" in name else data


def test_cells_are_read_as_people_typed_them(data_dir: Path) -> None:
    rows = [["编号", "数", "日"], ["007", 12.0, DAY], [None, None, None], ["x", 1.5, True]]
    found = list(read_sheet(workbook(data_dir, rows)))
    assert found == [
        Cells(1, ("编号", "数", "日")),
        Cells(2, ("007", "12", "2026-03-01T00:00:00")),
        Cells(4, ("x", "1.5", "1")),
    ]


def test_a_number_that_the_spreadsheet_rounded_is_refused_by_row(data_dir: Path) -> None:
    (row,) = read_sheet(workbook(data_dir, [[2875811719072939822]]))
    assert isinstance(row, Problem)
    assert (row.row, row.column, row.code) == (1, "1", "rounded_number")


@pytest.mark.parametrize("old", [b"\xd0\xcf\x11\xe0" + b"\0" * 100])
def test_an_old_or_locked_workbook_is_told_apart(data_dir: Path, old: bytes) -> None:
    path = data_dir / "a.xlsx"
    path.write_bytes(old)
    with pytest.raises(InvalidInput, match="old_or_locked_workbook"):
        list(read_sheet(path))


def test_a_cut_workbook_is_damaged(data_dir: Path) -> None:
    path = workbook(data_dir, [["a"]])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(InvalidInput, match="damaged_workbook"):
        list(read_sheet(path))


def test_a_cell_out_at_the_edge_of_the_world_is_refused(data_dir: Path) -> None:
    path = altered(workbook(data_dir, [["a"]]), in_sheet(b'r="A1"', b'r="XFD1048576"'))
    with pytest.raises(InvalidInput, match="cell_out_of_reach"):
        list(read_sheet(path))


def test_a_bomb_is_not_unpacked(data_dir: Path) -> None:
    path = altered(
        workbook(data_dir, [["a"]]), lambda _, data: data, {"xl/worksheets/sheet2.xml": b" " * 300_000_000}
    )
    with pytest.raises(InvalidInput, match="workbook_too_large"):
        check_workbook(path)


def test_entities_are_refused(data_dir: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet'
    path = altered(workbook(data_dir, [["a"]]), in_sheet(b"<worksheet", laughs))
    with pytest.raises(InvalidInput, match="workbook_with_entities"):
        list(read_sheet(path))


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/outside.xml", "xl\\..\\..\\outside.xml"])
def test_names_that_lead_outside_are_refused(data_dir: Path, name: str) -> None:
    path = altered(workbook(data_dir, [["a"]]), lambda _, data: data, {name: b"<x/>"})
    with pytest.raises(InvalidInput, match="damaged_workbook"):
        check_workbook(path)


def test_a_child_that_dies_is_a_damaged_file_and_no_crash(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_table, "COMMAND", "no-such-command")
    with pytest.raises(InvalidInput, match="damaged_workbook"):
        list(read_sheet(workbook(data_dir, [["a"]])))
