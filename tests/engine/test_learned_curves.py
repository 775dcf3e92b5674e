"""Probabilities are put right by labels only where both kinds are there and other conversations bear it out."""

import pytest

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine.gate import logit
from deskpilot.engine.learned_curves import Curve, Told, learn_curve
from deskpilot.engine.learning import LabelledLine, learn
from tests.engine.shop import engine_with


def told(pattern: list[tuple[float, bool]], times: int) -> list[Told]:
    """Every pair of a probability and its truth in a conversation of its own."""
    return [Told(logit(p), truth, n) for n, (p, truth) in enumerate(pattern * times)]


# Said with seven in ten, true four times in ten; said with three in ten, true once in ten.
TOO_SURE = [(0.7, n < 4) for n in range(10)] + [(0.3, n < 1) for n in range(10)]
AS_SAID = [(0.8, n < 8) for n in range(10)] + [(0.2, n < 2) for n in range(10)]


@pytest.mark.parametrize("truth", [True, False])
@pytest.mark.parametrize("known", [None, (0.9, -0.2)])
def test_labels_of_one_kind_move_nothing(truth: bool, known: Curve | None) -> None:
    curve, report = learn_curve("confidence", told([(0.7, truth), (0.3, truth)], 100), known)
    assert curve == known
    assert ("learn.left_out", "confidence one_sided") in {(each.code, each.detail) for each in report}


def test_a_few_of_the_other_kind_are_not_enough() -> None:
    curve, _ = learn_curve("handoff", told([(0.5, True)], 300) + told([(0.5, False)], 19), None)
    assert curve is None


def test_probabilities_that_were_off_are_put_right() -> None:
    curve, report = learn_curve("confidence", told(TOO_SURE, 20), None)
    assert curve is not None
    assert curve[0] * logit(0.7) + curve[1] < logit(0.5)
    figures = {each.code: each.weight for each in report}
    assert figures["learn.check.after"] < figures["learn.check.before"]


def test_probabilities_that_were_right_stay() -> None:
    curve, report = learn_curve("confidence", told(AS_SAID, 20), None)
    assert curve is None
    assert ("learn.left_out", "confidence level") in {(each.code, each.detail) for each in report}


def test_no_curve_takes_the_place_of_one_that_does_as_well() -> None:
    found, _ = learn_curve("confidence", told(TOO_SURE, 20), None)
    assert found is not None
    again, _ = learn_curve("confidence", told(TOO_SURE, 20), found)
    assert again == found


def test_no_probability_is_moved_out_of_reach() -> None:
    """Labels that part without an exception would make every answer certain."""
    parted = told([(0.52, True), (0.48, False)], 200)
    curve, _ = learn_curve("confidence", parted, None)
    assert curve is not None
    assert abs(curve[0] * logit(0.9) + curve[1]) < logit(0.996)
    assert abs(curve[1]) <= 1.0


def test_one_conversation_that_says_it_often_says_it_once() -> None:
    once = [Told(logit(0.7), n % 2 == 0, 0) for n in range(80)]
    curve, _ = learn_curve("confidence", once, None)
    assert curve is None


def test_a_shop_that_labels_only_its_right_answers_is_as_sure_as_before() -> None:
    asked = (("拍下之后多久能发货", "ship"), ("怎么申请开发票", "invoice"), ("面料是什么成分", "cloth"))
    chats = [
        (LabelledLine(Line(Sender.CUSTOMER, text), {"action": "reply", "entries": [entry]}),)
        for text, entry in asked * 30
    ]
    engine = engine_with()
    before = engine.understand("不喜欢可以退货吗", TurnContext())
    *_, last = learn(chats, engine)
    assert last.learned is not None
    engine.learned = last.learned
    after = engine.understand("不喜欢可以退货吗", TurnContext())
    assert (after.confidence, after.handoff) == (before.confidence, before.handoff)
