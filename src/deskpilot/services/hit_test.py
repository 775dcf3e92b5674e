"""What a question would find and what would be done with it. Nothing is stored."""

from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.decision import Action, Situation, decide
from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.domain.understanding import TurnContext
from deskpilot.services.case import usable_only
from deskpilot.services.knowledge_views import HitTest, HitTestResult
from deskpilot.services.whose import rightful_first
from deskpilot.services.work import Work
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.speaker import Tone

SHOWN = 10


def hit_test(work: Work, text: str, viewed_product: str = "") -> HitTestResult:
    """Judge a text as the first line of a conversation in automatic mode."""
    understanding = work.engine.understand(
        text, TurnContext(viewed_product=viewed_product or None, now=work.now)
    )
    found = [
        (c, e)
        for c in understanding.candidates[:SHOWN]
        if (e := work.uow.entries.get(c.entry_id)) is not None
    ]
    understanding, usable = usable_only(understanding, work.uow.entries.get, work.now)
    understanding, usable = rightful_first(understanding, usable, text)
    policy = usable[0].policy if usable else EntryPolicy.AUTO
    decision = decide(understanding, Situation(Owner.AI, Mode.AUTO, policy), work.house.dials)
    reply = ""
    if decision.action in (Action.REPLY, Action.SUGGEST) and usable and decision.entry_id == usable[0].id:
        reply = speaker.answer(usable[0], _facts(work, viewed_product), Tone()).text
    return HitTestResult(
        text,
        decision.action.value,
        decision.rule,
        understanding.confidence,
        understanding.margin,
        work.house.settings.reply_floor,
        tuple(HitTest(entry.id, entry.question, c.score, c.evidence) for c, entry in found),
        reply,
    )


def _facts(work: Work, viewed_product: str) -> Facts:
    current = tuple(work.uow.campaigns.current(work.now))
    return Facts(
        work.house.shop_facts,
        work.uow.products.get(viewed_product) if viewed_product else None,
        campaign=current[0] if current else None,
        persona=work.house.persona,
        utc_offset_minutes=work.house.settings.utc_offset_minutes,
    )
