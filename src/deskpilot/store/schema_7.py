"""Orders that wait to be paid are found without going through all orders. Frozen, like `schema_1`."""

STATEMENTS: tuple[str, ...] = ("CREATE INDEX orders_unpaid ON orders (created_at) WHERE status = 'unpaid'",)
