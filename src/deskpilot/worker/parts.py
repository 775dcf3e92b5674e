"""What the engine thread is made of. The parts are built inside the thread, by the functions given here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deskpilot.channels import Channel
from deskpilot.services.clock import Clock
from deskpilot.services.desk import Desk
from deskpilot.settings import Settings
from deskpilot.store import Store


@dataclass(frozen=True, slots=True)
class Parts:
    """`build_desk` may be called again on the same store when the engine has to be made anew. `build_folder` makes
    the channel of a watched folder; the others are built once. After `patience_seconds` without an engine,
    customers who wait are passed on to humans."""

    open_store: Callable[[], Store]
    build_desk: Callable[[Store], Desk]
    build_channels: Callable[[Settings], Sequence[Channel]]
    build_folder: Callable[[str], Channel]
    clock: Clock
    patience_seconds: float = 20.0
