"""How often a canned reply was used: the list is ordered by it. Frozen, like `schema_1`."""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE phrases ADD COLUMN uses INTEGER NOT NULL DEFAULT 0",)
