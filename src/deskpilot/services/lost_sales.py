"""A lost sale that nobody wants to see any more."""

from deskpilot.domain.commands import HideLostSale
from deskpilot.services.work import Work


def hide(work: Work, command: HideLostSale) -> None:
    """Take a conversation off the list of lost sales, or put it back. Raises `NotFound`."""
    conversation = work.uow.conversations.get(command.conversation_id)
    if command.hidden:
        work.uow.lost_hidden.hide(conversation.id, command.agent_name, work.now)
    else:
        work.uow.lost_hidden.show(conversation.id)
