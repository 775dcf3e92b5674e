"""Why a draft was made and nothing sent, for whoever asks why."""

from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.decision import Action, Decision, Situation
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.topic_floors import delicate_signs
from deskpilot.domain.understanding import Evidence, Understanding


def kept_from_sending(u: Understanding, s: Situation, d: Decision) -> tuple[Evidence, ...]:
    """What made a suggestion of it rather than a reply, where the conversation is the AI's: the switch of the shop first,
    then that of the category, the entry's own, and what sounded delicate (the detail is its topic)."""
    if d.action is not Action.SUGGEST or s.owner is not Owner.AI or s.mode is Mode.OFF:
        return ()
    found = [Evidence("kept.mode")] if s.mode is not Mode.AUTO else []
    if s.category_mode not in (None, Mode.AUTO):
        found.append(Evidence("kept.category"))
    if d.rule == "confident" and s.policy is not EntryPolicy.AUTO:
        found.append(Evidence("kept.entry"))
    if d.rule == "confident":
        found += [Evidence("kept.delicate", topic.value) for topic in delicate_signs(u)[:1]]
    return tuple(found)
