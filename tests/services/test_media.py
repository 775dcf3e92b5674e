"""Files that go with a reply: which are taken in, under what names, and how they leave and are taken back."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.commands import CancelReply, CloseTurn, SendAgentReply, SetMode, TakeOver
from deskpilot.domain.conversation import Delivery, MessageKind, Mode
from deskpilot.domain.errors import InvalidInput
from deskpilot.services import media
from deskpilot.services.media import MediaStore, attachment_in, link_in, payload_of, safe_name
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.shop import Shop, answers

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def store(data_dir: Path) -> MediaStore:
    return MediaStore(data_dir)


def file(folder: Path, name: str, content: bytes = PNG) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_same_picture_under_two_names_is_stored_once(
    store: MediaStore, tmp_path: Path, data_dir: Path
) -> None:
    first, second = store.take_in(file(tmp_path, "桌面.png")), store.take_in(file(tmp_path, "b.PNG"))
    assert (first.file, first.name, second.name) == (second.file, "桌面.png", "b.PNG")
    assert (first.kind, first.size) == (MessageKind.IMAGE, len(PNG))
    assert [path.name for path in (data_dir / "media").iterdir()] == [first.file]
    path = store.path_of(first.file)
    assert path is not None
    assert path.read_bytes() == PNG


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.exe", b"MZ", "kind_not_allowed"),
        ("a.html", b"<p>", "kind_not_allowed"),
        ("noending", b"x", "kind_not_allowed"),
        ("a.png", b"", "empty_file"),
        ("a.png", b"MZ\x90", "not_what_it_says"),
        ("a.svg", b"<svg><script>1</script></svg>", "not_what_it_says"),
        ("a.pdf", b"<html>", "not_what_it_says"),
    ],
)
def test_what_should_not_be_sent_is_refused_with_its_reason(
    store: MediaStore, tmp_path: Path, data_dir: Path, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        store.take_in(file(tmp_path, name, content))
    assert (refused.value.code, refused.value.params["file"]) == (code, name)
    assert not list((data_dir / "media").glob("*"))


def test_a_folder_a_missing_and_an_overlarge_file_are_refused(
    store: MediaStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "d.png"
    folder.mkdir()
    monkeypatch.setitem(media.LARGEST, MessageKind.IMAGE, 10)
    for path, code in (
        (folder, "not_a_file"),
        (tmp_path / "x.png", "no_such_file"),
        (file(tmp_path, "l.png"), "file_too_large"),
    ):
        with pytest.raises(InvalidInput) as refused:
            store.take_in(path)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("..\\..\\boot.ini", "boot.ini"),
        ("../../etc/passwd", "passwd"),
        ("CON", "_CON"),
        ("nul.png", "_nul.png"),
        ("COM1.txt", "_COM1.txt"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\0b\n.png", "ab.png"),
        ('a<b>:"|?*.png', "a_b______.png"),
        ("图. . ", "图"),
        ("...", "_"),
        ("", "_"),
        ("长" * 300 + ".png", "长" * 116 + ".png"),
        ("\ud800x.png", "x.png"),
    ],
)
def test_a_name_that_could_do_harm_becomes_one_that_cannot(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["../deskpilot.db", "/etc/passwd", "..\\x", "", "missing.png"])
def test_an_entry_cannot_reach_out_of_the_media_folder(store: MediaStore, name: str) -> None:
    assert store.of_entry(name) is None


def test_a_picture_that_was_exchanged_under_its_name_is_the_new_one(
    store: MediaStore, tmp_path: Path
) -> None:
    name = store.keep(file(tmp_path, "a.png"))
    before = store.of_entry(name)
    assert store.of_entry(name) is before
    file(tmp_path, "a.png", PNG + b"new")
    shutil.copyfile(tmp_path / "a.png", store._folder / name)
    after = store.of_entry(name)
    assert before is not None
    assert after is not None
    assert after.file != before.file


def test_the_pictures_of_the_demo_shop_are_found(store: MediaStore) -> None:
    found = store.of_entry("wabi-living-room.svg")
    assert found is not None
    assert (found.name, found.kind) == ("wabi-living-room.svg", MessageKind.IMAGE)


def test_a_line_from_outside_never_names_a_file_of_ours() -> None:
    assert attachment_in('{"file": "../../x.png", "name": "x", "kind": "image"}') is None
    assert attachment_in("[" * 5_000) is None
    kept = Attachment("a" * 64 + ".png", "x.png", 3, MessageKind.IMAGE)
    assert attachment_in(payload_of(kept)) == kept


@pytest.mark.parametrize(
    ("payload", "link"),
    [
        ('{"url": "https://img.example.com/1.png"}', "https://img.example.com/1.png"),
        ("https://img.example.com/1.png", "https://img.example.com/1.png"),
        ('{"url": "file:///etc/passwd"}', ""),
        ('{"url": "javascript:alert(1)"}', ""),
        ("C:\\x.png", ""),
        ("", ""),
    ],
)
def test_only_the_web_is_a_link(payload: str, link: str) -> None:
    assert link_in(payload) == link


def send(shop: Shop, store: MediaStore, folder: Path, text: str, count: int = 2) -> tuple[Attachment, ...]:
    files = tuple(store.take_in(file(folder, f"{n}.png", PNG + bytes([n]))) for n in range(count))
    conversation = shop.hear("有图吗")
    shop.do(SendAgentReply(conversation, text, "小美", undo_seconds=5, attachments=files))
    return files


def test_files_follow_their_words_as_lines_of_their_own(
    shop: Shop, store: MediaStore, tmp_path: Path
) -> None:
    files = send(shop, store, tmp_path, "您看")
    shop.clock.pass_(6)
    assert shop.leave() == ["您看", "0.png", "1.png"]
    assert [item.attachment for item in shop.sent] == [None, *files]


def test_one_send_is_taken_back_as_one(shop: Shop, store: MediaStore, tmp_path: Path) -> None:
    send(shop, store, tmp_path, "您看")
    last = shop.lines()[-1]
    shop.do(CancelReply(last.id))
    assert shop.leave() == []
    assert {line.delivery for line in shop.lines() if line.sender is last.sender} == {Delivery.CANCELLED}


def test_files_may_go_without_words_but_not_too_many_and_not_strange_ones(
    shop: Shop, store: MediaStore, tmp_path: Path
) -> None:
    (one,) = send(shop, store, tmp_path, "", 1)
    conversation = shop.conversation().id
    for files, code in (
        ((one,) * 10, "too_many_attachments"),
        ((replace(one, file="../x.png"),), "bad_attachment"),
        ((replace(one, name="a\u202eb.png"),), "bad_attachment"),
        ((), "empty_reply"),
    ):
        with pytest.raises(InvalidInput) as refused:
            shop.do(SendAgentReply(conversation, " ", "小美", attachments=files))
        assert refused.value.code == code
    shop.clock.pass_(6)
    assert shop.leave() == ["0.png"]


def illustrated(shop: Shop) -> None:
    """An entry with a picture of the demo shop and one that is gone."""
    with shop.store.begin() as uow:
        entry = uow.entries.get("KB0003")
        assert entry is not None
        uow.entries.put(replace(entry, media=("wabi-living-room.svg", "gone.png")), "test", shop.clock.now())
    shop.reads("怎么洗", answers("KB0003"))
    shop.reads("再说一遍怎么洗", answers("KB0003"))


def test_an_answer_brings_the_pictures_of_its_entry_once(shop: Shop) -> None:
    illustrated(shop)
    assert shop.turn("怎么洗")[1:] == ["wabi-living-room.svg"]
    picture = shop.sent[-1].attachment
    assert picture is not None
    assert shop.desk.media.path_of(picture.file) is not None
    assert len(shop.turn("再说一遍怎么洗")) == 1


def test_pictures_of_the_ai_are_called_back_like_its_words(shop: Shop) -> None:
    illustrated(shop)
    shop.do(CloseTurn(shop.hear("怎么洗")))
    shop.do(TakeOver(shop.conversation().id, "小美"))
    assert shop.leave() == []


def test_a_draft_names_the_pictures_of_its_entry(shop: Shop) -> None:
    illustrated(shop)
    shop.do(SetMode(Mode.ASSIST))
    shop.turn("怎么洗")
    reader = Reader(shop.store.data_dir)
    (row, *_) = DeskQueries(reader, shop.clock).suggestions(shop.conversation().id)
    reader.close()
    assert row.media == ("wabi-living-room.svg", "gone.png")


def test_files_of_entries_keep_their_names_and_never_replace_another(
    store: MediaStore, tmp_path: Path
) -> None:
    first = store.keep(file(tmp_path, "客厅.png"))
    (tmp_path / "b").mkdir()
    other = store.keep(file(tmp_path / "b", "客厅.png", PNG + b"other"))
    assert (first, other) == ("客厅.png", "客厅 2.png")
    assert store.keep(tmp_path / "客厅.png") == first
    found = store.of_entry(other)
    assert found is not None
    assert (found.name, found.size) == (other, len(PNG) + 5)


def test_a_pipe_is_no_file(store: MediaStore, tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "p.png")
        with pytest.raises(InvalidInput, match="not_a_file"):
            store.take_in(tmp_path / "p.png")
