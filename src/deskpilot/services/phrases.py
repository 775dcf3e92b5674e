"""Canned replies: their codes, the rows behind their variables, and what a conversation makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import ChangePhrases, CountPhrase
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.domain.understanding import Understanding
from deskpilot.services.case import order_meant, sku_meant
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.services.views import QueueFilter, QueueRow
from deskpilot.services.work import Work
from deskpilot.wording.facts import Facts, known_name, value_of
from deskpilot.wording.phrases import phrases
from deskpilot.wording.template import variables

LONGEST_CODE, LONGEST_TITLE, LONGEST_CATEGORY, LONGEST_TEXT = 20, 40, 40, 2_000
# What people write instead of the full name of a value.
SHORT_NAMES = {
    "nickname": "customer.nickname",
    "order_no": "order.order_no",
    "tracking": "order.tracking_no",
    "carrier": "order.carrier",
    "order_status": "order.status",
    "product": "product.title",
    "price": "product.price",
    "stock": "product.stock",
    "lead_days": "product.lead_days",
    "agent": "agent.name",
    "shop": "shop.name",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A canned reply with the values of a conversation; `missing` are the full names that no row has a value for."""

    text: str
    missing: tuple[str, ...] = ()


def change_phrases(work: Work, command: ChangePhrases) -> None:
    """Store and forget canned replies in one go. Raises `InvalidInput` naming the reply that cannot be stored."""
    stored = {phrase.code.casefold(): phrase for phrase in work.uow.phrases.all()}
    for code in command.drop:
        stored.pop(code.casefold(), None)
        work.uow.phrases.delete(code)
    for phrase in command.put:
        sound = checked(phrase)
        before = stored.get(sound.code.casefold())
        if before is not None and not command.replace:
            raise InvalidInput(
                "duplicate_code", shortcut=before.code, title=before.title, category=before.category
            )
        if before is not None:
            work.uow.phrases.delete(before.code)
            sound = replace(sound, uses=max(sound.uses, before.uses))
        stored[sound.code.casefold()] = sound
        work.uow.phrases.put(sound)


def count_phrase(work: Work, command: CountPhrase) -> None:
    """Remember that a canned reply was used."""
    work.uow.phrases.count(command.code)


def checked(phrase: QuickPhrase) -> QuickPhrase:
    """The reply as it is stored. Raises `InvalidInput` with the place of what is wrong."""
    code, title = phrase.code.strip().lstrip("/"), phrase.title.strip()
    text, category = phrase.text.strip(), phrase.category.strip()
    if not code or len(code) > LONGEST_CODE or any(sign.isspace() or sign == "/" for sign in code):
        raise InvalidInput("bad_code", shortcut=code)
    for field, value, longest in (
        ("title", title, LONGEST_TITLE),
        ("text", text, LONGEST_TEXT),
        ("category", category, LONGEST_CATEGORY),
    ):
        if not value and field != "category":
            raise InvalidInput("empty_phrase", shortcut=code, place=field)
        if len(value) > longest:
            raise InvalidInput("phrase_too_long", shortcut=code, place=field, limit=longest)
    if unknown := unknown_names(text):
        raise InvalidInput("unknown_variable", shortcut=code, place="text", variable=unknown[0])
    return QuickPhrase(code, title, text, category, phrase.uses)


def full_name(name: str) -> str:
    """The name of a value in full; one that is no short name is one already."""
    return SHORT_NAMES.get(name, name)


def in_full(text: str) -> str:
    """The text with every short name of a value written out."""
    pieces, end = [], 0
    for each in variables(text):
        pieces += [text[end : each.start], f"{{{full_name(each.name)}}}"]
        end = each.end
    return "".join((*pieces, text[end:]))


def unknown_names(text: str) -> tuple[str, ...]:
    """What stands in braces and will never have a value."""
    return tuple(each.name for each in variables(text) if not known_name(full_name(each.name)))


def fill(text: str, facts: Facts) -> Filled:
    """The text with every value that a row has. What has none stays in its braces, where the guards see it."""
    pieces: list[str] = []
    missing: list[str] = []
    end = 0
    for each in variables(text):
        value = value_of(full_name(each.name), facts)
        if value is None:
            missing.append(full_name(each.name))
        pieces += [text[end : each.start], text[each.start : each.end] if value is None else value]
        end = each.end
    return Filled("".join([*pieces, text[end:]]), tuple(dict.fromkeys(missing)))


def facts_for(queries: DeskQueries, conversation_id: int | None, agent: str, now: datetime) -> Facts:
    """The rows a canned reply may quote: the shop's, and those of the conversation, if one is open."""
    house = queries.house()
    shop = {**house.shop_facts, "name": house.settings.shop_name}
    running = (each for each in queries.campaigns() if each.starts_at <= now < each.ends_at)
    facts = Facts(
        shop,
        campaign=next(running, None),
        agent=agent,
        persona=house.persona,
        labels=phrases("zh").labels,
        utc_offset_minutes=house.settings.utc_offset_minutes,
    )
    material = None if conversation_id is None else queries.brief_material(conversation_id)
    return facts if material is None else _of_conversation(queries, facts, material)


def newest_talk(queries: DeskQueries, agent: str) -> QueueRow | None:
    """The conversation a preview is made for: mine first, then whoever is there."""
    for which in (QueueFilter.MINE, QueueFilter.WAITING, QueueFilter.AI, QueueFilter.CLOSED):
        rows = queries.queue(which, agent, 1)
        if rows:
            return rows[0]
    return None


def _of_conversation(queries: DeskQueries, facts: Facts, material: BriefMaterial) -> Facts:
    read = [decision.understanding for decision in material.decisions]
    product = _product(queries, material, read)
    slots = tuple(slot for each in read for slot in each.slots)
    said = read[0].text if read else ""
    return replace(
        facts,
        product=product,
        sku=sku_meant(product, slots, said),
        order=order_meant(material.orders, read[0], product) if read else next(iter(material.orders), None),
        customer=material.customer,
    )


def _product(queries: DeskQueries, material: BriefMaterial, read: Iterable[Understanding]) -> Product | None:
    """What the customer last spoke of, else what they look at."""
    codes = [code for each in read if (code := each.resolved("product"))]
    for code in (*codes, material.conversation.viewed_product):
        if code and (found := queries.product(code)) is not None:
            return found
    return None
