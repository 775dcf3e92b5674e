"""A floor that was certified for one learned state does not outlive it."""

import pytest

from deskpilot.domain.commands import ForgetLearned, RecallLearned, SaveSettings
from deskpilot.domain.risk import Reading, Setting
from deskpilot.services.dial_note import DialNote, dial_to_be_set
from deskpilot.services.risk_dial import set_dial
from deskpilot.settings import Settings
from tests.services.shop import Shop
from tests.services.test_learning import learn, rated, slang

USUAL = Settings().reply_floor


def turn_dial(shop: Shop, floor: float) -> None:
    set_dial(shop.desk, shop.store, Setting(0.05, Reading(floor, 100, 1), 0.04), shop.clock.now())


def floor(shop: Shop) -> float:
    return shop.desk.settings().reply_floor


def unset(shop: Shop) -> DialNote | None:
    with shop.store.begin() as uow:
        return dial_to_be_set(uow.learned, shop.desk.settings())


def test_learning_something_puts_a_low_floor_back_to_the_usual_one(shop: Shop) -> None:
    turn_dial(shop, 0.05)
    assert (floor(shop), unset(shop)) == (0.05, None)
    learn(shop, rated())
    assert floor(shop) == USUAL
    note = unset(shop)
    assert note is not None
    assert (note.floor, note.in_force) == (0.05, USUAL)


def test_forgetting_does_so_too_and_recalling_brings_the_floor_back(shop: Shop) -> None:
    learn(shop, rated())
    turn_dial(shop, 0.2)
    shop.do(ForgetLearned())
    assert floor(shop) == USUAL
    assert unset(shop)
    shop.do(RecallLearned())
    assert (floor(shop), unset(shop)) == (0.2, None)


def test_a_floor_above_the_usual_one_stays_but_has_to_be_set_anew(shop: Shop) -> None:
    turn_dial(shop, 0.83)
    learn(shop, rated())
    assert floor(shop) == 0.83
    assert unset(shop)


def test_where_nothing_new_comes_into_use_the_floor_stays(shop: Shop) -> None:
    turn_dial(shop, 0.2)
    learn(shop, slang(2))
    assert (floor(shop), unset(shop)) == (0.2, None)


@pytest.mark.parametrize("by_hand", [0.3, 0.7])
def test_a_floor_that_somebody_has_set_since_is_left_alone(shop: Shop, by_hand: float) -> None:
    turn_dial(shop, 0.2)
    shop.do(SaveSettings((("reply_floor", f"{by_hand}"),)))
    learn(shop, rated())
    assert (floor(shop), unset(shop)) == (by_hand, None)


def test_once_it_is_set_anew_nothing_is_left_to_say(shop: Shop) -> None:
    turn_dial(shop, 0.2)
    learn(shop, rated())
    turn_dial(shop, 0.4)
    assert (floor(shop), unset(shop)) == (0.4, None)
    shop.do(ForgetLearned())
    assert floor(shop) == USUAL
