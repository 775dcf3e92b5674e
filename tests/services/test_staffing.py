"""Who works here, who may do what, and who gets which customer."""

from datetime import timedelta

import pytest

from deskpilot.domain.commands import (
    CloseTurn,
    Command,
    DeleteAlias,
    DeleteEntries,
    SaveRoutingRules,
    SaveSettings,
    SaveStaff,
    SetDedicatedAgent,
    SetMode,
    SetOnDuty,
    SetOwnerPin,
    SitDown,
    TagCustomer,
    TakeOver,
)
from deskpilot.domain.conversation import Mode
from deskpilot.domain.customer import Customer
from deskpilot.domain.errors import InvalidInput, KnownError
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import HIGH_INTENT, RoutingRule, When, wanted
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.services.duty import roster, there_now
from tests.services.shop import NOON, Shop, answers

MEI, ZHOU, LIN = Staff("小美"), Staff("老周", "owner", (), 0, 24), Staff("晓琳", skills=("定制",))
PEOPLE = (MEI, ZHOU, LIN)


@pytest.fixture
def staffed(shop: Shop) -> Shop:
    """Three people, 小美 at the desk."""
    shop.do(SaveStaff(PEOPLE))
    shop.do(SitDown("小美"))
    return shop


def locked(shop: Shop) -> Shop:
    """The owner has set a PIN and gone."""
    shop.do(SitDown("老周"))
    shop.do(SetOwnerPin("2468"))
    shop.do(SitDown("小美"))
    return shop


def calls(shop: Shop, key: str = "c1", intent: float = 0.0) -> str:
    """The customer asks for a human; whom the alert is addressed to."""
    wish = answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),), intent_strength=intent)
    shop.reads("转人工", wish)
    shop.turn("转人工", key)
    alert = shop.alert(key)
    assert alert is not None
    return alert.assigned_to


# ---- people


def test_people_written_as_text_are_read_and_get_rows_with_the_first_change(shop: Shop) -> None:
    assert [person.name for person in shop.desk.house.staff] == ["小美", "老周"]
    shop.do(SetOnDuty("小美", False))
    assert shop.desk.house.people == (
        Staff("小美", "agent", (), 9, 23, False),
        Staff("老周", "owner", (), 0, 24),
    )


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ((Staff(" "),), "empty_field"),
        ((MEI, Staff(" 小美 ")), "double_name"),
        ((Staff("小美", from_hour=24),), "bad_hours"),
        ((Staff("长" * 31),), "field_too_long"),
    ],
)
def test_people_who_cannot_be_told_apart_are_refused(
    staffed: Shop, people: tuple[Staff, ...], code: str
) -> None:
    with pytest.raises(InvalidInput, match=code):
        staffed.do(SaveStaff(people))
    assert staffed.desk.house.people == PEOPLE


def test_whoever_is_renamed_keeps_seat_customers_and_rules(staffed: Shop) -> None:
    conversation = staffed.hear("在吗")
    number = staffed.conversation().customer_id
    staffed.do(SetDedicatedAgent(number, "小美"))
    staffed.do(SaveRoutingRules((RoutingRule(When.TAG, "小美", "定制"),)))
    staffed.do(TakeOver(conversation, "小美"))
    staffed.do(SaveStaff((Staff("小美美"), ZHOU, LIN)))
    house = staffed.desk.house
    assert house.settings.agent_name == "小美美"
    assert house.rules == (RoutingRule(When.TAG, "小美美", "定制"),)
    assert staffed.conversation().agent_name == "小美美"
    with staffed.store.begin() as uow:
        assert uow.customers.get(number).dedicated_agent == "小美美"


def test_with_everybody_gone_nobody_is_on_duty(staffed: Shop) -> None:
    for person in PEOPLE:
        staffed.do(SetOnDuty(person.name, False))
    assert not roster(staffed.desk.house, NOON).staffed
    staffed.do(SitDown("晓琳"))
    at_desk = roster(staffed.desk.house, NOON)
    assert (at_desk.staffed, at_desk.duty.agent) == (True, "晓琳")


@pytest.mark.parametrize(
    ("hour", "staffed", "back", "tomorrow"),
    [
        (8, False, 10, False),
        (9, False, 10, False),
        (10, True, 0, False),
        (18, False, 10, True),
        (23, False, 10, True),
    ],
)
def test_nobody_is_there_in_hours_that_nobody_works(
    shop: Shop, hour: int, staffed: bool, back: int, tomorrow: bool
) -> None:
    shop.do(SaveSettings((("duty_from_hour", "9"), ("duty_to_hour", "22"))))
    shop.do(SaveStaff((Staff("小美", from_hour=10, to_hour=18),)))
    at_desk = roster(shop.desk.house, NOON + timedelta(hours=hour - 12))
    assert at_desk.staffed is staffed
    if not staffed:
        assert (at_desk.duty.back_hour, at_desk.duty.back_tomorrow) == (back, tomorrow)


