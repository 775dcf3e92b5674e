"""What something costs and what is left of it is said from its row, and from nowhere else."""

from dataclasses import replace

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.decision import Action
from deskpilot.domain.knowledge import Alias, EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Act, Signal, Slot, Topic, Understanding
from tests.services.shop import Shop, answers

SUIT = Product(
    "S1",
    "小鹿爬服",
    89.0,
    skus=(
        Sku("S1-66", {"颜色": "米色", "尺码": "66"}, 89.0, 3),
        Sku("S1-73", {"颜色": "米色", "尺码": "73"}, 89.0, 0),
        Sku("S1-80", {"颜色": "蓝色", "尺码": "80"}, 95.0, 12),
    ),
)
HAGGLING = KnowledgeEntry("KB0600", "能便宜点吗", "这个由同事来谈。", "议价", policy=EntryPolicy.HUMAN)
ALL_ON_SALE = KnowledgeEntry("KB0601", "还有货吗", "页面能拍的都有货。", "库存")


@pytest.fixture
def baby(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        uow.products.put(SUIT)
        for entry in (HAGGLING, ALL_ON_SALE):
            uow.entries.put(entry, "test", shop.clock.now())
    return shop


def asks(shop: Shop, text: str, reading: Understanding | None = None, product: str = "S1") -> str:
    if reading is not None:
        shop.reads(text, reading)
    return "".join(shop.turn(text, viewed_product=product))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("多少钱", "米色 66：89元，米色 73：89元，蓝色 80：95元"),
        ("那个多少", "米色 66：89元，米色 73：89元，蓝色 80：95元"),
        ("蓝色的多少钱", "蓝色 80现在95元"),
        ("怎么卖的", "蓝色 80：95元"),
        ("还有货吗", "米色 66还有3件"),
        ("蓝色的还有吗", "蓝色 80现在还有12件"),
        ("73码的还有吗", "米色 73现在没有货了"),
        ("有蓝色的吗", "蓝色 80现在还有12件"),
    ],
)
def test_the_row_says_what_it_costs_and_what_is_left(baby: Shop, text: str, said: str) -> None:
    assert said in asks(baby, text)
    assert baby.decision().rule == "attribute"


def test_what_is_sold_out_by_its_row_is_not_called_available(baby: Shop) -> None:
    said = asks(
        baby, "73码的还有货吗", answers("KB0601", "73码的还有货吗", slots=(Slot("size", "73", "73码"),))
    )
    assert "没有货" in said
    assert "都有货" not in said


def test_a_plain_price_is_no_haggling(baby: Shop) -> None:
    assert "89元" in asks(baby, "多少钱", answers("KB0600", "多少钱"))


def test_a_price_that_the_shop_keeps_for_humans_goes_to_one(baby: Shop) -> None:
    with baby.store.begin() as uow:
        entry = KnowledgeEntry("KB0602", "这个多少钱", "同事来报价。", "价格", policy=EntryPolicy.HUMAN)
        uow.entries.put(entry, "test", baby.clock.now())
    assert "89" not in asks(baby, "多少钱", answers("KB0602", "多少钱"))
    assert baby.decision().rule == "policy_human"


@pytest.mark.parametrize("topic", [Topic.BARGAIN, Topic.WHOLESALE, Topic.REJECTED])
def test_who_haggles_or_was_not_answered_is_not_told_the_row(baby: Shop, topic: Topic) -> None:
    signal = Signal(topic, 0.35, "多少钱")
    asks(baby, "多少钱", Understanding("多少钱", Act.QUESTION, signals=(signal,)))
    assert baby.decision().rule != "attribute"


@pytest.mark.parametrize(
    "text",
    [
        "三件一共多少钱",
        "运费多少钱",
        "券后多少钱",
        "跟帽子比哪个划算",
        "什么时候补货",
        "还有几天发货",
    ],
)
def test_a_sum_a_fee_or_a_date_is_not_the_row(baby: Shop, text: str) -> None:
    asks(baby, text)
    assert baby.decision().rule != "attribute"


BESIDE = [
    "背带裤多少钱",
    "奶瓶还有货吗",
    "绣个名字多少钱",
    "改小一点要加多少钱",
    "这个帽子什么价",
    "围兜有货没",
]


@pytest.mark.parametrize("text", BESIDE)
def test_what_is_named_beside_the_product_never_gets_its_price_or_stock(baby: Shop, text: str) -> None:
    asks(baby, text)
    assert baby.decision().rule != "attribute"


@pytest.mark.parametrize("text", BESIDE)
def test_no_entry_quotes_the_row_for_what_is_named_beside_the_product(baby: Shop, text: str) -> None:
    with baby.store.begin() as uow:
        entry = KnowledgeEntry("KB0605", "现在什么价", "这款现在{product.price}元。", "价格")
        uow.entries.put(entry, "test", baby.clock.now())
    assert "89" not in asks(baby, text, answers("KB0605", text))
    assert baby.decision().action is Action.ESCALATE


