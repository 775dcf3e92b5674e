"""The audit trail: who did what to what. Codes, names and ids, never a customer's words and never a note's.

Every command that a person gives and that changes something leaves one row, in the transaction that does it. The
subject is `kind:id` (conversation, message, customer, entry, alias, staff, setting), so that the row leads back to it.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, NamedTuple

from deskpilot.domain import commands as c
from deskpilot.domain.commands import AddFact
from deskpilot.domain.conversation import Sender
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule
from deskpilot.services.work import Work
from deskpilot.settings import Settings

_MOST_IDS = 20  # of many entries changed at once; the detail says how many they were
_LONGEST_VALUE = 60
_SETTING = "setting:"


class Deed(NamedTuple):
    """What is written down. Without an actor it was whoever sits at this desk. `detail` of a setting is what it is now."""

    action: str
    subject: str = ""
    detail: str = ""
    actor: str = ""


def record(
    work: Work, command: c.Command, *, former: Mapping[str, str] | None = None, is_done: bool = False
) -> None:
    """Write down what was just done in this unit of work; what changed nothing is left out. `former` is what
    `former_values` said before it was done; `is_done`: it was done in steps before."""
    describe = DEEDS.get(type(command))
    if describe is None or not (is_done or work.uow.has_changed):
        return
    deeds = describe(command)
    if isinstance(command, c.SaveStaff):
        deeds = [*deeds, *_gone(former or {}, {deed.subject for deed in deeds})]
    for deed in deeds:
        actor = deed.actor or getattr(command, "agent_name", "") or work.house.settings.agent_name
        before = (former or {}).get(deed.subject)
        if before is None or before != deed.detail:
            now, then = (deed.detail, None) if before is None else (_short(deed.detail), _short(before))
            work.uow.audit.add(actor, deed.action, deed.subject, now, work.now, then)


def former_values(work: Work, command: c.Command) -> Mapping[str, str]:
    """What holds of the settings and the people that a command is about to change, by subject; empty for all other
    commands."""
    if isinstance(command, c.SaveStaff):
        return {deed.subject: deed.detail for deed in _staff(work.house.staff)}
    if isinstance(command, c.SaveRoutingRules):
        deed = _rules(work.house.rules)
        return {deed.subject: deed.detail}
    if not isinstance(command, c.SaveSettings | c.SetMode):
        return {}
    texts = Settings().as_texts() | work.uow.settings.all()
    subjects = (deed.subject for deed in DEEDS[type(command)](command))
    return {subject: texts.get(subject.removeprefix(_SETTING), "") for subject in subjects}


def record_refusal(work: Work, command: c.Command, code: str) -> None:
    """Write down that somebody did not know the owner's PIN: for whose seat, or to change it."""
    if code == "wrong_pin":
        name = command.name if isinstance(command, c.SitDown) else ""
        work.uow.audit.add(
            work.house.settings.agent_name, "pin_wrong", f"staff:{name}" if name else "", "", work.now
        )


def _staff(people: Sequence[Staff]) -> list[Deed]:
    """Each of them with what they do, when, whether they are there, and what they are good at, parted by blanks."""
    return [
        Deed(
            "staff_changed",
            f"staff:{person.name}",
            f"{person.role} {person.from_hour}-{person.to_hour} {'here' if person.on_duty else 'away'} "
            + "、".join(person.skills),
        )
        for person in people
    ]


def _rules(rules: Sequence[RoutingRule]) -> Deed:
    """Who gets whom, a line a rule: kind of customer, agent, tag, parted by tabs; `none` where no rule is left."""
    told = "\n".join(f"{rule.when.value}\t{rule.agent}\t{rule.tag}" for rule in rules)
    return Deed("rules_changed", detail=told or "none")


def _gone(former: Mapping[str, str], kept: Set[str]) -> list[Deed]:
    return [Deed("staff_changed", subject) for subject in former if subject not in kept]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _conversation(action: str) -> Callable[[Any], list[Deed]]:
    return lambda command: [Deed(action, f"conversation:{command.conversation_id}")]


def _customer(action: str) -> Callable[[Any], list[Deed]]:
    return lambda command: [Deed(action, f"customer:{command.customer_id}")]


def _sent(command: c.SendAgentReply) -> list[Deed]:
    how = "" if command.suggestion_rank is None else "edited" if command.edited else "suggestion"
    return [Deed("reply_sent", f"conversation:{command.conversation_id}", how)]


def _passed(command: c.Transfer) -> list[Deed]:
    return [
        Deed("transferred", f"conversation:{command.conversation_id}", command.to_agent, command.from_agent)
    ]


def _entries(action: str) -> Callable[[Any], list[Deed]]:
    def describe(command: c.DeleteEntries | c.EnableEntries) -> list[Deed]:
        more = len(command.ids) - _MOST_IDS
        named = [Deed(action, f"entry:{each}") for each in command.ids[:_MOST_IDS]]
        return [*named, Deed(action, "", str(more))] if more > 0 else named

    return describe


def _mode(command: c.SetMode) -> Deed:
    subject = f"setting:mode.channel.{command.channel}" if command.channel else "setting:mode"
    return Deed("setting_changed", subject, command.mode.value if command.mode else "")


def _settings(command: c.SaveSettings) -> list[Deed]:
    return [Deed("setting_changed", f"setting:{name}", value) for name, value in command.values]


def _heard(command: c.ReceiveMessage) -> list[Deed]:
    """A colleague wrote from the platform's own client; a customer's line is nobody's deed."""
    if command.sender is not Sender.AGENT:
        return []
    return [Deed("replied_outside", "", command.channel, command.sender_name or "?")]


