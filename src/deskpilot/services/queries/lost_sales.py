"""Who asked about goods and went without buying.

Counted is the last conversation of a customer in which they were answered and which has been quiet for a day, with no
order since it began. Left out is who does not want to be approached, who waits for an answer, and for whom there is a
follow-up already, open or done since. Whom somebody has taken off the list is on a list of their own.
"""

from datetime import datetime, timedelta

from deskpilot.domain.conversation import Sender
from deskpilot.domain.lost_sale import QUIET_FROM, Talk, at_stake, lost
from deskpilot.domain.understanding import Act
from deskpilot.services.lost_views import LostRow
from deskpilot.services.queries.asking import Asking
from deskpilot.store import Reader, Row
from deskpilot.store.customers import lifetime_value
from deskpilot.store.lost_hidden import IS_HIDDEN
from deskpilot.store.values import from_micros, to_micros

_MOST = 1_000
_SPOKEN = "sender IN ('customer', 'ai', 'agent') AND delivery NOT IN ('cancelled', 'failed')"
_SELECT = f"""SELECT c.id, c.customer_id, c.intent, c.viewed_product, c.last_message_at,
    u.nickname, u.channel, u.paid_total, u.refunded_total, u.paid_orders, u.dedicated_agent, p.title, p.price,
    asked.id AS message_id, asked.text AS said, spoken.sender AS last_sender, ours.text AS answered,
    (SELECT json_extract(d.understanding, '$.act') FROM decisions d WHERE d.conversation_id = c.id
        ORDER BY d.id DESC LIMIT 1) AS act,
    (SELECT json_extract(d.understanding, '$.intent') FROM decisions d WHERE d.conversation_id = c.id
        AND json_extract(d.understanding, '$.intent') != '' ORDER BY d.id DESC LIMIT 1) AS topic
    FROM (SELECT * FROM conversations WHERE last_message_at BETWEEN :since AND :until AND waiting_since IS NULL
        ORDER BY last_message_at DESC LIMIT :most) c
    JOIN customers u ON u.id = c.customer_id
    LEFT JOIN products p ON p.code = c.viewed_product
    JOIN messages spoken ON spoken.id = (SELECT id FROM messages WHERE conversation_id = c.id AND {_SPOKEN}
        ORDER BY seq DESC LIMIT 1)
    JOIN messages asked ON asked.id = (SELECT id FROM messages WHERE conversation_id = c.id
        AND sender = 'customer' ORDER BY seq DESC LIMIT 1)
    JOIN messages ours ON ours.id = (SELECT id FROM messages WHERE conversation_id = c.id AND {_SPOKEN}
        AND sender != 'customer' AND text != '' ORDER BY seq DESC LIMIT 1)
    WHERE u.personalise AND {IS_HIDDEN} = :hidden
        AND NOT EXISTS (SELECT 1 FROM conversations later WHERE later.customer_id = c.customer_id AND later.id > c.id)
        AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.customer_id AND o.created_at >= c.opened_at
            AND o.status != 'closed')
        AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.customer_id = c.customer_id
            AND (t.state IN ('proposed', 'open') OR (t.state = 'done' AND t.created_at >= c.last_message_at)))"""


class LostQueries(Asking):
    """The part of the desk's queries that is about sales that did not come about."""

    def lost_sales(self, days: int, *, hidden: bool = False) -> tuple[LostRow, ...]:
        """Who went without buying in the last days: those who fell silent before those who only asked, and among
        each what most is at stake for. With `hidden` those who are no longer to be listed."""
        return self._at_once(lambda _settings, now: lost_sales(self._reader, now, days, hidden=hidden))


def lost_sales(reader: Reader, now: datetime, days: int, *, hidden: bool = False) -> tuple[LostRow, ...]:
    """As `LostQueries.lost_sales`."""
    span = {
        "since": to_micros(now - timedelta(days=days)),
        "until": to_micros(now - QUIET_FROM),
        "most": _MOST,
        "hidden": int(hidden),
    }
    found = (_row(row, now) for row in reader.rows(_SELECT, span))
    rows = [row for row in found if row is not None]
    return tuple(sorted(rows, key=lambda row: (row.kind != "silent", -row.at_stake, row.quiet_days)))


def _row(row: Row, now: datetime) -> LostRow | None:
    talk = Talk(
        row["topic"] or "",
        Act(row["act"]) if row["act"] else None,
        row["intent"],
        row["title"] is not None,
        Sender(row["last_sender"]) is not Sender.CUSTOMER,
    )
    kind = lost(talk)
    if kind is None:
        return None
    price, of_goods = _price(row)
    return LostRow(
        kind,
        row["id"],
        row["customer_id"],
        row["nickname"],
        row["channel"],
        row["message_id"],
        row["said"],
        row["answered"],
        row["title"] or "",
        price,
        of_goods,
        row["intent"],
        at_stake(price, row["intent"]),
        (now - from_micros(row["last_message_at"])).days,
        lifetime_value(row),
        row["paid_orders"],
        row["dedicated_agent"],
    )


def _price(row: Row) -> tuple[float, bool]:
    """The price of the thing, and whether it is one: else what this customer spends on an order, 0 for a new one."""
    if row["price"] is not None:
        return float(row["price"]), True
    orders = row["paid_orders"]
    return (float(row["paid_total"]) / orders if orders else 0.0), False
