"""Where somebody lives, as far as a parcel's fee depends on it: the province, and the city where it was said."""

import re
from functools import cache

from deskpilot.domain.shipping import PROVINCES
from deskpilot.engine import tables
from deskpilot.engine.text import normalise

_SENT = re.compile(r"发|寄|送|到|运费|邮费|包邮|快递费|住|我在|我是")


def place_in(text: str, asked: bool) -> str | None:
    """The place in a text as province and city in one word (辽宁沈阳, 上海); None when there is none. Where nobody asked, only
    beside a word of sending."""
    words = normalise(text)
    if not asked and not _SENT.search(words):
        return None
    city = next((name for name in _cities() if name in words or (asked and _short(name) == words)), "")
    province = _cities().get(city) or next((name for name in PROVINCES if name in words), None)
    if province is None:
        return None
    short = _short(city)
    return province if short == province else f"{province}{short}"


def is_city(name: str) -> bool:
    """Whether a short name is that of a city in the table."""
    return any(name in (city, _short(city)) for city in _cities())


def _short(city: str) -> str:
    """日照 for 日照市: the long form stands in the table where the short one is an ordinary word."""
    return city.removesuffix("市").removesuffix("地区")


@cache
def _cities() -> dict[str, str]:
    """Cities with their provinces, the longest names first."""
    rows = tables.sections("places.txt").items()
    named = {city: province for province, cities in rows for city in cities if city not in PROVINCES}
    return dict(sorted(named.items(), key=lambda row: -len(row[0])))
