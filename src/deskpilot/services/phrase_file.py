"""Canned replies from a table and into one."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.imports.neutral import neutralised
from deskpilot.imports.phrase_rows import COLUMNS, read_phrases
from deskpilot.imports.table import Problem
from deskpilot.services.exporting import written_whole
from deskpilot.services.phrases import checked

MOST_PHRASES = 5_000


@dataclass(frozen=True, slots=True)
class PhraseFile:
    """What a file holds: the replies that can be stored, and the rows that cannot, with code and place."""

    phrases: tuple[QuickPhrase, ...]
    problems: tuple[Problem, ...]


def phrases_in(path: Path) -> PhraseFile:
    """Read a file. A code that comes twice counts once, the first time. Raises `InvalidInput` for no table at all."""
    found: dict[str, tuple[int, QuickPhrase]] = {}
    problems: list[Problem] = []
    for row in read_phrases(path):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        number, phrase = row
        try:
            sound = checked(phrase)
        except InvalidInput as error:
            place = str(error.params.get("place", "code"))
            problems.append(Problem(number, place, error.code, phrase.code))
            continue
        if (first := found.get(sound.code.casefold())) is not None:
            problems.append(Problem(number, "code", "duplicate_code", f"{sound.code} {first[0]}"))
        elif len(found) < MOST_PHRASES:
            found[sound.code.casefold()] = row[0], sound
    return PhraseFile(tuple(phrase for _, phrase in found.values()), tuple(problems))


def export_phrases(phrases: Iterable[QuickPhrase], path: Path) -> int:
    """Write the replies as CSV and give how many. Raises `FolderUnusable` or `DiskFull`."""
    rows = [[neutralised(str(getattr(phrase, column))) for column in COLUMNS] for phrase in phrases]

    def write(incoming: Path) -> None:
        with incoming.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])

    written_whole(path, write)
    return len(rows)
