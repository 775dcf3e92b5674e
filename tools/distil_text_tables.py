"""Build-time only: boil three public tables down to what the engine reads at start.

    python tools/distil_text_tables.py resources/engine

Needs jieba (MIT), opencc-python-reimplemented (Apache-2.0) and pypinyin (MIT) in the environment it runs in; the
product itself needs none of them. Writes words.txt, traditional.txt and pinyin.txt.
"""

import sys
from pathlib import Path

import jieba
import opencc
from pypinyin import Style, pinyin

LEAST_FREQUENCY = 10
PERSON_TAGS = ("nr",)


def words() -> list[str]:
    """`word frequency` rows: every jieba word seen often enough that is not a person's name, and all single characters."""
    rows = []
    source = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    for line in source.splitlines():
        word, count, tag = line.split(" ")[:3]
        person = tag.startswith(PERSON_TAGS) and len(word) > 2
        if len(word) == 1 or (int(count) >= LEAST_FREQUENCY and not person and len(word) <= 8):
            rows.append((-int(count), word))
    return [f"{word} {-count}" for count, word in sorted(rows)]


def traditional() -> list[str]:
    """`traditional simplified` rows for single characters; phrases are left out on purpose, the map stays a map."""
    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if "\t" in line]
    return [f"{many} {few.split(' ')[0]}" for many, few in pairs if many != few.split(" ")[0]]


def syllables(characters: list[str]) -> list[str]:
    """`syllable characters` rows without tones, each character under its most frequent reading."""
    groups: dict[str, str] = {}
    for character in characters:
        syllable = pinyin(character, style=Style.NORMAL)[0][0]
        if syllable.isascii() and syllable.isalpha():
            groups[syllable] = groups.get(syllable, "") + character
    return [f"{syllable} {group}" for syllable, group in sorted(groups.items())]


def main(target: Path) -> None:
    rows = words()
    single = [row.split(" ")[0] for row in rows if len(row.split(" ")[0]) == 1]
    tables = {
        "words.txt": rows,
        "traditional.txt": traditional(),
        "pinyin.txt": syllables([character for character in single if "\u4e00" <= character <= "\u9fff"]),
    }
    for name, lines in tables.items():
        (target / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
