"""What one line costs the database: every row is read once and written once."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from deskpilot.domain.commands import CloseTurn, ReceiveMessage
from deskpilot.store import Reader, Store
from tests.services.shop import Shop, answers

_TABLE = re.compile(r"\bFROM (\w+)")


@contextmanager
def counted(store: Store | Reader) -> Iterator[Counter[str]]:
    """The statements that reach SQLite, by verb and table read from; those of the word index itself are left out."""
    seen: Counter[str] = Counter()

    def note(statement: str) -> None:
        if not statement.startswith("--"):
            table = _TABLE.search(statement)
            verb = statement.split(maxsplit=1)[0]
            seen[f"{verb} {table[1]}" if table and verb == "SELECT" else verb] += 1

    raw = store._connection.raw
    raw.set_trace_callback(note)
    try:
        yield seen
    finally:
        raw.set_trace_callback(None)


def test_a_line_and_its_answer_read_each_row_once(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.reads("能开发票吗", answers("KB0002"))
    shop.turn("多久发货")
    shop.turn("能开发票吗")
    conversation = shop.conversation().id
    line = ReceiveMessage("taobao", "c1", "buyer-c1", "多久发货", "小明", external_id="once")
    with counted(shop.store) as seen:
        shop.do(line)
        shop.do(CloseTurn(conversation))
    # Of the lines: those of the turn, and those before it; of the conversation: by its key, and by its number.
    assert seen["SELECT messages"] <= 3
    assert seen["SELECT conversations"] <= 2
    assert seen["SELECT entries"] <= 1
    assert seen["SELECT customers"] <= 1
    assert seen["COMMIT"] == 2
    assert sum(seen.values()) <= 45
