"""What a human may open with when a conversation comes to them: warm, true whoever sends it, without a promise."""

from collections.abc import Sequence

from deskpilot.wording.facts import Facts
from deskpilot.wording.guards import Grounds, blocks, check
from deskpilot.wording.phrases import fill, phrases
from deskpilot.wording.speaker import Spoken, Tone


def opening(
    kind: str, facts: Facts, tone: Tone, asks: Sequence[str] = (), wish: str = "", **blanks: str
) -> Spoken:
    """The line for what happened, a table `opening_…`. `asks` are what is still to be asked: look, mark, pieces, day;
    `wish` is what the customer wants done: return, refund, exchange, resend, difference; `blanks` are values of rows and
    the customer's own words."""
    lines = phrases(tone.language)
    ask, want = lines.tables["opening_asks"], lines.tables["opening_wish"]
    asked = str(ask["joint"]).join(str(ask[each]) for each in asks)
    seen = fill(str(want["seen"]), {"wish": str(want[wish])}) if wish else ""
    line = lines.line(f"opening_{kind}", facts.persona.style, tone.upset, tone.seed)
    filled = {"address": facts.persona.address, "asks": asked, "wish": seen, **blanks}
    text = fill(line, filled).lstrip("，, ")
    values = tuple(blanks.values())
    findings = check(text, Grounds(texts=values, values=values))
    return Spoken(text, blocked=blocks(findings), findings=findings)
