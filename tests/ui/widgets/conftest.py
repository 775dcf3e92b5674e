"""Controls are tested in the light theme unless a test says otherwise."""

import pytest

from deskpilot.ui import theme


@pytest.fixture(autouse=True)
def light(look: theme.Theme) -> None:
    """Every test here begins in the light theme."""
