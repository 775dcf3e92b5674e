"""The small shop, opened and closed around each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.shop import Shop, open_shop


@pytest.fixture
def shop(data_dir: Path) -> Iterator[Shop]:
    """A small shop in automatic mode, by day."""
    opened = open_shop(data_dir)
    yield opened
    opened.store.close()
