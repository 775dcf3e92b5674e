"""A loss is never taken for a first start, and a file that is not ours to change is not changed."""

import errno
import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath

import pytest
from sqlite_utils import Database

from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import (
    DatabaseCorrupt,
    DatabaseMissing,
    DatabaseNewer,
    DiskFull,
    FolderUnusable,
    StoreError,
)
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.persona import Staff
from deskpilot.store import (
    Reader,
    Store,
    backups_of,
    is_whole,
    migrations,
    opening,
    read_marker,
)
from tests.store.conftest import NOON

NEXT = migrations.NEWEST_VERSION + 1


def filled(folder: Path, lines: int = 3) -> Path:
    """A store with some lines in it, closed; its file."""
    with Store.open(folder, clock=lambda: NOON) as store, store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        talk = uow.conversations.open("taobao", "t", customer.id, NOON)
        for number in range(lines):
            uow.messages.append(talk.id, Sender.CUSTOMER, f"第 {number} 句" + "长" * 100, NOON)
    return folder / "deskpilot.db"


def digest(folder: Path) -> dict[str, str]:
    """Every file of the database and what is in it."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("deskpilot.db*")}


def test_a_first_start_makes_database_and_marker(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "店"
    store = Store.open(folder, clock=lambda: NOON)
    marker = read_marker(folder)
    assert marker is not None
    assert not marker.is_clean
    store.close()
    marker = read_marker(folder)
    assert marker is not None
    assert (marker.is_clean, marker.messages, marker.at) == (True, 0, NOON)
    with sqlite3.connect(folder / "deskpilot.db") as raw:
        assert raw.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION_ID
        assert raw.execute("PRAGMA user_version").fetchone()[0] == migrations.NEWEST_VERSION
    raw.close()


def test_the_marker_counts_the_lines(tmp_path: Path) -> None:
    filled(tmp_path, lines=7)
    marker = read_marker(tmp_path)
    assert marker is not None
    assert marker.messages == 7


def _delete(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _without_tables(path: Path) -> None:
    path.unlink()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version=0")
    raw.execute("CREATE TABLE x (a)")
    raw.execute("DROP TABLE x")
    raw.commit()
    raw.close()


@pytest.mark.parametrize("harm", [_delete, _empty, _without_tables])
def test_a_database_that_is_gone_is_a_loss_not_a_first_start(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    path = filled(tmp_path)
    harm(path)
    before = digest(tmp_path)
    with pytest.raises(DatabaseMissing) as caught:
        Store.open(tmp_path)
    assert caught.value.params["messages"] == 3
    assert digest(tmp_path) == before


@pytest.mark.parametrize("marker", ["", "{", "[]", '{"messages": "many"}'])
def test_an_unreadable_marker_still_says_that_a_database_was_here(tmp_path: Path, marker: str) -> None:
    (tmp_path / "deskpilot.marker.json").write_text(marker)
    with pytest.raises(DatabaseMissing):
        Store.open(tmp_path)


@pytest.mark.parametrize("leftover", [_empty, _without_tables])
def test_what_a_broken_off_first_start_leaves_is_begun_anew(
    tmp_path: Path, leftover: Callable[[Path], None]
) -> None:
    path = tmp_path / "deskpilot.db"
    path.touch()
    leftover(path)
    with Store.open(tmp_path) as store, store.begin() as uow:
        assert uow.conversations.open_ids() == ()


def _text_file(path: Path) -> None:
    path.write_text("这不是数据库" * 100)


def _zeroed_header(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def _cut_in_half(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _of_another_program(path: Path) -> None:
    path.unlink()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE notes (text)")
    raw.commit()
    raw.close()


@pytest.mark.parametrize("harm", [_text_file, _zeroed_header, _cut_in_half, _short, _of_another_program])
def test_a_damaged_or_foreign_file_is_told_and_left_as_it_is(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    path = filled(tmp_path, lines=200)
    harm(path)
    before = digest(tmp_path)
    with pytest.raises(DatabaseCorrupt):
        Store.open(tmp_path)
    assert digest(tmp_path) == before


def _spoil_an_index(path: Path) -> None:
    raw = sqlite3.connect(path)
    page_size = raw.execute("PRAGMA page_size").fetchone()[0]
    root = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'messages_by_seq'").fetchone()[0]
    raw.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * page_size + page_size // 2)
        file.write(b"\xa5" * (page_size // 2))


def test_a_spoilt_index_is_found_after_an_unclean_end(tmp_path: Path) -> None:
    path = filled(tmp_path, lines=200)
    _spoil_an_index(path)
    marker_path = tmp_path / "deskpilot.marker.json"
    marker = json.loads(marker_path.read_text())
    marker_path.write_text(json.dumps(marker | {"is_clean": False}))
    with pytest.raises(DatabaseCorrupt):
        Store.open(tmp_path, clock=lambda: NOON)


def test_a_spoilt_index_is_found_within_a_week_after_a_clean_end(tmp_path: Path) -> None:
    path = filled(tmp_path, lines=200)
    _spoil_an_index(path)
    Store.open(tmp_path, clock=lambda: NOON + timedelta(days=6)).close()
    with pytest.raises(DatabaseCorrupt):
        Store.open(tmp_path, clock=lambda: NOON + timedelta(days=8))


def test_a_newer_database_is_refused_byte_for_byte(tmp_path: Path) -> None:
    path = filled(tmp_path)
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version={migrations.NEWEST_VERSION + 1}")
    raw.commit()
    raw.close()
    before = digest(tmp_path)
    with pytest.raises(DatabaseNewer):
        Store.open(tmp_path)
    assert digest(tmp_path) == before


def test_a_newer_database_is_refused_while_its_version_is_still_in_the_log(tmp_path: Path) -> None:
    path = filled(tmp_path)
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version={migrations.NEWEST_VERSION + 1}")
    newer.commit()
    before = path.read_bytes()
    with pytest.raises(DatabaseNewer):
        Store.open(tmp_path)
    assert path.read_bytes() == before
    newer.close()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderUnusable):
        Store.open(tmp_path / "file")
    (tmp_path / "odd" / "deskpilot.db").mkdir(parents=True)
    with pytest.raises(FolderUnusable):
        Store.open(tmp_path / "odd")
    with pytest.raises(FolderUnusable, match="folder_on_network"):
        opening.check_folder(PureWindowsPath("//server/share/shop"))  # type: ignore[arg-type]
    with pytest.raises(FolderUnusable):
        Store.open(tmp_path, read_only=True)
    with pytest.raises(FolderUnusable):
        Reader(tmp_path / "nowhere")


def test_a_folder_without_a_byte_left_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", no_room)
    with pytest.raises(DiskFull):
        Store.open(tmp_path)


def test_where_the_helper_files_cannot_be_made_the_file_alone_is_read(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "deskpilot.db-shm").mkdir()
    reader = Reader(tmp_path)
    assert reader.value("SELECT count(*) FROM messages") == 3
    reader.close()


def test_a_database_that_somebody_holds_is_busy_not_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskpilot.store.connection._BUSY_SECONDS", 0.05)
    path = filled(tmp_path)
    store = Store.open(tmp_path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="database_busy"):
        store.begin().__enter__()
    holder.execute("ROLLBACK")
    with store.begin() as uow:
        assert uow.conversations.open_ids() == (1,)
    holder.close()
    store.close()


def test_a_writer_waits_for_somebody_who_lets_go_in_time(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with Store.open(tmp_path) as store:
        reading = sqlite3.connect(path)
        reading.execute("SELECT * FROM messages").fetchone()
        with store.begin() as uow:
            uow.settings.set({"mode": "auto"})
        reading.close()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program one step newer than this one."""

    def step(db: Database) -> None:
        db.execute("ALTER TABLE customers ADD COLUMN birthday TEXT NOT NULL DEFAULT ''")
        db.execute(f"PRAGMA user_version={NEXT}")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("9999_next", step)))
    monkeypatch.setattr(migrations, "NEWEST_VERSION", NEXT)


