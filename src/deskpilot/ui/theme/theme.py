"""Theme: reads the tokens and puts light or dark in force for the whole application."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from deskpilot.paths import resource
from deskpilot.ui.theme.look import LOOK
from deskpilot.ui.theme.sheet import style_sheet
from deskpilot.ui.theme.tokens import THEMES, Tokens, load_tokens

SYSTEM = "system"
# The style that the sheet is written for, and the variable by which Qt takes it when the application is made.
STYLE, STYLE_VARIABLE = "Fusion", "QT_STYLE_OVERRIDE"


class Theme(QObject):
    """Light, dark or as the system says; one per application.

    `changed` is sent after every widget has the new palette and sheet. Painted widgets need not listen: they look
    colours up while painting. Listen only to re-make things that hold colours, such as pens of charts.
    """

    changed = Signal(str)

    def __init__(self, tokens_path: Path | None = None) -> None:
        super().__init__()
        self.tokens: Tokens = load_tokens(tokens_path or resource("themes", "tokens.json"))
        self._app: QApplication | None = None
        self._choice = SYSTEM
        self._text_scale = 1.0

    @property
    def name(self) -> str:
        """The theme in force: "light" or "dark"."""
        return LOOK.name

    @property
    def choice(self) -> str:
        """What the user chose: "light", "dark" or "system"."""
        return self._choice

    def apply(self, app: QApplication, choice: str = SYSTEM) -> None:
        """Put a theme in force. `choice` is "light", "dark" or "system" (follow the desktop's scheme).

        Raises ValueError for any other name.
        """
        if choice not in (*THEMES, SYSTEM):
            raise ValueError(f"unknown theme: {choice!r}")
        self._choice = choice
        if self._app is None:
            self._join(app)
        self._show()

    def toggle(self) -> str:
        """Change between light and dark by the user's wish; returns the theme now in force."""
        if self._app is not None:
            self.apply(self._app, "dark" if LOOK.name == "light" else "light")
        return LOOK.name

    def set_text_scale(self, scale: float) -> None:
        """Scale all text; 1.0 is the design size, 2.0 doubles it. Rows grow with it."""
        self._text_scale = min(2.0, max(1.0, scale))
        if self._app is not None:
            self._show()

    def color(self, name: str) -> QColor:
        """The colour called `name` in the theme in force."""
        return LOOK.color(name)

    def font(self, name: str) -> QFont:
        """The font of a step of the type scale."""
        return LOOK.font(name)

    def _join(self, app: QApplication) -> None:
        self._app = app
        # Asking Qt for its style makes a wrapper with all of its lists, which an application born in it does without.
        if os.environ.get(STYLE_VARIABLE) != STYLE:
            app.setStyle(STYLE)
        # Kept: the wrappers of these two Qt objects do not survive being let go and fetched again.
        self._hints = QGuiApplication.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._wishes.contrastPreferenceChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self, *_: object) -> None:
        self._show()

    def _show(self) -> None:
        app = self._app
        if app is None:
            return
        strong = self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
        LOOK.reduced_motion = _wants_reduced_motion(self._wishes)
        LOOK.set(self.tokens, self._wanted(), self._text_scale, strong)
        app.setFont(LOOK.font("body"))
        QToolTip.setFont(LOOK.font("caption"))
        app.setPalette(_palette())
        with _kept_alive():
            app.setStyleSheet(style_sheet())
        for widget in app.allWidgets():
            widget.update()
        self.changed.emit(LOOK.name)

    def _wanted(self) -> str:
        if self._choice != SYSTEM:
            return self._choice
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"


@contextmanager
def _kept_alive() -> Iterator[None]:
    """Qt walks through a list of all widgets and calls back into Python for each: a forgotten one that the collector
    would delete meanwhile is still on that list."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def set_kind(widget: QWidget, name: str, value: str | bool) -> None:
    """Change a dynamic property that the style sheet reads, and polish the widget anew."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _wants_reduced_motion(hints: QObject) -> bool:
    """Whether the system asks for less movement; systems and Qt versions that cannot tell do not ask."""
    preference = getattr(hints, "motionPreference", None)
    return preference is not None and preference().name.startswith("Reduced")


def _palette() -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    named = {
        role.Window: "s0", role.WindowText: "t1", role.Base: "s0", role.AlternateBase: "s1", role.Text: "t1",
        role.Button: "raised", role.ButtonText: "t1", role.BrightText: "on_danger", role.PlaceholderText: "t3",
        role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "accent_text",
        role.LinkVisited: "ai_text", role.ToolTipBase: "tooltip", role.ToolTipText: "on_tooltip",
        role.Light: "s2", role.Midlight: "s2", role.Mid: "border2", role.Dark: "border2", role.Shadow: "shadow",
        role.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for key, name in named.items():
        palette.setColor(key, LOOK.color(name))
    for key in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(group.Disabled, key, LOOK.color("tdis"))
    return palette
