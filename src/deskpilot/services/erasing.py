"""What is done to the store as a whole, not in one unit of work: a customer erased, older copies of the data let go."""

from pathlib import Path

from deskpilot.domain.commands import EraseCustomer, RenewBackups
from deskpilot.domain.errors import FolderUnusable
from deskpilot.domain.events import ChangeSet
from deskpilot.services.media import MediaStore
from deskpilot.store import Store, backups_of

_ASIDE = ("deskpilot.db.before-restore.*", "deskpilot.db.corrupt.*")
_COMPANIONS = ("-wal", "-shm")


def at_store(store: Store, media: MediaStore, command: EraseCustomer | RenewBackups, by: str) -> ChangeSet:
    """Do one of the two. Raises `NotFound`, `FolderUnusable` (`file_in_use`: nothing was erased) or another store
    error."""
    if isinstance(command, EraseCustomer):
        return store.erase_customer(command.customer_id, by, media.remove)
    return _renew(store, by)


def old_copies(data_dir: Path) -> tuple[Path, ...]:
    """Every older copy of the database in the data folder: backups, and what a restore or a damage left aside."""
    aside = [path for pattern in _ASIDE for path in data_dir.glob(pattern)]
    kept = [path for path in aside if path.is_file() and not path.name.endswith(_COMPANIONS)]
    return (*(backup.path for backup in backups_of(data_dir)), *sorted(kept))


def _renew(store: Store, by: str) -> ChangeSet:
    """The new backup is there before an old one goes."""
    old = old_copies(store.data_dir)
    fresh = store.back_up("renewed")
    for path in old:
        if path != fresh:
            _let_go(path)
    with store.begin() as uow:
        uow.audit.add(by, "backups_renewed", "", str(len(old)), store.now())
    return uow.changes


def _let_go(path: Path) -> None:
    try:
        for companion in ("", *_COMPANIONS):
            path.with_name(path.name + companion).unlink(missing_ok=True)
    except OSError as error:
        raise FolderUnusable("file_in_use", path=path) from error
