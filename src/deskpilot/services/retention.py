"""How long conversations are kept."""

from calendar import monthrange
from datetime import datetime


def kept_since(now: datetime, months: int) -> datetime:
    """What was said last before this moment is older than so many months; the last day of a shorter month stands for
    days that it does not have."""
    years, month = divmod(now.month - 1 - months, 12)
    year = now.year + years
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))