@pytest.mark.parametrize(
    "text",
    ["老板你家这个现在卖多少钱呀", "爬服多少钱一件", "这套小鹿的什么价格", "请问这件衣服什么价"],
)
def test_pointing_greeting_and_its_own_name_are_no_other_thing(baby: Shop, text: str) -> None:
    asks(baby, text)
    assert baby.decision().rule == "attribute"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("有红色的吗", "米色 66还有3件"),
        ("红色的还有吗", "蓝色 80还有12件"),
        ("都有什么颜色", "蓝色 80还有12件"),
        ("分哪几个尺码呀", "米色 66还有3件"),
        ("蓝色有货没", "蓝色 80现在还有12件"),
        ("蓝色呢", "蓝色 80现在还有12件"),
    ],
)
def test_a_colour_or_size_asked_for_is_answered_with_those_there_are(
    baby: Shop, text: str, said: str
) -> None:
    assert said in asks(baby, text)


def test_of_what_is_made_to_order_only_the_names_are_told(baby: Shop) -> None:
    with baby.store.begin() as uow:
        uow.products.put(replace(SUIT, lead_days=12))
    assert "颜色：米色、蓝色；尺码：66、73、80" in asks(baby, "有红色的吗")


def test_who_names_another_one_after_a_price_is_told_its_price(baby: Shop) -> None:
    asks(baby, "66的多少钱")
    assert "蓝色 80现在95元" in asks(baby, "蓝色的呢")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("70的多少钱", "70cm现在30元"),
        ("大号枕的什么价", "70cm现在30元"),
        ("1.2的还有货吗", "1.2米现在还有2件"),
    ],
)
def test_a_size_said_by_its_figure_or_the_shops_word_picks_its_row(shop: Shop, text: str, said: str) -> None:
    skus = (
        Sku("P-1", {"规格": "50cm"}, 20.0, 4),
        Sku("P-2", {"规格": "70cm"}, 30.0, 4),
        Sku("P-3", {"规格": "1.2米"}, 60.0, 2),
    )
    with shop.store.begin() as uow:
        uow.products.put(Product("P", "乳胶枕", 20.0, skus=skus))
        uow.aliases.put(Alias("大号枕", "70cm", "spec"))
    for _ in shop.desk.load():
        pass
    assert said in "".join(shop.turn(text, viewed_product="P"))


def test_an_answer_that_quotes_the_row_itself_stands(baby: Shop) -> None:
    with baby.store.begin() as uow:
        entry = KnowledgeEntry("KB0603", "这款多少钱", "今天是{product.price}元，入会更划算。", "价格")
        uow.entries.put(entry, "test", baby.clock.now())
    assert "入会" in asks(baby, "多少钱", answers("KB0603", "多少钱"))


def test_a_price_of_nothing_is_not_said(baby: Shop) -> None:
    with baby.store.begin() as uow:
        uow.products.put(Product("S2", "赠品袜", 0.0))
    assert "0元" not in asks(baby, "多少钱", product="S2")
    assert baby.decision().rule != "attribute"


def test_what_is_made_to_order_is_not_called_sold_out(baby: Shop) -> None:
    with baby.store.begin() as uow:
        uow.products.put(
            Product("S3", "实木床", 1999.0, skus=(Sku("S3-1", {"尺寸": "1.5米"}, 1999.0, 0),), lead_days=15)
        )
    assert "没有货" not in asks(baby, "还有货吗", product="S3")
    assert baby.decision().rule != "attribute"


def test_at_night_a_draft_that_nobody_sends_is_a_promise_to_call_back(shop: Shop) -> None:
    with shop.store.begin() as uow:
        entry = KnowledgeEntry(
            "KB0604", "坏了怎么赔", "拍照发来，由同事核对。", "售后", policy=EntryPolicy.ASSIST
        )
        uow.entries.put(entry, "test", shop.clock.now())
    shop.clock.pass_(15 * 3600)
    shop.reads("坏了怎么赔", answers("KB0604", "坏了怎么赔"))
    (said,) = shop.turn("坏了怎么赔")
    assert "9点" in said
    assert shop.decision().action is Action.ESCALATE
    assert "由同事核对" in shop.drafts()[0]
    assert shop.alert() is not None


def test_an_answer_that_quotes_a_variant_nobody_named_gives_way_to_the_row(baby: Shop) -> None:
    quoting = KnowledgeEntry("KB0602", "有没有货", "您要的「{sku.spec}」现在有{sku.stock}件。", "库存")
    with baby.store.begin() as uow:
        uow.entries.put(quoting, "test", baby.clock.now())
    assert "米色 66还有3件" in asks(baby, "有货吗", answers("KB0602", "有货吗"))
    named = answers("KB0602", "蓝色的有货吗", slots=(Slot("color", "蓝色", "蓝色"),))
    assert "您要的「蓝色 80」现在有12件" in asks(baby, "蓝色的有货吗", named)


