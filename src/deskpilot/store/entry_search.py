"""What was typed into the search of the knowledge table, as SQL over its index."""

from deskpilot.store.pinyin import sound_expression, spoken
from deskpilot.store.search_text import expression, fold, typed

_INDEX = "SELECT rowid FROM entry_words WHERE entry_words MATCH"
# The index names the rows, in the order of their numbers; their texts are then compared letter by letter.
_COMPARED = (
    "SELECT w.rowid FROM entry_words w CROSS JOIN entry_texts t ON t.no = w.rowid WHERE w.entry_words MATCH"
)


def matching(text: str) -> tuple[str, dict[str, str]]:
    """A query for the numbers of the rows that hold every word typed, or sound like it, with its parameters."""
    wanted = typed(text)
    literally, values = _literally(fold(wanted).split())
    syllables = spoken(wanted)
    if not syllables:
        return literally, values
    values |= {"heard": sound_expression(syllables), "sound": " ".join(syllables)}
    # One word of the index holds two syllables: only longer sounds need comparing.
    is_proof = len(syllables) <= 2
    by_sound = f"{_INDEX} :heard" if is_proof else f"{_COMPARED} :heard AND instr(t.sounds, :sound)"
    return f"{literally} UNION {by_sound}", values


def _literally(words: list[str]) -> tuple[str, dict[str, str]]:
    terms = expression(" ".join(words))
    checks, values = [], {}
    for place, word in enumerate(words):
        if not _is_one_pair(word):
            values[f"word{place}"] = word
            checks.append(f"(instr(t.folded, :word{place}) OR instr(t.initials, :word{place}))")
    condition = " AND ".join(checks) or "1"
    if terms is None:
        # Punctuation is not in the index: the texts themselves are looked through.
        return f"SELECT t.no FROM entry_texts t WHERE {condition}", values
    values["terms"] = terms
    return (f"{_COMPARED} :terms AND {condition}" if checks else f"{_INDEX} :terms"), values


def _is_one_pair(word: str) -> bool:
    """Whether the index alone is proof: one letter or two, held as they are."""
    return len(word) <= 2 and expression(word) in (f'"{word}"', f'"{word}" *')
