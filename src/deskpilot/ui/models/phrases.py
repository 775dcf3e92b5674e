"""Which quick phrases fit what was typed after a slash: by code, by title, by the initials of the title's pinyin."""

import re
from collections.abc import Sequence
from functools import lru_cache

from deskpilot.domain.knowledge import QuickPhrase

MOST = 6
_AT_A_START = r"(?:^|(?<=[\s，。；！？、,.;!?）)」]))/([^\s/]{0,20})$"
# Chinese has no blanks between words: there the letters of a code open it as well.
_AFTER_CHINESE = r"(?<=[\u4e00-\u9fff])/([A-Za-z]{1,20})$"
_TOKEN = re.compile(f"{_AT_A_START}|{_AFTER_CHINESE}")
_FUZZY_FLOOR = 72.0


def typed_code(before_cursor: str) -> str | None:
    """What stands after the slash just before the cursor; `None` when no slash opens a code there."""
    found = _TOKEN.search(before_cursor)
    return found.group(found.lastindex or 1) if found else None


def matching(phrases: Sequence[QuickPhrase], typed: str, most: int = MOST) -> tuple[QuickPhrase, ...]:
    """The phrases for `typed`, the best first, of equals the one used most; all of them (up to `most`) for nothing."""
    wanted = typed.strip().lower()
    scored = [(score(phrase, wanted), phrase.uses, -number, phrase) for number, phrase in enumerate(phrases)]
    fitting = sorted((each for each in scored if each[0] > 0), key=lambda each: each[:3], reverse=True)
    return tuple(phrase for *_, phrase in fitting[:most])


def score(phrase: QuickPhrase, wanted: str) -> float:
    """How well a phrase fits; 0 is not at all."""
    if not wanted:
        return 1.0
    code, title = phrase.code.lower(), phrase.title.lower()
    full, initials = _pinyin(title)
    if code.startswith(wanted):
        return 300.0 - len(code)  # so the exact code stands first
    if title.startswith(wanted) or initials.startswith(wanted):
        return 200.0
    if wanted in title or wanted in full:
        return 150.0
    # With the first slash, as the dictionaries below.
    from rapidfuzz import fuzz

    close = max(fuzz.ratio(wanted, code), fuzz.partial_ratio(wanted, full) if len(wanted) > 2 else 0.0)
    return close if close >= _FUZZY_FLOOR else 0.0


@lru_cache(maxsize=2_000)
def _pinyin(title: str) -> tuple[str, str]:
    # Its dictionaries take longer to load than the whole window: with the first slash, not with the start.
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(title)), "".join(lazy_pinyin(title, style=Style.FIRST_LETTER))