def test_whoever_is_shown_as_at_work_is_so_by_what_customers_are_told(shop: Shop) -> None:
    shop.do(SaveSettings((("duty_from_hour", "9"), ("duty_to_hour", "22"))))
    shop.do(SaveStaff((Staff("小美", from_hour=8, to_hour=24), Staff("老周", from_hour=8, to_hour=12))))
    for hour, there in ((8, []), (9, ["小美", "老周"]), (21, ["小美"]), (22, [])):
        at = NOON + timedelta(hours=hour - 12)
        assert [person.name for person in there_now(shop.desk.house, at)] == there
        assert roster(shop.desk.house, at).staffed is bool(there)


def test_nobody_comes_who_does_not_work_here(staffed: Shop) -> None:
    with pytest.raises(InvalidInput, match="unknown_person"):
        staffed.do(SetOnDuty("路人", True))


# ---- roles


@pytest.mark.parametrize(
    "command",
    [
        SetMode(Mode.OFF),
        SaveSettings((("persona_name", "豆包"),)),
        DeleteEntries(("KB0003",)),
        SaveStaff((MEI, ZHOU)),
        SaveRoutingRules(()),
    ],
)
def test_without_a_pin_everybody_may_do_everything(staffed: Shop, command: Command) -> None:
    staffed.do(command)


@pytest.mark.parametrize(
    "command",
    [
        SetMode(Mode.AUTO),
        SaveSettings((("reply_floor", "0.9"),)),
        SaveSettings((("theme", "dark"), ("persona_name", "豆包"))),
        SaveSettings((("mode.channel.taobao", "off"),)),
        SaveSettings((("shop.ship_hours", "1"),)),
        SaveSettings((("staff", "小美:owner"),)),
        DeleteEntries(("KB0003",)),
        DeleteAlias("豆"),
        SaveStaff((Staff("小美", "owner"),)),
        SaveRoutingRules(()),
        SetOwnerPin("", "2468"),
    ],
)
def test_with_a_pin_these_are_the_owners(staffed: Shop, command: Command) -> None:
    staffed.do(SetMode(Mode.ASSIST))
    locked(staffed)
    before = staffed.desk.house
    with pytest.raises(KnownError, match="owner_only"):
        staffed.do(command)
    assert staffed.desk.house == before
    staffed.do(SitDown("老周", "2468"))
    staffed.do(command)


def test_an_agent_may_always_make_the_ai_quieter_and_choose_looks(staffed: Shop) -> None:
    locked(staffed)
    staffed.do(SetMode(Mode.OFF))
    staffed.do(SaveSettings((("theme", "dark"), ("sound", "0"))))
    assert (staffed.desk.settings().mode, staffed.desk.settings().theme) == ("off", "dark")


def test_a_channel_is_made_quieter_by_anybody_and_louder_by_the_owner(staffed: Shop) -> None:
    staffed.do(SetMode(Mode.AUTO))
    locked(staffed)
    staffed.do(SetMode(Mode.OFF, "jd"))
    assert staffed.desk.house.mode_of("jd") is Mode.OFF
    for louder in (Mode.ASSIST, Mode.AUTO, None):
        with pytest.raises(KnownError, match="owner_only"):
            staffed.do(SetMode(louder, "jd"))
    staffed.do(SitDown("老周", "2468"))
    staffed.do(SetMode(None, "jd"))
    assert staffed.desk.house.mode_of("jd") is Mode.AUTO
    assert "jd" not in staffed.desk.house.channel_modes


def test_the_shop_itself_has_a_mode(staffed: Shop) -> None:
    with pytest.raises(InvalidInput, match="no_mode"):
        staffed.do(SetMode(None))


@pytest.mark.parametrize(
    ("pin", "code"), [("", "pin_wanted"), ("1357", "wrong_pin"), ("2" * 99, "wrong_pin")]
)
def test_the_owners_seat_asks_for_the_pin(staffed: Shop, pin: str, code: str) -> None:
    locked(staffed)
    with pytest.raises(KnownError, match=code):
        staffed.do(SitDown("老周", pin))
    with pytest.raises(KnownError, match="pin_wanted"):
        staffed.do(SaveSettings((("agent_name", "老周"),)))
    assert staffed.desk.settings().agent_name == "小美"
    staffed.do(SitDown("老周", "2468"))
    staffed.do(SitDown("老周"))
    assert staffed.desk.settings().agent_name == "老周"


