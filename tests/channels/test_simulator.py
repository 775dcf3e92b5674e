"""Simulated customers say what the story says, when it says so, and the same way with the same seed."""

import json
from itertools import islice
from pathlib import Path

import pytest

from deskpilot.channels.base import Outcome, OutgoingReply
from deskpilot.channels.simulator import (
    Arrival,
    Faults,
    Phrase,
    Simulator,
    Step,
    Story,
    planned_day,
    read_phrases,
    read_stories,
    rush,
    visits,
)
from deskpilot.channels.simulator.story import Awaited
from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.errors import InvalidInput

STORY = Story(
    "S1",
    "taobao",
    "buyer-1",
    (
        Step(("在吗",), 1.0),
        Step(("有货吗", "还有吗"), 2.0, Awaited.REPLY, 60.0),
        Step(("要人工",), 1.0, Awaited.HUMAN, 30.0, leaves_on_timeout=True),
    ),
    "小明",
    "NC-01",
)


def playing(*stories: Story, **options: object) -> Simulator:
    simulator = Simulator([Arrival(0.0, story) for story in stories], serves=("taobao", "jd"), **options)  # type: ignore[arg-type]
    simulator.start(0.0)
    return simulator


def texts(simulator: Simulator, now: float) -> list[str]:
    return [message.text for message in simulator.poll(now, 100).messages]


def answer(simulator: Simulator, now: float, sender: Sender = Sender.AI, reply_id: str = "r") -> Outcome:
    return simulator.deliver(
        OutgoingReply(f"{reply_id}{now}", "taobao", "buyer-1", "亲", sender), now
    ).outcome


def test_a_customer_waits_for_the_reply_before_going_on() -> None:
    simulator = playing(STORY)
    assert texts(simulator, 1.0) == ["在吗"]
    assert texts(simulator, 20.0) == []
    answer(simulator, 20.0)
    assert texts(simulator, 21.9) == []
    assert texts(simulator, 22.0)[0] in ("有货吗", "还有吗")


def test_without_a_reply_the_customer_goes_on_or_leaves_as_the_story_says() -> None:
    simulator = playing(STORY)
    assert len(texts(simulator, 61.0)) == 2
    assert texts(simulator, 1000.0) == []
    assert simulator.wait_seconds(1000.0) is None


def test_only_a_human_ends_the_wait_for_a_human() -> None:
    simulator = playing(STORY)
    texts(simulator, 1.0)
    answer(simulator, 2.0)
    texts(simulator, 4.0)
    answer(simulator, 5.0, Sender.AI)
    assert texts(simulator, 10.0) == []
    answer(simulator, 10.0, Sender.AGENT)
    assert texts(simulator, 11.0) == ["要人工"]


def test_a_reply_that_came_before_the_wait_counts() -> None:
    simulator = playing(
        Story(
            "S", "taobao", "buyer-1", (Step(("一",), 0.0), Step((), 5.0), Step(("二",), 1.0, Awaited.REPLY))
        )
    )
    assert texts(simulator, 0.0) == ["一"]
    answer(simulator, 1.0)
    assert texts(simulator, 6.0) == ["二"]


def test_speed_shortens_every_wait() -> None:
    simulator = playing(STORY, speed=10.0)
    assert simulator.wait_seconds(0.0) == 0.0
    assert texts(simulator, 0.0) == []
    assert simulator.wait_seconds(0.0) == pytest.approx(0.1)
    assert texts(simulator, 0.1) == ["在吗"]
    simulator.set_speed(1.0, 0.1)
    assert simulator.wait_seconds(0.1) == pytest.approx(60.0)


def test_messages_carry_the_customer_and_what_they_look_at() -> None:
    (message,) = playing(STORY).poll(1.0, 10).messages
    assert (message.channel, message.customer_key, message.nickname, message.viewed_product) == (
        "taobao",
        "buyer-1",
        "小明",
        "NC-01",
    )


def test_each_line_has_an_id_of_its_own_also_in_another_run() -> None:
    retold = [Arrival(0.0, STORY), Arrival(500.0, STORY)]
    ids = []
    for run in ("", "-2"):
        simulator = Simulator(retold, serves=("taobao",), run=run)
        simulator.start(0.0)
        for now in (1.0, 61.0, 501.0, 561.0):
            ids += [message.external_id for message in simulator.poll(now, 100).messages]
    assert len(ids) == len(set(ids)) == 8


