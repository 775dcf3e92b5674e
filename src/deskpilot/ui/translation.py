"""Languages. Chinese is the source text; other languages come from compiled Qt Linguist files.

How a panel follows a change of language at run time: every widget with words has a method `retranslate()` that sets
all of them with `self.tr(...)`. It is called at the end of `__init__`, and by the mixin `Retranslated` from then on. A
widget that has more to do then has a `changeEvent` of its own.

Qt sends LanguageChange to every widget when a translator is put in or taken out. Models emit `dataChanged` or
`headerDataChanged` when their panel calls them from `retranslate()`.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator

from deskpilot.paths import resource

SOURCE_LANGUAGE = "zh_CN"
LANGUAGES = ("zh_CN", "en")

_installed: list[QTranslator] = []


class Retranslated:
    """Mixin in front of a QWidget class: `retranslate` is called whenever the language changes."""

    def retranslate(self) -> None:
        """Put everything into the language in force."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]


def set_language(app: QCoreApplication, code: str) -> str:
    """Show the program in a language, "zh_CN" or "en"; ValueError for another code.

    Returns the language really in force: the source language when the wanted file is missing or cannot be read.
    """
    if code not in LANGUAGES:
        raise ValueError(f"unknown language: {code!r}")
    own = _load_own(code)
    in_force = code if own is not None or code == SOURCE_LANGUAGE else SOURCE_LANGUAGE
    QLocale.setDefault(QLocale(in_force))
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    for found in (_load_qt(in_force), own):
        if found is not None:
            app.installTranslator(found)
            _installed.append(found)
    return in_force


def system_language() -> str:
    """The language of LANGUAGES that fits the system best; Chinese unless the system speaks English."""
    return "en" if QLocale.system().language() == QLocale.Language.English else SOURCE_LANGUAGE


def _load_own(code: str) -> QTranslator | None:
    try:
        path = resource("i18n", f"deskpilot_{code}.qm")
    except FileNotFoundError:
        return None
    translator = QTranslator()
    return translator if translator.load(str(path)) else None


def _load_qt(code: str) -> QTranslator | None:
    """Words of Qt's own dialogs, from the folder that comes with Qt."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{code}", folder) else None