def test_the_last_owner_cannot_be_removed_while_a_pin_is_set(staffed: Shop) -> None:
    locked(staffed)
    staffed.do(SitDown("老周", "2468"))
    with pytest.raises(InvalidInput, match="last_owner"):
        staffed.do(SaveStaff((MEI, LIN)))
    staffed.do(SetOwnerPin("", "2468"))
    staffed.do(SaveStaff((MEI, LIN)))


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (SetOwnerPin("123", "2468"), "bad_pin"),
        (SetOwnerPin("1" * 33, "2468"), "bad_pin"),
        (SetOwnerPin("1357", "0000"), "wrong_pin"),
    ],
)
def test_a_pin_is_changed_with_the_one_in_force(staffed: Shop, order: SetOwnerPin, code: str) -> None:
    locked(staffed)
    staffed.do(SitDown("老周", "2468"))
    with pytest.raises(KnownError, match=code):
        staffed.do(order)


def test_only_an_owner_sets_a_pin_and_it_is_stored_salted(staffed: Shop) -> None:
    with pytest.raises(KnownError, match="sit_as_owner"):
        staffed.do(SetOwnerPin("2468"))
    staffed.do(SitDown("老周"))
    staffed.do(SetOwnerPin("2468"))
    first = staffed.desk.house.pin
    staffed.do(SetOwnerPin("2468", "2468"))
    assert staffed.desk.house.pin != first
    assert "2468" not in first + staffed.desk.house.pin


# ---- who gets whom


def test_their_own_agent_comes_before_the_rules_and_the_rules_before_the_roster(staffed: Shop) -> None:
    staffed.do(SaveRoutingRules((RoutingRule(When.TAG, "晓琳", "定制"), RoutingRule(When.INTENT, "老周"))))
    assert calls(staffed, "a") == ""
    assert calls(staffed, "b", HIGH_INTENT) == "老周"
    staffed.hear("在吗", "c")
    staffed.do(TagCustomer(staffed.conversation("c").customer_id, "定制"))
    assert calls(staffed, "c", HIGH_INTENT) == "晓琳"
    staffed.hear("在吗", "d")
    staffed.do(TagCustomer(staffed.conversation("d").customer_id, "定制"))
    staffed.do(SetDedicatedAgent(staffed.conversation("d").customer_id, "小美"))
    assert calls(staffed, "d") == "小美"


def test_the_warm_line_names_whom_the_customer_is_given_to(staffed: Shop) -> None:
    staffed.do(SaveRoutingRules((RoutingRule(When.INTENT, "晓琳"),)))
    assert calls(staffed, intent=0.9) == "晓琳"
    assert "晓琳" in staffed.sent[-1].text


def test_whoever_is_away_is_passed_over(staffed: Shop) -> None:
    staffed.do(SaveRoutingRules((RoutingRule(When.INTENT, "晓琳"), RoutingRule(When.INTENT, "老周"))))
    staffed.do(SetOnDuty("晓琳", False))
    assert calls(staffed, intent=0.9) == "老周"


def test_a_rule_for_a_tag_wants_that_tag() -> None:
    rules = (RoutingRule(When.TAG, "晓琳", "定制"), RoutingRule(When.INTENT, "晓琳"))
    stranger = Customer(1, "taobao", "k", "小鹿", NOON)
    assert wanted(rules, stranger, 0.59) == ()
    assert wanted(rules, stranger, 0.6) == ("晓琳",)


@pytest.mark.parametrize("rule", [RoutingRule(When.TAG, "晓琳"), RoutingRule(When.INTENT, " ")])
def test_a_rule_without_tag_or_agent_is_refused(staffed: Shop, rule: RoutingRule) -> None:
    with pytest.raises(InvalidInput, match="empty_field"):
        staffed.do(SaveRoutingRules((rule,)))


def test_what_speaks_for_buying_is_kept_while_it_counts(shop: Shop) -> None:
    for text, strength in (("这个我要了", 0.8), ("好的", 0.5), ("算了不买了", 0.1)):
        shop.reads(text, answers("KB0001", intent_strength=strength))
    seen = []
    for text in ("这个我要了", "好的", "算了不买了"):
        shop.do(CloseTurn(shop.hear(text)))
        seen.append((shop.conversation().intent, shop.conversation().intent_quote))
    assert seen == [(0.8, "这个我要了"), (0.5, "这个我要了"), (0.1, "")]
