"""What is asked next, what counts as an answer, and what it makes of somebody."""

import pytest

from deskpilot.domain.sieve import Need, Probe, ProbeSet, answer_to, next_probe, reading

AREA, LIGHT, BUDGET = (
    Probe("area", "多大？"),
    Probe("light", "朝哪边？", ("朝南", "朝北")),
    Probe("budget", "多少？"),
)
ALL = (AREA, LIGHT, BUDGET)


@pytest.mark.parametrize(
    ("known", "asked", "slot"),
    [
        ((), (), "area"),
        (("area",), (), "light"),
        (("area",), ("area",), "light"),
        ((), ("area",), None),
        (("area", "light", "budget"), ("area",), None),
        (("area", "light"), ("area", "budget"), None),
        (("area", "budget"), ("area", "budget"), "light"),
    ],
)
def test_a_question_is_asked_once_and_an_unanswered_one_is_the_last(
    known: tuple[str, ...], asked: tuple[str, ...], slot: str | None
) -> None:
    found = next_probe(ALL, frozenset(known), asked)
    assert (found.slot if found else None) == slot


def test_a_question_that_is_off_is_not_asked() -> None:
    assert next_probe((Probe("area", "?", (), False), LIGHT), frozenset(), ()) == LIGHT


@pytest.mark.parametrize(
    ("text", "slots", "plain", "said"),
    [
        ("大概12平", (("area", "12平"),), False, "12平"),
        ("客厅很大", (), True, "客厅很大"),
        ("客厅很大", (), False, None),
        (
            "我昨天下的单到哪里了你们帮我看看好不好呀急用",
            (),
            True,
            "我昨天下的单到哪里了你们帮我看看好不好呀急用",
        ),
        ("字" * 25, (), True, None),
        ("  ", (), True, None),
    ],
)
def test_an_answer_is_the_customers_own_words(
    text: str, slots: tuple[tuple[str, str], ...], plain: bool, said: str | None
) -> None:
    assert answer_to(AREA, text, slots, plain) == said


def test_a_word_of_the_question_answers_it_within_a_sentence() -> None:
    assert answer_to(LIGHT, "房间朝南的，下午有点暗", (), False) == "朝南"


@pytest.mark.parametrize(
    ("strength", "told", "need"),
    [
        (0.9, (), Need.BUYER),
        (0.3, ("area", "light"), Need.ADVICE),
        (0.3, ("area", "area"), Need.LOOKING),
        (0.0, (), Need.LOOKING),
    ],
)
def test_buying_words_make_a_buyer_and_needs_make_somebody_who_wants_advice(
    strength: float, told: tuple[str, ...], need: Need
) -> None:
    found = reading(strength, told)
    assert found.need is need
    assert 0 < found.strength <= 1


def test_goods_belong_to_a_trade_by_their_words() -> None:
    assert ProbeSet("furniture", ("桌", "床")).is_about("家具/餐桌 圆桌")
    assert not ProbeSet("furniture", ("桌", "床")).is_about("大衣")
