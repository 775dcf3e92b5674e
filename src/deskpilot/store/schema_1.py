"""The tables as first released. Frozen: a later change is a new step in `migrations`, never an edit here.

Times are whole microseconds since 1970 UTC, lists and mappings are JSON, money is yuan, 0/1 are no/yes.
"""

_PEOPLE = (
    """CREATE TABLE customers (
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, external_key TEXT NOT NULL,
        nickname TEXT NOT NULL, first_seen_at INTEGER NOT NULL, city TEXT NOT NULL DEFAULT '',
        member_level TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '',
        dedicated_agent TEXT NOT NULL DEFAULT '', personalise INTEGER NOT NULL DEFAULT 1,
        paid_total REAL NOT NULL DEFAULT 0, refunded_total REAL NOT NULL DEFAULT 0,
        paid_orders INTEGER NOT NULL DEFAULT 0, returned_orders INTEGER NOT NULL DEFAULT 0,
        last_paid_at INTEGER, UNIQUE (channel, external_key)) STRICT""",
    """CREATE TABLE facts (
        id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE,
        key TEXT NOT NULL, value TEXT NOT NULL, learned_at INTEGER NOT NULL, message_id INTEGER,
        UNIQUE (customer_id, key, value)) STRICT""",
)
_TALK = (
    """CREATE TABLE conversations (
        id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, external_key TEXT NOT NULL,
        customer_id INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE, opened_at INTEGER NOT NULL,
        last_message_at INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'open', owner TEXT NOT NULL DEFAULT 'ai',
        agent_name TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 0,
        next_seq INTEGER NOT NULL DEFAULT 0, waiting_since INTEGER, unread INTEGER NOT NULL DEFAULT 0,
        viewed_product TEXT, mood REAL NOT NULL DEFAULT 0, dissatisfied REAL NOT NULL DEFAULT 0,
        misses INTEGER NOT NULL DEFAULT 0, rejections INTEGER NOT NULL DEFAULT 0,
        welcomed INTEGER NOT NULL DEFAULT 0, breathing_until INTEGER,
        warm_line_sent INTEGER NOT NULL DEFAULT 0, last_decision_id INTEGER,
        drafts_waiting INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX conversations_by_key ON conversations (channel, external_key, id)",
    "CREATE INDEX conversations_by_customer ON conversations (customer_id)",
    "CREATE INDEX conversations_by_time ON conversations (state, last_message_at)",
    """CREATE TABLE turns (
        id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        created_at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX turns_by_conversation ON turns (conversation_id)",
    """CREATE TABLE messages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE, seq INTEGER NOT NULL,
        sender TEXT NOT NULL, text TEXT NOT NULL, received_at INTEGER NOT NULL, kind TEXT NOT NULL DEFAULT 'text',
        sender_name TEXT NOT NULL DEFAULT '', channel TEXT NOT NULL, external_id TEXT, claimed_at INTEGER,
        turn_id INTEGER, delivery TEXT NOT NULL DEFAULT 'received', decision_id INTEGER,
        payload TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE UNIQUE INDEX messages_by_seq ON messages (conversation_id, seq)",
    "CREATE UNIQUE INDEX messages_by_external ON messages (channel, external_id) WHERE external_id IS NOT NULL",
    """CREATE INDEX messages_without_turn ON messages (conversation_id, seq)
        WHERE sender = 'customer' AND turn_id IS NULL""",
    """CREATE VIRTUAL TABLE message_words USING fts5 (
        words, content='', detail=none, columnsize=0, tokenize='ascii')""",
)
_KNOWLEDGE = (
    """CREATE TABLE entries (
        no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, question TEXT NOT NULL, answer TEXT NOT NULL,
        category TEXT NOT NULL, alternatives TEXT NOT NULL, sales_answer TEXT NOT NULL, scope TEXT NOT NULL,
        media TEXT NOT NULL, valid_from INTEGER, valid_to INTEGER, priority INTEGER NOT NULL,
        policy TEXT NOT NULL, enabled INTEGER NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL,
        updated_at INTEGER, updated_by TEXT NOT NULL, change TEXT NOT NULL, batch_id INTEGER) STRICT""",
    "CREATE INDEX entries_by_category ON entries (category, id)",
    "CREATE INDEX entries_by_question ON entries (question)",
    "CREATE INDEX entries_by_state ON entries (enabled, policy, valid_from, valid_to)",
    "CREATE INDEX entries_by_update ON entries (updated_at)",
    "CREATE INDEX entries_by_batch ON entries (batch_id) WHERE batch_id IS NOT NULL",
    """CREATE TABLE entry_versions (
        entry_id TEXT NOT NULL, version INTEGER NOT NULL, entry TEXT NOT NULL, saved_at INTEGER NOT NULL,
        saved_by TEXT NOT NULL, change TEXT NOT NULL, batch_id INTEGER,
        PRIMARY KEY (entry_id, version)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entry_texts (
        no INTEGER PRIMARY KEY, folded TEXT NOT NULL, sounds TEXT NOT NULL, initials TEXT NOT NULL) STRICT""",
    """CREATE VIRTUAL TABLE entry_words USING fts5 (
        words, content='', detail=none, columnsize=0, tokenize='ascii')""",
    """CREATE TABLE entry_days (
        day INTEGER NOT NULL, entry_id TEXT NOT NULL, hits INTEGER NOT NULL DEFAULT 0,
        sent INTEGER NOT NULL DEFAULT 0, edited INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
        denied INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (day, entry_id)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE aliases (
        alias TEXT PRIMARY KEY, canonical TEXT NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    """CREATE TABLE phrases (
        code TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL, category TEXT NOT NULL) STRICT""",
    """CREATE TABLE import_batches (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, file_name TEXT NOT NULL, opened_by TEXT NOT NULL,
        opened_at INTEGER NOT NULL, closed_at INTEGER, added INTEGER NOT NULL DEFAULT 0,
        changed INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
        cancelled INTEGER NOT NULL DEFAULT 0, undone_at INTEGER, undone_by TEXT NOT NULL DEFAULT '') STRICT""",
)
_SHOP = (
    """CREATE TABLE products (
        code TEXT PRIMARY KEY, title TEXT NOT NULL, price REAL NOT NULL, series TEXT NOT NULL,
        category TEXT NOT NULL, floor_price REAL, attributes TEXT NOT NULL, lead_days INTEGER NOT NULL,
        ship_from TEXT NOT NULL, tags TEXT NOT NULL) STRICT""",
    """CREATE TABLE skus (
        product_code TEXT NOT NULL REFERENCES products ON DELETE CASCADE, place INTEGER NOT NULL,
        code TEXT NOT NULL, spec TEXT NOT NULL, price REAL NOT NULL, stock INTEGER NOT NULL,
        PRIMARY KEY (product_code, place)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE campaigns (
        code TEXT PRIMARY KEY, name TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,
        rule TEXT NOT NULL, threshold REAL NOT NULL, minus REAL NOT NULL, cross_shop INTEGER NOT NULL,
        password TEXT NOT NULL) STRICT""",
    """CREATE TABLE orders (
        order_no TEXT PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers ON DELETE CASCADE,
        channel TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL, items TEXT NOT NULL,
        paid_amount REAL NOT NULL, refund_amount REAL NOT NULL, refund_reason TEXT NOT NULL, paid_at INTEGER,
        shipped_at INTEGER, signed_at INTEGER, carrier TEXT NOT NULL, tracking_no TEXT NOT NULL,
        logistics TEXT NOT NULL, city TEXT NOT NULL, note TEXT NOT NULL) STRICT""",
    "CREATE INDEX orders_by_customer ON orders (customer_id, created_at)",
    "CREATE INDEX orders_by_tracking ON orders (tracking_no) WHERE tracking_no != ''",
)
_JUDGEMENT = (
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE, turn_id INTEGER,
        action TEXT NOT NULL, rule TEXT NOT NULL, entry_id TEXT, decided_at INTEGER NOT NULL,
        confidence REAL NOT NULL, margin REAL NOT NULL, handoff REAL NOT NULL, dissatisfied REAL NOT NULL,
        mood REAL NOT NULL, understanding TEXT NOT NULL, decision TEXT NOT NULL) STRICT""",
    "CREATE INDEX decisions_by_conversation ON decisions (conversation_id, id)",
    """CREATE TABLE drafts (
        decision_id INTEGER NOT NULL REFERENCES decisions ON DELETE CASCADE, rank INTEGER NOT NULL,
        text TEXT NOT NULL, entry_id TEXT, confidence REAL NOT NULL, checks TEXT NOT NULL, blocked TEXT NOT NULL,
        PRIMARY KEY (decision_id, rank)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE feedback (
        id INTEGER PRIMARY KEY, decision_id INTEGER NOT NULL REFERENCES decisions ON DELETE CASCADE,
        rank INTEGER, verdict TEXT NOT NULL, text TEXT NOT NULL, given_by TEXT NOT NULL,
        given_at INTEGER NOT NULL) STRICT""",
    "CREATE INDEX feedback_by_decision ON feedback (decision_id)",
    """CREATE TABLE escalations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE, reason TEXT NOT NULL,
        severity INTEGER NOT NULL, raised_at INTEGER NOT NULL, quote TEXT NOT NULL, message_id INTEGER,
        decision_id INTEGER, state TEXT NOT NULL, count INTEGER NOT NULL DEFAULT 1, snoozed_until INTEGER,
        closed_at INTEGER, handled_by TEXT NOT NULL DEFAULT '', callback INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE UNIQUE INDEX escalations_live ON escalations (conversation_id) WHERE state != 'resolved'",
    "CREATE INDEX escalations_by_conversation ON escalations (conversation_id)",
    """CREATE TABLE handoffs (
        id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        from_owner TEXT NOT NULL, to_owner TEXT NOT NULL, agent TEXT NOT NULL, at INTEGER NOT NULL,
        note TEXT NOT NULL) STRICT""",
    "CREATE INDEX handoffs_by_conversation ON handoffs (conversation_id)",
    """CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT, reply_id TEXT NOT NULL UNIQUE,
        conversation_id INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
        message_id INTEGER NOT NULL, sender TEXT NOT NULL, channel TEXT NOT NULL, text TEXT NOT NULL,
        release_at INTEGER NOT NULL, next_try_at INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'pending',
        attempts INTEGER NOT NULL DEFAULT 0, expected_version INTEGER, expected_owner TEXT,
        error TEXT NOT NULL DEFAULT '', delivered_at INTEGER) STRICT""",
    "CREATE INDEX outbox_pending ON outbox (next_try_at) WHERE state = 'pending'",
    "CREATE INDEX outbox_handed ON outbox (id) WHERE state = 'handed'",
    "CREATE INDEX outbox_by_message ON outbox (message_id)",
    "CREATE INDEX outbox_by_conversation ON outbox (conversation_id)",
)
_RECORD = (
    """CREATE TABLE events (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, conversation_id INTEGER NOT NULL,
        at INTEGER NOT NULL, fields TEXT NOT NULL) STRICT""",
    """CREATE TABLE kpi_quarters (
        bucket INTEGER NOT NULL, figure TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (bucket, figure, key)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE rounds (
        id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL, asked_at INTEGER NOT NULL,
        answered_at INTEGER, answered_by TEXT NOT NULL DEFAULT '', is_first INTEGER NOT NULL DEFAULT 0) STRICT""",
    "CREATE INDEX rounds_by_time ON rounds (asked_at)",
    "CREATE INDEX rounds_answered ON rounds (answered_at) WHERE answered_at IS NOT NULL",
    "CREATE UNIQUE INDEX rounds_open ON rounds (conversation_id) WHERE answered_at IS NULL",
    "CREATE INDEX rounds_by_conversation ON rounds (conversation_id, answered_by)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE audit (
        id INTEGER PRIMARY KEY, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
        detail TEXT NOT NULL, at INTEGER NOT NULL) STRICT""",
    "CREATE TABLE learned (name TEXT PRIMARY KEY, content TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

STATEMENTS: tuple[str, ...] = (*_PEOPLE, *_TALK, *_KNOWLEDGE, *_SHOP, *_JUDGEMENT, *_RECORD)
