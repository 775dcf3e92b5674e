"""What a line of the transcript offers, and the words for it; the same for a press, the menu and the keyboard."""

from PySide6.QtCore import QCoreApplication, QUrl

from deskpilot.domain.conversation import COURTESY, Delivery, MessageKind, Sender
from deskpilot.services.media import attachment_in, link_in
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels_feedback, labels_files, theme
from deskpilot.wording.phrases import fill, language_of, phrases

_QUOTED = 40  # characters of what is put right
FILES = (MessageKind.IMAGE, MessageKind.VIDEO, MessageKind.FILE)


def offers(row: TranscriptRow) -> list[tuple[str, str]]:
    """Codes and words of what can be done with a line, the most urgent first."""
    found = []
    if row.delivery is Delivery.FAILED:
        found.append(("retry", retry_text()))
    found += file_offers(row)
    if can_teach(row):
        found.append(("learn", learn_text()))
    if can_be_feedback(row):
        found.append(("feedback", labels_feedback.offer(row.feedback)))
    if row.entry_id:
        look = QCoreApplication.translate("Transcript", "看来源 {name}")
        found.append(("source", look.format(name=source_text(row))))
    if is_out(row):
        found.append(("correct", QCoreApplication.translate("Transcript", "发一条更正")))
    if row.decision_id is not None:
        found.append(("trace", QCoreApplication.translate("Transcript", "看看为什么")))
    return found


def is_out(row: TranscriptRow) -> bool:
    """Whether these are words of ours that have left: no channel takes them back, they can only be put right."""
    ours = row.sender in (Sender.AI, Sender.AGENT) and row.kind is MessageKind.TEXT
    return ours and row.delivery in (Delivery.HANDED, Delivery.DELIVERED) and bool(row.text.strip())


def out_text() -> str:
    """Why a line cannot be taken back."""
    return QCoreApplication.translate("Transcript", "撤回（已经发出，渠道收不回来）")


def correction_of(text: str) -> str:
    """The beginning of a line that puts right what was said, in the customer's language; what is right is still to be
    written."""
    said = theme.one_line(text)
    short = said if len(said) <= _QUOTED else said[:_QUOTED] + "…"
    return fill(phrases(language_of(text)).slot("correction"), {"value": short})


def file_offers(row: TranscriptRow) -> list[tuple[str, str]]:
    """Codes and words of what can be done with the file of a line; nothing is opened without being asked."""
    if row.kind not in FILES:
        return []
    if attachment_in(row.payload) is not None:
        opens = QCoreApplication.translate("Transcript", "打开")
        return [("open_file", opens), ("save_file", QCoreApplication.translate("Transcript", "另存为"))]
    host = QUrl(link_in(row.payload)).host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not host:
        return []
    opens = QCoreApplication.translate("Transcript", "在浏览器里打开 {host}")
    return [("open_link", opens.format(host=host))]


def file_text(row: TranscriptRow) -> str:
    """The name and size of the file that a line is; "" for other lines."""
    attachment = attachment_in(row.payload) if row.kind in FILES else None
    return "" if attachment is None else theme.visible_text(labels_files.named(attachment))


def can_teach(row: TranscriptRow) -> bool:
    """Whether a line can become knowledge: words of people. The AI's own come from there already."""
    by_people = row.sender in (Sender.CUSTOMER, Sender.AGENT)
    says = row.kind is MessageKind.TEXT and row.payload != COURTESY and bool(row.text.strip())
    return by_people and says


def can_be_feedback(row: TranscriptRow) -> bool:
    """Whether a line can be marked as product feedback: what a customer said or sent."""
    return row.sender is Sender.CUSTOMER and row.kind not in (MessageKind.MARK, MessageKind.RECALL)


def source_text(row: TranscriptRow) -> str:
    """The source of an AI's sentence as its chip says it."""
    return " ".join(part for part in (row.entry_id or "", row.entry_title) if part)


def learn_text() -> str:
    """The words that turn a line into knowledge."""
    return QCoreApplication.translate("Transcript", "设为知识")


def retry_text() -> str:
    """The word that sends a failed reply again."""
    return QCoreApplication.translate("Transcript", "重发")
