"""Recorded conversations: one row for each customer line, seeing only what came before, storing nothing."""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from deskpilot.domain.conversation import Mode
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.engine.learned import Learned
from deskpilot.services.lessons import LEARNED
from deskpilot.services.replay import answered, read_lines, replay
from tests.services.shop import ENTRIES, Shop, answers


def line(
    text: str, sender: str = "customer", seq: int = 0, conversation: object = "c", **more: object
) -> str:
    return json.dumps({"conversation": conversation, "seq": seq, "from": sender, "text": text, **more})


def rows(shop: Shop, lines: Iterable[str], mode: Mode = Mode.AUTO) -> list[dict[str, Any]]:
    entries = {entry.id: entry for entry in ENTRIES}
    return list(replay(read_lines(lines), mode, shop.engine, entries, shop.desk.house, shop.clock.now()))


def test_each_customer_line_gets_its_row_and_nothing_is_stored(shop: Shop) -> None:
    found = rows(
        shop,
        [
            line("多久发货", seq=3),
            line("亲，隔天", "agent", 4),
            line("", seq=5),
            line("x", "system", 6),
            line("谢谢", seq=7),
        ],
    )
    assert [(row["conversation"], row["seq"]) for row in found] == [("c", 3), ("c", 5), ("c", 7)]
    assert set(found[0]) >= {
        "action",
        "entry",
        "candidates",
        "confidence",
        "mood",
        "dissatisfied",
        "handoff",
        "intent",
        "intent_strength",
        "reasons",
        "text",
    }
    with shop.store.begin() as uow:
        assert uow.conversations.open_ids() == ()


def test_a_line_is_judged_by_what_came_before_it_in_its_own_conversation(shop: Shop) -> None:
    rows(shop, [line("甲"), line("乙", conversation="d"), line("丙", "agent"), line("丁", seq=1)])
    seen = {text: [each.text for each in context.lines] for text, context in shop.engine.seen}
    assert (seen["甲"], seen["乙"], seen["丁"]) == ([], [], ["甲", "丙"])


def test_labels_are_never_read(shop: Shop) -> None:
    plain, labelled = (
        rows(shop, [line("多久发货")]),
        rows(shop, [line("多久发货", label={"action": "hold", "entries": ["KB0003"]})]),
    )
    assert plain == labelled


def test_an_answer_carries_its_text(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    (row,) = rows(shop, [line("多久发货")])
    assert (row["action"], row["entry"]) == ("reply", "KB0001")
    assert "48小时" in row["text"]
    (row,) = rows(shop, [line("多久发货")], Mode.ASSIST)
    assert row["action"] == "suggest"


def test_what_the_guards_stop_goes_to_a_human(shop: Shop) -> None:
    shop.reads("什么料子", answers("KB0004"))
    (row,) = rows(shop, [line("什么料子")])
    assert (row["action"], row["text"]) == ("escalate", "")


def test_refusals_and_questions_back_are_counted_over_the_conversation(shop: Shop) -> None:
    shop.reads("不是这个", answers("KB0001", signals=(Signal(Topic.REJECTED, 0.9, "不是这个"),)))
    found = rows(shop, [line("不是这个"), line("不是这个", seq=1)])
    assert [row["rule"] for row in found] == ["confident", "rejected"]
    shop.reads("那个", answers("KB0001", "?", 0.4, "KB0002"))
    found = rows(shop, [line("那个"), line("那个", seq=1)])
    assert [row["action"] for row in found] == ["clarify", "escalate"]


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '{"text": "x"}',
        '{"conversation": "c", "from": "ghost", "text": "x"}',
        '{"conversation": "c", "text": 5}',
    ],
)
def test_a_line_that_cannot_be_read_is_named(shop: Shop, bad: str) -> None:
    with pytest.raises(InvalidInput) as told:
        rows(shop, [line("好"), bad])
    assert told.value.params == {"line": 2}


def test_a_batch_of_questions_gets_its_candidates(shop: Shop) -> None:
    (row,) = answered(['{"id": 7, "text": "多久发货"}', ""], shop.engine, 2)
    assert row["id"] == 7
    assert row["candidates"][0]["entry"] == "KB0001"
    with pytest.raises(InvalidInput):
        list(answered(['{"id": 7}'], shop.engine, 2))


def test_what_is_learned_is_kept_for_the_next_start(shop: Shop) -> None:
    said = [
        line(text, sender, seq, f"c{n}")
        for n in range(30)
        for seq, (sender, text) in enumerate([("customer", "几时能寄"), ("agent", "拍下后48小时内打包")])
    ]
    *_, last = shop.desk.learn(read_lines(said))
    assert isinstance(last.report, tuple)
    assert {each.code for each in last.report} >= {"learn.conversations", "learn.exchanges"}
    with shop.store.begin() as uow:
        stored = uow.learned.get(LEARNED)
    assert stored is not None
    assert Learned.from_json(stored) == shop.engine.learned


def test_learning_that_is_broken_off_changes_nothing(shop: Shop) -> None:
    before = shop.engine.learned
    steps = shop.desk.learn(read_lines(line("几时能寄", conversation=f"c{n}") for n in range(120)))
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert shop.engine.learned is before


def test_a_learned_state_of_another_version_is_left_aside(
    shop: Shop, expect_log: Callable[[int, str], logging.LogRecord]
) -> None:
    with shop.store.begin() as uow:
        uow.learned.put(LEARNED, '["?"]', shop.clock.now())
    for _ in shop.desk.load():
        pass
    expect_log(logging.WARNING, "cannot be read")
    assert shop.desk.ready
