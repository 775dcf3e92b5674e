"""What everybody must be able to read and to reach in a window, and what stands in the way."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from deskpilot.ui import theme
from tests.ui.eyes import Painted, Sight, tip_at


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

    def all(self) -> list[str]:
        """Every fault, whatever its kind."""
        kinds = ("cut", "outside", "overlaid", "faint", "fields", "wide")
        return [f"{kind}: {each}" for kind in kinds for each in getattr(self, kind)]


def judge(sight: Sight, where: str, found: Findings) -> None:
    """Add what is wrong in a picture."""
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
    """Fields whose example or choice does not fit and is not told by a tooltip, and boxes too narrow for their words."""
    for field_, words, air in _fields(root):
        room = field_.width() - air
        if field_.fontMetrics().horizontalAdvance(words) > room and words not in tip_at(
            field_, field_.rect().center()
        ):
            yield f"{field_.accessibleName()}: {words}"
    for button in root.findChildren(QAbstractButton):
        # Those that Qt paints itself do not come by our own eyes.
        by_qt = isinstance(button, (QCheckBox, QRadioButton)) and type(button).paintEvent in _PAINTS_OF_QT
        if by_qt and button.isVisible() and button.text() and button.width() < button.sizeHint().width():
            yield f"{type(button).__name__}: {button.text()}"


_PAINTS_OF_QT = (QCheckBox.paintEvent, QRadioButton.paintEvent)


def _fields(root: QWidget) -> Iterator[tuple[QWidget, str, int]]:
    """Each with its words and what its frame takes; what is typed may be longer than a line."""
    for edit in root.findChildren(QLineEdit):
        if edit.isVisible() and not edit.text() and not isinstance(edit.parentWidget(), QComboBox):
            inside = edit.textMargins()
            yield edit, edit.placeholderText(), 20 + inside.left() + inside.right()
    for box in root.findChildren(QComboBox):
        if box.isVisible():
            yield box, box.currentText(), 36


# ---- the keyboard ----------------------------------------------------------------------------------------------------

_SHOWN_BY_THE_SHEET = (
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QCheckBox,
    QRadioButton,
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


def walked(window: QWidget, view: str, first: QWidget) -> Walk:
    """Go round with Tab, beginning at `first`."""
    wanted = [each for each in window.findChildren(QWidget) if takes_tab(each)]
    reached: list[QWidget] = []
    unmarked: list[str] = []
    first.clearFocus()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3 * len(wanted) + 20):
        at = QApplication.focusWidget()
        if isinstance(at, QDateTimeEdit) and reached and at is reached[-1]:
            QTest.keyClick(at, Qt.Key.Key_Tab)  # from the year to the month, and on
            continue
        if at is None or at in reached:
            break
        reached.append(at)
        if not isinstance(at, _SHOWN_BY_THE_SHEET) and not getattr(at, "focus_visible", False):
            unmarked.append(words(at))
        QTest.keyClick(at, Qt.Key.Key_Tab)
    nameless = [words(each) for each in reached if not spoken(each)]
    return Walk(
        view, reached, wanted, nameless, unmarked, bool(reached) and QApplication.focusWidget() is reached[0]
    )


def takes_tab(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and not widget.isChecked():  # type: ignore[attr-defined]
        return False  # arrow keys lead there
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def spoken(widget: QWidget) -> str:
    """What a screen reader says."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard is not None else ""


def words(widget: QWidget) -> str:
    parents = [type(widget).__name__]
    above = widget.parentWidget()
    while above is not None and len(parents) < 4:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return f"{spoken(widget)!r} {' < '.join(parents)}"
