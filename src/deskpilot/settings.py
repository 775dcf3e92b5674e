"""What a shop can set, with the values that hold when it has set nothing. Frozen; built from stored texts."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any


class SettingError(ValueError):
    """A setting's name is unknown or its value out of range; `name` and `value` say which."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}={value}")
        self.name = name
        self.value = value


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Times in seconds, hours local, thresholds from 0 to 1, money in yuan."""

    shop_name: str = ""
    trade: str = ""
    mode: str = "assist"
    language: str = "zh_CN"
    theme: str = "system"
    text_scale: float = 1.0
    agent_name: str = ""
    staff: str = ""
    quiet_seconds: float = 2.0
    undo_seconds: float = 5.0
    duty_from_hour: int = 9
    duty_to_hour: int = 23
    utc_offset_minutes: int = 480
    limit_seconds: float = 180.0
    reply_floor: float = 0.5
    margin_floor: float = 0.0
    clarify_floor: float = 0.15
    handoff_floor: float = 0.55
    dissatisfied_floor: float = 0.7
    valuable_lifetime: float = 5000.0
    answers_custom: bool = False
    answers_wholesale: bool = False
    answers_faults: bool = False
    breathing_seconds: float = 1800.0
    replies_per_minute: int = 12
    promises_proposed: bool = True
    remind_minutes: int = 15
    hesitation_follow_up: bool = True
    unpaid_follow_up: bool = True
    persona_name: str = "小助手"
    persona_style: str = "friendly"
    persona_address: str = "亲"
    persona_emoji: str = "none"
    persona_signoff: str = ""
    breathing_line: str = ""
    welcome_questions: int = 4
    probing: bool = True
    cross_selling: bool = True
    disclose_ai: bool = True
    sound: bool = True
    mask_notifications: bool = False
    demo: bool = False
    setup_done: bool = False
    lessons: bool = True
    watched_folder: str = ""
    keep_months: int = 0

    def with_values(self, values: Mapping[str, str]) -> "Settings":
        """These settings with `values` set. Raises `SettingError` for an unknown name or a bad value."""
        return replace(self, **{name: _parsed(name, text) for name, text in values.items()})

    def as_texts(self) -> dict[str, str]:
        """Every setting as the text that is stored."""
        return {f.name: _text(getattr(self, f.name)) for f in fields(self)}


_TYPES = {f.name: f.type for f in fields(Settings)}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "mode": ("auto", "assist", "off"),
    "language": ("zh_CN", "en"),
    "theme": ("system", "light", "dark"),
    "persona_style": ("friendly", "expert", "plain"),
    "persona_emoji": ("none", "few"),
}
_RANGES: Mapping[str, tuple[float, float]] = {
    "text_scale": (1.0, 2.0),
    "quiet_seconds": (0.0, 30.0),
    "keep_months": (0, 120),
    "undo_seconds": (0.0, 30.0),
    "duty_from_hour": (0, 23),
    "duty_to_hour": (1, 24),
    "utc_offset_minutes": (-840, 840),
    "limit_seconds": (5.0, 3600.0),
    "reply_floor": (0.0, 1.0),
    "margin_floor": (0.0, 1.0),
    "clarify_floor": (0.0, 1.0),
    "handoff_floor": (0.0, 1.0),
    "dissatisfied_floor": (0.0, 1.0),
    "valuable_lifetime": (0.0, 1e9),
    "breathing_seconds": (0.0, 86400.0),
    "welcome_questions": (0, 5),
    "replies_per_minute": (1, 600),
    "remind_minutes": (0, 1440),
}


def _parsed(name: str, text: str) -> Any:
    if name not in _TYPES:
        raise SettingError(name, text)
    try:
        value = _typed(_TYPES[name], text)
    except ValueError as error:
        raise SettingError(name, text) from error
    low, high = _RANGES.get(name, (float("-inf"), float("inf")))
    if isinstance(value, int | float) and not low <= value <= high:
        raise SettingError(name, text)
    if name in _CHOICES and value not in _CHOICES[name]:
        raise SettingError(name, text)
    return value


def _typed(kind: object, text: str) -> bool | int | float | str:
    if kind is bool:
        if text not in ("0", "1"):
            raise ValueError(text)
        return text == "1"
    if kind is int:
        return int(text)
    return float(text) if kind is float else text


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
