"""When a task is brought to mind, how loudly, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskpilot.domain.escalation import Severity
from deskpilot.domain.follow_up import Task, TaskKind, TaskState, dismissed, done, moved, urgency, wants_word

DUE = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
BEFORE = timedelta(minutes=15)
TASK = Task(1, TaskKind.PROMISE, TaskState.OPEN, "回电", DUE, DUE - timedelta(hours=3))


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        (-16, None),
        (-15, Severity.NOTICE),
        (0, Severity.ATTENTION),
        (59, Severity.ATTENTION),
        (60, Severity.URGENT),
    ],
)
def test_a_task_gets_louder_as_its_time_passes(minutes: int, level: Severity | None) -> None:
    assert urgency(TASK, DUE + timedelta(minutes=minutes), BEFORE) is level


@pytest.mark.parametrize("state", [s for s in TaskState if s is not TaskState.OPEN])
def test_only_an_open_task_is_brought_to_mind(state: TaskState) -> None:
    assert not wants_word(replace(TASK, state=state), DUE + timedelta(hours=2), BEFORE)


def test_each_step_is_told_once() -> None:
    task, told = TASK, []
    for minute in range(-30, 300):
        at = DUE + timedelta(minutes=minute)
        if wants_word(task, at, BEFORE):
            told.append(minute)
            task = replace(task, warned_at=at)
    assert told == [-15, 0, 60]


def test_after_a_jump_of_the_clock_there_is_one_word_for_all_steps_missed() -> None:
    late = DUE + timedelta(days=1)
    assert wants_word(TASK, late, BEFORE)
    assert not wants_word(replace(TASK, warned_at=late), late + timedelta(hours=1), BEFORE)


def test_a_word_given_at_a_time_that_is_still_to_come_counts_as_not_given() -> None:
    warned = replace(TASK, warned_at=DUE + timedelta(days=1))
    assert not wants_word(warned, DUE - timedelta(hours=2), BEFORE)
    assert wants_word(warned, DUE, BEFORE)


def test_a_task_that_was_put_off_is_told_anew() -> None:
    warned = replace(TASK, warned_at=DUE)
    later = moved(warned, DUE + timedelta(hours=1))
    assert not wants_word(later, DUE + timedelta(minutes=1), BEFORE)
    assert wants_word(later, DUE + timedelta(hours=1), BEFORE)


@pytest.mark.parametrize(
    ("kind", "minutes", "state"),
    [
        (TaskKind.PROMISE, -5, TaskState.DISMISSED),
        (TaskKind.PROMISE, 5, TaskState.BROKEN),
        (TaskKind.CALL_BACK, 5, TaskState.BROKEN),
        (TaskKind.FOLLOW_UP, 5, TaskState.DISMISSED),
    ],
)
def test_what_was_promised_and_dropped_too_late_is_broken(
    kind: TaskKind, minutes: int, state: TaskState
) -> None:
    ended = dismissed(replace(TASK, kind=kind), "小美", DUE + timedelta(minutes=minutes))
    assert (ended.state, ended.closed_by) == (state, "小美")


def test_a_proposal_that_nobody_meant_is_not_broken() -> None:
    assert (
        dismissed(replace(TASK, state=TaskState.PROPOSED), "小美", DUE + timedelta(days=1)).state
        is TaskState.DISMISSED
    )


def test_a_late_deed_is_still_done() -> None:
    assert done(TASK, "小美", DUE + timedelta(days=1)).state is TaskState.DONE
