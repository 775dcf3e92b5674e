"""The policy: each rule, their order, and what must hold whatever the engine says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.decision import Action, Decision, Dials, Situation, Wording, decide
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.kept_back import kept_from_sending
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.understanding import Act, Candidate, Evidence, Signal, Slot, Topic, Understanding

SURE = Understanding("多久发货", Act.QUESTION, (Candidate("A", 0.9), Candidate("B", 0.2)), 0.9, 0.7)
VAGUE = replace(SURE, confidence=0.4, margin=0.05)
LOST = replace(SURE, confidence=0.05)
BLANK = Understanding("??", Act.QUESTION)
AUTO = Situation(mode=Mode.AUTO)
GIVEN = replace(AUTO, given="A", given_times=1)
TOLD = replace(SURE, act=Act.STATEMENT, text="我在南边", silence=0.5)
NUDGE = replace(BLANK, act=Act.PING)


def hears(topic: Topic, strength: float = 0.9) -> Understanding:
    """A clear question that also carries a topic."""
    return replace(SURE, signals=(Signal(topic, strength, "多久发货"),))


def does(act: Act) -> Understanding:
    return replace(SURE, act=act)


CASES: list[tuple[str, Understanding, Situation, Action, str]] = [
    ("a clear question is answered", SURE, AUTO, Action.REPLY, "confident"),
    ("in assist mode it is drafted", SURE, Situation(mode=Mode.ASSIST), Action.SUGGEST, "confident"),
    ("in mode off it is drafted as well", SURE, Situation(mode=Mode.OFF), Action.SUGGEST, "mode_off"),
    ("in mode off nothing is said to what is not known", BLANK, Situation(mode=Mode.OFF), Action.HOLD, "mode_off"),
    ("an entry for drafts is drafted", SURE, replace(AUTO, policy=EntryPolicy.ASSIST), Action.SUGGEST, "confident"),
    ("a draft that nobody is there to send is a call-back", SURE, replace(AUTO, policy=EntryPolicy.ASSIST, staffed=False), Action.ESCALATE, "nobody_to_send"),
    ("listening only stays that at night", SURE, Situation(mode=Mode.OFF, staffed=False), Action.SUGGEST, "mode_off"),
    ("an entry for humans goes to one", SURE, replace(AUTO, policy=EntryPolicy.HUMAN), Action.ESCALATE, "policy_human"),
    ("a category may be kept in assist", SURE, replace(AUTO, category_mode=Mode.ASSIST), Action.SUGGEST, "confident"),
    ("between two candidates it asks back", VAGUE, AUTO, Action.CLARIFY, "unsure_between"),
    ("it asks back once", VAGUE, replace(AUTO, clarified=True), Action.ESCALATE, "no_answer"),
    ("in assist mode it drafts instead of asking", VAGUE, Situation(mode=Mode.ASSIST), Action.SUGGEST, "unsure_between"),
    ("what it does not know goes to a human", LOST, AUTO, Action.ESCALATE, "no_answer"),
    ("who hardly needs somebody is asked back earlier", replace(LOST, confidence=0.1), AUTO, Action.CLARIFY, "unsure_between"),
    ("but not who may need somebody's hands", replace(LOST, confidence=0.1, handoff=0.4), AUTO, Action.ESCALATE, "no_answer"),
    ("no candidate at all goes to a human", BLANK, AUTO, Action.ESCALATE, "no_answer"),
    ("a likely hand-off goes to a human", replace(SURE, handoff=0.8), AUTO, Action.ESCALATE, "handoff"),
    ("dissatisfaction goes to a human", replace(SURE, dissatisfied=0.9), AUTO, Action.ESCALATE, "dissatisfied"),
    ("impatience alone is answered", replace(SURE, dissatisfied=0.8), AUTO, Action.REPLY, "confident"),
    ("impatience without an answer is not", replace(VAGUE, dissatisfied=0.8), AUTO, Action.ESCALATE, "dissatisfied"),
    ("a little of it is asked back", replace(VAGUE, dissatisfied=0.75), AUTO, Action.CLARIFY, "unsure_between"),
    ("unless somebody may be needed", replace(VAGUE, dissatisfied=0.75, handoff=0.4), AUTO, Action.ESCALATE, "dissatisfied"),
    ("nor is displeasure in words", replace(hears(Topic.DISAPPOINTMENT, 0.4), dissatisfied=0.8), AUTO, Action.ESCALATE, "dissatisfied"),
    ("a known answer beats a middling doubt", replace(SURE, handoff=0.65), AUTO, Action.REPLY, "confident"),
    ("without an answer the doubt stands", replace(VAGUE, handoff=0.65), AUTO, Action.ESCALATE, "handoff"),
    ("it does not ask back about what only a human answers", VAGUE, replace(AUTO, policy=EntryPolicy.HUMAN), Action.ESCALATE, "policy_human"),
    ("a hint of harm is drafted, not sent", hears(Topic.INJURY, 0.4), AUTO, Action.SUGGEST, "confident"),
    ("a valuable customer's routine question is answered", hears(Topic.VALUABLE, 0.5), AUTO, Action.REPLY, "confident"),
    ("a fault told without a question goes to a human", replace(LOST, act=Act.STATEMENT, signals=(Signal(Topic.QUALITY, 0.35, "裂了"),)), AUTO, Action.ESCALATE, "told_fault"),
    ("a fault is not answered with what may be about something else", replace(VAGUE, act=Act.REQUEST, signals=(Signal(Topic.QUALITY, 0.35, "裂了"),)), AUTO, Action.ESCALATE, "told_fault"),
    ("a fault that is surely known is answered", replace(SURE, act=Act.REQUEST, signals=(Signal(Topic.QUALITY, 0.35, "裂了"),)), AUTO, Action.REPLY, "confident"),
    ("a plain statement is waited on", replace(LOST, act=Act.STATEMENT), AUTO, Action.HOLD, "act.statement"),
    ("who opens with a report that sounds like trouble gets a human", replace(LOST, act=Act.STATEMENT, handoff=0.45), replace(AUTO, first_turn=True), Action.ESCALATE, "first_report"),
    ("in the middle the same is waited on", replace(LOST, act=Act.STATEMENT, handoff=0.45), AUTO, Action.HOLD, "act.statement"),
    ("and so is a report that sounds like none", replace(LOST, act=Act.STATEMENT, handoff=0.3), replace(AUTO, first_turn=True), Action.HOLD, "act.statement"),
    ("a report that calls for an answer is not waited on", replace(LOST, act=Act.STATEMENT, silence=0.1), AUTO, Action.ESCALATE, "no_answer"),
    ("what surely needs no word gets none", replace(VAGUE, silence=0.95), AUTO, Action.HOLD, "nothing_to_say"),
    ("but whoever opens is heard", replace(VAGUE, silence=0.95), replace(AUTO, first_turn=True), Action.CLARIFY, "unsure_between"),
    ("and a known answer is given", replace(SURE, silence=0.95), AUTO, Action.REPLY, "confident"),
    ("a flood goes to a human", SURE, replace(AUTO, flooding=True), Action.ESCALATE, "flood"),
    ("the first no is borne", hears(Topic.REJECTED), AUTO, Action.REPLY, "confident"),
    ("the second no is not", hears(Topic.REJECTED), replace(AUTO, rejections=1), Action.ESCALATE, "rejected"),
    ("the same question again counts", hears(Topic.REPEATED), replace(AUTO, misses=1), Action.ESCALATE, "repeated"),
    ("thanks are not answered", does(Act.THANKS), AUTO, Action.HOLD, "act.thanks"),
    ("a closing is not answered", does(Act.CLOSING), AUTO, Action.HOLD, "act.closing"),
    ("who takes leave because the answer missed the point gets a human", replace(hears(Topic.REJECTED, 0.6), act=Act.CLOSING), AUTO, Action.ESCALATE, "gives_up"),
    ("an ok is not answered", does(Act.ACKNOWLEDGE), AUTO, Action.HOLD, "act.acknowledge"),
    ("nor is a first greeting", does(Act.GREETING), replace(AUTO, first_turn=True), Action.HOLD, "greeting"),
    ("a greeting in between is not", does(Act.GREETING), AUTO, Action.HOLD, "greeting_in_between"),
    ("hesitation gets room", does(Act.HESITATE), AUTO, Action.REPLY, "breathing_space"),
    ("and then silence", does(Act.HESITATE), replace(AUTO, breathing=True), Action.HOLD, "breathing"),
    ("a card alone is waited on", replace(LOST, act=Act.CARD), AUTO, Action.HOLD, "act.card"),
    ("a vague yes is waited on", replace(VAGUE, act=Act.CONFIRM), AUTO, Action.HOLD, "act.confirm"),
    ("a vague no to what was asked back is not", replace(VAGUE, act=Act.DENY), replace(AUTO, clarified=True), Action.ESCALATE, "no_answer"),
    ("a number alone is waited on", replace(LOST, act=Act.IDENTIFIER), AUTO, Action.HOLD, "act.identifier"),
    ("a human's conversation gets drafts", SURE, replace(AUTO, owner=Owner.AGENT), Action.SUGGEST, "owned_by_agent"),
    ("even on a complaint", hears(Topic.COMPLAINT), replace(AUTO, owner=Owner.AGENT), Action.SUGGEST, "owned_by_agent"),
    ("thanks to a human need no draft", does(Act.THANKS), replace(AUTO, owner=Owner.AGENT), Action.HOLD, "owned_by_agent"),
    ("while a human is on the way: drafts", SURE, replace(AUTO, owner=Owner.WAITING), Action.SUGGEST, "human_on_the_way"),
    ("or silence", LOST, replace(AUTO, owner=Owner.WAITING), Action.HOLD, "human_on_the_way"),
    ("at night, when none comes, what is known is answered", SURE, replace(AUTO, owner=Owner.WAITING, staffed=False), Action.REPLY, "confident"),
    ("and the rest waits for the morning", VAGUE, replace(AUTO, owner=Owner.WAITING, staffed=False), Action.SUGGEST, "human_on_the_way"),
    ("with thanks left alone", does(Act.THANKS), replace(AUTO, owner=Owner.WAITING, staffed=False), Action.HOLD, "human_on_the_way"),
    ("and nothing said where drafts are wanted", SURE, replace(AUTO, owner=Owner.WAITING, staffed=False, policy=EntryPolicy.ASSIST), Action.SUGGEST, "human_on_the_way"),
    ("what was read last may be asked for once more", SURE, GIVEN, Action.REPLY, "confident"),
    ("not a third time", SURE, replace(GIVEN, given_times=2), Action.ESCALATE, "repeated"),
    ("nor is it asked about", VAGUE, GIVEN, Action.ESCALATE, "no_answer"),
    ("who asks nothing is not given it again", TOLD, GIVEN, Action.HOLD, "act.statement"),
    ("however sure that is not meant to be answered", replace(TOLD, silence=0.95), GIVEN, Action.HOLD, "nothing_to_say"),
    ("who tells a figure wants something made of it", replace(TOLD, slots=(Slot("height", "165", "165"),)), GIVEN, Action.ESCALATE, "no_answer"),
    ("who wants something done was not helped by it", replace(TOLD, act=Act.REQUEST), GIVEN, Action.ESCALATE, "no_answer"),
    ("who says no to it and asks nothing else gets a human", replace(LOST, act=Act.STATEMENT, signals=(Signal(Topic.REJECTED, 0.6, "没用"),)), GIVEN, Action.ESCALATE, "rejected"),
    ("another entry is given as ever", TOLD, replace(GIVEN, given="B"), Action.REPLY, "confident"),
    ("impatience is not met with what was read last", replace(SURE, dissatisfied=0.8), GIVEN, Action.ESCALATE, "repeated"),
    ("who picks none of the choices is offered them once more", replace(LOST, act=Act.CONFIRM), replace(AUTO, clarified=True, unclear=True), Action.CLARIFY, "unsure_between"),
    ("and then a human goes on", replace(LOST, act=Act.CONFIRM), replace(AUTO, clarified=True, unclear=True, asked_twice=True), Action.ESCALATE, "no_answer"),
    ("a number that answers our question is not waited on", replace(LOST, act=Act.IDENTIFIER), replace(AUTO, clarified=True), Action.ESCALATE, "no_answer"),
    ("nor are words that are no choice", replace(LOST, act=Act.STATEMENT, silence=0.95), replace(AUTO, clarified=True), Action.ESCALATE, "no_answer"),
    ("who calls after our question gets somebody", NUDGE, replace(AUTO, clarified=True), Action.ESCALATE, "repeated"),
    ("and so does who calls after a line without a word", NUDGE, replace(AUTO, left_open=True), Action.ESCALATE, "repeated"),
    ("who calls after an answer is waited on", NUDGE, AUTO, Action.HOLD, "greeting_in_between"),
    ("a fault told to who waits is told on", replace(LOST, act=Act.STATEMENT, signals=(Signal(Topic.INJURY, 0.4, "起疹子"),)), replace(AUTO, owner=Owner.WAITING), Action.ESCALATE, "told_fault"),
    ("who waits and says so is heard sooner", replace(hears(Topic.DISAPPOINTMENT, 0.4), dissatisfied=0.5), replace(AUTO, owner=Owner.WAITING), Action.ESCALATE, "dissatisfied"),
    ("a new reason is told even then", hears(Topic.INJURY), replace(AUTO, owner=Owner.WAITING), Action.ESCALATE, "topic.injury"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("understanding", "situation", "action", "rule"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_policy(understanding: Understanding, situation: Situation, action: Action, rule: str) -> None:
    decision = decide(understanding, situation)
    assert (decision.action, decision.rule) == (action, rule)


@pytest.mark.parametrize(
    ("topic", "reason", "severity"),
    [
        (Topic.HUMAN_WANTED, Reason.HUMAN_WANTED, Severity.ATTENTION),
        (Topic.INJURY, Reason.INJURY, Severity.URGENT),
        (Topic.LEGAL, Reason.LEGAL, Severity.URGENT),
        (Topic.THREAT, Reason.COMPLAINT, Severity.URGENT),
        (Topic.COMPLAINT, Reason.COMPLAINT, Severity.URGENT),
        (Topic.ANGER, Reason.ANGER, Severity.URGENT),
        (Topic.MINOR, Reason.MINOR, Severity.ATTENTION),
        (Topic.PRIVACY, Reason.PRIVACY, Severity.ATTENTION),
        (Topic.QUALITY, Reason.QUALITY, Severity.ATTENTION),
        (Topic.BARGAIN, Reason.BARGAIN, Severity.ATTENTION),
        (Topic.CUSTOM, Reason.CUSTOM, Severity.ATTENTION),
        (Topic.VALUABLE, Reason.VALUABLE, Severity.ATTENTION),
        (Topic.MANUAL_ACTION, Reason.MANUAL_ACTION, Severity.NOTICE),
    ],
)
@pytest.mark.parametrize("mode", list(Mode))
def test_a_topic_for_humans_beats_any_confidence(
    topic: Topic, reason: Reason, severity: Severity, mode: Mode
) -> None:
    decision = decide(hears(topic), Situation(mode=mode))
    assert decision == Decision(
        Action.ESCALATE, f"topic.{topic.value}", "A", Wording.WARM_HANDOVER, reason, severity, "多久发货"
    )


def test_a_weak_sign_of_a_topic_changes_nothing() -> None:
    assert decide(hears(Topic.COMPLAINT, 0.2), AUTO).action is Action.REPLY


def test_who_was_asked_back_and_is_still_not_understood_was_missed_twice() -> None:
    assert decide(VAGUE, replace(AUTO, clarified=True)).reason is Reason.MISSED_TWICE
    assert decide(LOST, AUTO).reason is Reason.NO_KNOWLEDGE


ALLOWED = Dials(answered_topics=frozenset(Topic))


@pytest.mark.parametrize("topic", [Topic.CUSTOM, Topic.WHOLESALE, Topic.QUALITY, Topic.WRONG_ITEM])
def test_a_shop_may_let_the_ai_answer_questions_about_some_topics(topic: Topic) -> None:
    assert decide(hears(topic), AUTO).action is Action.ESCALATE
    assert decide(hears(topic), AUTO, ALLOWED).action is Action.REPLY
    likely = replace(hears(topic), handoff=0.9)
    assert decide(likely, AUTO, ALLOWED).action is Action.REPLY


@pytest.mark.parametrize("topic", [Topic.CUSTOM, Topic.WHOLESALE, Topic.QUALITY, Topic.WRONG_ITEM])
def test_what_is_told_about_such_a_topic_or_not_surely_known_still_goes_to_a_human(topic: Topic) -> None:
    told = replace(hears(topic), act=Act.STATEMENT)
    unsure = replace(hears(topic), confidence=0.3)
    by_humans = replace(AUTO, policy=EntryPolicy.HUMAN)
    assert decide(told, AUTO, ALLOWED).action is Action.ESCALATE
    assert decide(unsure, AUTO, ALLOWED).action is Action.ESCALATE
    assert decide(hears(topic), by_humans, ALLOWED).action is Action.ESCALATE


@pytest.mark.parametrize(
    "topic",
    [Topic.HUMAN_WANTED, Topic.INJURY, Topic.LEGAL, Topic.THREAT, Topic.COMPLAINT, Topic.ANGER, Topic.MINOR, Topic.PRIVACY],
)  # fmt: skip
def test_no_setting_lets_the_ai_answer_the_gravest_topics(topic: Topic) -> None:
    assert decide(hears(topic), AUTO, ALLOWED).action is Action.ESCALATE


def test_the_most_serious_topic_gives_the_reason() -> None:
    signals = (Signal(Topic.QUALITY, 1.0, "坏了"), Signal(Topic.INJURY, 0.6, "划破手"))
    decision = decide(replace(SURE, text="杯子坏了\n还划破手了", signals=signals), AUTO)
    assert (decision.reason, decision.quote) == (Reason.INJURY, "还划破手了")


def test_the_dials_move_the_line_between_answer_question_and_human() -> None:
    assert decide(VAGUE, AUTO, Dials(reply_floor=0.3)).action is Action.REPLY
    assert decide(VAGUE, AUTO, Dials(reply_floor=0.3, margin_floor=0.2)).action is Action.CLARIFY
    assert decide(VAGUE, AUTO, Dials(clarify_floor=0.7)).action is Action.ESCALATE


shares = st.floats(0, 1)
signals = st.builds(Signal, st.sampled_from(Topic), shares, st.text(max_size=5))
understandings = st.builds(
    Understanding,
    st.text(max_size=10),
    st.sampled_from(Act),
    st.lists(st.builds(Candidate, st.sampled_from("ABC"), shares), max_size=3).map(tuple),
    confidence=shares,
    margin=shares,
    dissatisfied=shares,
    handoff=shares,
    signals=st.lists(signals, max_size=4).map(tuple),
)
situations = st.builds(
    Situation,
    st.sampled_from(Owner),
    st.sampled_from(Mode),
    st.sampled_from(EntryPolicy),
    st.one_of(st.none(), st.sampled_from(Mode)),
    rejections=st.integers(0, 3),
    misses=st.integers(0, 3),
    clarified=st.booleans(),
    breathing=st.booleans(),
    first_turn=st.booleans(),
    flooding=st.booleans(),
    unclear=st.booleans(),
    asked_twice=st.booleans(),
    left_open=st.booleans(),
    given=st.one_of(st.none(), st.sampled_from("ABC")),
    given_times=st.integers(0, 3),
)


@given(understandings, situations)
def test_there_is_always_a_decision(understanding: Understanding, situation: Situation) -> None:
    decision = decide(understanding, situation)
    assert isinstance(decision.action, Action)
    assert decision.rule
    assert (decision.reason is not None) == (decision.action is Action.ESCALATE)


@given(understandings, situations)
def test_the_ai_is_silent_while_a_human_is_in_charge_or_comes(
    understanding: Understanding, situation: Situation
) -> None:
    for with_whom in ({"owner": Owner.AGENT}, {"owner": Owner.WAITING, "staffed": True}):
        decision = decide(understanding, replace(situation, **with_whom))
        assert decision.action not in (Action.REPLY, Action.CLARIFY)


@given(understandings, situations)
def test_no_answer_is_sent_a_third_time_in_a_row(understanding: Understanding, situation: Situation) -> None:
    best = understanding.best
    if best is None:
        return
    decision = decide(understanding, replace(situation, given=best.entry_id, given_times=2))
    assert not (decision.action is Action.REPLY and decision.wording is Wording.ANSWER)


@given(understandings, situations)
def test_our_own_question_never_ends_in_silence_without_a_word_of_courtesy(
    understanding: Understanding, situation: Situation
) -> None:
    courtesy = {Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY, Act.HESITATE}
    asked = replace(situation, owner=Owner.AI, mode=Mode.AUTO, clarified=True, given=None)
    decision = decide(understanding, asked)
    assert decision.action is not Action.HOLD or understanding.act in courtesy


def test_who_waits_and_is_angry_waits_no_longer_in_line() -> None:
    upset = replace(VAGUE, dissatisfied=0.85)
    assert decide(upset, replace(AUTO, owner=Owner.WAITING)).severity is Severity.URGENT


@given(understandings, situations)
def test_only_automatic_mode_speaks_by_itself(understanding: Understanding, situation: Situation) -> None:
    for mode in (Mode.ASSIST, Mode.OFF):
        assert decide(understanding, replace(situation, mode=mode)).action not in (
            Action.REPLY,
            Action.CLARIFY,
        )


@given(understandings, situations)
def test_a_wish_for_a_human_always_reaches_one(understanding: Understanding, situation: Situation) -> None:
    wish = replace(understanding, signals=(Signal(Topic.HUMAN_WANTED, 0.8, "转人工"),))
    decision = decide(wish, situation)
    assert situation.owner is Owner.AGENT or decision.reason is Reason.HUMAN_WANTED


@given(understandings, situations)
def test_what_only_a_human_may_answer_is_never_sent(
    understanding: Understanding, situation: Situation
) -> None:
    decision = decide(understanding, replace(situation, policy=EntryPolicy.HUMAN))
    assert not (decision.action is Action.REPLY and decision.wording is Wording.ANSWER)


def test_an_alert_carries_the_sentence_that_set_it_off_not_the_bare_word() -> None:
    said = replace(
        SURE, text="在吗\n我要转人工谢谢\n快点", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),)
    )
    assert decide(said, AUTO).quote == "我要转人工谢谢"
    counted = replace(SURE, text="这款怎么选", signals=(Signal(Topic.VALUABLE, 1.0, "4953"),))
    assert decide(counted, AUTO).quote == "这款怎么选"


def test_of_a_long_line_the_alert_quotes_the_sentence() -> None:
    text = (
        "上周五在你们家买的两只杯子一只深一只浅。客服说会查。我真的很失望，等了三天没人理我！东西还放在门口"
    )
    said = replace(SURE, text=text, signals=(Signal(Topic.DISAPPOINTMENT, 0.9, "很失望"),))
    assert decide(said, AUTO).quote == "我真的很失望，等了三天没人理我！"


def test_of_words_over_several_lines_the_last_is_quoted_where_they_come_to_the_point() -> None:
    text = "你们这桌子晃了两个月了\n上次寄的垫片没用\n再不处理我就去投诉"
    words = "你们这桌子晃了两个月了 上次寄的垫片没用 再不处理我就去投诉"
    said = replace(SURE, text=text, signals=(Signal(Topic.THREAT, 0.9, words),))
    assert decide(said, AUTO).quote == "再不处理我就去投诉"


def test_who_is_dissatisfied_without_a_word_for_it_is_quoted_with_the_saddest_sentence() -> None:
    text = "你好我想问一下上周买的那张书桌怎么装\n说明书看不懂，装了一晚上\n明天能联系我吗"
    said = replace(
        VAGUE, text=text, dissatisfied=0.9, reasons=(Evidence("saddest", "说明书看不懂，装了一晚上", -0.4),)
    )
    assert decide(said, AUTO).quote == "说明书看不懂，装了一晚上"


@pytest.mark.parametrize(
    ("understanding", "situation", "kept"),
    [
        (SURE, Situation(mode=Mode.ASSIST), ("kept.mode",)),
        (SURE, replace(AUTO, category_mode=Mode.ASSIST), ("kept.category",)),
        (SURE, replace(AUTO, policy=EntryPolicy.ASSIST), ("kept.entry",)),
        (hears(Topic.INJURY, 0.4), AUTO, ("kept.delicate",)),
        (SURE, replace(AUTO, mode=Mode.ASSIST, policy=EntryPolicy.ASSIST), ("kept.mode", "kept.entry")),
        (VAGUE, Situation(mode=Mode.ASSIST), ("kept.mode",)),
        (SURE, AUTO, ()),
        (SURE, replace(AUTO, owner=Owner.AGENT), ()),
        (SURE, Situation(mode=Mode.OFF), ()),
    ],
)
def test_a_suggestion_says_what_kept_it_from_going_out(
    understanding: Understanding, situation: Situation, kept: tuple[str, ...]
) -> None:
    decision = decide(understanding, situation)
    assert tuple(found.code for found in kept_from_sending(understanding, situation, decision)) == kept


def test_a_first_greeting_is_met_with_the_welcome_line_and_one_in_between_is_not() -> None:
    assert decide(does(Act.GREETING), replace(AUTO, first_turn=True)).wording is Wording.GREETING
    assert decide(does(Act.GREETING), AUTO).wording is Wording.NONE
