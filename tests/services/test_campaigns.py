"""An answer quotes a campaign that is about what was asked, or none."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Campaign, Product
from deskpilot.domain.knowledge import KnowledgeEntry
from tests.services.shop import NOON, Shop, answers, open_shop

DAY = timedelta(days=1)
TABLE = Product("T1", "圆角餐桌", 2680, "原野", "家具/餐桌")
SHIRT = Product("S1", "亚麻衬衫", 299, "静素", "服饰/衬衫")
SOAP = Campaign("XH", "洗护两件有礼", NOON - 9 * DAY, NOON + DAY, "洗护任意两件送小样")
WEEK = Campaign(
    "HX", "家具焕新周", NOON - 5 * DAY, NOON + DAY, "家具单笔满5000元减400元", 5000, 400, password="木头回家"
)
ALL = Campaign("KD", "好物节", NOON - DAY, NOON + 2 * DAY, "每满300元减50元", 300, 50, True, "木棉花开")
OVER = Campaign("YX", "入夏清单", NOON - 60 * DAY, NOON - DAY, "满299元减30元", 299, 30)
ENTRIES = (
    KnowledgeEntry("A1", "有什么活动", "现在有「{campaign.name}」：{campaign.rule}。", "优惠"),
    KnowledgeEntry("A2", "跨店满减怎么算", "「{campaign.name}」：{campaign.rule}。", "优惠"),
    KnowledgeEntry("A3", "口令是什么", "「{campaign.name}」的口令是「{campaign.password}」。", "优惠"),
    KnowledgeEntry("A4", "餐桌有优惠吗", "有「{campaign.name}」：{campaign.rule}。", "优惠", scope=("原野",)),
)  # fmt: skip


@pytest.fixture
def shop(data_dir: Path) -> Iterator[Shop]:
    opened = open_shop(data_dir, ENTRIES)
    with opened.store.begin() as uow:
        for product in (TABLE, SHIRT, Product("W1", "洗发水", 59, "草木", "洗护/头发")):
            uow.products.put(product)
    yield opened
    opened.store.close()


def running(shop: Shop, *campaigns: Campaign) -> None:
    with shop.store.begin() as uow:
        for campaign in campaigns:
            uow.campaigns.put(campaign)


def said(shop: Shop, text: str, entry: str, **fields: object) -> str:
    shop.reads(text, answers(entry, text))
    return " ".join(shop.turn(text, **fields))


def test_a_campaign_for_other_goods_is_not_quoted_even_when_it_began_first(shop: Shop) -> None:
    running(shop, SOAP, WEEK, ALL)
    assert "好物节" in said(shop, "有什么活动", "A1", viewed_product="S1")
    assert "家具焕新周" in said(shop, "有活动吗", "A1", key="c2", viewed_product="T1")
    assert "洗护两件有礼" in said(shop, "洗护有活动吗", "A1", key="c3")


def test_with_nothing_for_what_is_asked_no_other_campaign_is_quoted_and_a_human_comes(shop: Shop) -> None:
    running(shop, SOAP, OVER)
    assert "洗护" not in said(shop, "有什么活动", "A1", viewed_product="S1")
    assert shop.alert() is not None


def test_asked_about_nothing_in_particular_one_for_everything_goes_first(shop: Shop) -> None:
    running(shop, SOAP, ALL)
    assert "好物节" in said(shop, "有什么活动", "A1")


def test_what_is_asked_about_all_shops_gets_a_campaign_across_shops_or_none(shop: Shop) -> None:
    running(shop, WEEK, ALL)
    assert "好物节" in said(shop, "跨店满减怎么算", "A2", viewed_product="T1")
    with shop.store.begin() as uow:
        uow.campaigns.delete("KD")
    assert "焕新周" not in said(shop, "跨店怎么算", "A2", key="c2", viewed_product="T1")


def test_the_password_is_that_of_a_campaign_that_has_one_and_fits(shop: Shop) -> None:
    running(shop, SOAP, WEEK, ALL)
    assert "木棉花开" in said(shop, "口令是什么", "A3", viewed_product="S1")
    assert "木头回家" in said(shop, "口令呢", "A3", key="c2", viewed_product="T1")


def test_the_one_that_is_named_is_the_one_that_is_quoted(shop: Shop) -> None:
    running(shop, WEEK, ALL)
    assert "家具焕新周" in said(shop, "家具焕新周是什么", "A1", viewed_product="S1")


def test_an_entry_kept_for_a_series_quotes_what_is_for_it(shop: Shop) -> None:
    running(shop, SOAP, ALL)
    assert "好物节" in said(shop, "餐桌有优惠吗", "A4")
