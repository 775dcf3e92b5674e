"""Who works here, who sits at this desk, and who gets which customer."""

from collections.abc import Sequence
from dataclasses import replace

from deskpilot.domain.commands import SaveRoutingRules, SaveStaff, SetOnDuty, SetOwnerPin, SitDown
from deskpilot.domain.errors import InvalidInput, KnownError
from deskpilot.domain.persona import OWNER, Staff
from deskpilot.domain.routing import RoutingRule, When
from deskpilot.services.roles import hashed, is_pin
from deskpilot.services.stored_settings import PIN, House
from deskpilot.services.work import Work

LONGEST_NAME, MOST_PEOPLE, MOST_RULES, LONGEST_SKILL = 30, 200, 100, 20


def save_staff(work: Work, command: SaveStaff) -> None:
    """These people work here from now on. Who was renamed keeps their seat, their customers and their rules.

    Raises `InvalidInput`: `empty_field`, `double_name`, `bad_hours`, `too_many`; with a PIN set `last_owner`.
    """
    people = tuple(map(_checked, command.people))
    if len({person.name for person in people}) < len(people):
        raise InvalidInput("double_name", name="staff")
    if len(people) > MOST_PEOPLE:
        raise InvalidInput("too_many", limit=MOST_PEOPLE)
    if work.house.pin and not any(person.role == OWNER for person in people):
        raise InvalidInput("last_owner")
    for old, new in _renamed(work.house.staff, people):
        work.uow.people.rename(old, new)
        if work.house.settings.agent_name == old:
            work.uow.settings.set({"agent_name": new})
    work.uow.people.replace(people)
    work.uow.settings.set({"staff": ""})


def save_rules(work: Work, command: SaveRoutingRules) -> None:
    """These rules hold from now on. Raises `InvalidInput` (`empty_field`, `too_many`)."""
    if len(command.rules) > MOST_RULES:
        raise InvalidInput("too_many", limit=MOST_RULES)
    work.uow.people.replace_rules([_checked_rule(rule) for rule in command.rules])


def sit_down(work: Work, command: SitDown) -> None:
    """Somebody works at this desk from now on, and is on duty. Raises `KnownError` (`wrong_pin`, `pin_wanted`) at an
    owner's seat."""
    name = command.name.strip()
    if not name:
        raise InvalidInput("no_agent_name")
    if _asks_for_pin(work.house, name):
        if not command.pin:
            raise KnownError("pin_wanted", name=name)
        if not is_pin(work.house.pin, command.pin):
            raise KnownError("wrong_pin", field="pin")
    if name != work.house.settings.agent_name:
        work.uow.settings.set({"agent_name": name})
    _comes(work, name, True)


def set_on_duty(work: Work, command: SetOnDuty) -> None:
    """Somebody comes or goes for the time being."""
    if not any(person.name == command.name for person in work.house.staff):
        raise InvalidInput("unknown_person", name=command.name)
    _comes(work, command.name, command.on_duty)


def set_owner_pin(work: Work, command: SetOwnerPin) -> None:
    """Set, change or take off the PIN. Raises `KnownError`: `sit_as_owner`, `wrong_pin`, `bad_pin`."""
    seated = work.house.seated
    if seated is None or seated.role != OWNER:
        raise KnownError("sit_as_owner")
    if work.house.pin and not is_pin(work.house.pin, command.old):
        raise KnownError("wrong_pin")
    work.uow.settings.set({PIN: hashed(command.pin) if command.pin else ""})


def _asks_for_pin(house: House, name: str) -> bool:
    """Whether sitting down under this name wants the PIN: an owner's seat that somebody else sits at."""
    wanted = next((person for person in house.staff if person.name == name), None)
    is_owner = wanted is not None and wanted.role == OWNER
    return bool(house.pin) and is_owner and house.settings.agent_name != name


def _comes(work: Work, name: str, on_duty: bool) -> None:
    if not work.uow.people.all() and work.house.people == ():
        # The people still stand in the old text: from now on each has a row.
        work.uow.people.replace(work.house.staff)
    work.uow.people.set_on_duty(name, on_duty)


def _checked(person: Staff) -> Staff:
    name = person.name.strip()
    if not name:
        raise InvalidInput("empty_field", field="staff")
    if len(name) > LONGEST_NAME:
        raise InvalidInput("field_too_long", field="staff", limit=LONGEST_NAME)
    if not (0 <= person.from_hour <= 23 and 1 <= person.to_hour <= 24):
        raise InvalidInput("bad_hours", name=name)
    skills = dict.fromkeys(skill.strip()[:LONGEST_SKILL] for skill in person.skills)
    return replace(person, name=name, skills=tuple(skill for skill in skills if skill))


def _checked_rule(rule: RoutingRule) -> RoutingRule:
    agent, tag = rule.agent.strip(), rule.tag.strip()
    if not agent or (rule.when is When.TAG and not tag):
        raise InvalidInput("empty_field", field="agent" if not agent else "tag")
    return replace(rule, agent=agent, tag=tag if rule.when is When.TAG else "")


def _renamed(before: Sequence[Staff], after: Sequence[Staff]) -> list[tuple[str, str]]:
    """Who has another name now: the same place in the list, of which nobody left and to which nobody came."""
    if len(before) != len(after):
        return []
    old, new = {person.name for person in before}, {person.name for person in after}
    pairs = zip(before, after, strict=True)
    return [(was.name, now.name) for was, now in pairs if was.name not in new and now.name not in old]
