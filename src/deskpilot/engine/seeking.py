"""Patterns that are tried only on texts that hold what every match needs, and compiled only then.

Most lines hold no match of most patterns, and a glance at their characters tells so: "not here" is quicker than trying.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

Needs = tuple[frozenset[str], ...]

_MOST_SETS: Final = 4
_LONGEST_RANGE: Final = 64
_NAMED_CLASS: Final = re.compile(r"\{([a-z_]+)\}")
_QUANTIFIER: Final = re.compile(r"([*+?]|\{(\d*)(?:,\d*)?\})[?+]?")
_WORDS: Final = re.compile(r"[^\\\[\](){}|.^$*+?]+")
_GROUP: Final = re.compile(r"\((?:\?(?::|<?[=!]))?")
# Of these an escape stands for itself; any other stands for a kind of character.
_PLAIN_ESCAPE: Final = re.compile(r"\\([^a-zA-Z0-9])")


class Seekers:
    """Regular expressions, `{name}` in them one of the `classes`, that are asked together."""

    def __init__(self, forms: Sequence[str], classes: Mapping[str, str]) -> None:
        self._forms, self._classes = forms, classes
        self._made: dict[int, re.Pattern[str]] = {}
        known = {name: needs_of(form, {}) for name, form in classes.items()}
        needs = [needs_of(form, known) for form in forms]
        # A bit for each set: those that a character is in, and those that a form needs.
        bits = {
            need: 1 << number for number, need in enumerate({one: None for some in needs for one in some})
        }
        self._needed = [sum(bits[need] for need in some) for some in needs]
        self._met: dict[str, int] = {}
        for need, bit in bits.items():
            for character in need:
                self._met[character] = self._met.get(character, 0) | bit

    def search(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The number of each form that matches somewhere, in their order, with what `re.search` gives for it."""
        met, bits_of = 0, self._met.get
        for character in text:
            met |= bits_of(character, 0)
        for number, needed in enumerate(self._needed):
            if needed & met == needed:
                match = self.pattern(number).search(text)
                if match is not None:
                    yield number, match

    def pattern(self, number: int) -> re.Pattern[str]:
        """The whole expression, made when it is first needed."""
        made = self._made.get(number)
        if made is None:
            whole = _NAMED_CLASS.sub(lambda named: self._classes[named.group(1)], self._forms[number])
            made = self._made[number] = re.compile(whole)
        return made


def needs_of(form: str, known: Mapping[str, Needs]) -> Needs:
    """Sets of characters of each of which every match holds one, the smallest first; `known` are those of named classes.
    Understands what this project's tables use: no flags, no references, no named groups."""
    needs = _Reader(form, known).either()
    return tuple(sorted(set(needs), key=lambda need: (len(need), sorted(need))))[:_MOST_SETS]


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, form: str, known: Mapping[str, Needs]) -> None:
        self._form, self._known, self._place = form, known, 0

    def either(self) -> Needs:
        """What all branches up to the end of the group need together: of each branch its smallest set."""
        branches = [self._branch()]
        while self._take("|"):
            branches.append(self._branch())
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return ()
        return (frozenset().union(*(min(branch, key=len) for branch in branches)),)

    def _branch(self) -> Needs:
        found: list[frozenset[str]] = []
        while self._place < len(self._form) and self._form[self._place] not in "|)":
            if words := _WORDS.match(self._form, self._place):
                found += map(frozenset, words.group())
                self._place = words.end()
                if self._may_be_missing():
                    found.pop()
                continue
            needs = self._item()
            if not self._may_be_missing():
                found += needs
        return tuple(found)

    def _item(self) -> Needs:
        sign = self._form[self._place]
        if sign == "(":
            return self._group()
        if sign == "{":
            return self._class()
        if sign == "[":
            return self._set()
        if sign == "\\":
            escaped = self._escaped()
            return (frozenset(escaped),) if escaped else ()
        self._place += 1
        return ()

    def _class(self) -> Needs:
        named = _NAMED_CLASS.match(self._form, self._place)
        assert named is not None
        self._place = named.end()
        return self._known[named.group(1)]

    def _group(self) -> Needs:
        opened = _GROUP.match(self._form, self._place)
        assert opened is not None
        self._place = opened.end()
        needs = self.either()
        self._place += 1
        # What stands beside a match is not held by it.
        return needs if opened.group() in ("(", "(?:") else ()

    def _escaped(self) -> str:
        """The character after a backslash that stands for itself; empty for a kind of character."""
        plain = _PLAIN_ESCAPE.match(self._form, self._place)
        self._place += 2
        return plain.group(1) if plain else ""

    def _set(self) -> Needs:
        self._place += 1
        negated, held, is_known = self._take("^"), set[str](), True
        while not self._take("]"):
            one = self._one_of_set()
            if one and self._form[self._place] == "-" and self._form[self._place + 1] != "]":
                self._place += 1
                last = self._one_of_set()
                span = range(ord(one), ord(last) + 1) if last else range(0)
                is_known &= 0 < len(span) <= _LONGEST_RANGE
                held.update(map(chr, span[:_LONGEST_RANGE]))
            is_known &= bool(one)
            held.update(one)
        return (frozenset(held),) if is_known and not negated else ()

    def _one_of_set(self) -> str:
        """The next character of a set; empty for a kind of character."""
        if self._form[self._place] == "\\":
            return self._escaped()
        self._place += 1
        return self._form[self._place - 1]

    def _may_be_missing(self) -> bool:
        """Step over a quantifier; whether it allows none."""
        quantifier = _QUANTIFIER.match(self._form, self._place)
        if quantifier is None:
            return False
        self._place = quantifier.end()
        return quantifier.group(1) in "*?" or quantifier.group(2) in ("0", "")

    def _take(self, sign: str) -> bool:
        taken = self._form.startswith(sign, self._place)
        self._place += taken
        return taken
