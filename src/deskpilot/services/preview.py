"""How a persona sounds, before anybody hears it: one fact in every style, to somebody upset, and the lines around it."""

from dataclasses import dataclass, replace

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import DayPart, Persona, Style
from deskpilot.services.stored_settings import House
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.speaker import Tone

_SAMPLE = KnowledgeEntry(
    "",
    "什么时候发货",
    "亲，现货付款后{shop.ship_hours}小时内发出哦。",
    sales_answer="亲，现货付款后{shop.ship_hours}小时内发出哦。喜欢就带走吧🙂",
)
_USUAL_HOURS = "48"
_UPSET = Tone(upset=True)


@dataclass(frozen=True, slots=True)
class PersonaSound:
    """What a customer would read: the same fact in each style, the fact to somebody upset, the welcome by part of the
    day, and the word to somebody who thinks it over."""

    styles: tuple[tuple[Style, str], ...]
    upset: str
    welcomes: tuple[tuple[DayPart, str], ...]
    breathing: str


def sound_of(house: House, persona: Persona) -> PersonaSound:
    """How this persona sounds in this shop."""
    shop = {"ship_hours": _USUAL_HOURS, **house.shop_facts}
    facts = Facts(shop, persona=persona)

    def told(style: Style) -> str:
        styled = replace(facts, persona=replace(persona, style=style))
        return speaker.answer(_SAMPLE, styled, Tone(), sell=True).text

    return PersonaSound(
        tuple((style, told(style)) for style in Style),
        speaker.answer(_SAMPLE, facts, _UPSET, sell=True).text,
        tuple((part, speaker.welcome(facts, Tone(), part=part).text) for part in DayPart),
        speaker.breathing(facts, Tone()).text,
    )
