"""Everybody can read and reach everything: on each page, in both languages, small and large, light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
)
from shiboken6 import delete

from deskpilot.ui import screenshots, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.page import PAGES
from deskpilot.ui.scene_sheets import settle
from deskpilot.ui.translation import set_language
from tests.ui.eyes import look_at
from tests.ui.judge import Findings, Walk, judge, walked, words

_SMALL, _USUAL = QSize(1280, 720), QSize(1440, 900)
# Tone and size change with the language and the scale: a few looks see what all sixteen of them would.
_LOOKS = (
    ("zh_CN", 1.0, _USUAL, "light"),
    ("en", 1.0, _SMALL, "dark"),
    ("zh_CN", 2.0, _USUAL, "dark"),
    ("en", 2.0, _SMALL, "light"),
)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[screenshots.Scene]:
    made = screenshots.set_scene(tmp_path_factory.mktemp("evening"))
    yield made
    made.reader.close()


def _views(window: MainWindow) -> Iterator[str]:
    """Bring every page and every section of the settings to the front, one after the other."""
    for page in PAGES:
        shown = window.show_page(page.code)
        sections = getattr(shown, "sections", ())
        for section in sections:
            shown.show_section(section)  # type: ignore[attr-defined]
            settle()
            yield f"{page.code}/{section}"
        if not sections:
            settle()
            yield page.code


@pytest.fixture(scope="module")
def findings(qapp: QApplication, scene: screenshots.Scene) -> Iterator[Findings]:
    """One walk through everything, in every look."""
    found, patch, look = Findings(), pytest.MonkeyPatch(), theme.Theme()
    for language, scale, size, tone in _LOOKS:
        set_language(qapp, language)
        look.set_text_scale(scale)
        look.apply(qapp, tone)
        window = MainWindow(scene.gateway, look)
        window.resize(size)
        window.show()
        window.open_conversation(scene.focus)
        for view in _views(window):
            judge(look_at(window, patch), f"{language} {scale:.0%} {size.width()} {tone} {view}: ", found)
        window.close()
        delete(window)
    yield found
    set_language(qapp, "zh_CN")
    look.set_text_scale(1.0)
    look.apply(qapp, "light")


def test_what_is_cut_is_told_in_full_by_a_tooltip(findings: Findings) -> None:
    assert findings.seen > 1000
    assert findings.cut == []


def test_no_word_is_painted_outside_of_its_control(findings: Findings) -> None:
    assert findings.outside == []


def test_no_page_reaches_beyond_the_window(findings: Findings) -> None:
    assert findings.wide == []


def test_no_word_lies_over_another(findings: Findings) -> None:
    assert findings.overlaid == []


def test_every_word_stands_out_from_what_is_painted_behind_it(findings: Findings) -> None:
    assert findings.faint == []


def test_examples_and_choices_in_fields_are_readable(findings: Findings) -> None:
    assert findings.fields == []


# ---- the keyboard ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def walks(qapp: QApplication, scene: screenshots.Scene) -> Iterator[list[Walk]]:
    look = theme.Theme()
    look.apply(qapp, "light")
    window = MainWindow(scene.gateway, look)
    window.resize(QSize(1440, 2400))  # high enough that no page scrolls while Tab goes round
    window.show()
    window.activateWindow()
    window.open_conversation(scene.focus)
    settle()
    yield [walked(window, view, window.findChildren(kit.RailButton)[0]) for view in _views(window)]
    window.close()
    delete(window)


def test_tab_comes_round_on_every_page(walks: list[Walk]) -> None:
    assert [walk.view for walk in walks if not walk.came_round] == []


def test_tab_reaches_all_that_takes_the_keyboard(walks: list[Walk]) -> None:
    missed = [
        f"{walk.view}: {words(each)}" for walk in walks for each in walk.wanted if each not in walk.reached
    ]
    assert missed == []


def test_all_that_takes_the_keyboard_has_a_name(walks: list[Walk]) -> None:
    assert [f"{walk.view}: {each}" for walk in walks for each in walk.nameless] == []


def test_the_keyboards_place_is_marked(walks: list[Walk]) -> None:
    assert [f"{walk.view}: {each}" for walk in walks for each in walk.unmarked] == []
