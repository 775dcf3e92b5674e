"""A backup is whole before it counts, and the way back can be taken back."""

import shutil
import sqlite3
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.conversation import Conversation, Sender
from deskpilot.domain.errors import DatabaseCorrupt, DatabaseNewer, FolderUnusable, NotFound
from deskpilot.store import (
    Backup,
    Rotation,
    Store,
    back_up_folder,
    backups_of,
    backups_to_delete,
    is_whole,
    read_marker,
    restore,
    set_aside,
    start_anew,
)
from tests.store.conftest import NOON


def say(store: Store, conversation: Conversation, *texts: str) -> None:
    with store.begin() as uow:
        for text in texts:
            uow.messages.append(conversation.id, Sender.CUSTOMER, text, NOON)


def test_a_backup_holds_all_that_was_committed_and_nothing_else(
    store: Store, conversation: Conversation, tmp_path: Path
) -> None:
    say(store, conversation, "一", "二")
    target = store.backup_to(tmp_path / "away" / "copy.db")
    say(store, conversation, "三")
    raw = sqlite3.connect(target)
    assert [row[0] for row in raw.execute("SELECT text FROM messages ORDER BY seq")] == ["一", "二"]
    assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    raw.close()
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_backup_made_beside_a_busy_writer_is_a_committed_state(
    store: Store, conversation: Conversation, tmp_path: Path
) -> None:
    folder, made = store.data_dir, []

    def back_up() -> None:
        for number in range(8):
            made.append(back_up_folder(folder, tmp_path / f"{number}.db"))

    thread = threading.Thread(target=back_up)
    thread.start()
    said = 0
    while thread.is_alive():
        say(store, conversation, "一" * 500, "二" * 500)
        said += 2
    thread.join()
    assert len(made) == 8
    counts = []
    for path in made:
        raw = sqlite3.connect(path)
        count, following = raw.execute(
            "SELECT count(*), (SELECT next_seq FROM conversations) FROM messages"
        ).fetchone()
        assert count == following
        assert count % 2 == 0
        counts.append(count)
        raw.close()
    assert counts == sorted(counts)
    assert counts[-1] <= said


def test_a_backup_that_cannot_be_written_leaves_no_half(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderUnusable):
        store.backup_to(tmp_path / "file" / "copy.db")
    store.backup_to(tmp_path / "copy.db")
    former = (tmp_path / "copy.db").read_bytes()
    (tmp_path / "copy.db.1.tmp").touch()
    assert (tmp_path / "copy.db").read_bytes() == former


def test_backups_are_listed_the_newest_first(store: Store) -> None:
    folder = store.data_dir / "backups"
    first = store.back_up("daily")
    second = store.back_up("before-import")
    (folder / "notes.txt").write_text("x")
    (folder / "foreign.db").write_text("x")
    assert [(b.path, b.reason) for b in backups_of(store.data_dir)] == [
        (second, "before-import"),
        (first, "daily"),
    ]
    assert backups_of(store.data_dir / "nowhere") == ()


def test_a_backup_that_is_no_database_is_not_whole(store: Store, tmp_path: Path) -> None:
    good = store.back_up()
    assert is_whole(good)
    cut = tmp_path / "cut.db"
    cut.write_bytes(good.read_bytes()[:20_000])
    assert not is_whole(cut)
    (tmp_path / "empty.db").touch()
    assert not is_whole(tmp_path / "empty.db")


def test_a_restore_brings_the_backup_back_and_keeps_what_was_there(
    store: Store, conversation: Conversation
) -> None:
    folder = store.data_dir
    say(store, conversation, "一")
    backup = store.back_up()
    say(store, conversation, "二")
    store.close()
    restore(backup, folder, NOON)
    with Store.open(folder) as again, again.begin() as uow:
        assert [m.text for m in uow.messages.recent(conversation.id)] == ["一"]
    (kept,) = folder.glob("deskpilot.db.before-restore.*Z")
    raw = sqlite3.connect(kept)
    assert raw.execute("SELECT count(*) FROM messages").fetchone()[0] == 2
    raw.close()


def test_a_restore_recovers_from_a_lost_database(store: Store, conversation: Conversation) -> None:
    folder = store.data_dir
    say(store, conversation, "一")
    backup = store.back_up()
    store.close()
    (folder / "deskpilot.db").unlink()
    restore(backup, folder, NOON)
    with Store.open(folder) as again, again.begin() as uow:
        assert uow.conversations.open_ids() == (conversation.id,)


