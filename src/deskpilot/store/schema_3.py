"""Flows for hard topics, and how far each conversation is in one. Frozen once released, like `schema_1`."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE flows (
        id TEXT PRIMARY KEY, place INTEGER NOT NULL, flow TEXT NOT NULL, updated_at INTEGER NOT NULL,
        updated_by TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE flow_runs (
        conversation_id INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE, flow_id TEXT NOT NULL,
        state TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT""",
)