def test_what_takes_days_to_get_ready_is_counted_and_the_days_are_told(baby: Shop) -> None:
    with baby.store.begin() as uow:
        uow.products.put(Product("S4", "对杯", 189.0, skus=(Sku("S4-1", {}, 189.0, 7),), lead_days=2))
    assert "现在还有7件。下单后备货2天左右。" in asks(baby, "还有货吗", product="S4")


def test_what_takes_weeks_is_not_counted_as_standing_there(baby: Shop) -> None:
    with baby.store.begin() as uow:
        uow.products.put(Product("S5", "实木床", 1999.0, skus=(Sku("S5-1", {}, 1999.0, 3),), lead_days=30))
    said = asks(baby, "有现货吗", product="S5")
    assert "「实木床」下单后要备货30天左右。" in said
    assert "3件" not in said


SOCKS = Product(
    "W1",
    "松果羊毛袜",
    19.9,
    skus=tuple(Sku(f"W1-{c}", {"颜色": c}, 19.9, 30) for c in ("灰色", "驼色")),
)
TEA = Product("W2", "桂花乌龙", 58.0, skus=(Sku("W2-1", {"规格": "250克"}, 58.0, 40),))
SOAP = Product(
    "W3",
    "茶籽皂",
    12.0,
    skus=(Sku("W3-1", {"规格": "单块"}, 12.0, 90), Sku("W3-24", {"规格": "整箱24块"}, 240.0, 5)),
)


@pytest.fixture
def goods(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        for product in (SOCKS, TEA, SOAP):
            uow.products.put(product)
    return shop


@pytest.mark.parametrize(
    ("product", "text", "said"),
    [
        ("W1", "三双多少钱", "单价19.9元，3双合计59.7元"),
        ("W1", "多少钱两双", "单价19.9元，2双合计39.8元"),
        ("W1", "一双多少钱两双多少钱", "单价19.9元，2双合计39.8元"),
        ("W1", "俩多少钱", "单价19.9元，2件合计39.8元"),
        ("W1", "灰色的4双多少钱", "灰色单价19.9元，4双合计79.6元"),
        ("W2", "5盒什么价", "单价58元，5盒合计290元"),
        ("W3", "两箱多少钱", "整箱24块单价240元，2箱合计480元"),
    ],
)
def test_what_many_cost_is_computed_with_its_unit_price_and_count(
    goods: Shop, product: str, text: str, said: str
) -> None:
    assert said in asks(goods, text, product=product)
    assert goods.decision().rule == "attribute"


@pytest.mark.parametrize(
    ("product", "text", "said"),
    [
        ("W1", "一双多少钱", "现在19.9元"),
        ("W1", "多少钱一双", "现在19.9元"),
        ("W1", "两个颜色都多少钱", "现在19.9元"),
        ("W2", "250克多少钱", "现在58元"),
        ("W2", "半斤多少钱", "现在58元"),
        ("W2", "0.25kg多少钱", "现在58元"),
        ("W2", "每盒多少钱", "现在58元"),
        ("W3", "一箱多少钱", "整箱24块现在240元"),
    ],
)
def test_one_of_what_the_row_sells_costs_what_the_row_says(
    goods: Shop, product: str, text: str, said: str
) -> None:
    assert said in asks(goods, text, product=product)


@pytest.mark.parametrize(
    ("product", "text"),
    [
        ("W1", "一箱多少钱"),
        ("W1", "一套多少钱"),
        ("W1", "第二双多少钱"),
        ("W1", "99双多少钱"),
        ("W2", "一斤多少钱"),
        ("W2", "两斤多少钱"),
        ("W2", "500克多少钱"),
        ("W2", "两提多少钱"),
        ("S1", "两件多少钱"),
    ],
)
def test_an_amount_that_the_row_does_not_tell_is_a_humans(
    goods: Shop, baby: Shop, product: str, text: str
) -> None:
    said = asks(goods, text, product=product)
    assert not any(price in said for price in ("19.9", "58", "89"))
    assert goods.decision().action is Action.ESCALATE


def test_an_answer_with_the_price_of_one_is_not_given_for_many(goods: Shop) -> None:
    with goods.store.begin() as uow:
        entry = KnowledgeEntry("KB0603", "这款多少钱", "今天是{product.price}元，入会更划算。", "价格")
        uow.entries.put(entry, "test", goods.clock.now())
    said = asks(goods, "三双多少钱", answers("KB0603", "三双多少钱"), product="W1")
    assert "合计59.7元" in said
    assert "入会" not in said


def test_of_what_was_named_only_the_variants_that_fit_are_read_out(baby: Shop) -> None:
    said = asks(baby, "米色的还有吗")
    assert "米色 66还有3件" in said
    assert "蓝色" not in said
