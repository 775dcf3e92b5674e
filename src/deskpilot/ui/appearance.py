"""Theme, language and size of the text: what has to be known before anything is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from deskpilot.ui.theme import SYSTEM, Theme
from deskpilot.ui.theme.tokens import THEMES
from deskpilot.ui.translation import LANGUAGES, SOURCE_LANGUAGE, set_language
from deskpilot.ui.view_state import ViewState

if TYPE_CHECKING:
    from deskpilot.settings import Settings

_THEME, _LANGUAGE, _PERCENT = "look/theme", "look/language", "look/text_percent"


class Appearance(NamedTuple):
    """How the program looks and speaks; the defaults are those of a shop that has set nothing."""

    theme: str = SYSTEM
    language: str = SOURCE_LANGUAGE
    text_scale: float = 1.0

    def put_on(self, app: QApplication, theme: Theme) -> None:
        """Put it in force for the whole application."""
        theme.set_text_scale(self.text_scale)
        theme.apply(app, self.theme)
        set_language(app, self.language)

    def remember(self, state: ViewState) -> None:
        """Keep it for the first picture of the next start."""
        state.put(_THEME, self.theme)
        state.put(_LANGUAGE, self.language)
        state.put(_PERCENT, round(self.text_scale * 100))


def appearance_of(settings: Settings) -> Appearance:
    """What the shop has set."""
    return Appearance(settings.theme, settings.language, settings.text_scale)


def remembered(state: ViewState) -> Appearance | None:
    """What was in force when the program ended; None when that is not known for certain."""
    theme = state.choice(_THEME, (*THEMES, SYSTEM), "")
    language = state.choice(_LANGUAGE, LANGUAGES, "")
    percent = state.number(_PERCENT, 100, 200, 0)
    return Appearance(theme, language, percent / 100) if theme and language and percent else None