def test_the_same_seed_gives_the_same_day() -> None:
    stories = [
        Story(f"S{number}", "taobao", f"b{number}", STORY.steps, weight=number + 1) for number in range(5)
    ]

    def day(seed: int) -> list[tuple[float, str]]:
        return [(each.at_seconds, each.story.id) for each in visits(stories, seed, 6.0, at_once=2, limit=12)]

    assert day(3) == day(3) != day(4)
    assert [moment for moment, _ in day(3)[:2]] == [0.0, 0.0]
    assert sorted(name for _, name in day(3)[:5]) == ["S0", "S1", "S2", "S3", "S4"]


def test_a_planned_day_keeps_its_times_and_goes_on_after_the_plan() -> None:
    plan = [
        Story(name, "taobao", name, STORY.steps, start_seconds=start)
        for name, start in (("b", 60.0), ("a", 5.0))
    ]
    first = list(islice(planned_day(plan, 1, 6.0), 4))
    assert [(each.at_seconds, each.story.id) for each in first[:2]] == [(5.0, "a"), (60.0, "b")]
    assert {each.story.id for each in first[2:]} == {"a", "b"}
    assert 60.0 < first[2].at_seconds < first[3].at_seconds


def test_a_rush_brings_two_thousand_customers_in_ten_minutes() -> None:
    phrases = [Phrase("发货了吗", 2.0), Phrase("有优惠吗")]
    simulator = Simulator(rush(phrases, 2000, 600.0, seed=1), seed=1)
    simulator.start(0.0)
    lines = [message for now in range(0, 700, 5) for message in simulator.poll(float(now), 10_000).messages]
    assert len({line.customer_key for line in lines}) == 2000
    assert len({line.external_id for line in lines}) == len(lines) > 2000
    assert list(islice(rush(phrases, 2000, 600.0, seed=1), 50)) == list(
        islice(rush(phrases, 2000, 600.0, seed=1), 50)
    )


def test_nobody_comes_faster_than_the_poll_allows() -> None:
    simulator = Simulator(rush([Phrase("在吗")], 50, 0.0, seed=1))
    simulator.start(0.0)
    assert len(simulator.poll(1.0, 7).messages) == 7
    assert simulator.wait_seconds(1.0) == 0.0


def test_deliveries_fail_as_often_as_asked_and_then_go_through_once() -> None:
    simulator = playing(STORY, faults=Faults(failed_deliveries=2))
    reply = OutgoingReply("r-1", "taobao", "buyer-1", "亲")
    outcomes = [simulator.deliver(reply, 1.0).outcome for _ in range(4)]
    assert outcomes == [Outcome.LATER, Outcome.LATER, Outcome.DELIVERED, Outcome.DELIVERED]


def test_lines_can_come_twice_and_out_of_order() -> None:
    steps = tuple(Step((str(number),), 0.0) for number in range(4))
    doubled = playing(Story("S", "taobao", "b", steps), faults=Faults(duplicate_every=2))
    assert texts(doubled, 0.0) == ["0", "1", "1", "2", "3", "3"]
    swapped = playing(Story("S", "taobao", "b", steps), faults=Faults(swap_every=2))
    assert texts(swapped, 0.0) == ["0", "2", "1", "3"]


def test_stories_are_read_from_a_file_and_a_bad_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "scripts.jsonl"
    good = {
        "id": "S1",
        "channel": "jd",
        "customer_key": "jd-1",
        "context": {"viewed_product": "NC-01", "order_no": "7"},
        "start_seconds": 5,
        "steps": [
            {"say": "在吗", "after_seconds": 1},
            {"wait_for": "human", "timeout_seconds": 9, "else": "leave"},
            {"kind": "order_card", "payload": {"order": "7"}},
        ],
    }
    file.write_text(json.dumps(good) + "\n\n", "utf-8")
    (story,) = read_stories(file)
    assert (story.customer, story.product, story.order_no, story.start_seconds) == ("jd-1", "NC-01", "7", 5.0)
    assert [step.says_something for step in story.steps] == [True, False, True]
    assert (story.steps[1].awaited, story.steps[1].leaves_on_timeout) == (Awaited.HUMAN, True)
    assert story.steps[2].kind is MessageKind.ORDER_CARD
    file.write_text(json.dumps(good) + '\n{"id": "S2"}\n', "utf-8")
    with pytest.raises(InvalidInput) as caught:
        read_stories(file)
    assert caught.value.params["row"] == 2


def test_phrases_are_read_with_their_weight(tmp_path: Path) -> None:
    file = tmp_path / "phrases.jsonl"
    file.write_text('{"text": "发货了吗", "weight": 3}\n{"text": "在吗"}\n', "utf-8")
    assert read_phrases(file) == (Phrase("发货了吗", 3.0), Phrase("在吗", 1.0))
