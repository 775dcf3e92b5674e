"""What the shop knows: entries with several question forms, and the shop's own words for things."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryPolicy(StrEnum):
    """How far an answer may travel without a human: sent, drafted, or never without one."""

    AUTO = "auto"
    ASSIST = "assist"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class KnowledgeEntry:
    """One piece of knowledge. `answer` may hold variables such as `{product.price}`, bound to rows when sent.

    `valid_from` and `valid_to` bound the time in which it may be used; `scope` lists product codes or series
    (empty: all); `priority` breaks near ties, higher first.
    """

    id: str
    question: str
    answer: str
    category: str = ""
    alternatives: tuple[str, ...] = ()
    sales_answer: str = ""
    scope: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    priority: int = 0
    policy: EntryPolicy = EntryPolicy.AUTO
    enabled: bool = True
    note: str = ""
    version: int = 1
    updated_at: datetime | None = None
    updated_by: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way the question is put, the main one first."""
        return (self.question, *self.alternatives)

    def is_usable(self, now: datetime) -> bool:
        """Whether the entry is enabled and valid at `now` (aware UTC)."""
        started = self.valid_from is None or self.valid_from <= now
        return self.enabled and started and (self.valid_to is None or now < self.valid_to)


@dataclass(frozen=True, slots=True)
class Alias:
    """The shop's own word for something: 奶茶色 for NC-01. `kind`: color, product, series, campaign, spec, word."""

    alias: str
    canonical: str
    kind: str = "word"
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuickPhrase:
    """A canned reply behind a short code; `uses` counts how often it was put into a reply."""

    code: str
    title: str
    text: str
    category: str = ""
    uses: int = 0
