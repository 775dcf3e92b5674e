"""Dialogs, sheets, menus and the pages of an empty shop can be read, reached and left by everybody."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from shiboken6 import delete, isValid

from deskpilot.ui import screenshots, theme
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.page import PAGES
from deskpilot.ui.scene_sheets import FIRST, OVER, Stage, opened, settle
from deskpilot.ui.translation import set_language
from tests.ui.eyes import look_at
from tests.ui.judge import Findings, Walk, judge, walked, words

_LOOKS = (("zh_CN", 1.0, "light"), ("en", 1.0, "dark"), ("en", 2.0, "light"))


@dataclass
class Sheets:
    """What was seen of everything that opens over a page."""

    findings: Findings = field(default_factory=Findings)
    missed: list[str] = field(default_factory=list)
    unspoken: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    nowhere: list[str] = field(default_factory=list)
    open_still: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    keyless: list[str] = field(default_factory=list)
    jumping: list[str] = field(default_factory=list)
    seen: int = 0


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[screenshots.Scene, screenshots.Scene]]:
    folder = tmp_path_factory.mktemp("shops")
    made = screenshots.set_scene(folder), screenshots.set_empty_scene(folder / "empty")
    yield made
    for each in made:
        each.reader.close()


@pytest.fixture(scope="module")
def sheets(qapp: QApplication, shops: tuple[screenshots.Scene, screenshots.Scene]) -> Iterator[Sheets]:
    """One walk through everything, in every look."""
    found, patch, look = Sheets(), pytest.MonkeyPatch(), theme.Theme()
    for language, scale, tone in _LOOKS:
        set_language(qapp, language)
        look.set_text_scale(scale)
        look.apply(qapp, tone)
        where = f"{language} {scale:.0%} {tone}"
        for shop, ways in zip(shops, (OVER, FIRST), strict=True):
            window = MainWindow(shop.gateway, look)
            window.resize(1440, 900)
            window.show()
            window.activateWindow()
            if shop.focus:
                window.open_conversation(shop.focus)
            for code, sheet in opened(Stage(window, shop.gateway, look, language), ways):
                found.seen += 1
                judge(look_at(sheet, patch), f"{where} {code}: ", found.findings)
                if scale == 1.0:
                    _try_keys(sheet, code, window, found)
            if not shop.focus:
                for page in PAGES:
                    window.show_page(page.code)
                    settle()
                    judge(look_at(window, patch), f"{where} empty {page.code}: ", found.findings)
            window.close()
            delete(window)
    yield found
    set_language(qapp, "zh_CN")
    look.set_text_scale(1.0)
    look.apply(qapp, "light")


def _try_keys(sheet: QWidget, code: str, window: MainWindow, found: Sheets) -> None:
    if isinstance(sheet, QMenu):
        QTest.keyClick(sheet, Qt.Key.Key_Down)
        if sheet.activeAction() is None:
            found.nowhere.append(code)
    else:
        at = sheet.focusWidget()
        if at is None or not at.isVisible():
            found.nowhere.append(code)
        else:
            walk = walked(sheet, code, at)
            found.missed += [] if walk.came_round else [code]
            found.missed += [f"{code}: {words(each)}" for each in walk.wanted if each not in walk.reached]
            found.unspoken += [f"{code}: {each}" for each in walk.nameless]
            found.unmarked += [f"{code}: {each}" for each in walk.unmarked]
            found.jumping += [f"{code}: {each}" for each in _jumps(sheet, walk)]
    if isinstance(sheet, QDialog) and not _has_default(sheet):
        found.keyless.append(code)
    QTest.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Escape)
    settle()
    if isValid(sheet) and sheet.isVisible():
        found.open_still.append(code)
    window.activateWindow()  # what the system does when a window over it goes
    settle()
    at = QApplication.focusWidget()
    if at is None or at.window() is not window or not at.isVisible():
        found.lost.append(code)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _has_default(dialog: QDialog) -> bool:
    """Return does something: what it does is marked, or it is the button that has the focus."""
    buttons = dialog.findChildren(QPushButton)
    return any(each.isDefault() or each.hasFocus() for each in buttons)


def _jumps(sheet: QWidget, walk: Walk) -> Iterator[str]:
    """Steps of Tab that go back up, but for the one from the end to the beginning."""
    first = min(walk.reached, key=lambda each: walk.wanted.index(each) if each in walk.wanted else 0)
    begin = walk.reached.index(first)
    order = walk.reached[begin:] + walk.reached[:begin]
    for before, after in pairwise(order):
        above, below = (each.mapTo(sheet, QPoint(0, 0)) for each in (before, after))
        if below.y() + after.height() <= above.y() and below.x() <= above.x():
            yield f"{words(before)} -> {words(after)}"


def test_everything_that_opens_can_be_read(sheets: Sheets) -> None:
    assert sheets.seen == len(_LOOKS) * (len(OVER) + len(FIRST))
    assert sheets.findings.all() == []


def test_the_keyboard_is_in_what_opens(sheets: Sheets) -> None:
    assert sheets.nowhere == []


def test_escape_closes_what_opens(sheets: Sheets) -> None:
    assert sheets.open_still == []


def test_the_keyboard_is_back_in_the_window_afterwards(sheets: Sheets) -> None:
    assert sheets.lost == []


def test_return_does_something_in_every_dialog(sheets: Sheets) -> None:
    assert sheets.keyless == []


def test_tab_reaches_all_of_a_sheet_and_comes_round(sheets: Sheets) -> None:
    assert sheets.missed == []


def test_what_takes_the_keyboard_in_a_sheet_has_a_name(sheets: Sheets) -> None:
    assert sheets.unspoken == []


def test_the_keyboards_place_in_a_sheet_is_marked(sheets: Sheets) -> None:
    assert sheets.unmarked == []


def test_tab_goes_down_in_a_sheet(sheets: Sheets) -> None:
    assert sheets.jumping == []
