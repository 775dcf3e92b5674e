"""Everybody can read and reach everything: on each page, in both languages, small and large, light and dark."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import delete

from deskpilot.ui import screenshots, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.pages import PAGES
from deskpilot.ui.translation import set_language
from tests.ui.eyes import Painted, Sight, look_at, tip_at

_SMALL, _USUAL = QSize(1280, 720), QSize(1440, 900)
# Tone and size change with the language and the scale: a few looks see what all sixteen of them would.
_LOOKS = (
    ("zh_CN", 1.0, _USUAL, "light"),
    ("en", 1.0, _SMALL, "dark"),
    ("zh_CN", 2.0, _USUAL, "dark"),
    ("en", 2.0, _SMALL, "light"),
)


@dataclass
class Findings:
    """What was wrong, by kind, each with the look and the page it was seen in."""

    cut: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    overlaid: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    seen: int = 0


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[screenshots.Scene]:
    made = screenshots.set_scene(tmp_path_factory.mktemp("evening"))
    yield made
    made.reader.close()


def _settle() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


def _views(window: MainWindow) -> Iterator[str]:
    """Bring every page and every section of the settings to the front, one after the other."""
    for page in PAGES:
        shown = window.show_page(page.code)
        sections = getattr(shown, "sections", ())
        for section in sections:
            shown.show_section(section)  # type: ignore[attr-defined]
            _settle()
            yield f"{page.code}/{section}"
        if not sections:
            _settle()
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
            _judge(look_at(window, patch), f"{language} {scale:.0%} {size.width()} {tone} {view}: ", found)
        window.close()
        delete(window)
    yield found
    set_language(qapp, "zh_CN")
    look.set_text_scale(1.0)
    look.apply(qapp, "light")


def _judge(sight: Sight, where: str, found: Findings) -> None:
    seen = sight.visible()
    found.seen += len(seen)
    for each in seen:
        if each.cut and not _told(each):
            found.cut.append(where + each.where)
        if not _inside(each) and not _scrolls(each):
            found.outside.append(where + each.where)
        if sight.contrast(each) < 4.5 and each.color != theme.color("tdis"):
            found.faint.append(f"{where}{each.where} {each.color.name()} {sight.contrast(each):.2f}")
    found.overlaid += [where + pair for pair in _overlaid(seen)]
    found.fields += [where + words for words in _short_fields(sight.root)]
    found.wide += [where + words for words in _too_wide(sight.root)]


def _told(each: Painted) -> bool:
    """A tooltip at the place of the words says them in full."""
    tip = theme.one_line(tip_at(each.widget, each.box.center().toPoint()))
    return all(theme.one_line(part) in tip for part in each.text.split("…"))


def _inside(each: Painted) -> bool:
    """In its control, and at both sides of it in the window."""
    seen, box = each.widget.visibleRegion().boundingRect(), each.box
    return (
        QRectF(each.widget.rect()).adjusted(-1, -1, 1, 1).contains(box)
        and box.left() >= seen.left() - 1
        and box.right() <= seen.right() + 2
    )


def _scrolls(each: Painted) -> bool:
    """Rows of a list may be half in sight."""
    return each.widget.objectName() == "qt_scrollarea_viewport"


def _overlaid(seen: list[Painted]) -> Iterator[str]:
    by_widget = defaultdict(list)
    for each in seen:
        by_widget[each.widget].append(each)
    for texts in by_widget.values():
        for place, first in enumerate(texts):
            for second in texts[place + 1 :]:
                shared = first.box.intersected(second.box)
                if shared.width() > 1.5 and shared.height() > 1.5:
                    yield f"{first.where} over {second.shown!r}"


def _too_wide(root: QWidget) -> Iterator[str]:
    """Pages whose right end nobody can see."""
    for area in root.findChildren(QScrollArea):
        inside, fixed = (
            area.widget(),
            area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        if fixed and area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            yield f"{type(area.parentWidget()).__name__}: {inside.width()} > {area.viewport().width()}"


def _short_fields(root: QWidget) -> Iterator[str]:
    """Fields whose example or choice does not fit and is not told by a tooltip."""
    for field_, words, air in _fields(root):
        room = field_.width() - air
        if field_.fontMetrics().horizontalAdvance(words) > room and words not in tip_at(
            field_, field_.rect().center()
        ):
            yield f"{field_.accessibleName()}: {words}"


def _fields(root: QWidget) -> Iterator[tuple[QWidget, str, int]]:
    """Each with its words and what its frame takes; what is typed may be longer than a line."""
    for edit in root.findChildren(QLineEdit):
        if edit.isVisible() and not edit.text() and not isinstance(edit.parentWidget(), QComboBox):
            inside = edit.textMargins()
            yield edit, edit.placeholderText(), 20 + inside.left() + inside.right()
    for box in root.findChildren(QComboBox):
        if box.isVisible():
            yield box, box.currentText(), 36


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

_SHOWN_BY_THE_SHEET = (
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QCheckBox,
    QAbstractItemView,
)


@dataclass
class Walk:
    """A page, and what Tab reached on the way round."""

    view: str
    reached: list[QWidget]
    wanted: list[QWidget]
    nameless: list[str]
    unmarked: list[str]
    came_round: bool


@pytest.fixture(scope="module")
def walks(qapp: QApplication, scene: screenshots.Scene) -> Iterator[list[Walk]]:
    look = theme.Theme()
    look.apply(qapp, "light")
    window = MainWindow(scene.gateway, look)
    window.resize(QSize(1440, 2400))  # high enough that no page scrolls while Tab goes round
    window.show()
    window.activateWindow()
    window.open_conversation(scene.focus)
    _settle()
    yield [_walked(window, view) for view in _views(window)]
    window.close()
    delete(window)


def _walked(window: MainWindow, view: str) -> Walk:
    wanted = [each for each in window.findChildren(QWidget) if _takes_tab(each)]
    reached: list[QWidget] = []
    unmarked: list[str] = []
    first = window._rail.findChildren(kit.RailButton)[0]
    first.clearFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3 * len(wanted) + 20):
        at = QApplication.focusWidget()
        if at is None or at in reached:
            break
        reached.append(at)
        if not isinstance(at, _SHOWN_BY_THE_SHEET) and not getattr(at, "focus_visible", False):
            unmarked.append(_words(at))
        QTest.keyClick(at, Qt.Key.Key_Tab)
    nameless = [_words(each) for each in reached if not _spoken(each)]
    return Walk(
        view, reached, wanted, nameless, unmarked, bool(reached) and QApplication.focusWidget() is reached[0]
    )


def _takes_tab(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and not widget.isChecked():  # type: ignore[attr-defined]
        return False  # arrow keys lead there
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def _spoken(widget: QWidget) -> str:
    """What a screen reader says."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard is not None else ""


def _words(widget: QWidget) -> str:
    parents = [type(widget).__name__]
    above = widget.parentWidget()
    while above is not None and len(parents) < 4:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return f"{_spoken(widget)!r} {' < '.join(parents)}"


def test_tab_comes_round_on_every_page(walks: list[Walk]) -> None:
    assert [walk.view for walk in walks if not walk.came_round] == []


def test_tab_reaches_all_that_takes_the_keyboard(walks: list[Walk]) -> None:
    missed = [
        f"{walk.view}: {_words(each)}" for walk in walks for each in walk.wanted if each not in walk.reached
    ]
    assert missed == []


def test_all_that_takes_the_keyboard_has_a_name(walks: list[Walk]) -> None:
    assert [f"{walk.view}: {each}" for walk in walks for each in walk.nameless] == []


def test_the_keyboards_place_is_marked(walks: list[Walk]) -> None:
    assert [f"{walk.view}: {each}" for walk in walks for each in walk.unmarked] == []
