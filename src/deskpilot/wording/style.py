"""How a persona changes a stored text: its pictures, its chatter, its sign-off."""

import re

from deskpilot.domain.persona import Emoji, Persona, Style

# A wave at the end of a clause is decoration; between figures it means "to".
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|[~～]+(?=\\s*(?:$|[。！!,，、；;\\n]))"
)
_ADDRESS = re.compile(r"^亲(?:爱的)?[，,！!～~ ]*")
_CHATTER = re.compile(r"[哦呀哈啦喔哟]+(?=[。！!～~，,；;\n]|$)")


def in_style(body: str, persona: Persona, *, upset: bool) -> str:
    """A stored text as the persona says it: pictures as far as allowed, no chatter where the style has none."""
    keep = 0 if upset or persona.emoji is Emoji.NONE else 1
    body = _pictures_kept(body, keep)
    if persona.style is Style.FRIENDLY and not upset:
        return body.strip()
    return _CHATTER.sub("", _ADDRESS.sub("", body)).strip() or body


def signed(text: str, persona: Persona, *, upset: bool) -> str:
    """The text with the persona's sign-off as its last line; somebody upset gets none."""
    ending = persona.signoff.strip()
    return f"{text}\n{ending}" if ending and text and not upset else text


def _pictures_kept(text: str, count: int) -> str:
    """The text with its first `count` pictures."""
    found = list(_PICTURES.finditer(text))[count:]
    for match in reversed(found):
        text = text[: match.start()] + text[match.end() :]
    return text
