"""What customers say about products, a row for each time a line was marked, marked anew, or the mark taken off (an empty
kind). The last row of a line holds. Frozen, like `schema_1`."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE product_feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT, message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
        kind TEXT NOT NULL, product TEXT NOT NULL, note TEXT NOT NULL, made_by TEXT NOT NULL,
        at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX product_feedback_by_message ON product_feedback (message_id, id)",
)
