"""The open questions of each trade: those that come with the program, with what the shop made of them on top."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from deskpilot.domain.sieve import Probe, ProbeSet
from deskpilot.paths import resource

_LONGEST = 120  # characters of one question
_MOST = 12  # questions of a trade


@cache
def shipped_sets() -> Mapping[str, ProbeSet]:
    """The questions that come with the program, by trade."""
    tables = tomllib.loads(resource("wording", "probes.toml").read_text(encoding="utf-8"))
    return {
        trade: ProbeSet(
            trade,
            tuple(table["goods"]),
            tuple(Probe(each["slot"], each["ask"], tuple(each["answers"])) for each in table["probes"]),
        )
        for trade, table in tables.items()
    }


def sets_of(own: Mapping[str, str]) -> Mapping[str, ProbeSet]:
    """Every trade's questions; `own` are the shop's, as stored, by trade. What cannot be read counts as not set."""
    made = dict(shipped_sets())
    for trade, stored in own.items():
        probes = read_probes(stored)
        if probes is not None:
            goods = made[trade].goods if trade in made else ()
            made[trade] = ProbeSet(trade, goods, probes)
    return made


def read_probes(stored: str) -> tuple[Probe, ...] | None:
    """Questions as `stored_probes` wrote them; None for anything else, also for nothing."""
    if not stored:
        return None
    try:
        rows = json.loads(stored)
        probes = tuple(
            Probe(str(s), str(ask), tuple(map(str, answers)), bool(on)) for s, ask, answers, on in rows
        )
    except (ValueError, TypeError):
        return None
    sound = all(p.slot.strip() and p.ask.strip() and len(p.ask) <= _LONGEST for p in probes)
    return probes if sound and len(probes) <= _MOST else None


def stored_probes(probes: Sequence[Probe]) -> str:
    """Questions as text."""
    rows = [[p.slot, p.ask, list(p.answers), p.enabled] for p in probes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def set_for(sets: Mapping[str, ProbeSet], trades: str, goods: str) -> ProbeSet | None:
    """The questions for a product, by the words of its category and title; the shop's only trade where they tell nothing."""
    of_shop = [part.strip() for part in trades.split("、") if part.strip()]
    candidates = [trade for trade in of_shop if trade in sets] or list(sets)
    found = next((sets[trade] for trade in candidates if sets[trade].is_about(goods)), None)
    return found or (sets[candidates[0]] if len(candidates) == 1 and of_shop else None)
