"""What has left cannot be taken back: that is said, and a line that puts it right is begun instead."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.domain.conversation import Delivery, MessageKind, Sender
from deskpilot.ui import theme
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.line_offers import correction_of, offers
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway


@pytest.fixture
def pane(qtbot: QtBot, gateway: SampleGateway, look: theme.Theme) -> ConversationPanel:
    found = ConversationPanel(gateway, look)
    qtbot.addWidget(found)
    found.resize(712, 852)
    found.show()
    found.show_conversation(rows.FOCUS)
    return found


def sent(pane: ConversationPanel) -> int:
    """The row of a line of ours that has left."""
    return next(n for n, row in enumerate(pane.lines.rows) if "correct" in [what for what, _ in offers(row)])


def test_only_words_of_ours_that_have_left_can_be_put_right() -> None:
    ours = replace(rows.transcript()[0], sender=Sender.AGENT, kind=MessageKind.TEXT, text="三天到")
    for delivery in Delivery:
        offered = [what for what, _ in offers(replace(ours, delivery=delivery))]
        assert ("correct" in offered) is (delivery in (Delivery.HANDED, Delivery.DELIVERED))
    theirs = replace(ours, sender=Sender.CUSTOMER, delivery=Delivery.DELIVERED)
    assert "correct" not in [what for what, _ in offers(theirs)]


def test_the_menu_says_that_it_cannot_be_taken_back_and_offers_the_correction(
    pane: ConversationPanel,
) -> None:
    actions = pane.transcript.menu_for(sent(pane)).actions()
    (shut,) = [action for action in actions if action.text().startswith("撤回")]
    assert not shut.isEnabled()
    assert "收不回来" in shut.text()
    assert "发一条更正" in [action.text() for action in actions if action.isEnabled()]


def test_a_correction_quotes_what_was_said_and_is_not_sent_by_itself(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    before, number = len(gateway.submitted), sent(pane)
    next(a for a in pane.transcript.menu_for(number).actions() if a.text() == "发一条更正").trigger()
    assert pane.reply.editor.text() == correction_of(pane.lines.rows[number].text)
    assert pane.reply.editor.text().endswith("：")
    assert pane.reply.editor.textCursor().atEnd()
    assert len(gateway.submitted) == before


def test_what_is_being_written_stays(pane: ConversationPanel) -> None:
    pane.reply.editor.insertPlainText("稍后跟您说")
    pane.acts.correct("三天到")
    assert pane.reply.editor.text().splitlines() == ["稍后跟您说", correction_of("三天到")]


def test_the_quote_is_short_and_in_the_customer_s_language() -> None:
    assert len(correction_of("很" * 300)) < 80
    assert correction_of("It ships in three days").startswith("A correction")
