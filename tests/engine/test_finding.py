"""What finding must not be led astray by."""

import pytest

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Candidate
from deskpilot.engine import Engine
from deskpilot.engine.levers import Levers, Shares
from tests.engine.shop import ENTRIES, engine_with, said

PILL = KnowledgeEntry("pill", "听雨羊绒开衫燕麦色 多久能发货", "当天发出。", "物流")
LEAD = KnowledgeEntry("lead", "家具要做多久", "现做，十五天左右。", "定制")
NO_FOREIGN = Levers(Shares(foreign=0.0))


def score(levers: Levers, text: str) -> float:
    engine = Engine(levers=levers)
    for _ in engine.load((*ENTRIES, PILL)):
        pass
    return next(one.score for one in engine.find(text) if one.entry_id == "pill")


def test_a_foreign_thing_counts_only_where_the_words_do_not_fit() -> None:
    named, vague = "听雨羊绒开衫燕麦色 尺码", "开衫尺码身高体重怎么选比较合适"
    assert score(Levers(), named) == score(NO_FOREIGN, named)
    assert score(Levers(), vague) < score(NO_FOREIGN, vague)


def test_a_clipped_form_of_an_entry_about_something_else_does_not_pass_for_it() -> None:
    sold_out = KnowledgeEntry("sold_out", "卖完了还会补货吗", "会补的。", "库存", ("大概何时能到货",))
    arrives = KnowledgeEntry("arrives", "包裹预计哪天能送到", "订单页上写着。", "物流", ("几天能收到货",))
    assert found(Levers(), "大概哪天到货", (sold_out, arrives))[0].entry_id == "arrives"


def test_a_question_by_itself_borrows_less_than_an_elliptic_one() -> None:
    engine = engine_with((*ENTRIES, LEAD))
    before = said("家具要做多久", ">现做，十五天左右。")

    def lent(text: str) -> float:
        own = {one.entry_id: one.score for one in engine.find(text)}
        return next(o.score for o in engine.find(text, context=before) if o.entry_id == "lead") - own["lead"]

    assert lent("木头桌子要加固吗") < 0.6 * lent("木头桌子加固")


@pytest.mark.parametrize(
    ("long", "short", "turn"),
    [
        ("退货的运费是谁出今天早上问了一次没有人理我呢", "退货的运费是谁来付", "退货的运费是谁出"),
        ("怎么申请退款因为家里的老人一直在问我这件事情", "怎样申请退款", "怎么申请退款"),
    ],
)
def test_of_entries_about_the_same_the_one_worded_like_the_turn_comes_first(
    long: str, short: str, turn: str
) -> None:
    twins = (KnowledgeEntry("long", long, "好的。", "售后"), KnowledgeEntry("short", short, "好的。", "售后"))
    assert found(Levers(), turn, twins)[0].entry_id == "short"


def test_wording_moves_neither_scores_nor_entries_about_other_things() -> None:
    plain = Levers(Shares(wording=0.0))
    for text in ("退款多久到账", "发货时间", "尺码怎么选", ""):
        ours, before = found(Levers(), text), found(plain, text)
        assert [(one.entry_id, one.score) for one in ours] == [(one.entry_id, one.score) for one in before]


def found(levers: Levers, text: str, more: tuple[KnowledgeEntry, ...] = ()) -> tuple[Candidate, ...]:
    engine = Engine(levers=levers)
    for _ in engine.load((*ENTRIES, *more)):
        pass
    return engine.find(text)


def test_a_thing_counts_for_less_once_more_entries_are_about_it() -> None:
    engine = engine_with((*ENTRIES, PILL))
    slot = engine.index.slot_of(PILL.id)
    assert slot is not None
    before = dict(engine.index.rare_things(slot))
    engine.put_entry(LEAD)
    engine.put_entry(KnowledgeEntry("pill2", PILL.question, PILL.answer, PILL.category))
    after = dict(engine.index.rare_things(slot))
    assert before
    assert all(after[thing] < rarity for thing, rarity in before.items())
