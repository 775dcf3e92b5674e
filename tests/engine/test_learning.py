"""What is learned can be stored, helps, and is left out when it does not."""

from collections.abc import Iterator

import numpy as np
import pytest

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import Evidence, TurnContext
from deskpilot.engine.learned import AXES, Learned, Tone
from deskpilot.engine.learning import LabelledLine, LearningProgress, _labelled, learn
from deskpilot.engine.linear import Heard
from deskpilot.engine.tone import Lesson, learn_tone
from deskpilot.engine.tone_row import TONE_BITS
from tests.engine.shop import ENTRIES, engine_with

C, A = Sender.CUSTOMER, Sender.AGENT
UNKNOWN = np.zeros(AXES, np.float32)


def talk(*pairs: tuple[str, str]) -> tuple[LabelledLine, ...]:
    return tuple(
        LabelledLine(Line(sender, text)) for asked, told in pairs for sender, text in ((C, asked), (A, told))
    )


def outcome(conversations: list[tuple[LabelledLine, ...]]) -> LearningProgress:
    *_, last = learn(conversations, engine_with())
    return last


def figure(progress: LearningProgress, code: str, detail: str) -> float:
    return next(e.weight for e in progress.report if e.code == code and e.detail == detail)


def test_the_shop_s_own_word_for_a_thing_is_learned_from_replies() -> None:
    slang = {
        "invoice": "给张条子呗",
        "cloth": "啥讲究呀",
        "coupon": "有米不",
        "where": "宝儿溜达到哪旮旯",
        "size": "塞得进不",
    }
    answers = {entry.id: entry.answer for entry in ENTRIES}
    progress = outcome([talk(*((asked, answers[entry_id]) for entry_id, asked in slang.items()))] * 120)
    assert progress.learned is not None
    assert figure(progress, "learn.adopted", "words") == 1.0
    engine = engine_with()
    engine.learned = progress.learned
    assert engine.find("给张条子呗")[0].entry_id == "invoice"


def test_lessons_that_do_not_help_are_left_out() -> None:
    progress = outcome([talk(("什么时候发货", "好的亲"), ("谢谢", "不客气"))] * 30)
    assert progress.learned is not None
    assert progress.learned.is_empty


def test_labels_teach_how_dissatisfied_customers_of_this_shop_sound() -> None:
    def labelled(text: str, sat: int) -> LabelledLine:
        return LabelledLine(Line(C, text), {"sat": sat})

    calm, upset = labelled("蓝色那批到仓了哈", 1), labelled("绿色那批到仓了哈", 0)
    progress = outcome([(calm,), (upset,)] * 60)
    assert figure(progress, "learn.check.after", "sat") > figure(progress, "learn.check.before", "sat")
    engine = engine_with()
    assert progress.learned is not None
    engine.learned = progress.learned
    read = [engine.understand(text, TurnContext()).dissatisfied for text in ("绿色那批", "蓝色那批")]
    assert read[0] > read[1]


def steps_and_outcome(
    lessons: list[Lesson], known: Tone | None
) -> Iterator[tuple[Tone | None, tuple[Evidence, ...]]]:
    outcome = yield from learn_tone(lessons, known)  # type: ignore[misc]
    yield outcome


def outcome_of(lessons: list[Lesson], known: Tone | None) -> Tone:
    *_, (tone, _) = steps_and_outcome(lessons, known)
    assert tone is not None
    return tone


def loudness(tone: Tone, text: str) -> float:
    return tone.logit(0.0, Heard(text), UNKNOWN)


def test_what_is_learned_later_goes_on_from_what_was_learned_before() -> None:
    def lesson(text: str, sat: int, group: int) -> Lesson:
        return Lesson(Heard(text), UNKNOWN, 0.0, sat == 0, group)

    def learned(pairs: list[tuple[str, int]], known: Tone | None) -> Tone:
        lessons = [lesson(text, sat, n) for n, (text, sat) in enumerate(pairs * 40)]
        return outcome_of(lessons, known)

    first = learned([("绿色那批到仓了哈", 0), ("蓝色那批到仓了哈", 1)], None)
    both = learned([("杯子又漏水咯", 0), ("杯子刚拆开咯", 1)], first)
    assert loudness(both, "绿色那批") > loudness(both, "蓝色那批")
    assert loudness(both, "又漏水") > loudness(both, "刚拆开")


