"""Figures are counted with the event and counted anew to the same rows."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.conversation import Conversation
from deskpilot.domain.events import Event, EventKind
from deskpilot.store import Reader, Store
from tests.store.conftest import NOON

Rows = list[tuple[object, ...]]

_FIELDS = st.lists(
    st.sampled_from(
        [
            ("sender", "customer"),
            ("sender", "ai"),
            ("sender", "agent"),
            ("wording", "warm_handover"),
            ("wording", "answer"),
            ("category", "物流"),
            ("category", ""),
            ("action", "reply"),
            ("unheard", "of"),
        ]
    ),
    max_size=3,
).map(tuple)
_EVENTS = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    conversation_id=st.integers(1, 4),
    at=st.timedeltas(timedelta(days=-1), timedelta(days=1)).map(lambda age: NOON + age),
    fields=_FIELDS,
)


def counted(store: Store) -> tuple[Rows, Rows]:
    with store.begin() as uow:
        tuples = uow._connection.tuples
        return (
            tuples("SELECT bucket, figure, key, n FROM kpi_quarters ORDER BY 1, 2, 3"),
            tuples(
                "SELECT conversation_id, asked_at, answered_at, answered_by, is_first FROM rounds ORDER BY id"
            ),
        )


@given(st.lists(_EVENTS, max_size=25))
def test_a_rebuild_gives_the_rows_that_were_counted_on_the_way(store: Store, events: list[Event]) -> None:
    with store.begin() as uow:
        for event in events:
            uow.events.add(event)
    on_the_way = counted(store)
    with store.begin() as uow:
        assert tuple(uow.events.all())[-len(events) :] == tuple(events) or not events
        uow.events.rebuild_rollups()
    assert counted(store) == on_the_way


def test_an_event_that_is_taken_back_is_not_counted(store: Store, conversation: Conversation) -> None:
    uow = store.begin()
    try:
        with uow:
            uow.events.add(Event(EventKind.MESSAGE_RECEIVED, conversation.id, NOON))
            raise KeyError
    except KeyError:
        pass
    assert counted(store) == ([], [])


def rounds(store: Store, *events: Event) -> list[tuple[float, float | None, str, int]]:
    with store.begin() as uow:
        for event in events:
            uow.events.add(event)
    start = NOON.timestamp() * 1e6
    return [
        ((row[1] - start) / 1e6, None if row[2] is None else (row[2] - start) / 1e6, row[3], row[4])  # type: ignore[operator]
        for row in counted(store)[1]
    ]


def said(seconds: float, sender: str = "customer") -> Event:
    return Event(EventKind.MESSAGE_RECEIVED, 1, NOON + timedelta(seconds=seconds), (("sender", sender),))


def replied(seconds: float, sender: str, wording: str = "answer") -> Event:
    fields = (("sender", sender), ("wording", wording))
    return Event(EventKind.REPLY_SENT, 1, NOON + timedelta(seconds=seconds), fields)


def test_a_round_runs_from_the_first_question_to_the_reply(store: Store) -> None:
    assert rounds(store, said(0), said(5), replied(8, "ai"), said(20), replied(50, "agent"), said(60)) == [
        (0.0, 8.0, "ai", 1),
        (20.0, 50.0, "agent", 1),
        (60.0, None, "", 0),
    ]


def test_only_the_first_answer_of_each_side_is_a_first_response(store: Store) -> None:
    found = rounds(store, said(0), replied(1, "ai"), said(2), replied(3, "ai"), said(4), replied(9, "agent"))
    assert [(by, first) for *_, by, first in found] == [("ai", 1), ("ai", 0), ("agent", 1)]


def test_a_courtesy_on_the_way_to_a_human_ends_no_round(store: Store) -> None:
    found = rounds(store, said(0), replied(2, "ai", "warm_handover"), replied(120, "agent"))
    assert found == [(0.0, 120.0, "agent", 1)]


def test_a_reply_from_the_platforms_own_client_counts(store: Store) -> None:
    assert rounds(store, said(0), said(30, "agent")) == [(0.0, 30.0, "agent", 1)]


def test_a_clock_set_back_makes_no_negative_wait(store: Store) -> None:
    assert rounds(store, said(0), replied(-3600, "agent")) == [(0.0, 0.0, "agent", 1)]


def test_nobody_waits_in_a_closed_conversation(store: Store) -> None:
    closed = Event(EventKind.CONVERSATION_CLOSED, 1, NOON + timedelta(seconds=9))
    assert rounds(store, said(0), closed) == [(0.0, 9.0, "", 0)]


def test_counts_are_kept_by_quarter_of_an_hour(store: Store, reader: Reader) -> None:
    with store.begin() as uow:
        for minute in (0, 14, 15, 29, 30):
            uow.events.add(said(60 * minute))
    rows = reader.tuples(
        "SELECT bucket, n FROM kpi_quarters WHERE figure = 'event.message_received' ORDER BY 1"
    )
    start = int(NOON.timestamp())
    assert rows == [(start, 2), (start + 900, 2), (start + 1800, 1)]
