"""The promise of the risk dial: at most a share of what is answered is wrong, except with probability delta."""

from collections.abc import Callable, Sequence
from itertools import product
from math import ceil, comb, log, prod, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.risk import (
    GRID,
    STARTS,
    History,
    Judged,
    Reading,
    binomial_tail,
    check_by_splits,
    choose,
    fewest_needed,
    readings,
    upper_bound,
)

DELTA = 0.1
SPLITS = 300
open_shares = st.floats(0.001, 0.999)
histories = st.lists(
    st.builds(Judged, st.integers(0, 10_000).map(lambda n: n / 10_000), st.booleans()), max_size=300
)

# A world whose truth is known: how often a level of confidence occurs and how often it is wrong there. The worlds are
# chosen so that the dial has something to lose: the risk of a threshold crosses what is allowed somewhere.
World = Sequence[tuple[float, float, float]]
CALIBRATED: World = [(c / 100, 1.0, 1 - c / 100) for c in range(5, 100)]
TOO_SURE: World = [(c / 100, 1.0, min(1.0, 1.4 * (1 - c / 100) + 0.02)) for c in range(5, 100)]
# Surest answers are the worst, and risk hovers right above what is allowed all the way down.
UPSIDE_DOWN: World = [(c / 100, 3.0 if c >= 95 else 0.4, 0.3 if c >= 95 else 0.02) for c in range(5, 100)]
JUST_ABOVE: World = [(c / 100, 1.0, 0.101) for c in range(5, 100)]


def drawn(world: World, count: int, chance: Random) -> list[Judged]:
    kinds = chance.choices(world, [share for _, share, _ in world], k=count)
    return [Judged(confidence, chance.random() < wrong) for confidence, _, wrong in kinds]


def true_risk(world: World, threshold: float) -> float:
    reached = [(share, wrong) for confidence, share, wrong in world if confidence >= threshold]
    return sum(share * wrong for share, wrong in reached) / sum(share for share, _ in reached)


def naive(answers: Sequence[Judged], risk: float) -> Reading | None:
    """What must not be done: the lowest threshold whose measured share of wrong answers looks good."""
    good = [r for r in readings(answers) if r.measured is not None and r.measured <= risk]
    return good[-1] if good else None


def careful(answers: Sequence[Judged], risk: float) -> Reading | None:
    return choose(answers, risk, DELTA).reading


def broken(
    world: World, count: int, risk: float, rule: Callable[[Sequence[Judged], float], Reading | None]
) -> tuple[int, int]:
    """In how many of SPLITS draws the true risk at the chosen threshold exceeds what was allowed, and in how many
    there was one."""
    chance = Random(20)
    chosen = [rule(drawn(world, count, chance), risk) for _ in range(SPLITS)]
    found = [reading.threshold for reading in chosen if reading is not None]
    return sum(true_risk(world, threshold) > risk for threshold in found), len(found)


MOST_BROKEN = SPLITS * DELTA + 3 * sqrt(SPLITS * DELTA * (1 - DELTA))


@pytest.mark.parametrize("world", [CALIBRATED, TOO_SURE, UPSIDE_DOWN, JUST_ABOVE])
@pytest.mark.parametrize("count", [150, 600])
@pytest.mark.parametrize("risk", [0.05, 0.1, 0.2])
def test_the_promise_is_broken_no_more_often_than_delta(world: World, count: int, risk: float) -> None:
    assert broken(world, count, risk, careful)[0] <= MOST_BROKEN


@pytest.mark.parametrize(("count", "risk"), [(150, 0.05), (600, 0.1), (600, 0.2)])
def test_a_threshold_that_only_looks_good_breaks_the_promise(count: int, risk: float) -> None:
    assert broken(CALIBRATED, count, risk, naive)[0] > MOST_BROKEN


def test_enough_history_opens_the_dial() -> None:
    failed, found = broken(CALIBRATED, 1_500, 0.2, careful)
    assert found > 0.95 * SPLITS
    assert failed <= MOST_BROKEN


