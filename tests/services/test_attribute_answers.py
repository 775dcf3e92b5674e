"""A property of the product that is looked at answers from its row, where nothing surer is known and nothing risky is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import SaveSettings, SetMode, TakeOver
from deskpilot.domain.conversation import Mode
from deskpilot.domain.decision import Action
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, Evidence, Signal, Topic, Understanding
from deskpilot.services.queries import transcript
from deskpilot.store import Reader
from tests.services.shop import Shop, answers

LAMP = Product(
    "L1",
    "月白落地灯",
    399.0,
    attributes={"光源": "E27灯头，附暖光灯泡", "承重": "", "产地": "浙江东阳", "重量": "3.5公斤"},
)


@pytest.fixture
def lamp(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        uow.products.put(LAMP)
    return shop


def asks(
    shop: Shop, text: str, reading: Understanding | None = None, product: str | None = "L1"
) -> list[str]:
    shop.reads(text, reading or Understanding(text, Act.QUESTION))
    return shop.turn(text, viewed_product=product)


def test_the_row_answers_where_the_knowledge_has_nothing(lamp: Shop) -> None:
    (said,) = asks(lamp, "哪里产的")
    assert "「月白落地灯」的产地：浙江东阳。" in said
    decision = lamp.decision()
    assert (decision.action, decision.rule, decision.entry_id) == (Action.REPLY, "attribute", None)
    assert Evidence("attribute", "L1 产地") in decision.reasons


def test_the_answer_names_its_row_as_its_source(lamp: Shop, data_dir: Path) -> None:
    asks(lamp, "哪里产的")
    reader = Reader(data_dir)
    rows = transcript.transcript(reader, lamp.conversation().id)
    reader.close()
    assert [(row.entry_id, row.entry_title, row.confidence) for row in rows[1:]] == [(None, "L1 产地", None)]


def test_a_figure_in_the_row_may_be_said(lamp: Shop) -> None:
    assert "重量：3.5公斤" in asks(lamp, "多重")[0]


def test_a_sure_answer_about_this_product_stands(lamp: Shop) -> None:
    with lamp.store.begin() as uow:
        own = KnowledgeEntry(
            "KB0300", "落地灯哪里产的", "灯在东阳的老厂做，灯罩是手糊的。", "材质", scope=("L1",)
        )
        uow.entries.put(own, "test", lamp.clock.now())
    (said,) = asks(lamp, "哪里产的", answers("KB0300", "哪里产的"))
    assert "手糊" in said
    assert lamp.decision().rule == "confident"


def test_a_sure_answer_about_other_goods_gives_way_to_the_row(lamp: Shop) -> None:
    (said,) = asks(lamp, "哪里产的", answers("KB0003", "哪里产的"))
    assert "浙江东阳" in said
    assert "冷水手洗" not in said
    assert any("冷水手洗" in draft for draft in lamp.drafts()[1:])


def test_a_dash_is_no_value(lamp: Shop) -> None:
    with lamp.store.begin() as uow:
        uow.products.put(replace(LAMP, attributes={"产地": "—"}))
    asks(lamp, "哪里产的")
    assert lamp.decision().rule == "no_answer"


def test_without_a_product_or_its_row_nothing_is_made_up(lamp: Shop) -> None:
    asks(lamp, "哪里产的", product=None)
    assert lamp.decision().rule == "no_answer"


def test_an_empty_row_is_no_answer(lamp: Shop) -> None:
    asks(lamp, "能承重多少")
    assert lamp.decision().action is Action.ESCALATE


def test_what_is_asked_about_an_order_is_not_about_what_is_looked_at(lamp: Shop) -> None:
    asks(lamp, "哪里产的", Understanding("哪里产的", Act.QUESTION, intent="refund"))
    assert lamp.decision().rule != "attribute"


def test_a_delicate_sign_is_too_much_for_a_row(lamp: Shop) -> None:
    signal = Signal(Topic.INJURY, 0.4, "过敏")
    asks(lamp, "哪里产的", Understanding("哪里产的", Act.QUESTION, signals=(signal,)))
    assert lamp.decision().rule != "attribute"


def test_whoever_needs_a_human_gets_one(lamp: Shop) -> None:
    asks(lamp, "哪里产的", Understanding("哪里产的", Act.QUESTION, handoff=0.9))
    assert lamp.decision().rule == "handoff"


def test_who_says_that_it_was_no_answer_is_not_told_a_row(lamp: Shop) -> None:
    again = Signal(Topic.REJECTED, 0.65, "不是问这个")
    asks(lamp, "哪里产的", Understanding("哪里产的", Act.QUESTION, signals=(again,)))
    assert lamp.decision().rule != "attribute"


def test_an_entry_of_another_property_gives_way(lamp: Shop) -> None:
    (said,) = asks(lamp, "多重", answers("KB0004", "多重"))
    assert "重量：3.5公斤" in said


def test_in_assist_it_is_the_first_draft(lamp: Shop) -> None:
    lamp.do(SetMode(Mode.ASSIST))
    assert asks(lamp, "哪里产的") == []
    assert "浙江东阳" in lamp.drafts()[0]
    assert lamp.decision().action is Action.SUGGEST


def test_a_kind_of_question_kept_for_humans_is_not_answered_by_a_row(lamp: Shop) -> None:
    lamp.do(SaveSettings((("mode.category.养护", "assist"),)))
    assert asks(lamp, "哪里产的", answers("KB0003", "哪里产的")) == []
    assert "浙江东阳" in lamp.drafts()[0]
    assert lamp.decision().action is Action.SUGGEST


def test_a_human_at_work_gets_it_as_a_draft(lamp: Shop) -> None:
    lamp.hear("你好")
    lamp.do(TakeOver(lamp.conversation().id, "小美"))
    assert asks(lamp, "哪里产的") == []
    assert "浙江东阳" in lamp.drafts()[0]
    assert lamp.decision().rule == "owned_by_agent"
