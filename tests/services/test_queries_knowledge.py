"""The knowledge table: filters, order, status, and search as one types."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.conversation import Conversation
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.store import Draft
from tests.services.desk_rows import NOON, Rows, desk_rows

ENTRIES = (
    KnowledgeEntry("KB0001", "包邮吗", "满 99 元包邮。", "物流"),
    KnowledgeEntry("KB0002", "能定做吗", "可以。", "定制", policy=EntryPolicy.ASSIST),
    KnowledgeEntry("KB0003", "双11 保价吗", "保价。", "活动", valid_to=NOON),
    KnowledgeEntry("KB0004", "双12 满减吗", "满减。", "活动", valid_from=NOON + timedelta(days=1)),
    KnowledgeEntry("KB0005", "退货找谁", "找客服。", "售后", policy=EntryPolicy.HUMAN),
    KnowledgeEntry("KB0006", "旧问题", "旧答案。", "售后", enabled=False),
    KnowledgeEntry("KB0007", "几天发货", "48 小时内。", "物流"),
    KnowledgeEntry("KB0008", "怎么洗", "冷水手洗。", "洗护"),
)


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Rows]:
    with desk_rows(data_dir) as rows:
        with rows.store.begin() as uow:
            for place, entry in enumerate(ENTRIES):
                uow.entries.put(entry, "小美", NOON + timedelta(minutes=place))
        talk = rows.talk()
        judge(rows, talk, "KB0007", sent=2, edited=8)
        judge(rows, talk, "KB0008", denied=6)
        judge(rows, talk, "KB0006", denied=6)
        judge(rows, talk, "KB0001", sent=9, edited=1)
        yield rows


def judge(desk: Rows, talk: Conversation, entry_id: str, *, days_ago: int = 0, **verdicts: int) -> None:
    at = NOON - timedelta(days=days_ago)
    with desk.store.begin() as uow:
        for verdict, count in verdicts.items():
            for _ in range(count):
                decision = Decision(Action.SUGGEST, "confident", entry_id)
                reading = Understanding("", Act.QUESTION)
                number = uow.decisions.add(talk.id, None, reading, decision, [Draft("好", entry_id)], at)
                uow.decisions.feedback(number, 1, verdict, "好", "小美", at)  # type: ignore[arg-type]


def ids(desk: Rows, text: str = "", **wanted: object) -> list[str]:
    return [row.id for row in desk.queries.knowledge(text, **wanted).rows]  # type: ignore[arg-type]


def test_every_entry_has_the_first_status_that_fits(desk: Rows) -> None:
    assert {row.id: row.status for row in desk.queries.knowledge().rows} == {
        "KB0001": "active",
        "KB0002": "assist_only",
        "KB0003": "expired",
        "KB0004": "scheduled",
        "KB0005": "human_only",
        "KB0006": "disabled",
        "KB0007": "often_edited",
        "KB0008": "often_denied",
    }
    for status, count in desk.queries.knowledge_statuses():
        assert len(ids(desk, status=status)) == count == 1


def test_figures_are_those_of_the_last_thirty_days(desk: Rows) -> None:
    talk = desk.talk()
    judge(desk, talk, "KB0002", days_ago=29, sent=1)
    judge(desk, talk, "KB0002", days_ago=30, edited=9)
    rows = {row.id: row for row in desk.queries.knowledge().rows}
    assert (rows["KB0002"].hits, rows["KB0002"].sent_unchanged) == (1, 1.0)
    assert ids(desk, status="often_edited") == ["KB0007"]
    assert (rows["KB0001"].hits, rows["KB0001"].sent_unchanged, rows["KB0001"].denied) == (10, 0.9, 0)
    assert (rows["KB0005"].hits, rows["KB0005"].sent_unchanged) == (0, None)


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize(
    "sort", ["id", "question", "category", "updated_at", "hits", "sent_unchanged", "denied"]
)
def test_the_order_is_the_columns_and_pages_fit_together(desk: Rows, sort: str, descending: bool) -> None:
    page = desk.queries.knowledge(sort=sort, descending=descending)
    values = [getattr(row, sort) for row in page.rows]
    keys = [(-1.0 if value is None else value) for value in values]
    assert keys == sorted(keys, reverse=descending)
    assert len(set(page.rows)) == len(ENTRIES) == page.total == page.matched
    parts = [
        row.id
        for offset in range(0, 9, 3)
        for row in desk.queries.knowledge(sort=sort, descending=descending, offset=offset, limit=3).rows
    ]
    assert parts == [row.id for row in page.rows]


@pytest.mark.parametrize("sort", ["question", "hits"])
def test_filters_work_together_in_every_order(desk: Rows, sort: str) -> None:
    assert ids(desk, category="售后", sort=sort) in (["KB0006", "KB0005"], ["KB0005", "KB0006"])
    assert ids(desk, category="售后", status="disabled", sort=sort) == ["KB0006"]
    assert ids(desk, "双1", sort=sort, descending=False) == ["KB0003", "KB0004"]
    assert ids(desk, "双1", status="expired", sort=sort) == ["KB0003"]
    assert ids(desk, "双1", category="物流", sort=sort) == []
    page = desk.queries.knowledge("双1", limit=1, sort=sort)
    assert (len(page.rows), page.matched, page.total) == (1, 2, len(ENTRIES))
    assert page.seconds > 0


def test_a_column_that_is_none_is_refused(desk: Rows) -> None:
    with pytest.raises(KeyError):
        desk.queries.knowledge(sort="id; DROP TABLE entries")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("包邮", ["KB0001"]),
        ("baoyou", ["KB0001"]),
        ("by", ["KB0001"]),
        ("99", ["KB0001"]),
        ("kb0001", ["KB0001"]),
        ("发货 几天", ["KB0007"]),
        ("没有的", []),
        ('"', []),
        ("NOT", []),
        ("*", []),
    ],
)
def test_the_search_reads_words_sounds_ids_and_signs(desk: Rows, typed: str, found: list[str]) -> None:
    assert ids(desk, typed) == found


def test_entries_changed_since_a_moment_are_counted_with_those_of_the_moment_itself(desk: Rows) -> None:
    changed = sorted(row.updated_at for row in desk.queries.knowledge().rows if row.updated_at is not None)
    assert desk.queries.changed_since(changed[0]) == len(changed) == 8
    assert desk.queries.changed_since(changed[-1] + timedelta(microseconds=1)) == 0


def test_categories_are_counted(desk: Rows) -> None:
    assert dict(desk.queries.categories()) == {"物流": 2, "定制": 1, "活动": 2, "售后": 2, "洗护": 1}


def test_versions_tell_who_changed_what(desk: Rows) -> None:
    with desk.store.begin() as uow:
        uow.entries.put(replace(ENTRIES[0], answer="满 88 元包邮。"), "阿泽", NOON + timedelta(days=1))
    new, old = desk.queries.entry_versions("KB0001")
    assert (new.saved_by, new.change, new.entry.version) == ("阿泽", "saved", 2)
    assert (old.saved_by, old.change, old.entry.answer) == ("小美", "created", "满 99 元包邮。")
    assert desk.queries.entry("KB0001") == new.entry
    assert desk.queries.entry("KB9999") is None


def test_an_empty_knowledge_base_is_an_empty_page(data_dir: Path) -> None:
    with desk_rows(data_dir / "empty") as rows:
        page = rows.queries.knowledge("包邮")
        assert (page.rows, page.total, page.matched) == ((), 0, 0)
        assert rows.queries.knowledge_statuses() == ()


def test_the_search_stays_quick_with_ten_thousand_entries(desk: Rows) -> None:
    with desk.store.begin() as uow:
        batch = uow.imports.open_batch("csv", "a.csv", "小美", NOON)
        uow.entries.bulk_put(
            (KnowledgeEntry(f"A{n}", f"第 {n} 个问题怎么办", "照常。", "其他") for n in range(10_000)),
            batch,
            "小美",
            NOON,
        )
    best = min(desk.queries.knowledge("9999 个").seconds for _ in range(3))
    assert ids(desk, "9999 个") == ["A9999"]
    # 50 ms on a quiet machine for ten times as many.
    assert best < 0.2
