"""The rows of the lists of those who went without buying, under the heading of their list."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deskpilot.domain.lost_sale import Lost
from deskpilot.services.lost_views import LostRow
from deskpilot.ui.models.headed import HeadedModel

COLUMNS = ("why", "who", "goods", "stake", "quiet")


class LostModel(HeadedModel[LostRow]):
    """A heading is the list, and how many stand in it."""

    def __init__(self, say: Callable[[LostRow, int], str], parent: QObject | None = None) -> None:
        super().__init__(LostRow, lambda row: row.conversation_id, say, len(COLUMNS), parent)

    def show_rows(self, rows: Sequence[LostRow]) -> None:
        """Take the rows as read anew, in the order of their lists."""
        counts = Counter(row.kind for row in rows)
        lines: list[object] = []
        begun: set[Lost] = set()
        for row in rows:
            if row.kind not in begun:
                lines.append((row.kind, counts[row.kind]))
                begun.add(row.kind)
            lines.append(row)
        self.show_lines(lines)
