"""Settings as they are stored: the fields of `Settings`, and beside them the shop's own facts and finer modes.

A name with a dot is no field: `shop.<fact>` is a fact that answers may quote, `mode.channel.<name>` and
`mode.category.<name>` set a mode for a part of the work (an empty one follows the shop's), `welcome.<channel>.<part of
the day>` is the shop's own first line there, with `any` for all channels or the whole day, and `PIN` holds the hash of
the owner's PIN. Who works here and who gets which customer are rows of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from deskpilot.domain import topic_floors as floors
from deskpilot.domain.conversation import Mode
from deskpilot.domain.decision import Dials
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.persona import DayPart, Emoji, Persona, Staff, Style
from deskpilot.domain.routing import RoutingRule
from deskpilot.services.probe_sets import read_probes
from deskpilot.services.staff_text import staff_in
from deskpilot.settings import SettingError, Settings

_SHOP, _CHANNEL, _CATEGORY, _WELCOME, _PROBES = (
    "shop.",
    "mode.channel.",
    "mode.category.",
    "welcome.",
    "probes.",
)
_ANY = "any"
PIN = "secret.owner_pin"
_LONGEST_VALUE = 2000
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class House:
    """Everything the shop has set. `people` are the rows of those who work here, `pin` is the hash of the owner's
    PIN, empty when none is set."""

    settings: Settings = field(default_factory=Settings)
    facts: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    channel_modes: Mapping[str, Mode] = field(default_factory=lambda: MappingProxyType({}))
    category_modes: Mapping[str, Mode] = field(default_factory=lambda: MappingProxyType({}))
    welcomes: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    probes: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    people: tuple[Staff, ...] = ()
    rules: tuple[RoutingRule, ...] = ()
    pin: str = ""

    @property
    def staff(self) -> tuple[Staff, ...]:
        """Who works here: the rows, else the old line of text, else whoever sits at this desk."""
        s = self.settings
        alone = (Staff(s.agent_name),) if s.agent_name else ()
        return self.people or staff_in(s.staff) or alone

    @property
    def seated(self) -> Staff | None:
        """Who sits at this desk, when they are one of the staff."""
        return next((person for person in self.staff if person.name == self.settings.agent_name), None)

    @property
    def persona(self) -> Persona:
        s = self.settings
        return Persona(
            s.persona_name,
            Style(s.persona_style),
            s.persona_address,
            s.disclose_ai,
            Emoji(s.persona_emoji),
            s.persona_signoff,
            s.breathing_line,
        )

    @property
    def dials(self) -> Dials:
        s = self.settings
        allowances = (
            (s.answers_custom, floors.CUSTOM_TOPICS),
            (s.answers_wholesale, floors.WHOLESALE_TOPICS),
            (s.answers_faults, floors.FAULT_TOPICS),
        )
        return Dials(
            s.reply_floor,
            s.margin_floor,
            s.clarify_floor,
            s.handoff_floor,
            s.dissatisfied_floor,
            valuable_lifetime=s.valuable_lifetime,
            answered_topics=frozenset().union(*(topics for allowed, topics in allowances if allowed)),
        )

    @property
    def shop_facts(self) -> Mapping[str, str]:
        """The facts under `shop.`, the shop's name among them."""
        return {"name": self.settings.shop_name, **self.facts}

    def mode_of(self, channel: str) -> Mode:
        """The mode in force on a channel."""
        return self.channel_modes.get(channel, Mode(self.settings.mode))

    def welcome_of(self, channel: str, part: DayPart) -> str:
        """The shop's own first line for a channel at a time of day; empty when it has none."""
        names = (f"{channel}.{part}", f"{channel}.{_ANY}", f"{_ANY}.{part}", f"{_ANY}.{_ANY}")
        return next((found for name in names if (found := self.welcomes.get(name, "").strip())), "")


def read_house(
    texts: Mapping[str, str], people: Sequence[Staff] = (), rules: Sequence[RoutingRule] = ()
) -> House:
    """What is stored, as values. A row that this version does not understand counts as not set."""
    return House(
        read(texts),
        MappingProxyType({name: text for name, text in _under(texts, _SHOP).items() if text.strip()}),
        MappingProxyType(_modes(_under(texts, _CHANNEL))),
        MappingProxyType(_modes(_under(texts, _CATEGORY))),
        MappingProxyType(_under(texts, _WELCOME)),
        MappingProxyType(_under(texts, _PROBES)),
        tuple(people),
        tuple(rules),
        texts.get(PIN, ""),
    )


def read(texts: Mapping[str, str]) -> Settings:
    """The fields of `Settings` among stored texts; a bad or unknown one keeps its default."""
    settings = Settings()
    for name, text in texts.items():
        if "." not in name:
            try:
                settings = settings.with_values({name: text})
            except SettingError:
                continue
    return settings


def checked(values: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Values fit to be stored. Raises `InvalidInput` (`bad_setting`) naming the first that is not."""
    settings = Settings()
    for name, text in values:
        try:
            if len(text) > _LONGEST_VALUE:
                raise SettingError(name, text[:40])
            if name.startswith((_CHANNEL, _CATEGORY)):
                Mode(text or Mode.ASSIST)
            elif name.startswith(_PROBES):
                if text and read_probes(text) is None:
                    raise SettingError(name, text[:40])
            elif not _is_free_text(name):
                settings.with_values({name: text})
        except ValueError as error:
            raise InvalidInput("bad_setting", name=name, value=text[:60]) from error
    return dict(values)


def _is_free_text(name: str) -> bool:
    return any(name.startswith(head) and len(name) > len(head) for head in (_SHOP, _WELCOME))


def _under(texts: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in texts.items() if name.startswith(prefix)}


def _modes(texts: Mapping[str, str]) -> dict[str, Mode]:
    return {name: Mode(text) for name, text in texts.items() if text in set(Mode)}
