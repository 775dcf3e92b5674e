"""The rows of the product feedback: what was said, under the heading of its product."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deskpilot.services.feedback_views import FeedbackGroup, FeedbackRow
from deskpilot.ui.models.headed import HeadedModel

COLUMNS = ("words", "kind", "who", "when", "by")


class FeedbackModel(HeadedModel[FeedbackRow]):
    """A heading is the group it stands over."""

    def __init__(self, say: Callable[[FeedbackRow, int], str], parent: QObject | None = None) -> None:
        super().__init__(FeedbackRow, lambda row: row.feedback.message_id, say, len(COLUMNS), parent)

    def show_groups(self, groups: Sequence[FeedbackGroup]) -> None:
        """Take what was read anew, product by product."""
        self.show_lines([line for group in groups for line in (group, *group.rows)])
