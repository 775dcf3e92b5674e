"""What became of the drafts that were offered: sent as they were, sent with changes, or passed over. A draft that was
copied and sent from the platform's own client counts like one that was sent from here."""

from rapidfuzz.distance import Levenshtein

from deskpilot.domain.commands import ReceiveMessage, SendAgentReply
from deskpilot.domain.decision import Action
from deskpilot.domain.events import EventKind
from deskpilot.services.work import Work
from deskpilot.store import Verdict

_MOST_CHANGED = 0.4  # of a draft; what differs more was written anew
_LEAST_WORDS = 6  # characters; below that two texts are alike by chance


def note_reply(work: Work, command: SendAgentReply, text: str) -> None:
    """A human answered from here: what they made of each draft. One that was copied and pasted was used as well."""
    agent, conversation = command.agent_name, command.conversation_id
    if command.decision_id is not None and command.suggestion_rank is not None:
        place = (command.decision_id, command.suggestion_rank)
        _note_used(work, conversation, agent, place, text, is_edited=command.edited)
    else:
        _note_copied(work, conversation, agent, text)
    _note_passed_over(work, conversation, agent)


def note_outside_reply(work: Work, conversation_id: int, command: ReceiveMessage) -> None:
    """A human answered from the platform's own client: which draft it was, if it was one. Who wrote something else may
    never have seen the drafts, so that says nothing about them."""
    if _note_copied(work, conversation_id, command.sender_name, command.text):
        _note_passed_over(work, conversation_id, command.sender_name)


def _note_copied(work: Work, conversation_id: int, agent: str, text: str) -> bool:
    """Whether the words are those of a draft that nobody judged yet, or near enough; then it counts as used."""
    last, words = work.uow.decisions.latest(conversation_id), text.strip()
    if last is None or last.decision.action in (Action.REPLY, Action.CLARIFY) or len(words) < _LEAST_WORDS:
        return False
    drafts = work.uow.decisions.drafts(last.id)
    judged = {judgement.rank for judgement in work.uow.decisions.judgements([last.id])}
    shares = [(changed_share(draft.text, words), rank) for rank, draft in enumerate(drafts, 1)]
    changed, rank = min(shares, default=(1.0, 0))
    if changed > _MOST_CHANGED or rank in judged or None in judged:
        return False
    _note_used(work, conversation_id, agent, (last.id, rank), text, is_edited=changed > 0)
    return True


def changed_share(draft: str, sent: str) -> float:
    """How much of a draft was changed before it was sent: 0 nothing, 1 all of it."""
    return float(Levenshtein.normalized_distance(draft.strip(), sent.strip()))


def _note_used(
    work: Work, conversation_id: int, agent: str, place: tuple[int, int], text: str, *, is_edited: bool
) -> None:
    decision_id, rank = place
    kind = EventKind.SUGGESTION_EDITED if is_edited else EventKind.SUGGESTION_SENT
    verdict: Verdict = "edited" if is_edited else "sent"
    drafts = work.uow.decisions.drafts(decision_id)
    changed = changed_share(drafts[rank - 1].text, text) if 0 < rank <= len(drafts) else 1.0
    work.uow.decisions.feedback(decision_id, rank, verdict, text, agent, work.now)
    work.event(kind, conversation_id, rank=str(rank), changed=f"{changed:.2f}")


def _note_passed_over(work: Work, conversation_id: int, agent: str) -> None:
    """The drafts of the last decision that nobody judged yet, now that a human answered in other words."""
    last = work.uow.decisions.latest(conversation_id)
    if last is None or last.decision.action in (Action.REPLY, Action.CLARIFY):
        return
    ranks = range(1, len(work.uow.decisions.drafts(last.id)) + 1)
    judged = {judgement.rank for judgement in work.uow.decisions.judgements([last.id])}
    for rank in ranks if None not in judged else ():
        if rank not in judged:
            work.uow.decisions.feedback(last.id, rank, "ignored", "", agent, work.now)
