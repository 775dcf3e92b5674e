"""Product feedback in words: what it is about, and on which product."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.services.feedback_views import FeedbackGroup, FeedbackRow, for_others
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


def tip(code: FeedbackKind | None) -> str:
    """What a press beside a line does, with its key."""
    if code is None:
        return _say(QT_TRANSLATE_NOOP("Feedback", "记成产品反馈（F6）"))
    words = _say(QT_TRANSLATE_NOOP("Feedback", "产品反馈：{kind}，按一下修改（F6）"))
    return words.format(kind=kind(code))


def short_offer() -> str:
    """The same in a word, beside a line."""
    return _say(QT_TRANSLATE_NOOP("Feedback", "记反馈"))


def tone(code: FeedbackKind) -> str:
    """The colour of its chip."""
    return {FeedbackKind.PRAISE: "success", FeedbackKind.WISH: "accent"}.get(code, "neutral")


def counts(group: FeedbackGroup) -> str:
    """How often what was said of a product, the most frequent first."""
    return labels.joined([f"{kind(code)} {count}" for code, count in group.counts])


def words(row: FeedbackRow) -> str:
    """The customer's words; a line without any is told by what it is."""
    return row.text or labels.kind(row.line_kind)


def when(row: FeedbackRow, offset_minutes: int) -> str:
    """When it was said."""
    return f"{labels.local(row.said_at, offset_minutes):%Y-%m-%d %H:%M}"


def columns() -> tuple[str, ...]:
    """The words over the columns of the list."""
    return (
        _say(QT_TRANSLATE_NOOP("Feedback", "顾客的话")),
        _say(QT_TRANSLATE_NOOP("Feedback", "说的是")),
        _say(QT_TRANSLATE_NOOP("Feedback", "顾客")),
        _say(QT_TRANSLATE_NOOP("Feedback", "时间")),
        _say(QT_TRANSLATE_NOOP("Feedback", "谁记的")),
    )


def cell(row: FeedbackRow, column: int, offset_minutes: int) -> str:
    """What a screen reader says of a cell."""
    said = labels.joined([part for part in (words(row), row.feedback.note) if part])
    cells = (said, kind(row.kind), row.nickname, when(row, offset_minutes), row.feedback.made_by)
    return cells[column]


def in_hand(row: FeedbackRow) -> str:
    """The line in hand, in short."""
    return labels.joined((product(row.title), kind(row.kind), row.nickname))


def in_full(row: FeedbackRow) -> str:
    """All of a line, for its tooltip."""
    return "\n".join(part for part in (words(row), row.feedback.note, in_hand(row)) if part)


def table_head() -> tuple[str, ...]:
    """The first row of the file for others."""
    return (
        _say(QT_TRANSLATE_NOOP("Feedback", "商品编码")),
        _say(QT_TRANSLATE_NOOP("Feedback", "商品")),
        _say(QT_TRANSLATE_NOOP("Feedback", "说的是")),
        _say(QT_TRANSLATE_NOOP("Feedback", "顾客的话")),
        _say(QT_TRANSLATE_NOOP("Feedback", "备注")),
        _say(QT_TRANSLATE_NOOP("Feedback", "时间")),
        _say(QT_TRANSLATE_NOOP("Feedback", "渠道")),
        _say(QT_TRANSLATE_NOOP("Feedback", "顾客")),
        _say(QT_TRANSLATE_NOOP("Feedback", "谁记的")),
    )


def table(rows: Iterable[FeedbackRow], offset_minutes: int, masked: bool) -> Iterator[tuple[str, ...]]:
    """The rows of the file for others, product by product. Phone numbers and the like are struck; with `masked` the
    customers' names are left out as well."""
    for cells in for_others(rows, offset_minutes, masked):
        yield (
            cells.code,
            cells.product,
            kind(cells.kind),
            cells.words or labels.kind(cells.line_kind),
            cells.note,
            cells.when,
            labels.channel(cells.channel),
            cells.nickname,
            cells.made_by,
        )
