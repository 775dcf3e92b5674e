"""The question to ask the index: the turn, coloured by what was said before it.

Four turns in ten cannot be understood alone. The customer's last lines and the shop's last line lend their terms at
a lower weight; a turn that names nothing itself borrows fully, one that names its thing or is a question by itself
borrows half.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from deskpilot.domain.conversation import Line, Sender
from deskpilot.engine.cards import Parted, part_words
from deskpilot.engine.levers import FULL, Shares
from deskpilot.engine.reading import Reading, read
from deskpilot.engine.retriever import Query
from deskpilot.engine.text import normalise
from deskpilot.engine.vectors import unit

_FADING = 0.6
_LINES = 3
_STANDS_ALONE = 0.5
_WORDS_OF_A_QUESTION = 2
_READ_CHARACTERS = 600
NO_BOOSTS: Mapping[str, float] = MappingProxyType({})


@lru_cache(maxsize=512)
def parted_line(text: str) -> Parted:
    """A line of the course, parted; kept, because every turn of a conversation looks back at the same lines."""
    return part_words(normalise(text))


@lru_cache(maxsize=512)
def read_line(text: str) -> Reading:
    """A line of the course, read; kept like `parted_line`."""
    return read(parted_line(text).words[:_READ_CHARACTERS])


def query_of(
    reading: Reading,
    lines: Sequence[Line],
    boosts: Mapping[str, float] = NO_BOOSTS,
    shares: Shares = FULL,
) -> Query:
    """The query of a turn in its course; `boosts` by entry id come from what was learned."""
    terms = reading.terms_at(shares)
    vector = reading.vector.copy()
    need = _STANDS_ALONE if _stands_alone(reading) else 1.0
    for share, line in _lenders(lines, shares):
        lent = read_line(line.text)
        for term, weight in lent.terms_at(shares).items():
            if term[0] != "a":
                terms[term] = max(terms.get(term, 0.0), weight * share * need)
        vector += share * need * lent.vector
    return Query(reading, terms, unit(vector), boosts, shares)


def _stands_alone(reading: Reading) -> bool:
    """Whether the turn says what it is about: a known thing, or words enough of which something is asked."""
    if reading.concepts.things:
        return True
    asked = bool(reading.concepts.aspects)
    return asked and sum(len(word) > 1 for word in reading.words) >= _WORDS_OF_A_QUESTION


def _lenders(lines: Sequence[Line], shares: Shares) -> list[tuple[float, Line]]:
    spoken = [line for line in lines[-12:] if line.sender is not Sender.SYSTEM and line.text]
    customer = [line for line in spoken if line.sender is Sender.CUSTOMER][-_LINES:]
    lenders = [(shares.customer * _FADING**age, line) for age, line in enumerate(reversed(customer))]
    lenders += [(shares.shop, line) for line in spoken[-2:] if line.sender is not Sender.CUSTOMER]
    return lenders
