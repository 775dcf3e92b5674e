"""Control passes: marked, logged, and never behind anybody's back."""

import json
from dataclasses import dataclass, field
from random import Random

import pytest

from deskpilot.domain.commands import (
    AcknowledgeEscalation,
    CallForHuman,
    CancelReply,
    CloseConversation,
    CloseTurn,
    Command,
    HandBack,
    MarkRead,
    ReopenConversation,
    SendAgentReply,
    SetMode,
    SnoozeEscalation,
    TakeOver,
    Transfer,
)
from deskpilot.domain.conversation import (
    ConversationState,
    Delivery,
    MessageKind,
    Mode,
    Owner,
    Sender,
)
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.escalation import EscalationState, Reason
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.services.brief import brief_of
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import Shop, answers


def marks(shop: Shop) -> list[tuple[str, str]]:
    found = [json.loads(line.payload) for line in shop.lines() if line.kind is MessageKind.MARK]
    return [(each["mark"], each["agent"] or each["reason"]) for each in found]


def escalate(shop: Shop) -> int:
    shop.reads("转人工", answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),)))
    shop.turn("转人工")
    return shop.conversation().id


def test_the_transcript_shows_where_control_passed(shop: Shop) -> None:
    conversation = escalate(shop)
    shop.do(TakeOver(conversation, "小美"))
    shop.do(Transfer(conversation, "小美", "老周", "大单"))
    shop.do(HandBack(conversation, "老周"))
    shop.do(CloseConversation(conversation, "老周"))
    assert marks(shop) == [
        ("escalated", "human_wanted"),
        ("taken_over", "小美"),
        ("transferred", "老周"),
        ("handed_back", "老周"),
        ("closed", "老周"),
    ]


@pytest.mark.parametrize("words", ["转人工", "找你们主管", "有没有真人"])
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("at_night", [False, True])
def test_who_asks_for_a_human_is_heard_at_once_in_every_mode_at_every_hour(
    shop: Shop, words: str, mode: Mode, at_night: bool
) -> None:
    shop.do(SetMode(mode))
    shop.clock.pass_(12 * 3600 * at_night)
    shop.turn("我再看看")  # left in peace, which must not swallow the wish
    shop.turn(words)
    alert = shop.alert()
    assert alert is not None
    assert (alert.reason, alert.state) == (Reason.HUMAN_WANTED, EscalationState.OPEN)
    assert shop.conversation().owner is Owner.WAITING


