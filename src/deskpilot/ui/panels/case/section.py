"""The frame of a part of the column: a heading that folds it, a hairline below, and the column's margins."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case.section_head import SectionHead
from deskpilot.ui.view_state import ViewState

SIDE = 16
_REACH = 6  # the heading's ground reaches beyond its words, which stand at the column's edge


class Section(QWidget):
    """A part of the column under the brief; `body` takes its rows. What the user folded stays folded, also after a
    restart (`state`, under `name`); `retranslate` is the subclass's business."""

    def __init__(
        self,
        name: str,
        state: ViewState,
        parent: QWidget | None = None,
        *,
        opened: bool = True,
        last: bool = False,
    ) -> None:
        super().__init__(parent)
        self._key, self._state, self._by_itself = f"case/{name}", state, opened
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.setSpacing(0)
        self.header = SectionHead()
        head = QVBoxLayout()
        head.setContentsMargins(SIDE - _REACH, 0, SIDE, 0)
        head.addWidget(self.header)
        outer.addLayout(head)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(SIDE, 0, SIDE, 0 if last else 8)
        self.body.setSpacing(0)
        outer.addWidget(self._content)
        outer.addSpacing(4)
        if not last:
            outer.addWidget(kit.Hairline())
        self.header.turned.connect(self._turn)
        self._follow()

    @property
    def is_unfolded(self) -> bool:
        """Whether more than the heading is shown."""
        return self._state.flag(self._key, self._by_itself)

    def unfold(self) -> None:
        """Show the whole part for now; what the user chose is left as it is."""
        self._show(opened=True)

    def set_by_itself(self, opened: bool) -> None:
        """Whether the part is open where the user has not chosen."""
        if opened != self._by_itself:
            self._by_itself = opened
            self._follow()

    def _turn(self, opened: bool) -> None:
        self._state.put(self._key, opened)
        self._show(opened=opened)

    def _follow(self) -> None:
        self._show(opened=self.is_unfolded)

    def _show(self, *, opened: bool) -> None:
        self.header.set_open(opened)
        self._content.setVisible(opened)


def show_new(holder: QWidget) -> None:
    """Show at once what was put into a holder just now: left to Qt it would be missing from one picture."""
    for each in holder.findChildren(QWidget):
        if each.isHidden() and not each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            each.show()
