"""The look in force: which theme's colours, fonts and sizes the next paint uses.

Palette, style sheet and look are one per application, as in Qt itself. `Theme` writes it, everybody else only reads
it through the functions of `deskpilot.ui.theme`.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from deskpilot.ui.theme.tokens import Tokens, TypeStyle

_PLATFORMS = {"win32": "windows", "darwin": "macos"}


class Look:
    """Colours, fonts and sizes of the theme in force."""

    def __init__(self) -> None:
        self.tokens: Tokens | None = None
        self.name = "light"
        self.text_scale = 1.0
        self.high_contrast = False
        self.reduced_motion = False
        self.revision = 0
        self._forget: list[Callable[[], None]] = []
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[tuple[str, bool], QFontMetricsF] = {}

    def on_change(self, forget: Callable[[], None]) -> None:
        """Register a cache to be emptied when the look changes."""
        self._forget.append(forget)

    def set(self, tokens: Tokens, name: str, text_scale: float, high_contrast: bool) -> None:
        """Put a theme in force and empty every cache made for the one before."""
        self.tokens, self.name = tokens, name
        self.text_scale, self.high_contrast = text_scale, high_contrast
        self.revision += 1
        self._fonts.clear()
        self._metrics.clear()
        for forget in self._forget:
            forget()

    @property
    def loaded(self) -> Tokens:
        """The tokens; raises RuntimeError before `Theme.apply`."""
        if self.tokens is None:
            raise RuntimeError("no theme is in force: call Theme.apply() before painting")
        return self.tokens

    def color(self, name: str) -> QColor:
        """The colour called `name`; a copy, so that the caller may change its alpha."""
        if self.high_contrast and name in ("border", "border2"):
            name = "border_strong"
        return QColor(self.loaded.colors[self.name][name])

    def style(self, name: str) -> TypeStyle:
        """The step `name` of the type scale, scaled by the text scale."""
        step = self.loaded.type[name]
        if self.text_scale == 1.0:
            return step
        return TypeStyle(round(step.size * self.text_scale), round(step.line * self.text_scale), step.weight)

    def font(self, name: str, *, strong: bool | None = None) -> QFont:
        """The font of a type step; `strong` overrides the weight."""
        return QFont(self._kept_font(self._key(name, strong)))

    def metrics(self, name: str, *, strong: bool | None = None) -> QFontMetricsF:
        """Measures of the font that `font` gives for the same arguments."""
        key = self._key(name, strong)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._kept_font(key))
        return self._metrics[key]

    def _key(self, name: str, strong: bool | None) -> tuple[str, bool]:
        return name, self.loaded.type[name].weight == 600 if strong is None else strong

    def _kept_font(self, key: tuple[str, bool]) -> QFont:
        if key not in self._fonts:
            self._fonts[key] = self._make_font(self.style(key[0]).size, 600 if key[1] else 400)
        return self._fonts[key]

    def _make_font(self, size: int, weight: int) -> QFont:
        font = QFont()
        font.setFamilies(list(self.loaded.families[_PLATFORMS.get(sys.platform, "linux")]))
        font.setPixelSize(size)
        font.setWeight(QFont.Weight(weight))
        for feature in self.loaded.features:
            font.setFeature(QFont.Tag(feature), 1)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        if sys.platform == "darwin":
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


LOOK = Look()
ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft
ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight
ALIGN_CENTER = Qt.AlignmentFlag.AlignHCenter
