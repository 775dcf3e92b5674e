"""The list of quick phrases above the reply box, opened by a slash; the editor keeps the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.services.phrases import Filled
from deskpilot.ui import labels, labels_bindings, theme
from deskpilot.ui.widgets.keycap import cap_height, key_cap_width, paint_key_cap

_ROW = 48
_PAD = 4
_WIDTH = 420


@dataclass(frozen=True, slots=True)
class PhraseOffer:
    """A phrase and what becomes of it in the conversation shown."""

    phrase: QuickPhrase
    filled: Filled


class PhrasePopup(QWidget):
    """Floats inside the window; up and down choose, Enter or Tab takes, Esc closes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases: tuple[PhraseOffer, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def phrases(self) -> Sequence[QuickPhrase]:
        """The phrases on offer, the best first."""
        return tuple(offer.phrase for offer in self._phrases)

    @property
    def chosen(self) -> PhraseOffer | None:
        """The phrase that Enter would take."""
        return self._phrases[self._at] if self._phrases and not self.isHidden() else None

    def offer(self, phrases: Sequence[PhraseOffer], above: QPoint, width: int) -> None:
        """Show phrases with the popup's lower left corner at `above`; none closes it."""
        if tuple(phrases) != self._phrases:
            self._at = 0
        self._phrases = tuple(phrases)
        if not phrases:
            self.hide()
            return
        margin = theme.shadow_margin("e1")
        box = QSize(min(_WIDTH, width), self._row_height() * len(phrases) + 2 * _PAD)
        self.resize(box.width() + 2 * margin, box.height() + 2 * margin)
        self.move(above.x() - margin, above.y() - box.height() - margin - 4)
        self._say()
        self.show()
        self.raise_()
        self.update()

    def step(self, direction: int) -> None:
        """Choose the next or the one before, round and round."""
        if self._phrases:
            self._at = (self._at + direction) % len(self._phrases)
            self._say()
            self.update()

    def take(self) -> None:
        """Take the chosen phrase."""
        phrase = self.chosen
        if phrase is not None:
            self.hide()
            self.picked.emit(phrase)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if number is not None and number != self._at:
            self._at = number
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if number is not None:
            self._at = number
            self.take()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        margin = theme.shadow_margin("e1")
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        radius = theme.radius("panel")
        shadow = theme.shadow_pixmap(
            int(box.width()), int(box.height()), radius, "e1", self.devicePixelRatioF()
        )
        painter.drawPixmap(0, 0, shadow)
        theme.fill_round(painter, box, radius, "raised", "border2")
        for number, phrase in enumerate(self._phrases):
            top = box.top() + _PAD + number * self._row_height()
            row = QRectF(box.left() + _PAD, top, box.width() - 2 * _PAD, self._row_height())
            _paint_phrase(painter, row, phrase, chosen=number == self._at)

    def _say(self) -> None:
        offer = self._phrases[self._at]
        text = labels.joined((missing_text(offer.filled), offer.filled.text))
        self.setAccessibleName(self.tr("常用语 {title}：{text}").format(title=offer.phrase.title, text=text))

    def _row_height(self) -> int:
        return max(_ROW, theme.line("body") + theme.line("caption") + 8)

    def _row_at(self, y: float) -> int | None:
        number = int((y - theme.shadow_margin("e1") - _PAD) // self._row_height())
        return number if 0 <= number < len(self._phrases) else None


def missing_text(filled: Filled) -> str:
    """Which values no row has; empty when all are there."""
    names = labels.listed(labels_bindings.binding(name) for name in filled.missing)
    if not names:
        return ""
    return QCoreApplication.translate("PhrasePopup", "缺{names}").format(names=names)


def _paint_phrase(painter: QPainter, row: QRectF, offer: PhraseOffer, *, chosen: bool) -> None:
    phrase, gap = offer.phrase, missing_text(offer.filled)
    if chosen:
        theme.fill_round(painter, row, theme.radius("control"), "accent_tint")
    code = f"/{phrase.code}"
    cap = QRectF(row.left() + 8, row.top() + 5, key_cap_width(code), cap_height())
    paint_key_cap(painter, cap, code, outlined=True)
    first = QRectF(cap.right() + 8, row.top() + 4, row.right() - cap.right() - 16, theme.line("body") + 2)
    used = theme.draw_text(painter, first, phrase.title, "body", "t1", strong=True)
    if phrase.category:
        theme.draw_text(painter, first.adjusted(used + 8, 0, 0, 0), phrase.category, "caption", "t3")
    below = QRectF(row.left() + 8, first.bottom(), row.width() - 16, theme.line("caption"))
    if gap:
        mark = QRectF(below.left(), below.center().y() - 7, 14, 14)
        theme.paint_icon(painter, mark, "triangle", "warning_text")
        below.setLeft(below.left() + 18)
        below.setLeft(below.left() + theme.draw_text(painter, below, gap, "caption", "warning_text") + 8)
    theme.draw_text(painter, below, theme.one_line(offer.filled.text), "caption", "t2")