def test_an_old_database_is_brought_up_to_date_after_a_checked_backup(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    filled(tmp_path, lines=5)
    request.getfixturevalue("next_version")
    with Store.open(tmp_path, clock=lambda: NOON) as store, store.begin() as uow:
        assert uow._connection.value("SELECT birthday FROM customers") == ""
        assert uow._connection.value("PRAGMA user_version") == NEXT
    (backup,) = backups_of(tmp_path)
    assert (backup.reason, backup.at) == ("before-update", NOON)
    assert is_whole(backup.path)
    with sqlite3.connect(backup.path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == NEXT - 1
        assert raw.execute("SELECT count(*) FROM messages").fetchone()[0] == 5
    raw.close()


@pytest.mark.usefixtures("next_version")
def test_a_step_that_fails_leaves_the_old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "NEWEST_VERSION", NEXT - 1)
        patch.setattr(migrations, "STEPS", migrations.STEPS[:-1])
        filled(tmp_path)

    def broken(db: Database) -> None:
        db.execute("ALTER TABLE customers ADD COLUMN shoe TEXT")
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("99999_broken", broken)))
    with pytest.raises(ZeroDivisionError):
        Store.open(tmp_path)
    with sqlite3.connect(tmp_path / "deskpilot.db") as raw:
        columns = {row[1] for row in raw.execute("PRAGMA table_info(customers)")}
        assert "birthday" in columns
        assert "shoe" not in columns
        assert raw.execute("SELECT count(*) FROM messages").fetchone()[0] == 3
    raw.close()


