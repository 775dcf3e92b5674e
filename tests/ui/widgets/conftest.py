"""Controls are tested in the light theme unless a test says otherwise."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from deskpilot.ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The theme in force; light again afterwards."""
    chosen = theme.Theme()
    chosen.apply(qapp, "light")
    yield chosen
    chosen.set_text_scale(1.0)
