"""The times a task is usually put to, on the shop's own wall clock."""

from datetime import datetime, timedelta

from deskpilot.services.duty import local_time
from deskpilot.settings import Settings

_TONIGHT, _MORNING = 20, 10


def due_choices(settings: Settings, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Code and time: in an hour (`hour`), at eight this evening while that is ahead (`tonight`), tomorrow at ten
    (`tomorrow`), in a week at ten (`week`)."""
    local = local_time(settings, now)
    evening, morning = _at(local, _TONIGHT), _at(local, _MORNING)
    choices = [("hour", (local + timedelta(hours=1)).replace(second=0, microsecond=0))]
    if evening > local + timedelta(minutes=30):
        choices.append(("tonight", evening))
    choices += [("tomorrow", morning + timedelta(days=1)), ("week", morning + timedelta(days=7))]
    return tuple((code, at.astimezone(now.tzinfo)) for code, at in choices)


def _at(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)
