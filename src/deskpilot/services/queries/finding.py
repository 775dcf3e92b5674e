"""The search over everything: customers, orders, knowledge and lines. What is typed is always taken literally."""

from deskpilot.services.views import SearchHit
from deskpilot.store import Reader
from deskpilot.store.entry_search import matching
from deskpilot.store.search_text import escaped_like, expression, fold, typed

_AROUND = 24
_LOOKED_AT = 2000
_CONVERSATION = (
    "(SELECT id FROM conversations WHERE customer_id = u.id ORDER BY last_message_at DESC LIMIT 1)"
)


def search(reader: Reader, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Hits of every kind, customers and orders before knowledge before lines; lines fill up what is left."""
    wanted = typed(text)
    if not wanted or limit < 1:
        return ()
    share = max(1, limit // 4)
    hits = [
        *_customers(reader, wanted, share),
        *_orders(reader, wanted, share),
        *_entries(reader, wanted, share),
    ]
    return tuple(hits[:limit]) + _messages(reader, wanted, max(0, limit - len(hits)))


def _customers(reader: Reader, wanted: str, limit: int) -> list[SearchHit]:
    rows = reader.rows(
        f"SELECT u.nickname, u.external_key, {_CONVERSATION} AS conversation FROM customers u"
        " WHERE u.nickname LIKE :like ESCAPE '\\' OR u.external_key LIKE :like ESCAPE '\\'"
        " OR u.tags LIKE :like ESCAPE '\\' OR u.note LIKE :like ESCAPE '\\' ORDER BY u.paid_total DESC, u.id LIMIT :limit",
        {"like": f"%{escaped_like(wanted)}%", "limit": limit},
    )
    return [SearchHit("customer", row["nickname"], row["external_key"], row["conversation"]) for row in rows]


def _orders(reader: Reader, wanted: str, limit: int) -> list[SearchHit]:
    rows = reader.rows(
        f"SELECT o.order_no, u.nickname, {_CONVERSATION} AS conversation FROM orders o"
        " JOIN customers u ON u.id = o.customer_id"
        " WHERE o.order_no LIKE :like ESCAPE '\\' OR o.tracking_no LIKE :like ESCAPE '\\'"
        " ORDER BY o.created_at DESC, o.order_no LIMIT :limit",
        {"like": f"%{escaped_like(wanted)}%", "limit": limit},
    )
    return [SearchHit("order", row["order_no"], row["nickname"], row["conversation"]) for row in rows]


def _entries(reader: Reader, wanted: str, limit: int) -> list[SearchHit]:
    if expression(fold(wanted)) is None:
        return []
    found, params = matching(wanted)
    rows = reader.rows(
        f"SELECT id, question, category FROM entries WHERE no IN ({found}) ORDER BY enabled DESC, no LIMIT :limit",
        params | {"limit": limit},
    )
    return [
        SearchHit("entry", row["question"], f"{row['id']} · {row['category']}", entry_id=row["id"])
        for row in rows
    ]


def _messages(reader: Reader, wanted: str, limit: int) -> tuple[SearchHit, ...]:
    """The newest lines first. One letter alone stands in too many lines to be worth a look."""
    words = fold(wanted).split()
    terms = expression(" ".join(words))
    if terms is None or len(terms) < len('"ab"') or limit == 0 or terms.endswith("*"):
        return ()
    rows = reader.each(
        "SELECT m.id, m.conversation_id, m.text, u.nickname FROM message_words w CROSS JOIN messages m ON m.id = w.rowid"
        " JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id"
        " WHERE w.message_words MATCH ? ORDER BY w.rowid DESC LIMIT ?",
        (terms, _LOOKED_AT),
    )
    hits: list[SearchHit] = []
    for row in rows:
        folded = fold(row["text"])
        if all(word in folded for word in words):
            snippet = _snippet(row["text"], folded.find(words[0]))
            hits.append(SearchHit("message", snippet, row["nickname"], row["conversation_id"], row["id"]))
            if len(hits) == limit:
                break
    return tuple(hits)


def _snippet(text: str, place: int) -> str:
    """The words around the find, on one row. The place is that of the folded text, near enough."""
    start, end = max(0, place - _AROUND), place + 2 * _AROUND
    shown = " ".join(text[start:end].split())
    return ("…" if start else "") + shown + ("…" if end < len(text) else "")
