"""What the search in the toolbar finds, in a list below the field; the keyboard stays in the field."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deskpilot.services.views import SearchHit
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway

_Index = QModelIndex | QPersistentModelIndex

_HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_ICONS = {"customer": "user", "message": "chat", "entry": "book", "order": "bag"}
_WIDTH = 420
_MOST_SHOWN = 9


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_WIDTH, theme.line("body") + theme.line("caption") + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: SearchHit = index.data(_HIT_ROLE)
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = option.state & QStyle.StateFlag.State_Selected
            theme.fill_round(painter, box, theme.radius("control"), "accent_tint" if chosen else "s2")
        theme.paint_icon(
            painter, QRectF(box.left() + 10, box.top() + 8, 16, 16), _ICONS.get(hit.kind, "search"), "t2"
        )
        text = box.adjusted(36, 5, -10, 0)
        cut = Qt.TextElideMode.ElideRight
        title = QRectF(text.left(), text.top(), text.width(), theme.line("body"))
        theme.draw_text(painter, title, theme.one_line(hit.title), "body", "t1", theme.ALIGN_LEFT, elide=cut)
        detail = QRectF(text.left(), title.bottom(), text.width(), theme.line("caption"))
        theme.draw_text(
            painter, detail, theme.one_line(hit.detail), "caption", "t3", theme.ALIGN_LEFT, elide=cut
        )


class SearchResults(kit.Pane):
    """A child of the window below the search field. `chosen(SearchHit)`; Up, Down, Enter and Esc work from the field."""

    chosen = Signal(object)

    def __init__(self, gateway: Gateway, field: kit.SearchField, parent: QWidget) -> None:
        super().__init__("raised", "lrtb", parent)
        self._gateway, self._field, self._window = gateway, field, parent
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("搜索结果"))
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        self._none = kit.PlainLabel("", "body", "t3", parent=self)
        self._none.move(16, 10)
        field.installEventFilter(self)
        for edit in field.findChildren(QWidget):
            edit.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        """Search and show what was found; an empty text closes the list."""
        if not text.strip():
            self.hide()
            return
        hits = self._gateway.queries.search(text.strip(), 20)
        self._model.clear()
        for hit in hits:
            item = QStandardItem(f"{hit.title} {hit.detail}")
            item.setData(hit, _HIT_ROLE)
            item.setEditable(False)
            self._model.appendRow(item)
        self._none.setText("" if hits else self.tr("没有找到。换个说法，或只输两个字试试。"))
        self._list.setVisible(bool(hits))
        self._place(len(hits))
        if hits:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.isVisible():
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            place = (self._list.currentIndex().row() + step) % max(1, self._model.rowCount())
            self._list.setCurrentIndex(self._model.index(place, 0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex().row())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _choose(self, place: int) -> None:
        item = self._model.item(place) if place >= 0 else None
        if item is not None:
            self.hide()
            self.chosen.emit(item.data(_HIT_ROLE))

    def _place(self, count: int) -> None:
        row = theme.line("body") + theme.line("caption") + 12
        height = min(count, _MOST_SHOWN) * row + 8 if count else 40
        at = self._field.mapTo(self._window, QPoint(self._field.width() - _WIDTH, self._field.height() + 4))
        self.setGeometry(at.x(), at.y(), _WIDTH, height)
        self._list.setGeometry(1, 4, _WIDTH - 2, height - 8)
