"""The doctor looks and changes nothing."""

import hashlib
from pathlib import Path

from deskpilot.domain.conversation import Conversation, Sender
from deskpilot.store import Store, doctor, is_synced
from deskpilot.store.migrations import NEWEST_VERSION
from tests.store.conftest import NOON


def test_a_healthy_database_in_use_is_called_healthy(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
    store.back_up()
    report = doctor(store.data_dir)
    assert report.is_healthy
    assert (report.error, report.quick_check) == ("", "ok")
    assert dict(report.counts)["messages"] == 1
    assert report.schema_version == report.newest_version == NEWEST_VERSION
    assert len(report.backups) == 1
    assert report.wal_bytes > 0
    assert report.database_bytes > 0
    assert report.free_bytes > 0
    assert "unclean_end" in report.warnings
    store.close()
    assert doctor(store.data_dir).warnings in ((), ("disk_low",))


def test_a_lost_or_damaged_database_is_named_and_left_alone(store: Store, conversation: Conversation) -> None:
    store.close()
    path = store.path
    path.write_bytes(b"broken" * 1000)
    before = {file: hashlib.sha256(file.read_bytes()).digest() for file in store.data_dir.iterdir()}
    report = doctor(store.data_dir)
    assert not report.is_healthy
    assert report.error == "database_corrupt"
    assert {file: hashlib.sha256(file.read_bytes()).digest() for file in store.data_dir.iterdir()} == before
    path.unlink()
    assert doctor(store.data_dir).error == "database_missing"


def test_a_folder_without_a_database_is_a_first_start(tmp_path: Path) -> None:
    report = doctor(tmp_path)
    assert report.is_healthy
    assert report.warnings in (("no_backup",), ("disk_low", "no_backup"))
    assert doctor(tmp_path / "nowhere").free_bytes == 0


def test_fewer_lines_than_the_marker_remembers_is_a_warning(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        for _ in range(10):
            uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
    store.close()
    with Store.open(store.data_dir) as again, again.begin() as uow:
        uow._connection.run("DELETE FROM messages WHERE seq > 2")
    assert "lines_lost" not in doctor(store.data_dir).warnings
    marker = store.data_dir / "deskpilot.marker.json"
    marker.write_text(marker.read_text().replace('"messages": 3', '"messages": 10'))
    assert "lines_lost" in doctor(store.data_dir).warnings


def test_a_folder_that_a_cloud_copies_is_recognised() -> None:
    assert is_synced(Path("/home/小美/OneDrive/店"))
    assert is_synced(Path("/home/小美/我的坚果云/店"))
    assert not is_synced(Path("/home/小美/店"))
