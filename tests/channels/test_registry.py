"""Channels behind one face: fair, and one that fails takes no other down."""

import pytest

from deskpilot.channels import Channels, Outcome, OutgoingReply
from deskpilot.channels.base import DELIVERED, DeliveryResult, Inflow
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.errors import ChannelError, InvalidInput


class Line:
    """A channel with lines in store that can be cut off."""

    def __init__(self, name: str, lines: int = 0) -> None:
        self.name = name
        self.serves = frozenset({name})
        self.lines = lines
        self.cut = False
        self.log: list[str] = []

    def _check(self) -> None:
        if self.cut:
            raise ChannelError("line_cut", channel=self.name)

    def start(self, now: float) -> None:
        self._check()
        self.log.append("start")

    def poll(self, now: float, limit: int) -> Inflow:
        self._check()
        taken = min(limit, self.lines)
        self.lines -= taken
        return Inflow(tuple(ReceiveMessage(self.name, "c", "k", "在吗") for _ in range(taken)))

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        self.log.append(f"acknowledge {message.text}")

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        self.log.append(f"refuse {code}")

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        self._check()
        self.log.append(f"deliver {reply.text}")
        return DELIVERED

    def wait_seconds(self, now: float) -> float | None:
        return 7.0

    def stop(self) -> None:
        self._check()
        self.log.append("stop")


def reply(channel: str) -> OutgoingReply:
    return OutgoingReply("r", channel, "c", "好的")


def test_a_flooding_channel_leaves_room_for_the_others() -> None:
    channels = Channels([Line("loud", 1000), Line("quiet", 3)])
    names = [message.channel for _ in range(2) for message in channels.poll(0.0, 10).messages]
    assert names.count("quiet") == 3
    assert len(names) <= 20


def test_a_channel_that_fails_is_told_once_and_left_alone_for_a_while() -> None:
    cut, fine = Line("cut", 1), Line("fine", 5)
    cut.cut = True
    channels = Channels([cut, fine])
    problems = [channels.poll(now, 4).problems for now in (0.0, 1.0, 6.0)]
    assert [[problem.code for problem in each] for each in problems] == [["line_cut"], [], []]
    assert fine.lines == 0
    cut.cut = False
    assert [message.channel for message in channels.poll(60.0, 10).messages] == ["cut"]


def test_pauses_between_tries_grow_but_not_for_ever() -> None:
    cut = Line("cut")
    cut.cut = True
    channels, now, pauses = Channels([cut]), 0.0, []
    for _ in range(12):
        channels.poll(now, 1)
        pauses.append(channels.wait_seconds(now) or 0.0)
        now += pauses[-1]
    assert pauses[:3] == [5.0, 10.0, 20.0]
    assert pauses[-1] == 300.0


def test_a_reply_goes_to_the_channel_it_is_addressed_to() -> None:
    taobao, jd = Line("taobao"), Line("jd")
    channels = Channels([taobao, jd])
    assert channels.deliver(reply("jd"), 0.0).outcome is Outcome.DELIVERED
    assert (taobao.log, jd.log) == ([], ["start", "deliver 好的"])


def test_a_reply_to_nobody_is_refused_and_one_to_a_cut_line_comes_later() -> None:
    cut = Line("cut")
    channels = Channels([cut])
    assert channels.deliver(reply("none"), 0.0) == DeliveryResult(Outcome.REFUSED, "no_channel")
    channels.poll(0.0, 1)
    cut.cut = True
    assert channels.deliver(reply("cut"), 0.0) == DeliveryResult(Outcome.LATER, "line_cut")


def test_two_channels_cannot_answer_to_one_name() -> None:
    with pytest.raises(InvalidInput):
        Channels([Line("jd"), Line("jd")])


def test_what_became_of_a_message_goes_back_to_its_channel() -> None:
    line = Line("jd", 1)
    channels = Channels([line])
    (message,) = channels.poll(0.0, 1).messages
    channels.acknowledge(message, 0.0)
    channels.refuse(message, "id_conflict", 0.0)
    assert line.log == ["start", "acknowledge 在吗", "refuse id_conflict"]


def test_every_channel_is_stopped_even_if_one_fails_at_it() -> None:
    cut, fine = Line("cut"), Line("fine")
    channels = Channels([cut, fine])
    channels.poll(0.0, 1)
    cut.cut = True
    assert [problem.code for problem in channels.stop()] == ["line_cut"]
    assert fine.log == ["start", "stop"]


def test_no_channels_need_no_polls() -> None:
    channels = Channels()
    assert channels.wait_seconds(0.0) is None
    assert channels.poll(0.0, 5) == Inflow()
