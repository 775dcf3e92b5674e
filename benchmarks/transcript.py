"""A conversation of a million messages in the real panel, beside one of a hundred: it must make no difference."""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtWidgets import QWidget

from benchmarks.corpus import load_phrases
from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.running import application
from benchmarks.shops import empty_shop
from deskpilot.domain.conversation import Sender
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader, Store
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.theme import Theme
from deskpilot.worker.gateway import Gateway

PART = "transcript"
SMALL = 100
_OPEN, _APPEND, _FOUND = Goal(30.0), Goal(5.0), Goal(30.0)
# Common and seldom words, of two letters and more, two at once, and one that nobody says.
_SEARCHED = ("发货", "退款", "洗", "起球", "什么时候发货", "尺码 偏大", "长颈鹿")
_STEP = 50_000
_STARTED_AT = datetime(2025, 1, 1, tzinfo=UTC)
_GAP_MICROSECONDS = 7_000_000


@dataclass(frozen=True, slots=True)
class Talks:
    """A data folder with two conversations."""

    folder: Path
    large: int
    small: int


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part. The large database is kept for the next run, outside the folder of this one."""
    size = plan.pick(1_000_000, 20_000)
    kept = (plan.folder or Path(tempfile.gettempdir())) / f"deskpilot-bench-talk-{size}-{_recipe()}"
    if not (kept / "done").is_file():
        shutil.rmtree(kept, ignore_errors=True)
        make_talks(kept, size)
        (kept / "done").touch()
    with plan.scratch() as scratch:
        shutil.copytree(kept / "shop", scratch / "shop")
        return list(open_and_append(Talks(scratch / "shop", 1, 2), size, plan.pick(30, 5)))


def make_talks(folder: Path, size: int) -> Talks:
    """Write a conversation of `size` messages, and one of a hundred, straight into a database of our own."""
    shop = empty_shop(folder / "shop")
    store = Store.open(shop)
    with store.begin() as uow:
        for key in ("large", "small"):
            customer = uow.customers.find_or_create("bench", key, key, _STARTED_AT)
            uow.conversations.open("bench", key, customer.id, _STARTED_AT)
    path = store.path
    store.close()
    base = sqlite3.connect(path)
    try:
        _write_lines(base, 1, size, _tokens())
        _write_lines(base, 2, SMALL, _tokens())
        base.execute("ANALYZE")
        base.commit()
    finally:
        base.close()
    return Talks(shop, 1, 2)


def open_and_append(talks: Talks, size: int, times: int) -> Iterator[Figure]:
    """Open both by turns, then append to both by turns, as the desk does when a line comes in."""
    store = Store.open(talks.folder)
    reader = Reader(talks.folder)
    gateway = Gateway(DeskQueries(reader, SystemClock()))
    panel = _panel(gateway)
    conversations = {"large": talks.large, "small": talks.small}
    opened = _by_turns(times, {name: _opening(panel, each) for name, each in conversations.items()})
    stored: dict[str, list[int]] = {name: [] for name in conversations}
    shown: dict[str, list[int]] = {name: [] for name in conversations}
    found = {text: _searching(gateway.queries, text) for text in _SEARCHED}
    searched = _by_turns(min(times, 5), found)
    for name, conversation_id in conversations.items():
        panel.show_conversation(conversation_id)
        for number in range(times):
            store_ns, show_ns = _append(store, gateway, panel, conversation_id, number)
            stored[name].append(store_ns)
            shown[name].append(show_ns)
    panel.close()
    reader.close()
    store.close()
    large, small = spread(opened["large"]), spread(opened["small"])
    beside = {**large.beside(), f"{SMALL} lines ms": small.p50}
    name = f"conversation of {size:,} messages"
    yield Figure(PART, f"{name} · opened and painted", large.p50, "ms", _OPEN, beside, headline=True)
    large, small, safe = spread(shown["large"]), spread(shown["small"]), spread(stored["large"])
    beside = {**large.beside(), f"{SMALL} lines ms": small.p50}
    yield Figure(PART, f"{name} · new line read and painted", large.p50, "ms", _APPEND, beside, headline=True)
    slowest = max(spread(each).p50 for each in searched.values())
    beside = {f"{text} ms": spread(each).p50 for text, each in searched.items()}
    yield Figure(
        PART,
        f"{size:,} messages searched, slowest of the words",
        slowest,
        "ms",
        _FOUND,
        beside,
        headline=True,
    )
    beside = {**safe.beside(), f"{SMALL} lines ms": spread(stored["small"]).p50}
    yield Figure(PART, f"{name} · new line stored, safe on disk", safe.p50, "ms", beside=beside)


def _panel(gateway: Gateway) -> ConversationPanel:
    theme = Theme()
    theme.apply(application(), "light")
    panel = ConversationPanel(gateway, theme)
    panel.resize(900, 850)
    panel.show()
    _paint(panel)
    return panel


def _opening(panel: ConversationPanel, conversation_id: int) -> Callable[[], int]:
    def opened() -> int:
        panel.show_conversation(None)
        _paint(panel)
        before = perf_counter_ns()
        panel.show_conversation(conversation_id)
        _paint(panel)
        return perf_counter_ns() - before

    return opened


def _searching(queries: DeskQueries, text: str) -> Callable[[], int]:
    def searched() -> int:
        before = perf_counter_ns()
        queries.search(text)
        return perf_counter_ns() - before

    return searched


def _append(
    store: Store, gateway: Gateway, panel: ConversationPanel, conversation_id: int, number: int
) -> tuple[int, int]:
    """Nanoseconds for storing a line and for showing it."""
    before = perf_counter_ns()
    with store.begin() as uow:
        uow.messages.append(
            conversation_id, Sender.CUSTOMER, f"第{number + 1}次问：几天能到", datetime.now(UTC)
        )
    stored = perf_counter_ns()
    gateway.committed.emit(uow.changes)
    _paint(panel)
    return stored - before, perf_counter_ns() - stored


def _paint(widget: QWidget) -> None:
    """Lay out and paint now what the loop would do next."""
    application().sendPostedEvents()
    widget.repaint()


def _by_turns(times: int, acts: dict[str, Callable[[], int]]) -> dict[str, list[int]]:
    durations: dict[str, list[int]] = {name: [] for name in acts}
    for number in range(times + 1):
        for name, act in acts.items():
            duration = act()
            if number:
                durations[name].append(duration)
    return durations


def _tokens() -> dict[str, str]:
    """Each line that is said, with the words that the store's own search would keep of it."""
    from deskpilot.store.search_text import tokens

    return {text: tokens(text) for text in load_phrases()}


