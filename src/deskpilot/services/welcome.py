"""Who is greeted: whoever opens a conversation without a question."""

from deskpilot.domain.persona import day_part
from deskpilot.domain.understanding import Act
from deskpilot.services.case import Case
from deskpilot.services.duty import local_time
from deskpilot.services.greeting import NO_GREETING, Greeting, greeting_in
from deskpilot.services.work import Work

_OPENING = frozenset({Act.GREETING, Act.PING})


def greeting_of(work: Work, case: Case) -> Greeting:
    """What a welcome would offer now; nothing is looked up for a turn that calls for none."""
    if case.understanding.act not in _OPENING or not case.situation.first_turn:
        return NO_GREETING
    part = day_part(local_time(work.house.settings, work.now).hour)
    channel = case.conversation.channel
    return greeting_in(work.house, work.uow.entries, channel, part, work.now, case.facts)
