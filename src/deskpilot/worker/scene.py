"""What is played besides the real channels."""

from pathlib import Path
from typing import NamedTuple


class Scene(NamedTuple):
    """`demo_speed` 2.0: the demo's customers live twice as fast; `seed` chooses their day. `rush`: two thousand customers
    in ten minutes instead of the demo's stories. `play_speed` None plays the recording as fast as it can be taken."""

    demo_speed: float = 1.25
    seed: int = 1
    rush: bool = False
    play: Path | None = None
    play_speed: float | None = 1.0
    play_agents: bool = False
