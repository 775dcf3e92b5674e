"""Everybody can read and reach everything: on each page, in both languages, small and large, light and dark."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from deskpilot.ui import screenshots, theme
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.pages import PAGES
from deskpilot.ui.translation import set_language
from tests.ui.eyes import Painted, Sight, look_at, tip_at

_SMALL, _USUAL = QSize(1280, 720), QSize(1440, 900)
# The tone changes with the size, so that each page is seen in both of them without twice as many pictures.
_LOOKS = [
    (language, scale, size, "light" if (size == _USUAL) == (language == "en") else "dark")
    for language in ("zh_CN", "en")
    for scale in (1.0, 2.0)
    for size in (_USUAL, _SMALL)
]


@dataclass
class Findings:
    """What was wrong, by kind, each with the look and the page it was seen in."""

    cut: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    overlaid: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    seen: int = 0


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[screenshots.Scene]:
    made = screenshots.set_scene(tmp_path_factory.mktemp("evening"))
    yield made
    made.reader.close()


@pytest.fixture(scope="module")
def window(qapp: QApplication, scene: screenshots.Scene) -> Iterator[MainWindow]:
    look = theme.Theme()
    look.apply(qapp, "light")
    made = MainWindow(scene.gateway, look)
    made.show()
    made.open_conversation(scene.focus)
    yield made
    set_language(qapp, "zh_CN")
    look.set_text_scale(1.0)
    look.apply(qapp, "light")
    made.close()
    made.deleteLater()


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
def findings(qapp: QApplication, window: MainWindow) -> Findings:
    """One walk through everything, in every look."""
    found, patch = Findings(), pytest.MonkeyPatch()
    for language, scale, size, tone in _LOOKS:
        set_language(qapp, language)
        window._look.set_text_scale(scale)
        window._look.apply(qapp, tone)
        window.resize(size)
        _settle()
        for view in _views(window):
            sight = look_at(window, patch)
            _judge(sight, f"{language} {scale:.0%} {size.width()} {tone} {view}: ", found)
    return found


def _judge(sight: Sight, where: str, found: Findings) -> None:
    seen = sight.visible()
    found.seen += len(seen)
    for each in seen:
        if each.cut and not _told(each):
            found.cut.append(where + each.where)
        if not QRectF(each.widget.rect()).adjusted(-1, -1, 1, 1).contains(each.box) and not _scrolls(each):
            found.outside.append(where + each.where)
        if sight.contrast(each) < 4.5 and each.color != theme.color("tdis"):
            found.faint.append(f"{where}{each.where} {each.color.name()} {sight.contrast(each):.2f}")
    found.overlaid += [where + pair for pair in _overlaid(seen)]
    found.fields += [where + words for words in _short_fields(sight.root)]


def _told(each: Painted) -> bool:
    """A tooltip at the place of the words says them in full."""
    tip = tip_at(each.widget, each.box.center().toPoint())
    return theme.one_line(each.text.rstrip("…")) in theme.one_line(tip)


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


def _short_fields(root: QWidget) -> Iterator[str]:
    """Fields whose example or choice does not fit."""
    for edit in root.findChildren(QLineEdit):
        text = edit.text() or edit.placeholderText()
        margins = edit.textMargins()
        room = edit.width() - 20 - margins.left() - margins.right()
        parent = edit.parentWidget()
        if edit.isVisible() and edit.isReadOnly() is False and not isinstance(parent, QComboBox):
            if edit.fontMetrics().horizontalAdvance(text) > room + 12 and not edit.text() and text not in edit.toolTip():
                yield f"{edit.accessibleName()}: {text}"
    for box in root.findChildren(QComboBox):
        words = box.fontMetrics().horizontalAdvance(box.currentText())
        if box.isVisible() and words > box.width() - 34 and box.currentText() not in box.toolTip():
            yield f"{box.accessibleName()}: {box.currentText()}"


def test_what_is_cut_is_told_in_full_by_a_tooltip(findings: Findings) -> None:
    assert findings.seen > 1000
    assert findings.cut == []


def test_no_word_is_painted_outside_of_its_control(findings: Findings) -> None:
    assert findings.outside == []


def test_no_word_lies_over_another(findings: Findings) -> None:
    assert findings.overlaid == []


def test_every_word_stands_out_from_what_is_painted_behind_it(findings: Findings) -> None:
    assert findings.faint == []


def test_examples_and_choices_in_fields_are_readable(findings: Findings) -> None:
    assert findings.fields == []
