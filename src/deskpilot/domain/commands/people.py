"""What the desk can be asked to do about customers' cards and the people who work here."""

from dataclasses import dataclass, field

from deskpilot.domain.customer import Fact
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule


@dataclass(frozen=True, slots=True)
class SaveNote:
    """What everybody should know about a customer; an empty note is none."""

    customer_id: int
    note: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class TagCustomer:
    customer_id: int
    tag: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class UntagCustomer:
    customer_id: int
    tag: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class SetDedicatedAgent:
    """Who looks after this customer; an empty name is nobody in particular."""

    customer_id: int
    agent: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class SetPersonalise:
    """Whether what is remembered may be used for this customer, and more of it kept."""

    customer_id: int
    personalise: bool
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class AddFact:
    """Remember something by hand, or again after it was forgotten: then with its time and its line."""

    customer_id: int
    fact: Fact
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class ForgetFact:
    fact_id: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class SaveStaff:
    """Who works here from now on, in this order."""

    people: tuple[Staff, ...]


@dataclass(frozen=True, slots=True)
class SaveRoutingRules:
    rules: tuple[RoutingRule, ...]


@dataclass(frozen=True, slots=True)
class SitDown:
    """Somebody else works at this desk from now on. An owner's seat asks for the PIN once one is set."""

    name: str
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SetOnDuty:
    """Somebody comes or goes for the time being."""

    name: str
    on_duty: bool


@dataclass(frozen=True, slots=True)
class SetOwnerPin:
    """Set or change the owner's PIN; an empty one takes it away. `old` is the PIN in force."""

    pin: str = field(repr=False)
    old: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NoteCustomerExport:
    """Everything about a customer was written into a file; that stands in the trail."""

    customer_id: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class EraseCustomer:
    """Everything about a customer goes for good; figures without a name stay."""

    customer_id: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class RenewBackups:
    """Make a backup now and let go of all older copies in the data folder: they still hold who was erased."""

    agent_name: str = ""


PeopleCommand = (
    SaveNote
    | TagCustomer
    | UntagCustomer
    | SetDedicatedAgent
    | SetPersonalise
    | AddFact
    | ForgetFact
    | SaveStaff
    | SaveRoutingRules
    | SitDown
    | SetOnDuty
    | SetOwnerPin
    | NoteCustomerExport
    | EraseCustomer
    | RenewBackups
)
