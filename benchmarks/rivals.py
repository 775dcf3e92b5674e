"""The tools that finding is measured against, each behind the same two calls: take texts in, find the best ones.

All but the trigram index see the words that jieba cuts; cutting is part of finding.
"""

import re
import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

import bm25s
import jieba
import numpy as np
import tantivy
from rank_bm25 import BM25Okapi

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine import Engine

_WORD = re.compile(r"\w+")


class Finder(Protocol):
    """Takes in entries once, then finds the places of the best ones, best first."""

    name: str

    def take(self, entries: Sequence[KnowledgeEntry]) -> None: ...

    def find(self, text: str, limit: int) -> list[int]: ...


def words_of(text: str) -> list[str]:
    """The words of a text, without punctuation."""
    return [word for word in jieba.cut(text.lower()) if _WORD.match(word)]


def text_of(entry: KnowledgeEntry) -> str:
    """What the rivals index: every form of the question. With the answer they find less."""
    return " ".join(entry.forms)


class Ours:
    """The engine as the desk uses it, entries alone: no products, no aliases, nothing learned."""

    name = "DeskPilot"

    def __init__(self) -> None:
        self._engine = Engine()
        self._engine.warm_up()
        self._places: dict[str, int] = {}

    def take(self, entries: Sequence[KnowledgeEntry]) -> None:
        """Take in those that are not in yet."""
        for place in range(len(self._places), len(entries)):
            self._engine.put_entry(entries[place])
            self._places[entries[place].id] = place

    def find(self, text: str, limit: int) -> list[int]:
        return [self._places[found.entry_id] for found in self._engine.find(text, limit)]


class Bm25s:
    name = "bm25s"

    def take(self, entries: Sequence[KnowledgeEntry]) -> None:
        self._index = bm25s.BM25()
        self._index.index([words_of(text_of(entry)) for entry in entries], show_progress=False)
        self._size = len(entries)

    def find(self, text: str, limit: int) -> list[int]:
        words = words_of(text)
        if not any(word in self._index.vocab_dict for word in words):
            return []
        found = self._index.retrieve([words], k=min(limit, self._size), show_progress=False)
        return [int(place) for place in found.documents[0]]


class RankBm25:
    name = "rank_bm25"

    def take(self, entries: Sequence[KnowledgeEntry]) -> None:
        self._index = BM25Okapi([words_of(text_of(entry)) for entry in entries])

    def find(self, text: str, limit: int) -> list[int]:
        scores = self._index.get_scores(words_of(text))
        best = np.argpartition(scores, -limit)[-limit:] if len(scores) > limit else np.arange(len(scores))
        return [int(place) for place in best[np.argsort(-scores[best])]]


class Tantivy:
    name = "tantivy"

    def take(self, entries: Sequence[KnowledgeEntry]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        builder.add_integer_field("place", stored=True, fast=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=128_000_000, num_threads=1)
        for place, entry in enumerate(entries):
            writer.add_document(tantivy.Document(words=" ".join(words_of(text_of(entry))), place=place))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, text: str, limit: int) -> list[int]:
        query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "words", word))
                for word in words_of(text)
            ]
        )
        hits = self._searcher.search(query, limit, count=False).hits
        return [self._searcher.doc(address)["place"][0] for _, address in hits]


class _Fts5:
    tokenizer = ""

    def take(self, entries: Sequence[KnowledgeEntry]) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute(
            f"CREATE VIRTUAL TABLE t USING fts5 (words, content='', tokenize='{self.tokenizer}')"
        )
        rows = ((place, self.indexed(text_of(entry))) for place, entry in enumerate(entries))
        self._base.executemany("INSERT INTO t (rowid, words) VALUES (?, ?)", rows)
        self._base.execute("INSERT INTO t (t) VALUES ('optimize')")

    def find(self, text: str, limit: int) -> list[int]:
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(self.asked(text)))
        if not wanted:
            return []
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in self._base.execute(sql, (wanted, limit))]

    def indexed(self, text: str) -> str:
        raise NotImplementedError

    def asked(self, text: str) -> list[str]:
        raise NotImplementedError


class Fts5Words(_Fts5):
    name = "FTS5, jieba words"
    tokenizer = "unicode61"

    def indexed(self, text: str) -> str:
        return " ".join(words_of(text))

    def asked(self, text: str) -> list[str]:
        return words_of(text)


class Fts5Trigrams(_Fts5):
    name = "FTS5, trigrams"
    tokenizer = "trigram"

    def indexed(self, text: str) -> str:
        return text.lower()

    def asked(self, text: str) -> list[str]:
        runs = _WORD.findall(text.lower())
        return [run[place : place + 3] for run in runs for place in range(len(run) - 2)]


def rivals() -> list[Any]:
    """One of each."""
    jieba.setLogLevel(60)
    jieba.initialize()
    return [Bm25s(), RankBm25(), Tantivy(), Fts5Words(), Fts5Trigrams()]
