"""A wish for a human is heard in any wording, and only then."""

import json
from pathlib import Path

import pytest

from deskpilot.engine.human_wish import human_wish
from deskpilot.engine.text import normalise, squeeze


def table(name: str) -> list[tuple[str, bool]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [(line[2:], line[0] == "+") for line in lines if line[:1] in ("+", "-")]


CASES = table("human_wish.txt")
UNSEEN = table("human_wish_unseen.txt")


@pytest.mark.parametrize(("said", "wanted"), CASES)
def test_a_wish_for_a_human_is_heard_in_any_wording_and_only_then(said: str, wanted: bool) -> None:
    assert bool(human_wish(normalise(said))) is wanted


def test_the_table_holds_enough_wordings() -> None:
    assert sum(wanted for _, wanted in CASES) >= 150
    assert sum(not wanted for _, wanted in CASES) >= 60


def test_of_wordings_that_nothing_was_fitted_to_nearly_all_are_heard_and_few_others() -> None:
    heard = [bool(human_wish(normalise(said))) for said, _ in UNSEEN]
    wishes = [found for found, (_, wanted) in zip(heard, UNSEEN, strict=True) if wanted]
    others = [found for found, (_, wanted) in zip(heard, UNSEEN, strict=True) if not wanted]
    assert len(wishes) >= 100
    assert sum(wishes) / len(wishes) >= 0.92
    assert len(others) >= 100
    assert sum(others) / len(others) <= 0.06


def test_no_line_of_the_unseen_is_one_of_those_the_model_is_fitted_to() -> None:
    corpus = Path(__file__).parents[2] / "corpus" / "wishes.jsonl"
    rows = corpus.read_text(encoding="utf-8").splitlines()
    fitted = {squeeze(normalise(json.loads(row)["text"])) for row in rows}
    assert not [said for said, _ in UNSEEN if squeeze(normalise(said)) in fitted]


@pytest.mark.parametrize(
    "burst",
    [
        "多久发货\n叫人来",
        "叫人来\n多久发货",
        "人工\n这件穿多大码",
        "转\n人工",
        "耳机连不上了\n试了三遍\n人工",
    ],
)
def test_a_wish_is_heard_among_the_lines_of_one_burst(burst: str) -> None:
    assert human_wish(normalise(burst))


@pytest.mark.parametrize("burst", ["不用\n转人工", "多久发货\n包邮吗"])
def test_lines_of_a_burst_that_wish_for_nobody_stay_quiet(burst: str) -> None:
    assert not human_wish(normalise(burst))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("我要转人工 3827462837462", True),
        ("人工客服 早上好 在不在", True),
        ("耳机连不上 人工", True),
        ("人工 这件穿多大码", True),
        ("不用 转人工", False),
        ("转人工 不用了", False),
        ("先别,转人工", False),
    ],
)
def test_a_clause_that_is_the_plain_wish_counts_whatever_stands_beside_it_but_a_refusal(
    said: str, wanted: bool
) -> None:
    assert bool(human_wish(normalise(said))) is wanted
