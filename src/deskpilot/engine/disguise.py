"""Words that people disguise: 投 诉, 投su, 头诉, 差坪, 一二三一五.

A text is heard instead of read: Han characters as toneless syllables, latin letters as they are, Chinese digits as
digits, everything else dropped.
"""

import re

from deskpilot.engine.text import is_han, pinyin, squeeze

_DIGITS = str.maketrans("零〇一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖", "0011122233445566778899")
_HOTLINE = re.compile(r"(?<!\d)12315(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
# How the word sounds, the word itself, and the honest words that sound the same.
_SOUNDS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("tousu", "投诉", frozenset({"投宿", "偷速", "头速"})),
    ("chaping", "差评", frozenset({"查评", "查平", "茶平", "插平", "查屏", "茶瓶", "插屏", "插瓶", "茶屏"})),
    ("jubao", "举报", frozenset({"聚宝", "据报", "具报", "剧报", "巨宝", "居宝"})),
    ("xiaoxie", "消协", frozenset({"小写", "小鞋", "小些", "笑谢", "消歇", "小谢", "少些"})),
    ("puguang", "曝光", frozenset({"铺光", "扑光"})),
    ("baoguang", "曝光", frozenset({"抱光", "饱光", "包光", "宝光"})),
)

# Of these too many honest words sound the same: they count when they are written partly in Han, partly in letters.
_HALF_SPELLED = (
    ("pianzi", "骗子"),
    ("pianren", "骗人"),
    ("laji", "垃圾"),
    ("heidian", "黑店"),
    ("qisi", "气死"),
)
_LETTER = re.compile("[a-z]")


def unmasked(normalised: str) -> tuple[str, ...]:
    """The disguised words of a text, in plain; words written plainly are not repeated here."""
    bare = squeeze(normalised)
    digits = squeeze(_GROUPED.sub("", normalised).translate(_DIGITS))
    found = [number.group() for number in _HOTLINE.finditer(digits)]
    heard, origin = _heard(bare)
    for sound, word, honest in _SOUNDS:
        place = heard.find(sound)
        while place >= 0:
            written = bare[origin[place] : origin[place + len(sound) - 1] + 1]
            starts = place == 0 or origin[place - 1] != origin[place] or not is_han(bare[origin[place]])
            if starts and written != word and written not in honest:
                found.append(word)
                break
            place = heard.find(sound, place + 1)
    found += _half_spelled(bare, heard, origin)
    return tuple(dict.fromkeys(found))


def _half_spelled(bare: str, heard: str, origin: list[int]) -> list[str]:
    found: list[str] = []
    for sound, word in _HALF_SPELLED:
        place = heard.find(sound)
        if place >= 0:
            written = bare[origin[place] : origin[place + len(sound) - 1] + 1]
            if _LETTER.search(written) and any(map(is_han, written)):
                found.append(word)
    return found


def _heard(bare: str) -> tuple[str, list[int]]:
    """The sound of a text and, for each letter of it, the place of the character it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, syllable in enumerate(pinyin(bare)):
        letters.append(syllable)
        origin.extend([place] * len(syllable))
    return "".join(letters), origin
