"""A campaign's password is answered from its row, and nobody is asked for a measure that they have just told."""

from datetime import timedelta

import pytest

from deskpilot.domain.catalog import Campaign, Product
from deskpilot.domain.commands import SaveAlias, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.decision import Action
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.engine.slots import find_slots
from tests.services.shop import NOON, Shop, answers

SALE = Campaign(
    "C9",
    "换季清仓",
    NOON - timedelta(days=1),
    NOON + timedelta(days=4),
    "满200减30",
    200,
    30,
    False,
    "芝麻开门",
)
OVER = Campaign(
    "C8",
    "早春上新",
    NOON - timedelta(days=9),
    NOON - timedelta(days=2),
    "满99减10",
    99,
    10,
    False,
    "春天来了",
)
SIZES = KnowledgeEntry("KB0800", "连体衣怎么选码", "按身高选，报一下宝宝身高。", "尺码", ("穿几码",))
TABLE = KnowledgeEntry("KB0801", "睡袋怎么选码", "70到80厘米选M码，报一下宝宝身高我再核对。", "尺码")


@pytest.fixture
def store(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        uow.products.put(Product("Z1", "竹纤维连体衣", 79.0, category="母婴/连体衣"))
        for campaign in (SALE, OVER):
            uow.campaigns.put(campaign)
        for entry in (SIZES, TABLE):
            uow.entries.put(entry, "test", shop.clock.now())
    shop.do(SaveAlias(Alias("清仓暗号", "换季清仓", "campaign")))
    return shop


@pytest.mark.parametrize("text", ["芝麻开门", "口令芝麻开门", "芝麻开门！", "清仓暗号", "换季清仓"])
def test_a_campaigns_password_alone_is_answered_from_its_row(store: Shop, text: str) -> None:
    said = "".join(store.turn(text))
    assert "「换季清仓」：满200减30" in said
    assert "3月16日" in said
    assert store.decision().rule == "campaign_row"


@pytest.mark.parametrize("text", ["春天来了", "芝麻开门是哪一年的电影啊 我家孩子看了三遍"])
def test_a_campaign_that_is_over_and_a_story_are_not_answered_so(store: Shop, text: str) -> None:
    store.turn(text)
    assert store.decision().rule != "campaign_row"


def test_in_assist_the_row_is_a_draft(store: Shop) -> None:
    store.do(SetMode(Mode.ASSIST))
    assert store.turn("芝麻开门") == []
    assert "满200减30" in store.drafts()[0]
    assert store.decision().action is Action.SUGGEST


def test_who_has_told_the_measure_is_not_asked_for_it_but_handed_over(store: Shop) -> None:
    text = "宝宝身高73穿几码"
    store.reads(text, answers("KB0800", text, slots=find_slots(text)))
    said = "".join(store.turn(text))
    assert "报一下" not in said
    assert store.decision().rule == "asked_for_told"
    assert "报一下" in store.drafts()[0]


def test_who_has_not_told_it_is_asked(store: Shop) -> None:
    store.reads("穿几码", answers("KB0800", "穿几码"))
    assert "报一下" in "".join(store.turn("穿几码"))


def test_an_answer_with_figures_to_choose_by_stands(store: Shop) -> None:
    text = "宝宝身高73睡袋选几码"
    store.reads(text, answers("KB0801", text))
    assert "M码" in "".join(store.turn(text))
