"""A small shop for tests: a real store, a real engine, a clock that is set by hand, and one customer who writes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deskpilot.domain.commands import CloseTurn, Command, ReceiveMessage
from deskpilot.domain.conversation import Conversation, Message, Sender
from deskpilot.domain.decision import Decision
from deskpilot.domain.escalation import Escalation
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Act, Candidate, TurnContext, Understanding
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk, OutgoingItem
from deskpilot.store import Store

NOON = datetime(2026, 3, 12, 4, 0, tzinfo=UTC)  # 12:00 in the shop
ENTRIES = (
    KnowledgeEntry("KB0001", "什么时候发货", "拍下后{shop.ship_hours}小时内打包。", "发货", ("多久发货", "几天能发出")),
    KnowledgeEntry("KB0002", "能开发票吗", "可以开电子发票，在订单页申请。", "发票", ("怎么开发票",)),
    KnowledgeEntry("KB0003", "怎么洗", "冷水手洗，平铺晾干。", "养护", ("可以机洗吗",)),
    KnowledgeEntry("KB0004", "用的什么材质", "这款用的是{product.attr.材质}。", "材质", ("什么料子",)),
    KnowledgeEntry("KB0005", "能不能便宜点", "这个价格由同事来谈。", "议价", (), policy=EntryPolicy.HUMAN),
)  # fmt: skip
SETTINGS = {
    "mode": "auto", "staff": "小美:agent:9-23、老周:owner", "shop_name": "小铺", "shop.ship_hours": "48", "persona_name": "豆豆",
}  # fmt: skip


@dataclass
class HandClock:
    """Both clocks, moved by hand; the wall's can jump by itself."""

    at: datetime = NOON
    seconds: float = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


class Reading(Engine):
    """The real engine, except that some sentences are read as a test wants them to be."""

    def __init__(self) -> None:
        super().__init__()
        self.readings: dict[str, Understanding | Exception] = {}
        self.seen: list[tuple[str, TurnContext]] = []

    def understand(self, text: str, context: TurnContext) -> Understanding:
        self.seen.append((text, context))
        found = self.readings.get(text)
        if isinstance(found, Exception):
            raise found
        return found or super().understand(text, context)


def answers(
    entry_id: str, text: str = "?", confidence: float = 0.9, *others: str, **fields: object
) -> Understanding:
    """A reading that is this sure of an entry."""
    candidates = (Candidate(entry_id, 0.9), *(Candidate(other, 0.7) for other in others))
    fields = {
        "act": Act.QUESTION,
        "candidates": candidates,
        "confidence": confidence,
        "margin": 0.5,
        **fields,
    }
    return Understanding(text, **fields)  # type: ignore[arg-type]


@dataclass
class Shop:
    """The desk of the small shop and what a test looks at."""

    store: Store
    desk: Desk
    engine: Reading
    clock: HandClock
    sent: list[OutgoingItem] = field(default_factory=list)

    def do(self, command: Command) -> ChangeSet:
        return self.desk.dispatch(command)

    def hear(self, text: str, key: str = "c1", **fields: object) -> int:
        """The customer writes; gives the conversation."""
        self.clock.pass_(1)
        self.do(ReceiveMessage("taobao", key, f"buyer-{key}", text, "小明", **fields))  # type: ignore[arg-type]
        return self.conversation(key).id

    def turn(self, text: str, key: str = "c1", **fields: object) -> list[str]:
        """The customer writes, the turn closes, what is due leaves; gives what the customer reads."""
        conversation = self.hear(text, key, **fields)
        self.do(CloseTurn(conversation))
        return self.leave()

    def reads(self, text: str, reading: Understanding | Exception) -> None:
        self.engine.readings[text] = reading

    def leave(self) -> list[str]:
        """Whatever is due is handed over and delivered."""
        items, _ = self.desk.release_due()
        for item in items:
            self.desk.mark_delivered(item.outbox_id)
        self.sent += items
        return [item.text for item in items]

    def conversation(self, key: str = "c1") -> Conversation:
        with self.store.begin() as uow:
            found = uow.conversations.newest("taobao", key)
        assert found is not None
        return found

    def lines(self, key: str = "c1") -> tuple[Message, ...]:
        conversation = self.conversation(key)
        with self.store.begin() as uow:
            return uow.messages.recent(conversation.id, 200)

    def said_by(self, sender: Sender, key: str = "c1") -> list[str]:
        return [line.text for line in self.lines(key) if line.sender is sender]

    def alert(self, key: str = "c1") -> Escalation | None:
        conversation = self.conversation(key)
        with self.store.begin() as uow:
            return uow.escalations.open_of(conversation.id)

    def decision(self, key: str = "c1") -> Decision:
        conversation = self.conversation(key)
        with self.store.begin() as uow:
            found = uow.decisions.latest(conversation.id)
        assert found is not None
        return found.decision

    def drafts(self, key: str = "c1") -> list[str]:
        conversation = self.conversation(key)
        with self.store.begin() as uow:
            found = uow.decisions.latest(conversation.id)
            return [draft.text for draft in uow.decisions.drafts(found.id)] if found else []


def open_shop(folder: Path, entries: Iterable[KnowledgeEntry] = ENTRIES, **settings: str) -> Shop:
    """Open the shop with its entries and settings, ready to answer."""
    clock, engine = HandClock(), Reading()
    store = Store.open(folder, clock=clock.now)
    with store.begin() as uow:
        uow.settings.set({**SETTINGS, **settings})
        for entry in entries:
            uow.entries.put(entry, "test", clock.now())
    desk = Desk(store, engine, clock)
    for _ in desk.load():
        pass
    return Shop(store, desk, engine, clock)
