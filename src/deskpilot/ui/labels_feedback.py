"""Product feedback in words: what it is about, and on which product."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.ui import labels

ICON = "tag"
_KINDS = {
    FeedbackKind.COLOUR: QT_TRANSLATE_NOOP("Feedback", "颜色"),
    FeedbackKind.SIZE: QT_TRANSLATE_NOOP("Feedback", "尺寸"),
    FeedbackKind.QUALITY: QT_TRANSLATE_NOOP("Feedback", "质量"),
    FeedbackKind.MATERIAL: QT_TRANSLATE_NOOP("Feedback", "材质"),
    FeedbackKind.PACKAGING: QT_TRANSLATE_NOOP("Feedback", "包装"),
    FeedbackKind.WISH: QT_TRANSLATE_NOOP("Feedback", "希望有"),
    FeedbackKind.PRAISE: QT_TRANSLATE_NOOP("Feedback", "夸奖"),
    FeedbackKind.OTHER: QT_TRANSLATE_NOOP("Feedback", "其他"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Feedback", text)


def kind(code: FeedbackKind) -> str:
    """What it is about, in a word."""
    return _say(_KINDS[code])


def product(title: str) -> str:
    """The product; feedback may be on none."""
    return title or _say(QT_TRANSLATE_NOOP("Feedback", "不分商品"))


def marked(code: FeedbackKind | None) -> str:
    """The mark of a line as a screen reader says it, empty without one."""
    return labels.named(_say(QT_TRANSLATE_NOOP("Feedback", "产品反馈")), kind(code)) if code else ""


def offer(code: FeedbackKind | None) -> str:
    """What the menu of a line offers."""
    if code is None:
        return _say(QT_TRANSLATE_NOOP("Feedback", "记成产品反馈…"))
    return _say(QT_TRANSLATE_NOOP("Feedback", "改产品反馈…"))


def short_offer() -> str:
    """The same in a word, beside a line."""
    return _say(QT_TRANSLATE_NOOP("Feedback", "记反馈"))
