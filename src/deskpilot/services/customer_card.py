"""What people change on a customer's card: note, tags, whose customer it is, and what is remembered."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from deskpilot.domain import commands as c
from deskpilot.domain.customer import Customer, Fact
from deskpilot.domain.errors import InvalidInput
from deskpilot.services.work import Work

LONGEST_NOTE, LONGEST_TAG, MOST_TAGS = 2_000, 20, 30
LONGEST_KEY, LONGEST_VALUE, LONGEST_NAME = 20, 200, 30


def save_note(work: Work, command: c.SaveNote) -> None:
    """Replace the note. Raises `InvalidInput` (`field_too_long`)."""
    note = command.note.strip()
    _must_fit("note", note, LONGEST_NOTE)
    _change(work, command.customer_id, lambda customer: replace(customer, note=note))


def tag_customer(work: Work, command: c.TagCustomer) -> None:
    """Put a tag on; one that is there already changes nothing. Raises `InvalidInput`."""
    tag = " ".join(command.tag.split())
    if not tag:
        raise InvalidInput("empty_field", field="tag")
    _must_fit("tag", tag, LONGEST_TAG)
    customer = work.uow.customers.get(command.customer_id)
    if len(customer.tags) >= MOST_TAGS and tag not in customer.tags:
        raise InvalidInput("too_many", limit=MOST_TAGS)
    tags = tuple(dict.fromkeys((*customer.tags, tag)))
    _change(work, command.customer_id, lambda found: replace(found, tags=tags))


def untag_customer(work: Work, command: c.UntagCustomer) -> None:
    """Take a tag off."""
    _change(
        work,
        command.customer_id,
        lambda found: replace(found, tags=tuple(tag for tag in found.tags if tag != command.tag)),
    )


def set_dedicated_agent(work: Work, command: c.SetDedicatedAgent) -> None:
    """Say whose customer this is."""
    _must_fit("agent", command.agent, LONGEST_NAME)
    agent = command.agent.strip()
    _change(work, command.customer_id, lambda customer: replace(customer, dedicated_agent=agent))


def set_personalise(work: Work, command: c.SetPersonalise) -> None:
    """Whether what is remembered is used. Switched off, nothing is thrown away and nothing more is kept."""
    _change(work, command.customer_id, lambda customer: replace(customer, personalise=command.personalise))


def add_fact(work: Work, command: c.AddFact) -> None:
    """Remember something. Raises `InvalidInput`, also (`not_personal`) for a customer who does not want it."""
    fact = command.fact
    key, value = " ".join(fact.key.split()), " ".join(fact.value.split())
    if not key or not value:
        raise InvalidInput("empty_field", field="value" if key else "key")
    _must_fit("key", key, LONGEST_KEY)
    _must_fit("value", value, LONGEST_VALUE)
    if not work.uow.customers.get(command.customer_id).personalise:
        raise InvalidInput("not_personal")
    work.uow.customers.add_fact(command.customer_id, Fact(key, value, fact.learned_at, fact.message_id))


def forget_fact(work: Work, command: c.ForgetFact) -> None:
    """Forget something; it is not learned from the same line again."""
    work.uow.customers.delete_fact(command.fact_id)


def _change(work: Work, customer_id: int, changed: Callable[[Customer], Customer]) -> None:
    before = work.uow.customers.get(customer_id)
    after = changed(before)
    if after != before:
        work.uow.customers.update(after)


def _must_fit(field: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise InvalidInput("field_too_long", field=field, limit=limit)


def note_export(work: Work, command: c.NoteCustomerExport) -> None:
    """Nothing changes but the trail. Raises `NotFound`."""
    work.uow.customers.get(command.customer_id)
    work.uow.customers.touch(command.customer_id)


HANDLERS: Mapping[type, Callable[[Work, Any], None]] = {
    c.SaveNote: save_note,
    c.TagCustomer: tag_customer,
    c.UntagCustomer: untag_customer,
    c.SetDedicatedAgent: set_dedicated_agent,
    c.SetPersonalise: set_personalise,
    c.AddFact: add_fact,
    c.ForgetFact: forget_fact,
    c.NoteCustomerExport: note_export,
}
