"""What was typed into the search of the knowledge table, as SQL over its index."""

from deskpilot.store.pinyin import sound_expression, spoken
from deskpilot.store.search_text import expression, fold

_LONGEST = 100


def matching(typed: str) -> tuple[str, dict[str, str]]:
    """A query for the numbers of the rows that hold every word typed, or sound like it, with its parameters."""
    whole, values = _literally(fold(typed[:_LONGEST]).split())
    syllables = spoken(typed)
    if syllables:
        values |= {"heard": sound_expression(syllables), "sound": " ".join(syllables)}
        whole += " UNION SELECT rowid FROM entry_words WHERE entry_words MATCH :heard"
        if len(syllables) > 2:
            whole += " AND rowid IN (SELECT no FROM entry_texts WHERE instr(sounds, :sound))"
    return whole, values


def _literally(words: list[str]) -> tuple[str, dict[str, str]]:
    terms = expression(" ".join(words))
    checks, values = [], {}
    for place, word in enumerate(words):
        if not _is_one_pair(word):
            values[f"word{place}"] = word
            checks.append(f"(instr(t.folded, :word{place}) OR instr(t.initials, :word{place}))")
    condition = " AND ".join(checks)
    if terms is None:
        # Punctuation is not in the index: the texts themselves are looked through.
        return f"SELECT t.no FROM entry_texts t WHERE {condition or '1'}", values
    values["terms"] = terms
    if not checks:
        return "SELECT rowid FROM entry_words WHERE entry_words MATCH :terms", values
    return (
        (
            "SELECT w.rowid FROM entry_words w CROSS JOIN entry_texts t ON t.no = w.rowid"
            f" WHERE w.entry_words MATCH :terms AND {condition}"
        ),
        values,
    )


def _is_one_pair(word: str) -> bool:
    """Whether the index alone is proof: one letter or two, held as they are."""
    return len(word) <= 2 and expression(word) in (f'"{word}"', f'"{word}" *')
