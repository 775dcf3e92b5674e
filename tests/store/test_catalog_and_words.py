"""Goods, campaigns, the shop's own words, and small records."""

from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.domain.conversation import Conversation, Owner
from deskpilot.domain.knowledge import Alias, QuickPhrase
from deskpilot.store import Handoff, Reader, Store
from tests.store.conftest import NOON

TABLE = Product(
    "YY-01",
    "白蜡木餐桌",
    2680.0,
    "原野",
    "家具/餐桌",
    2480.0,
    (Sku("YY-01-140", {"规格": "1.4 米"}, 2980.0, 6), Sku("YY-01-120", {"规格": "1.2 米"}, 2680.0, 9)),
    {"材质": "白蜡木", "涂装": "木蜡油"},
    18,
    "东阳",
    ("现货", "可定制"),
)
SALE = Campaign("D12", "双12", NOON, NOON + timedelta(days=1), "满减", 300.0, 30.0, True, "暗号")


def test_a_product_comes_back_with_its_variants_in_order(store: Store) -> None:
    with store.begin() as uow:
        uow.products.put(TABLE)
        uow.products.put(replace(TABLE, code="YY-00", skus=()))
        assert uow.products.get("YY-01") == TABLE
        assert [product.code for product in uow.products.all()] == ["YY-00", "YY-01"]
    assert uow.changes.catalog


def test_a_product_put_again_replaces_its_variants(store: Store, reader: Reader) -> None:
    with store.begin() as uow:
        uow.products.put(TABLE)
        sold = replace(TABLE, skus=TABLE.skus[:1])
        uow.products.put(sold)
        assert uow.products.get("YY-01") == sold
        uow.products.delete("YY-01")
        assert uow.products.get("YY-01") is None
    assert reader.value("SELECT count(*) FROM skus") == 0


def test_a_campaign_is_current_from_its_start_until_its_end(store: Store) -> None:
    with store.begin() as uow:
        uow.campaigns.put(SALE)
        assert uow.campaigns.all() == (SALE,)
        assert uow.campaigns.current(NOON) == (SALE,)
        assert uow.campaigns.current(NOON - timedelta(microseconds=1)) == ()
        assert uow.campaigns.current(SALE.ends_at) == ()
        uow.campaigns.delete("D12")
        assert uow.campaigns.all() == ()


def test_words_and_phrases_are_replaced_by_their_key(store: Store) -> None:
    with store.begin() as uow:
        uow.aliases.put(Alias("奶茶色", "NC-01", "color"))
        uow.aliases.put(Alias("奶茶色", "NC-02", "color", "换了"))
        assert uow.aliases.all() == (Alias("奶茶色", "NC-02", "color", "换了"),)
        uow.aliases.delete("奶茶色")
        assert uow.aliases.all() == ()
        uow.phrases.put(QuickPhrase("fh", "发货", "48 小时内发出。", "物流"))
        uow.phrases.put(QuickPhrase("fh", "发货时间", "今天发出。", "物流"))
        assert uow.phrases.all() == (QuickPhrase("fh", "发货时间", "今天发出。", "物流"),)
        uow.phrases.delete("fh")
        assert uow.phrases.all() == ()


def test_settings_and_what_was_learned_are_replaced_by_name(store: Store) -> None:
    with store.begin() as uow:
        uow.settings.set({"mode": "auto", "theme": "dark"})
        uow.settings.set({"mode": "off"})
        assert uow.settings.all() == {"mode": "off", "theme": "dark"}
        assert uow.learned.get("weights") is None
        uow.learned.put("weights", "[1]", NOON)
        uow.learned.put("weights", "[2]", NOON)
        assert uow.learned.get("weights") == "[2]"


def test_hand_offs_are_kept_in_order(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        uow.handoffs.add(conversation.id, Owner.AI, Owner.WAITING, "", NOON)
        uow.handoffs.add(conversation.id, Owner.WAITING, Owner.AGENT, "小美", NOON, "定制")
        assert uow.handoffs.of(conversation.id) == (
            Handoff(conversation.id, Owner.AI, Owner.WAITING, "", NOON),
            Handoff(conversation.id, Owner.WAITING, Owner.AGENT, "小美", NOON, "定制"),
        )
