"""Taking back always wins: over thousands of orders of send, take back, release, hand over and crash, a reply that was
taken back is never seen by the customer, and one that may have been seen cannot be taken back."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from deskpilot.domain.commands import CancelReply, HandBack, SendAgentReply, TakeOver
from deskpilot.domain.conversation import Delivery
from deskpilot.domain.errors import InvalidInput
from deskpilot.services.desk import Desk, OutgoingItem
from deskpilot.store import Store
from tests.services.shop import Shop, open_shop

CONVERSATIONS, STEPS, UNDO_SECONDS = 12, 3_000, 5.0


@dataclass
class Race:
    """The desk, what its channel has in hand, and what the customers have seen."""

    shop: Shop
    random: Random
    folder: Path
    ids: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    in_hand: list[OutgoingItem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    taken_back: set[int] = field(default_factory=set)
    refused: int = 0

    def send(self) -> None:
        conversation = self.random.choice(self.ids)
        undo = self.random.choice((0.0, UNDO_SECONDS))
        self.shop.do(SendAgentReply(conversation, f"回复{len(self.sent)}", "小美", undo_seconds=undo))
        with self.shop.store.begin() as uow:
            self.sent.append(uow.messages.recent(conversation, 1)[0].id)

    def take_back(self) -> None:
        if not self.sent:
            return
        message = self.random.choice(self.sent[-8:])
        try:
            self.shop.do(CancelReply(message))
        except InvalidInput:
            self.refused += 1
        else:
            assert message not in self.seen
            self.taken_back.add(message)

    def release(self) -> None:
        items, _ = self.shop.desk.release_due(self.random.randint(1, 6))
        self.in_hand += items

    def hand_over(self) -> None:
        """The channel shows the line; whether we ever hear of it is another matter."""
        if not self.in_hand:
            return
        item = self.in_hand.pop(self.random.randrange(len(self.in_hand)))
        outcome = self.random.random()
        if outcome < 0.2:
            self.shop.desk.mark_failed(item.outbox_id, "no_signal")
            return
        self.seen.add(item.message_id)
        if outcome < 0.9:
            self.shop.desk.mark_delivered(item.outbox_id)
        else:
            self.crash()

    def crash(self) -> None:
        """The process is gone with all it had in memory; the next one opens the same folder."""
        self.shop.store.close()
        self.in_hand.clear()
        self.shop.store = Store.open(self.folder, clock=self.shop.clock.now)
        self.shop.desk = Desk(self.shop.store, self.shop.engine, self.shop.clock)
        self.shop.desk.resume()

    def change_hands(self) -> None:
        command = self.random.choice((TakeOver, HandBack))
        self.shop.do(command(self.random.choice(self.ids), "小美"))

    def wait(self) -> None:
        self.shop.clock.pass_(self.random.choice((0.1, 1.0, UNDO_SECONDS)))


def test_a_reply_that_was_taken_back_is_never_seen(data_dir: Path) -> None:
    race = Race(open_shop(data_dir), Random(20_260_501), data_dir)
    race.ids = [race.shop.hear("在吗", f"c{number}") for number in range(CONVERSATIONS)]
    acts = (race.send, race.take_back, race.release, race.hand_over, race.wait, race.change_hands, race.crash)
    for act in race.random.choices(acts, (30, 30, 30, 30, 20, 3, 1), k=STEPS):
        act()
        assert not race.taken_back & race.seen
    race.shop.clock.pass_(3_600)
    for _ in range(STEPS):
        race.release()
        if not race.in_hand:
            break
        while race.in_hand:
            race.hand_over()
    assert not race.taken_back & race.seen
    with race.shop.store.begin() as uow:
        states = {number: uow.messages.get(number).delivery for number in race.sent}
    race.shop.store.close()
    assert all(states[number] is Delivery.CANCELLED for number in race.taken_back)
    assert all(states[number] is not Delivery.CANCELLED for number in race.seen)
    assert min(len(race.taken_back), len(race.seen), race.refused) > 100  # every side of the race was run
