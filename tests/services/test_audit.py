"""Who did what is on record: each deed of a person once, with codes and ids and no words of a customer."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskpilot.domain import commands as c
from deskpilot.domain.conversation import Mode, Sender
from deskpilot.domain.errors import KnownError
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule, When
from deskpilot.services.auditing import DEEDS
from deskpilot.services.handlers import _HANDLERS
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.audit import AuditFilter, Deed
from deskpilot.store import Reader
from tests.services.shop import Shop

# What a person does without changing anything that another would ask about.
_NO_DEED = {c.MarkRead, c.CountPhrase}


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def trail(queries: DeskQueries, **wanted: object) -> list[Deed]:
    return list(queries.deeds(AuditFilter(**wanted), 0, 100))  # type: ignore[arg-type]


def test_every_order_of_a_person_has_its_words_in_the_trail() -> None:
    assert set(_HANDLERS) - set(DEEDS) == _NO_DEED & set(_HANDLERS)


def test_who_sent_took_passed_and_changed_is_on_record_newest_first(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("我的电话是13800000000")
    shop.do(c.TakeOver(conversation, "小美"))
    shop.do(c.SendAgentReply(conversation, "好的，记下了", "小美"))
    shop.do(c.Transfer(conversation, "小美", "老周", "急"))
    shop.do(c.SetMode(Mode.OFF))
    shop.do(c.SaveEntry(KnowledgeEntry("KB0003", "怎么洗", "冷水洗。", "养护"), "老周"))
    found = [(deed.actor, deed.action, deed.about, deed.detail) for deed in trail(queries)]
    assert found == [
        ("老周", "entry_saved", "怎么洗", ""),
        ("", "setting_changed", "", "off"),
        ("小美", "transferred", "小明", "老周"),
        ("小美", "reply_sent", "小明", ""),
        ("小美", "taken_over", "小明", ""),
    ]
    assert [deed.conversation_id for deed in trail(queries)][2:] == [conversation] * 3
    words = repr(trail(queries))
    assert not any(private in words for private in ("13800000000", "记下了", "急"))


def test_what_changed_nothing_or_was_refused_is_not_on_record(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("在吗")
    shop.do(c.TakeOver(conversation, "小美"))
    shop.do(c.TakeOver(conversation, "小美"))
    with pytest.raises(KnownError):
        shop.do(c.SendAgentReply(conversation, " ", "小美"))
    assert [deed.action for deed in trail(queries)] == ["taken_over"]


def test_a_reply_from_the_platforms_client_is_on_record_but_no_customers_line(
    shop: Shop, queries: DeskQueries
) -> None:
    shop.hear("在吗")
    shop.hear("在的", sender=Sender.AGENT, sender_name="晓琳")
    assert [(deed.actor, deed.action) for deed in trail(queries)] == [("晓琳", "replied_outside")]


def test_a_pin_is_on_record_and_its_digits_are_not(shop: Shop, queries: DeskQueries) -> None:
    shop.do(c.SaveStaff((Staff("老周", "owner"),)))
    shop.do(c.SitDown("老周"))
    order = c.SetOwnerPin("2468")
    shop.do(order)
    assert "pin_set" in [deed.action for deed in trail(queries)]
    assert "2468" not in repr(trail(queries)) + repr(order)


def test_a_changed_setting_tells_what_it_was_before(shop: Shop, queries: DeskQueries) -> None:
    shop.do(c.SetMode(Mode.OFF))
    shop.do(c.SetMode(Mode.ASSIST, "jd"))
    shop.do(c.SaveSettings((("persona_name", "豆豆"), ("shop.ship_hours", "24"), ("reply_floor", "0.6"))))
    found = [(deed.subject, deed.former, deed.detail) for deed in reversed(trail(queries))]
    assert found == [
        ("setting:mode", "auto", "off"),
        ("setting:mode.channel.jd", "", "assist"),
        ("setting:shop.ship_hours", "48", "24"),
        ("setting:reply_floor", "0.5", "0.6"),
    ]


def test_who_became_owner_came_and_went_is_on_record_by_name(shop: Shop, queries: DeskQueries) -> None:
    shop.do(c.SaveStaff((Staff("老周", "owner"), Staff("小美"), Staff("阿宁"))))
    shop.do(c.SaveStaff((Staff("老周", "owner"), Staff("小美", "owner"), Staff("小鹿", skills=("定制",)))))
    found = {(deed.subject, deed.former, deed.detail) for deed in trail(queries)[:3]}
    assert found == {
        ("staff:小美", "agent 9-23 here ", "owner 9-23 here "),
        ("staff:小鹿", None, "agent 9-23 here 定制"),
        ("staff:阿宁", "agent 9-23 here ", ""),
    }


def test_who_gets_whom_is_on_record_with_what_it_was_before(shop: Shop, queries: DeskQueries) -> None:
    shop.do(c.SaveStaff((Staff("老周"), Staff("小美"))))
    shop.do(c.SaveRoutingRules((RoutingRule(When.INTENT, "老周"),)))
    rules = (RoutingRule(When.INTENT, "老周"), RoutingRule(When.TAG, "小美", "定制"))
    shop.do(c.SaveRoutingRules(rules))
    shop.do(c.SaveRoutingRules(rules))
    found = [(deed.former, deed.detail) for deed in reversed(trail(queries, actions=("rules_changed",)))]
    assert found == [("none", "intent\t老周\t"), ("intent\t老周\t", "intent\t老周\t\ntag\t小美\t定制")]


def test_a_wrong_pin_is_on_record_with_whose_seat_it_was_for(shop: Shop, queries: DeskQueries) -> None:
    shop.do(c.SaveStaff((Staff("老周", "owner"), Staff("小美"))))
    shop.do(c.SitDown("老周"))
    shop.do(c.SetOwnerPin("2468"))
    shop.do(c.SitDown("小美"))
    for order in (c.SitDown("老周", "1357"), c.SitDown("老周", "")):
        with pytest.raises(KnownError):
            shop.do(order)
    wrong = trail(queries, actions=("pin_wrong",))
    assert [(deed.actor, deed.subject) for deed in wrong] == [("小美", "staff:老周")]
    assert "1357" not in repr(trail(queries))


def test_the_trail_is_found_by_person_kind_day_and_customer(shop: Shop, queries: DeskQueries) -> None:
    first = shop.hear("在吗", "a")
    shop.do(c.TakeOver(first, "小美"))
    shop.clock.pass_(3 * 86_400)
    second = shop.hear("在吗", "b")
    shop.do(c.TakeOver(second, "老周"))
    shop.do(c.TagCustomer(shop.conversation("b").customer_id, "100%", "老周"))
    assert [deed.actor for deed in trail(queries, actor="小美")] == ["小美"]
    assert len(trail(queries, actions=("taken_over",))) == 2
    assert len(trail(queries, since=shop.clock.now() - timedelta(days=1))) == 2
    assert len(trail(queries, text="小明")) == 3
    shop.do(c.SaveEntry(KnowledgeEntry("KB0003", "怎么洗", "冷水洗。", "养护"), "老周"))
    assert [deed.action for deed in trail(queries, text="怎么洗")] == ["entry_saved"]
    shop.do(c.AcknowledgeEscalation(_called(shop, "c"), "老周"))
    assert next(deed.action for deed in trail(queries, text="小明")) == "alert_seen"
    assert [deed.detail for deed in trail(queries, text="0%")] == ["100%"]
    assert queries.deed_count(AuditFilter(actor="老周")) == 4
    assert queries.actors() == ("小美", "老周")


def _called(shop: Shop, key: str) -> int:
    """Somebody asks for a human; gives the alert."""
    shop.turn("转人工", key)
    alert = shop.alert(key)
    assert alert is not None
    return alert.id


def test_the_row_of_an_erased_customer_leads_nowhere(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("在吗")
    shop.do(c.TakeOver(conversation, "小美"))
    shop.store.erase_customer(shop.conversation().customer_id, "老周")
    assert [(deed.action, deed.about, deed.conversation_id) for deed in trail(queries)] == [
        ("customer_erased", "", None),
        ("taken_over", "", None),
    ]
