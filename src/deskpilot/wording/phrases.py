"""The shop's lines from `resources/wording`: by language, kind, style and whether the customer is upset."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from deskpilot.domain.persona import Style
from deskpilot.paths import resource

_BLANK = re.compile(r"\{([a-z]+)\}")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_HANZI = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """All lines of one language."""

    tables: Mapping[str, Any]

    def line(self, kind: str, style: Style, upset: bool, seed: int = 0) -> str:
        """One of the lines of this kind; the same seed gives the same line."""
        lines = self.tables[kind]["upset" if upset else style.value]
        return str(lines[seed % len(lines)])

    def slot(self, name: str) -> str:
        return str(self.tables["slots"][name])

    def said(self, slot: str) -> str | None:
        """The shop's word for something a customer named, e.g. 尺码."""
        word = self.tables["said"].get(slot)
        return None if word is None else str(word)

    @property
    def labels(self) -> Mapping[str, str]:
        """Words for codes, such as an order's status."""
        return MappingProxyType(self.tables["labels"])


def fill(line: str, blanks: Mapping[str, str]) -> str:
    """The line with its blanks filled, each once: what was put in is not read again."""
    return _BLANK.sub(lambda found: blanks.get(found[1], ""), line)


def language_of(text: str) -> str:
    """`en` for words in Latin letters without a single hanzi, else `zh`."""
    return "en" if len(_LATIN_WORD.findall(text)) >= 2 and not _HANZI.search(text) else "zh"


@cache
def phrases(language: str) -> Phrases:
    """The lines of `zh` or `en`."""
    return Phrases(tomllib.loads(resource("wording", f"{language}.toml").read_text(encoding="utf-8")))
