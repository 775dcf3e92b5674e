"""What holds for every test of the window: what a test made is really gone before the next one starts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from deskpilot.ui import theme


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Widgets that were closed are deleted, so that a change of theme does not reach hundreds of them."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The theme in force; light and unscaled again afterwards."""
    chosen = theme.Theme()
    chosen.apply(qapp, "light")
    yield chosen
    chosen.set_text_scale(1.0)
    chosen.apply(qapp, "light")
