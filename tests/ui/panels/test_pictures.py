"""What was painted once is copied as long as it is the same, and looks the same."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from deskpilot.ui import theme

BOX = QRect(4, 6, 120, 24)


def painted(key: str, words: str, ratio: float = 1.0) -> tuple[QImage, int]:
    """The screen after a kept piece was painted, and how often its words were drawn for that."""
    screen = QImage(round(160 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(theme.color("s1"))
    drawn = []

    def draw(painter: QPainter) -> None:
        drawn.append(words)
        theme.draw_text(painter, BOX.toRectF(), words)

    painter = QPainter(screen)
    theme.paint_kept(painter, BOX, "s1", key, draw)
    painter.end()
    return screen, len(drawn)


@pytest.fixture(autouse=True)
def _fresh(look: theme.Theme) -> None:
    theme.forget_pictures()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_kept_piece_looks_like_one_painted_for_the_first_time(ratio: float) -> None:
    first, _ = painted("row", "今天能发货吗", ratio)
    again, drawn = painted("row", "今天能发货吗", ratio)
    assert drawn == 0
    assert again == first
    blank = QImage(first.size(), first.format())
    blank.setDevicePixelRatio(ratio)
    blank.fill(theme.color("s1"))
    assert first != blank


def test_another_key_or_another_density_is_painted_anew() -> None:
    painted("row", "今天能发货吗")
    assert painted("other row", "明天呢")[1] == 1
    assert painted("row", "今天能发货吗", 2.0)[1] == 1


def test_another_look_is_painted_anew(look: theme.Theme, qapp: QApplication) -> None:
    painted("row", "今天能发货吗")
    look.apply(qapp, "dark")
    try:
        assert painted("row", "今天能发货吗")[1] == 1
    finally:
        look.apply(qapp, "light")
