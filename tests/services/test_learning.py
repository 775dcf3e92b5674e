"""What was learned is told, can be put aside and taken back, and never blocks what is learned after."""

from contextlib import closing

import pytest

from deskpilot.domain.commands import ForgetLearned, RecallLearned
from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine.learned import NOTHING_LEARNED
from deskpilot.services.lessons import LEARNED, READ, REPORT, Lessons, can_recall, lessons
from deskpilot.services.replay import Recorded
from deskpilot.store import Reader
from tests.services.shop import ENTRIES, Shop


def rated(count: int = 60) -> list[Recorded]:
    return [
        Recorded(f"{kind}{n}", 0, Sender.CUSTOMER, text, None, label={"sat": sat})
        for n in range(count)
        for kind, text, sat in (("calm", "蓝色那批到仓了哈", 1), ("upset", "绿色那批到仓了哈", 0))
    ]


def told(shop: Shop) -> Lessons | None:
    with shop.store.begin() as uow:
        return lessons(uow.learned)


def dissatisfied(shop: Shop, text: str = "绿色那批到仓了哈") -> float:
    return shop.engine.understand(text, TurnContext(lines=(Line(Sender.AGENT, "在的"),))).dissatisfied


def learn(shop: Shop, rows: list[Recorded]) -> None:
    *_, _ = shop.desk.learn(rows)


def test_it_is_told_when_from_how_much_and_how_well_something_was_learned(shop: Shop) -> None:
    assert told(shop) is None
    learn(shop, rated())
    found = told(shop)
    assert found is not None
    assert (found.at, found.lines) == (shop.clock.now(), 120)
    before, after = found.figure("learn.check.before", "sat"), found.figure("learn.check.after", "sat")
    assert before is not None
    assert after is not None
    assert after > before


def test_what_is_forgotten_counts_no_longer_and_comes_back_when_recalled(shop: Shop) -> None:
    unlearned = dissatisfied(shop)
    learn(shop, rated())
    learned = dissatisfied(shop)
    assert learned > unlearned
    shop.do(ForgetLearned())
    assert (dissatisfied(shop), shop.engine.learned, told(shop)) == (unlearned, NOTHING_LEARNED, None)
    shop.do(RecallLearned())
    assert dissatisfied(shop) == learned
    assert told(shop) is not None


def test_what_is_forgotten_stays_so_after_the_next_start(shop: Shop) -> None:
    learn(shop, rated())
    shop.do(ForgetLearned())
    for _ in shop.desk.load():
        pass
    assert shop.engine.learned == NOTHING_LEARNED


def test_nothing_can_be_forgotten_twice_nor_recalled_over_something_newer(shop: Shop) -> None:
    with pytest.raises(InvalidInput, match="nothing_learned"):
        shop.do(ForgetLearned())
    learn(shop, rated())
    shop.do(ForgetLearned())
    with pytest.raises(InvalidInput, match="nothing_learned"):
        shop.do(ForgetLearned())
    learn(shop, rated())
    newer = shop.engine.learned
    with closing(Reader(shop.store.data_dir)) as reader:
        assert not can_recall(reader.learned)
    with pytest.raises(InvalidInput, match="nothing_aside"):
        shop.do(RecallLearned())
    assert shop.engine.learned is newer


def test_forgetting_stands_in_the_audit_trail(shop: Shop) -> None:
    learn(shop, rated())
    shop.do(ForgetLearned())
    shop.do(RecallLearned())
    with closing(Reader(shop.store.data_dir)) as reader:
        deeds = [row["action"] for row in reader.rows("SELECT action FROM audit ORDER BY id")]
    assert deeds[-2:] == ["learned_forgotten", "learned_recalled"]


def slang(count: int) -> list[Recorded]:
    """What agents answered to customers who have words of their own."""
    said = (
        ("什么时候发货", "啥时溜达过来呀"),
        ("能开发票吗", "给张条子呗"),
        ("怎么洗", "咋侍弄它"),
    )
    answers = {entry.question: entry.answer for entry in ENTRIES}
    return [
        Recorded(f"slang{n}", seq, sender, text, None)
        for n in range(count)
        for seq, (sender, text) in enumerate(
            line
            for question, asked in said
            for line in ((Sender.CUSTOMER, asked), (Sender.AGENT, answers[question]))
        )
    ]


def stored(shop: Shop) -> tuple[str | None, ...]:
    with shop.store.begin() as uow:
        return tuple(uow.learned.get(name) for name in (LEARNED, REPORT, READ))


def test_the_same_conversations_again_change_nothing(shop: Shop) -> None:
    learn(shop, rated())
    once, engine = stored(shop), shop.engine.learned
    learn(shop, rated())
    assert stored(shop) == once
    assert shop.engine.learned is engine


def test_what_is_learned_from_a_second_file_keeps_the_first(shop: Shop) -> None:
    learn(shop, slang(180))
    words = shop.engine.learned.words
    assert words
    learn(shop, [*slang(2), *rated()])
    assert shop.engine.learned.words == words
    assert dissatisfied(shop) > 0.5
    found = told(shop)
    assert found is not None
    assert [source.lines for source in found.sources] == [1080, 120]


def test_learning_that_is_stopped_leaves_everything_as_it_was(shop: Shop) -> None:
    learn(shop, rated())
    before, engine = stored(shop), shop.engine.learned
    steps = shop.desk.learn(slang(180))
    for _ in range(10):
        next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert stored(shop) == before
    assert shop.engine.learned is engine


def test_what_was_forgotten_can_be_learned_from_again(shop: Shop) -> None:
    learn(shop, rated())
    shop.do(ForgetLearned())
    learn(shop, rated())
    assert told(shop) is not None
