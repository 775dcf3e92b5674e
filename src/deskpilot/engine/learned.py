"""What an engine has learned from the shop's own conversations: plain figures that can be stored as text."""

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Learned:
    """The state. `words`: term to entry to weight. `version` tells readers what the fields mean."""

    version: int = 1
    words: dict[str, dict[str, float]] = field(default_factory=dict)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "Learned":
        """Raises `ValueError` for text that is not a learned state."""
        values = json.loads(text)
        if not isinstance(values, dict) or "version" not in values:
            raise ValueError("not a learned state")
        known = {name: values[name] for name in Learned.__dataclass_fields__ if name in values}
        return Learned(**known)


NOTHING_LEARNED = Learned()
