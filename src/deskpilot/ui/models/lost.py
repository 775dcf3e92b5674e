"""The rows of the lists of those who went without buying, under the heading of their list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deskpilot.services.lost_views import LostRow
from deskpilot.ui.models.headed import HeadedModel

COLUMNS = ("why", "who", "goods", "stake", "quiet")


class LostModel(HeadedModel[LostRow]):
    """A heading is the list, and how many stand in it."""

    def __init__(self, say: Callable[[LostRow, int], str], parent: QObject | None = None) -> None:
        super().__init__(LostRow, lambda row: row.conversation_id, say, len(COLUMNS), parent)

    def show_rows(self, rows: Sequence[LostRow]) -> None:
        """Take the rows as read anew, in the order of their lists."""
        self.show_sections(rows, lambda row: row.kind)
