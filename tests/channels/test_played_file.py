"""Recorded conversations keep their order and their pace."""

import json
from math import inf
from pathlib import Path

from deskpilot.channels.played_file import LONGEST_GAP_SECONDS, AgentLines, PlayedFile
from deskpilot.domain.conversation import Sender


def recorded(path: Path, *rows: tuple[str, str, str, str | None]) -> Path:
    file = path / "day.jsonl"
    lines = [
        {"conversation": conversation, "seq": seq, "from": sender, "text": text, **({"at": at} if at else {})}
        for seq, (conversation, sender, text, at) in enumerate(rows)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return file


def at(clock: str) -> str:
    return f"2026-11-20T{clock}+08:00"


def said_at(channel: PlayedFile, *moments: float) -> list[list[str]]:
    return [[message.text for message in channel.poll(moment, 100).messages] for moment in moments]


def test_lines_come_at_the_pace_they_were_recorded(tmp_path: Path) -> None:
    file = recorded(
        tmp_path,
        ("a", "customer", "一", at("10:00:00")),
        ("b", "customer", "二", at("10:00:10")),
        ("a", "customer", "三", at("10:00:30")),
    )
    channel = PlayedFile(file)
    channel.start(1000.0)
    assert said_at(channel, 1000.0, 1009.9, 1010.0, 1029.0, 1030.0) == [["一"], [], ["二"], [], ["三"]]
    assert channel.remaining == 0
    assert channel.wait_seconds(1030.0) is None


def test_twice_as_fast_is_half_as_long_and_a_night_is_cut_short(tmp_path: Path) -> None:
    file = recorded(
        tmp_path, ("a", "customer", "晚", at("01:00:00")), ("a", "customer", "早", at("09:00:00"))
    )
    channel = PlayedFile(file, speed=2.0)
    channel.start(0.0)
    assert channel.poll(0.0, 10).messages
    assert channel.wait_seconds(0.0) == LONGEST_GAP_SECONDS / 2


def test_humans_lines_are_left_to_the_desk_unless_they_are_asked_for(tmp_path: Path) -> None:
    rows = (("a", "customer", "在吗", None), ("a", "agent", "在的", None), ("a", "system", "已评价", None))
    skipping = PlayedFile(recorded(tmp_path, *rows))
    skipping.start(0.0)
    assert [message.sender for message in skipping.poll(1e6, 10).messages] == [Sender.CUSTOMER]
    playing = PlayedFile(recorded(tmp_path, *rows), agent_lines=AgentLines.PLAY)
    playing.start(0.0)
    assert [message.sender for message in playing.poll(1e6, 10).messages] == [Sender.CUSTOMER, Sender.AGENT]


def test_as_fast_as_possible_still_keeps_bursts_together_and_turns_apart(tmp_path: Path) -> None:
    file = recorded(
        tmp_path,
        ("a", "customer", "在吗", at("10:00:00")),
        ("a", "customer", "这件", at("10:00:02")),
        ("a", "agent", "在的", at("10:00:20")),
        ("a", "customer", "有货吗", at("10:00:40")),
        ("b", "customer", "你好", at("12:00:00")),
    )
    channel = PlayedFile(file, speed=inf, turn_gap_seconds=3.0)
    channel.start(0.0)
    assert said_at(channel, 0.0, 0.3, 3.0, 7.0) == [["在吗", "你好"], ["这件"], [], ["有货吗"]]


def test_the_same_play_gives_the_same_ids_and_another_run_gives_others(tmp_path: Path) -> None:
    file = recorded(tmp_path, ("a", "customer", "在吗", None), ("a", "customer", "在吗", None))

    def ids(run: str) -> list[str | None]:
        channel = PlayedFile(file, run=run)
        channel.start(0.0)
        return [message.external_id for message in channel.poll(1e6, 10).messages]

    assert ids("") == ids("")
    assert len({*ids(""), *ids("#2")}) == 4


def test_bad_lines_and_missing_files_are_told(tmp_path: Path) -> None:
    file = recorded(tmp_path, ("a", "customer", "在吗", None))
    file.write_bytes(b"oops\n" + file.read_bytes())
    channel = PlayedFile(file)
    channel.start(0.0)
    assert channel.wait_seconds(0.0) == 0.0
    flow = channel.poll(0.0, 10)
    assert len(flow.messages) == 1
    assert [dict(problem.params)["line"] for problem in flow.problems] == ["1"]
    missing = PlayedFile(tmp_path / "none.jsonl")
    missing.start(0.0)
    assert [problem.code for problem in missing.poll(0.0, 10).problems] == ["unreadable_file"]
