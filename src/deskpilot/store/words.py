"""The shop's own words for things, and its canned replies."""

from deskpilot.domain.knowledge import Alias, QuickPhrase
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row


def alias_of(row: Row) -> Alias:
    return Alias(row["alias"], row["canonical"], row["kind"], row["note"])


def phrase_of(row: Row) -> QuickPhrase:
    return QuickPhrase(row["code"], row["title"], row["text"], row["category"], row["uses"])


class Aliases:
    """The shop's own words for things."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def all(self) -> tuple[Alias, ...]:
        return tuple(map(alias_of, self._connection.rows("SELECT * FROM aliases ORDER BY alias")))

    def put(self, alias: Alias) -> None:
        """Store a word; the same word again replaces what it stands for."""
        self._connection.run(
            "INSERT OR REPLACE INTO aliases (alias, canonical, kind, note) VALUES (?, ?, ?, ?)",
            (alias.alias, alias.canonical, alias.kind, alias.note),
        )
        self._changes.knowledge = True

    def delete(self, alias: str) -> None:
        self._connection.run("DELETE FROM aliases WHERE alias = ?", (alias,))
        self._changes.knowledge = True


class Phrases:
    """Canned replies, by their codes."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def all(self) -> tuple[QuickPhrase, ...]:
        return tuple(map(phrase_of, self._connection.rows("SELECT * FROM phrases ORDER BY category, code")))

    def put(self, phrase: QuickPhrase) -> None:
        """Store a canned reply; the same code again replaces it."""
        self._connection.run(
            "INSERT OR REPLACE INTO phrases (code, title, text, category, uses) VALUES (?, ?, ?, ?, ?)",
            (phrase.code, phrase.title, phrase.text, phrase.category, phrase.uses),
        )
        self._changes.knowledge = True

    def count(self, code: str) -> None:
        """It was used once more. No view shows the figure at once, so nothing is told."""
        self._connection.run("UPDATE phrases SET uses = uses + 1 WHERE code = ?", (code,))

    def delete(self, code: str) -> None:
        self._connection.run("DELETE FROM phrases WHERE code = ?", (code,))
        self._changes.knowledge = True
