"""The index behind the search of the knowledge table: by any two letters, and by the sound of the question."""

from collections.abc import Sequence

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.store.connection import Connection
from deskpilot.store.pinyin import initials_of, sound_tokens, sounds_of
from deskpilot.store.search_text import fold, words_of
from deskpilot.store.values import clean


class EntryIndex:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, numbered: Sequence[tuple[int, KnowledgeEntry]]) -> None:
        """Index new entries under the numbers of their rows."""
        texts = [(number, *_texts(entry)) for number, entry in numbered]
        self._connection.run_many(
            "INSERT INTO entry_texts (no, folded, sounds, initials) VALUES (?, ?, ?, ?)", texts
        )
        self._connection.run_many(
            "INSERT INTO entry_words (rowid, words) VALUES (?, ?)",
            ((number, _words(folded, sounds, initials)) for number, folded, sounds, initials in texts),
        )

    def replace(self, number: int, entry: KnowledgeEntry) -> None:
        self.remove(number)
        self.add([(number, entry)])

    def remove(self, number: int) -> None:
        """Forget a row. The index keeps no text, so it must be told the very words it was given."""
        row = self._connection.row("SELECT folded, sounds, initials FROM entry_texts WHERE no = ?", (number,))
        if row is None:
            return
        self._connection.run(
            "INSERT INTO entry_words (entry_words, rowid, words) VALUES ('delete', ?, ?)",
            (number, _words(row["folded"], row["sounds"], row["initials"])),
        )
        self._connection.run("DELETE FROM entry_texts WHERE no = ?", (number,))


def _texts(entry: KnowledgeEntry) -> tuple[str, str, str]:
    folded = fold(
        clean("\n".join((entry.id, *entry.forms, entry.category, entry.answer, entry.sales_answer)))
    )
    asked = "\n".join(entry.forms)
    return folded, sounds_of(asked), initials_of(asked)


def _words(folded: str, sounds: str, initials: str) -> str:
    return f"{words_of(f'{folded} {initials}')} {sound_tokens(sounds)}"
