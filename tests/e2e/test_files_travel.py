"""A picture travels from the reply box of the desk to the folder that other programs read, and one that was deleted
meanwhile is told."""

import json
from pathlib import Path

from deskpilot.channels.watched_folder import WatchedFolder
from deskpilot.domain.commands import SendAgentReply
from deskpilot.domain.escalation import Reason
from deskpilot.services.clock import SystemClock
from deskpilot.services.media import MediaStore
from tests.desks import Running, furnish, parts_of, rows
from tests.e2e.conftest import StartDesk

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def _talk(desk: Running, folder: Path, data_dir: Path) -> int:
    """A customer writes through the folder; gives the conversation."""
    line = json.dumps({"conversation": "c-1", "customer": "小明", "text": "有实物图吗"}, ensure_ascii=False)
    (folder / "in" / "a.jsonl").write_text(line + "\n", "utf-8")
    desk.wait(lambda: rows(data_dir, "SELECT id FROM conversations"))
    ((number,),) = rows(data_dir, "SELECT id FROM conversations")
    return int(str(number))


def _out(folder: Path) -> list[dict[str, str]]:
    files = sorted((folder / "out").glob("*.jsonl"))
    return [json.loads(row) for file in files for row in file.read_text("utf-8").splitlines()]


def test_a_picture_and_its_words_arrive_in_the_folder(
    start: StartDesk, data_dir: Path, tmp_path: Path
) -> None:
    furnish(data_dir, mode="assist")
    folder = tmp_path / "exchange"
    desk = start(parts_of(data_dir, WatchedFolder(folder, SystemClock().now)))
    conversation = _talk(desk, folder, data_dir)
    source = tmp_path / "桌面.png"
    source.write_bytes(PNG)
    picture = MediaStore(data_dir).take_in(source)
    assert desk.submit(SendAgentReply(conversation, "您看", "小美", attachments=(picture,))) is None
    desk.wait(lambda: len(_out(folder)) == 2)
    words, shown = _out(folder)
    assert (words["text"], shown["text"], shown["kind"]) == ("您看", "桌面.png", "image")
    assert (folder / "out" / shown["file"]).read_bytes() == PNG


def test_a_picture_that_is_gone_calls_a_human_instead_of_vanishing(
    start: StartDesk, data_dir: Path, tmp_path: Path
) -> None:
    furnish(data_dir, mode="assist")
    folder = tmp_path / "exchange"
    desk = start(parts_of(data_dir, WatchedFolder(folder, SystemClock().now)))
    conversation = _talk(desk, folder, data_dir)
    source = tmp_path / "a.png"
    source.write_bytes(PNG)
    store = MediaStore(data_dir)
    picture = store.take_in(source)
    (data_dir / "media" / picture.file).unlink()
    assert desk.submit(SendAgentReply(conversation, "", "小美", attachments=(picture,))) is None
    desk.wait(lambda: any(getattr(each, "reason", None) is Reason.DELIVERY_FAILED for each in desk.raised))
    assert _out(folder) == []
