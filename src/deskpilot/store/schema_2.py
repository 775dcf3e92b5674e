"""Follow-ups: what somebody of the shop has to do for a customer, and by when. Frozen, like `schema_1`."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE tasks (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, state TEXT NOT NULL, text TEXT NOT NULL,
        due_at INTEGER NOT NULL, created_at INTEGER NOT NULL,
        customer_id INTEGER REFERENCES customers ON DELETE CASCADE,
        conversation_id INTEGER REFERENCES conversations ON DELETE CASCADE, message_id INTEGER,
        due_said INTEGER NOT NULL, made_by TEXT NOT NULL, by_ai INTEGER NOT NULL, assigned_to TEXT NOT NULL,
        closed_at INTEGER, closed_by TEXT NOT NULL, warned_at INTEGER) STRICT""",
    "CREATE INDEX tasks_live ON tasks (due_at) WHERE state IN ('proposed', 'open')",
    "CREATE INDEX tasks_by_customer ON tasks (customer_id, due_at)",
    "CREATE INDEX tasks_by_conversation ON tasks (conversation_id)",
    "CREATE INDEX tasks_by_message ON tasks (message_id)",
    # Call-backs that are owed already. They were promised for the day after the night the alert was raised in.
    """INSERT INTO tasks (kind, state, text, due_at, created_at, customer_id, conversation_id, message_id, due_said,
            made_by, by_ai, assigned_to, closed_by)
        SELECT 'call_back', 'open', e.quote, e.raised_at + 43200000000, e.raised_at, c.customer_id, c.id,
            e.message_id, 0, '', 1, '', ''
        FROM escalations e JOIN conversations c ON c.id = e.conversation_id
        WHERE e.callback AND e.state NOT IN ('resolved', 'taken')""",
)
