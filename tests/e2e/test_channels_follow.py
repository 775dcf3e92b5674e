"""A watched folder that is set while the desk runs is watched from then on, and another one instead when it changes."""

import json
from pathlib import Path

from deskpilot.domain.commands import SaveSettings
from deskpilot.services.clock import SystemClock
from deskpilot.worker.parts import Parts
from deskpilot.worker.scene import Scene
from deskpilot.worker.shop_channels import channels_for
from tests.desks import furnish, parts_of, rows
from tests.e2e.conftest import StartDesk


def parts(data_dir: Path) -> Parts:
    real = parts_of(data_dir)
    clock = SystemClock()
    return Parts(
        real.open_store, real.build_desk, lambda settings: channels_for(settings, Scene(), clock), clock
    )


def drop(folder: Path, text: str) -> None:
    (folder / "in").mkdir(parents=True, exist_ok=True)
    row = {"conversation": f"c-{folder.name}", "text": text}
    (folder / "in" / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")


def test_the_watched_folder_can_be_set_and_changed_while_the_desk_runs(
    start: StartDesk, data_dir: Path, tmp_path: Path
) -> None:
    furnish(data_dir)
    desk = start(parts(data_dir))
    for count, name in enumerate(("one", "two"), 1):
        drop(tmp_path / name, "什么时候发货")
        assert desk.submit(SaveSettings((("watched_folder", str(tmp_path / name)),))) is None
        desk.wait(lambda count=count: rows(data_dir, "SELECT count(*) FROM conversations") == [(count,)])
        desk.wait(lambda name=name: list((tmp_path / name / "out").glob("*.jsonl")))
