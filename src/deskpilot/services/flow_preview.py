"""A flow played through with made answers and the shop's rows of now: what would be said, and each sum on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from deskpilot.domain.catalog import Product
from deskpilot.domain.flow import Answer, Flow, Source, Step, StepKind
from deskpilot.domain.flow_arithmetic import Value
from deskpilot.domain.flow_run import Advance, FlowState, LookUp, Outcome, advance
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine.flow_answers import read_answer
from deskpilot.services.flow_rows import campaign_row, fact_row, product_row
from deskpilot.services.queries import DeskQueries
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.flow_words import sum_text, told
from deskpilot.wording.speaker import Tone

_MOST_ROUNDS = 12
_DEARER = Decimal("1.1")
_SAMPLE_DAYS = Decimal(3)


@dataclass(frozen=True, slots=True)
class Played:
    """A line of the preview. `kind` is customer, shop, sum, note, missing, human or done; `number` the step from 1 where it
    belongs to one, `name` its key; `blocked` are the guards that would stop a line."""

    kind: str
    text: str = ""
    number: int = 0
    name: str = ""
    blocked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleAnswers:
    """What the made customer says."""

    basket: str
    coupon: str
    number: str = "2"
    place: str = "沈阳"
    words: str = "…"

    def to(self, step: Step) -> str:
        """The answer to the question of a step."""
        if step.answer is Answer.CHOICE:
            return step.choices[0] if step.choices else self.words
        texts = {
            Answer.BASKET: self.basket,
            Answer.COUPON: self.coupon,
            Answer.NUMBER: self.number,
            Answer.PLACE: self.place,
        }
        return texts.get(step.answer, self.words)


def play(queries: DeskQueries, flow: Flow, answers: SampleAnswers, now: datetime) -> tuple[Played, ...]:
    """The flow from its start to its end, with the rows of the shop; a sample order stands in for a customer's own."""
    house = queries.house()
    facts = Facts(
        house.shop_facts, persona=house.persona, utc_offset_minutes=house.settings.utc_offset_minutes
    )
    return tuple(_rounds(flow, answers, _rows(queries, facts, now), facts))


def _rounds(flow: Flow, answers: SampleAnswers, look_up: LookUp, facts: Facts) -> Iterator[Played]:
    state, text = FlowState(), ""
    for _ in range(_MOST_ROUNDS):
        step = advance(flow, state, text, read_answer, look_up)
        yield from _shown(flow, step, facts)
        if step.outcome is not Outcome.WAITS:
            return
        text, state = answers.to(flow.steps[step.state.place]), step.state
        yield Played("customer", text)


def _shown(flow: Flow, step: Advance, facts: Facts) -> Iterator[Played]:
    for passed in step.passed:
        if passed.computed is not None:
            yield Played("sum", sum_text(passed.computed), passed.number, passed.step.key)
        if passed.step.kind is StepKind.HUMAN:
            yield Played("note", passed.step.text, passed.number, passed.step.key)
    text, values = told(flow, step)
    if text:
        spoken = speaker.answer(KnowledgeEntry("", "", text), replace(facts, flow=values), Tone())
        yield Played("shop", spoken.text, step.number, blocked=spoken.blocked)
    if step.outcome is Outcome.HUMAN:
        last = step.passed[-1].step if step.passed else None
        if last is not None and last.kind is not StepKind.HUMAN:
            yield Played("missing", last.key, step.number)
        yield Played("human", "", step.number)
    elif step.outcome is Outcome.DONE:
        yield Played("done", "", step.number)


def _rows(queries: DeskQueries, facts: Facts, now: datetime) -> LookUp:
    def look_up(source: Source, argument: str) -> Mapping[str, Value] | None:
        match source:
            case Source.CROSS_CAMPAIGN | Source.SHOP_CAMPAIGN:
                current = tuple(c for c in queries.campaigns() if c.starts_at <= now < c.ends_at)
                return campaign_row(current, facts, cross_shop=source is Source.CROSS_CAMPAIGN)
            case Source.FACT:
                return fact_row(facts.shop.get(argument))
            case _:
                return _of_product(source, next(iter(queries.products(limit=1)), None))

    return look_up


def _of_product(source: Source, product: Product | None) -> Mapping[str, Value] | None:
    """The row of a sample: the first product, bought three days ago for a tenth more."""
    sku = product.skus[0] if product is not None and product.skus else None
    row = product_row(product, sku)
    if row is None or source is Source.PRODUCT:
        return row
    if source is Source.ORDERED_PRODUCT:
        return {"title": row["title"], "price": row["price"]}
    price = row["price"]
    paid = (price * _DEARER).quantize(Decimal(1)) if isinstance(price, Decimal) else Decimal(0)
    return {
        "order_no": "—",
        "paid": paid,
        "paid_days": _SAMPLE_DAYS,
        "title": row["title"],
        "price": paid,
        "quantity": Decimal(1),
    }
