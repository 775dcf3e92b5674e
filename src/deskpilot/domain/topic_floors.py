"""From which strength on a topic calls a human, for which reason and how urgently; the most serious first."""

from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.understanding import Topic, Understanding

TOPIC_REASONS: tuple[tuple[Topic, Reason, Severity, float], ...] = (
    (Topic.HUMAN_WANTED, Reason.HUMAN_WANTED, Severity.ATTENTION, 0.5),
    (Topic.INJURY, Reason.INJURY, Severity.URGENT, 0.5),
    (Topic.LEGAL, Reason.LEGAL, Severity.URGENT, 0.5),
    (Topic.THREAT, Reason.COMPLAINT, Severity.URGENT, 0.5),
    (Topic.COMPLAINT, Reason.COMPLAINT, Severity.URGENT, 0.5),
    (Topic.ANGER, Reason.ANGER, Severity.URGENT, 0.5),
    (Topic.MINOR, Reason.MINOR, Severity.ATTENTION, 0.5),
    (Topic.PRIVACY, Reason.PRIVACY, Severity.ATTENTION, 0.5),
    (Topic.QUALITY, Reason.QUALITY, Severity.ATTENTION, 0.5),
    (Topic.WRONG_ITEM, Reason.QUALITY, Severity.ATTENTION, 0.5),
    (Topic.SARCASM, Reason.DISSATISFIED, Severity.ATTENTION, 0.6),
    (Topic.DISAPPOINTMENT, Reason.DISSATISFIED, Severity.ATTENTION, 0.6),
    (Topic.BARGAIN, Reason.BARGAIN, Severity.ATTENTION, 0.5),
    (Topic.CUSTOM, Reason.CUSTOM, Severity.ATTENTION, 0.5),
    (Topic.WHOLESALE, Reason.CUSTOM, Severity.ATTENTION, 0.5),
    (Topic.LONG_COURTED, Reason.VALUABLE, Severity.ATTENTION, 0.5),
    (Topic.VALUABLE, Reason.VALUABLE, Severity.ATTENTION, 0.6),
    (Topic.MANUAL_ACTION, Reason.MANUAL_ACTION, Severity.NOTICE, 0.5),
)

# Of these a shop may let the AI answer questions that an entry surely answers; of all others it never may.
CUSTOM_TOPICS, WHOLESALE_TOPICS = frozenset({Topic.CUSTOM}), frozenset({Topic.WHOLESALE})
FAULT_TOPICS = frozenset({Topic.QUALITY, Topic.WRONG_ITEM})
ANSWERABLE = CUSTOM_TOPICS | WHOLESALE_TOPICS | FAULT_TOPICS

# A customer who words one of these is not merely in a hurry.
TOLD_DISPLEASURE = frozenset(
    {
        Topic.DISAPPOINTMENT,
        Topic.ANGER,
        Topic.SARCASM,
        Topic.COMPLAINT,
        Topic.THREAT,
        Topic.REJECTED,
        Topic.REPEATED,
        Topic.QUALITY,
        Topic.WRONG_ITEM,
    }
)
WORDED = 0.3
BEYOND_HURRY = 0.9
# Who is that unhappy is not asked back.
BEYOND_QUESTION = 0.8
# Whoever waits for a human already is called for anew at this share of what it takes otherwise, with a word for it or
# without: the alert follows, and costs nobody a conversation.
_WAITING_WORDED, _WAITING = 0.6, 0.85
# Below this somebody's hands are hardly needed.
NO_HANDS = 0.35
# … and then a question back is worth trying at this share of what it takes otherwise.
EARLY_QUESTION = 0.6
# A known answer is given unless a human is needed for sure.
BEYOND_ANSWER = 0.75
# From here on nothing is asked back and nobody called for what no entry answers; up to there a report or a "yes" is not
# waited on.
SURELY_SILENT, HARDLY_SILENT = 0.92, 0.15
# A fault that is told is answered only by what is surely about it.
SURE_OF_FAULT = 0.5
# A weak sign of these is not enough to call somebody, and too much to answer without a look.
DELICATE = frozenset({Topic.INJURY, Topic.MINOR, Topic.PRIVACY, Topic.LEGAL})
DELICATE_FLOOR = 0.35


def waiting_share(worded: bool) -> float:
    """The share of the floor of dissatisfaction that counts for somebody who waits for a human."""
    return _WAITING_WORDED if worded else _WAITING


def is_delicate(u: Understanding) -> bool:
    """Whether there is a sign, be it a weak one, of something that no answer should be sent to by itself."""
    return bool(delicate_signs(u))


def delicate_signs(u: Understanding) -> tuple[Topic, ...]:
    """What sounds so, be it weakly."""
    return tuple(x.topic for x in u.signals if x.topic in DELICATE and x.strength >= DELICATE_FLOOR)
