"""Times are kept to the microsecond, in every zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.store.values import from_micros, to_micros


@given(
    st.timedeltas(timedelta(days=-40_000), timedelta(days=2_000_000)),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_a_time_comes_back_exactly(age: timedelta, zone: timezone) -> None:
    aware = (datetime(2026, 11, 22, tzinfo=UTC) + age).astimezone(zone)
    assert from_micros(to_micros(aware)) == aware
    assert from_micros(to_micros(aware)).tzinfo is UTC


def test_a_naive_time_is_a_bug() -> None:
    with pytest.raises(TypeError):
        to_micros(datetime(2026, 1, 1))  # noqa: DTZ001