def _task_made(command: c.MakeTask) -> list[Deed]:
    about = "" if command.conversation_id is None else f"conversation:{command.conversation_id}"
    return [Deed("task_made", about, command.assigned_to)]


def _fact(command: AddFact) -> list[Deed]:
    return [Deed("fact_added", f"customer:{command.customer_id}", command.fact.key)]


def _phrases(command: c.ChangePhrases) -> list[Deed]:
    """The codes that were written, and behind a minus those that are gone."""
    written = [each.code for each in command.put]
    gone = [code for code in command.drop if code not in written]
    named = [f"/{code}" for code in written] + [f"−/{code}" for code in gone]
    return [Deed("phrases_changed", "", " ".join(named[:_MOST_IDS]))]


def _pin(command: c.SetOwnerPin) -> list[Deed]:
    return [Deed("pin_set" if command.pin else "pin_removed")]


DEEDS: Mapping[type, Callable[[Any], list[Deed]]] = {
    c.SendAgentReply: _sent,
    c.CancelReply: lambda command: [Deed("reply_cancelled", f"message:{command.message_id}")],
    c.RetryReply: lambda command: [Deed("reply_retried", f"message:{command.message_id}")],
    c.ReceiveMessage: _heard,
    c.TakeOver: _conversation("taken_over"),
    c.HandBack: _conversation("handed_back"),
    c.Transfer: _passed,
    c.CloseConversation: _conversation("closed"),
    c.ReopenConversation: _conversation("reopened"),
    c.CallForHuman: _conversation("human_called"),
    c.AcknowledgeEscalation: lambda command: [Deed("alert_seen", f"alert:{command.escalation_id}")],
    c.SnoozeEscalation: lambda command: [Deed("alert_snoozed", f"alert:{command.escalation_id}")],
    c.RejectSuggestions: lambda command: [Deed("suggestion_rejected", f"decision:{command.decision_id}")],
    c.SaveEntry: lambda command: [Deed("entry_saved", f"entry:{command.entry.id}")],
    c.DeleteEntries: _entries("entry_deleted"),
    c.EnableEntries: lambda command: _entries("entry_enabled" if command.enabled else "entry_disabled")(
        command
    ),
    c.RestoreEntry: lambda command: [
        Deed("entry_restored", f"entry:{command.entry_id}", str(command.version))
    ],
    c.SaveAlias: lambda command: [Deed("alias_saved", f"alias:{command.alias.alias}")],
    c.DeleteAlias: lambda command: [Deed("alias_deleted", f"alias:{command.alias}")],
    c.ImportKnowledge: lambda _command: [Deed("knowledge_imported")],
    c.ImportCatalog: lambda _command: [Deed("catalog_imported")],
    c.ImportOrders: lambda command: [Deed("orders_imported", f"channel:{command.channel}")],
    c.UndoImport: lambda command: [Deed("import_undone", f"import:{command.batch_id}")],
    c.MakeTask: _task_made,
    c.ConfirmTask: lambda command: [Deed("task_confirmed", f"task:{command.task_id}")],
    c.EditTask: lambda command: [Deed("task_changed", f"task:{command.task_id}", command.assigned_to)],
    c.MoveTask: lambda command: [Deed("task_moved", f"task:{command.task_id}")],
    c.CloseTask: lambda command: [
        Deed("task_done" if command.done else "task_dropped", f"task:{command.task_id}")
    ],
    c.HideLostSale: lambda command: [
        Deed(
            "lost_sale_hidden" if command.hidden else "lost_sale_listed",
            f"conversation:{command.conversation_id}",
        )
    ],
    c.RestoreTask: lambda command: [Deed("task_restored", f"task:{command.task.id}")],
    c.MarkFeedback: lambda command: [
        Deed("feedback_marked", f"message:{command.message_id}", command.kind.value)
    ],
    c.UnmarkFeedback: lambda command: [Deed("feedback_unmarked", f"message:{command.message_id}")],
    c.SaveFlow: lambda command: [Deed("flow_saved", f"flow:{command.flow.id}")],
    c.DeleteFlow: lambda command: [Deed("flow_deleted", f"flow:{command.flow_id}")],
    c.LearnFromFile: lambda _command: [Deed("learned")],
    c.ForgetLearned: lambda _command: [Deed("learned_forgotten")],
    c.RecallLearned: lambda _command: [Deed("learned_recalled")],
    c.ChangePhrases: _phrases,
    c.SetMode: lambda command: [_mode(command)],
    c.SaveSettings: _settings,
    c.LoadDemoShop: lambda _command: [Deed("demo_loaded")],
    c.SaveNote: _customer("note_saved"),
    c.TagCustomer: lambda command: [Deed("tag_added", f"customer:{command.customer_id}", command.tag)],
    c.UntagCustomer: lambda command: [Deed("tag_removed", f"customer:{command.customer_id}", command.tag)],
    c.SetDedicatedAgent: lambda command: [
        Deed("agent_dedicated", f"customer:{command.customer_id}", command.agent)
    ],
    c.SetPersonalise: lambda command: [
        Deed(
            "personalise_on" if command.personalise else "personalise_off", f"customer:{command.customer_id}"
        )
    ],
    c.NoteCustomerExport: _customer("customer_exported"),
    c.AddFact: _fact,
    c.ForgetFact: lambda command: [Deed("fact_forgotten", f"fact:{command.fact_id}")],
    c.SaveStaff: lambda command: _staff(command.people),
    c.SaveRoutingRules: lambda command: [_rules(command.rules)],
    c.SitDown: lambda command: [Deed("sat_down", f"staff:{command.name}", actor=command.name)],
    c.SetOnDuty: lambda command: [Deed("came" if command.on_duty else "left", f"staff:{command.name}")],
    c.SetOwnerPin: _pin,
}
