"""Whether a workbook is what it claims to be, before anything unpacks it. Standard library only."""

import re
import zipfile
from pathlib import Path

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.table import MOST_COLUMNS, MOST_ROWS

MOST_UNPACKED = 256 * 1024 * 1024  # bytes
MOST_FILES = 2_000
_HIGHEST_RATIO = 100
_SMALL = 1024 * 1024  # below that a high ratio harms nobody
_CHUNK = 1 << 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx behind a password
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,7})(\d{1,9})"')
_OVERLAP = 256  # bytes of one piece looked at again with the next


def check_workbook(path: Path) -> None:
    """Raises `InvalidInput` for a file that is no workbook, is locked, or would unpack into more than we take."""
    with path.open("rb") as file:
        if file.read(4) == _OLD_OFFICE:
            raise InvalidInput("old_or_locked_workbook", file=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_names(archive, path)
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".rels")):
                    _check_xml(archive, info, path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise InvalidInput("damaged_workbook", file=path.name) from error


def _check_names(archive: zipfile.ZipFile, path: Path) -> None:
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise InvalidInput("workbook_too_large", file=path.name)
    for info in infos:
        if info.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", info.filename):
            raise InvalidInput("damaged_workbook", file=path.name)
        if info.flag_bits & 1:
            raise InvalidInput("old_or_locked_workbook", file=path.name)
        if info.file_size > _SMALL and info.file_size > _HIGHEST_RATIO * max(1, info.compress_size):
            raise InvalidInput("workbook_too_large", file=path.name)
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise InvalidInput("workbook_too_large", file=path.name)


def _check_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    """Read through the part, whatever size it claims, looking for entities and far-off cells."""
    is_sheet = "worksheets/" in info.filename
    total, rest = 0, b""
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            total += len(chunk)
            if total > MOST_UNPACKED:
                raise InvalidInput("workbook_too_large", file=path.name)
            piece = rest + chunk
            if _DECLARATION.search(piece):
                raise InvalidInput("workbook_with_entities", file=path.name)
            if is_sheet:
                _check_cells(piece, path)
            rest = piece[-_OVERLAP:]


def _check_cells(piece: bytes, path: Path) -> None:
    for column, row in _CELL.findall(piece):
        if len(column) > 2 or _number(column) > MOST_COLUMNS or int(row) > MOST_ROWS:
            place = (column + row).decode("ascii")
            raise InvalidInput("cell_out_of_reach", file=path.name, cell=place)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
