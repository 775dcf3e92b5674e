"""Where a conversation stands after each thing that can happen to control of it."""

import pytest

from deskpilot.domain.handoff import Passing, Standing, after

AI, WAITING, AGENT, CLOSED = Standing.AI, Standing.WAITING, Standing.AGENT, Standing.CLOSED
TABLE = {
    AI: (WAITING, AGENT, AGENT, None, CLOSED, None),
    WAITING: (None, AGENT, AGENT, AI, CLOSED, None),
    AGENT: (None, AGENT, AGENT, AI, CLOSED, None),
    CLOSED: (WAITING, AGENT, AGENT, None, None, AI),
}


@pytest.mark.parametrize("now", list(Standing))
def test_the_table_is_the_one_that_is_written_at_its_head(now: Standing) -> None:
    assert tuple(after(now, what) for what in Passing) == TABLE[now]


@pytest.mark.parametrize("now", list(Standing))
def test_the_ai_is_given_control_and_never_takes_it(now: Standing) -> None:
    to_ai = {what for what in Passing if after(now, what) is AI}
    assert to_ai <= {Passing.RETURNED, Passing.REOPENED}
