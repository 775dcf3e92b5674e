"""What the risk dial was set with, kept beside the floor it set.

A floor is certified for the confidences of one learned state. Where that changes, its promise is gone: the floor goes
back to the usual one unless it is higher already, and the dial has to be set anew. Where the same state comes back, so
does the floor. One that somebody has set by hand since is left alone.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from deskpilot.engine.learned import Learned
from deskpilot.services.lessons import Shelf
from deskpilot.services.work import Work
from deskpilot.settings import Settings
from deskpilot.store import UnitOfWork

_NAME = "dial"


@dataclass(frozen=True, slots=True)
class DialNote:
    """`floor` was certified for the learned state of that `mark`; `instead` stands in its place while another state is in
    use."""

    floor: float
    mark: str
    instead: float | None = None

    @property
    def in_force(self) -> float:
        return self.floor if self.instead is None else self.instead


def note_dial(uow: UnitOfWork, floor: float, learned: Learned, at: datetime) -> None:
    """Write down what a floor was certified with."""
    _put(uow, DialNote(floor, learned.mark), at)


def settle_dial(work: Work, learned: Learned) -> None:
    """See to the floor when another learned state comes into use."""
    note, floor = _noted(work.uow.learned), work.house.settings.reply_floor
    if note is None or note.in_force != floor:
        return
    if note.instead is None and note.mark != learned.mark:
        note = replace(note, instead=max(floor, Settings().reply_floor))
    elif note.instead is not None and note.mark == learned.mark:
        note = replace(note, instead=None)
    else:
        return
    _put(work.uow, note, work.now)
    work.uow.settings.set({"reply_floor": f"{note.in_force:g}"})


def dial_to_be_set(shelf: Shelf, settings: Settings) -> DialNote | None:
    """What the dial was set with, where that is not in use any more and nobody has set the floor since."""
    note = _noted(shelf)
    stale = note is not None and note.instead is not None and note.instead == settings.reply_floor
    return note if stale else None


def _put(uow: UnitOfWork, note: DialNote, at: datetime) -> None:
    uow.learned.put(_NAME, json.dumps(asdict(note)), at)


def _noted(shelf: Shelf) -> DialNote | None:
    stored = shelf.get(_NAME)
    return DialNote(**json.loads(stored)) if stored else None
