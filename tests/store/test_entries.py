"""Nothing that stood in the knowledge base is lost by a change, a deletion or an import."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.errors import NotFound
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.store import ImportCounts, Reader, Store
from deskpilot.store.entry_search import matching
from tests.store.conftest import NOON

FULL = KnowledgeEntry(
    "KB0042",
    "能不能做一米五",
    "可以，工期 {product.lead_days} 天。",
    "定制",
    ("定做要多久", "尺寸能改吗"),
    "按您家的尺寸来做。",
    ("YY-01", "原野"),
    ("图.png",),
    NOON - timedelta(days=1),
    NOON + timedelta(days=30),
    5,
    EntryPolicy.ASSIST,
    True,
    "问过工厂",
)


def found(reader: Reader, text: str) -> set[str]:
    sql, params = matching(text)
    return {row["id"] for row in reader.rows(f"SELECT id FROM entries WHERE no IN ({sql})", params)}


def test_every_field_comes_back(store: Store) -> None:
    with store.begin() as uow:
        saved = uow.entries.put(FULL, "小美", NOON)
        assert uow.entries.get("KB0042") == saved
        assert replace(saved, updated_at=None, updated_by="") == FULL
        assert list(uow.entries.all()) == [saved]
        assert (saved.version, saved.updated_at, saved.updated_by) == (1, NOON, "小美")


def test_a_change_is_the_next_version_and_keeps_the_former_one(store: Store) -> None:
    with store.begin() as uow:
        first = uow.entries.put(FULL, "小美", NOON)
        second = uow.entries.put(replace(first, answer="可以做。"), "阿泽", NOON + timedelta(hours=1))
        assert second.version == 2
        copies = uow.entries.versions(FULL.id)
        assert [(c.entry, c.saved_by, c.change) for c in copies] == [
            (second, "阿泽", "saved"),
            (first, "小美", "created"),
        ]


def test_saving_the_same_content_again_makes_no_version(store: Store) -> None:
    with store.begin() as uow:
        first = uow.entries.put(FULL, "小美", NOON)
    with store.begin() as uow:
        assert uow.entries.put(first, "阿泽", NOON + timedelta(hours=1)) == first
    assert uow.changes.is_empty()


def test_an_entry_without_id_gets_the_next_free_one(store: Store) -> None:
    with store.begin() as uow:
        uow.entries.put(FULL, "小美", NOON)
        new = uow.entries.put(replace(FULL, id=""), "小美", NOON)
        assert new.id == "KB0043"
        uow.entries.delete([new.id], "小美", NOON)
        assert uow.entries.next_id() == "KB0044"


def test_a_deleted_entry_can_be_brought_back(store: Store) -> None:
    with store.begin() as uow:
        saved = uow.entries.put(FULL, "小美", NOON)
        assert uow.entries.delete([FULL.id, "unknown"], "阿泽", NOON) == 1
        assert uow.entries.get(FULL.id) is None
        assert [c.change for c in uow.entries.versions(FULL.id)] == ["deleted", "created"]
        back = uow.entries.restore(FULL.id, 1, "小美", NOON)
        assert (back.version, back.answer) == (3, saved.answer)
        assert uow.entries.get(FULL.id) == back
        with pytest.raises(NotFound):
            uow.entries.restore(FULL.id, 99, "小美", NOON)


def test_switching_off_counts_only_those_that_changed(store: Store) -> None:
    with store.begin() as uow:
        uow.entries.put(FULL, "小美", NOON)
        uow.entries.put(replace(FULL, id="KB0001", enabled=False), "小美", NOON)
        assert uow.entries.enable([FULL.id, "KB0001", "unknown"], False, "小美", NOON) == 1
        assert [entry.enabled for entry in uow.entries.all()] == [False, False]
        assert list(uow.entries.usable(NOON)) == []
        assert uow.entries.versions(FULL.id)[0].change == "disabled"


def test_an_import_counts_what_it_adds_changes_and_finds_the_same(store: Store) -> None:
    with store.begin() as uow:
        old = uow.entries.put(FULL, "小美", NOON)
        batch = uow.imports.open_batch("csv", "知识.csv", "小美", NOON)
        rows = [old, replace(FULL, id="A1"), replace(FULL, id="A2"), replace(FULL, id="A1", answer="改")]
        assert uow.entries.bulk_put(rows, batch, "小美", NOON) == ImportCounts(
            added=2, changed=1, unchanged=1
        )
        again = uow.imports.open_batch("csv", "知识.csv", "小美", NOON)
        final = [old, replace(FULL, id="A1", answer="改"), replace(FULL, id="A2")]
        assert uow.entries.bulk_put(final, again, "小美", NOON) == ImportCounts(unchanged=3)


def test_undoing_an_import_brings_back_what_stood_before_it(store: Store, reader: Reader) -> None:
    with store.begin() as uow:
        before = uow.entries.put(FULL, "小美", NOON)
        uow.entries.put(replace(FULL, id="GONE"), "小美", NOON)
        uow.entries.delete(["GONE"], "小美", NOON)
    with store.begin() as uow:
        batch = uow.imports.open_batch("csv", "知识.csv", "小美", NOON)
        rows = [
            replace(FULL, answer="错了"),
            replace(FULL, answer="又错了"),
            replace(FULL, id="NEW", question="新问题"),
            replace(FULL, id="NEW", question="新问题", answer="第二行"),
            replace(FULL, id="GONE", answer="又来"),
            replace(FULL, id="EDITED"),
        ]
        uow.entries.bulk_put(rows, batch, "小美", NOON)
        edited = uow.entries.put(replace(FULL, id="EDITED", answer="手改"), "小美", NOON)
        assert uow.imports.undo(batch, "小美", NOON) == 3
        assert {entry.id for entry in uow.entries.all()} == {FULL.id, "EDITED"}
        back = uow.entries.get(FULL.id)
        assert back is not None
        assert back.answer == before.answer
        assert uow.entries.get("EDITED") == edited
        assert uow.imports.undo(batch, "小美", NOON) == 0
        with pytest.raises(NotFound):
            uow.imports.undo(999, "小美", NOON)
    assert found(reader, "新问题") == set()


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("一米五", True),
        ("定做", True),
        ("工期", True),
        ("原野", False),
        ("KB0042", True),
        ("kb 一米", True),
        ("一米六", False),
        ("米一", False),
        ("做", True),
        ("ｋｂ００４２", True),
        ("ymw", True),
        ("yimiwu", True),
        ("yimiw", True),
        ("dingzuoyaod", True),
        ("mi", True),
        ("wumi", False),
        ("，", True),
        ("；", False),
    ],
)
def test_the_search_finds_words_ids_sounds_and_initials(
    store: Store, reader: Reader, typed: str, hits: bool
) -> None:
    with store.begin() as uow:
        uow.entries.put(FULL, "小美", NOON)
    assert found(reader, typed) == ({FULL.id} if hits else set())


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "NOT",
        "c:x",
        "-1",
        "*",
        "it's",
        "NEAR(",
        "a AND b",
        "^",
        "%",
        "_",
        "\\",
        "';--",
        "{}",
        "()",
        "+",
        "",
        "\0",
    ],
)
def test_what_is_typed_is_never_an_operator(store: Store, reader: Reader, typed: str) -> None:
    with store.begin() as uow:
        uow.entries.put(replace(FULL, note="", answer=f"字面 {typed} 在此"), "小美", NOON)
    assert found(reader, typed) == {FULL.id}


def test_the_index_forgets_what_an_entry_no_longer_says(store: Store, reader: Reader) -> None:
    with store.begin() as uow:
        saved = uow.entries.put(FULL, "小美", NOON)
        uow.entries.put(replace(saved, question="退货找谁", alternatives=()), "小美", NOON)
    assert found(reader, "一米五") == set()
    assert found(reader, "退货") == {FULL.id}
    with store.begin() as uow:
        uow.entries.delete([FULL.id], "小美", NOON)
    assert reader.rows("SELECT rowid FROM entry_words WHERE entry_words MATCH '\"退货\"'") == []


@given(st.lists(st.text(alphabet="一米五做a1-% \n", max_size=12), min_size=1, max_size=4), st.data())
def test_every_piece_of_a_question_is_found(store: Store, texts: list[str], data: st.DataObject) -> None:
    entry = replace(FULL, id="KB0001", question=texts[0], alternatives=tuple(texts[1:]))
    with store.begin() as uow:
        uow.entries.put(entry, "小美", NOON)
        text = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, len(text)))
        piece = text[start : start + data.draw(st.integers(1, 6))]
        sql, params = matching(piece)
        rows = uow._connection.rows(f"SELECT id FROM entries WHERE no IN ({sql})", params)
        assert [row["id"] for row in rows] == ["KB0001"]
