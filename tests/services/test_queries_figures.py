"""Figures of the day equal a calculation by hand, in the shop's own day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskpilot.domain.conversation import Owner
from deskpilot.domain.events import Event, EventKind
from deskpilot.services.figure_views import Behind, HotCategory, KpiFigure
from tests.services.desk_rows import NOON, Rows, desk_rows
from tests.services.test_statements import counted


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Rows]:
    with desk_rows(data_dir) as rows:
        yield rows


def tell(desk: Rows, kind: EventKind, talk: int, at: datetime, **fields: str) -> None:
    with desk.store.begin() as uow:
        uow.events.add(Event(kind, talk, at, tuple(fields.items())))


def answered(desk: Rows, talk: int, at: datetime, wait: float, by: str) -> None:
    tell(desk, EventKind.MESSAGE_RECEIVED, talk, at, sender="customer")
    tell(desk, EventKind.REPLY_SENT, talk, at + timedelta(seconds=wait), sender=by)


def figure(desk: Rows, code: str, days: int = 1) -> KpiFigure:
    return next(found for found in desk.queries.dashboard(days).figures if found.code == code)


def names(behind: Behind) -> list[str]:
    return [each.row.nickname for each in behind.rows]


def test_first_response_is_the_median_of_humans_and_apart_from_the_ai(desk: Rows) -> None:
    for talk, wait in enumerate((10.0, 40.0, 100.0), start=1):
        answered(desk, talk, NOON - timedelta(hours=1), wait, "agent")
    answered(desk, 9, NOON - timedelta(hours=1), 3.0, "ai")
    # The second round of a conversation is no first response.
    answered(desk, 1, NOON - timedelta(minutes=30), 500.0, "agent")
    first = figure(desk, "first_response")
    assert (first.value, first.n, first.unit) == (40.0, 3, "seconds")
    assert figure(desk, "first_response_p90").value == pytest.approx(88.0)
    assert figure(desk, "first_response_ai").value == 3.0


def test_before_is_yesterday_up_to_this_time(desk: Rows) -> None:
    yesterday = NOON - timedelta(days=1)
    answered(desk, 1, yesterday - timedelta(hours=1), 50.0, "agent")
    answered(desk, 2, yesterday + timedelta(hours=1), 900.0, "agent")
    answered(desk, 3, NOON - timedelta(hours=1), 20.0, "agent")
    first = figure(desk, "first_response")
    assert (first.value, first.before) == (20.0, 50.0)
    replies = figure(desk, "answered_agent")
    assert (replies.value, replies.before) == (1.0, 1.0)


def test_the_day_begins_at_the_shops_midnight(desk: Rows) -> None:
    midnight = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)  # 00:00 on the 22nd at +8
    answered(desk, 1, midnight - timedelta(seconds=1), 5.0, "agent")
    answered(desk, 2, midnight, 7.0, "agent")
    assert figure(desk, "first_response").value == 7.0
    assert figure(desk, "conversations").value == 1.0
    assert figure(desk, "first_response").series.points[0] == (midnight, 7.0, 1)
    desk.set(utc_offset_minutes="345")  # Kathmandu: a day begins on a quarter of an hour
    assert figure(desk, "conversations").value == 0.0
    answered(desk, 3, datetime(2026, 11, 21, 18, 15, tzinfo=UTC), 9.0, "agent")
    answered(desk, 4, datetime(2026, 11, 21, 18, 14, 59, tzinfo=UTC), 9.0, "agent")
    assert figure(desk, "conversations").value == 1.0


def test_the_hand_off_rate_counts_each_conversation_once(desk: Rows) -> None:
    for talk in range(1, 6):
        for _ in range(3):
            tell(desk, EventKind.MESSAGE_RECEIVED, talk, NOON - timedelta(hours=talk / 2))
    for _ in range(2):
        tell(desk, EventKind.TAKEN_OVER, 1, NOON - timedelta(minutes=10))
    rate = figure(desk, "handoff_rate")
    assert (rate.value, rate.n) == (0.2, 5)
    assert rate.low is not None
    assert rate.high is not None
    assert rate.low < 0.2 < rate.high
    assert rate.series.points[-1][1:] == (0.2, 5)
    assert figure(desk, "conversations").series.points[-1][1] == 5.0


def test_valuable_customers_are_counted_once(desk: Rows) -> None:
    rich, poor = desk.talk(paid=9000.0), desk.talk(paid=10.0)
    for talk in (rich, rich, poor):
        tell(desk, EventKind.MESSAGE_RECEIVED, talk.id, NOON - timedelta(minutes=5))
    assert figure(desk, "high_value").value == 1.0
    desk.set(valuable_lifetime="10")
    assert figure(desk, "high_value").value == 2.0


def test_waiting_is_the_queues_count_and_its_course_that_of_the_rounds(desk: Rows) -> None:
    desk.talk(owner=Owner.WAITING, waited=30)
    tell(desk, EventKind.MESSAGE_RECEIVED, 7, NOON - timedelta(hours=3, minutes=30))
    answered(desk, 8, NOON - timedelta(hours=2, minutes=30), 3000.0, "agent")
    waiting = figure(desk, "waiting")
    assert (waiting.value, waiting.n) == (1.0, 1)
    # 08:00, then 09:00 … 12:00 in the shop's time; the last one is now.
    assert [value for _, value, _ in waiting.series.points[-4:]] == [1.0, 2.0, 1.0, 1.0]


def test_in_time_counts_what_a_human_had_to_answer(desk: Rows) -> None:
    hour_ago = NOON - timedelta(hours=1)
    answered(desk, 1, hour_ago, 180.0, "agent")
    answered(desk, 2, hour_ago, 180.5, "agent")
    answered(desk, 3, hour_ago, 900.0, "ai")
    tell(desk, EventKind.MESSAGE_RECEIVED, 4, hour_ago)
    tell(desk, EventKind.MESSAGE_RECEIVED, 5, NOON - timedelta(seconds=100))
    tell(desk, EventKind.MESSAGE_RECEIVED, 6, NOON - timedelta(seconds=90))
    tell(desk, EventKind.CONVERSATION_CLOSED, 6, NOON - timedelta(seconds=80))
    share = figure(desk, "in_time")
    assert (share.value, share.n) == (0.25, 4)


def test_hot_categories_are_those_of_decided_turns(desk: Rows) -> None:
    for category in ("物流", "定制", "物流", ""):
        tell(desk, EventKind.TURN_DECIDED, 1, NOON - timedelta(hours=1), category=category)
    tell(desk, EventKind.TURN_DECIDED, 1, NOON - timedelta(days=1), category="昨天")
    assert desk.queries.dashboard().hot == (HotCategory("物流", 2), HotCategory("定制", 1))
    assert desk.queries.dashboard(days=2).hot[-1] == HotCategory("昨天", 1)


def test_a_quiet_day_has_no_figures_but_all_rows(desk: Rows) -> None:
    board = desk.queries.dashboard()
    assert board.day == (NOON + timedelta(hours=8)).date()
    assert figure(desk, "first_response").value is None
    assert figure(desk, "handoff_rate").value is None
    assert figure(desk, "waiting").value == 0.0
    assert len(board.answered) == 2
    assert [series.code for series in board.response] == ["human_median", "human_p90", "ai_median"]
    assert [found.code for found in desk.queries.kpis()] == [
        "first_response",
        "waiting",
        "answered_ai",
        "answered_agent",
        "handoff_rate",
        "high_value",
    ]
    # 00:00 to 12:00, one point an hour.
    assert all(len(found.series.points) == 12 for found in board.figures)


def test_thirty_days_come_in_days(desk: Rows) -> None:
    for days in range(40):
        answered(desk, days + 1, NOON - timedelta(days=days, minutes=5), 10.0 + days, "agent")
    board = desk.queries.dashboard(days=30)
    replies = next(found for found in board.figures if found.code == "answered_agent")
    assert (replies.value, replies.before) == (30.0, 10.0)
    assert [point[1] for point in replies.series.points] == [1.0] * 30
    assert figure(desk, "first_response", days=30).value == median(10.0 + day for day in range(30))


_ROUND = st.tuples(
    st.integers(1, 3),
    st.datetimes(
        NOON.replace(tzinfo=None) - timedelta(hours=30), NOON.replace(tzinfo=None) - timedelta(hours=1)
    ),
    st.integers(0, 3600),
    st.sampled_from(["ai", "agent"]),
)


@settings(max_examples=15)
@given(st.lists(_ROUND, max_size=12))
def test_figures_equal_a_calculation_by_hand(
    tmp_path_factory: pytest.TempPathFactory, given_rounds: list
) -> None:  # type: ignore[type-arg]
    midnight = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)
    with desk_rows(tmp_path_factory.mktemp("figures")) as desk:
        rounds = [(talk, at.replace(tzinfo=UTC), wait, by) for talk, at, wait, by in given_rounds]
        seen: set[tuple[int, str]] = set()
        firsts = []
        for talk, at, wait, by in rounds:
            answered(desk, talk, at, wait, by)
            if (talk, by) not in seen and by == "agent" and at >= midnight:
                firsts.append(float(wait))
            seen.add((talk, by))
        found = figure(desk, "first_response")
        assert found.n == len(firsts)
        assert found.value == (median(firsts) if firsts else None)
        said_today = {talk for talk, at, _, _ in rounds if at >= midnight}
        assert figure(desk, "conversations").value == len(said_today)


def test_behind_an_hour_stand_its_first_answers_the_slowest_first(desk: Rows) -> None:
    hour = NOON - timedelta(hours=2)
    talks = [desk.talk(name).id for name in ("快", "慢", "早", "没答")]
    answered(desk, talks[0], hour, 5.0, "ai")
    answered(desk, talks[1], hour + timedelta(minutes=59), 90.0, "agent")
    answered(desk, talks[2], hour - timedelta(seconds=1), 700.0, "agent")
    tell(desk, EventKind.MESSAGE_RECEIVED, talks[3], hour, sender="customer")
    found = desk.queries.first_answered_between(hour, hour + timedelta(hours=1), 8)
    assert names(found) == ["慢", "快"]
    assert [each.seconds for each in found.rows] == [90.0, 5.0]
    some = desk.queries.first_answered_between(hour, NOON, 1)
    assert (names(some), some.more) == (["慢"], 1)


def test_behind_a_bar_stand_the_conversations_with_something_said_then(desk: Rows) -> None:
    hour = NOON - timedelta(hours=2)
    talks = [desk.talk(name).id for name in ("先", "后", "早")]
    answered(desk, talks[2], hour - timedelta(minutes=20), 60.0, "ai")
    answered(desk, talks[0], hour, 5.0, "ai")
    answered(desk, talks[1], hour + timedelta(minutes=46), 5.0, "agent")
    found = desk.queries.active_between(hour, hour + timedelta(hours=1), 8)
    assert names(found) == ["后", "先"]


def test_behind_each_tile_stand_as_many_as_it_says(desk: Rows) -> None:
    early, hour = NOON - timedelta(days=2), NOON - timedelta(hours=2)
    talks = {name: desk.talk(name).id for name in ("快", "慢", "机器", "早", "没答", "才问")}
    answered(desk, talks["快"], hour, 20.0, "agent")
    answered(desk, talks["慢"], hour + timedelta(minutes=20), 400.0, "agent")
    answered(desk, talks["慢"], hour + timedelta(minutes=40), 30.0, "agent")
    answered(desk, talks["机器"], hour, 2.0, "ai")
    answered(desk, talks["早"], early, 50.0, "agent")
    tell(desk, EventKind.MESSAGE_RECEIVED, talks["没答"], hour, sender="customer")
    tell(desk, EventKind.MESSAGE_RECEIVED, talks["才问"], NOON - timedelta(seconds=5), sender="customer")
    tell(desk, EventKind.TAKEN_OVER, talks["慢"], hour + timedelta(minutes=20))
    with desk.store.begin() as uow:
        uow._connection.run("UPDATE customers SET paid_total = 99999 WHERE nickname IN ('机器', '早')")
    behind = {
        code: desk.queries.behind_figure(code, 1, 50)
        for code in ("first_response", "in_time", "handoff_rate", "high_value", "conversations", "?")
    }
    assert names(behind["first_response"]) == ["慢", "快"]
    assert names(behind["in_time"]) == ["没答", "慢", "快"]
    assert names(behind["handoff_rate"]) == ["慢"]
    assert names(behind["high_value"]) == ["机器"]
    assert set(names(behind["conversations"])) == set(talks) - {"早"}
    assert behind["?"] == Behind()
    assert figure(desk, "first_response").n == len(behind["first_response"].rows)
    assert figure(desk, "high_value").value == len(behind["high_value"].rows)
    assert figure(desk, "conversations").value == len(behind["conversations"].rows)
    assert names(desk.queries.behind_figure("high_value", 7, 50)) == ["机器", "早"]


def test_behind_a_category_stand_the_conversations_that_asked_about_it(desk: Rows) -> None:
    talks = [desk.talk(name).id for name in ("甲", "乙", "丙", "丁")]
    for number in range(40):  # days of events before
        tell(desk, EventKind.MESSAGE_RECEIVED, talks[3], NOON - timedelta(days=9, minutes=-number))
    tell(desk, EventKind.TURN_DECIDED, talks[3], NOON - timedelta(days=8), category="物流")
    tell(desk, EventKind.TURN_DECIDED, talks[0], NOON - timedelta(hours=3), category="物流")
    tell(desk, EventKind.TURN_DECIDED, talks[1], NOON - timedelta(hours=2), category="物流时效")
    tell(desk, EventKind.TURN_DECIDED, talks[2], NOON - timedelta(hours=2), category="物流", action="reply")
    tell(desk, EventKind.TURN_DECIDED, talks[0], NOON - timedelta(hours=1), category="物流")
    assert names(desk.queries.behind_category("物流", 1, 50)) == ["甲", "丙"]
    assert names(desk.queries.behind_category("物流", 30, 50)) == ["甲", "丙", "丁"]
    assert desk.queries.behind_category('"', 1, 50) == Behind()


def test_behind_an_entry_stand_the_conversations_that_used_it(desk: Rows) -> None:
    talks = [desk.talk(name).id for name in ("甲", "乙", "丙")]
    tell(desk, EventKind.TURN_DECIDED, talks[0], NOON - timedelta(days=40), entry="KB1")
    tell(desk, EventKind.TURN_DECIDED, talks[1], NOON - timedelta(days=3), entry="KB1", category="物流")
    tell(desk, EventKind.TURN_DECIDED, talks[2], NOON - timedelta(days=2), entry="KB12")
    tell(desk, EventKind.TURN_DECIDED, talks[2], NOON - timedelta(days=1), entry="KB1")
    assert names(desk.queries.behind_entry("KB1", 30, 50)) == ["丙", "乙"]
    assert names(desk.queries.behind_entry("KB2", 30, 50)) == []


def test_conversations_of_the_erased_are_counted_as_gone(desk: Rows) -> None:
    talks = [desk.talk(name) for name in ("甲", "乙")]
    for talk in talks:
        answered(desk, talk.id, NOON - timedelta(hours=1), 5.0, "agent")
    desk.store.erase_customer(talks[0].customer_id, "老周")
    found = desk.queries.behind_figure("conversations", 1, 50)
    assert (names(found), found.gone) == (["乙"], 1)


def test_late_in_the_day_the_figures_are_read_with_as_few_statements_as_early(desk: Rows) -> None:
    answered(desk, 1, NOON - timedelta(hours=1), 50.0, "agent")
    reads = []
    for hours in (-11, 0, 11):
        desk.clock.moment = NOON + timedelta(hours=hours)
        with counted(desk.queries._reader) as seen:
            desk.queries.kpis()
        reads.append(sum(seen.values()))
    assert reads[0] == reads[1] == reads[2] <= 20
