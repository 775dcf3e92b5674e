"""Small pictures of the images that were sent: read beside the window's thread, within limits, and kept for a while.

Only files of our own folder are read, never an address. A picture that claims more than the limits is not unpacked; a
drawing (SVG) that leads out of itself, or could unfold into very much, is not drawn.
"""

import re
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deskpilot.domain.conversation import MessageKind
from deskpilot.services.media import MediaStore, attachment_in
from deskpilot.services.views import TranscriptRow

WIDTH, HEIGHT = 216, 136
_KEPT = 80
# Pixels that are unpacked at most; a JPEG is made smaller while it is read.
_MOST_PIXELS, _MOST_PIXELS_JPEG = 24_000_000, 100_000_000
_LONGEST_SIDE = 16_000
_MOST_SVG_BYTES = 256 * 1024
_LEADS_OUT = re.compile(
    rb"<!ENTITY|<!DOCTYPE|<(?:\w+:)?(?:image|use|script|foreignObject|style|pattern)\b|@import|url\(\s*['\"]?(?!#)"
    rb"|href\s*=\s*['\"](?!#)",
    re.IGNORECASE,
)


def picture_of(row: TranscriptRow) -> str:
    """The name of the stored file when a line is an image of ours; "" for others."""
    attachment = attachment_in(row.payload) if row.kind is MessageKind.IMAGE else None
    return attachment.file if attachment is not None and attachment.kind is MessageKind.IMAGE else ""


class Pictures(QObject):
    """`arrived(file)` tells that `picture` has one now, or that there will be none (`failed`)."""

    arrived = Signal(str)

    def __init__(self, media: MediaStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media = media
        self._known: OrderedDict[tuple[str, float], QPixmap | None] = OrderedDict()
        self._wanted: set[tuple[str, float]] = set()
        self._post = _Post()
        self._post.read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def picture(self, file: str, ratio: float) -> QPixmap | None:
        """The small picture of a stored file for a screen of this ratio; None while it is read, and when there is
        none."""
        key = file, ratio
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if key not in self._wanted:
            self._wanted.add(key)
            path, post = self._media.path_of(file), self._post
            QThreadPool.globalInstance().start(lambda: post.read.emit(file, ratio, read_small(path, ratio)))
        return None

    def failed(self, file: str, ratio: float) -> bool:
        """Whether a file was looked at in vain: gone, broken, or larger than is good."""
        return self._known.get((file, ratio), ...) is None

    def _take(self, file: str, ratio: float, image: QImage) -> None:
        key = file, ratio
        self._wanted.discard(key)
        found = None if image.isNull() else QPixmap.fromImage(image)
        if found is not None:
            found.setDevicePixelRatio(ratio)
        self._known[key] = found
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit(file)


class _Post(QObject):
    """Carries what was read from the thread that reads."""

    read = Signal(str, float, QImage)


def read_small(path: Path | None, ratio: float) -> QImage:
    """Read a picture no larger than it is shown; a null image when it cannot or should not be read. Any thread."""
    if path is None:
        return QImage()
    most = QSize(round(WIDTH * ratio), round(HEIGHT * ratio))
    return _drawn(path, most) if path.suffix == ".svg" else _read(path, most)


def _read(path: Path, most: QSize) -> QImage:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    extent = reader.size()
    limit = _MOST_PIXELS_JPEG if reader.format() == b"jpeg" else _MOST_PIXELS
    large = extent.width() * extent.height() > limit or max(extent.width(), extent.height()) > _LONGEST_SIDE
    if not extent.isValid() or large or reader.format() == b"svg":
        return QImage()
    if extent.width() > most.width() or extent.height() > most.height():
        # Twice as large in case the picture is turned; the rest is done below.
        side = max(most.width(), most.height())
        reader.setScaledSize(extent.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.width() > most.width() or image.height() > most.height():
        return image.scaled(
            most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image


def _drawn(path: Path, most: QSize) -> QImage:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_SVG_BYTES + 1)
    except OSError:
        return QImage()
    if len(content) > _MOST_SVG_BYTES or _LEADS_OUT.search(content):
        return QImage()
    drawing = QSvgRenderer(QByteArray(content))
    extent = drawing.defaultSize()
    if not drawing.isValid() or extent.isEmpty():
        return QImage()
    image = QImage(
        extent.scaled(most, Qt.AspectRatioMode.KeepAspectRatio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image