@pytest.mark.usefixtures("next_version")
def test_without_room_for_an_update_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "NEWEST_VERSION", NEXT - 1)
        patch.setattr(migrations, "STEPS", migrations.STEPS[:-1])
        filled(tmp_path)
    usage = opening.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(opening.shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    before = digest(tmp_path)
    with pytest.raises(DiskFull):
        Store.open(tmp_path, clock=lambda: NOON)
    assert digest(tmp_path)["deskpilot.db"] == before["deskpilot.db"]
    assert backups_of(tmp_path) == ()


def test_people_of_the_first_version_get_a_row_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "NEWEST_VERSION", 1)
        patch.setattr(migrations, "STEPS", migrations.STEPS[:1])
        with Store.open(tmp_path) as store, store.begin() as uow:
            uow.settings.set({"staff": "小美:agent:9-18、老周:owner，小美:owner"})
    with Store.open(tmp_path) as store, store.begin() as uow:
        assert uow.people.all() == (
            Staff("小美", "agent", (), 9, 18),
            Staff("老周", "owner", (), 0, 24),
        )
        assert uow.people.rules() == ()


def test_the_clock_of_the_store_is_the_one_it_was_given(tmp_path: Path) -> None:
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    with Store.open(tmp_path, clock=lambda: moment) as store:
        assert store.back_up().name.startswith("20300101T000000")


def test_call_backs_that_were_owed_before_become_tasks(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "NEWEST_VERSION", 1)
        patch.setattr(migrations, "STEPS", migrations.STEPS[:1])
        Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "deskpilot.db") as raw:
        # In the words of that version: today's code asks for columns that it did not have.
        raw.execute(
            "INSERT INTO customers (channel, external_key, nickname, first_seen_at) VALUES ('taobao', 'k', '小鹿', 0)"
        )
        raw.execute(
            "INSERT INTO conversations (channel, external_key, customer_id, opened_at, last_message_at)"
            " VALUES ('taobao', 't', 1, 0, 0)"
        )
        raw.execute(
            "INSERT INTO escalations (conversation_id, reason, severity, raised_at, quote, state, callback)"
            " VALUES (1, 'custom', 1, 0, '能做一米五吗', 'open', 1)"
        )
    raw.close()
    with Store.open(tmp_path, clock=lambda: NOON) as store, store.begin() as uow:
        (task,) = uow.tasks.of_conversation(1)
        assert (task.kind, task.text, task.customer_id) == (TaskKind.CALL_BACK, "能做一米五吗", 1)