def test_a_strict_rater_says_little_about_the_words_of_that_conversation() -> None:
    green, blue = "绿色那批到仓了哈", "蓝色那批到仓了哈"

    def gap(one_rater_each: bool) -> float:
        lessons: list[Lesson] = []
        for group in range(40):
            strict = group % 2 == 0
            for said in (green, green, green, blue) if strict else (blue, blue, blue, green):
                number = group if one_rater_each else len(lessons)
                lessons.append(Lesson(Heard(said), UNKNOWN, 0.0, strict, number))
        tone = outcome_of(lessons, None)
        return (loudness(tone, green) - loudness(tone, blue)) / tone.slope

    assert gap(one_rater_each=True) < 0.7 * gap(one_rater_each=False)


def test_what_was_heard_loudest_is_told() -> None:
    lessons = [
        Lesson(Heard("绿色那批" if n % 2 else "蓝色那批"), UNKNOWN, 0.0, bool(n % 2), n) for n in range(80)
    ]
    *_, (_, report) = steps_and_outcome(lessons, None)
    told = [(each.detail, each.weight) for each in report if each.code == "learn.sound"]
    assert {run[0] for run, weight in told if weight > 0} == {"绿"}
    assert {run[0] for run, weight in told if weight < 0} == {"蓝"}


def test_no_word_is_told_to_sound_dissatisfied_that_the_satisfied_say() -> None:
    # The engine overrates calm words: learning pulls them down, and the rest up beside them.
    def lesson(text: str, before: float, sat: int, number: int) -> Lesson:
        return Lesson(Heard(text), UNKNOWN, before, sat == 0, number)

    lessons = [
        lesson(*(("好的呢", -6.0, 2) if n % 4 else ("好的呢", -6.0, 0)), n)
        if n % 2
        else lesson("坏掉啦", 2.0, 0, n)
        for n in range(120)
    ]
    *_, (_, report) = steps_and_outcome(lessons, None)
    assert not [each for each in report if each.detail in ("好的", "好的呢") and each.weight > 0]


def test_what_was_learned_survives_as_text() -> None:
    learned = Learned(
        words={"w票": {"invoice": 1.5}},
        tone=Tone.of(np.linspace(-1.0, 1.0, (1 << TONE_BITS) + AXES + 2), (0.8, 0.1)),
        curves={"handoff": (0.9, 0.1)},
        about={"invoice": "怎么申请开发票\n确认收货后"},
        checked=(3, 1, 20),
    )
    assert Learned.from_json(learned.to_json()) == learned


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"version": 99}',
        '{"version": 3, "words": {}}',
        '{"version": 4, "tone": {"runs": {"text": "AAAA", "scale": 1}, "axes": {"text": "AAAA", "scale": 1}, "hand": 1, "offset": 0}}',
        '{"version": 4, "tone": {"runs": {"text": "eJwDAAAAAAE=", "scale": 1}, "axes": {"text": "eJwDAAAAAAE=", "scale": 1}, "hand": 1, "offset": 0}}',
        '{"version": 4, "tone": {"heavy": 1}}',
    ],
)
def test_a_foreign_state_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="learned"):
        Learned.from_json(text)


def test_progress_counts_up_to_the_end() -> None:
    steps = list(learn([talk(("在吗", "在的"))] * 120, engine_with()))
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total


def test_the_same_words_sound_otherwise_after_an_apology() -> None:
    sorry, answer = "非常抱歉给您添麻烦了", "三天内到货的"

    def lesson(before: str, sat: int, number: int) -> Lesson:
        return Lesson(Heard("哦晓得了", before), UNKNOWN, 0.0, sat == 0, number)

    lessons = [lesson(sorry if n % 2 else answer, n % 2 == 0, n) for n in range(80)]
    tone = outcome_of(lessons, None)
    heard = [tone.logit(0.0, Heard("哦晓得了", before), UNKNOWN) for before in (sorry, answer)]
    assert heard[0] > heard[1]


def test_a_turn_that_is_a_form_word_for_word_teaches_the_curves_nothing() -> None:
    label = {"action": "escalate", "entries": ["coupon"]}
    asked = tuple(
        (LabelledLine(Line(C, text), label),) for text in ("优惠券在哪里领", "请问优惠券在哪里领呀")
    )
    steps = _labelled(asked, engine_with(), Learned(), LearningProgress(0, 0))
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value == {"confidence": [], "handoff": []}
