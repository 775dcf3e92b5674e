"""What is being written, and what leaves the reply box."""

from dataclasses import dataclass

from deskpilot.domain.attachment import Attachment
from deskpilot.services.views import SuggestionRow


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written for a conversation and not sent. `origin` is the suggestion it began with."""

    text: str = ""
    place: int | None = None
    origin: SuggestionRow | None = None
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A reply as the human wants it sent; `override` names the guards it overrules, and why."""

    text: str
    origin: SuggestionRow | None = None
    override: str = ""
    files: tuple[Attachment, ...] = ()

    @property
    def edited(self) -> bool:
        """Whether the words of the suggestion were changed."""
        return self.origin is not None and self.text != self.origin.text.strip()
