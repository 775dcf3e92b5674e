"""Chinese is the source; another language comes in and goes while the window is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.ui import translation


@pytest.fixture(autouse=True)
def source_language(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    translation.set_language(qapp, translation.SOURCE_LANGUAGE)
    QLocale.setDefault(before)


class _Panel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.retranslated = 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslated += 1
        super().changeEvent(event)


def test_the_source_language_needs_no_file(qapp: QApplication) -> None:
    assert translation.set_language(qapp, "zh_CN") == "zh_CN"
    assert QLocale().language() == QLocale.Language.Chinese


def test_an_unknown_language_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="fr"):
        translation.set_language(qapp, "fr")


def test_a_language_without_a_file_falls_back_to_the_source(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*parts: str) -> None:
        raise FileNotFoundError(*parts)

    monkeypatch.setattr(translation, "resource", missing)
    assert translation.set_language(qapp, "en") == "zh_CN"


def test_the_systems_language_is_one_we_speak() -> None:
    assert translation.system_language() in translation.LANGUAGES


def test_open_windows_are_told_of_a_change(qapp: QApplication, qtbot) -> None:
    panel = _Panel()
    qtbot.addWidget(panel)
    translation.set_language(qapp, "zh_CN")
    before = panel.retranslated
    translation.set_language(qapp, "en")
    translation.set_language(qapp, "zh_CN")
    qapp.processEvents()
    assert panel.retranslated > before
