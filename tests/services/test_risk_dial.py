"""What of a shop's history counts for the risk dial, how it counts, and what is set in the end."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.commands import RejectSuggestions, SendAgentReply
from deskpilot.domain.conversation import Mode
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.risk import GRID, History, Judged, Reading, Setting, choose
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.services.replay import read_lines
from deskpilot.services.risk_dial import (
    STANDARD_RISKS,
    check_enough,
    labelled_history,
    reviewed_history,
    risk_table,
    set_dial,
    split_checks,
)
from deskpilot.store import Draft, Reader
from tests.services.shop import Shop, answers, open_shop

NOT_THAT = Signal(Topic.REJECTED, 0.9, "不是这个")


@pytest.fixture
def by_day(data_dir: Path) -> Iterator[Shop]:
    """The small shop in assist mode: every answer waits for a person."""
    opened = open_shop(data_dir, mode="assist")
    yield opened
    opened.store.close()


def history(shop: Shop) -> History:
    reader = Reader(shop.store.data_dir)
    try:
        return reviewed_history(reader, shop.desk.house, shop.clock.now())
    finally:
        reader.close()


def drafted(shop: Shop, key: str, entry: str = "KB0002", confidence: float = 0.8, **fields: object) -> int:
    """A turn that the engine would answer so; gives its decision."""
    shop.reads(f"问{key}", answers(entry, f"问{key}", confidence, "KB0003", **fields))
    shop.turn(f"问{key}", key)
    conversation = shop.conversation(key)
    with shop.store.begin() as uow:
        found = uow.decisions.latest(conversation.id)
    assert found is not None
    return found.id


def send(shop: Shop, key: str, decision: int, rank: int = 1, edited: bool = False) -> None:
    shop.do(SendAgentReply(shop.conversation(key).id, "好的", "小美", decision, rank, edited))


def test_what_staff_did_with_the_first_draft_says_whether_it_was_right(by_day: Shop) -> None:
    send(by_day, "sent", drafted(by_day, "sent", confidence=0.81))
    send(by_day, "edited", drafted(by_day, "edited", confidence=0.82), edited=True)
    send(by_day, "second", drafted(by_day, "second", confidence=0.83), rank=2)
    by_day.do(RejectSuggestions(drafted(by_day, "all", confidence=0.84), "小美", None))
    by_day.do(RejectSuggestions(drafted(by_day, "first", confidence=0.85), "小美", 1))
    by_day.do(RejectSuggestions(drafted(by_day, "not-first", confidence=0.86), "小美", 2))
    drafted(by_day, "nobody", confidence=0.87)
    found = history(by_day)
    assert {a.confidence: a.wrong for a in found.answers} == {
        0.81: False, 0.82: True, 0.83: True, 0.84: True, 0.85: True,
    }  # fmt: skip
    assert found.turns == 5
    assert len({a.conversation for a in found.answers}) == 5


def test_the_last_word_of_staff_counts(by_day: Shop) -> None:
    decision = drafted(by_day, "a")
    by_day.do(RejectSuggestions(decision, "小美", 1))
    send(by_day, "a", decision)
    assert [a.wrong for a in history(by_day).answers] == [False]


def test_an_automatic_answer_counts_only_when_it_is_denied(shop: Shop) -> None:
    drafted(shop, "happy", confidence=0.9)
    drafted(shop, "denied", confidence=0.91)
    shop.reads("不是这个", answers("KB0003", "不是这个", 0.6, signals=(NOT_THAT,)))
    shop.turn("不是这个", "denied")
    assert [(a.confidence, a.wrong) for a in history(shop).answers] == [(0.91, True)]


def test_no_word_of_staff_undoes_a_denial(by_day: Shop) -> None:
    decision = drafted(by_day, "a")
    with by_day.store.begin() as uow:
        uow.decisions.feedback(decision, 1, "denied", "不是这个", "", by_day.clock.now())
    send(by_day, "a", decision)
    assert [a.wrong for a in history(by_day).answers] == [True]


def test_a_draft_that_a_guard_has_blocked_would_not_have_gone_out(by_day: Shop) -> None:
    send(by_day, "a", drafted(by_day, "a"))
    decision = drafted(by_day, "b")
    with by_day.store.begin() as uow:
        found = uow.decisions.get(decision)
        blocked = Draft("绝对最好", "KB0002", 0.8, blocked=("absolute_claim",))
        uow.decisions.feedback(
            uow.decisions.add(
                found.conversation_id,
                None,
                found.understanding,
                found.decision,
                (blocked,),
                by_day.clock.now(),
            ),
            1,
            "sent",
            "",
            "小美",
            by_day.clock.now(),
        )
    assert (len(history(by_day).answers), history(by_day).turns) == (1, 2)


def test_what_would_not_go_out_by_itself_is_a_turn_without_an_answer(by_day: Shop) -> None:
    angry = Signal(Topic.ANGER, 0.9, "气死了")
    send(by_day, "angry", drafted(by_day, "angry", signals=(angry,)))
    send(by_day, "price", drafted(by_day, "price", "KB0005"))
    send(by_day, "fine", drafted(by_day, "fine"))
    found = history(by_day)
    assert (len(found.answers), found.turns) == (1, 3)


def test_an_entry_that_is_gone_says_nothing_about_today(by_day: Shop) -> None:
    send(by_day, "a", drafted(by_day, "a"))
    with by_day.store.begin() as uow:
        uow.entries.enable(["KB0002"], False, "test", by_day.clock.now())
    assert history(by_day).answers == ()


def test_a_low_confidence_is_in_the_history_too(by_day: Shop) -> None:
    """Else the dial could only ever be turned one way."""
    send(by_day, "a", drafted(by_day, "a", confidence=0.3))
    assert [a.confidence for a in history(by_day).answers] == [0.3]


def labelled(*rows: tuple[str, dict[str, object] | None]) -> str:
    lines = []
    for number, (text, label) in enumerate(rows):
        line: dict[str, object] = {"conversation": f"c{number}", "seq": 0, "from": "customer", "text": text}
        lines.append(json.dumps({**line, "label": label} if label else line, ensure_ascii=False))
    return "\n".join(lines)


def from_labels(shop: Shop, text: str) -> History:
    return labelled_history(tuple(read_lines(text.splitlines())), shop.desk, shop.store, shop.clock.now())


def test_labels_say_whether_the_entry_answers(by_day: Shop) -> None:
    for number, text in enumerate(("对", "错", "反问", "转人工", "没标注", "气")):
        signals = (Signal(Topic.ANGER, 0.9, "气"),) if text == "气" else ()
        by_day.reads(text, answers("KB0002", text, 0.2 + number / 10, signals=signals))
    found = from_labels(
        by_day,
        labelled(
            ("对", {"action": "reply", "entries": ["KB0002", "KB0003"]}),
            ("错", {"action": "reply", "entries": ["KB0003"]}),
            ("反问", {"action": "clarify", "entries": ["KB0002"]}),
            ("转人工", {"action": "escalate", "entries": ["KB0002"]}),
            ("没标注", None),
            ("气", {"action": "escalate", "entries": []}),
        ),
    )
    assert [(round(a.confidence, 1), a.wrong) for a in found.answers] == [
        (0.2, False), (0.3, True), (0.4, False), (0.5, True),
    ]  # fmt: skip
    assert found.turns == 5


def test_a_file_without_labels_is_told(by_day: Shop) -> None:
    with pytest.raises(InvalidInput, match="no_labels"):
        from_labels(by_day, labelled(("几天能发", None)))


def good(count: int, confidence: float = 0.9) -> History:
    return History(tuple(Judged(confidence, False, str(n)) for n in range(count)), 2 * count)


def test_too_little_history_says_how_much_is_missing() -> None:
    table = risk_table(good(30), 0.05, 0.1, 0.5)
    assert table.is_too_little
    with pytest.raises(InvalidInput) as told:
        check_enough(table)
    assert (told.value.code, told.value.params) == (
        "too_little_history",
        {"have": 30, "needed": 72, "more": 42},
    )
    assert risk_table(good(72, 0.95), 0.05, 0.1, 0.5).chosen.reading is not None


def test_a_history_too_short_for_one_risk_tells_what_it_says_of_others() -> None:
    table = risk_table(good(80, 0.95), 0.01, 0.1, 0.5)
    assert table.is_too_little
    check_enough(table, STANDARD_RISKS[-1])
    assert {row.risk for row in table.rows if row.reading} == {0.05, 0.08, 0.1, 0.2}
    with pytest.raises(InvalidInput, match="too_little_history"):
        check_enough(risk_table(good(10), 0.01, 0.1, 0.5), STANDARD_RISKS[-1])


def test_the_table_has_every_standard_risk_and_the_one_asked_for() -> None:
    table = risk_table(good(400), 0.04, 0.1, 0.95)
    assert [row.risk for row in table.rows] == sorted({*STANDARD_RISKS, 0.04})
    assert table.chosen.risk == 0.04
    assert table.chosen == choose(table.history.answers, 0.04, 0.1)
    assert table.now == Reading(0.95, 0, 0)


def test_the_certified_threshold_is_stored(by_day: Shop) -> None:
    by_day.desk.settings()
    set_dial(by_day.desk, by_day.store, Setting(0.05, Reading(0.83, 100, 1), 0.04), by_day.clock.now())
    assert by_day.desk.settings().reply_floor == 0.83
    assert by_day.desk.settings().mode == Mode.ASSIST


def test_without_a_certificate_nothing_is_answered_by_itself(shop: Shop) -> None:
    assert shop.desk.settings().mode == Mode.AUTO
    shop.reads("问", answers("KB0002", "问", 0.99))
    set_dial(shop.desk, shop.store, Setting(0.05), shop.clock.now())
    assert shop.desk.settings().mode == Mode.ASSIST
    assert shop.turn("问") == []
    assert shop.drafts()


@pytest.mark.parametrize("floor", [GRID[0], 0.5, GRID[-1]])
def test_the_rules_send_at_a_floor_what_reaches_it(data_dir: Path, floor: float) -> None:
    """What the count of the history rests on: one replay at floor zero tells what every floor would send."""
    shop = open_shop(data_dir, reply_floor=f"{floor:g}")
    for confidence in (floor - 0.01, floor):
        shop.reads("问", replace(answers("KB0002", "问", confidence), handoff=0.6, dissatisfied=0.72))
        shop.turn("问", f"k{confidence}")
        sent = shop.decision(f"k{confidence}")
        assert (sent.rule == "confident") == (confidence >= floor)
    shop.store.close()


def test_splits_need_two_sides() -> None:
    with pytest.raises(InvalidInput, match="too_little_history"):
        split_checks(good(1), (0.1,), 0.1, 10)
    (check,) = split_checks(good(400, 0.95), (0.1,), 0.1, 10)
    assert (check.certified, check.broken, check.coverage) == (10, 0, 0.5)
