"""A burst is one turn; a turn ends after a quiet moment, and no customer can keep it open for ever."""

from deskpilot.worker.turn_clock import TurnClock


def test_each_further_line_waits_for_another_quiet_moment() -> None:
    clock = TurnClock()
    clock.heard(1, 0.0, 2.0)
    clock.heard(1, 1.5, 2.0)
    assert clock.take_due(3.4) is None
    assert clock.wait_seconds(3.0) == 0.5
    assert clock.take_due(3.5) == 1
    assert clock.take_due(99.0) is None


def test_a_customer_who_never_stops_is_answered_all_the_same() -> None:
    clock = TurnClock()
    moment, ended = 0.0, None
    while ended is None and moment < 60.0:
        clock.heard(1, moment, 2.0)
        moment += 1.0
        ended = clock.take_due(moment)
    assert ended == 1
    assert moment <= 13.0


def test_the_turn_that_ended_first_is_taken_first() -> None:
    clock = TurnClock()
    clock.heard(1, 0.0, 5.0)
    clock.heard(2, 1.0, 2.0)
    assert [clock.take_due(9.0), clock.take_due(9.0), clock.take_due(9.0)] == [2, 1, None]


def test_a_turn_that_was_put_off_comes_back_at_its_time() -> None:
    clock = TurnClock()
    clock.put_off(1, 10.0)
    assert clock.take_due(9.9) is None
    assert clock.take_due(10.0) == 1
    assert clock.wait_seconds(10.0) is None
