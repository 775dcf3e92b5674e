"""The lines a shop writes for the AI to say as they stand: what would keep one of them from ever being said."""

from deskpilot.wording.facts import Facts
from deskpilot.wording.guards import Finding, Grounds, Weight, check
from deskpilot.wording.template import bind


def objection(line: str, facts: Facts, *, binds: bool) -> tuple[Finding, str] | None:
    """The first thing the guards would stop the line for, with the words; `None` when it may be said. `binds`: the
    variables in it are filled from rows."""
    text = bind(line, facts).text if binds else line
    names = (facts.shop.get("name", ""), facts.persona.name)
    found = check(text, Grounds((line, text), names=names))
    stop = next((each for each in found if each.severity is Weight.BLOCK), None)
    return None if stop is None else (stop, text[stop.start : stop.end])
