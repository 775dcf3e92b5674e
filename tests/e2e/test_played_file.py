"""A recording played into the running desk becomes conversations that are answered like any other."""

import json
from pathlib import Path

from deskpilot.services.clock import SystemClock
from deskpilot.settings import Settings
from deskpilot.worker.scene import Scene
from deskpilot.worker.shop_channels import channels_for
from tests.desks import furnish, parts_of, rows
from tests.e2e.conftest import StartDesk


def test_recorded_customers_are_answered_by_the_ai_and_the_recorded_humans_are_left_out(
    start: StartDesk, data_dir: Path, tmp_path: Path
) -> None:
    furnish(data_dir)
    file = tmp_path / "day.jsonl"
    lines = [
        {"conversation": "c-1", "seq": 0, "from": "customer", "text": "什么时候发货", "customer": "甲"},
        {"conversation": "c-1", "seq": 1, "from": "agent", "text": "明天", "customer": "甲"},
        {"conversation": "c-2", "seq": 0, "from": "customer", "text": "能开发票吗", "customer": "乙"},
    ]
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    wanted = channels_for(Settings(), Scene(play=file, play_speed=None), SystemClock())
    desk = start(parts_of(data_dir, *(build() for build in wanted.values())))
    delivered = "SELECT count(*) FROM messages WHERE sender = 'ai' AND delivery = 'delivered'"
    desk.wait(lambda: rows(data_dir, delivered) == [(2,)])
    assert rows(data_dir, "SELECT count(*) FROM messages WHERE sender = 'agent'") == [(0,)]
    assert rows(data_dir, "SELECT count(*) FROM conversations") == [(2,)]


def test_the_channels_follow_the_settings(tmp_path: Path) -> None:
    clock = SystemClock()
    assert channels_for(Settings(), Scene(), clock) == {}
    wanted = channels_for(
        Settings(demo=True, watched_folder=str(tmp_path)), Scene(play=tmp_path / "x"), clock
    )
    assert [build().name for build in wanted.values()] == ["folder", "simulator", "played"]
    other = channels_for(Settings(watched_folder=str(tmp_path / "b")), Scene(), clock)
    assert not wanted.keys() & other.keys()
