"""The dialogues the small models learn from are many, mixed, rightly labelled and read twice."""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from deskpilot.domain.decision import Action
from deskpilot.domain.understanding import Act, Topic
from tools.corpus_report import COUNTER, READ_AGAIN, Counts, counted, kappa, repetition, rows, written

FOLDER = Path(__file__).parents[2] / "corpus"
AT_COUNTER = FOLDER / COUNTER
MOODS, SATISFACTIONS = range(-2, 3), range(3)


@cache
def counts() -> Counts:
    return counted(FOLDER)


@cache
def labels() -> dict[tuple[str, int], dict[str, Any]]:
    return {(row["conversation"], row["seq"]): row["label"] for _, row in written(FOLDER) if "label" in row}


def test_the_corpus_meets_its_minimums() -> None:
    found = counts()
    assert found.turns >= 6000
    assert found.dialogues >= 1200
    assert len(found.trades) >= 12
    assert len(found.intents) >= 250
    assert found.enough


def test_no_dialogue_stands_twice() -> None:
    assert counts().twins == 0


def test_every_dialogue_belongs_to_one_trade() -> None:
    assert counts().trades.total() == counts().dialogues


def test_the_lines_of_a_dialogue_are_counted_in_order() -> None:
    seen: dict[str, list[int]] = defaultdict(list)
    for _, row in written(FOLDER):
        seen[row["conversation"]].append(row["seq"])
    assert [name for name, places in seen.items() if places != list(range(len(places)))] == []


def test_every_customer_line_and_no_other_is_labelled() -> None:
    assert [row for _, row in written(FOLDER) if (row["from"] == "customer") != ("label" in row)] == []


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("act", set(Act)),
        ("action", set(Action) - {Action.SUGGEST}),
        ("mood", set(MOODS)),
        ("sat", set(SATISFACTIONS)),
        (
            "intent",
            {line.split("\t")[0] for line in (FOLDER / "intents.txt").read_text("utf-8").splitlines()},
        ),
    ],
)
def test_labels_are_of_the_known_ones(field: str, allowed: set[object]) -> None:
    assert {label[field] for label in labels().values()} - allowed == set()


def test_topics_are_those_the_engine_knows() -> None:
    assert {topic for label in labels().values() for topic in label["topics"]} - set(Topic) == set()


def test_the_second_reading_is_of_turns_that_exist_and_of_each_once() -> None:
    places = [(row["conversation"], row["seq"]) for row in rows(FOLDER / "second_reading.jsonl")]
    assert set(places) - set(labels()) == set()
    assert len(set(places)) == len(places)


def test_the_second_reading_holds_known_labels() -> None:
    read = rows(FOLDER / "second_reading.jsonl")
    known = {"act": set(Act), "action": set(Action), "mood": set(MOODS), "sat": set(SATISFACTIONS)}
    assert {field for field in READ_AGAIN for row in read if row[field] not in known[field]} == set()


@cache
def at_counter() -> list[dict[str, Any]]:
    return [row for _, row in written(AT_COUNTER)]


def test_the_dialogues_at_the_counter_are_many_and_none_stands_twice() -> None:
    spoken: dict[str, list[str]] = defaultdict(list)
    for row in at_counter():
        spoken[row["conversation"]].append(row["text"])
    assert len(spoken) >= 2000
    long_ones = ["\n".join(texts) for texts in spoken.values() if len(texts) > 2]
    assert len(set(long_ones)) == len(long_ones)


def test_the_customers_at_the_counter_repeat_each_other_little() -> None:
    texts = [row["text"] for row in at_counter() if "label" in row]
    assert repetition(texts) < 0.25


def test_every_customer_line_at_the_counter_says_what_should_be_done() -> None:
    assert [row for row in at_counter() if (row["from"] == "customer") != ("label" in row)] == []
    known = {"manual", "unknown", "complaint", "quality", "price", "human", "other"}
    for label in (row["label"] for row in at_counter() if "label" in row):
        assert label["action"] in set(Action) - {Action.SUGGEST}
        assert (label["action"] == Action.ESCALATE) == ("reason" in label)
        assert label.get("reason", "other") in known
        assert label["mood"] in (-1, 0, 1)
        assert label["sure"] in (0, 1)


def test_the_counter_was_read_twice_and_two_readers_mostly_agree() -> None:
    first = {(row["conversation"], row["seq"]): row["label"] for row in at_counter() if "label" in row}
    second = rows(AT_COUNTER / "second_reading.jsonl")
    pairs = [(first[row["conversation"], row["seq"]]["action"], row["action"]) for row in second]
    assert len(pairs) >= 360
    assert kappa(pairs) > 0.75


def test_kappa_is_one_for_the_same_zero_for_chance_and_less_for_worse() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert kappa([("a", "b"), ("b", "a")]) == -1.0


def test_kappa_is_that_of_a_worked_table() -> None:
    """20 and 15 agreed, 5 and 10 not: .70 observed, .50 expected."""
    table = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(table) == pytest.approx(0.4)


def test_reviews_are_many_of_many_goods_and_none_stands_twice() -> None:
    reviews = rows(FOLDER / "reviews.jsonl")
    assert len({row["text"] for row in reviews}) == len(reviews) >= 1786
    assert len({row["about"] for row in reviews}) >= 25
    assert 0.4 <= sum(row["positive"] for row in reviews) / len(reviews) <= 0.6
