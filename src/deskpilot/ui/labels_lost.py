"""Customers who went without buying, in words: why they are listed, what is at stake, and what to write down."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.lost_sale import Lost
from deskpilot.logs import strike_private
from deskpilot.services.lost_views import LostRow
from deskpilot.ui import labels, labels_queue

_SHOWN = 40
_HEADINGS = {
    Lost.SILENT: QT_TRANSLATE_NOOP("Lost", "答完没再回"),
    Lost.ASKED: QT_TRANSLATE_NOOP("Lost", "问过没买"),
}
_HINTS = {
    Lost.SILENT: QT_TRANSLATE_NOOP("Lost", "最后一句是我们说的，看看是不是没答到点上"),
    Lost.ASKED: QT_TRANSLATE_NOOP("Lost", "答过了也应了声，一直没下单"),
}
_ICONS = {Lost.SILENT: "mute", Lost.ASKED: "bag"}


def _say(text: str) -> str:
    return QCoreApplication.translate("Lost", text)


def heading(kind: Lost) -> str:
    """The name of a list."""
    return _say(_HEADINGS[kind])


def hint(kind: Lost) -> str:
    """What the list is for."""
    return _say(_HINTS[kind])


def icon(kind: Lost) -> str:
    """Its icon."""
    return _ICONS[kind]


def why(row: LostRow) -> str:
    """Why somebody is listed: what they asked or looked at, and what did not come of it."""
    words = labels.quoted(_short(row.said))
    if row.kind is Lost.SILENT:
        text = _say(QT_TRANSLATE_NOOP("Lost", "{words}答完没再回，也没下单"))
    elif row.title:
        text = _say(QT_TRANSLATE_NOOP("Lost", "看{title}，问过，没下单"))
    else:
        text = _say(QT_TRANSLATE_NOOP("Lost", "问{words}，答过了，没下单"))
    return text.format(words=words, title=labels.quoted(row.title))


def goods(row: LostRow) -> str:
    """What it was about."""
    return row.title or _say(QT_TRANSLATE_NOOP("Lost", "没说是哪件"))


def stake(row: LostRow) -> str:
    """What is expected of it, rounded; nothing where no price is known."""
    return labels_queue.money(row.at_stake) if row.at_stake else "–"


def total(yuan: float) -> str:
    """What all of them are worth together."""
    return labels_queue.money(yuan)


def stake_how(row: LostRow) -> str:
    """How that comes about."""
    if not row.at_stake:
        return _say(QT_TRANSLATE_NOOP("Lost", "不知道是哪件，也没买过，估不出"))
    text = (
        _say(QT_TRANSLATE_NOOP("Lost", "标价 {price} × 意向 {strength}，意向最少按 10% 算"))
        if row.price_of_goods
        else _say(QT_TRANSLATE_NOOP("Lost", "平均一单 {price} × 意向 {strength}，意向最少按 10% 算"))
    )
    return text.format(price=labels_queue.money(row.price), strength=f"{row.strength:.0%}")


def quiet(row: LostRow) -> str:
    """How long nothing was said."""
    return _say(QT_TRANSLATE_NOOP("Lost", "{n} 天")).format(n=row.quiet_days)


def task_text(row: LostRow) -> str:
    """What stands in the follow-up that is made of it."""
    return why(row)


def columns() -> tuple[str, ...]:
    """The words over the columns."""
    return (
        _say(QT_TRANSLATE_NOOP("Lost", "为什么在这里")),
        _say(QT_TRANSLATE_NOOP("Lost", "顾客")),
        _say(QT_TRANSLATE_NOOP("Lost", "看的")),
        _say(QT_TRANSLATE_NOOP("Lost", "估计值")),
        _say(QT_TRANSLATE_NOOP("Lost", "安静了")),
    )


def cell(row: LostRow, column: int) -> str:
    """What a screen reader says of a cell."""
    return (why(row), who(row), goods(row), stake(row), quiet(row))[column]


def who(row: LostRow) -> str:
    """The customer, with what they have spent."""
    return f"{row.nickname} {labels_queue.money(row.worth)}" if row.paid_orders else row.nickname


def in_full(row: LostRow) -> str:
    """All of a row, for its tooltip."""
    ours = _say(QT_TRANSLATE_NOOP("Lost", "我们最后说：{words}")).format(words=labels.quoted(row.answered))
    said = _say(QT_TRANSLATE_NOOP("Lost", "顾客最后说：{words}")).format(words=labels.quoted(row.said))
    return "\n".join((why(row), said, ours, stake_how(row)))


def table_head() -> tuple[str, ...]:
    """The first row of the file for others."""
    return (
        _say(QT_TRANSLATE_NOOP("Lost", "哪一类")),
        _say(QT_TRANSLATE_NOOP("Lost", "顾客")),
        _say(QT_TRANSLATE_NOOP("Lost", "渠道")),
        _say(QT_TRANSLATE_NOOP("Lost", "看的")),
        _say(QT_TRANSLATE_NOOP("Lost", "估计值（元）")),
        _say(QT_TRANSLATE_NOOP("Lost", "怎么估的")),
        _say(QT_TRANSLATE_NOOP("Lost", "安静了几天")),
        _say(QT_TRANSLATE_NOOP("Lost", "顾客最后说")),
        _say(QT_TRANSLATE_NOOP("Lost", "我们最后说")),
    )


def table(rows: Iterable[LostRow], masked: bool) -> Iterator[tuple[str, ...]]:
    """The rows of the file for others. Phone numbers and the like are struck; with `masked` the customers' names are
    left out as well."""
    for row in rows:
        yield (
            heading(row.kind),
            "" if masked else row.nickname,
            labels.channel(row.channel),
            row.title,
            f"{row.at_stake:.2f}" if row.at_stake else "",
            stake_how(row),
            str(row.quiet_days),
            strike_private(row.said),
            strike_private(row.answered),
        )


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
