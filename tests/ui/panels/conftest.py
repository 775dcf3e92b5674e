"""Panels are tested in the light theme over the sample shop."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from deskpilot.ui import theme
from tests.ui.sample import SampleGateway


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The theme in force; light and unscaled again afterwards."""
    chosen = theme.Theme()
    chosen.apply(qapp, "light")
    yield chosen
    chosen.set_text_scale(1.0)
    chosen.apply(qapp, "light")


@pytest.fixture
def gateway() -> SampleGateway:
    """The sample shop, acting out what it is told."""
    return SampleGateway()
