"""The transcript of one conversation, a window at a time, and the drafts offered below it."""

from datetime import datetime

from deskpilot.domain.conversation import COURTESY, ConversationState, Delivery, MessageKind, Owner, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.services.duty import mode_with_source
from deskpilot.services.stored_settings import read_house
from deskpilot.services.views import ConversationHead, SuggestionRow, TranscriptRow
from deskpilot.settings import Settings
from deskpilot.store import Reader, Row, mark_of
from deskpilot.store.messages import note_of
from deskpilot.store.values import from_micros, maybe_time, texts

# How sure the engine was says nothing about what a flow worked out or about a word that something was noted.
# The window is cut before anything is joined: its cost does not grow with the conversation.
_LINES = """SELECT m.*, o.release_at, d.entry_id,
    CASE WHEN d.rule IN ('need_answered', 'attribute') OR d.rule GLOB 'flow.*' OR d.rule GLOB 'order_change.*' THEN NULL ELSE d.confidence END AS confidence, CASE WHEN d.rule = 'attribute' THEN (
        SELECT group_concat(json_extract(value, '$.detail'), '、') FROM json_each(d.decision, '$.reasons')
        WHERE json_extract(value, '$.code') = 'attribute') ELSE e.question END AS entry_title,
    f.kind AS feedback FROM
    (SELECT id, seq, sender, sender_name, kind, text, received_at, delivery, decision_id, payload FROM messages
     WHERE conversation_id = ? {condition} ORDER BY seq {direction} LIMIT ?) m
    LEFT JOIN outbox o ON o.message_id = m.id AND o.state = 'pending'
    LEFT JOIN decisions d ON d.id = m.decision_id AND m.sender = 'ai' AND d.action IN ('reply', 'clarify')
    LEFT JOIN entries e ON e.id = d.entry_id
    LEFT JOIN product_feedback f ON f.id = (SELECT max(id) FROM product_feedback WHERE message_id = m.id)
    ORDER BY m.seq"""


def transcript(
    reader: Reader,
    conversation_id: int,
    before: int | None = None,
    after: int | None = None,
    limit: int = 200,
) -> tuple[TranscriptRow, ...]:
    """At most `limit` lines in order of `seq`: the last ones, those before a seq, or those after one."""
    if after is not None:
        sql = _LINES.format(condition="AND seq > ?", direction="ASC")
        rows = reader.rows(sql, (conversation_id, after, limit))
    else:
        sql = _LINES.format(condition="AND seq < ?", direction="DESC")
        rows = reader.rows(sql, (conversation_id, 2**62 if before is None else before, limit))
    return tuple(map(_transcript_row, rows))


def seq_of(reader: Reader, message_id: int) -> int | None:
    """The place of a line within its conversation."""
    found: int | None = reader.value("SELECT seq FROM messages WHERE id = ?", (message_id,))
    return found


def conversation_of(reader: Reader, message_id: int) -> int | None:
    """The conversation that holds a line."""
    found: int | None = reader.value("SELECT conversation_id FROM messages WHERE id = ?", (message_id,))
    return found


def head(reader: Reader, settings: Settings, now: datetime, conversation_id: int) -> ConversationHead | None:
    """The header of a conversation, `None` when there is no such conversation."""
    row = reader.row(
        "SELECT c.*, u.nickname, u.paid_orders FROM conversations c JOIN customers u ON u.id = c.customer_id"
        " WHERE c.id = ?",
        (conversation_id,),
    )
    if row is None:
        return None
    mode, mode_from = mode_with_source(
        read_house(reader.settings.all(), reader.people.all()), row["channel"], now
    )
    return ConversationHead(
        conversation_id=conversation_id,
        channel=row["channel"],
        nickname=row["nickname"],
        owner=Owner(row["owner"]),
        state=ConversationState(row["state"]),
        agent_name=row["agent_name"],
        waiting_since=maybe_time(row["waiting_since"]),
        limit_seconds=settings.limit_seconds,
        paid_orders=row["paid_orders"],
        version=row["version"],
        message_count=row["next_seq"],
        customer_id=row["customer_id"],
        escalation=reader.escalations.open_of(conversation_id),
        mode=mode,
        mode_from=mode_from,
        breathing_until=maybe_time(row["breathing_until"]),
    )


