"""Colours, fonts, icons and painting by design token.

Build one `Theme` and `apply` it; then read with the functions of this package:

    from deskpilot.ui import theme
    theme.color("t1"), theme.font("body_strong"), theme.size("queue"), theme.icon("bell", "t2", 16)
    theme.draw_text(painter, rect, name, "body_strong", "t1")
"""

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from deskpilot.ui.theme.contrast import blend, contrast, luminance
from deskpilot.ui.theme.icons import follow_icon, forget_icons, icon, icon_names, icon_pixmap, paint_icon
from deskpilot.ui.theme.look import ALIGN_CENTER, ALIGN_LEFT, ALIGN_RIGHT, LOOK
from deskpilot.ui.theme.paint import (
    baseline,
    draw_text,
    elided,
    fill_round,
    focus_ring,
    hairline,
    one_line,
    plain_tip,
    shadow_margin,
    shadow_pixmap,
    text_width,
    tone,
    visible_text,
)
from deskpilot.ui.theme.pictures import forget_pictures, paint_kept
from deskpilot.ui.theme.theme import STYLE, STYLE_VARIABLE, SYSTEM, Theme, set_kind
from deskpilot.ui.theme.tokens import ClockStep, Severity, Tokens, TypeStyle, load_tokens

_GROWING = frozenset(
    {
        "icon_small",
        "icon",
        "icon_alert",
        "icon_rail",
        "chip",
        "chip_filter",
        "avatar",
        "badge",
        "hit_target_min",
    }
)


def tokens() -> Tokens:
    """All tokens; RuntimeError before the first `Theme.apply`."""
    return LOOK.loaded


def name() -> str:
    """The theme in force: "light" or "dark"."""
    return LOOK.name


def color(token: str) -> QColor:
    """The colour of a token in the theme in force."""
    return LOOK.color(token)


def font(style: str, *, strong: bool | None = None) -> QFont:
    """The font of a step of the type scale; `strong` overrides its weight."""
    return LOOK.font(style, strong=strong)


def metrics(style: str, *, strong: bool | None = None) -> QFontMetricsF:
    """Measures of that font."""
    return LOOK.metrics(style, strong=strong)


def line(style: str) -> int:
    """Line height of a type step, in dp."""
    return LOOK.style(style).line


def row(token: str) -> int:
    """Height of a kind of row, in dp; grows with the text scale, never below the token."""
    height = LOOK.loaded.row[token]
    return height if LOOK.text_scale == 1.0 else round(height * (1 + (LOOK.text_scale - 1) * 0.85))


def size(token: str) -> int:
    """A size token, in dp. Icons, chips, badges and avatars grow with the text; widths of columns do not."""
    value = LOOK.loaded.size[token]
    return scaled(value) if token in _GROWING else round(value)


def scaled(value: float) -> int:
    """A length that belongs to text (a column of labels, for example), in dp, grown by the text scale."""
    return round(value * LOOK.text_scale)


def column(width: float) -> int:
    """Width of a column, in dp: it grows by a third of what the text grows, so that columns still fit side by side."""
    return round(width * (1 + (LOOK.text_scale - 1) * 0.35))


def control_height(token: str) -> int:
    """Height of a control with one line of text, in dp: the token, plus what the text grew by."""
    return size(token) + max(0, LOOK.style("body").line - LOOK.loaded.type["body"].line)


def radius(token: str) -> int:
    """A corner radius, in dp."""
    return LOOK.loaded.radius[token]


def motion(token: str) -> int:
    """A duration in milliseconds; 0 for movements when the system asks for reduced motion."""
    if LOOK.reduced_motion and token in ("fast", "base", "slow"):
        return 0
    return LOOK.loaded.motion[token]


def severity(token: str) -> Severity:
    """Icon, word and colour of "urgent", "attention", "notice" or "good"."""
    return LOOK.loaded.severity[token]


__all__ = [
    "ALIGN_CENTER",
    "ALIGN_LEFT",
    "ALIGN_RIGHT",
    "LOOK",
    "STYLE",
    "STYLE_VARIABLE",
    "SYSTEM",
    "ClockStep",
    "Severity",
    "Theme",
    "Tokens",
    "TypeStyle",
    "baseline",
    "blend",
    "color",
    "column",
    "contrast",
    "control_height",
    "draw_text",
    "elided",
    "fill_round",
    "focus_ring",
    "follow_icon",
    "font",
    "forget_icons",
    "forget_pictures",
    "hairline",
    "icon",
    "icon_names",
    "icon_pixmap",
    "line",
    "load_tokens",
    "luminance",
    "metrics",
    "motion",
    "name",
    "one_line",
    "paint_icon",
    "paint_kept",
    "plain_tip",
    "radius",
    "row",
    "scaled",
    "set_kind",
    "severity",
    "shadow_margin",
    "shadow_pixmap",
    "size",
    "text_width",
    "tokens",
    "tone",
    "visible_text",
]
