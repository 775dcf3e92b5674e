"""What the parts of the worker share: where they report to and how they see time."""

from collections.abc import Callable
from dataclasses import dataclass

from deskpilot.domain.events import ChangeSet
from deskpilot.worker.states import Problem


@dataclass(frozen=True, slots=True)
class Ports:
    """`monotonic` counts seconds and never jumps; `is_stopping` asks whether the thread is to end."""

    publish: Callable[[ChangeSet], None]
    tell: Callable[[Problem], None]
    monotonic: Callable[[], float]
    is_stopping: Callable[[], bool]
