"""First answers are found without going through all rounds. Frozen, like `schema_1`."""

STATEMENTS: tuple[str, ...] = (
    "CREATE INDEX rounds_first ON rounds (answered_by, asked_at, answered_at) WHERE is_first",
)
