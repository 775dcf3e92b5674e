"""A turn that takes the whole process down is tried twice and then given to a human unread."""

import json
from datetime import datetime

from deskpilot.store import UnitOfWork

_NAME = "turn_in_hand"
_TRIES = 2


class Quarantine:
    """Remembers on disk which left-over turn is in hand, so that the next start knows what it died of."""

    def enter(self, uow: UnitOfWork, conversation_id: int, now: datetime) -> bool:
        """Take a left-over turn in hand; true when it has already taken the process down twice."""
        stored = uow.learned.get(_NAME)
        before = json.loads(stored) if stored else {}
        tries = before.get("tries", 0) if before.get("conversation") == conversation_id else 0
        uow.learned.put(_NAME, json.dumps({"conversation": conversation_id, "tries": tries + 1}), now)
        return bool(tries >= _TRIES)

    def leave(self, uow: UnitOfWork, now: datetime) -> None:
        """The turn is through."""
        uow.learned.put(_NAME, "{}", now)
