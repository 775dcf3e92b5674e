"""The labels of recorded lines: what they may say, read as they are meant, and refused by their line where they may not.

A label that is passed over in silence teaches the wrong thing: rated from 1 to 3 a content customer counts as a neutral
one, and an action in another spelling makes every answer wrong.
"""

from collections.abc import Mapping
from dataclasses import replace

from deskpilot.domain.decision import Action
from deskpilot.domain.errors import InvalidInput
from deskpilot.services.replay import Recorded

_ACTIONS = tuple(action.value for action in Action)
_LEAST_SAT, _MOST_SAT = 0, 2


def with_sound_label(line: Recorded) -> Recorded:
    """The line with its label in one form: `sat` 0, 1 or 2, `action` one of ours, `entries` a list of ids; what is empty
    is left out. Raises `InvalidInput` (`bad_label`: line, name, value) for anything else under these names."""
    if not line.label:
        return line
    label = {name: value for name, value in line.label.items() if name not in _READ}
    for name, read in _READ.items():
        if line.label.get(name) is None:
            continue
        try:
            label[name] = read(line.label[name])
        except ValueError as error:
            raise InvalidInput(
                "bad_label", line=line.line, name=name, value=_short(line.label)[name]
            ) from error
    return replace(line, label=label)


def _sat(value: object) -> int:
    if isinstance(value, str):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("sat")
    if value != value // 1 or not _LEAST_SAT <= value <= _MOST_SAT:
        raise ValueError("sat")
    return int(value)


def _action(value: object) -> str:
    said = value.strip().casefold() if isinstance(value, str) else ""
    if said not in _ACTIONS:
        raise ValueError("action")
    return said


def _entries(value: object) -> list[str]:
    ids = value if isinstance(value, list | tuple) else [value]
    if not all(isinstance(one, str | int) and not isinstance(one, bool) for one in ids):
        raise ValueError("entries")
    return [str(one).strip() for one in ids if str(one).strip()]


_READ = {"sat": _sat, "action": _action, "entries": _entries}


def _short(label: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value)[:40] for name, value in label.items()}
