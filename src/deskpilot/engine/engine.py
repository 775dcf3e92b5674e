"""Text in, understanding out. Knows no database, no window and no clock but the one it is given."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from deskpilot.domain.catalog import Product
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.domain.understanding import Candidate, TurnContext, Understanding
from deskpilot.engine.acts import act_of
from deskpilot.engine.cards import part_words
from deskpilot.engine.index import Index
from deskpilot.engine.reading import read
from deskpilot.engine.retriever import candidate, plain_query, retrieve
from deskpilot.engine.text import normalise


class Engine:
    """The one door of this room. Not safe for threads: it belongs to the one that feeds it."""

    def __init__(self, *, now: datetime | None = None) -> None:
        self._now = now
        self._made_index: Index | None = None

    def warm_up(self) -> None:
        """Read the tables (below 1.5 s). Otherwise the first use does."""
        self.find("在吗")

    @property
    def _index(self) -> Index:
        if self._made_index is None:
            self._made_index = Index()
        return self._made_index

    @property
    def entry_count(self) -> int:
        return len(self._index)

    def load(
        self,
        entries: Iterable[KnowledgeEntry],
        products: Iterable[Product] = (),
        aliases: Iterable[Alias] = (),
    ) -> Iterator[int]:
        """Take in everything, in steps of a few milliseconds; yields how many entries are in."""
        for count, entry in enumerate(entries, 1):
            self.put_entry(entry)
            yield count

    def put_entry(self, entry: KnowledgeEntry) -> None:
        self._index.put(entry)

    def remove_entry(self, entry_id: str) -> None:
        self._index.remove(entry_id)

    def find(self, text: str, limit: int = 10, context: TurnContext | None = None) -> tuple[Candidate, ...]:
        """The entries that may answer, best first."""
        reading = read(part_words(normalise(text)).words)
        found = retrieve(self._index, plain_query(reading), limit, self._now)
        return tuple(candidate(self._index, one, reading) for one in found)

    def understand(self, text: str, context: TurnContext) -> Understanding:
        """The reading of one turn. Pure, and total over all strings."""
        parted = part_words(normalise(text))
        act = act_of(parted.words, parted, context.lines)
        found = self.find(text, 10, context)
        margin = found[0].score - found[1].score if len(found) > 1 else (found[0].score if found else 0.0)
        confidence = min(0.95, max(0.02, found[0].score)) if found else 0.0
        return Understanding(text, act, found, confidence, margin)
