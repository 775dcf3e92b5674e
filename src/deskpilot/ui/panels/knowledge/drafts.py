"""Changes that were made and not published: kept while one looks at other entries, and a bar that says so."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit


@dataclass(slots=True)
class Drafts:
    """Unpublished entries by id; a new one has the id ""."""

    _kept: dict[str, KnowledgeEntry] = field(default_factory=dict)

    def keep(self, draft: KnowledgeEntry) -> None:
        """Put a draft aside."""
        self._kept.pop(draft.id, None)
        self._kept[draft.id] = draft

    def of(self, entry_id: str) -> KnowledgeEntry | None:
        """The draft of an entry."""
        return self._kept.get(entry_id)

    def drop(self, entry_id: str) -> None:
        """Forget a draft."""
        self._kept.pop(entry_id, None)

    def holds(self, entry_id: str) -> bool:
        """Whether an entry has a draft."""
        return entry_id in self._kept

    def last_but(self, entry_id: str | None) -> KnowledgeEntry | None:
        """The draft put aside last, other than that of the entry in hand."""
        return next((draft for key, draft in reversed(self._kept.items()) if key != entry_id), None)


class ChoiceBar(QWidget):
    """A sentence and two ways on, in the column instead of in a dialog."""

    first_chosen = Signal()
    second_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "pencil"
        self._words = kit.PlainLabel("", "body", "warning_text", elide=True)
        self._first, self._second = kit.Button("", "ghost", size="tiny"), kit.Button("", "ghost", size="tiny")
        self._first.clicked.connect(self.first_chosen)
        self._second.clicked.connect(self.second_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 4, 16, 4)
        row.setSpacing(2)
        row.addWidget(self._words, 1)
        row.addWidget(self._first)
        row.addWidget(self._second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def offer(self, text: str, first: str, second: str, icon: str = "pencil") -> None:
        """Show it."""
        self._icon = icon
        self._words.setText(text)
        self._first.setText(first)
        self._second.setText(second)
        self.setAccessibleName(text)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.fill_round(
            painter, QRectF(self.rect()).adjusted(12, 0, -12, 0), theme.radius("control"), "warning_tint"
        )
        theme.paint_icon(painter, QRectF(22, (self.height() - 16) / 2, 16, 16), self._icon, "warning_text")
