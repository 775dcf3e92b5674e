"""All entries, ready to be asked: postings over the questions, postings over questions and answer, form vectors.

Changed in place. A changed entry gets a new slot and its old one is marked dead; when a quarter is dead the index is
rebuilt from the entries it holds.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine.cards import part_words
from deskpilot.engine.encoder import Encoder, WordMeans
from deskpilot.engine.postings import Postings
from deskpilot.engine.reading import Reading, read
from deskpilot.engine.subjects import subjects
from deskpilot.engine.text import normalise
from deskpilot.engine.vectors import Matrix, Vector

_READ_FORMS = 40
# So many of them tell what the entry is about.
_TELLING_FORMS = 6
_READ_CHARACTERS = 400
_LEAST_ROOM = 256
_UNPACKED_ROWS = 4000
_MOST_PRIORITY = 5
# A table that is full grows by one part in so many.
_GROWTH = 4


class FormVectors:
    """One row for each question form, then one for the answer; int8 with a scale, unpacked while small."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._packed: NDArray[np.int8] = np.zeros((_LEAST_ROOM, self._width), np.int8)
        self._unpacked: Matrix | None = np.zeros((_LEAST_ROOM, self._width), np.float32)
        self.used = 0

    def append(self, rows: Matrix) -> int:
        """Store the rows and return where they begin."""
        start, self.used = self.used, self.used + len(rows)
        if self.used > len(self._packed):
            self._grow()
        self._packed[start : self.used] = np.round(rows * 127).astype(np.int8)
        if self._unpacked is not None:
            self._unpacked[start : self.used] = rows
        return start

    def _grow(self) -> None:
        room = max(self.used, len(self._packed) + len(self._packed) // _GROWTH + _LEAST_ROOM)
        self._packed = np.concatenate(
            [self._packed, np.zeros((room - len(self._packed), self._width), np.int8)]
        )
        if room > _UNPACKED_ROWS:
            self._unpacked = None
        elif self._unpacked is not None:
            more = np.zeros((room - len(self._unpacked), self._width), np.float32)
            self._unpacked = np.concatenate([self._unpacked, more])

    def written(self) -> NDArray[np.int8]:
        """All rows as they are held."""
        return self._packed[: self.used]

    def take(self, rows: NDArray[np.int8]) -> None:
        """Hold the rows that `written` gave, and nothing else."""
        self._packed, self.used = rows, len(rows)
        self._unpacked = None
        if len(rows) <= _UNPACKED_ROWS:
            self._unpacked = rows.astype(np.float32) / np.float32(127)

    @property
    def is_small(self) -> bool:
        return self._unpacked is not None

    def all_closeness(self, vector: Vector) -> Vector:
        """Cosine with every row; only while `is_small`."""
        assert self._unpacked is not None
        closeness: Vector = self._unpacked[: self.used] @ vector
        return closeness

    def closeness(self, rows: NDArray[np.intp], vector: Vector) -> Vector:
        closeness: Vector = self._packed[rows].astype(np.float32) @ (vector / np.float32(127))
        return closeness


class Index:
    """Entries by slot. Reading is pure; `put` and `remove` change it."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder: Encoder = encoder or WordMeans()
        self._clear()

    def encode_with(self, encoder: Encoder) -> None:
        """From now on hold the vectors of another encoder."""
        self.encoder = encoder
        self._rebuild()

    def _clear(self) -> None:
        self.postings = Postings()
        self.vectors = FormVectors(self.encoder.dimensions)
        self.entries: list[KnowledgeEntry | None] = []
        self.things: list[frozenset[str]] = []
        self.heads: list[tuple[str, ...]] = []
        # Many entries are about the same things: those share one set.
        self._known_things: dict[frozenset[str], frozenset[str]] = {}
        self._known_heads: dict[tuple[str, ...], tuple[str, ...]] = {}
        # With their rarities, until the next entry changes them all.
        self._rare_things: dict[tuple[str, ...], tuple[tuple[str, float], ...]] = {}
        self._slot_of: dict[str, int] = {}
        self.alive: NDArray[np.float32] = np.zeros(_LEAST_ROOM, np.float32)
        self.first_row: NDArray[np.intp] = np.zeros(_LEAST_ROOM, np.intp)
        self.row_count: NDArray[np.intp] = np.zeros(_LEAST_ROOM, np.intp)
        self.priority: NDArray[np.float32] = np.zeros(_LEAST_ROOM, np.float32)
        self.subjects: NDArray[np.int8] = np.zeros((_LEAST_ROOM, len(subjects().names)), np.int8)

    def __len__(self) -> int:
        return len(self._slot_of)

    @property
    def slots(self) -> int:
        """Slots given out so far, dead ones included."""
        return len(self.entries)

    def slot_of(self, entry_id: str) -> int | None:
        return self._slot_of.get(entry_id)

    def entry(self, entry_id: str) -> KnowledgeEntry | None:
        slot = self._slot_of.get(entry_id)
        return None if slot is None else self.entries[slot]

    def rare_things(self, slot: int) -> tuple[tuple[str, float], ...]:
        """What the main question of an entry is about: each thing with its rarity."""
        heads = self.heads[slot]
        known = self._rare_things.get(heads)
        if known is None:
            known = tuple((thing, self.postings.rarity(f"t{thing}")) for thing in heads)
            self._rare_things[heads] = known
        return known

    def living(self) -> list[KnowledgeEntry]:
        return [entry for entry in self.entries if entry is not None]

    def put(self, entry: KnowledgeEntry) -> None:
        """Add an entry or replace the one of the same id."""
        self.remove(entry.id)
        forms = [read_form(form) for form in entry.forms[:_READ_FORMS]]
        answer = read_form(entry.answer)
        terms = [term for form in forms for term in form.stored_terms()]
        slot = self._new_slot(entry)
        self.postings.add(slot, terms, answer.stored_terms())
        self._rare_things.clear()
        self.first_row[slot] = self.vectors.append(self.encoder.encode([*forms, answer]))
        self.row_count[slot] = len(forms)
        self.subjects[slot] = subjects().packed(forms[:_TELLING_FORMS])
        things = frozenset(thing for form in forms for thing in form.concepts.things)
        self.things.append(self._known_things.setdefault(things, things))
        heads = forms[0].concepts.things
        self.heads.append(self._known_heads.setdefault(heads, heads))

    def take(
        self,
        entries: Sequence[KnowledgeEntry | None],
        things: list[frozenset[str]],
        heads: list[tuple[str, ...]],
        rows: Mapping[str, NDArray[Any]],
    ) -> None:
        """Into an index that is empty but for its postings, entries as they were held before, by slot: None for one that is
        dead by now. `rows` are `vectors`, `first_row`, `row_count` and `subjects`."""
        slots = len(entries)
        self.entries, self.things, self.heads = list(entries), things, heads
        self._known_things = {some: some for some in things}
        self._known_heads = {some: some for some in heads}
        self._slot_of = {entry.id: slot for slot, entry in enumerate(entries) if entry}
        self.vectors.take(rows["vectors"])
        self.postings.make_room(slots)
        self.alive = np.array([entry is not None for entry in entries], np.float32)
        self.priority = np.array([_priority(entry) if entry else 0 for entry in entries], np.float32)
        self.first_row = rows["first_row"].astype(np.intp)
        self.row_count = rows["row_count"].astype(np.intp)
        self.subjects = rows["subjects"]

    def remove(self, entry_id: str) -> None:
        """Forget an entry; an unknown id is no error."""
        slot = self._slot_of.pop(entry_id, None)
        if slot is None:
            return
        self.entries[slot] = None
        self.alive[slot] = 0.0
        if self.slots > _LEAST_ROOM and len(self) < 0.75 * self.slots:
            self._rebuild()

    def _rebuild(self) -> None:
        kept = self.living()
        self._clear()
        for entry in kept:
            self.put(entry)

    def _new_slot(self, entry: KnowledgeEntry) -> int:
        slot = len(self.entries)
        if slot >= len(self.alive):
            self.alive = np.concatenate([self.alive, np.zeros_like(self.alive)])
            self.priority = np.concatenate([self.priority, np.zeros_like(self.priority)])
            self.first_row = np.concatenate([self.first_row, np.zeros_like(self.first_row)])
            self.row_count = np.concatenate([self.row_count, np.zeros_like(self.row_count)])
            self.subjects = np.concatenate([self.subjects, np.zeros_like(self.subjects)])
        self.entries.append(entry)
        self._slot_of[entry.id] = slot
        self.alive[slot] = 1.0
        self.priority[slot] = _priority(entry)
        return slot


def _priority(entry: KnowledgeEntry) -> int:
    return max(-_MOST_PRIORITY, min(_MOST_PRIORITY, entry.priority))


def read_form(form: str) -> Reading:
    """Read a question form or an answer the way a customer's turn is read."""
    return read(part_words(normalise(form)).words[:_READ_CHARACTERS])
