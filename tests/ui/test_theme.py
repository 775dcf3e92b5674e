"""The look: tokens that can be read, icons that can be coloured, text that stays text."""

import ast
import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from shiboken6 import delete

from deskpilot.paths import resource
from deskpilot.ui import theme
from tools import tokens

_SVG = "{http://www.w3.org/2000/svg}"
_ICONS = sorted(resource("icons").glob("*.svg"))
_TOKENS = theme.load_tokens(resource("themes", "tokens.json"))
_SOURCES = Path(theme.__file__).parents[1]


def _pairs(kind: str) -> list[tuple[str, str, float]]:
    return [
        (name, pair, listed)
        for name in ("light", "dark")
        for pair, listed in _TOKENS.contrast[f"{kind}.{name}"].items()
        if " on " in pair
    ]


def _measured(name: str, pair: str) -> float:
    front, back = pair.split(" on ")
    return theme.contrast(_TOKENS.colors[name][front], _TOKENS.colors[name][back])


def test_what_is_read_is_what_is_written_by_hand() -> None:
    assert tokens.is_current(), "run: python tools/tokens.py release"


# ---- colours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "pair", "listed"), _pairs("contrast"))
def test_text_can_be_read_on_every_surface_it_stands_on(name: str, pair: str, listed: float) -> None:
    assert _measured(name, pair) >= 4.5
    assert _measured(name, pair) == pytest.approx(listed, abs=0.011)


@pytest.mark.parametrize(("name", "pair", "listed"), _pairs("contrast_nontext"))
def test_lines_and_icons_stand_out_from_the_panel(name: str, pair: str, listed: float) -> None:
    assert _measured(name, pair) >= 3.0
    assert _measured(name, pair) == pytest.approx(listed, abs=0.011)


def test_both_themes_name_the_same_colours() -> None:
    assert set(_TOKENS.colors["light"]) == set(_TOKENS.colors["dark"])


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("text", ["t1", "t2", "t3"])
@pytest.mark.parametrize("surface", ["window", "s0", "s1", "s2", "raised"])
def test_the_three_text_colours_are_readable_on_every_plain_surface(
    name: str, text: str, surface: str
) -> None:
    assert _measured(name, f"{text} on {surface}") >= 4.5


def test_contrast_is_one_with_itself_and_twenty_one_between_black_and_white() -> None:
    black, white = QColor(0, 0, 0), QColor(255, 255, 255)
    assert theme.contrast(black, black) == pytest.approx(1.0)
    assert theme.contrast(white, black) == pytest.approx(21.0)


def test_heat_cells_keep_their_figures_readable() -> None:
    for name in ("light", "dark"):
        for hue in ("c1", "c3"):
            key = "heat_alpha_dark_amber" if (name, hue) == ("dark", "c3") else f"heat_alpha_{name}"
            strongest = _TOKENS.ranges[key][1]
            colors = _TOKENS.colors[name]
            cell = theme.blend(colors[hue], colors["s0"], strongest)
            assert theme.contrast(colors["t1"], cell) >= 4.5, (name, hue)


