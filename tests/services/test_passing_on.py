"""A customer whose conversation goes to a colleague hears once who goes on."""

from deskpilot.domain.commands import (
    CloseTurn,
    HandBack,
    SaveSettings,
    SendAgentReply,
    SetOnDuty,
    TakeOver,
    Transfer,
)
from deskpilot.domain.conversation import Delivery, Sender
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.services.passing_on import line_before
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import Shop, answers

HUMAN = answers("KB0001", "转人工", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),))


def taken(shop: Shop, key: str = "c1") -> int:
    conversation = shop.hear("这件能改袖子吗", key)
    shop.do(SendAgentReply(conversation, "能的", "小美"))
    shop.leave()
    return conversation


def after_undo(shop: Shop) -> list[str]:
    """What the customer reads once the seconds to think again are over."""
    shop.clock.pass_(6)
    return shop.leave()


def test_the_customer_hears_once_who_goes_on_and_the_line_names_the_colleague_once(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周", "会改袖子"))
    (line,) = after_undo(shop)
    assert line.count("老周") == 1
    assert "会改袖子" not in line  # the note is between colleagues
    assert shop.lines()[-1].sender_name == "小美"


def test_the_line_is_in_the_persona_s_way_and_soft_to_who_is_upset(shop: Shop) -> None:
    heard = set()
    for style in ("friendly", "expert", "plain"):
        shop.do(SaveSettings((("persona_style", style),)))
        conversation = taken(shop, style)
        shop.do(Transfer(conversation, "小美", "老周"))
        heard |= set(after_undo(shop))
    conversation = taken(shop, "upset")
    with shop.store.begin() as uow:
        uow._connection.run("UPDATE conversations SET dissatisfied = 0.9 WHERE id = ?", (conversation,))
    shop.do(Transfer(conversation, "小美", "老周"))
    heard |= set(after_undo(shop))
    assert len(heard) == 4


def test_passed_on_twice_within_a_minute_the_customer_hears_one_line(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周"))
    assert len(after_undo(shop)) == 1
    shop.do(Transfer(conversation, "老周", "晓琳"))
    assert after_undo(shop) == []
    shop.clock.pass_(60)
    shop.do(Transfer(conversation, "晓琳", "老周"))
    assert len(after_undo(shop)) == 1


def test_a_slip_put_right_at_once_names_only_who_really_goes_on(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周"))
    shop.do(Transfer(conversation, "老周", "晓琳"))
    (line,) = after_undo(shop)
    assert "晓琳" in line
    assert "老周" not in line


def test_passed_back_at_once_nothing_was_said(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周"))
    shop.do(Transfer(conversation, "老周", "小美"))
    assert after_undo(shop) == []


def test_the_line_does_not_leave_when_the_colleague_has_it_no_more(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周"))
    shop.do(HandBack(conversation, "老周"))
    assert after_undo(shop) == []
    assert shop.lines()[-2].delivery is Delivery.CANCELLED


def test_nobody_is_named_who_is_not_there(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(SetOnDuty("老周", False))
    shop.do(Transfer(conversation, "小美", "老周"))
    assert after_undo(shop) == []


def test_who_was_just_told_that_a_human_comes_is_not_told_again(shop: Shop) -> None:
    shop.reads("转人工", HUMAN)
    assert len(shop.turn("转人工")) == 1
    shop.do(Transfer(shop.conversation().id, "小美", "老周"))
    assert after_undo(shop) == []


def test_nothing_is_said_when_it_is_not_wanted(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周", tells=False))
    assert after_undo(shop) == []


def test_the_line_answers_nothing_the_customer_still_waits_and_the_drafts_stay(shop: Shop) -> None:
    shop.do(TakeOver(taken(shop), "小美"))
    conversation = shop.hear("多久发货")
    shop.do(CloseTurn(conversation))
    reader = Reader(shop.store.data_dir)
    queries = DeskQueries(reader, shop.clock)
    assert queries.suggestions(conversation)
    waiting = shop.conversation().waiting_since
    assert waiting is not None
    shop.do(Transfer(conversation, "小美", "老周"))
    assert len(after_undo(shop)) == 1
    assert shop.conversation().waiting_since == waiting
    assert queries.suggestions(conversation)
    courtesies = reader.rows("SELECT n FROM kpi_quarters WHERE figure = 'courtesies' AND key = 'agent'")
    assert [row["n"] for row in courtesies] == [1]
    assert reader.value("SELECT count(*) FROM rounds WHERE answered_at IS NULL") == 1
    reader.close()


def test_the_queue_shows_what_the_customer_asked_and_not_who_goes_on(shop: Shop) -> None:
    taken(shop)
    conversation = shop.hear("多久发货")
    shop.do(Transfer(conversation, "小美", "老周"))
    reader = Reader(shop.store.data_dir)
    row = DeskQueries(reader, shop.clock).queue_row(conversation)
    reader.close()
    assert row is not None
    assert row.last_text == "多久发货"


def test_what_the_window_shows_beforehand_is_what_is_said(shop: Shop) -> None:
    conversation = taken(shop)
    reader = Reader(shop.store.data_dir)
    before = line_before(DeskQueries(reader, shop.clock), conversation, "老周", shop.clock.now())
    reader.close()
    shop.do(Transfer(conversation, "小美", "老周"))
    assert after_undo(shop) == [before]


def test_the_ai_stays_silent_when_a_colleague_goes_on(shop: Shop) -> None:
    conversation = taken(shop)
    shop.do(Transfer(conversation, "小美", "老周"))
    after_undo(shop)
    assert shop.said_by(Sender.AI) == []
