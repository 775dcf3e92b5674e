"""Buttons: primary, secondary, ghost, tint, danger; icon buttons; links."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolTip, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.focus import RingedFocus
from deskpilot.ui.widgets.keycap import cap_height, key_cap_width, paint_key_cap
from deskpilot.ui.widgets.pressing import PressedByReturn

KINDS = ("primary", "secondary", "ghost", "tint", "danger")
_HEIGHTS = {"normal": "button", "small": "button_small", "tiny": "button_tiny"}
_PADDING = {"normal": 12, "small": 10, "tiny": 8}
_GAP = 6


@dataclass(frozen=True, slots=True)
class _Look:
    """Colours of one state of a button."""

    fill: QColor | None
    outline: QColor | None
    text: QColor


def _overlaid(name: str, amount: float) -> QColor:
    over = QColor(Qt.GlobalColor.black if theme.name() == "light" else Qt.GlobalColor.white)
    return theme.blend(over, theme.color(name), amount)


def _fills(kind: str) -> tuple[QColor | None, QColor | None, QColor | None]:
    """Fill at rest, hovered and pressed."""
    color = theme.color
    if kind == "primary":
        return color("accent"), color("accent_hover"), color("accent_press")
    if kind == "danger":
        overlay = theme.tokens().overlay
        return color("danger"), _overlaid("danger", overlay["hover"]), _overlaid("danger", overlay["press"])
    if kind == "tint":
        return color("accent_tint"), color("accent_tint2"), color("accent_tint2")
    if kind == "secondary":
        return color("raised"), color("s2"), color("s3")
    return None, color("s2"), color("s3")


_TEXT = {
    "primary": "on_accent",
    "danger": "on_danger",
    "tint": "accent_text",
    "secondary": "t1",
    "ghost": "t2",
}


def _look(kind: str, *, enabled: bool, hovered: bool, down: bool) -> _Look:
    if not enabled:
        fill = {"ghost": None, "secondary": theme.color("s1")}.get(kind, theme.color("s2"))
        outline = theme.color("border") if kind == "secondary" else None
        return _Look(fill, outline, theme.color("tdis"))
    rest, hover, press = _fills(kind)
    outline = theme.color("border2") if kind == "secondary" else None
    return _Look(press if down else hover if hovered else rest, outline, theme.color(_TEXT[kind]))


class Button(PressedByReturn, RingedFocus, QPushButton):
    """A push button with an optional icon before and a key cap after its text.

    `kind` is one of KINDS, `size` "normal" (32), "small" (28) or "tiny" (24). `shortcut_cap` is only shown: the panel
    owns the shortcut. At most one primary button stands in a card. Enter presses it like Space.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "secondary",
        icon: str | None = None,
        shortcut_cap: str | None = None,
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._cap, self._size = kind, icon, shortcut_cap, size
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.set_kind(kind)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def kind(self) -> str:
        """The kind in force."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Change the kind; ValueError for an unknown one."""
        if kind not in KINDS:
            raise ValueError(f"unknown kind of button: {kind!r}")
        self._kind = kind
        self.setProperty("kind", kind)
        self.update()

    def set_icon(self, name: str | None) -> None:
        """Change or remove the icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_shortcut_cap(self, text: str | None) -> None:
        """Change or remove the key cap."""
        self._cap = text
        self.updateGeometry()
        self.update()

    def disable(self, reason: str) -> None:
        """Disable it and say why in the tooltip; a disabled control never stays without a reason."""
        self.setEnabled(False)
        self.setToolTip(theme.plain_tip(reason))
        self.setAccessibleDescription(reason)

    def enable(self) -> None:
        """Enable it and drop the reason."""
        self.setEnabled(True)
        self.setToolTip("")
        self.setAccessibleDescription("")

    def sizeHint(self) -> QSize:
        height = theme.control_height(_HEIGHTS[self._size])
        return QSize(round(self._content_width() + 2 * self._padding() + 0.49), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            room = self.width() - 2 * self._padding() + 4
            cut = theme.text_width(self._shown_text(), "body", strong=self._strong()) > room
            QToolTip.showText(event.globalPos(), theme.plain_tip(self._shown_text()) if cut else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pressed = self.isDown() or self.isChecked()
        look = _look(self._kind, enabled=self.isEnabled(), hovered=self.underMouse(), down=pressed)
        box = QRectF(self.rect())
        if look.fill is not None or look.outline is not None:
            theme.fill_round(painter, box, theme.radius("control"), look.fill, look.outline)
        self._paint_content(painter, box, look)

    def _padding(self) -> int:
        return 6 if self._kind == "ghost" and self._size == "small" else _PADDING[self._size]

    def _strong(self) -> bool:
        return self._kind in ("primary", "danger")

    def _shown_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _content_width(self, *, icon: bool = True, cap: bool = True) -> float:
        text = self._shown_text()
        parts = [theme.text_width(text, "body", strong=self._strong())] if text else []
        if self._icon and icon:
            parts.append(theme.size("icon"))
        if self._cap and cap:
            parts.append(key_cap_width(self._cap) + 2)
        return sum(parts) + _GAP * max(0, len(parts) - 1)

    def _room_for(self, width: float) -> tuple[bool, bool]:
        """Whether icon and key cap fit beside the word: where room is short the word stays longest."""
        room = width - 2 * self._padding() + 4
        cap = self._cap is not None and self._content_width() <= room
        icon = self._icon is not None and (not self._shown_text() or self._content_width(cap=cap) <= room)
        return icon, cap

    def _paint_content(self, painter: QPainter, box: QRectF, look: _Look) -> None:
        icon, cap_fits = self._room_for(box.width())
        width = self._content_width(icon=icon, cap=cap_fits)
        left = max(min(self._padding(), 6), (box.width() - width) / 2)
        if icon and self._icon:
            extent = theme.size("icon")
            theme.paint_icon(
                painter, QRectF(left, (box.height() - extent) / 2, extent, extent), self._icon, look.text
            )
            left += extent + _GAP
        right = box.right() - min(self._padding(), 6) + 1
        if self._shown_text():
            area = QRectF(left, 0, max(0.0, right - left), box.height())
            left += (
                theme.draw_text(painter, area, self._shown_text(), "body", look.text, strong=self._strong())
                + _GAP
                + 2
            )
        if cap_fits and self._cap:
            cap = QRectF(left, (box.height() - cap_height()) / 2, key_cap_width(self._cap), cap_height())
            paint_key_cap(
                painter, cap, self._cap, on_fill=look.text if self._strong() and self.isEnabled() else None
            )


class IconButton(PressedByReturn, RingedFocus, QAbstractButton):
    """A square button with an icon only; `text` is its tooltip and accessible name and must not be empty."""

    def __init__(
        self, icon: str, text: str, parent: QWidget | None = None, *, size: str = "normal", color: str = "t2"
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._color = icon, size, color
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change name and tooltip together."""
        self.setToolTip(theme.plain_tip(text))
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Change the icon."""
        self._icon = name
        self.update()

    def sizeHint(self) -> QSize:
        extent = theme.control_height(_HEIGHTS[self._size])
        return QSize(extent, extent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = _look("ghost", enabled=self.isEnabled(), hovered=self.underMouse(), down=self.isDown())
        if self.isChecked():
            look = _Look(theme.color("accent_tint"), None, theme.color("accent_text"))
        if look.fill is not None:
            theme.fill_round(painter, QRectF(self.rect()), theme.radius("control"), look.fill)
        tone = look.text if not self.isEnabled() or self.isChecked() else theme.color(self._color)
        extent = theme.size("icon")
        box = QRectF((self.width() - extent) / 2, (self.height() - extent) / 2, extent, extent)
        theme.paint_icon(painter, box, self._icon, tone)


class LinkButton(PressedByReturn, RingedFocus, QAbstractButton):
    """A link-like word that acts, for example 全部往来 at the right of a section header. A `quiet` one has the colour of
    the words around it until the pointer or the keyboard is there."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        strong: bool = False,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon, self._strong, self._quiet = icon, strong, quiet
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = theme.text_width(self.text(), "body", strong=self._strong) + (
            theme.size("icon_small") + 4 if self._icon else 0
        )
        return QSize(round(width + 1), max(theme.size("hit_target_min"), theme.line("body")))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = (
            "tdis"
            if not self.isEnabled()
            else "accent_press"
            if self.isDown() and theme.name() == "light"
            else "t2"
            if self._quiet and not self.underMouse() and not self.hasFocus()
            else "accent_text"
        )
        left = 0.0
        if self._icon:
            side = theme.size("icon_small")
            theme.paint_icon(painter, QRectF(0, (self.height() - side) / 2, side, side), self._icon, tone)
            left = side + 4.0
        area = QRectF(left, 0, self.width() - left + 1, self.height())
        width = theme.draw_text(painter, area, self.text(), "body", tone, strong=self._strong)
        if self.underMouse() and self.isEnabled():
            under = theme.baseline(0, self.height(), "body") + 2
            theme.hairline(painter, left, under, width, color=tone)
