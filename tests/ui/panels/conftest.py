"""Panels are tested in the light theme over the sample shop."""

import pytest

from deskpilot.ui import theme
from tests.ui.sample import SampleGateway


@pytest.fixture(autouse=True)
def light(look: theme.Theme) -> None:
    """Every test here begins in the light theme."""


@pytest.fixture
def gateway() -> SampleGateway:
    """The sample shop, acting out what it is told."""
    return SampleGateway()
