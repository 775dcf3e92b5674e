"""The steps of the first start: the list at the left, the shop, and a choice among a few."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.ui import labels_settings, theme
from deskpilot.ui import widgets as kit

_LEFT = 24
_BETWEEN = 20  # from one step to the next


class StepList(kit.Pane):
    """The steps at the left: done, in front, to come."""

    def __init__(self) -> None:
        super().__init__("s1", "r")
        self._title, self._foot, self._current = "", "", 0
        self._names: tuple[str, ...] = ("",) * 3

    def set_words(self, title: str, names: Sequence[str], foot: str) -> None:
        """The words of the language in force."""
        self._title, self._names, self._foot = title, tuple(names), foot
        widest = max(theme.text_width(name, "body", strong=True) for name in self._names)
        self.setFixedWidth(
            max(
                216,
                round(
                    max(_LEFT + _disc() + 12 + widest, _LEFT + theme.text_width(title, "title_page")) + _LEFT
                ),
            )
        )
        self.update()

    def set_current(self, step: int) -> None:
        """Which step is in front."""
        self._current = step
        self.setAccessibleName(f"{step + 1} / {len(self._names)} {self._names[step]}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme.fill_round(painter, QRectF(24, 28, 32, 32), 8, "accent")
        theme.paint_icon(painter, QRectF(30, 34, 20, 20), "chat", "on_accent")
        room, line = self.width() - _LEFT, theme.line("title_page")
        theme.draw_text(painter, QRectF(_LEFT, 72, room - _LEFT, line), self._title, "title_page", "t1")
        pitch = max(_disc(), theme.line("body")) + _BETWEEN
        for place, name in enumerate(self._names):
            self._paint_step(painter, place, name, QRectF(_LEFT, 92.0 + line + pitch * place, room, pitch))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("t3"))
        top = 92 + line + pitch * len(self._names)
        foot = QRectF(_LEFT, top, room - _LEFT, self.height() - _LEFT - top)
        painter.drawText(foot, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom, self._foot)

    def _paint_step(self, painter: QPainter, place: int, name: str, area: QRectF) -> None:
        done, here = place < self._current, place == self._current
        side, line = _disc(), area.height() - _BETWEEN
        disc = QRectF(area.left(), area.top() + (line - side) / 2, side, side)
        if place + 1 < len(self._names):
            theme.hairline(
                painter,
                disc.left() + 11.5,
                disc.bottom() + 4,
                area.height() - 32,
                vertical=True,
                color="border2",
            )
        theme.fill_round(
            painter,
            disc,
            side / 2,
            "accent" if here else "accent_tint" if done else None,
            None if here or done else "border2",
        )
        if done:
            theme.paint_icon(painter, disc.adjusted(5, 5, -5, -5), "check", "accent_text")
        else:
            tone = "on_accent" if here else "t3"
            theme.draw_text(painter, disc, str(place + 1), "caption", tone, theme.ALIGN_CENTER, strong=True)
        left = disc.right() + 12
        words = QRectF(left, area.top(), area.right() - left, line)
        theme.draw_text(painter, words, name, "body", "t1" if here else "t2", strong=here)


def _disc() -> int:
    """How wide the disc with a step's number is."""
    return max(24, theme.line("caption") + 6)


