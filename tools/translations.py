"""The languages of the screen: from the source texts in src/deskpilot to the files that the program loads.

    python tools/translations.py update    take new source texts into the .ts files, keep what is translated
    python tools/translations.py release   make the .qm files that the program loads
    python tools/translations.py check     say what is missing, unfinished or out of date; exit code 1 when anything is

Chinese is the source text, so its own file translates itself. The .ts files can be edited with Qt Linguist or by hand.
Both tools of Qt come with PySide6. The .qm files are committed: a checkout runs without a build step.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
SOURCE_LANGUAGE = "zh_CN"
LANGUAGES = (SOURCE_LANGUAGE, "en")

# Words in another script that an English text may show: what customers are called, and a shade as a shop names it.
FOREIGN_WORDS = ("亲", "您", "奶茶色")
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
# {named fields}, and the patterns of a file dialog.
_FIXED = re.compile(r"\{[^{}]*\}|\(\*[^)]*\)|%n")
_GONE = ("vanished", "obsolete")
_UNFINISHED = re.compile(
    r"<source>(?P<source>[^<]*)</source>(?P<between>(?:(?!</message>).)*?)"
    r'<translation type="unfinished">(?P<old>.*?)</translation>',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a .ts file. `forms` has one translation, or one per plural form; `state` is Linguist's own word."""

    context: str
    source: str
    comment: str
    plural: bool
    forms: tuple[str, ...]
    state: str

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """What lookups go by."""
        return self.context, self.source, self.comment, self.plural

    @property
    def finished(self) -> bool:
        """Whether every form is there and nobody marked it as a draft."""
        return not self.state and bool(self.forms) and all(self.forms)


def ts_file(language: str) -> Path:
    """The texts of a language, for people."""
    return FOLDER / f"deskpilot_{language}.ts"


def qm_file(language: str) -> Path:
    """The texts of a language, for the program."""
    return FOLDER / f"deskpilot_{language}.qm"


def read(file: Path) -> list[Message]:
    """All texts of a .ts file that the program still uses."""
    found = (_message(context, each) for context, each in _elements(file))
    return [message for message in found if message.state not in _GONE]


def extract(*files: Path) -> None:
    """Bring .ts files up to date with src/deskpilot. The language is in the file's name."""
    sources = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src/deskpilot").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "sources.lst"
        listing.write_text("\n".join(sources), encoding="utf-8")
        _run(
            "lupdate", f"@{listing}", "-silent", "-locations", "none", "-source-language", SOURCE_LANGUAGE,
            "-disable-heuristic", "sametext", "-disable-heuristic", "similartext", "-ts", *map(str, files),
        )  # fmt: skip


def update() -> None:
    """Take new source texts into the .ts files. Texts that are gone are marked so and keep their translation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    extract(*map(ts_file, LANGUAGES))
    own = ts_file(SOURCE_LANGUAGE)
    own.write_text(_UNFINISHED.sub(_itself, own.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def release(folder: Path = FOLDER) -> None:
    """Make the .qm files."""
    for language in LANGUAGES:
        _run("lrelease", "-silent", str(ts_file(language)), "-qm", str(folder / qm_file(language).name))


def missing(language: str, wanted: Sequence[Message]) -> list[str]:
    """Source texts of the program that the language's file does not have."""
    known = {message.key for message in read(ts_file(language))}
    return [_told(message) for message in wanted if message.key not in known]


def unfinished(language: str) -> list[str]:
    """Texts without a translation that is done."""
    return [_told(message) for message in read(ts_file(language)) if not message.finished]


def altered(language: str) -> list[str]:
    """Texts whose {fields} or file patterns differ from the source's."""
    return [
        f"{_told(message)} -> {form}"
        for message in read(ts_file(language))
        for form in message.forms
        if form and set(_FIXED.findall(form)) != set(_FIXED.findall(message.source))
    ]


def untranslated_words() -> list[str]:
    """English texts with Chinese characters or full-width punctuation in them."""
    return [
        f"{_told(message)} -> {form}"
        for message in read(ts_file("en"))
        for form in message.forms
        if _CHINESE.search(_without_foreign_words(form))
    ]


def stale() -> list[str]:
    """Compiled files that are missing or not what their .ts file gives."""
    with tempfile.TemporaryDirectory() as folder:
        release(Path(folder))
        return [
            file.name
            for file in map(qm_file, LANGUAGES)
            if not file.exists() or file.read_bytes() != (Path(folder) / file.name).read_bytes()
        ]


def source_texts() -> list[Message]:
    """All texts of the program as they stand in src/deskpilot now."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "deskpilot_en.ts"
        extract(fresh)
        return read(fresh)


def check() -> list[str]:
    """Everything that is wrong, one line each."""
    wanted = source_texts()
    return [
        *(f"{code}: missing: {told}" for code in LANGUAGES for told in missing(code, wanted)),
        *(f"{code}: unfinished: {told}" for code in LANGUAGES for told in unfinished(code)),
        *(f"{code}: other fields: {told}" for code in LANGUAGES for told in altered(code)),
        *(f"en: Chinese in it: {told}" for told in untranslated_words()),
        *(f"{name}: not what its .ts file gives" for name in stale()),
    ]


def _elements(file: Path) -> Iterator[tuple[str, ET.Element]]:
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - a file of this repository
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def _message(context: str, element: ET.Element) -> Message:
    translation = element.find("translation")
    plural = element.get("numerus") == "yes"
    if translation is None:
        forms: tuple[str, ...] = ()
    elif plural:
        forms = tuple(form.text or "" for form in translation.iter("numerusform"))
    else:
        forms = (translation.text or "",)
    return Message(
        context,
        element.findtext("source", ""),
        element.findtext("comment", ""),
        plural,
        forms,
        translation.get("type", "") if translation is not None else "unfinished",
    )


def _itself(found: re.Match[str]) -> str:
    # The text is copied as it is written in the file, with its escapes.
    source = found["source"]
    if "<numerusform>" in found["old"]:
        source = f"\n            <numerusform>{source}</numerusform>\n        "
    return f"<source>{found['source']}</source>{found['between']}<translation>{source}</translation>"


def _without_foreign_words(text: str) -> str:
    for word in FOREIGN_WORDS:
        text = text.replace(word, "")
    return text


def _told(message: Message) -> str:
    return f"{message.context}: {message.source}"


def _run(tool: str, *arguments: str) -> None:
    beside = which(f"pyside6-{tool}", path=str(Path(sys.executable).parent))
    command = beside or which(f"pyside6-{tool}")
    if command is None:
        raise FileNotFoundError(f"pyside6-{tool}: it comes with PySide6, which this Python does not have")
    subprocess.run([command, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str]) -> int:
    """`update`, `release` or `check`."""
    if list(arguments) == ["update"]:
        update()
    elif list(arguments) == ["release"]:
        release()
    elif list(arguments) == ["check"]:
        problems = check()
        sys.stdout.writelines(f"{problem}\n" for problem in problems)
        return 1 if problems else 0
    else:
        sys.stderr.write(__doc__ or "")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
