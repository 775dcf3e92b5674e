"""The postings: what is added up for all slots, for a few, and for the rarer terms alone is the same."""

from random import Random

import numpy as np
import pytest

from deskpilot.engine.postings import Postings

SLOTS = 4_000
TERMS = {"common": 1.0, "half": 0.5, "rare": 1.0, "single": 1.0, "unknown": 1.0}


@pytest.fixture(scope="module")
def postings() -> Postings:
    draw, made = Random(1), Postings()
    for slot in range(SLOTS):
        asked = ["common"] * draw.randrange(1, 4)
        asked += ["half"] if slot % 2 else []
        asked += ["rare"] if slot % 50 == 0 else []
        asked += ["single"] if slot == 1_234 else []
        made.add(slot, asked, draw.sample(("common", "half", "word"), 2))
    return made


def test_looking_up_a_few_slots_gives_what_adding_up_all_gives(postings: Postings) -> None:
    walk = postings.walk(TERMS)
    few = np.array([0, 1, 50, 51, 1_234, SLOTS - 1])
    for everywhere, there in zip(walk.everywhere(SLOTS), walk.at(few), strict=True):
        assert there == pytest.approx(everywhere[few])


def test_common_terms_left_for_later_add_what_was_missing() -> None:
    made, terms = Postings(), [f"common{number}" for number in range(20)]
    for slot in range(SLOTS):
        made.add(slot, [term for place, term in enumerate(terms) if (slot + place) % 4], [])
    walk = made.walk(dict.fromkeys(terms, 1.0))
    few = np.array([0, 1, 2, SLOTS - 1])
    everywhere, _ = walk.everywhere(SLOTS)
    first, rest = walk.at(few)[0], walk.rest(few)[0]
    assert rest.min() > 0
    assert first + rest == pytest.approx(everywhere[few])


def test_one_slot_alone_gives_the_same_share(postings: Postings) -> None:
    walk = postings.walk(TERMS)
    questions, _ = walk.everywhere(SLOTS)
    for slot in (0, 51, 1_234):
        assert postings.share(TERMS, slot) == pytest.approx(questions[slot] / walk.possible)


def test_the_common_terms_choose_no_slots_and_leave_nothing_behind(postings: Postings) -> None:
    walk = postings.walk({"rare": 1.0, "half": 1.0, "common": 1.0, "word": 1.0})
    slots, sums = walk.rough(0.5)
    assert set(range(0, SLOTS, 50)) <= set(slots.tolist())
    again, the_same = postings.walk({"rare": 1.0, "half": 1.0, "common": 1.0, "word": 1.0}).rough(0.5)
    assert slots.tolist() == again.tolist()
    assert sums.tolist() == the_same.tolist()


def test_of_slots_that_were_met_the_same_is_found_without_looking_at_the_others(postings: Postings) -> None:
    walk = postings.walk(TERMS)
    few = np.sort(walk.rough(0.5)[0])[:30]
    assert len(few) > 0
    for near, everywhere in zip(walk.at(few, met=True), walk.at(few), strict=True):
        assert near.tolist() == everywhere.tolist()


def test_an_entry_added_between_two_questions_is_met(postings: Postings) -> None:
    made = Postings()
    made.add(0, ["word"], [])
    assert made.walk({"word": 1.0}).everywhere(1)[0][0] > 0
    made.add(1, ["word", "word"], [])
    first, second = made.walk({"word": 1.0}).everywhere(2)[0]
    assert second > first > 0


def test_an_entry_that_does_not_say_a_word_makes_it_rarer() -> None:
    made = Postings()
    made.add(0, ["word"], [])
    before = made.rarity("word")
    made.add(1, ["other"], [])
    assert made.rarity("word") > before
    assert made.walk({"word": 1.0}).possible == made.rarity("word")
