"""The trail tells what a setting was before. Frozen, like `schema_1`. Older rows do not know: nothing is made up for them."""

STATEMENTS: tuple[str, ...] = ("ALTER TABLE audit ADD COLUMN former TEXT",)
