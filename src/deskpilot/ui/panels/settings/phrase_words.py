"""What a file of canned replies held that could not be used."""

from PySide6.QtCore import QCoreApplication

from deskpilot.services.phrase_file import PhraseFile
from deskpilot.ui import labels, labels_settings

_MOST_NAMED = 3


def row_faults(found: PhraseFile) -> str:
    """The rows of a file that were left out, the first few by name; empty when all are good."""
    said = QCoreApplication.translate("PhrasePage", "第 {row} 行的{place}")
    rows = labels.listed(
        said.format(row=each.row, place=labels_settings.phrase_place(each.column))
        for each in found.problems[:_MOST_NAMED]
    )
    if not rows:
        return ""
    left = len(found.problems)
    return QCoreApplication.translate("PhrasePage", "{n} 行没有用上：{rows}").format(n=left, rows=rows)


def replaced(count: int) -> str:
    """How many replies of the shop gave way to those of a file; empty for none."""
    if not count:
        return ""
    return QCoreApplication.translate("PhrasePage", "其中 {n} 条换掉了原来的").format(n=count)
