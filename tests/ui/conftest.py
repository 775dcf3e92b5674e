"""What holds for every test of the window: what a test made is really gone before the next one starts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Widgets that were closed are deleted, so that a change of theme does not reach hundreds of them."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
