"""A window over a conversation's lines, of any length.

A page is loaded when a conversation opens, older and newer pages as the view scrolls; never more than `WINDOW` rows are
held. Rows beyond the window are dropped at the far end and read again when they are needed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from deskpilot.domain.conversation import Delivery, MessageKind, Sender
from deskpilot.services.media import attachment_in
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels, labels_feedback

FIRST_PAGE = 60  # fills the tallest screen; opening stays instant
PAGE = 120
WINDOW = 360

RowRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TranscriptSource(Protocol):
    """Where the rows come from: at most `limit` of them in order of `seq`, before or after one, else the last ones."""

    def transcript(
        self, conversation_id: int, before: int | None = None, after: int | None = None, limit: int = 200
    ) -> Sequence[TranscriptRow]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """How a line stands among its neighbours: it opens a day, or a group (name and time above it)."""

    opens_day: bool
    opens_group: bool
    after_mark: bool = False


def is_note(row: TranscriptRow) -> bool:
    """Whether a row is centred text instead of a bubble: a mark, a platform's line, a recall."""
    return row.sender is Sender.SYSTEM or row.kind in (MessageKind.MARK, MessageKind.RECALL)


def place(before: TranscriptRow | None, row: TranscriptRow, offset_minutes: int) -> Place:
    """Where `row` stands after `before`. Lines of one sender within one minute are a group."""
    if before is None:
        return Place(True, True)
    then, now = labels.local(before.at, offset_minutes), labels.local(row.at, offset_minutes)
    new_day = then.date() != now.date()
    same_voice = (before.sender, before.sender_name) == (row.sender, row.sender_name) and not is_note(before)
    same_minute = then.replace(second=0, microsecond=0) == now.replace(second=0, microsecond=0)
    shows_state = row.sender is not Sender.CUSTOMER
    return Place(new_day, new_day or shows_state or not (same_voice and same_minute), is_note(before))


