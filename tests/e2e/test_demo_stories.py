"""Every scripted customer of the demo shop is treated as the author of the story meant it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from deskpilot.channels.simulator import Story, read_stories
from deskpilot.domain.commands import CloseTurn, LoadDemoShop, ReceiveMessage, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.engine import Engine
from deskpilot.paths import resource
from deskpilot.services.desk import Desk
from deskpilot.services.queries import DeskQueries
from deskpilot.services.rehearsal import MadeClock, Rehearsal
from deskpilot.store import Reader, Store

SCRIPTS = resource("seed", "demo") / "scripts.jsonl"
ONE_EVENING = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def _expected() -> dict[str, dict[str, Any]]:
    rows = map(json.loads, SCRIPTS.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["expect"] for row in rows}


EXPECTED = _expected()


class Stage:
    """The demo shop on one evening, in mode auto; stories are told to it once, up to their decisive line."""

    def __init__(self, folder: Path) -> None:
        clock = MadeClock(ONE_EVENING)
        self._desk = Desk(Store.open(folder), Engine(), clock)
        self._desk.dispatch(LoadDemoShop())
        for _ in self._desk.load():
            pass
        self._desk.dispatch(SetMode(Mode.AUTO))
        self._queries = DeskQueries(Reader(folder), clock)
        self._rehearsal = Rehearsal(self._desk, clock)

    def told(self, story: Story) -> tuple[str, ...]:
        """All that the customer of a story reads."""
        return self._rehearsal.tell(story).heard

    def answer(self, channel: str, customer: str, text: str) -> str:
        """What a customer reads who opens a conversation with these words."""
        key = f"{customer}-{text}"
        self._desk.dispatch(ReceiveMessage(channel, key, customer, text))
        [waiting] = self._desk.unclosed()
        self._desk.dispatch(CloseTurn(waiting[0]))
        items, _ = self._desk.release_due()
        return "\n".join(item.text for item in items)

    def outcome(self, story: Story, step: int) -> tuple[str, str | None, set[str]]:
        """Action and entry of the last turn, and the reasons for which a human was called by then."""
        told = self._rehearsal.tell(story, until_line=step + 1)
        trace = self._queries.trace(told.conversation_id)
        escalation = self._queries.head(told.conversation_id).escalation
        assert trace is not None
        reasons = {escalation.reason.value} if escalation else set()
        if trace.reason is not None:
            reasons.add(trace.reason.value)
        return trace.action.value, trace.entry_id, reasons


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stories"))


def test_the_customers_own_basket_is_worked_through(tmp_path: Path) -> None:
    story = next(story for story in read_stories(SCRIPTS) if story.id == "cross_shop")
    heard = Stage(tmp_path).told(story)
    assert "蚕丝被" in heard[0]
    assert "四件套479 + 毯子459 + 蚕丝被899 = 1837" in heard[-1]
    assert "1807 − 300 = 1507元" in heard[-1]


@pytest.mark.parametrize("story", read_stories(SCRIPTS), ids=lambda story: story.id)
def test_a_story_ends_as_its_author_meant_it(stage: Stage, story: Story) -> None:
    expect = EXPECTED[story.id]
    action, entry, reasons = stage.outcome(story, expect["step"])
    accepted = {expect["action"], *expect["also"]}
    if reasons:
        assert "escalate" in accepted
        assert expect["reason"] is None or expect["reason"] in reasons
        return
    assert action in accepted
    if action in ("reply", "clarify") and expect["action"] == "reply" and expect["entries"]:
        assert entry in expect["entries"]


@pytest.mark.parametrize("text", ["帮我查一下订单到哪了", "我的快递到哪了", "查下物流"])
def test_who_asks_where_their_order_is_reads_its_row(stage: Stage, text: str) -> None:
    said = stage.answer("taobao", "C39", text)
    assert "圆通 YT6330327794751" in said


@pytest.mark.parametrize("text", ["我同事的单帮我查查到哪了", "帮我妈查一下她买的到哪了"])
def test_who_asks_for_somebody_elses_order_reads_no_row(stage: Stage, text: str) -> None:
    assert "YT6330327794751" not in stage.answer("taobao", "C39", text)
