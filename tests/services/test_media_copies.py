"""A backup brings the pictures and files along, and what is missing is told."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskpilot.domain.commands import SendAgentReply
from deskpilot.domain.errors import KnownError
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.keeping import back_up, doctor, put_back
from deskpilot.services.media import MediaStore
from deskpilot.services.media_copies import copy_media, media_beside
from tests.services.shop import Shop, open_shop

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
AT = datetime(2026, 3, 12, 4, 0, tzinfo=UTC)


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    """A shop that sent one picture and names another in an entry; nobody has it open."""
    shop = open_shop(data_dir)
    send(shop, picture(tmp_path, "桌面.png", PNG))
    name = MediaStore(data_dir).keep(picture(tmp_path, "客厅.png", PNG + b"2"))
    with shop.store.begin() as uow:
        uow.entries.put(KnowledgeEntry("M1", "侘寂风怎么配", "看图。", media=(name,)), "小美", AT)
    shop.store.close()
    return data_dir


def picture(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def send(shop: Shop, path: Path) -> None:
    attachment = MediaStore(shop.store.data_dir).take_in(path)
    shop.do(SendAgentReply(shop.hear("有图吗"), "", "小美", attachments=(attachment,)))


def checks(folder: Path) -> dict[str, tuple[bool, str]]:
    return {check.code: (check.sound, check.value) for check in doctor(folder)}


def test_a_backup_brings_its_pictures_back_into_an_empty_folder(folder: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "stick" / "copy.db", tmp_path / "other"
    other.mkdir()
    copy.parent.mkdir()
    assert back_up(folder, copy).media == 3  # the picture sent, the one named, and its content once more
    assert put_back(copy, other, AT).media == 3
    assert checks(other)["media"] == (True, "2")
    assert "media_missing" not in checks(other)


def test_a_second_backup_copies_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(folder, copy)
    before = {path.name: path.stat().st_mtime_ns for path in media_beside(copy).iterdir()}
    MediaStore(folder).keep(picture(tmp_path, "新.png", PNG + b"3"))
    back_up(folder, copy)
    after = {path.name: path.stat().st_mtime_ns for path in media_beside(copy).iterdir()}
    assert before.items() <= after.items()
    assert "新.png" in after


def test_a_copy_without_its_pictures_restores_and_the_doctor_names_what_is_missing(
    folder: Path, tmp_path: Path
) -> None:
    copy, other = tmp_path / "copy.db", tmp_path / "other"
    other.mkdir()
    back_up(folder, copy)
    for path in media_beside(copy).iterdir():
        path.unlink()
    media_beside(copy).rmdir()
    assert put_back(copy, other, AT).media == 0
    sound, told = checks(other)["media_missing"]
    assert not sound
    assert told == "2: 桌面.png, 客厅.png"
    assert not (other / "media").exists()  # the doctor changes nothing


def test_another_picture_of_the_same_name_is_kept_beside(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(folder, copy)
    (folder / "media" / "客厅.png").write_bytes(PNG + b"newer")
    put_back(copy, folder, AT)
    assert (folder / "media" / "客厅.png").read_bytes() == PNG + b"2"
    (aside,) = (folder / "media").glob("客厅.png.before-restore.*")
    assert aside.read_bytes() == PNG + b"newer"


def test_what_is_just_being_taken_in_is_not_copied(folder: Path, tmp_path: Path) -> None:
    (folder / "media" / ".incoming-1").write_bytes(b"half")
    copy = tmp_path / "copy.db"
    assert back_up(folder, copy).media == 3
    assert not list(media_beside(copy).glob(".*"))


def test_a_target_that_is_a_file_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "media").write_bytes(b"")
    with pytest.raises(KnownError) as told:
        copy_media(folder / "media", tmp_path / "media")
    assert told.value.code == "folder_unusable"


def test_a_disabled_entry_misses_nothing(folder: Path) -> None:
    (folder / "media" / "客厅.png").unlink()
    assert checks(folder)["media_missing"] == (False, "1: 客厅.png")
    shop = open_shop(folder)
    with shop.store.begin() as uow:
        entry = uow.entries.get("M1")
        assert entry is not None
        uow.entries.put(replace(entry, enabled=False), "小美", AT)
    shop.store.close()
    assert "media_missing" not in checks(folder)
