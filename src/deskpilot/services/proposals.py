"""Proposals that nobody answered go by themselves, quietly and with a trace: the time is past, the matter is over, or the
customer who hesitated has ordered. A promise of deeds, or by a time, outlives its conversation: it was said to somebody."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.domain.promise import Deed
from deskpilot.engine.ordering import says_ordered
from deskpilot.engine.promises import promises
from deskpilot.services.follow_ups import drop_quietly
from deskpilot.services.work import Work

_KEPT_AFTER = {TaskKind.PROMISE: timedelta(hours=12), TaskKind.HESITATED: timedelta(days=2)}
_WORDS = frozenset({Deed.ANSWER, Deed.CHECK})
_SHORTEST = min(_KEPT_AFTER.values())


class Why(StrEnum):
    """Why a proposal went. Actions of the audit trail: never rename one."""

    EXPIRED = "task_expired"
    ORDERED = "task_ordered"
    ENDED = "task_ended"
    SETTLED = "task_settled"


def withdraw_stale(work: Work) -> None:
    """Whatever nobody said yes to in time, words to those who have ordered meanwhile, and words about an order that was
    paid or closed, whether or not somebody had said yes to them."""
    _withdraw(work, work.uow.tasks.hesitated_and_ordered(), Why.ORDERED)
    _withdraw(work, work.uow.tasks.unpaid_and_settled(), Why.SETTLED)
    late = work.uow.tasks.proposed_before(work.now - _SHORTEST)
    _withdraw(work, (task for task in late if _is_stale(work, task)), Why.EXPIRED)


def order_heard(work: Work, customer_id: int, text: str) -> None:
    """The customer says that they have ordered: whoever hesitates no more is left in peace."""
    if says_ordered(text):
        tasks = work.uow.tasks.of_customer(customer_id)
        _withdraw(work, (task for task in tasks if task.kind is TaskKind.HESITATED), Why.ORDERED)


def conversation_over(work: Work, conversation_id: int) -> None:
    """A conversation ended: a word to look into something or to get back, by no time that was said, ends with it."""
    tasks = work.uow.tasks.of_conversation(conversation_id)
    proposed = (t for t in tasks if t.state is TaskState.PROPOSED and t.kind is TaskKind.PROMISE)
    _withdraw(work, (task for task in proposed if _ends_with_the_talk(work, task)), Why.ENDED)


def _ends_with_the_talk(work: Work, task: Task) -> bool:
    """Whether all that was promised was words; what is to be sent, paid or mended is owed whoever hangs up."""
    settings = work.house.settings
    found = promises(task.text, task.created_at, settings.utc_offset_minutes, settings.duty_to_hour)
    return not task.due_said and all(each.deed in _WORDS for each in found)


def _is_stale(work: Work, task: Task) -> bool:
    return task.due_at + _KEPT_AFTER.get(task.kind, _SHORTEST) < work.now


def _withdraw(work: Work, tasks: Iterable[Task], why: Why) -> None:
    for task in tasks:
        drop_quietly(work, task)
        work.uow.audit.add("", why, f"task:{task.id}", task.kind, work.now)
