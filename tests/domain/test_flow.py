"""A flow: steps in order, forwards only, an end for everything, and faults named by their place."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.flow import Answer, Branch, Flow, Source, Step, StepKind, Trigger
from deskpilot.domain.flow_arithmetic import Basket, BasketLine, Formula, Value
from deskpilot.domain.flow_check import faults_of, values_before
from deskpilot.domain.flow_run import FlowState, Outcome, advance, sums_of

D = Decimal
ASK = Step("篮子", StepKind.ASK, "有哪几样？", Answer.BASKET)
LOOK = Step("活动", StepKind.LOOK_UP, source=Source.CROSS_CAMPAIGN, branches=(Branch("missing", "没有"),))
SUM = Step("合计", StepKind.COMPUTE, formula=Formula.BASKET_SUM, inputs=("篮子",))
OFF = Step(
    "满减",
    StepKind.COMPUTE,
    formula=Formula.EVERY,
    inputs=("合计", "活动.threshold", "活动.off"),
    branches=(Branch("zero", "不够"),),
)
TELL = Step("说", StepKind.SAY, "减{flow.满减}，{flow.合计.how}", branches=(Branch("always", "end"),))
SHORT = Step("不够", StepKind.SAY, "还不够", branches=(Branch("always", "end"),))
NONE = Step("没有", StepKind.SAY, "没有活动")
FLOW = Flow("F1", "满减", Trigger(words=("满减",)), (LOOK, ASK, SUM, OFF, TELL, SHORT, NONE))
ROW: Mapping[str, Value] = {"name": "好物节", "threshold": D(300), "off": D(50), "ends_at": "3月18日"}
BASKET = Basket((BasketLine("四件套", D(479)),))


def read(step: Step, text: str, asked: bool) -> Value | None:
    if step.answer is Answer.BASKET:
        return {
            "篮": BASKET,
            "小篮": Basket((BasketLine("袜子", D(9)),)),
            "半篮": replace(BASKET, unpriced=("毯子",)),
        }.get(text)
    return D(text) if text.isdigit() and asked else None


def look_up(source: Source, argument: str) -> Mapping[str, Value] | None:
    return ROW


def test_a_flow_asks_and_goes_on_with_the_answer() -> None:
    asked = advance(FLOW, FlowState(), "满减怎么算", read, look_up)
    assert (asked.outcome, asked.says, asked.number) == (Outcome.WAITS, ("有哪几样？",), 2)
    done = advance(FLOW, asked.state, "篮", read, look_up)
    assert (done.outcome, done.says, done.number) == (Outcome.DONE, (TELL.text,), 5)
    assert done.state.values["满减"] == D(50)
    assert sums_of(FLOW, done.state.values)["合计"].value == D(479)


def test_what_was_said_already_is_not_asked_for() -> None:
    assert advance(FLOW, FlowState(), "篮", read, look_up).outcome is Outcome.DONE


def test_a_branch_is_taken_by_its_result() -> None:
    assert advance(FLOW, FlowState(), "小篮", read, look_up).says == ("还不够",)
    assert advance(FLOW, FlowState(), "篮", read, lambda _s, _a: None).says == ("没有活动",)


def test_a_missing_row_without_a_way_out_calls_a_human() -> None:
    flow = replace(FLOW, steps=(replace(LOOK, branches=()), *FLOW.steps[1:]))
    assert advance(flow, FlowState(), "篮", read, lambda _s, _a: None).outcome is Outcome.HUMAN


def test_a_missing_price_is_asked_for_and_a_bare_figure_is_it() -> None:
    waits = advance(FLOW, FlowState(), "半篮", read, look_up)
    assert (waits.outcome, waits.unpriced) == (Outcome.WAITS, ("毯子",))
    done = advance(FLOW, waits.state, "459", read, look_up)
    assert done.state.values["合计"] == D(938)
    without = advance(FLOW, waits.state, "先不算", read, look_up)
    assert without.state.values["合计"] == D(479)


def test_a_question_asked_in_vain_ends_with_a_human() -> None:
    state = FlowState()
    outcomes = []
    for _ in range(3):
        step = advance(FLOW, state, "不知道", read, look_up)
        state = step.state
        outcomes.append(step.outcome)
    assert outcomes == [Outcome.WAITS, Outcome.WAITS, Outcome.HUMAN]


names = st.sampled_from(["甲", "乙", "丙", "篮子", "合计", "end", "活动.off", "没有"])
steps = st.builds(
    Step,
    names,
    st.sampled_from(StepKind),
    st.just("说"),
    st.sampled_from(Answer),
    st.just(("甲", "乙")),
    st.sampled_from(Source),
    st.just("x"),
    st.sampled_from(Formula),
    st.lists(names, max_size=3).map(tuple),
    st.lists(st.builds(Branch, st.sampled_from(["always", "zero", "missing"]), names), max_size=2).map(tuple),
)


@given(st.lists(steps, max_size=8).map(tuple), st.lists(st.sampled_from(["篮", "3", "什么"]), max_size=4))
def test_whatever_is_stored_a_flow_comes_to_its_end(made: tuple[Step, ...], texts: list[str]) -> None:
    flow, state = Flow("F", "乱", Trigger(words=("乱",)), made), FlowState()
    for text in texts:
        step = advance(flow, state, text, read, look_up)
        assert step.state.place >= state.place
        state = step.state
    faults_of(flow)


def faults(*made: Step) -> set[tuple[str, int]]:
    return {(f.code, f.number) for f in faults_of(Flow("F", "名", Trigger(words=("词",)), made))}


def test_a_sound_flow_has_no_faults() -> None:
    assert faults_of(FLOW) == ()


@pytest.mark.parametrize(
    ("made", "code", "number"),
    [
        ((ASK, replace(SUM, branches=(Branch("zero", "篮子"),))), "cycle", 2),
        ((replace(SUM, branches=(Branch("zero", "合计"),)),), "cycle", 1),
        ((ASK, replace(SUM, branches=(Branch("zero", "哪里"),))), "no_target", 2),
        ((ASK, replace(SUM, branches=(Branch("missing", "end"),))), "bad_branch", 2),
        ((SUM, ASK), "unbound", 1),
        ((ASK, replace(SUM, inputs=())), "missing_input", 2),
        ((ASK, SUM, replace(OFF, inputs=("合计", "篮子", "合计"), branches=())), "wrong_kind", 3),
        ((ASK, replace(NONE, text="{flow.合计}")), "unbound", 2),
        ((ASK, replace(NONE, text="{flow.篮子.how}")), "unbound", 2),
        ((replace(NONE, text="满300减50"),), "typed_number", 1),
        ((NONE, NONE), "same_key", 2),
        ((replace(NONE, key="{x}"),), "bad_key", 1),
        ((replace(NONE, text=" "),), "no_text", 1),
        ((replace(ASK, answer=Answer.CHOICE),), "no_choices", 1),
        ((replace(LOOK, source=Source.FACT, branches=()),), "no_fact", 1),
        ((SHORT, NONE), "unreachable", 2),
        ((LOOK, NONE, replace(NONE, key="后", text="{flow.活动.off}")), "unbound", 3),
    ],
)
def test_a_fault_is_named_with_its_place(made: tuple[Step, ...], code: str, number: int) -> None:
    assert (code, number) in faults(*made)


@pytest.mark.parametrize(
    ("word", "text", "starts"),
    [
        ("寄…运费", "寄到沈阳要多少运费", True),
        ("寄…运费", "退货要多少运费", False),
        ("寄…运费", "运费多少能寄", False),
        ("寄......运费", "寄沈阳运费", True),
        ("Vip…券", "我是VIP有券吗", True),
        ("满减", "这个满减怎么算", True),
        ("…", "随便问问", False),
        ("", "随便问问", False),
    ],
)
def test_dots_in_a_word_stand_for_anything_in_between(word: str, text: str, starts: bool) -> None:
    assert Trigger(words=(word,)).is_said_in(text) is starts


def test_a_flow_without_name_trigger_or_steps_is_faulty() -> None:
    assert {f.code for f in faults_of(Flow("F", " "))} == {"no_name", "no_trigger", "no_steps"}


def test_only_what_is_known_on_every_way_counts_as_known() -> None:
    assert values_before(FLOW, 3) == {
        "活动.name": "text",
        "活动.threshold": "number",
        "活动.off": "number",
        "活动.ends_at": "text",
        "篮子": "basket",
    }
    assert values_before(FLOW, 7) == {}
