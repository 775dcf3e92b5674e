"""What the desk can be asked to do for the shop as a whole: its flows, what was learned, mode and settings."""

from dataclasses import dataclass, field

from deskpilot.domain.conversation import Mode
from deskpilot.domain.flow import Flow


@dataclass(frozen=True, slots=True)
class SaveFlow:
    """Create or change a flow. One that is switched on must have no faults."""

    flow: Flow
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class DeleteFlow:
    flow_id: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class ImportCatalog:
    """Read products with prices, stock and properties from a CSV or XLSX file, in steps, with progress and cancel."""

    path: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class ImportOrders:
    """Read a shop's export of orders (CSV or XLSX) for the customers of a channel, in steps, with progress and cancel."""

    path: str
    channel: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class LearnFromFile:
    """Learn from a file of past conversations (JSON lines) in steps, with progress and cancel. Stopped before the end
    it changes nothing."""

    path: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class ForgetLearned:
    """Put aside what the engine learned from the shop's own conversations. `RecallLearned` takes it back."""


@dataclass(frozen=True, slots=True)
class RecallLearned:
    """Use again what was put aside last, unless something was learned since."""


@dataclass(frozen=True, slots=True)
class SetMode:
    """How far the AI goes: in the whole shop, or on one channel; there None follows the shop again."""

    mode: Mode | None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Set settings by name; an unknown name or a value out of range is an `InvalidInput`."""

    values: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class LoadDemoShop:
    """Fill an empty desk with the demo shop."""


ShopCommand = (
    SaveFlow
    | DeleteFlow
    | ImportCatalog
    | ImportOrders
    | LearnFromFile
    | ForgetLearned
    | RecallLearned
    | SetMode
    | SaveSettings
    | LoadDemoShop
)
