"""The customer's card: what people change, what is remembered, and what is not."""

from dataclasses import replace

import pytest

from deskpilot.domain.commands import (
    AddFact,
    ForgetFact,
    PeopleCommand,
    SaveNote,
    SetDedicatedAgent,
    SetPersonalise,
    TagCustomer,
    UntagCustomer,
)
from deskpilot.domain.customer import Customer, Fact
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.understanding import Slot
from deskpilot.services.brief import brief_of
from deskpilot.services.customer_card import MOST_TAGS
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import NOON, Shop, answers


def customer(shop: Shop) -> Customer:
    number = shop.conversation().customer_id
    with shop.store.begin() as uow:
        return uow.customers.get(number)


def facts(shop: Shop) -> list[tuple[str, str]]:
    return [(fact.key, fact.value) for fact in remembered(shop)]


def remembered(shop: Shop) -> tuple[Fact, ...]:
    number = shop.conversation().customer_id
    with shop.store.begin() as uow:
        return uow.customers.facts(number)


def told(shop: Shop) -> Fact:
    """The customer says a size; what was remembered of it."""
    shop.reads("我穿M码", answers("KB0001", slots=(Slot("size", "M", "M码"),)))
    shop.turn("我穿M码")
    (found,) = remembered(shop)
    return found


def test_what_is_changed_on_the_card_is_stored_and_told(shop: Shop) -> None:
    shop.hear("在吗")
    number = shop.conversation().customer_id
    orders: tuple[PeopleCommand, ...] = (
        SaveNote(number, "  送上楼 ", "小美"),
        TagCustomer(number, " 老 客 ", "小美"),
        SetDedicatedAgent(number, "小美", "小美"),
        SetPersonalise(number, False, "小美"),
    )
    for order in orders:
        assert shop.do(order).customers == {number}
    found = customer(shop)
    assert (found.note, found.tags, found.dedicated_agent, found.personalise) == (
        "送上楼", ("老 客",), "小美", False,
    )  # fmt: skip
    shop.do(UntagCustomer(number, "老 客", "小美"))
    assert customer(shop).tags == ()


def test_saying_the_same_again_changes_nothing(shop: Shop) -> None:
    shop.hear("在吗")
    number = shop.conversation().customer_id
    shop.do(TagCustomer(number, "老客"))
    assert shop.do(TagCustomer(number, "老客")).is_empty()
    assert shop.do(SaveNote(number, "")).is_empty()


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (SaveNote(1, "长" * 2001), "field_too_long"),
        (TagCustomer(1, "  "), "empty_field"),
        (TagCustomer(1, "长" * 21), "field_too_long"),
        (AddFact(1, Fact("", "38", NOON)), "empty_field"),
        (AddFact(1, Fact("鞋码", " ", NOON)), "empty_field"),
        (AddFact(1, Fact("鞋码", "8" * 201, NOON)), "field_too_long"),
    ],
)
def test_what_does_not_fit_the_card_is_told(shop: Shop, order: PeopleCommand, code: str) -> None:
    shop.hear("在吗")
    with pytest.raises(InvalidInput, match=code):
        shop.do(replace(order, customer_id=shop.conversation().customer_id))  # type: ignore[call-arg]


def test_a_card_holds_so_many_tags_and_no_more(shop: Shop) -> None:
    shop.hear("在吗")
    number = shop.conversation().customer_id
    for place in range(MOST_TAGS):
        shop.do(TagCustomer(number, f"标签{place}"))
    with pytest.raises(InvalidInput, match="too_many"):
        shop.do(TagCustomer(number, "再来一个"))


def test_a_customer_who_is_gone_is_told(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.do(SaveNote(99, "x"))


def test_a_forgotten_fact_is_not_learned_again_from_the_same_line(shop: Shop) -> None:
    fact = told(shop)
    number = shop.conversation().customer_id
    assert fact.id is not None
    shop.do(ForgetFact(fact.id, "小美"))
    assert facts(shop) == []
    with shop.store.begin() as uow:
        uow.customers.learn_fact(number, fact)
    assert facts(shop) == []
    shop.turn("我穿M码")
    assert facts(shop) == [("size", "M")]


def test_forgetting_is_undone_with_its_line(shop: Shop) -> None:
    fact = told(shop)
    number = shop.conversation().customer_id
    assert fact.id is not None
    shop.do(ForgetFact(fact.id, "小美"))
    shop.do(AddFact(number, fact, "小美"))
    with shop.store.begin() as uow:
        (back,) = uow.customers.facts(number)
        uow.customers.learn_fact(number, fact)
    assert (back.key, back.value, back.message_id, back.learned_at) == (
        fact.key, fact.value, fact.message_id, fact.learned_at,
    )  # fmt: skip


def test_no_value_of_a_forgotten_fact_is_kept(shop: Shop) -> None:
    shop.reads("电话", answers("KB0001", slots=(Slot("address", "梧桐路九号", "电话"),)))
    shop.turn("电话")
    (fact,) = remembered(shop)
    assert fact.id is not None
    shop.do(ForgetFact(fact.id, "小美"))
    with shop.store.begin() as uow:
        rows = uow._connection.tuples("SELECT * FROM forgotten_facts")
        trail = uow._connection.tuples("SELECT detail, subject FROM audit")
    assert "梧桐路九号" not in repr(rows) + repr(trail)


def test_whoever_does_not_want_to_be_known_is_met_as_a_stranger(shop: Shop) -> None:
    told(shop)
    number = shop.conversation().customer_id
    shop.do(AddFact(number, Fact("喜欢", "原木色", shop.clock.now()), "小美"))
    reader = Reader(shop.store.data_dir)
    queries = DeskQueries(reader, shop.clock)
    assert any(line.code == "known_before" for line in brief_of(queries, shop.conversation().id))
    shop.do(SetPersonalise(number, False, "小美"))
    shop.reads("我要L码", answers("KB0001", slots=(Slot("size", "L", "L码"),)))
    shop.turn("我要L码")
    assert shop.engine.seen[-1][1].facts == ()
    assert ("size", "L") not in facts(shop)
    assert not any(line.code == "known_before" for line in brief_of(queries, shop.conversation().id))
    reader.close()
    with pytest.raises(InvalidInput, match="not_personal"):
        shop.do(AddFact(number, Fact("鞋码", "38", shop.clock.now())))


def test_tags_that_are_used_are_offered_the_most_used_first(shop: Shop) -> None:
    for key, tags in (("a", ("定制",)), ("b", ("老客", "定制")), ("c", ("定制", "老客", "团购"))):
        shop.hear("在吗", key)
        for tag in tags:
            shop.do(TagCustomer(shop.conversation(key).customer_id, tag))
    with shop.store.begin() as uow:
        assert uow.customers.tags_in_use() == ("定制", "老客", "团购")
