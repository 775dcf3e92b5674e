"""A fishing shop in the real window: one broken rod from the alert to the hand-back, by keys alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.app.program import Program
from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.conversation import Delivery, Owner, Sender
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.services.views import TranscriptRow
from deskpilot.store import Store
from deskpilot.ui.desk_page import DeskPage
from deskpilot.ui.panels.conversation.letting_go import StillWaitingSheet
from deskpilot.worker.gateway import EngineState, Gateway
from tests.desks import Phone, furnish, rows

ROD = Product("FR-1", "苍岭 碳素溪流竿 5.4米", 468.0, floor_price=420.0, skus=(Sku("FR-1-1", {}, 468.0, 6),))
ENTRIES = (
    KnowledgeEntry("F1", "鱼竿是几调的", "这支是28调，偏硬一点。", "参数", ("偏软还是偏硬",)),
    KnowledgeEntry("F2", "什么时候发货", "拍下后当天打包，隔天揽收。", "发货", ("多久发货", "几天能发出")),
)
BROKEN = ("上个月买的那根竿子", "第三节断了，就钓了个三斤的鲤鱼", "你们得给我换根新的，别跟我说修")


class Seat:
    """小美 in front of the window, with nothing but keys."""

    def __init__(self, program: Program, phone: Phone, qtbot: QtBot) -> None:
        assert program.window is not None
        assert program.gateway is not None
        page = program.window.findChild(DeskPage)
        assert isinstance(page, DeskPage)
        self.window, self.page, self.phone, self.qtbot = program.window, page, phone, qtbot
        self.gateway: Gateway = program.gateway

    def hears(self, *lines: str) -> None:
        for line in lines:
            self.phone.say(line, "江边老周")

    def until(self, condition: object, timeout: int = 8000) -> None:
        assert callable(condition)
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    @property
    def number(self) -> int:
        number = self.page.conversation.conversation_id
        assert number is not None
        return number

    @property
    def owner(self) -> Owner:
        head = self.gateway.queries.head(self.number)
        assert head is not None
        return head.owner

    def by_human(self) -> list[TranscriptRow]:
        return [m for m in self.gateway.queries.transcript(self.number) if m.sender is Sender.AGENT]

    def brief(self) -> str:
        shown = [row for row in self.page.case.brief.rows if row.isVisible()]
        return "\n".join(row.accessibleName() for row in shown)

    def key(self, key: Qt.Key, with_ctrl: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if with_ctrl else Qt.KeyboardModifier.NoModifier
        target = self.page.conversation.reply.editor if with_ctrl else self.page.conversation
        QTest.keyClick(target, key, held)


@pytest.fixture
def seat(qapp: QApplication, qtbot: QtBot, data_dir: Path) -> Iterator[Seat]:
    furnish(data_dir, ENTRIES, agent_name="小美", sound="0", undo_seconds="5", staff="小美、老周")
    _sold(data_dir)
    phone = Phone()
    program = Program(qapp, data_dir, lambda settings: {"phone": lambda: phone})
    program.start()
    try:
        qtbot.waitUntil(lambda: program.gateway is not None and program.gateway.state is EngineState.READY)
        yield Seat(program, phone, qtbot)
    finally:
        program.shut_down()


def _sold(data_dir: Path) -> None:
    """The rod was bought twenty days ago."""
    now, store = datetime.now(UTC), Store.open(data_dir)
    with store.begin() as uow:
        uow.products.put(ROD)
        customer = uow.customers.find_or_create("phone", "江边老周", "江边老周", now)
        then, item = now - timedelta(days=20), OrderItem("FR-1", "FR-1-1", 1, 468.0, ROD.title)
        uow.orders.put(
            Order("6001", customer.id, "phone", OrderStatus.SIGNED, then, (item,), 468.0, paid_at=then)
        )
    store.close()


def test_a_broken_rod_goes_from_the_alert_to_the_hand_back_by_keys_alone(seat: Seat, data_dir: Path) -> None:
    seat.hears(*BROKEN)
    seat.until(lambda: seat.page.queue.alert_shown() is not None)
    QTest.keyClick(seat.window, Qt.Key.Key_F2)
    seat.until(lambda: seat.page.conversation.conversation_id is not None and seat.owner is Owner.AGENT)
    seat.until(lambda: "哪一件：「苍岭 碳素溪流竿 5.4米」，¥468，20 天前下的单，已签收" in seat.brief())
    assert "第三节断了，就钓了个三斤的鲤鱼" in seat.brief()
    editor = seat.page.conversation.reply.editor
    seat.key(Qt.Key.Key_1)
    assert "您想换货，我看到了" in editor.text()
    assert "拍一张" in editor.text()
    seat.key(Qt.Key.Key_Return, with_ctrl=True)
    seat.until(lambda: not editor.text())
    spoken = list(seat.phone.texts)
    seat.hears("照片发你了，什么时候发货")
    seat.until(
        lambda: any("什么时候发货" in line.text for line in seat.gateway.queries.transcript(seat.number))
    )
    seat.until(lambda: any("拍一张" in text for text in seat.phone.texts), timeout=9000)
    assert [text for text in seat.phone.texts if text not in spoken and "揽收" in text] == []
    header = seat.page.conversation.header
    header.owner_button.click()
    asked = header.findChild(StillWaitingSheet)
    assert isinstance(asked, StillWaitingSheet)  # the last question has no answer yet
    assert seat.owner is Owner.AGENT
    asked.go.click()
    seat.until(lambda: seat.owner is Owner.AI)
    said = rows(data_dir, "SELECT text FROM messages WHERE sender = 'agent' AND delivery = 'delivered'")
    assert len(said) == 1
    assert ("sent", 1) in rows(data_dir, _FEEDBACK)


def test_a_reply_taken_back_within_its_seconds_never_leaves(seat: Seat) -> None:
    seat.hears(*BROKEN)
    seat.until(lambda: seat.page.queue.alert_shown() is not None)
    QTest.keyClick(seat.window, Qt.Key.Key_F2)
    seat.until(lambda: seat.page.conversation.conversation_id is not None and seat.owner is Owner.AGENT)
    editor = seat.page.conversation.reply.editor
    editor.put("这根我给您换新的，明天下午寄出")
    seat.key(Qt.Key.Key_Return, with_ctrl=True)
    seat.until(lambda: not editor.text())
    seat.until(lambda: seat.page.conversation.reply.undo_strip.isVisible())
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    seat.until(lambda: "明天下午寄出" in editor.text())
    seat.until(lambda: [m.delivery for m in seat.by_human()] == [Delivery.CANCELLED])
    assert [text for text in seat.phone.texts if "寄出" in text] == []


_FEEDBACK = "SELECT verdict, rank FROM feedback"
