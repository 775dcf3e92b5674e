"""The only room that knows SQLite: rows in, frozen values out, one transaction per command."""

from deskpilot.store.backup import (
    Backup,
    Rotation,
    back_up_folder,
    backup_name,
    backups_of,
    backups_to_delete,
    is_whole,
    restore,
    set_aside,
    start_anew,
)
from deskpilot.store.connection import Row
from deskpilot.store.decisions import Draft, Judgement, StoredDecision, Verdict
from deskpilot.store.doctor import DoctorReport, doctor, is_synced
from deskpilot.store.entries import Entries
from deskpilot.store.entry_rows import EntryCopy, ImportCounts
from deskpilot.store.handoffs import Handoff
from deskpilot.store.kept_index import keep_index, opened_index
from deskpilot.store.marker import Marker, read_marker
from deskpilot.store.messages import mark_of, mark_payload
from deskpilot.store.outbox import OutboxState, OutgoingReply
from deskpilot.store.reader import Reader
from deskpilot.store.store import Store, utc_now
from deskpilot.store.unit_of_work import UnitOfWork

__all__ = [
    "Backup",
    "DoctorReport",
    "Draft",
    "Entries",
    "EntryCopy",
    "Handoff",
    "ImportCounts",
    "Judgement",
    "Marker",
    "OutboxState",
    "OutgoingReply",
    "Reader",
    "Rotation",
    "Row",
    "Store",
    "StoredDecision",
    "UnitOfWork",
    "Verdict",
    "back_up_folder",
    "backup_name",
    "backups_of",
    "backups_to_delete",
    "doctor",
    "is_synced",
    "is_whole",
    "keep_index",
    "mark_of",
    "mark_payload",
    "opened_index",
    "read_marker",
    "restore",
    "set_aside",
    "start_anew",
    "utc_now",
]
