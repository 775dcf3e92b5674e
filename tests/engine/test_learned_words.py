"""Words learned from exchanges: when they are adopted, what they name, and how long they hold."""

from dataclasses import replace

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine import Engine
from deskpilot.engine.alignment import SaidToAll
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.learning import LabelledLine, LearningProgress, learn
from deskpilot.engine.stacking import chance_of_as_many
from tests.engine.shop import ENTRIES, engine_with

C, A = Sender.CUSTOMER, Sender.AGENT
ANSWERS = {entry.id: entry.answer for entry in ENTRIES}
SLANG = {
    "invoice": "给张条子呗",
    "cloth": "啥讲究呀",
    "coupon": "有米不",
    "where": "宝儿溜达到哪旮旯",
    "size": "塞得进不",
}
Chat = tuple[LabelledLine, ...]


def chats(count: int, said: dict[str, str]) -> list[Chat]:
    """Chats in which customers speak so and agents answer right, one exchange each, every word held back in turn."""
    pairs = list(said.items())
    return [
        (LabelledLine(Line(C, text)), LabelledLine(Line(A, ANSWERS[entry_id])))
        for entry_id, text in (pairs[(n + n // 5) % len(pairs)] for n in range(count))
    ]


def outcome(found: list[Chat], engine: Engine | None = None) -> LearningProgress:
    *_, last = learn(found, engine or engine_with())
    return last


def state(progress: LearningProgress) -> Learned:
    assert progress.learned is not None
    return progress.learned


def left_out(progress: LearningProgress) -> list[str]:
    return [each.detail for each in progress.report if each.code == "learn.left_out"]


def test_a_clear_gain_is_adopted_from_few_checks() -> None:
    """Every fifth chat is held back: of 160 there are 32 checks."""
    progress = outcome(chats(160, SLANG))
    assert state(progress).words
    assert not [why for why in left_out(progress) if why.startswith("words")]


def test_what_may_be_chance_is_not_adopted_and_the_reason_is_told() -> None:
    progress = outcome(chats(18, SLANG))
    assert not state(progress).words
    assert state(progress).counts
    assert "words chance" in left_out(progress)


def test_checks_of_several_small_files_add_up() -> None:
    engine = engine_with()
    adopted = []
    for _ in range(4):
        engine.learned = state(outcome(chats(40, SLANG), engine))
        adopted.append(bool(engine.learned.words))
    assert not adopted[0]
    assert adopted[-1]


def test_what_ranks_worse_than_what_is_in_use_does_not_replace_it() -> None:
    engine = engine_with()
    engine.learned = state(outcome(chats(180, SLANG), engine))
    before = engine.learned
    # Right words that the checks, all of them answered wrongly, speak against.
    told = [*chats(160, {"size": "给张条子呗", "invoice": "塞得进不"})]
    told[4::5] = chats(32, SLANG)
    progress = outcome(told, engine)
    assert state(progress).words == before.words
    assert left_out(progress)


def test_chance_is_that_of_a_coin() -> None:
    assert chance_of_as_many(0, 0) == 1.0
    assert chance_of_as_many(7, 0) == 1 / 128
    assert chance_of_as_many(3, 3) == 42 / 64


def confidence(engine: Engine, text: str, learned: Learned) -> float:
    return engine.understand_with(text, TurnContext(), learned).confidence


def test_a_learned_name_counts_as_a_name() -> None:
    engine = engine_with()
    named = Learned(words={"w条子": {"invoice": 2.0}})
    aside = Learned(words={"w条子": {"invoice": 0.4}})
    plain, beside, as_name = (
        confidence(engine, "条子怎么给开", learned) for learned in (NOTHING_LEARNED, aside, named)
    )
    assert as_name > 3 * max(plain, beside)


def test_a_name_for_another_entry_makes_the_best_one_no_surer() -> None:
    engine = engine_with()
    elsewhere = Learned(words={"w怎么": {"coupon": 1.3}})
    text = "怎么开"
    read = engine.understand_with(text, TurnContext(), elsewhere)
    assert read.best is not None
    if read.best.entry_id != "coupon":
        assert read.confidence <= confidence(engine, text, NOTHING_LEARNED)


def boost(engine: Engine, entry_id: str, text: str = "给张条子呗，发票") -> float:
    found = {each.entry_id: each for each in engine.find(text)}
    reasons = found[entry_id].evidence if entry_id in found else ()
    return next((each.weight for each in reasons if each.code == "learned"), 0.0)


def test_words_go_with_the_meaning_of_their_entry() -> None:
    engine = engine_with()
    engine.learned = state(outcome(chats(180, SLANG), engine))
    entry = next(each for each in ENTRIES if each.id == "invoice")
    assert boost(engine, "invoice") > 0
    for reworded in (
        replace(entry, question="开发票在哪里申请", answer="在订单页点开具发票。"),
        replace(entry, question="可以开票据么"),
        replace(entry, alternatives=("抬头写错了怎么换",)),
    ):
        engine.put_entry(reworded)
        assert boost(engine, "invoice") > 0
    engine.put_entry(replace(entry, question="店庆有没有赠品", answer="满三百送帆布袋一只。"))
    assert boost(engine, "invoice") == 0
    learned = state(outcome(chats(180, {"cloth": "啥讲究呀"}), engine))
    assert not [term for term, led_to in learned.counts.items() if "invoice" in led_to]
    engine.put_entry(entry)
    assert boost(engine, "invoice") > 0


def test_a_sentence_of_an_answer_under_every_reply_is_a_signature() -> None:
    said = SaidToAll(ENTRIES)
    for n in range(40):
        said.count(f"{ENTRIES[n % 8].answer} 店铺首页最上面就能领")
    assert said.news("店铺首页最上面就能领") == ""
    assert said.news(ANSWERS["cloth"])


def test_an_answer_that_is_given_often_is_no_signature() -> None:
    said = SaidToAll(ENTRIES)
    for n in range(60):
        said.count(ENTRIES[n % 3].answer)
    assert said.news(ENTRIES[0].answer)
