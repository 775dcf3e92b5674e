"""The risk dial: reviewed history of the shop in, thresholds with their promise out, and the chosen one set.

What counts is an answer that the engine would give by itself if `reply_floor` stood at zero: everything else in the
rules (topics, moods, policies, guards, the other dials) stays as the shop has set it. For each such answer the rules
send it at a floor of t exactly when its confidence reaches t.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deskpilot.domain.commands import SaveSettings
from deskpilot.domain.conversation import Mode, Sender
from deskpilot.domain.decision import Action, Situation, decide
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.risk import (
    History,
    Judged,
    Reading,
    Setting,
    SplitCheck,
    check_by_splits,
    choose,
    fewest_needed,
    readings,
)
from deskpilot.services.case import usable_only
from deskpilot.services.desk import Desk
from deskpilot.services.dial_note import note_dial
from deskpilot.services.labels import with_sound_label
from deskpilot.services.learning import stored_learning
from deskpilot.services.replay import Recorded, replay
from deskpilot.services.stored_settings import House
from deskpilot.store import Judgement, Reader, Store, StoredDecision

STANDARD_RISKS = (0.01, 0.02, 0.03, 0.05, 0.08, 0.10, 0.20)
NEVER = 1.0  # a reply floor that next to no confidence reaches
_RIGHT_ACTIONS = ("reply", "clarify")
_ANSWERS = "confident"  # the rule that reply_floor gates


@dataclass(frozen=True, slots=True)
class RiskTable:
    """The dial at every standard risk. `chosen` is the row that was asked for, `now` what the history says about the
    threshold that is set at present. `needed` answers without one mistake are the least that could certify that row."""

    rows: tuple[Setting, ...]
    chosen: Setting
    now: Reading
    history: History
    delta: float
    needed: int = 0

    @property
    def is_too_little(self) -> bool:
        """Whether not even a history without a mistake could certify the chosen row."""
        return len(self.history.answers) < self.needed


def risk_table(history: History, risk: float, delta: float, reply_floor: float) -> RiskTable:
    """The risk-coverage table."""
    rows = tuple(choose(history.answers, each, delta) for each in sorted({*STANDARD_RISKS, risk}))
    (now,) = readings(history.answers, (reply_floor,))
    chosen = next(row for row in rows if row.risk == risk)
    return RiskTable(rows, chosen, now, history, delta, fewest_needed(risk, delta))


def check_enough(table: RiskTable, risk: float | None = None) -> None:
    """Raises `InvalidInput` (`too_little_history`: have, and what the chosen row needs, and how many more) where not even
    a history without a single mistake could certify that row, or the row of another `risk`."""
    have, needed = len(table.history.answers), table.needed
    if have < (needed if risk is None else min(needed, fewest_needed(risk, table.delta))):
        raise InvalidInput("too_little_history", have=have, needed=needed, more=needed - have)


def split_checks(
    history: History, risks: Sequence[float], delta: float, splits: int
) -> tuple[SplitCheck, ...]:
    """How the promise fares over random halves of this history, for each risk. Raises `InvalidInput`
    (`too_little_history`) when there is not one answer on either side."""
    if len(history.answers) < 2:
        have = len(history.answers)
        raise InvalidInput("too_little_history", have=have, needed=2, more=2 - have)
    return tuple(check_by_splits(history, risk, delta, splits) for risk in risks)


def labelled_history(lines: Sequence[Recorded], desk: Desk, store: Store, now: datetime) -> History:
    """Recorded lines with labels through the engine as it is now (`desk` loaded). An answer is right when the label
    wants a reply or a question back and names the entry. Raises `InvalidInput` (`no_labels`, or `bad_label` with the
    line)."""
    lines = tuple(map(with_sound_label, lines))
    labels = {
        _place(line): line.label
        for line in lines
        if line.sender is Sender.CUSTOMER and line.label.get("action")
    }
    if not labels:
        raise InvalidInput("no_labels")
    with store.begin() as uow:
        entries = {entry.id: entry for entry in uow.entries.all()}
    answers = []
    for row in replay(lines, Mode.AUTO, desk.engine, entries, _wide_open(desk.house), now):
        label = labels.get((str(row["conversation"]), str(row["seq"])))
        if label is not None and row["action"] == Action.REPLY and row["rule"] == _ANSWERS:
            answers.append(
                Judged(row["confidence"], not _is_right(label, row["entry"]), str(row["conversation"]))
            )
    return History(tuple(answers), len(labels))


def reviewed_history(reader: Reader, house: House, now: datetime) -> History:
    """The desk's own decisions that somebody judged, with the confidence of their time. What a judgement says about
    the first draft, which is what would have been sent:

    - sent as it stood: right;
    - edited, rejected, or another draft sent instead: wrong, for the customer would have got it unedited;
    - denied by the customer: wrong, whatever was said before.

    Answers that went out by themselves and were not denied count for nothing: silence is no judgement. Decisions whose
    entry may not be used any more, or whose draft a guard had blocked, are left out."""
    answers, turns = [], 0
    with reader.snapshot():
        numbers = [row["decision_id"] for row in reader.rows("SELECT DISTINCT decision_id FROM feedback")]
        for number in sorted(numbers):
            wrong = _is_wrong(reader.decisions.judgements((number,)))
            if wrong is None:
                continue
            turns += 1
            found = reader.decisions.get(number)
            if _would_be_sent(reader, found, house, now):
                answers.append(Judged(found.understanding.confidence, wrong, str(found.conversation_id)))
    return History(tuple(answers), turns)


def set_dial(desk: Desk, store: Store, setting: Setting, now: datetime) -> None:
    """Store the certified threshold as `reply_floor`, and with what learned state it was certified. Where nothing is
    certified, nothing is answered by itself any more: the floor goes out of reach and the mode becomes assist."""
    if setting.reading is not None:
        floor, mode = setting.reading.threshold, {}
    else:
        floor, mode = NEVER, {"mode": Mode.ASSIST.value}
    desk.dispatch(SaveSettings((("reply_floor", f"{floor:g}"), *mode.items())))
    with store.begin() as uow:
        note_dial(uow, float(f"{floor:g}"), stored_learning(uow.learned), now)


def _wide_open(house: House) -> House:
    return replace(house, settings=replace(house.settings, reply_floor=0.0))


def _place(line: Recorded) -> tuple[str, str]:
    return str(line.conversation), str(line.seq)


def _is_right(label: Mapping[str, object], entry: object) -> bool:
    entries = label.get("entries")
    return label["action"] in _RIGHT_ACTIONS and isinstance(entries, list) and entry in entries


def _is_wrong(judgements: Sequence[Judgement]) -> bool | None:
    """Whether the first draft was wrong by the last word on it; None when nobody judged it."""
    wrong: bool | None = None
    for judgement in judgements:
        if judgement.verdict == "denied":
            return True
        if judgement.rank in (None, 1):
            wrong = judgement.verdict != "sent"
        elif judgement.verdict in ("sent", "edited"):
            wrong = True
    return wrong


def _would_be_sent(reader: Reader, found: StoredDecision, house: House, now: datetime) -> bool:
    understanding, usable = usable_only(found.understanding, reader.entries.get, now)
    drafts = reader.decisions.drafts(found.id)
    best = found.understanding.best
    if best is None or not usable or usable[0].id != best.entry_id:
        return False
    if drafts and (drafts[0].blocked or drafts[0].entry_id != best.entry_id):
        return False
    situation = Situation(
        mode=Mode.AUTO, policy=usable[0].policy, category_mode=house.category_modes.get(usable[0].category)
    )
    decision = decide(understanding, situation, _wide_open(house).dials)
    return decision.action is Action.REPLY and decision.rule == _ANSWERS