def test_taking_over_twice_is_one_take_over(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(TakeOver(conversation, "小美"))
    assert shop.do(TakeOver(conversation, "小美")).is_empty()


def test_handing_back_resolves_the_alert_and_counts_anew(shop: Shop) -> None:
    conversation = escalate(shop)
    shop.do(TakeOver(conversation, "小美"))
    shop.do(HandBack(conversation, "小美"))
    after = shop.conversation()
    assert (after.owner, after.agent_name, after.misses, after.warm_line_sent) == (Owner.AI, "", 0, False)
    assert shop.alert() is None


def test_a_transfer_reaches_the_colleague_as_something_new(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(TakeOver(conversation, "小美"))
    shop.do(MarkRead(conversation))
    shop.do(Transfer(conversation, "小美", "老周"))
    assert (shop.conversation().agent_name, shop.conversation().unread) == ("老周", 1)


def test_closing_leaves_nothing_open_and_reopening_brings_it_back(shop: Shop) -> None:
    conversation = escalate(shop)
    shop.do(CloseConversation(conversation, "小美"))
    assert shop.alert() is None
    assert shop.conversation().waiting_since is None
    assert shop.desk.unclosed() == ()
    shop.do(ReopenConversation(conversation))
    assert shop.conversation().state is ConversationState.OPEN


def test_an_alert_is_acknowledged_snoozed_and_wakes_up(shop: Shop) -> None:
    escalate(shop)
    alert = shop.alert()
    assert alert is not None
    shop.do(AcknowledgeEscalation(alert.id, "小美"))
    assert shop.alert().state is EscalationState.ACKNOWLEDGED  # type: ignore[union-attr]
    shop.do(SnoozeEscalation(alert.id, "小美", 300))
    assert shop.desk.wake_snoozed().raised == ()
    shop.clock.pass_(301)
    assert [each.id for each in shop.desk.wake_snoozed().raised] == [alert.id]
    assert shop.desk.wake_snoozed().raised == ()


@pytest.mark.parametrize("seconds", [0.0, -5.0, 1e9])
def test_a_snooze_has_an_end(shop: Shop, seconds: float) -> None:
    escalate(shop)
    alert = shop.alert()
    assert alert is not None
    with pytest.raises(InvalidInput, match="bad_snooze"):
        shop.do(SnoozeEscalation(alert.id, "小美", seconds))


@pytest.mark.parametrize(
    "command", [TakeOver(99, "小美"), HandBack(99, "小美"), MarkRead(99), AcknowledgeEscalation(99, "小美")]
)
def test_what_is_not_there_is_told(shop: Shop, command: Command) -> None:
    with pytest.raises(NotFound):
        shop.do(command)


def test_nobody_takes_over_without_a_name(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    with pytest.raises(InvalidInput, match="no_agent_name"):
        shop.do(TakeOver(conversation, "  "))


def test_a_transfer_carries_a_word_and_a_transfer_back_keeps_the_history(shop: Shop) -> None:
    conversation = escalate(shop)
    before = len(shop.said_by(Sender.AI))
    shop.do(TakeOver(conversation, "小美"))
    reader = Reader(shop.store.data_dir)
    queries = DeskQueries(reader, shop.clock)
    shop.do(Transfer(conversation, "小美", "老周", " 要做一米五，报价没给 "))
    shop.do(CloseTurn(shop.hear("还在吗")))
    first = brief_of(queries, conversation)[0]
    assert (first.kind, first.values, first.text) == ("handed", ("小美",), "要做一米五，报价没给")
    shop.do(Transfer(conversation, "老周", "小美"))
    assert brief_of(queries, conversation)[0].values == ("老周",)
    notes = [row.text for row in queries.transcript(conversation) if row.mark == "transferred"]
    assert notes == ["要做一米五，报价没给", ""]
    assert len(shop.said_by(Sender.AI)) == before
    shop.do(HandBack(conversation, "小美"))
    assert brief_of(queries, conversation)[0].kind != "handed"
    reader.close()


def test_a_human_called_for_a_closed_conversation_opens_it(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(CloseConversation(conversation, "小美"))
    shop.do(CallForHuman(conversation, "小美"))
    assert (shop.conversation().state, shop.conversation().owner) == (ConversationState.OPEN, Owner.WAITING)


def test_nothing_automatic_leaves_after_a_take_over_and_one_owns_it_in_10000_orders_of_events(
    shop: Shop,
) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.store._connection.run("PRAGMA synchronous=OFF")  # nobody pulls the plug here
    random, stories = Random(11), [Story(shop, f"c{number}") for number in range(40)]
    for _ in range(10_000):
        random.choice(stories).step(random)
    for story in stories:
        story.must_hold()


@dataclass
class Story:
    """One conversation through events in any order. `human` is who has it, by what was done and nothing else."""

    shop: Shop
    key: str
    human: str = ""
    said: int = 0
    marks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.number = self.shop.hear("多久发货", self.key)
        self.closed = False

    def step(self, random: Random) -> None:
        what = random.choice(
            (
                "hear",
                "turn",
                "leave",
                "leave",
                "leave",
                "take",
                "back",
                "pass",
                "cancel",
                "end",
                "call",
                "outside",
            )
        )
        getattr(self, f"_{what}")(random)

    def must_hold(self) -> None:
        """One owner, the one that the events made; marks in the order of what was done."""
        talk = self.shop.conversation(self.key)
        assert talk.agent_name == self.human
        assert (talk.owner is Owner.AGENT) == bool(self.human)
        assert (talk.state is ConversationState.CLOSED) == self.closed
        found = [json.loads(x.payload) for x in self.shop.lines(self.key) if x.kind is MessageKind.MARK]
        told = [each["mark"] for each in found if each["mark"] != "escalated"]
        assert told == self.marks[len(self.marks) - len(told) :]

    def _hear(self, _random: Random) -> None:
        self.shop.hear("多久发货", self.key)
        self.closed = False

    def _turn(self, _random: Random) -> None:
        self.shop.do(CloseTurn(self.number))

    def _leave(self, _random: Random) -> None:
        before = len(self.shop.sent)
        self.shop.leave()
        for item in self.shop.sent[before:]:
            if item.sender is Sender.AI:
                with self.shop.store.begin() as uow:
                    assert uow.conversations.get(item.conversation_id).owner is not Owner.AGENT

    def _take(self, random: Random) -> None:
        name = random.choice(("小美", "老周"))
        if self.human != name:
            self.marks.append("taken_over")
        if random.random() < 0.5:
            self.shop.do(TakeOver(self.number, name))
        else:
            self.shop.do(SendAgentReply(self.number, "我来", name))
        self.human, self.closed = name, False

    def _outside(self, _random: Random) -> None:
        self.said += 1  # the same words again would be taken for our own echo
        self.shop.hear(f"手机上回的{self.said}", self.key, sender=Sender.AGENT, sender_name="晓琳")
        if not self.human:
            self.marks.append("taken_over")
            self.human = "晓琳"
        self.closed = False

    def _pass(self, random: Random) -> None:
        name = random.choice(("小美", "老周"))
        self.shop.do(Transfer(self.number, self.human or "晓琳", name))
        if self.human != name:
            self.marks.append("transferred")
        self.human, self.closed = name, False

    def _back(self, _random: Random) -> None:
        waits = self.shop.conversation(self.key).owner is not Owner.AI
        self.shop.do(HandBack(self.number, self.human))
        if waits and not self.closed:
            self.marks.append("handed_back")
            self.human = ""

    def _cancel(self, _random: Random) -> None:
        pending = [x for x in self.shop.lines(self.key)[-3:] if x.delivery is Delivery.PENDING]
        for line in pending[-1:]:
            self.shop.do(CancelReply(line.id))

    def _end(self, _random: Random) -> None:
        if not self.closed:
            self.marks.append("closed")
        self.shop.do(CloseConversation(self.number, self.human))
        self.human, self.closed = "", True

    def _call(self, _random: Random) -> None:
        self.shop.do(CallForHuman(self.number, "小美"))
        if not self.human:
            self.closed = False