def test_a_damaged_backup_is_not_restored(store: Store, conversation: Conversation, tmp_path: Path) -> None:
    folder = store.data_dir
    say(store, conversation, "一")
    backup = store.back_up()
    store.close()
    before = (folder / "deskpilot.db").read_bytes()
    backup.write_bytes(backup.read_bytes()[:20_000])
    with pytest.raises(DatabaseCorrupt):
        restore(backup, folder, NOON)
    with pytest.raises(NotFound):
        restore(tmp_path / "none.db", folder, NOON)
    assert (folder / "deskpilot.db").read_bytes() == before
    assert list(folder.glob("*.before-restore.*")) == []


def test_a_backup_of_a_newer_program_is_not_put_in_the_place_of_what_can_be_opened(
    store: Store, conversation: Conversation
) -> None:
    folder = store.data_dir
    say(store, conversation, "一")
    backup = store.back_up()
    store.close()
    newer = sqlite3.connect(backup)
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    with pytest.raises(DatabaseNewer):
        restore(backup, folder, NOON)
    assert list(folder.glob("*.before-restore.*")) == []
    Store.open(folder).close()


def test_a_damaged_database_is_set_aside_untouched_and_stays_a_loss(store: Store) -> None:
    folder = store.data_dir
    store.close()
    (folder / "deskpilot.db").write_bytes(b"broken" * 1000)
    (moved,) = set_aside(folder, NOON)
    assert moved.name == "deskpilot.db.corrupt.20261122T040000000000Z"
    assert moved.read_bytes() == b"broken" * 1000
    assert read_marker(folder) is not None


def test_starting_anew_is_a_choice_and_deletes_nothing(store: Store, conversation: Conversation) -> None:
    folder = store.data_dir
    store.close()
    start_anew(folder, NOON)
    with Store.open(folder) as again, again.begin() as uow:
        assert uow.conversations.open_ids() == ()
    assert len(list(folder.glob("deskpilot.db.corrupt.*"))) == 1
    assert len(list(folder.glob("deskpilot.marker.json.*Z"))) == 1


def made(at: datetime) -> Backup:
    return Backup(Path(at.isoformat()), at, "daily", 1)


def test_a_year_of_backups_comes_down_to_the_policy() -> None:
    kept: list[Backup] = []
    now = NOON
    for hours in range(0, 365 * 24, 6):
        now = NOON + timedelta(hours=hours)
        kept.append(made(now))
        gone = set(backups_to_delete(kept, now))
        kept = [backup for backup in kept if backup not in gone]
    ages = [(now - backup.at) / timedelta(days=1) for backup in kept]
    assert sum(age < 2 for age in ages) == 8
    assert len(kept) <= 8 + 12 + 10 + 9
    # One a day for twelve days, one a week for two months, one a month for most of a year.
    assert all(any(day <= age < day + 1 for age in ages) for day in range(2, 12))
    assert all(any(7 * week <= age < 7 * week + 14 for age in ages) for week in range(1, 9))
    assert all(any(30 * month <= age < 30 * month + 60 for age in ages) for month in range(1, 8))


def test_a_clock_set_back_a_year_deletes_nothing_newer() -> None:
    backups = [made(NOON - timedelta(days=days)) for days in range(40)]
    assert backups_to_delete(backups, NOON - timedelta(days=365)) == ()


_TIMES = st.timedeltas(timedelta(days=-365), timedelta(days=30)).map(lambda age: NOON + age)


@given(
    st.lists(_TIMES, unique=True),
    _TIMES,
)
def test_the_newest_backup_always_stays_and_the_policy_is_stable(
    times: list[datetime], now: datetime
) -> None:
    backups = [made(at) for at in times]
    gone = set(backups_to_delete(backups, now))
    left = [backup for backup in backups if backup not in gone]
    if backups:
        assert max(backups, key=lambda backup: backup.at) in left
    assert backups_to_delete(left, now) == ()
    assert not any(backup.at > now - timedelta(days=Rotation().all_days) for backup in gone)


def test_a_copied_folder_opens_elsewhere(store: Store, conversation: Conversation, tmp_path: Path) -> None:
    say(store, conversation, "一")
    store.close()
    shutil.copytree(store.data_dir, tmp_path / "other pc")
    with Store.open(tmp_path / "other pc") as moved, moved.begin() as uow:
        assert len(uow.messages.recent(conversation.id)) == 1
