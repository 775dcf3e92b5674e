"""What the engine thread is made of. The parts are built inside the thread, by the functions given here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskpilot.channels import Channel
from deskpilot.services.clock import Clock
from deskpilot.settings import Settings
from deskpilot.store import Store

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk

ChannelBuilders = Mapping[str, Callable[[], Channel]]


@dataclass(frozen=True, slots=True)
class Parts:
    """`build_desk` may be called again on the same store when the engine has to be made anew. `channels_for` gives the
    channels that these settings ask for, each under a key that changes when it has to be built anew; it is asked
    after every change of settings. After `patience_seconds` without an engine, customers who wait are passed on."""

    open_store: Callable[[], Store]
    build_desk: Callable[[Store], Desk]
    channels_for: Callable[[Settings], ChannelBuilders]
    clock: Clock
    patience_seconds: float = 20.0
