"""Conversations that are no longer listed among the lost sales, because somebody said so. What is said after that lists
them again. Frozen, like `schema_1`."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE lost_hidden (
        conversation_id INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
        hidden_by TEXT NOT NULL, at INTEGER NOT NULL) STRICT""",
)
