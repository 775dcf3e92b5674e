"""The folder channel: every whole line once, every reply once, nothing forgotten over a crash."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from deskpilot.channels.base import Outcome, OutgoingReply
from deskpilot.channels.conversation_rows import LONGEST_LINE_BYTES
from deskpilot.channels.watched_folder import IDLE_POLL_SECONDS, POLL_SECONDS, WatchedFolder
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.errors import ChannelError

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def opened(folder: Path) -> WatchedFolder:
    channel = WatchedFolder(folder, lambda: NOON)
    channel.start(0.0)
    return channel


def drop(folder: Path, name: str, *rows: dict[str, object], tail: str = "") -> None:
    with (folder / "in" / name).open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        file.write(tail)


def line(text: str, **fields: object) -> dict[str, object]:
    return {"conversation": "c-1", "customer": "小明", "text": text, **fields}


def taken(channel: WatchedFolder, limit: int = 100) -> tuple[ReceiveMessage, ...]:
    messages = channel.poll(0.0, limit).messages
    for message in messages:
        channel.acknowledge(message, 0.0)
    return messages


def texts(messages: Iterable[ReceiveMessage]) -> list[str]:
    return [message.text for message in messages]


def written(folder: Path, kind: str) -> list[dict[str, object]]:
    return [
        json.loads(row)
        for path in sorted((folder / kind).glob("*.jsonl"))
        for row in path.read_text("utf-8").splitlines()
    ]


def reply(reply_id: str = "r-1", text: str = "亲，在的") -> OutgoingReply:
    return OutgoingReply(reply_id, "folder", "c-1", text, Sender.AI, "小明")


def test_a_file_lies_beside_the_line_that_names_it_and_is_copied_once(tmp_path: Path) -> None:
    source = tmp_path / "media" / "ab.png"
    source.parent.mkdir()
    source.write_bytes(b"picture")
    channel = opened(tmp_path / "shop")
    for number in ("r-1", "r-2"):
        sent = OutgoingReply(number, "folder", "c-1", "桌面.png", kind=MessageKind.IMAGE, file=source)
        assert channel.deliver(sent, 0.0).outcome is Outcome.DELIVERED
    rows = written(tmp_path / "shop", "out")
    assert [(row["kind"], row["text"], row["file"]) for row in rows] == [
        ("image", "桌面.png", "files/ab.png")
    ] * 2
    assert [path.name for path in (tmp_path / "shop" / "out" / "files").iterdir()] == ["ab.png"]
    assert (tmp_path / "shop" / "out" / "files" / "ab.png").read_bytes() == b"picture"


def test_lines_come_in_order_and_only_once(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一"), line("二"))
    assert texts(taken(channel)) == ["一", "二"]
    drop(tmp_path, "a.jsonl", line("三"))
    assert texts(taken(channel)) == ["三"]
    assert taken(channel) == ()


def test_a_half_written_line_is_waited_for(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一"), tail='{"conversation": "c-1", "te')
    assert texts(taken(channel)) == ["一"]
    drop(tmp_path, "a.jsonl", tail='xt": "二"}\n')
    assert texts(taken(channel)) == ["二"]


def test_a_bad_line_is_named_and_kept_and_the_good_ones_are_taken(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一"), tail="坏的一行\n")
    drop(tmp_path, "a.jsonl", line("二"))
    flow = channel.poll(0.0, 100)
    assert texts(flow.messages) == ["一", "二"]
    assert [dict(problem.params) for problem in flow.problems] == [
        {"file": "a.jsonl", "line": "2", "reason": "not_json"}
    ]
    assert written(tmp_path, "problems") == [
        {"file": "a.jsonl", "line": 2, "code": "not_json", "text": "坏的一行"}
    ]


def test_an_endless_line_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", tail="x" * (3 * LONGEST_LINE_BYTES))
    assert channel.poll(0.0, 10).problems == ()
    drop(tmp_path, "a.jsonl", tail="\n")
    drop(tmp_path, "a.jsonl", line("还在"))
    reasons = [dict(problem.params)["reason"] for problem in channel.poll(0.0, 10).problems]
    assert reasons == ["line_too_long"]
    assert texts(taken(channel)) == ["还在"]


def test_a_poll_takes_no_more_than_its_limit(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", *(line(str(number)) for number in range(5)))
    assert [texts(taken(channel, 2)) for _ in range(4)] == [["0", "1"], ["2", "3"], ["4"], []]


def test_after_a_restart_only_new_lines_come(tmp_path: Path) -> None:
    drop_before = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一", id="x-1"))
    taken(drop_before)
    drop(tmp_path, "a.jsonl", line("二", id="x-2"))
    assert texts(taken(opened(tmp_path))) == ["二"]


def test_lines_that_were_not_acknowledged_come_again_with_the_same_ids(tmp_path: Path) -> None:
    first = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一"), line("在吗"), line("在吗"))
    before = first.poll(0.0, 10).messages
    first.acknowledge(before[0], 0.0)
    again = opened(tmp_path).poll(0.0, 10).messages
    assert [message.external_id for message in again] == [message.external_id for message in before]
    assert len({message.external_id for message in before}) == 3


def test_a_file_that_was_replaced_is_read_from_its_beginning(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("旧的一"), line("旧的二"))
    taken(channel)
    fresh = tmp_path / "fresh"
    fresh.write_text(json.dumps(line("新的")) + "\n", "utf-8")
    fresh.replace(tmp_path / "in" / "a.jsonl")
    assert texts(taken(channel)) == ["新的"]


def test_a_damaged_note_of_positions_only_means_reading_again(tmp_path: Path) -> None:
    first = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一"))
    taken(first)
    (tmp_path / "positions.json").write_text('{"a.jsonl": "?"}', "utf-8")
    assert texts(taken(opened(tmp_path))) == ["一"]


def test_stored_lines_are_acknowledged_in_the_folder(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一", id="x-1"))
    taken(channel)
    assert [(row["id"], row["file"], row["line"]) for row in written(tmp_path, "acks")] == [
        ("x-1", "a.jsonl", 1)
    ]


def test_a_line_the_desk_refuses_is_kept_as_a_problem_and_not_handed_in_again(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("一", id="x-1"))
    (message,) = channel.poll(0.0, 10).messages
    channel.refuse(message, "id_conflict", 0.0)
    assert [row["code"] for row in written(tmp_path, "problems")] == ["id_conflict"]
    channel.stop()
    assert taken(opened(tmp_path)) == ()


def test_a_reply_is_written_once_however_often_it_is_handed_over(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    results = [channel.deliver(reply(), 0.0).outcome for _ in range(3)]
    assert results == [Outcome.DELIVERED] * 3
    assert opened(tmp_path).deliver(reply(), 0.0).outcome is Outcome.DELIVERED
    assert [row["reply_id"] for row in written(tmp_path, "out")] == ["r-1"]


def test_a_reply_cut_by_a_crash_is_written_again_whole(tmp_path: Path) -> None:
    opened(tmp_path).deliver(reply(), 0.0)
    file = tmp_path / "out" / "2026-11-20.jsonl"
    file.write_bytes(file.read_bytes()[:20])
    opened(tmp_path).deliver(reply(), 0.0)
    assert json.loads(file.read_text("utf-8").splitlines()[1])["text"] == "亲，在的"


def test_a_humans_line_from_outside_is_a_humans_line(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    drop(tmp_path, "a.jsonl", line("我来处理", **{"from": "agent"}, name="小美"), line("x", **{"from": "ai"}))
    flow = channel.poll(0.0, 10)
    assert [(message.sender, message.sender_name) for message in flow.messages] == [(Sender.AGENT, "小美")]
    assert len(flow.problems) == 1


def test_a_folder_that_cannot_be_made_is_a_told_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ChannelError) as caught:
        opened(tmp_path / "file")
    assert caught.value.code == "folder_channel"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    secret = tmp_path / "secret.jsonl"
    secret.write_text(json.dumps(line("秘密")) + "\n", "utf-8")
    (tmp_path / "in" / "a.jsonl").symlink_to(secret)
    assert taken(channel) == ()


def test_a_quiet_folder_is_looked_at_less_often(tmp_path: Path) -> None:
    channel = opened(tmp_path)
    assert channel.wait_seconds(0.0) == POLL_SECONDS
    for _ in range(30):
        channel.poll(0.0, 10)
    assert channel.wait_seconds(0.0) == IDLE_POLL_SECONDS