def suggestions(reader: Reader, conversation_id: int) -> tuple[SuggestionRow, ...]:
    """The drafts of the last decision; none once a human answered after it (a reply taken back is no answer)."""
    decision = reader.row(
        "SELECT d.id, d.turn_id, d.action FROM conversations c JOIN decisions d ON d.id = c.last_decision_id"
        " WHERE c.id = ?",
        (conversation_id,),
    )
    if decision is None or _was_answered(reader, conversation_id, decision):
        return ()
    rows = reader.rows(
        "SELECT d.*, e.question AS entry_title, e.media, EXISTS (SELECT 1 FROM feedback f WHERE f.decision_id = d.decision_id"
        " AND f.verdict = 'rejected' AND coalesce(f.rank, d.rank) = d.rank) AS rejected"
        " FROM drafts d LEFT JOIN entries e ON e.id = d.entry_id WHERE d.decision_id = ? ORDER BY d.rank",
        (decision["id"],),
    )
    return tuple(map(_suggestion_row, rows))


def _was_answered(reader: Reader, conversation_id: int, decision: Row) -> bool:
    """Whether a human wrote after the turn, or the decision itself sent its reply."""
    by_itself = decision["action"] in (Action.REPLY, Action.CLARIFY)
    return bool(
        reader.value(
            "WITH late AS (SELECT seq, sender, delivery, turn_id, decision_id, payload FROM messages WHERE conversation_id = :id"
            " ORDER BY seq DESC LIMIT 1000) SELECT EXISTS (SELECT 1 FROM late WHERE delivery != 'cancelled' AND ("
            " (sender = 'agent' AND payload != :courtesy AND seq > coalesce((SELECT max(seq) FROM late WHERE turn_id = :turn), -1))"
            " OR (:by_itself AND sender = 'ai' AND decision_id = :decision)))",
            {
                "id": conversation_id,
                "turn": decision["turn_id"],
                "by_itself": by_itself,
                "decision": decision["id"],
                "courtesy": COURTESY,
            },
        )
    )


def _transcript_row(row: Row) -> TranscriptRow:
    kind = MessageKind(row["kind"])
    mark, reason = mark_of(row["payload"]) if kind is MessageKind.MARK else ("", None)
    note, by = note_of(row["payload"]) if kind is MessageKind.MARK else ("", "")
    return TranscriptRow(
        message_id=row["id"],
        seq=row["seq"],
        sender=Sender(row["sender"]),
        sender_name=row["sender_name"],
        kind=kind,
        text=note if kind is MessageKind.MARK else row["text"],
        at=from_micros(row["received_at"]),
        delivery=Delivery(row["delivery"]),
        release_at=maybe_time(row["release_at"]),
        entry_id=row["entry_id"],
        entry_title=row["entry_title"] or "",
        confidence=row["confidence"],
        decision_id=row["decision_id"],
        mark=mark,
        reason=reason,
        payload=row["payload"],
        feedback=FeedbackKind(row["feedback"]) if row["feedback"] else None,
        passed_by=by,
    )


def _suggestion_row(row: Row) -> SuggestionRow:
    return SuggestionRow(
        decision_id=row["decision_id"],
        rank=row["rank"],
        text=row["text"],
        entry_id=row["entry_id"],
        entry_title=row["entry_title"] or "",
        confidence=row["confidence"],
        checks=texts(row["checks"]),
        blocked=texts(row["blocked"]),
        rejected=bool(row["rejected"]),
        media=texts(row["media"]) if row["media"] else (),
    )