class ShopStep(QWidget):
    """Name, trades, and who is on duty. `entered` follows Enter in a field."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = (
            kit.PlainLabel("", "title_page"),
            kit.PlainLabel("", "body", "t2", wrap=True),
        )
        self.name, self._agent = kit.Field(), kit.Field()
        self._trade_title = kit.PlainLabel("", "caption", "t2")
        self._trades = QWidget()
        flow = kit.FlowLayout(self._trades, gap=8)
        self._chips: dict[str, kit.Chip] = {}
        for code, name in labels_settings.trades():
            chip = kit.Chip(name, clickable=True)
            chip.setCheckable(True)
            self._chips[code] = chip
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 16)
        column.setSpacing(6)
        for widget in (self._title, self._text):
            column.addWidget(widget)
        column.addSpacing(14)
        column.addWidget(self.name)
        column.addSpacing(10)
        column.addWidget(self._trade_title)
        column.addWidget(self._trades)
        column.addSpacing(10)
        column.addWidget(self._agent)
        column.addStretch(1)
        self.setFocusProxy(self.name)
        for field in (self.name, self._agent):
            field.line_edit().setMaxLength(60)
            field.line_edit().returnPressed.connect(self.entered)
        self.name.line_edit().textEdited.connect(lambda _text: self.name.set_error(""))

    def values(self) -> tuple[str, str, str]:
        """Name, trades and who is on duty, as stored."""
        trades = "、".join(code for code, chip in self._chips.items() if chip.isChecked())
        return self.name.text().strip(), trades, self._agent.text().strip()

    def fill(self, name: str, trade: str, agent: str) -> None:
        """Show what is stored."""
        self.name.line_edit().setText(name)
        self._agent.line_edit().setText(agent)
        for code, chip in self._chips.items():
            chip.setChecked(code in trade.split("、"))

    def show_error(self, text: str) -> None:
        """The name is missing."""
        self.name.set_error(text)
        self.name.setFocus()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("先认识一下你的店"))
        self._text.setText(self.tr("AI 打招呼、转人工的时候会用到。"))
        self.name.set_label(self.tr("店名"))
        self._agent.set_label(self.tr("谁在值班"))
        self._agent.set_hint(self.tr("接手时顾客会看到这个名字，可以先空着"))
        self._trade_title.setText(self.tr("做什么生意，可以选几样"))
        for code, name in labels_settings.trades():
            self._chips[code].setText(name)


class ChoiceStep(QWidget):
    """A few big options; one is chosen. `body` takes what stands below them."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._text = (
            kit.PlainLabel("", "title_page"),
            kit.PlainLabel("", "body", "t2", wrap=True),
        )
        self._cards = {code: OptionCard(icon) for code, icon in options}
        self.body = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 16)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(14)
        for code, card in self._cards.items():
            card.toggled.connect(lambda on, code=code: self._on_toggled(on, code))
            column.addWidget(card)
            column.addSpacing(4)
        column.addLayout(self.body)
        column.addStretch(1)

    def choice(self) -> str:
        """The chosen option."""
        return next((code for code, card in self._cards.items() if card.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose an option."""
        self._cards[code].setChecked(True)
        self.setFocusProxy(self._cards[code])

    def _on_toggled(self, on: bool, code: str) -> None:
        if on:
            self.chosen.emit(code)

    def disable(self, code: str, reason: str) -> None:
        """An option that cannot be had, and why."""
        self._cards[code].setEnabled(False)
        self._cards[code].setToolTip(theme.plain_tip(reason))

    def set_words(self, title: str, text: str, words: dict[str, tuple[str, str]]) -> None:
        """The words of the language in force."""
        self._title.setText(title)
        self._text.setText(text)
        for code, card in self._cards.items():
            card.set_words(*words[code])


class OptionCard(kit.KeyboardFocus, QRadioButton):
    """An option as a card: icon, name, what it means, and a tick when it is chosen."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._explained, self._needed = icon, "", 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_words(self, name: str, explained: str) -> None:
        """Name and meaning."""
        self.setText(name)
        self._explained = explained
        self.setAccessibleName(name)
        self.setAccessibleDescription(explained)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, max(self._needed, self._height(2 * theme.line("body"))))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All cards are as high as two lines of meaning want, while there is room; more lines get what they need."""
        room = QRect(0, 0, self.width() - 108, 10_000)
        wrap = Qt.TextFlag.TextWordWrap
        lines = QFontMetrics(theme.font("body")).boundingRect(room, wrap, self._explained)
        self._needed = self._height(lines.height())
        self.updateGeometry()

    @staticmethod
    def _height(words: int) -> int:
        return theme.line("title_card") + words + 24

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        on, live = self.isChecked(), self.isEnabled()
        fill = "accent_tint" if on else "s2" if self.underMouse() and live else "s0"
        theme.fill_round(
            painter, box, theme.radius("panel"), fill, "accent" if on else "border2", 1.5 if on else 1.0
        )
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("panel"))
        tone = "accent_text" if on else "t2" if live else "tdis"
        theme.paint_icon(painter, QRectF(18, 16, 20, 20), self._icon, tone)
        step = theme.line("title_card")
        head = QRectF(54, 12, box.width() - 100, step)
        theme.draw_text(painter, head, self.text(), "body_strong", "t1" if live else "tdis")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("t2" if live else "tdis"))
        words = QRectF(54, 12 + step, box.width() - 108, box.height() - step - 12)
        painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self._explained)
        if on:
            theme.paint_icon(painter, QRectF(box.right() - 36, 16, 18, 18), "circle-check", "accent_text")
