"""One evening of a shop in the real window: sixty-odd customers, ten of whom need a human, and one agent.

The agent knows nothing but what the window shows: the alert strip and the queue. Whoever is not shown is not served,
so a missing cue is a customer without an answer.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.app.program import Program
from deskpilot.channels.simulator import Arrival, Simulator, Story, read_phrases, read_stories, rush
from deskpilot.domain.commands import LoadDemoShop
from deskpilot.domain.conversation import Owner, Sender
from deskpilot.domain.escalation import Escalation
from deskpilot.engine import Engine
from deskpilot.paths import resource
from deskpilot.services.brief import brief_of
from deskpilot.services.desk import Desk
from deskpilot.services.views import QueueFilter
from deskpilot.store import Store
from deskpilot.ui.desk_page import DeskPage
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.conversation.letting_go import StillWaitingSheet
from deskpilot.worker.gateway import EngineState, Gateway
from tests.desks import SETTINGS, rows

DEMO = resource("seed", "demo")
FOR_HUMANS = (
    "bargain",
    "third_no",
    "anger",
    "wants_human",
    "wrong_colour",
    "address_after",
    "broken",
    "injury",
    "threat",
    "custom",
)
ROUTINE = (
    "burst_five",
    "alias_stock",
    "alias_soldout",
    "slimming",
    "breathing",
    "scalp",
    "cross_shop",
    "unpaid",
    "night",
    "urge",
    "invoice",
    "size",
    "return_7",
    "thanks",
    "typos",
    "traditional",
    "cat_and_dog",
    "gift_mother",
    "blanket_elder",
    "house_size",
    "order_where",
    "shipping_remote",
    "pilling",
    "compare_price",
    "expired_code",
    "robot_or_human",
)
PASSING_BY = 26
SPEED = 8.0
WITHIN_SECONDS = 160.0
LIMIT_SECONDS = 180.0
WORDS = "您好，我是小美，前面聊的我都看到了，这就替您处理。"


class Agent:
    """小美 at the desk: takes what the window points at, reads the brief, answers, hands back."""

    def __init__(self, window: MainWindow, gateway: Gateway, qtbot: QtBot) -> None:
        self.window, self.gateway, self.qtbot = window, gateway, qtbot
        page = window.findChild(DeskPage)
        assert isinstance(page, DeskPage)
        self.page = page
        self.served: dict[int, int] = {}
        self.suggestions_used = 0

    def serve_next(self) -> bool:
        """Serve whoever the window points at first; False when it points at nobody."""
        if self.page.queue.alert_shown() is not None:
            QTest.keyClick(self.window, Qt.Key.Key_F2)
        else:
            waiting = self._first_in_list()
            if waiting is None:
                return False
            self.window.open_conversation(waiting)
            QTest.keyClick(self.page.conversation, Qt.Key.Key_F2)
        self.qtbot.waitUntil(self._is_mine)
        self._answer()
        return True

    def _first_in_list(self) -> int | None:
        self.page.queue.refresh()
        row = self.page.queue.first_shown()
        return None if row is None else row.conversation_id

    def _is_mine(self) -> bool:
        number = self.page.conversation.conversation_id
        head = self.gateway.queries.head(number) if number is not None else None
        return head is not None and head.owner is Owner.AGENT and self.page.conversation.header.is_mine

    def _answer(self) -> None:
        conversation = self.page.conversation.conversation_id
        assert conversation is not None
        self.served[conversation] = self._lines_of_brief(conversation)
        editor = self.page.conversation.reply.editor
        sent = self._sent(conversation)
        QTest.keyClick(self.page.conversation, Qt.Key.Key_1)
        self.suggestions_used += bool(editor.text())
        if not editor.text():
            editor.put(WORDS)
        self._send()
        if editor.text():  # a guard stopped the draft
            editor.put(WORDS)
            self._send()
        self.qtbot.waitUntil(lambda: self._sent(conversation) > sent)
        header = self.page.conversation.header
        header.owner_button.click()
        for asked in header.findChildren(StillWaitingSheet):
            asked.go.click()  # the customer wrote on meanwhile
            self.window.activateWindow()  # which the system does when a sheet is gone
        self.qtbot.waitUntil(lambda: not self._is_mine())

    def _send(self) -> None:
        editor = self.page.conversation.reply.editor
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _lines_of_brief(self, conversation: int) -> int:
        """What the case column shows, once it shows this conversation."""
        brief = self.page.case.brief
        self.qtbot.waitUntil(lambda: any(row.isVisible() for row in brief.rows))
        assert brief_of(self.gateway.queries, conversation)
        return sum(row.isVisible() for row in brief.rows)

    def _sent(self, conversation: int) -> int:
        lines = self.gateway.queries.transcript(conversation)
        return sum(line.sender is Sender.AGENT for line in lines)


def arrivals() -> Iterator[Arrival]:
    """Everybody of the evening in the order they come."""
    stories = {story.id: story for story in read_stories(DEMO / "scripts.jsonl")}
    told = [stories[name] for name in (*FOR_HUMANS, *ROUTINE)]
    step = WITHIN_SECONDS / len(told)
    # Those for humans come between the others, not first.
    mixed = sorted(told, key=lambda story: hash_of(story))
    coming = [Arrival(place * step, story) for place, story in enumerate(mixed)]
    coming += rush(read_phrases(DEMO / "load_phrases.jsonl"), PASSING_BY, WITHIN_SECONDS, 3)
    yield from sorted(coming, key=lambda arrival: arrival.at_seconds)


def hash_of(story: Story) -> int:
    """An order that is none, the same at each run."""
    return sum(ord(letter) * 31**place for place, letter in enumerate(story.id)) % 1009


@pytest.fixture
def furnished(data_dir: Path) -> Path:
    store = Store.open(data_dir)
    Desk(store, Engine()).dispatch(LoadDemoShop())
    with store.begin() as uow:
        uow.settings.set({**SETTINGS, "reply_floor": "0.5", "agent_name": "小美", "sound": "0"})
    store.close()
    return data_dir


def test_an_evening_passes_and_nobody_who_needs_a_human_is_missed(
    qapp: QApplication, qtbot: QtBot, furnished: Path
) -> None:
    coming = list(arrivals())
    served = frozenset(arrival.story.channel for arrival in coming)
    customers = Simulator(coming, serves=served, speed=SPEED)
    program = Program(qapp, furnished, lambda settings: {"customers": lambda: customers})
    raised: list[Escalation] = []
    program.start()
    try:
        qtbot.waitUntil(lambda: program.gateway is not None and program.gateway.state is EngineState.READY)
        assert program.gateway is not None
        assert program.window is not None
        program.gateway.escalated.connect(raised.append)
        agent = Agent(program.window, program.gateway, qtbot)
        idle = 0
        while idle < 40:
            idle = 0 if agent.serve_next() or customers.wait_seconds(now(program)) is not None else idle + 1
            qtbot.wait(25)
        counts = program.gateway.queries.queue_counts("小美")
        waiting = program.gateway.queries.queue(QueueFilter.WAITING)
    finally:
        program.shut_down()
    assert len(coming) >= 60
    assert (counts.waiting, counts.alerts, waiting) == (0, 0, ())
    helped = {str(nick) for (nick,) in rows(furnished, _HELPED)}
    stories = {story.id: story for story in read_stories(DEMO / "scripts.jsonl")}
    assert {name for name in FOR_HUMANS if stories[name].nickname not in helped} == set()
    assert {escalation.conversation_id for escalation in raised} <= set(agent.served)
    assert min(agent.served.values()) >= 4
    assert agent.suggestions_used >= 3
    assert rows(furnished, _LATE.format(limit=int(LIMIT_SECONDS * 1e6))) == []
    assert rows(furnished, _TALKED_OVER) == []


def now(program: Program) -> float:
    """The clock the channels are handed."""
    from deskpilot.services.clock import SystemClock

    return SystemClock().monotonic()


_HELPED = """SELECT DISTINCT u.nickname FROM messages m JOIN conversations c ON c.id = m.conversation_id
    JOIN customers u ON u.id = c.customer_id WHERE m.sender = 'agent' AND m.delivery = 'delivered'"""
_LATE = "SELECT * FROM rounds WHERE answered_by = 'agent' AND answered_at - asked_at > {limit}"
# A line of the AI that left while a human had the conversation.
_TALKED_OVER = """SELECT m.id FROM messages m
    JOIN handoffs h ON h.conversation_id = m.conversation_id AND h.to_owner = 'agent'
    WHERE m.sender = 'ai' AND m.delivery = 'delivered' AND m.received_at > h.at AND m.received_at < coalesce(
        (SELECT min(b.at) FROM handoffs b WHERE b.conversation_id = h.conversation_id AND b.id > h.id), 1e18)"""
