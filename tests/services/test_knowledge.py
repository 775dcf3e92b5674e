"""Entries: checked when saved, known to the engine at once, and nothing is lost."""

from dataclasses import replace

import pytest

from deskpilot.domain.commands import (
    DeleteAlias,
    DeleteEntries,
    EnableEntries,
    RestoreEntry,
    SaveAlias,
    SaveEntry,
    SaveSettings,
)
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.services.knowledge import find_unbound
from tests.services.shop import ENTRIES, NOON, Shop

NEW = KnowledgeEntry(
    "", "可以送货上楼吗", "有电梯的送到家里。", "物流", (" 包上楼吗 ", "可以送货上楼吗", "包上楼吗")
)


def found(shop: Shop, text: str) -> list[str]:
    return [candidate.entry_id for candidate in shop.engine.find(text)]


def test_a_new_entry_gets_an_id_and_is_found_at_once(shop: Shop) -> None:
    (entry_id,) = shop.do(SaveEntry(NEW, "小美")).entries
    assert found(shop, "送上楼吗")[0] == entry_id
    with shop.store.begin() as uow:
        stored = uow.entries.get(entry_id)
    assert stored is not None
    assert stored.alternatives == ("包上楼吗",)


def test_a_changed_question_is_found_by_its_new_words(shop: Shop) -> None:
    shop.do(SaveEntry(replace(ENTRIES[1], question="怎么申请报销凭证", alternatives=())))
    assert found(shop, "申请报销凭证")[0] == "KB0002"


def test_disabled_or_deleted_is_not_found_and_comes_back(shop: Shop) -> None:
    shop.do(EnableEntries(("KB0003",), enabled=False))
    assert "KB0003" not in found(shop, "怎么洗")
    shop.do(EnableEntries(("KB0003",), enabled=True))
    assert "KB0003" in found(shop, "怎么洗")
    shop.do(DeleteEntries(("KB0003",)))
    assert "KB0003" not in found(shop, "怎么洗")
    shop.do(RestoreEntry("KB0003", 1))
    assert "KB0003" in found(shop, "怎么洗")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"question": " "}, "empty_field"),
        ({"answer": ""}, "empty_field"),
        ({"answer": "长" * 8001}, "field_too_long"),
        ({"answer": "{product.__class__}"}, "unknown_variable"),
        ({"answer": "{a}"}, "unknown_variable"),
        ({"sales_answer": "{order.password}"}, "unknown_variable"),
        ({"valid_from": NOON, "valid_to": NOON}, "bad_period"),
    ],
)
def test_what_breaks_a_rule_is_told_and_not_stored(shop: Shop, change: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        shop.do(SaveEntry(replace(NEW, id="KB0099", **change)))  # type: ignore[arg-type]
    with shop.store.begin() as uow:
        assert uow.entries.get("KB0099") is None


def test_what_is_not_there_cannot_be_switched(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.do(EnableEntries(("KB0001", "KB7777"), enabled=False))
    assert "KB0001" in found(shop, "多久发货")


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("只要99元", ["price"]),
        ("¥99", ["price"]),
        ("还有3件", ["stock"]),
        ("3天内发出", ["duration"]),
        ("48小时发货", ["duration"]),
        ("6月18日结束", ["date", "date"]),
        ("打八折", ["discount"]),
        ("一个月左右", ["duration"]),
        ("{product.price}元", []),
        ("满300减45，还有八袋，月底补货", ["discount", "stock", "date"]),
        ("只要九十九，满68元包邮", ["price", "price"]),
        ("七天无理由，48小时内发", ["duration", "duration"]),
        ("第一次买可以先看色卡", []),
        ("型号A100", []),
    ],
)
def test_a_typed_figure_that_changes_is_flagged(answer: str, codes: list[str]) -> None:
    assert [each.code for each in find_unbound(answer)] == codes


def test_the_shops_own_word_is_known_at_once_and_forgotten(shop: Shop) -> None:
    shop.do(SaveAlias(Alias("票票", "发票")))
    assert found(shop, "票票怎么开")[0] == "KB0002"
    shop.do(DeleteAlias("票票"))
    with pytest.raises(InvalidInput, match="empty_field"):
        shop.do(SaveAlias(Alias(" ", "发票")))


def test_a_fact_changes_every_answer_that_quotes_it(shop: Shop) -> None:
    from tests.services.shop import answers

    shop.reads("多久发货", answers("KB0001"))
    assert "48小时" in shop.turn("多久发货")[0]
    shop.do(SaveSettings((("shop.ship_hours", "24"),)))
    assert "24小时" in shop.turn("多久发货", "c2")[0]


@pytest.mark.parametrize(
    "setting",
    [
        ("nothing", "1"),
        ("mode", "loud"),
        ("reply_floor", "2"),
        ("undo_seconds", "x"),
        ("mode.channel.jd", "loud"),
        ("shop.", "x"),
    ],
)
def test_a_bad_setting_is_told_and_none_is_stored(shop: Shop, setting: tuple[str, str]) -> None:
    with pytest.raises(InvalidInput, match="bad_setting"):
        shop.do(SaveSettings((("shop_name", "新名"), setting)))
    assert shop.desk.settings().shop_name == "小铺"


def test_what_changes_while_the_engine_is_fed_is_not_lost(shop: Shop) -> None:
    feeding = shop.desk.load()
    next(feeding)
    shop.do(SaveEntry(replace(ENTRIES[1], question="怎么申请报销凭证", alternatives=())))
    shop.do(DeleteEntries(("KB0003",)))
    for _ in feeding:
        pass
    assert found(shop, "申请报销凭证")[0] == "KB0002"
    assert "KB0003" not in found(shop, "怎么洗")