def _write_lines(base: sqlite3.Connection, conversation_id: int, count: int, said: dict[str, str]) -> None:
    started = int(_STARTED_AT.timestamp() * 1_000_000)
    texts = cycle(said.items())
    (first,) = base.execute("SELECT coalesce(max(id), 0) + 1 FROM messages").fetchone()
    for begin in range(0, count, _STEP):
        numbers = range(begin, min(begin + _STEP, count))
        lines = list(zip(numbers, islice(texts, len(numbers)), strict=True))
        base.executemany(
            "INSERT INTO messages (id, conversation_id, seq, sender, text, received_at, channel, external_id, turn_id,"
            " delivery) VALUES (?,?,?,?,?,?,'bench',?,1,?)",
            (
                (
                    first + number,
                    conversation_id,
                    number,
                    "ai" if number % 2 else "customer",
                    text,
                    started + number * _GAP_MICROSECONDS,
                    f"{conversation_id}-{number}",
                    "delivered" if number % 2 else "received",
                )
                for number, (text, _) in lines
            ),
        )
        base.executemany(
            "INSERT INTO message_words (rowid, words) VALUES (?, ?)",
            ((first + number, words) for number, (_, words) in lines),
        )
    base.execute(
        "UPDATE conversations SET next_seq = ?, last_message_at = ? WHERE id = ?",
        (count, started + count * _GAP_MICROSECONDS, conversation_id),
    )
    base.commit()


def _recipe() -> str:
    """Changes when the tables or the way they are filled change."""
    from deskpilot.store import schema_1

    sources = (Path(__file__), Path(schema_1.__file__))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:10]
