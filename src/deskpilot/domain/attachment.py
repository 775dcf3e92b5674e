"""A file that goes with a reply."""

from dataclasses import dataclass

from deskpilot.domain.conversation import MessageKind


@dataclass(frozen=True, slots=True)
class Attachment:
    """`file` is its name in the media store, made from its content; `name` is what people see; `size` in bytes.
    `kind` is IMAGE, VIDEO or FILE."""

    file: str
    name: str
    size: int
    kind: MessageKind = MessageKind.FILE
