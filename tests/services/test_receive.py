"""A line is stored once, before anything else, and a colleague's line silences the AI."""

import pytest

from deskpilot.domain.commands import CloseConversation, CloseTurn, HandBack, ReceiveMessage, SendAgentReply
from deskpilot.domain.conversation import ConversationState, MessageKind, Owner, Sender
from deskpilot.domain.errors import InvalidInput
from tests.services.shop import Shop, answers


def test_the_same_message_a_hundred_times_is_one_row_and_one_reply(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    for _ in range(100):
        conversation = shop.hear("多久发货", external_id="m1")
    shop.do(CloseTurn(conversation))
    assert len(shop.leave()) == 1
    assert shop.hear("多久发货", external_id="m1") == conversation
    shop.do(CloseTurn(conversation))
    assert shop.leave() == []
    assert shop.said_by(Sender.CUSTOMER) == ["多久发货"]


def test_a_repeat_changes_nothing_that_a_view_shows(shop: Shop) -> None:
    line = ReceiveMessage("taobao", "c1", "b", "在吗", external_id="m1")
    shop.do(line)
    assert shop.do(line).is_empty()


def test_the_same_id_with_other_words_is_told(shop: Shop) -> None:
    shop.hear("在吗", external_id="m1")
    with pytest.raises(InvalidInput, match="id_conflict"):
        shop.hear("要退货", external_id="m1")


def test_two_genuine_lines_without_ids_are_two(shop: Shop) -> None:
    shop.hear("在吗")
    shop.hear("在吗")
    assert shop.said_by(Sender.CUSTOMER) == ["在吗", "在吗"]


def test_the_wait_begins_with_the_first_line_and_unread_lines_are_counted(shop: Shop) -> None:
    shop.hear("在吗")
    since = shop.clock.now()
    shop.hear("这件")
    assert shop.conversation().waiting_since == since
    assert shop.conversation().unread == 2


def test_a_colleague_writing_elsewhere_takes_over_and_stops_the_ai(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    conversation = shop.hear("多久发货")
    shop.do(CloseTurn(conversation))
    shop.hear("亲，我来看", sender=Sender.AGENT, sender_name="小美")
    assert shop.leave() == []
    assert (shop.conversation().owner, shop.conversation().agent_name) == (Owner.AGENT, "小美")
    assert shop.turn("多久发货") == []


def test_our_own_line_coming_back_is_nobodys(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    (said,) = shop.turn("多久发货")
    shop.hear(said, sender=Sender.AGENT, sender_name="店铺")
    assert shop.conversation().owner is Owner.AI
    assert shop.said_by(Sender.AGENT) == []


def test_the_same_words_much_later_are_a_colleagues_own(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    (said,) = shop.turn("多久发货")
    shop.clock.pass_(3600)
    shop.hear(said, sender=Sender.AGENT, sender_name="小美")
    assert shop.conversation().owner is Owner.AGENT


def test_a_line_of_the_platform_is_kept_and_not_answered(shop: Shop) -> None:
    conversation = shop.hear("买家已付款", sender=Sender.SYSTEM)
    shop.do(CloseTurn(conversation))
    assert shop.leave() == []
    assert shop.conversation().waiting_since is None


def test_shortly_after_the_end_the_conversation_goes_on(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(CloseConversation(conversation, "小美"))
    shop.clock.pass_(60)
    assert shop.hear("还有个问题") == conversation
    assert shop.conversation().state is ConversationState.OPEN


def test_a_day_later_a_new_one_begins(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(CloseConversation(conversation, "小美"))
    shop.clock.pass_(86_400)
    assert shop.hear("在吗") != conversation


def test_after_the_hand_back_only_what_comes_then_is_answered(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.reads("能开发票吗", answers("KB0002"))
    conversation = shop.hear("在吗")
    shop.do(SendAgentReply(conversation, "在的", "小美"))
    shop.hear("多久发货")
    shop.do(HandBack(conversation, "小美"))
    shop.do(CloseTurn(conversation))
    assert shop.leave() == ["在的"]
    (said,) = shop.turn("能开发票吗")
    assert "电子发票" in said


def test_a_recalled_line_makes_nobody_wait(shop: Shop) -> None:
    shop.hear("", kind=MessageKind.RECALL)
    assert shop.conversation().waiting_since is None


def test_a_picture_without_a_word_leaves_its_customer_waiting(shop: Shop) -> None:
    shop.turn("", kind=MessageKind.IMAGE)
    assert shop.conversation().waiting_since is not None


def test_a_face_leaves_nobody_waiting(shop: Shop) -> None:
    shop.turn("😊")
    assert shop.conversation().waiting_since is None


@pytest.mark.parametrize("told", ["我没收到啊", "收到了 有点磕碰", "谢谢 就是盖子有点松"])
def test_trouble_beside_courtesy_leaves_its_customer_waiting_or_answered(shop: Shop, told: str) -> None:
    assert shop.turn(told) or shop.conversation().waiting_since is not None


def test_who_calls_while_nobody_has_answered_is_given_a_human(shop: Shop) -> None:
    shop.turn("我这边是老房子")
    shop.turn("人呢")
    assert shop.conversation().owner is Owner.WAITING


def test_an_enormous_message_is_cut_and_answered_like_any_other(shop: Shop) -> None:
    shop.turn("好" * 1_000_000)
    assert len(shop.said_by(Sender.CUSTOMER)[0]) == 20_000
    assert shop.desk.unclosed() == ()
