"""The design tokens: one file, read once into frozen values.

Sizes are device-independent pixels, durations are milliseconds. No colour is written anywhere else in the program.

They are written in `tokens.toml` and read from `tokens.json`, which `tools/tokens.py` makes of it: JSON is read in a
fraction of the time, and the first picture of the window waits for it. For the same reason these are named tuples:
making a dataclass takes four times as long.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from PySide6.QtGui import QColor

K = TypeVar("K")
V = TypeVar("V")

THEMES = ("light", "dark")


class TypeStyle(NamedTuple):
    """One step of the type scale: pixel size, line height, weight (400 or 600)."""

    size: int
    line: int
    weight: int


class ClockStep(NamedTuple):
    """One look of the waiting clock: from which share of the limit it counts, and its colours."""

    name: str
    starts_at: float
    background: str | None
    text: str
    strong: bool


class Severity(NamedTuple):
    """Icon, word and colour of a severity; the three always appear together."""

    icon: str
    word: str
    color: str


class Shadow(NamedTuple):
    """A painted shadow: offset and blur, and its alpha per theme."""

    offset_y: int
    blur: int
    alpha: Mapping[str, float]


class Tokens(NamedTuple):
    """All tokens of the file; mappings are read-only."""

    colors: Mapping[str, Mapping[str, QColor]]
    families: Mapping[str, tuple[str, ...]]
    features: tuple[str, ...]
    type: Mapping[str, TypeStyle]
    baseline_shift: float
    hanging_quote: float
    space: Mapping[str, int]
    radius: Mapping[str, int]
    size: Mapping[str, float]
    row: Mapping[str, int]
    clock: tuple[ClockStep, ...]
    severity: Mapping[str, Severity]
    shadow: Mapping[str, Shadow]
    motion: Mapping[str, int]
    chart: Mapping[str, float]
    ranges: Mapping[str, tuple[float, float]]
    overlay: Mapping[str, float]
    scrim: Mapping[str, float]
    contrast: Mapping[str, Mapping[str, float]]

    def clock_step(self, share: float) -> ClockStep:
        """The step in force when `share` of the limit is used (1.0 is the limit itself)."""
        return [step for step in self.clock if share >= step.starts_at or step.starts_at == 0.0][-1]


def load_tokens(path: Path) -> Tokens:
    """Read the token file at `path`; raises OSError or json.JSONDecodeError when it cannot be read."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Tokens(
        colors=_frozen({name: _colors(raw["color"][name]) for name in THEMES}),
        families=_frozen({name: tuple(raw["font"][name]) for name in ("windows", "macos", "linux")}),
        features=tuple(raw["font"]["features"]),
        type=_frozen(
            {key: _type_style(value) for key, value in raw["type"].items() if isinstance(value, dict)}
        ),
        baseline_shift=raw["type"]["baseline_shift"],
        hanging_quote=raw["type"]["hanging_quote"],
        space=_frozen(raw["space"]),
        radius=_frozen(raw["radius"]),
        size=_frozen(raw["size"]),
        row=_frozen(raw["row"]),
        clock=_clock(raw["clock"]),
        severity=_frozen({key: Severity(**value) for key, value in raw["severity"].items()}),
        shadow=_frozen({key: _shadow(value) for key, value in raw["elevation"].items() if "blur" in value}),
        motion=_frozen({key: value for key, value in raw["motion"].items() if isinstance(value, int)}),
        chart=_frozen({key: value for key, value in raw["chart"].items() if isinstance(value, (int, float))}),
        ranges=_frozen(
            {key: (value[0], value[1]) for key, value in raw["chart"].items() if isinstance(value, list)}
        ),
        overlay=_frozen(raw["state_overlay"]),
        scrim=_frozen(_per_theme(raw["elevation"]["scrim"])),
        contrast=_frozen(
            {
                f"{kind}.{name}": raw[kind][name]
                for kind in ("contrast", "contrast_nontext")
                for name in THEMES
            }
        ),
    )


def _frozen(values: dict[K, V]) -> Mapping[K, V]:
    return MappingProxyType(dict(values))


def _colors(values: dict[str, str]) -> Mapping[str, QColor]:
    return _frozen({name: QColor(value) for name, value in values.items()})


def _type_style(value: dict[str, int]) -> TypeStyle:
    return TypeStyle(size=value["size"], line=value["line"], weight=value["weight"])


def _clock(raw: dict[str, dict[str, object]]) -> tuple[ClockStep, ...]:
    steps = [
        ClockStep(
            name=name,
            starts_at=float(str(step["from"])),
            background=str(step["background"]) if "background" in step else None,
            text=str(step["text"]),
            strong=step["weight"] == 600,
        )
        for name, step in raw.items()
    ]
    return tuple(sorted(steps, key=lambda step: step.starts_at))


def _per_theme(raw: dict[str, float]) -> dict[str, float]:
    return {name: raw[f"alpha_{name}"] for name in THEMES}


def _shadow(raw: dict[str, float]) -> Shadow:
    return Shadow(offset_y=int(raw["offset_y"]), blur=int(raw["blur"]), alpha=_frozen(_per_theme(raw)))
