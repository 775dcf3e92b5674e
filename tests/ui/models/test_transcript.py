"""The window over a conversation: how much is held, what is read again, how lines stand among their neighbours."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskpilot.domain.conversation import Delivery, Sender
from deskpilot.services.views import TranscriptRow
from deskpilot.ui.models.transcript import FIRST_PAGE, PAGE, WINDOW, TranscriptModel, copied, place, spoken
from tests.ui import sample_rows as rows

LENGTH = 1_000_000
EIGHT = 480


class Endless:
    """A million lines that exist only when they are asked for; counts how many were."""

    def __init__(self) -> None:
        self.made = 0
        self.length = LENGTH
        self.changed: dict[int, TranscriptRow] = {}

    def transcript(
        self, conversation_id: int, before: int | None = None, after: int | None = None, limit: int = 200
    ) -> list[TranscriptRow]:
        if after is not None:
            seqs = range(after + 1, min(self.length, after + 1 + limit))
        else:
            end = self.length if before is None else before
            seqs = range(max(0, end - limit), end)
        self.made += len(seqs)
        return [self.changed.get(seq, self._line(seq)) for seq in seqs]

    @staticmethod
    def _line(seq: int) -> TranscriptRow:
        return rows.line(
            seq, Sender.CUSTOMER if seq % 3 else Sender.AI, f"第 {seq} 句", rows.ago(LENGTH - seq)
        )


@pytest.fixture
def endless() -> Endless:
    return Endless()


@pytest.fixture
def model(qapp, endless: Endless) -> TranscriptModel:
    found = TranscriptModel(endless, EIGHT)
    found.open(1)
    return found


def test_opening_a_million_lines_reads_one_page(model: TranscriptModel, endless: Endless) -> None:
    assert endless.made == FIRST_PAGE
    assert model.rows[-1].seq == LENGTH - 1
    assert model.has_older
    assert not model.has_newer


def test_a_new_line_reads_only_what_is_new(model: TranscriptModel, endless: Endless) -> None:
    endless.length += 1
    before = endless.made
    assert model.load_newer() == 1
    assert endless.made - before == 1
    assert model.rows[-1].seq == LENGTH


def test_however_far_one_scrolls_the_window_stays_small(model: TranscriptModel, endless: Endless) -> None:
    for _ in range(20):
        model.load_older()
    assert model.rowCount() == WINDOW
    assert model.rows[0].seq == LENGTH - FIRST_PAGE - 20 * PAGE
    assert model.has_newer


def test_rows_dropped_from_the_window_come_back(model: TranscriptModel) -> None:
    for _ in range(5):
        model.load_older()
    while model.has_newer:
        model.load_newer()
    assert model.rows[-1].seq == LENGTH - 1
    assert model.rowCount() <= WINDOW
    seqs = [row.seq for row in model.rows]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


def test_the_first_line_of_all_ends_the_search(model: TranscriptModel, endless: Endless) -> None:
    endless.length = 100
    model.open(1)
    while model.has_older:
        model.load_older()
    assert model.rows[0].seq == 0
    assert model.load_older() == 0


def test_a_far_line_is_shown_with_what_stands_around_it(model: TranscriptModel) -> None:
    model.open(1, around_seq=500)
    assert model.row_of(1500) is not None
    assert model.has_older
    assert model.has_newer


def test_a_line_on_its_way_is_read_again(model: TranscriptModel, endless: Endless, qtbot) -> None:
    sent = rows.line(LENGTH, Sender.AGENT, "在的", rows.NOW, delivery=Delivery.PENDING)
    endless.changed[LENGTH] = sent
    endless.length += 1
    model.load_newer()
    endless.changed[LENGTH] = replace(sent, delivery=Delivery.DELIVERED)
    with qtbot.waitSignal(model.dataChanged):
        model.refresh()
    assert model.rows[-1].delivery is Delivery.DELIVERED


def test_lines_of_one_sender_in_one_minute_are_a_group() -> None:
    first = rows.line(1, Sender.CUSTOMER, "在吗", rows.NOW.replace(second=5))
    second = rows.line(2, Sender.CUSTOMER, "有货吗", rows.NOW.replace(second=50))
    later = rows.line(3, Sender.CUSTOMER, "？", rows.NOW + timedelta(minutes=1))
    assert place(None, first, EIGHT).opens_group
    assert not place(first, second, EIGHT).opens_group
    assert place(second, later, EIGHT).opens_group


def test_a_day_begins_at_the_shops_midnight_not_at_that_of_utc() -> None:
    evening = rows.line(1, Sender.CUSTOMER, "晚安", rows.NOW.replace(hour=15, minute=59))
    after_midnight = rows.line(2, Sender.CUSTOMER, "还在吗", rows.NOW.replace(hour=16, minute=1))
    next_utc_day = rows.line(3, Sender.CUSTOMER, "早", rows.NOW.replace(hour=23, minute=59))
    assert place(evening, after_midnight, EIGHT).opens_day
    assert not place(after_midnight, next_utc_day, EIGHT).opens_day


def test_older_lines_above_take_the_day_and_the_name_from_the_row_below(qapp, endless: Endless) -> None:
    same_minute = {seq: rows.line(seq, Sender.CUSTOMER, "嗯", rows.NOW) for seq in range(200)}
    endless.changed, endless.length = same_minute, 200
    model = TranscriptModel(endless, EIGHT)
    model.open(1)
    assert model.at(0)[1].opens_day
    model.load_older()
    assert not model.at(PAGE)[1].opens_day
    assert not model.at(PAGE)[1].opens_group


def test_a_screen_reader_hears_who_when_what_and_how_far(qapp) -> None:
    row = rows.line(1, Sender.AGENT, "马上看", rows.NOW, delivery=Delivery.FAILED)
    assert spoken(row, EIGHT) == "小美，22:32，马上看，没发出去"


def test_a_mark_says_what_who_and_why(qapp) -> None:
    assert spoken(rows.transcript()[5], EIGHT) == "已转人工，小美 22:30 接手，要定制"


def test_one_copied_line_is_its_text_and_several_carry_names(qapp) -> None:
    first, second = rows.transcript()[-2:]
    assert copied([first], EIGHT) == first.text
    assert copied([first, second], EIGHT).splitlines()[1] == f"2026-03-12 22:31 林间有座：{second.text}"