@pytest.mark.parametrize("risk", [0.05, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("answered", range(9))
def test_the_tail_is_what_counting_every_outcome_gives(answered: int, risk: float) -> None:
    for wrong in range(answered + 1):
        outcomes = product((True, False), repeat=answered)
        counted = sum(prod(risk if w else 1 - risk for w in o) for o in outcomes if sum(o) <= wrong)
        assert binomial_tail(wrong, answered, risk) == pytest.approx(counted, abs=1e-12)


@given(st.integers(0, 400), st.data(), open_shares)
def test_the_tail_is_the_sum_of_its_terms(answered: int, data: st.DataObject, risk: float) -> None:
    wrong = data.draw(st.integers(0, answered))
    terms = (comb(answered, i) * risk**i * (1 - risk) ** (answered - i) for i in range(wrong + 1))
    assert binomial_tail(wrong, answered, risk) == pytest.approx(min(1.0, sum(terms)), abs=1e-9)


def test_a_long_history_does_not_run_out_of_numbers() -> None:
    assert binomial_tail(0, 100_000, 0.5) == 0.0
    assert binomial_tail(20_000, 100_000, 0.2) == pytest.approx(0.5, abs=0.01)
    assert binomial_tail(99_000, 100_000, 0.2) == 1.0


@given(st.integers(1, 500), st.data(), open_shares, open_shares)
def test_bound_and_test_say_the_same(answered: int, data: st.DataObject, risk: float, level: float) -> None:
    wrong = data.draw(st.integers(0, answered))
    rejected = binomial_tail(wrong, answered, risk) <= level
    bound = upper_bound(wrong, answered, level)
    assert bound <= risk + 1e-9 if rejected else bound >= risk - 1e-9


@given(histories, open_shares, open_shares)
def test_more_allowed_never_answers_less(answers: list[Judged], one: float, other: float) -> None:
    strict, loose = (choose(answers, risk, DELTA).reading for risk in sorted((one, other)))
    if strict is not None:
        assert loose is not None
        assert loose.threshold <= strict.threshold


@given(histories, st.sampled_from([0.01, 0.05, 0.2, 0.5]))
def test_what_is_certified_stays_within_what_is_allowed(answers: list[Judged], risk: float) -> None:
    setting = choose(answers, risk, DELTA)
    if setting.reading is None:
        assert setting.bound is None
    else:
        assert setting.reading in readings(answers)
        assert setting.bound is not None
        assert (setting.reading.measured or 0.0) <= setting.bound <= risk + 1e-9


@given(open_shares, open_shares)
def test_nothing_is_certified_from_nothing(risk: float, delta: float) -> None:
    assert choose((), risk, delta).reading is None


@given(st.sampled_from([0.01, 0.05, 0.1, 0.2]), st.sampled_from([0.05, 0.1, 0.2]))
def test_as_many_faultless_answers_as_said_are_enough_and_one_less_is_not(risk: float, delta: float) -> None:
    needed = fewest_needed(risk, delta)
    assert needed == ceil(log(delta / len(STARTS)) / log(1 - risk))
    # At one confidence only, just under a beginning: no part of delta can be carried along.
    right = Judged(STARTS[0], False)
    assert choose([right] * needed, risk, delta).reading is not None
    assert upper_bound(0, needed - 1, delta / len(STARTS)) > risk


def test_one_beginning_needs_the_textbook_number() -> None:
    assert fewest_needed(0.05, 0.1, (0.9,)) == ceil(log(0.1) / log(0.95)) == 45


def test_all_wrong_certifies_nothing() -> None:
    assert choose([Judged(0.99, True)] * 500, 0.9, DELTA).reading is None


def test_a_gap_ends_a_chain_and_the_next_beginning_starts_anew() -> None:
    bad_top = [Judged(0.96, True)] * 20
    good_below = [Judged(0.71, False)] * 400
    setting = choose(bad_top + good_below, 0.1, DELTA)
    assert setting.reading is not None
    # One answered share for all thresholds below, so the chain goes on to the end of the grid.
    assert setting.reading == Reading(GRID[-1], 420, 20)


def test_readings_count_what_reaches_a_threshold() -> None:
    answers = [Judged(0.5, True), Judged(0.7, False), Judged(0.7, True), Judged(0.9, False)]
    assert readings(answers, (0.95, 0.9, 0.7, 0.1)) == (
        Reading(0.95, 0, 0),
        Reading(0.9, 1, 0),
        Reading(0.7, 3, 1),
        Reading(0.1, 4, 2),
    )
    assert Reading(0.95, 0, 0).measured is None


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, float("nan")])
def test_shares_lie_strictly_between_none_and_all(share: float) -> None:
    with pytest.raises(ValueError, match="between"):
        choose((), share, DELTA)
    with pytest.raises(ValueError, match="between"):
        choose((), 0.1, share)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        binomial_tail(3, 2, 0.5)


def test_splits_keep_conversations_whole_and_say_what_broke() -> None:
    chance = Random(4)
    answers = tuple(
        Judged(a.confidence, a.wrong, str(i // 3)) for i, a in enumerate(drawn(CALIBRATED, 1_500, chance))
    )
    found = check_by_splits(History(answers, 3_000), 0.2, DELTA, 100)
    assert found == check_by_splits(History(answers, 3_000), 0.2, DELTA, 100)
    assert found.certified > 90
    assert found.broken_whole <= 100 * DELTA + 3 * sqrt(100 * DELTA * (1 - DELTA))
    assert 0.0 < found.coverage < 0.5
    one_talk = tuple(Judged(0.9, False, "one") for _ in range(500))
    # A single conversation lies wholly on the other side: there is nothing to set the dial by.
    assert check_by_splits(History(one_talk, 500), 0.1, DELTA, 5).certified == 0
