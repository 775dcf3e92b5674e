"""Where the bar and the columns of the desk lie in a window of a given size: pure measures, in dp."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QSize

from deskpilot.ui import theme
from deskpilot.ui.view_state import ViewState

SIDES = ("left", "right")
_KEYS = {"left": "desk/queue_percent", "right": "desk/case_percent"}
_COMPACT_WIDTH, _COMPACT_HEIGHT = 1400, 820
_COMPACT_QUEUE, _COMPACT_CASE = 280, 320
_WIDEST_CONVERSATION, _WIDEST_CASE = 960, 480
_LEAST_CONVERSATION, _LEAST_QUEUE = 290, 226
# A column the user has dragged, in percent of the width it would have by itself.
_NARROWEST, _BY_ITSELF, _WIDEST = 80, 100, 170


class Columns(NamedTuple):
    """The widths of the columns beside the conversation; `own` is what they have by themselves, before anybody dragged
    them. `two`: there is room for one of them only, and for a strip to change between them."""

    left: int
    right: int
    own: Mapping[str, int]
    two: bool
    compact: bool


def bar_height() -> int:
    """The height of the bar on top."""
    return max(theme.size("toolbar"), theme.control_height("button") + 16)


def conversation_side(width: int) -> int:
    """What stays free at either edge of a conversation column of this width: a reply is not looked for across a desk."""
    return max(0, width - theme.scaled(_WIDEST_CONVERSATION)) // 2


def strip_width() -> int:
    """The width of the strip that stands where a column has no room."""
    return theme.control_height("button") + 8


def columns(window: QSize, percent: Callable[[str], int]) -> Columns:
    """The columns in a window of this size: small windows fold, large ones widen the middle first and then the case.
    `percent` tells how wide the user has made a side; the conversation keeps its room all the same."""
    compact = window.width() < _COMPACT_WIDTH or window.height() < _COMPACT_HEIGHT
    queue = theme.column(_COMPACT_QUEUE if compact else theme.size("queue"))
    case = theme.column(_COMPACT_CASE if compact else theme.size("case"))
    room = window.width() - theme.size("rail") - theme.scaled(_LEAST_CONVERSATION)
    spare = window.width() - theme.size("rail") - queue - _WIDEST_CONVERSATION
    own = {"left": queue, "right": case if compact else min(max(case, spare), max(case, _WIDEST_CASE))}
    if room < queue + case:
        return Columns(max(queue, theme.scaled(_LEAST_QUEUE)), own["right"], own, True, compact)
    wanted = {side: own[side] * percent(side) // 100 for side in SIDES}
    left = min(wanted["left"], max(own["left"], room - own["right"]))
    return Columns(left, min(wanted["right"], room - left), own, False, compact)


def percent_of(state: ViewState, side: str) -> int:
    """How wide the user has made a side, in percent of its own width."""
    return state.number(_KEYS[side], _NARROWEST, _WIDEST, _BY_ITSELF)


def keep_percent(state: ViewState, side: str, percent: int) -> None:
    """Remember how wide the user has made a side."""
    state.put(_KEYS[side], max(_NARROWEST, min(_WIDEST, percent)))


def forget_percent(state: ViewState, side: str) -> None:
    """As wide as it is by itself again."""
    state.forget(_KEYS[side])
