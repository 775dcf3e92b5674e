"""Nobody is given the words they have just read for something else."""

from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import HandBack, SendAgentReply, TakeOver
from deskpilot.domain.conversation import Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, Understanding
from tests.services.shop import ENTRIES, Shop, answers, open_shop

RETURN = KnowledgeEntry(
    "KB0010", "可以退货吗", "签收七天内不影响再卖就能退。", "退换", ("不喜欢能退吗", "怎么退货")
)
FREIGHT = KnowledgeEntry("KB0011", "包邮吗", "满59元包邮。", "运费", ("运费多少", "邮费要钱吗"))
FADING = KnowledgeEntry("KB0012", "会掉色吗", "第一次单独洗，会有一点浮色。", "养护", ("褪色吗", "染不染"))


@pytest.fixture
def stocked(data_dir: Path) -> Shop:
    """A shop read by the real engine."""
    return open_shop(data_dir, (*ENTRIES, RETURN, FREIGHT, FADING))


@pytest.mark.parametrize("first", ["会掉色吗", "运费多少", "怎么开发票", "什么时候发货"])
@pytest.mark.parametrize("line", ["外面下雨了", "我家住三楼", "哈哈哈笑死", "孩子刚上小学", "随你们怎么讲"])
def test_a_line_that_asks_nothing_does_not_get_the_last_answer_again(
    stocked: Shop, first: str, line: str
) -> None:
    (answer,) = stocked.turn(first)
    said = stocked.turn(line)
    talk = stocked.conversation()
    assert stocked.decision().action in (Action.HOLD, Action.ESCALATE)
    assert not any(answer[-6:] in each for each in said)
    assert talk.waiting_since is not None  # no silence without a clock


@pytest.mark.parametrize("line", ["那厚度呢", "那安装呢", "真的吗", "那孕妇呢"])
def test_a_question_after_something_else_does_not_get_it_either(stocked: Shop, line: str) -> None:
    stocked.turn("会掉色吗")
    said = stocked.turn(line)
    assert not any("浮色" in each for each in said)
    assert stocked.decision().action in (Action.ESCALATE, Action.CLARIFY)


def test_a_question_that_names_another_entry_gets_that(stocked: Shop) -> None:
    stocked.turn("会掉色吗")
    (said,) = stocked.turn("那邮费呢")
    assert "包邮" in said


def test_the_same_in_other_words_gets_it_once_more_and_then_a_human(stocked: Shop) -> None:
    assert "浮色" in stocked.turn("会掉色吗")[0]
    assert "浮色" in stocked.turn("洗了褪色吗")[0]
    assert not any("浮色" in each for each in stocked.turn("到底染不染色啊"))
    alert = stocked.alert()
    assert alert is not None
    assert alert.reason is Reason.MISSED_TWICE


def test_another_answer_in_between_begins_the_row_anew(stocked: Shop) -> None:
    for text in ("会掉色吗", "洗了褪色吗", "包邮吗"):
        assert stocked.turn(text)
        stocked.clock.pass_(60)
    assert "浮色" in stocked.turn("那会染到别的衣服吗")[0]


def test_the_row_of_another_product_is_another_answer(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "圆桌", 99.0, attributes={"材质": "白蜡木"}))
        uow.products.put(Product("P2", "方桌", 99.0, attributes={"材质": "樱桃木"}))
    shop.reads("什么料子", answers("KB0004", "什么料子"))
    shop.reads("这个", answers("KB0004", "这个", act=Act.CARD))
    assert "白蜡木" in shop.turn("什么料子", viewed_product="P1")[0]
    assert "樱桃木" in shop.turn("这个", viewed_product="P2")[0]


def test_what_a_human_said_since_is_what_was_read_last(stocked: Shop) -> None:
    stocked.turn("会掉色吗")
    talk = stocked.conversation().id
    stocked.do(TakeOver(talk, "小美"))
    stocked.do(SendAgentReply(talk, "我在的", "小美"))
    stocked.leave()
    stocked.do(HandBack(talk, "小美"))
    for text in ("洗了褪色吗", "深色的褪色吗"):
        stocked.clock.pass_(60)
        assert any("浮色" in each for each in stocked.turn(text))


def test_a_number_that_picks_it_from_our_list_is_an_asking(shop: Shop) -> None:
    shop.reads("怎么弄", replace(answers("KB0003", "怎么弄", 0.3, "KB0002"), act=Act.QUESTION))
    for number in ("1", "2", "第一个"):
        shop.reads(number, Understanding(number, Act.STATEMENT, silence=0.96))
    assert "1." in shop.turn("怎么弄")[0]
    assert "冷水" in shop.turn("1")[0]
    assert "发票" in shop.turn("2")[0]
    shop.clock.pass_(60)
    assert "冷水" in shop.turn("第一个")[0]
    assert len(shop.said_by(Sender.AI)) == 4


@pytest.mark.parametrize(
    ("first", "line", "given"),
    [
        ("什么时候发货", "两天内我知道 我是问下午几点发货", "48小时"),
        ("包邮吗", "青海也包邮吗", "59元"),
        ("包邮吗", "我知道满多少包邮，问的是超重的包邮吗", "59元"),
    ],
)
def test_who_takes_the_answer_up_and_asks_beyond_it_does_not_get_it_again(
    stocked: Shop, first: str, line: str, given: str
) -> None:
    assert given in stocked.turn(first)[0]
    assert not any(given in each for each in stocked.turn(line))
    assert stocked.decision().action in (Action.ESCALATE, Action.CLARIFY)


def test_when_is_not_answered_once_more_by_what_tells_no_time(stocked: Shop) -> None:
    stocked.turn("会掉色吗")
    stocked.reads("明天还染不染", answers("KB0012", "明天还染不染"))
    assert not any("浮色" in each for each in stocked.turn("明天还染不染"))
    assert stocked.decision().rule != "repeated"


def test_the_answer_said_back_to_be_sure_is_given_once_more(stocked: Shop) -> None:
    stocked.turn("包邮吗")
    assert "59元" in stocked.turn("满59元就包邮是吧，包邮吗")[0]
