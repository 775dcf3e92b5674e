"""Flows and their runs survive being stored, to the last fen."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from deskpilot.domain.flow import Branch, Flow, Source, Step, StepKind, Trigger
from deskpilot.domain.flow_arithmetic import Basket, BasketLine, Formula
from deskpilot.domain.flow_run import FlowState
from deskpilot.store import Store
from deskpilot.store.flow_json import flow_json, flow_of, state_json, state_of

NOW = datetime(2026, 3, 12, 4, 0, tzinfo=UTC)
FLOW = Flow(
    "F007",
    "满减",
    Trigger(words=("满减",), entries=("KB1",)),
    (
        Step("活动", StepKind.LOOK_UP, source=Source.CROSS_CAMPAIGN, branches=(Branch("missing", "end"),)),
        Step("合计", StepKind.COMPUTE, formula=Formula.BASKET_SUM, inputs=("篮子",)),
    ),
    enabled=False,
)
STATE = FlowState(
    2,
    {
        "价": Decimal("0.10"),
        "名": "甲",
        "篮子": Basket((BasketLine("乙", Decimal("9.90"), Decimal(2)),), ("丙",)),
    },
    True,
    1,
)


def test_a_flow_and_its_state_come_back_as_they_were() -> None:
    assert flow_of(flow_json(FLOW)) == FLOW
    assert state_of(state_json(STATE)) == STATE


def test_flows_keep_their_order_and_a_run_goes_with_its_flow(store: Store) -> None:
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "b", "小明", NOW)
        conversation = uow.conversations.open("taobao", "c", customer.id, NOW).id
        for number in ("F002", "F001"):
            uow.flows.put(Flow(number, number), "小美", NOW)
        uow.flows.put(Flow("F002", "改过"), "小美", NOW)
        uow.flows.keep_run(conversation, "F002", STATE, NOW)
    assert uow.changes.knowledge
    with store.begin() as uow:
        assert [flow.name for flow in uow.flows.all()] == ["改过", "F001"]
        assert uow.flows.next_id() == "F003"
        run = uow.flows.run_of(conversation)
        assert run is not None
        assert run.state == STATE
        uow.flows.delete("F002")
        assert uow.flows.run_of(conversation) is None


@pytest.mark.parametrize(
    "stored", ["{}", "[]", '{"id": "F", "name": "x", "steps": [{"key": "a", "kind": "fly"}]}']
)
def test_what_is_no_flow_is_refused(stored: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        flow_of(stored)
