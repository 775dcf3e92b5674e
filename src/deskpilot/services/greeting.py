"""What a welcome offers: the shop's own line for the channel and the hour, and the questions asked most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.persona import DayPart
from deskpilot.domain.understanding import Evidence
from deskpilot.services.stored_settings import House
from deskpilot.store import Entries
from deskpilot.wording.facts import Facts
from deskpilot.wording.own_lines import objection
from deskpilot.wording.template import variables

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


def greeting_in(
    house: House, entries: Entries, channel: str, part: DayPart, now: datetime, facts: Facts
) -> Greeting:
    """What somebody is greeted with on a channel, in a part of the day. A line of the shop's that cannot be said, because
    a fact it quotes is gone or not known of this customer, gives way to ours."""
    own = house.welcome_of(channel, part)
    if own and objection(own, facts, binds=True) is not None:
        own = ""
    return Greeting(part, own, tuple(islice(_often_asked(entries, now), house.settings.welcome_questions)))


def _often_asked(entries: Entries, now: datetime) -> Iterator[KnowledgeEntry]:
    """What the shop put first, then what was asked most in the last month: answers that need no row of the customer's."""
    asked = (entries.get(each) for each in entries.most_asked(now - _DAYS, _LOOKED_AT))
    seen: set[str] = set()
    for entry in (*entries.put_first(_LOOKED_AT), *asked):
        if entry is None or entry.id in seen or not entry.is_usable(now):
            continue
        seen.add(entry.id)
        if entry.policy is EntryPolicy.AUTO and _fits(entry.question) and _stands_alone(entry):
            yield entry


def _fits(question: str) -> bool:
    """Short enough, and no words in it that the AI may not say."""
    return len(question) <= _LONGEST and objection(question, Facts(), binds=False) is None


def _stands_alone(entry: KnowledgeEntry) -> bool:
    return not any(found.name.partition(".")[0] in _OWN_ROWS for found in variables(entry.answer))
