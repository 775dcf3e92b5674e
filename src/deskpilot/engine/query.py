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
from deskpilot.engine.segment import until_taught
from deskpilot.engine.subjects import Before, told_in_course
from deskpilot.engine.text import normalise

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


@until_taught
def read_words(words: str) -> Reading:
    """The words of a line, read; kept like `parted_line`."""
    return read(words)


def read_line(text: str) -> Reading:
    """A line of the course, read."""
    return read_words(_kept(text))


def _kept(text: str) -> str:
    return parted_line(text).words[:_READ_CHARACTERS]


@until_taught
def _lent_terms(words: str, shares: Shares) -> tuple[tuple[str, float], ...]:
    """What a line lends to the turn after it: all but what was asked of its things."""
    terms = read_words(words).terms_at(shares)
    return tuple((term, weight) for term, weight in terms.items() if term[0] != "a")


def query_of(
    reading: Reading,
    lines: Sequence[Line],
    boosts: Mapping[str, float] = NO_BOOSTS,
    shares: Shares = FULL,
) -> Query:
    """The query of a turn in its course; `boosts` by entry id come from what was learned."""
    terms = reading.terms_at(shares)
    said = [(1.0, reading)]
    need = _STANDS_ALONE if _stands_alone(reading) else 1.0
    for share, line in _lenders(lines, shares):
        words, lent = _kept(line.text), share * need
        for term, weight in _lent_terms(words, shares):
            if weight * lent > terms.get(term, 0.0):
                terms[term] = weight * lent
        said.append((lent, read_words(words)))
    told = told_in_course(reading, before_of(lines)) if shares.subject else None
    return Query(reading, terms, said, boosts, shares, told)


def before_of(lines: Sequence[Line]) -> Before:
    """The lines before a turn that tell what it is about."""
    spoken = _spoken(lines)
    customer = [line.text for line in spoken if line.sender is Sender.CUSTOMER][-2:]
    answers = bool(spoken) and spoken[-1].sender is not Sender.CUSTOMER
    return Before(
        read_line(spoken[-1].text) if answers else None,
        read_line(customer[-1]) if customer else None,
        read_line(customer[-2]) if len(customer) > 1 else None,
    )


def _stands_alone(reading: Reading) -> bool:
    """Whether the turn says what it is about: a known thing, or words enough of which something is asked."""
    if reading.concepts.things:
        return True
    asked = bool(reading.concepts.aspects)
    return asked and sum(len(word) > 1 for word in reading.words) >= _WORDS_OF_A_QUESTION


def _lenders(lines: Sequence[Line], shares: Shares) -> list[tuple[float, Line]]:
    spoken = _spoken(lines)
    customer = [line for line in spoken if line.sender is Sender.CUSTOMER][-_LINES:]
    lenders = [(shares.customer * _FADING**age, line) for age, line in enumerate(reversed(customer))]
    lenders += [(shares.shop, line) for line in spoken[-2:] if line.sender is not Sender.CUSTOMER]
    return lenders


def _spoken(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines[-12:] if line.sender is not Sender.SYSTEM and line.text]
