"""Which function carries out which command; what was done is written down in the same unit of work."""

from collections.abc import Callable, Mapping
from typing import Any

from deskpilot.domain import commands as c
from deskpilot.services import (
    alerts,
    auditing,
    choosing,
    customer_card,
    flows,
    follow_ups,
    handoff,
    knowledge,
    learning,
    lost_sales,
    phrases,
    product_feedback,
    receive,
    replies,
    staffing,
)
from deskpilot.services.work import Work

_HANDLERS: Mapping[type, Callable[[Work, Any], None]] = {
    c.ReceiveMessage: receive.receive,
    c.SendAgentReply: replies.send_agent_reply,
    c.CancelReply: replies.cancel_reply,
    c.RetryReply: replies.retry_reply,
    c.RejectSuggestions: replies.reject_suggestions,
    c.TakeOver: handoff.take_over,
    c.HandBack: handoff.hand_back,
    c.Transfer: handoff.transfer,
    c.CloseConversation: handoff.close,
    c.ReopenConversation: handoff.reopen,
    c.CallForHuman: handoff.call_for_human,
    c.MarkRead: handoff.mark_read,
    c.AcknowledgeEscalation: alerts.acknowledge,
    c.SnoozeEscalation: alerts.snooze,
    c.SaveEntry: knowledge.save_entry,
    c.DeleteEntries: knowledge.delete_entries,
    c.EnableEntries: knowledge.enable_entries,
    c.RestoreEntry: knowledge.restore_entry,
    c.SaveAlias: knowledge.save_alias,
    c.DeleteAlias: knowledge.delete_alias,
    c.MakeTask: follow_ups.make,
    c.ConfirmTask: follow_ups.confirm,
    c.EditTask: follow_ups.edit,
    c.MoveTask: follow_ups.move,
    c.CloseTask: follow_ups.close,
    c.RestoreTask: follow_ups.restore,
    c.HideLostSale: lost_sales.hide,
    c.MarkFeedback: product_feedback.mark,
    c.UnmarkFeedback: product_feedback.unmark,
    c.SaveFlow: flows.save_flow,
    c.DeleteFlow: flows.delete_flow,
    c.ForgetLearned: learning.forget,
    c.RecallLearned: learning.recall,
    c.ChangePhrases: phrases.change_phrases,
    c.CountPhrase: phrases.count_phrase,
    c.SetMode: choosing.set_mode,
    c.SaveSettings: choosing.save_settings,
    c.SaveStaff: staffing.save_staff,
    c.SaveRoutingRules: staffing.save_rules,
    c.SitDown: staffing.sit_down,
    c.SetOnDuty: staffing.set_on_duty,
    c.SetOwnerPin: staffing.set_owner_pin,
    **customer_card.HANDLERS,
}


def carry_out(work: Work, command: c.Command) -> None:
    """Do one short command."""
    former = auditing.former_values(work, command)
    _HANDLERS[type(command)](work, command)
    auditing.record(work, command, former=former)
