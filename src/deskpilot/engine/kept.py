"""An index written down, so that the next start need not read ten thousand entries again.

What is kept is what reading made of the entries: postings, vectors, subjects, things. Each entry stands with a digest
of its forms and its answer; taken back is what is still the same, all else is read anew. A file that another way of
reading wrote, or one that is damaged, is not taken at all: it is a convenience, never a source.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from sys import byteorder
from typing import IO, Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine import tables
from deskpilot.engine.index import Index
from deskpilot.engine.text import normalise

# Rises whenever the same text gives other terms, vectors or subjects than before (of the terms a test tells).
READING: Final = 1
_DIGEST: Final = 16
_TERMS_A_STEP: Final = 2_000
_ENTRIES_A_STEP: Final = 200
# So many other words of the shop, and everything is read anew.
_MOST_OTHER_WORDS: Final = 200

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """An index as it was written: rows by slot, terms with their postings, and the shop's words it was read with."""

    ids: list[str]
    digests: NDArray[np.uint8]
    words: frozenset[str]
    terms: list[str]
    columns: dict[str, Numbers]
    things: list[frozenset[str]]
    heads: list[tuple[str, ...]]


def write_kept(index: Index, words: frozenset[str], file: IO[bytes]) -> None:
    """Write the index down; `words` are the shop's own that the oldest of its entries were read with."""
    things, thing_rows = _numbered(index.things)
    heads, head_rows = _numbered(index.heads)
    terms, counts, packed = index.postings.written()
    slots = index.slots
    told = {
        "stamp": _stamp(index),
        "ids": [entry.id if entry else "" for entry in index.entries],
        "words": sorted(words),
        "terms": terms,
        "things": [sorted(some) for some in things],
        "heads": heads,
    }
    np.savez(
        file,
        allow_pickle=False,
        told=np.frombuffer(json.dumps(told, ensure_ascii=False).encode(errors="surrogatepass"), np.uint8),
        digests=np.frombuffer(b"".join(map(_digest_or_none, index.entries)), np.uint8).reshape(-1, _DIGEST),
        counts=counts,
        packed=packed,
        vectors=index.vectors.written(),
        first_row=index.first_row[:slots],
        row_count=index.row_count[:slots],
        subjects=index.subjects[:slots],
        thing_rows=thing_rows,
        head_rows=head_rows,
    )


def _read(file: IO[bytes], index: Index) -> Kept | None:
    """What was written down, if it can be used for this empty index."""
    try:
        with np.load(file, allow_pickle=False) as stored:
            columns = {name: stored[name] for name in stored.files}
        told = json.loads(columns.pop("told").tobytes().decode(errors="surrogatepass"))
        if told["stamp"] != _stamp(index):
            return None
        kept = Kept(
            list(map(str, told["ids"])),
            columns.pop("digests"),
            frozenset(map(str, told["words"])),
            list(map(str, told["terms"])),
            columns,
            [frozenset(map(str, some)) for some in told["things"]],
            [tuple(map(str, some)) for some in told["heads"]],
        )
    except (ValueError, KeyError, TypeError, EOFError, OSError, BadZipFile):
        return None
    return kept if _fits(kept, index) else None


def take_kept(
    file: IO[bytes], index: Index, entries: Sequence[KnowledgeEntry], words: frozenset[str]
) -> Iterator[set[str]]:
    """Put what was kept into an empty index, in steps; each gives the ids taken so far, the last one all of them.

    Taken are the entries that are the same as then and hold none of the words that the shop has taught or forgotten
    since. Nothing is taken when that would leave a quarter of the slots dead.
    """
    kept = _read(file, index)
    yield set()
    if kept is None or len(others := words ^ kept.words) > _MOST_OTHER_WORDS:
        return
    same: dict[str, KnowledgeEntry] = {}
    digest_of = dict(zip(kept.ids, map(bytes, kept.digests), strict=True))
    for start in range(0, len(entries), _ENTRIES_A_STEP):
        for entry in entries[start : start + _ENTRIES_A_STEP]:
            if digest_of.get(entry.id) == _digest(entry) and not _holds(entry, others):
                same[entry.id] = entry
        yield set()
    if not same or len(same) < 0.75 * len(kept.ids):
        return
    columns = kept.columns
    counts, packed, start = columns["counts"].tolist(), columns["packed"], 0
    for first in range(0, len(kept.terms), _TERMS_A_STEP):
        some = slice(first, first + _TERMS_A_STEP)
        start = index.postings.take(kept.terms[some], counts[some], packed, start)
        yield set()
    index.take(
        [same.get(entry_id) for entry_id in kept.ids],
        [kept.things[row] for row in columns["thing_rows"].tolist()],
        [kept.heads[row] for row in columns["head_rows"].tolist()],
        columns,
    )
    yield set(same)


def _numbered(values: Sequence[Any]) -> tuple[list[Any], NDArray[np.int32]]:
    """Each value once, and which of them stands in each row."""
    numbers: dict[Any, int] = {}
    rows = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), np.array(rows, np.int32)


def _digest(entry: KnowledgeEntry) -> bytes:
    said = json.dumps([*entry.forms, entry.answer], ensure_ascii=False)
    return blake2b(said.encode(errors="surrogatepass"), digest_size=_DIGEST).digest()


def _digest_or_none(entry: KnowledgeEntry | None) -> bytes:
    return _digest(entry) if entry else bytes(_DIGEST)


def _holds(entry: KnowledgeEntry, words: frozenset[str]) -> bool:
    if not words:
        return False
    said = normalise("\n".join([*entry.forms, entry.answer]))
    return any(word in said for word in words)


def _stamp(index: Index) -> str:
    """What the readings depend on besides the entries and the shop's own words."""
    encoder = f"{type(index.encoder).__name__} {index.encoder.dimensions}"
    return f"{READING} {byteorder} {encoder} {_tables()}"


@cache
def _tables() -> str:
    digest = blake2b(digest_size=_DIGEST)
    for file in sorted(tables.table_folder().iterdir()):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _fits(kept: Kept, index: Index) -> bool:
    """Whether the parts belong together: no row points outside, no posting beyond the slots."""
    columns, slots = kept.columns, len(kept.ids)
    by_slot = ("first_row", "row_count", "subjects", "thing_rows", "head_rows")
    try:
        packed, vectors = columns["packed"], columns["vectors"]
        rows = columns["first_row"] + columns["row_count"]
        return bool(
            kept.digests.shape == (slots, _DIGEST)
            and all(len(columns[name]) == slots for name in by_slot)
            and len(columns["counts"]) == len(kept.terms)
            and columns["counts"].min(initial=1) > 0
            and columns["counts"].sum() == len(packed)
            and packed.dtype == np.int64
            and vectors.dtype == np.int8
            and vectors.shape[1:] == (index.encoder.dimensions,)
            and columns["subjects"].shape == (slots, index.subjects.shape[1])
            and columns["first_row"].min(initial=0) >= 0
            and rows.max(initial=0) < max(1, len(vectors))
            and index.postings.last_slot(packed) < slots
            and _inside(columns["thing_rows"], len(kept.things))
            and _inside(columns["head_rows"], len(kept.heads))
        )
    except (KeyError, ValueError, TypeError, IndexError):
        return False


def _inside(rows: Numbers, size: int) -> bool:
    return bool(rows.min(initial=0) >= 0 and rows.max(initial=-1) < size)
