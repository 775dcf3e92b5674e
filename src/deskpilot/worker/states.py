"""How the engine thread is doing, as values that cross threads."""

from dataclasses import dataclass
from enum import StrEnum

from deskpilot.domain.errors import KnownError


class EngineState(StrEnum):
    """`LOADING`: messages are stored already, answers are still to come. `RESTARTING`: the engine failed and is being
    built again; customers are passed on to humans meanwhile."""

    STARTING = "starting"
    LOADING = "loading"
    READY = "ready"
    RESTARTING = "restarting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a human should know. A `lasting` one holds until a problem `cleared` names its code."""

    code: str
    params: tuple[tuple[str, str], ...] = ()
    lasting: bool = False


def problem_of(error: KnownError, lasting: bool = False) -> Problem:
    """The problem that tells of this error."""
    params = tuple((name, str(value)) for name, value in error.params.items())
    return Problem(error.code, params, lasting)


def cleared(code: str) -> Problem:
    """The end of a lasting problem."""
    return Problem("cleared", (("code", code),))