def test_no_colour_is_written_outside_the_token_file() -> None:
    literal = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|Qt\.GlobalColor\.(?!transparent|black|white)""")
    found = [
        f"{path.name}: {line.strip()}"
        for path in _SOURCES.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line) and "_STROKE" not in line
    ]
    assert found == []


def test_chinese_is_never_set_smaller_than_twelve() -> None:
    assert {name for name, step in _TOKENS.type.items() if step.size < 12} == {"keycap"}


def test_only_two_weights_are_used() -> None:
    assert {step.weight for step in _TOKENS.type.values()} == {400, 600}


# ---- icons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", _ICONS, ids=lambda path: path.stem)
def test_an_icon_is_made_of_strokes_in_a_box_of_twenty(path: Path, qapp: QApplication) -> None:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 20 20"
    assert (root.get("fill"), root.get("stroke"), root.get("stroke-width")) == ("none", "#000000", "1.5")
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    for part in root.iter():
        assert part is root or part.get("fill") is None
        assert part is root or part.get("stroke") is None
        assert part.tag in {_SVG + name for name in ("svg", "path", "circle", "rect", "ellipse")}
    assert QSvgRenderer(str(path)).isValid()


@pytest.mark.parametrize("path", _ICONS, ids=lambda path: path.stem)
def test_an_icon_draws_something_and_stays_inside_its_box(path: Path, look: theme.Theme) -> None:
    image = theme.icon_pixmap(path.stem, "t1", 20, 4.0).toImage()
    ink = [(x, y) for y in range(80) for x in range(80) if image.pixelColor(x, y).alpha() > 40]
    assert ink
    assert not any(x in (0, 79) or y in (0, 79) for x, y in ink)


_ICON_ARGUMENT = {
    "paint_icon": 2,
    "icon": 0,
    "IconButton": 0,
    "RailButton": 0,
    "EmptyState": 0,
    "set_icon": 0,
    "Button": 2,
    "Chip": 1,
}


def _icons_called(tree: ast.AST) -> Iterator[str]:
    """Icon names written as constants in calls of the kit."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        place = _ICON_ARGUMENT.get(name, len(call.args))
        given = [*call.args[place : place + 1], *(each.value for each in call.keywords if each.arg == "icon")]
        if name in _ICON_ARGUMENT:
            yield from (
                each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def test_every_icon_named_in_the_sources_exists(look: theme.Theme) -> None:
    names = set(theme.icon_names())
    assert {step.icon for step in _TOKENS.severity.values()} <= names
    for path in _SOURCES.rglob("*.py"):
        for name in _icons_called(ast.parse(path.read_text(encoding="utf-8"))):
            assert name in names, f"{path.name} paints the unknown icon {name}"


def test_an_icon_is_rendered_for_the_pixels_of_the_screen(look: theme.Theme) -> None:
    sharp = theme.icon_pixmap("bell", "t1", 16, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (32, 2.0)
    assert theme.icon_pixmap("bell", "t1", 16, 2.0).cacheKey() == sharp.cacheKey()
    theme.forget_icons()
    assert theme.icon_pixmap("bell", "t1", 16, 2.0).cacheKey() != sharp.cacheKey()


def test_an_icon_that_stays_on_screen_follows_the_theme(qapp: QApplication, look: theme.Theme) -> None:
    action = QAction()
    theme.follow_icon(action, "bell", "t1", 16)
    light = action.icon().pixmap(16).toImage()
    look.apply(qapp, "dark")
    assert action.icon().pixmap(16).toImage() != light


def test_an_action_that_is_gone_is_not_followed_any_more(qapp: QApplication, look: theme.Theme) -> None:
    menu = QMenu()
    action = menu.addAction("转接")
    theme.follow_icon(action, "users")
    delete(menu)
    look.apply(qapp, "dark")


def test_an_icon_is_sharp_at_every_ratio_and_grey_when_disabled(look: theme.Theme) -> None:
    bell = theme.icon("bell", "t1", 16)
    for ratio in (1.0, 1.25, 1.5, 2.0):
        assert bell.pixmap(QSize(16, 16), ratio).width() == round(16 * ratio)
    assert bell.pixmap(16, QIcon.Mode.Disabled).toImage() != bell.pixmap(16).toImage()


def test_icons_survive_being_copied_and_collected(qtbot, look: theme.Theme) -> None:
    for _ in range(100):
        menu = QMenu()
        action = menu.addAction(theme.icon("bell", "t1", 16), "提醒")
        ring = [menu, action, action.icon(), action.icon().pixmap(16)]
        ring.append(ring)
    gc.collect()
    assert not theme.icon("bell").isNull()


# ---- text ------------------------------------------------------------------------------------------------------------


def _ink(text: str, *, hang: bool = False) -> tuple[int, int, int]:
    """Left, top and bottom edge of what `draw_text` leaves, in pixels at fourfold size."""
    image = QImage(800, 160, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(4)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    theme.draw_text(painter, QRectF(20, 0, 160, 40), text, "message", "t1", hang=hang)
    painter.end()
    dark = [(x, y) for y in range(160) for x in range(800) if image.pixelColor(x, y).lightness() < 128]
    return min(x for x, _ in dark), min(y for _, y in dark), max(y for _, y in dark)


def test_latin_keeps_its_baseline_beside_chinese(look: theme.Theme) -> None:
    alone = _ink("H")
    beside = _ink("H国")
    assert alone[2] <= beside[2]
    assert abs(theme.baseline(0, 40, "message") * 4 - alone[2]) <= 2


def test_an_opening_quote_hangs_so_that_its_glyph_lines_up(look: theme.Theme) -> None:
    assert _ink("「好」", hang=True)[0] < _ink("「好」")[0] - 16


def test_text_that_fits_is_not_cut_and_text_that_does_not_ends_in_an_ellipsis(look: theme.Theme) -> None:
    width = theme.text_width("奶茶色 S 码", "body")
    assert theme.elided("奶茶色 S 码", "body", width) == "奶茶色 S 码"
    assert theme.elided("奶茶色 S 码", "body", width - 10).endswith("…")


def test_an_amount_is_never_cut(look: theme.Theme) -> None:
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    none = Qt.TextElideMode.ElideNone
    drawn = theme.draw_text(painter, QRectF(0, 0, 10, 20), "¥12,860", "body", "t1", elide=none)
    painter.end()
    assert drawn == pytest.approx(theme.text_width("¥12,860", "body"))


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\x00", "\ud800"])
def test_marks_that_turn_or_hide_text_are_shown_instead_of_obeyed(mark: str) -> None:
    assert theme.visible_text(f"小{mark}鹿") == f"小⟨{ord(mark):04X}⟩鹿"


def test_plain_text_is_left_as_it_is() -> None:
    assert theme.visible_text("小鹿 Stella\n第二行") == "小鹿 Stella\n第二行"


def test_a_tooltip_shows_tags_as_they_were_written() -> None:
    assert theme.plain_tip("没有标签") == "没有标签"
    assert "&lt;b&gt;" in theme.plain_tip("<b>假的</b>")


def test_digits_are_equally_wide(look: theme.Theme) -> None:
    widths = {round(theme.text_width(digit * 4, "body"), 2) for digit in "0123456789"}
    assert len(widths) == 1


# ---- choosing a theme ------------------------------------------------------------------------------------------------


def test_applying_a_theme_changes_colours_palette_and_says_so(
    qtbot, qapp: QApplication, look: theme.Theme
) -> None:
    with qtbot.waitSignal(look.changed) as said:
        look.apply(qapp, "dark")
    assert said.args == ["dark"]
    assert theme.name() == "dark"
    assert qapp.palette().window().color() == theme.color("s0")


def test_an_unknown_theme_is_refused(qapp: QApplication, look: theme.Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        look.apply(qapp, "sepia")


def test_toggle_goes_there_and_back(look: theme.Theme) -> None:
    assert [look.toggle(), look.toggle()] == ["dark", "light"]


def test_a_chosen_theme_does_not_follow_the_system(qapp: QApplication, look: theme.Theme) -> None:
    look.apply(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.name() == "dark"


def test_without_a_choice_the_theme_is_that_of_the_system(qapp: QApplication, look: theme.Theme) -> None:
    look.apply(qapp, theme.SYSTEM)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert theme.name() == ("dark" if dark else "light")


def test_rows_grow_with_the_text_and_never_shrink_below_the_token(look: theme.Theme) -> None:
    before = theme.row("brief"), theme.font("body").pixelSize(), theme.control_height("button")
    look.set_text_scale(2.0)
    assert theme.font("body").pixelSize() == 2 * before[1]
    assert theme.row("brief") >= theme.line("body")
    assert theme.control_height("button") > before[2]
    look.set_text_scale(0.5)
    assert (theme.row("brief"), theme.font("body").pixelSize()) == before[:2]


def test_more_contrast_strengthens_the_hairlines(look: theme.Theme) -> None:
    theme.LOOK.set(look.tokens, "light", 1.0, high_contrast=True)
    assert theme.color("border") == _TOKENS.colors["light"]["border_strong"]


def test_reduced_motion_stops_movement_but_not_the_time_to_undo(look: theme.Theme) -> None:
    theme.LOOK.reduced_motion = True
    assert (theme.motion("base"), theme.motion("undo_send")) == (0, 5000)
    theme.LOOK.reduced_motion = False


def test_the_error_state_reaches_the_field_through_the_sheet(qtbot, look: theme.Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    before = field.sizeHint()
    theme.set_kind(field, "state", "error")
    assert field.property("state") == "error"
    assert field.sizeHint().height() == before.height()


@pytest.mark.parametrize(
    ("share", "step"),
    [(0.0, "calm"), (0.59, "calm"), (0.6, "near"), (0.85, "critical"), (1.0, "over"), (9.0, "over")],
)
def test_the_clock_gets_louder_by_the_share_used(share: float, step: str) -> None:
    assert _TOKENS.clock_step(share).name == step