class TranscriptModel(QAbstractListModel):
    """The lines of one conversation that are loaded at present, oldest first."""

    def __init__(
        self, source: TranscriptSource, offset_minutes: int = 480, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._offset_minutes = offset_minutes
        self._conversation_id: int | None = None
        self._rows: list[TranscriptRow] = []
        self._places: list[Place] = []
        self._has_older = False
        self._has_newer = False

    @property
    def conversation_id(self) -> int | None:
        """The conversation shown, if any."""
        return self._conversation_id

    @property
    def has_older(self) -> bool:
        """Whether lines before the first loaded one exist."""
        return self._has_older

    @property
    def has_newer(self) -> bool:
        """Whether lines after the last loaded one exist that were dropped from the window."""
        return self._has_newer

    @property
    def rows(self) -> Sequence[TranscriptRow]:
        """The loaded rows, oldest first."""
        return self._rows

    @property
    def newest_id(self) -> int | None:
        """The message at the end of the conversation as far as it is shown; `None` where the end is not loaded."""
        return self._rows[-1].message_id if self._rows and not self._has_newer else None

    @property
    def offset_minutes(self) -> int:
        """The shop's offset from UTC."""
        return self._offset_minutes

    def set_offset_minutes(self, minutes: int) -> None:
        """Change the wall clock; days and groups are formed anew."""
        if minutes != self._offset_minutes:
            self._offset_minutes = minutes
            self._replace(self._rows)

    def open(self, conversation_id: int | None, around_seq: int | None = None) -> None:
        """Show the end of a conversation, or the lines around one of it; `None` empties the model."""
        self._conversation_id = conversation_id
        if conversation_id is None:
            rows: list[TranscriptRow] = []
            older = newer = False
        elif around_seq is None:
            rows = list(self._source.transcript(conversation_id, limit=FIRST_PAGE))
            older, newer = len(rows) == FIRST_PAGE, False
        else:
            rows, older, newer = self._around(conversation_id, around_seq)
        self._has_older, self._has_newer = older, newer
        self._replace(rows)

    def load_older(self) -> int:
        """Put a page in above; returns how many rows came. Rows beyond the window leave at the other end."""
        if not self._has_older or self._conversation_id is None:
            return 0
        found = list(self._source.transcript(self._conversation_id, before=self._rows[0].seq, limit=PAGE))
        self._has_older = len(found) == PAGE
        if found:
            self.beginInsertRows(_NOWHERE, 0, len(found) - 1)
            self._rows[:0] = found
            self._places[:0] = self._places_of(found, None)
            self.endInsertRows()
            self._place_again(len(found))
            self._drop_newest()
        return len(found)

    def load_newer(self) -> int:
        """Put in what came after the last loaded row; returns how many rows came."""
        if self._conversation_id is None:
            return 0
        last_seq = self._rows[-1].seq if self._rows else -1
        found = list(self._source.transcript(self._conversation_id, after=last_seq, limit=PAGE))
        self._has_newer = len(found) == PAGE
        if found:
            first = len(self._rows)
            places = self._places_of(found, self._rows[-1] if self._rows else None)
            self.beginInsertRows(_NOWHERE, first, first + len(found) - 1)
            self._rows += found
            self._places += places
            self.endInsertRows()
            self._drop_oldest()
        return len(found)

    def refresh(self) -> None:
        """Read rows again that may still change: outgoing lines on their way, and the end of what is loaded."""
        if self._conversation_id is None or not self._rows:
            return
        moving = [row.seq for row in self._rows[-PAGE:] if row.delivery in _MOVING]
        since = min((*moving, self._rows[-1].seq))
        known = {row.seq: number for number, row in enumerate(self._rows)}
        for row in self._source.transcript(self._conversation_id, after=since - 1, limit=PAGE):
            number = known.get(row.seq)
            if number is not None and self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def reread(self, message_ids: Collection[int]) -> None:
        """Read some of the loaded rows again, wherever they are."""
        if self._conversation_id is None:
            return
        for number, row in enumerate(self._rows):
            if row.message_id in message_ids:
                fresh = self._source.transcript(self._conversation_id, after=row.seq - 1, limit=1)
                if fresh and fresh[0] != row:
                    self._rows[number] = fresh[0]
                    self.dataChanged.emit(self.index(number), self.index(number))

    def at(self, number: int) -> tuple[TranscriptRow, Place]:
        """A loaded row and its place, by number."""
        return self._rows[number], self._places[number]

    def row_of(self, message_id: int) -> int | None:
        """The number of the loaded row that shows a message."""
        return next((number for number, row in enumerate(self._rows) if row.message_id == message_id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self._offset_minutes)
        return None

    def _around(self, conversation_id: int, seq: int) -> tuple[list[TranscriptRow], bool, bool]:
        half = FIRST_PAGE // 2
        before = list(self._source.transcript(conversation_id, before=seq, limit=half))
        after = list(self._source.transcript(conversation_id, after=seq - 1, limit=half))
        return before + after, len(before) == half, len(after) == half

    def _replace(self, rows: Sequence[TranscriptRow]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._places = self._places_of(self._rows, None)
        self.endResetModel()

    def _places_of(self, rows: Sequence[TranscriptRow], before: TranscriptRow | None) -> list[Place]:
        found = []
        for row in rows:
            found.append(place(before, row, self._offset_minutes))
            before = row
        return found

    def _place_again(self, number: int) -> None:
        """The row after freshly loaded older ones may now continue a day or a group."""
        if 0 < number < len(self._rows):
            self._places[number] = place(self._rows[number - 1], self._rows[number], self._offset_minutes)
            self.dataChanged.emit(self.index(number), self.index(number))

    def _drop_newest(self) -> None:
        if len(self._rows) > WINDOW:
            self.beginRemoveRows(_NOWHERE, WINDOW, len(self._rows) - 1)
            del self._rows[WINDOW:], self._places[WINDOW:]
            self.endRemoveRows()
            self._has_newer = True

    def _drop_oldest(self) -> None:
        surplus = len(self._rows) - WINDOW
        if surplus > 0:
            self.beginRemoveRows(_NOWHERE, 0, surplus - 1)
            del self._rows[:surplus], self._places[:surplus]
            self.endRemoveRows()
            self._has_older = True


_MOVING = frozenset({Delivery.PENDING, Delivery.HANDED, Delivery.FAILED})


def spoken(row: TranscriptRow, offset_minutes: int) -> str:
    """A line as a screen reader says it: who, when, what, how far it got."""
    when = labels.clock(row.at, offset_minutes)
    if row.kind is MessageKind.MARK:
        why = labels.reason(row.reason) if row.reason else ""
        what = labels.mark_detail(row.mark, row.sender_name, when, row.passed_by)
        parts = [labels.mark(row.mark), what, why or row.text]
    else:
        who = labels.sender(row.sender, row.sender_name)
        parts = [who, when, labels.kind(row.kind), row.text or _file_name(row), labels.delivery(row.delivery)]
        parts.append(labels_feedback.marked(row.feedback))
    return labels.joined(parts)


def copied(rows: Sequence[TranscriptRow], offset_minutes: int) -> str:
    """Lines as they go to the clipboard: one line is its text alone, several carry time and name."""
    if len(rows) == 1:
        return rows[0].text or spoken(rows[0], offset_minutes)
    return "\n".join(_with_name(row, offset_minutes) for row in rows)


def _file_name(row: TranscriptRow) -> str:
    attachment = attachment_in(row.payload) if row.kind is not MessageKind.TEXT else None
    return "" if attachment is None else attachment.name


def _with_name(row: TranscriptRow, offset_minutes: int) -> str:
    when: datetime = labels.local(row.at, offset_minutes)
    if row.kind is MessageKind.MARK:
        return f"{when:%Y-%m-%d %H:%M} —— {labels.mark(row.mark)} {row.sender_name}".rstrip()
    name = labels.sender(row.sender, row.sender_name)
    what = row.text or " ".join(part for part in (labels.kind(row.kind), _file_name(row)) if part)
    return labels.named(f"{when:%Y-%m-%d %H:%M} {name}", what)
