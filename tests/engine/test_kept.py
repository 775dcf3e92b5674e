"""What reading made of the entries is kept for the next start, and never believed further than it is still true."""

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.domain.understanding import Candidate
from deskpilot.engine import Engine
from deskpilot.engine import index as index_module
from deskpilot.engine.index import Index, read_form
from deskpilot.engine.kept import READING

_GOODS = ("保温杯", "雨伞", "台灯", "毛毯", "书包", "拖鞋", "茶壶", "相框", "闹钟", "地垫", "花瓶", "围裙")
_ASKED = (
    "多久能发货",
    "可以退吗",
    "有几种颜色",
    "怎么清洗",
    "能开发票吗",
    "多少钱",
    "坏了怎么办",
    "有现货吗",
)
_QUESTIONS = ("雨伞怎么洗", "闹钟坏了", "围裙啥时候发", "茶壶的发票", "相框多少钱一个", "毛毯还有没有货")


def _entry(goods: str, asked: str) -> KnowledgeEntry:
    words = (f"我想问一下{goods}{asked}", f"你家的{goods}，{asked}呀")
    return KnowledgeEntry(
        f"{goods}-{asked}", f"{goods}{asked}", f"亲，{goods}这件事请看详情页", alternatives=words
    )


ENTRIES = tuple(_entry(goods, asked) for goods in _GOODS for asked in _ASKED)


@pytest.fixture(autouse=True)
def _large_from_the_first_row_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the vectors of these few entries as those of many are held: in steps of 1/127."""
    monkeypatch.setattr(index_module, "_UNPACKED_ROWS", 0)


def _read(
    entries: Sequence[KnowledgeEntry], kept: bytes | None = None, aliases: Sequence[Alias] = ()
) -> Engine:
    engine = Engine()
    for _ in engine.load(entries, aliases=aliases, kept=None if kept is None else BytesIO(kept)):
        pass
    return engine


def _kept(engine: Engine) -> bytes:
    file = BytesIO()
    engine.keep(file)
    return file.getvalue()


def _found(engine: Engine) -> list[tuple[Candidate, ...]]:
    return [engine.find(question) for question in _QUESTIONS]


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the entries that are read from here on."""
    ids: list[str] = []
    put = Index.put

    def noted(index: Index, entry: KnowledgeEntry) -> None:
        ids.append(entry.id)
        put(index, entry)

    monkeypatch.setattr(Index, "put", noted)
    return ids


def test_what_was_kept_answers_as_before_and_nothing_is_read_anew(read_anew: list[str]) -> None:
    before = _read(ENTRIES)
    kept = _kept(before)
    read_anew.clear()
    after = _read(ENTRIES, kept)
    assert read_anew == []
    assert _found(after) == _found(before)
    assert after.entry_count == len(ENTRIES)


def test_changed_and_new_entries_are_read_anew_and_lost_ones_are_gone(read_anew: list[str]) -> None:
    kept = _kept(_read(ENTRIES))
    changed = replace(ENTRIES[3], answer="亲，这一款可以用冷水手洗")
    new = _entry("雨伞", "能印字吗")
    now = (*ENTRIES[:3], changed, *ENTRIES[5:], new)
    read_anew.clear()
    after = _read(now, kept)
    assert read_anew == [changed.id, new.id]
    assert {entry.id for entry in after.entries()} == {entry.id for entry in now}
    found = after.find("雨伞能印字吗")
    assert found[0].entry_id == new.id
    assert all(one.entry_id != ENTRIES[4].id for one in after.find(ENTRIES[4].question))


def test_what_does_not_touch_the_words_is_taken_from_the_entry_of_today(read_anew: list[str]) -> None:
    kept = _kept(_read(ENTRIES))
    now = (replace(ENTRIES[0], priority=5, note="新"), *ENTRIES[1:])
    read_anew.clear()
    after = _read(now, kept)
    assert read_anew == []
    assert after.index.entry(ENTRIES[0].id) == now[0]
    assert after.index.priority[0] == 5


def test_entries_that_hold_a_word_taught_since_are_read_anew(read_anew: list[str]) -> None:
    kept = _kept(_read(ENTRIES))
    read_anew.clear()
    _read(ENTRIES, kept, [Alias("台灯怎么", "NC-07")])
    assert read_anew == ["台灯-怎么清洗"]


def test_of_an_index_that_is_mostly_of_other_entries_nothing_is_taken(read_anew: list[str]) -> None:
    kept = _kept(_read(ENTRIES))
    read_anew.clear()
    after = _read(ENTRIES[:60], kept)
    assert len(read_anew) == 60
    assert after.index.slots == 60


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_damaged_file_is_read_past(data: st.DataObject) -> None:
    kept = _kept(_read(ENTRIES[:8]))
    end = data.draw(st.integers(0, len(kept) - 1))
    place = data.draw(st.integers(0, len(kept) - 1))
    flipped = bytearray(kept)
    flipped[place] ^= data.draw(st.integers(1, 255))
    for broken in (kept[:end], bytes(flipped)):
        engine = _read(ENTRIES[:8], broken)
        assert [engine.find(entry.question)[0].entry_id for entry in ENTRIES[:8]] == [
            entry.id for entry in ENTRIES[:8]
        ]


@pytest.mark.parametrize(
    ("name", "value"),
    [("terms", 7), ("heads", [[{}]] * 8), ("things", None), ("ids", ["x"]), ("words", [[]])],
)
def test_a_file_that_somebody_has_written_in_is_read_past(name: str, value: object) -> None:
    with np.load(BytesIO(_kept(_read(ENTRIES[:8])))) as stored:
        columns = dict(stored)
    told = json.loads(columns["told"].tobytes()) | {name: value}
    columns["told"] = np.frombuffer(json.dumps(told).encode(), np.uint8)
    file = BytesIO()
    np.savez(file, allow_pickle=False, **columns)
    engine = _read(ENTRIES[:8], file.getvalue())
    assert engine.find(ENTRIES[2].question)[0].entry_id == ENTRIES[2].id


def test_entries_put_after_taking_are_found_too() -> None:
    after = _read(ENTRIES, _kept(_read(ENTRIES)))
    for number in range(40):
        after.put_entry(replace(_entry("油画", f"第{number}幅"), id=f"new-{number}"))
    assert after.find("油画第7幅")[0].entry_id == "new-7"
    assert _found(after)[0][0].entry_id == "雨伞-怎么清洗"


def test_kept_is_what_takes_long_to_read_and_only_when_enough_of_it_is_new() -> None:
    engine = _read(tuple(replace(ENTRIES[0], id=f"{number}") for number in range(100)))
    assert engine.is_worth_keeping
    _kept(engine)
    assert not engine.is_worth_keeping
    assert not _read(ENTRIES[:90]).is_worth_keeping


def test_the_number_of_the_reading_rises_when_texts_are_read_otherwise() -> None:
    """If this fails, texts give other terms than before: raise READING and put the new digest here."""
    told = [read_form(form).stored_terms() for entry in ENTRIES for form in (*entry.forms, entry.answer)]
    assert (READING, sha256(repr(told).encode()).hexdigest()[:16]) == (1, "ef288371359c0904")
