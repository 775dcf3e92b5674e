"""The open questions of each trade: those that come with the program, with what the shop made of them on top."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

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
            tuple(map(_shipped, table["probes"])),
            tuple(table.get("not_goods", ())),
        )
        for trade, table in tables.items()
    }


def _shipped(row: Mapping[str, Any]) -> Probe:
    return Probe(row["slot"], row["ask"], tuple(row["answers"]), not_for=tuple(row.get("not_for", ())))


def sets_of(own: Mapping[str, str]) -> Mapping[str, ProbeSet]:
    """Every trade's questions; `own` are the shop's, as stored, by trade. What cannot be read counts as not set."""
    made = dict(shipped_sets())
    for trade, stored in own.items():
        probes = read_probes(stored)
        if probes is not None:
            made[trade] = replace(made.get(trade, ProbeSet(trade)), probes=probes)
    return made


def read_probes(stored: str) -> tuple[Probe, ...] | None:
    """Questions as `stored_probes` wrote them; None for anything else, also for nothing."""
    if not stored:
        return None
    try:
        rows = json.loads(stored)
        probes = tuple(
            Probe(str(s), str(ask), tuple(map(str, answers)), bool(on), tuple(map(str, chain(*rest))))
            for s, ask, answers, on, *rest in rows
        )
    except (ValueError, TypeError):
        return None
    sound = all(p.slot.strip() and p.ask.strip() and len(p.ask) <= _LONGEST for p in probes)
    return probes if sound and len(probes) <= _MOST else None


def stored_probes(probes: Sequence[Probe]) -> str:
    """Questions as text."""
    rows = [[p.slot, p.ask, list(p.answers), p.enabled, *_limits(p)] for p in probes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _limits(probe: Probe) -> list[list[str]]:
    return [list(probe.not_for)] if probe.not_for else []


def set_for(sets: Mapping[str, ProbeSet], trades: str, goods: str) -> ProbeSet | None:
    """The questions for a product, by the words of its category and title; the shop's only trade where they tell nothing.
    Questions that are not for this product are left out."""
    of_shop = [part.strip() for part in trades.split("、") if part.strip()]
    candidates = [trade for trade in of_shop if trade in sets] or list(sets)
    found = next((sets[trade] for trade in candidates if sets[trade].is_about(goods)), None)
    if found is None and len(candidates) == 1 and of_shop and not sets[candidates[0]].excludes(goods):
        found = sets[candidates[0]]
    return found.fitting(goods) if found else None
