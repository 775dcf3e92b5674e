"""What the welcome offers: the shop's own line for the channel and the hour, and the questions asked most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.persona import DayPart, day_part
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.services.case import Case
from deskpilot.services.duty import local_time
from deskpilot.services.work import Work
from deskpilot.wording.template import variables

_OPENING = frozenset({Act.GREETING, Act.PING})
_DAYS = timedelta(days=30)
_LOOKED_AT = 40
_LONGEST = 24  # characters: what is offered is read at a glance
_OWN_ROWS = frozenset({"product", "sku", "order"})


@dataclass(frozen=True, slots=True)
class Greeting:
    """The shop's own line (empty: ours), the part of the day, and the entries that are offered by number."""

    part: DayPart = DayPart.DAY
    own: str = ""
    offers: tuple[KnowledgeEntry, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """What is offered, as it is shown."""
        return tuple(entry.question for entry in self.offers)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What was offered, for the trace: a number sent back picks one of them."""
        return tuple(Evidence("offered", entry.id) for entry in self.offers)


NO_GREETING = Greeting()


def greeting_of(work: Work, case: Case) -> Greeting:
    """What a welcome would offer now; nothing is looked up for a turn that calls for none."""
    if case.understanding.act not in _OPENING or not case.situation.first_turn:
        return NO_GREETING
    part = day_part(local_time(work.house.settings, work.now).hour)
    wanted = work.house.settings.welcome_questions
    return Greeting(
        part,
        work.house.welcome_of(case.conversation.channel, part),
        tuple(islice(_often_asked(work), wanted)),
    )


def _often_asked(work: Work) -> Iterator[KnowledgeEntry]:
    """What the shop put first, then what was asked most in the last month: answers that need no row of the customer's."""
    entries = work.uow.entries
    asked = (entries.get(each) for each in entries.most_asked(work.now - _DAYS, _LOOKED_AT))
    seen: set[str] = set()
    for entry in (*entries.put_first(_LOOKED_AT), *asked):
        if entry is None or entry.id in seen or not entry.is_usable(work.now):
            continue
        seen.add(entry.id)
        if entry.policy is EntryPolicy.AUTO and len(entry.question) <= _LONGEST and _stands_alone(entry):
            yield entry


def _stands_alone(entry: KnowledgeEntry) -> bool:
    return not any(found.name.partition(".")[0] in _OWN_ROWS for found in variables(entry.answer))
