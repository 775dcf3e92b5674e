"""What a turn is about, where no word list tells it."""

from hashlib import sha256

import numpy as np
import pytest

from deskpilot.domain.conversation import Line
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine import Engine, tables
from deskpilot.engine.levers import Levers, Shares
from deskpilot.engine.linear import models
from deskpilot.engine.query import read_line
from deskpilot.engine.subjects import Before, course_roots, subjects

DEAF = Levers(Shares(subject=0.0))
ENTRIES = (
    KnowledgeEntry("hour", "今天配送的话大概几点送来？", "九点到十八点之间。", "物流"),
    KnowledgeEntry("late", "过了预计送达时间还没有送到怎么办？", "发订单号，我们去催。", "物流"),
    KnowledgeEntry("missing", "包裹里少了商品或配件怎么办？", "发照片，我们补寄。", "售后"),
    KnowledgeEntry("less", "退款金额为什么比付的少？", "优惠按比例分摊。", "退款"),
    KnowledgeEntry("refund", "退款要多久才能到账？", "一到三个工作日。", "退款"),
    KnowledgeEntry("arrives", "订单预计哪天能送到？", "订单页上写着。", "物流"),
    KnowledgeEntry("broken", "商品坏了、有质量问题怎么处理？", "七天内可退。", "售后"),
)


def found(levers: Levers, text: str, *lines: Line) -> list[str]:
    engine = Engine(levers=levers)
    for _ in engine.load(ENTRIES):
        pass
    return [one.entry_id for one in engine.find(text, context=TurnContext(lines=lines))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("定好的日子都过去两天了", "late"),
        ("吸尘器滚刷转两下就停", "broken"),
        ("打开一数螺丝短了两颗", "missing"),
    ],
)
def test_a_turn_that_shares_no_word_with_its_entry_finds_it_by_what_it_is_about(
    text: str, right: str
) -> None:
    assert found(DEAF, text)[0] != right
    assert found(Levers(), text)[0] == right


def test_what_was_said_before_tells_what_an_elliptic_turn_is_about() -> None:
    cancelled = Before(read_line("已经为您取消了，钱会退回"), read_line("帮我取消掉"))
    sent = Before(read_line("包裹正在运输"), read_line("快递走到哪了"))
    table, turn = subjects(), read_line("要等几天")
    after = {name: table.told(turn, before) for name, before in (("cancelled", cancelled), ("sent", sent))}
    refund, arrives = table.names.index("refund.when"), table.names.index("delivery.when")
    assert after["cancelled"][refund] > after["cancelled"][arrives]
    assert after["sent"][arrives] > after["sent"][refund]


def test_the_subject_leaves_the_scores_in_their_order() -> None:
    engine = Engine()
    for _ in engine.load(ENTRIES):
        pass
    scores = [one.score for one in engine.find("定好的日子都过去两天了")]
    assert scores == sorted(scores, reverse=True)


def test_what_a_turn_leaves_open_moves_no_entry_much() -> None:
    table = subjects()
    packed = table.packed([read_line("发票抬头怎么改")])[None, :]
    clear, open_ = (table.told(read_line(text)) for text in ("税号填错一位", "嗯 这样子的话"))
    assert table.agreement(clear, packed)[0] > 5 * abs(table.agreement(open_, packed)[0])


def test_probabilities_add_up_to_one_for_any_turn() -> None:
    for text in ("", "？", "0", "abc", "退" * 700):
        told = subjects().told(read_line(text), Before(shop=read_line(text)))
        assert np.isfinite(told).all()
        assert told.sum() == pytest.approx(1.0, abs=1e-4)


def test_the_table_was_fitted_with_the_concepts_there_are_now() -> None:
    known = set(subjects().terms)
    assert {f"t{thing}" for thing in tables.sections("things.txt")} <= known
    assert {f"a{aspect}" for aspect in tables.sections("aspects.txt")} <= known


def confidence(levers: Levers, text: str, entries: tuple[KnowledgeEntry, ...]) -> float:
    engine = Engine(levers=levers)
    for _ in engine.load(entries):
        pass
    return engine.understand(text, TurnContext()).confidence


def test_an_entry_about_what_the_turn_is_about_is_surer_and_one_about_something_else_less_sure() -> None:
    text, mute = "打开一数螺丝短了两颗", Levers(silent=frozenset({"subject"}))
    assert confidence(Levers(), text, ENTRIES) > confidence(mute, text, ENTRIES)
    others = tuple(entry for entry in ENTRIES if entry.id in ("hour", "less"))
    assert confidence(Levers(), text, others) < confidence(mute, text, others)


def test_forms_read_in_one_go_are_about_the_same_as_read_one_by_one() -> None:
    table = subjects()
    forms = [
        read_line(form) for form in ("退款要多久才能到账？", "钱几天能退回来", "a" * 200, "发票抬头怎么改")
    ]
    alone = sum(table.told(form) for form in forms)
    together = table.packed(forms) / 127.0
    assert together == pytest.approx(alone / np.linalg.norm(alone), abs=0.01)


def test_a_short_turn_goes_on_with_what_the_line_before_is_about() -> None:
    table, turn = subjects(), read_line("那要几天")
    for before, about in (
        ("我要开发票", "invoice.when"),
        ("空调什么时候上门装", "install"),
        ("帮我换一个新的", "exchange.when"),
    ):
        alone = table.told(turn)[table.names.index(about)]
        assert table.told(turn, Before(customer=read_line(before)))[table.names.index(about)] > 2 * alone


def test_the_roots_of_a_course_hold_a_part_for_each_line_and_nothing_for_no_line() -> None:
    turn, line = read_line("退到哪里"), read_line("我要退款")
    parts = course_roots(turn, Before(customer=line)).reshape(4, -1)
    assert (parts**2).sum(axis=1).tolist() == pytest.approx([1.0, 0.0, 1.0, 0.0], abs=1e-4)
    assert parts[2] == pytest.approx(np.sqrt(subjects().told(line)))


def test_the_small_models_were_fitted_with_the_subjects_there_are_now() -> None:
    table = (tables.table_folder() / "subjects.npz").read_bytes()
    assert models().fitted_with == sha256(table).hexdigest()
