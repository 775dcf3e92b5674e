"""Which channels a desk has: the watched folder, the simulated customers of the demo shop, a recording to play."""

from collections.abc import Callable
from functools import partial
from math import inf
from pathlib import Path

from deskpilot.channels import Channel
from deskpilot.channels.played_file import AgentLines, PlayedFile
from deskpilot.channels.simulator import Simulator, planned_day, read_phrases, read_stories, rush
from deskpilot.channels.watched_folder import WatchedFolder
from deskpilot.paths import resource
from deskpilot.services.clock import Clock
from deskpilot.settings import Settings
from deskpilot.worker.scene import Scene

_PLATFORMS = ("taobao", "jd", "pdd", "douyin", "simulator")
_VISITS_PER_MINUTE = 4.0
_RUSH_CUSTOMERS = 2000
_RUSH_SECONDS = 600.0


def channels_for(settings: Settings, scene: Scene, clock: Clock) -> dict[str, Callable[[], Channel]]:
    """The channels that these settings and this scene ask for."""
    wanted: dict[str, Callable[[], Channel]] = {}
    run = f"-{clock.now():%Y%m%d%H%M%S}"
    if settings.watched_folder:
        folder = Path(settings.watched_folder).expanduser()
        wanted[f"folder {folder}"] = partial(WatchedFolder, folder, clock.now)
    if settings.demo:
        wanted["simulator"] = partial(_simulator, scene, run)
    if scene.play is not None:
        wanted["played"] = partial(_played, scene.play, scene, run)
    return wanted


def _simulator(scene: Scene, run: str) -> Channel:
    folder = resource("seed", "demo")
    if scene.rush:
        phrases = read_phrases(folder / "load_phrases.jsonl")
        arrivals = rush(phrases, _RUSH_CUSTOMERS, _RUSH_SECONDS, scene.seed)
    else:
        arrivals = planned_day(read_stories(folder / "scripts.jsonl"), scene.seed, _VISITS_PER_MINUTE)
    return Simulator(arrivals, serves=_PLATFORMS, seed=scene.seed, speed=scene.demo_speed, run=run)


def _played(file: Path, scene: Scene, run: str) -> Channel:
    return PlayedFile(
        file,
        speed=inf if scene.play_speed is None else scene.play_speed,
        agent_lines=AgentLines.PLAY if scene.play_agents else AgentLines.SKIP,
        run=run,
    )
