"""Canned replies: codes that are unique, variables that rest on rows, tables in and out."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import ChangePhrases, CountPhrase
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.services.phrase_file import export_phrases, phrases_in
from deskpilot.services.phrases import facts_for, fill, newest_talk
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import Shop

SHIP = QuickPhrase("fh", "发货", "{nickname}您好，单号{tracking}，现在{price}元。", "物流")


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def stored(shop: Shop) -> dict[str, QuickPhrase]:
    with shop.store.begin() as uow:
        return {phrase.code: phrase for phrase in uow.phrases.all()}


def test_a_code_that_is_taken_is_refused_and_the_place_is_named(shop: Shop) -> None:
    shop.do(ChangePhrases((SHIP,)))
    with pytest.raises(InvalidInput) as refused:
        shop.do(ChangePhrases((QuickPhrase("FH", "另一句", "好"), QuickPhrase("xx", "名", "话"))))
    assert refused.value.code == "duplicate_code"
    assert (refused.value.params["shortcut"], refused.value.params["title"]) == ("fh", "发货")
    assert set(stored(shop)) == {"fh"}


def test_a_reply_can_be_renamed_and_its_uses_go_along(shop: Shop) -> None:
    shop.do(ChangePhrases((SHIP,)))
    shop.do(CountPhrase("fh"))
    shop.do(CountPhrase("fh"))
    before = stored(shop)["fh"]
    shop.do(ChangePhrases((QuickPhrase("fa", "发货", "好", uses=before.uses),), ("fh",)))
    assert {code: phrase.uses for code, phrase in stored(shop).items()} == {"fa": 2}
    shop.do(ChangePhrases((before,), ("fa",)))
    assert stored(shop) == {"fh": before}


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        (QuickPhrase("", "名", "话"), "bad_code"),
        (QuickPhrase("a b", "名", "话"), "bad_code"),
        (QuickPhrase("a/b", "名", "话"), "bad_code"),
        (QuickPhrase("x" * 21, "名", "话"), "bad_code"),
        (QuickPhrase("a", " ", "话"), "empty_phrase"),
        (QuickPhrase("a", "名", " "), "empty_phrase"),
        (QuickPhrase("a", "名", "话" * 2001), "phrase_too_long"),
        (QuickPhrase("a", "名", "{floor_price}"), "unknown_variable"),
        (QuickPhrase("a", "名", "{product.floor_price}"), "unknown_variable"),
    ],
)
def test_what_cannot_be_sent_cannot_be_stored(shop: Shop, phrase: QuickPhrase, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        shop.do(ChangePhrases((phrase,)))
    assert refused.value.code == code


def test_variables_are_bound_to_the_rows_of_the_conversation(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("这张多少钱", viewed_product="YY-01")
    now = shop.clock.now()
    with shop.store.begin() as uow:
        uow.products.put(Product("YY-01", "原野餐桌", 3980.0, floor_price=3500.0))
        uow.orders.put(
            Order(
                "2026031800001",
                uow.conversations.get(conversation).customer_id,
                "taobao",
                OrderStatus.SHIPPED,
                now - timedelta(days=2),
                tracking_no="SF1000",
            )
        )
    filled = fill(SHIP.text, facts_for(queries, conversation, "小美", now))
    assert (filled.text, filled.missing) == ("小明您好，单号SF1000，现在3980元。", ())
    talk = newest_talk(queries, "小美")
    assert talk is not None
    assert talk.conversation_id == conversation


def test_a_value_that_no_row_has_stays_in_its_braces(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("在吗")
    filled = fill(SHIP.text, facts_for(queries, conversation, "小美", shop.clock.now()))
    assert filled.text == "小明您好，单号{tracking}，现在{price}元。"
    assert filled.missing == ("order.tracking_no", "product.price")


def test_a_value_is_never_read_as_a_variable_again(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("在吗", key="c2")
    with shop.store.begin() as uow:
        customer = uow.conversations.get(conversation).customer_id
        uow._connection.run("UPDATE customers SET nickname = '{price}' WHERE id = ?", (customer,))
    assert fill("{nickname}", facts_for(queries, conversation, "小美", shop.clock.now())).text == "{price}"


def test_a_table_reads_back_as_it_was_written(tmp_path: Path) -> None:
    phrases = (SHIP, QuickPhrase("gs", "公式", "=1+1，两行\n第二行", ""))
    file = tmp_path / "短语.csv"
    assert export_phrases(phrases, file) == 2
    assert phrases_in(file).phrases == phrases
    assert "'=1+1" in file.read_text("utf-8-sig")


def test_bad_rows_are_named_and_the_good_ones_kept(tmp_path: Path) -> None:
    file = tmp_path / "phrases.csv"
    file.write_text("短码,内容,分类\nfh,当天发,发货\nFH,又一句,\n,没有码,\nxx,{nonsense},\n", "utf-8")
    found = phrases_in(file)
    assert [(phrase.code, phrase.title, phrase.category) for phrase in found.phrases] == [
        ("fh", "当天发", "发货")
    ]
    assert [(each.row, each.column, each.code) for each in found.problems] == [
        (3, "code", "duplicate_code"),
        (4, "code", "bad_code"),
        (5, "text", "unknown_variable"),
    ]


def test_a_file_that_is_no_table_of_replies_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("甲,乙\n1,2\n", "utf-8")
    with pytest.raises(InvalidInput, match="missing_column"):
        phrases_in(file)
