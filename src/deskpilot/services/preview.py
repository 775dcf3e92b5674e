"""How a persona sounds, before anybody hears it: one fact in every style, to somebody upset, and the lines around it. The
words are made where those that are sent are made."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import DayPart, Persona, Style
from deskpilot.services.own_lines import facts_of
from deskpilot.services.stored_settings import House
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.speaker import Spoken, Tone

SAMPLE = KnowledgeEntry(
    "",
    "什么时候发货",
    "亲，现货付款后{shop.ship_hours}小时内发出哦。",
    sales_answer="亲，现货付款后{shop.ship_hours}小时内发出哦。喜欢就带走吧🙂",
)
"""The entry that the preview speaks."""
_USUAL_HOURS = "48"
_MOST_WORDINGS = 6


@dataclass(frozen=True, slots=True)
class PersonaSound:
    """What a customer would read: the same fact in each style, as the first answer of a conversation, to somebody upset;
    the welcome by part of the day; and the word to somebody who thinks it over. Where it is put in more than one way,
    each time another, all ways stand here, the usual one first."""

    styles: tuple[tuple[Style, tuple[str, ...]], ...]
    first: str
    upset: tuple[str, ...]
    welcomes: tuple[tuple[DayPart, str], ...]
    breathing: tuple[str, ...]


def sound_of(house: House, persona: Persona) -> PersonaSound:
    """How this persona sounds in this shop."""
    facts = Facts({"ship_hours": _USUAL_HOURS, **house.shop_facts}, persona=persona)

    def styled(style: Style) -> tuple[str, ...]:
        spoken = replace(facts, persona=replace(persona, style=style))
        return _wordings(lambda tone: speaker.answer(SAMPLE, spoken, tone, sell=True))

    return PersonaSound(
        tuple((style, styled(style)) for style in Style),
        speaker.answer(SAMPLE, facts, Tone(), intro=True, sell=True).text,
        _wordings(lambda tone: speaker.answer(SAMPLE, facts, tone, sell=True), upset=True),
        tuple((part, speaker.welcome(facts, Tone(), part=part).text) for part in DayPart),
        _wordings(lambda tone: speaker.breathing(facts, tone)),
    )


def welcome_of(
    house: House, persona: Persona, questions: tuple[str, ...], channel: str, part: DayPart, typed: str
) -> Spoken:
    """The whole first line on a channel in a part of the day, with `typed` in the place of what is stored there."""
    others = {name: line for name, line in house.welcomes.items() if name != f"{channel}.{part}"}
    own = typed.strip() or replace(house, welcomes=others).welcome_of(channel, part)
    facts = replace(facts_of(house), persona=persona)
    return speaker.welcome(facts, Tone(), questions, part=part, own=own)


def _wordings(say: Callable[[Tone], Spoken], *, upset: bool = False) -> tuple[str, ...]:
    said = (say(Tone(upset, seed=seed)).text for seed in range(_MOST_WORDINGS))
    return tuple(dict.fromkeys(said))
