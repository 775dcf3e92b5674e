"""Every code that a decision, the engine or a brief can give has a sentence; figures say how little they stand on."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.escalation import Reason
from deskpilot.domain.order import OrderStatus
from deskpilot.domain.understanding import Act, Evidence, Resolution, Topic
from deskpilot.paths import resource
from deskpilot.services.brief_course import NEXT
from deskpilot.services.figure_views import KpiFigure
from deskpilot.services.guard import GuardCode
from deskpilot.services.queries.figures import KINDS
from deskpilot.services.views import BriefLine
from deskpilot.ui import labels, labels_figures
from deskpilot.ui.labels_case import brief, customer, evidence, rules
from tests.ui import sample_rows as rows

SOURCES = Path(__file__).parents[3] / "src" / "deskpilot"
BY_VALUE = {'f"signal.{signal.topic.value}"', 'f"{name}.{key}"', "s.topic", "**found", "*each"}
REPORTS = "learn."  # what a report on learning tells; no part of a decision


def sections(name: str) -> list[str]:
    """The codes that a table of the engine names."""
    text = (resource("engine") / name).read_text(encoding="utf-8")
    return re.findall(r"^\[([\w.]+)\]", text, re.MULTILINE)


def rule_codes() -> set[str]:
    """Every rule that is written out in the decision and in the services that go on from it."""
    text = (SOURCES / "domain" / "decision.py").read_text(encoding="utf-8")
    found = set(
        re.findall(r'(?:Decision\(\s*[\w.]+|Decision\(action|_escalate\(\s*u\w*),\s*"([a-z_]+)"', text)
    )
    for path in (SOURCES / "services").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'rule="([a-z_]+)"', text))
        found |= set(re.findall(r'Decision\(Action\.\w+, "([a-z_]+)"', text))
        found |= set(re.findall(r'^RULE = "([a-z_]+)"', text, re.MULTILINE))
        found |= set(re.findall(r'"(which_(?:product|order))"', text))
    return found


def test_every_rule_of_a_decision_has_a_sentence() -> None:
    codes = rule_codes()
    assert {
        "owned_by_agent",
        "no_answer",
        "confident",
        "flood",
        "late_line",
        "which_order",
        "attribute",
        "order_state",
    } <= codes
    codes |= {f"topic.{topic.value}" for topic in Topic} | {f"act.{act.value}" for act in Act}
    assert [code for code in codes if rules.rule(code) == code] == []


def test_a_code_of_another_version_is_shown_rather_than_fatal() -> None:
    for code in ("gone", "topic.gone", "act.gone", "confidence.gone", "signal.gone"):
        assert rules.rule(code) == code
        assert evidence.evidence(Evidence(code, "", 0.1)) in code


def test_every_reason_to_call_has_a_next_step() -> None:
    for code in {*NEXT.values(), "answer_open_question", "calm_then_photo", "look_at_photo", "keep_promise"}:
        assert brief.brief_text(BriefLine("next", code))
    assert set(NEXT) <= set(Reason)


def test_every_evidence_of_the_engine_has_a_sentence() -> None:
    for folder in ("engine", "services"):
        for path in (SOURCES / folder).rglob("*.py"):
            for code in re.findall(r"\bEvidence\(\s*([^,)\s]+)", path.read_text(encoding="utf-8")):
                known = (
                    code in BY_VALUE
                    or code.strip('"').startswith(REPORTS)
                    or code.strip('"') in evidence.KNOWN_ALONE
                )
                assert known, f"{path.name}: Evidence({code}) has no words in ui/labels_case/evidence.py"


def test_every_figure_that_weighs_has_words() -> None:
    parts = tomllib.loads((resource("engine") / "gate.toml").read_text(encoding="utf-8"))
    gate = {name: weights for name, weights in parts.items() if not name.endswith("_curve")}
    assert set(gate) <= set(evidence.GROUPS)
    figures = {figure for weights in gate.values() for figure in weights} - {"bias"}
    assert [one for one in figures if evidence.evidence(Evidence(f"handoff.{one}", "", 0.1)) == one] == []


def test_every_topic_that_is_noticed_has_words() -> None:
    for topic in Topic:
        assert evidence.evidence(Evidence(f"signal.{topic.value}", "这样", 0.9)).endswith("「这样」")


def test_every_way_to_resolve_a_reference_has_words() -> None:
    text = "".join(
        (SOURCES / "engine" / name).read_text(encoding="utf-8") for name in ("memory.py", "products.py")
    )
    kinds = set(re.findall(r'Resolution\(\s*"(\w+)"', text))
    sources = set(re.findall(r'"(viewed|card|conversation|last_order|named|unknown|name|alias)"', text))
    assert {"product", "order", "topic"} <= kinds
    assert {"viewed", "last_order", "name", "alias"} <= sources
    for kind in kinds:
        assert evidence.resolved(Resolution(kind, "XY-1", "viewed")) != "XY-1，顾客正在看它"
    for source in sources:
        assert source not in evidence.resolved(Resolution("product", "XY-1", source, "那个"))


def test_a_weak_sign_is_told_as_a_guess() -> None:
    assert evidence.signal(Evidence("wholesale", "专票", 0.35)) == "有一点像：要大量买：「专票」"
    assert evidence.signal(Evidence("wholesale", "两百个", 0.9)) == "要大量买：「两百个」"


def test_a_figure_that_was_noticed_carries_its_unit() -> None:
    assert evidence.signal(Evidence("long_courted", "26", 0.9)) == "跟进了很久的顾客，聊过 26 轮"
    assert evidence.signal(Evidence("valuable", "4972", 0.9)) == "重要顾客，累计 ¥4,972"
    assert evidence.signal(Evidence("valuable", "unpaid:12800", 0.8)) == "重要顾客，有一单 ¥12,800 还没付"
    assert evidence.signal(Evidence("valuable", "basket:7600", 0.8)) == "重要顾客，想要的合计 ¥7,600"


def test_everything_customers_talk_about_has_a_name() -> None:
    for code in (*sections("things.txt"), *sections("intents.txt")):
        assert evidence.thing_asked(code) != code, code


def test_every_order_state_has_a_word() -> None:
    assert all(customer.order_state(status)[2] for status in OrderStatus)


@pytest.mark.parametrize("code", ["calm", "better", "worse", "unhappy", "upset"])
def test_every_mood_has_an_icon_and_a_word(code: str) -> None:
    line = BriefLine("mood", code)
    assert brief.brief_look(line)[0]
    assert brief.brief_text(line)


def test_a_floor_price_is_shown_to_the_cent_and_never_copied() -> None:
    line = BriefLine("next", "talk_price", ("原野餐桌", "3980", "3780.5"))
    assert "¥3,780.50" in brief.brief_text(line)
    assert "3,780" not in brief.brief_copy((line,), "林间有座")
    assert "3,980" not in brief.brief_copy((line,), "林间有座")


def test_the_customers_words_stand_in_quotes() -> None:
    assert brief.brief_text(BriefLine("wants", "question", text="有没有 {大码}")) == "「有没有 {大码}」"


def test_what_was_named_carries_its_unit() -> None:
    line = BriefLine("wants", "said", ("height", "165", "weight", "52", "colour", "奶茶色", "budget", "3980"))
    assert brief.brief_text(line) == "身高 165 cm，体重 52 kg，颜色 奶茶色，预算 ¥3,980"


def figure(**fields: object) -> KpiFigure:
    """A hand-off rate of 21.4 % over 412 conversations."""
    found = next(one for one in rows.kpi_figures() if one.code == "handoff_rate")
    return replace(found, **fields)  # type: ignore[arg-type]


def test_fewer_than_five_cases_say_so_instead_of_a_change() -> None:
    assert labels_figures.change(figure(n=3)) == ("n=3 太少", 0, "neutral")
    assert labels_figures.change(figure(n=5))[1] == 1


def test_a_change_within_its_interval_is_neither_good_nor_bad() -> None:
    assert labels_figures.change(figure(before=0.2, low=0.18, high=0.26))[2] == "neutral"
    assert labels_figures.change(figure(before=0.1, low=0.18, high=0.26))[2] == "bad"
    assert labels_figures.change(figure(before=0.4, low=0.18, high=0.26))[2] == "good"


def test_down_is_good_where_less_is_better() -> None:
    faster = KpiFigure("first_response", "seconds", 18.0, 96, 22.0, rows.kpi_figures()[0].series)
    assert labels_figures.change(faster) == ("4 秒", -1, "good")


def test_without_a_period_before_nothing_is_claimed() -> None:
    assert labels_figures.change(figure(before=None)) == ("", 0, "neutral")
    assert labels_figures.value(figure(value=None)) == ("–", "")


def test_the_same_as_before_is_no_change() -> None:
    assert labels_figures.change(figure(before=0.2141))[1:] == (0, "neutral")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(3.2, "3.2 秒"), (18.4, "18 秒"), (119.0, "119 秒"), (188.0, "3.1 分"), (9800.0, "2.7 小时")],
)
def test_a_time_is_told_in_the_unit_people_use(seconds: float, said: str) -> None:
    assert labels_figures.text(seconds, "seconds") == said


def test_every_figure_of_the_desk_has_a_name_and_says_what_it_counts() -> None:
    for code in (*KINDS, "waiting"):
        assert labels_figures.name(code)
        assert labels_figures.behind(replace(figure(), code=code))


def test_every_guard_has_words_for_people() -> None:
    for code in GuardCode:
        assert labels.finding(code.value, "x") != code.value
        assert labels.struck(code.value) != code.value


def test_what_was_let_off_before_is_told_in_money_and_percent() -> None:
    line = BriefLine("worth", "discounts", ("4680", "4380", "2", "3", "8.5"))
    assert brief.brief_text(line) == "上回标价 ¥4,680 付了 ¥4,380，3 单里 2 单低于标价，最多少 8.5%"
    assert brief.brief_text(BriefLine("worth", "list_price", ("2",))) == "以前 2 单都是标价付的"
