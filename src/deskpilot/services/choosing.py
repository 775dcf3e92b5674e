"""What the shop sets."""

from deskpilot.domain.commands import SaveSettings, SetMode, SitDown
from deskpilot.domain.errors import InvalidInput
from deskpilot.services.own_lines import check_own_lines
from deskpilot.services.staff_text import staff_in
from deskpilot.services.staffing import sit_down
from deskpilot.services.stored_settings import checked
from deskpilot.services.work import Work


def save_settings(work: Work, command: SaveSettings) -> None:
    """Set settings, facts and finer modes; all of them or, when one is bad, none. Who sits at the desk is checked as
    in `sit_down`, and people written as text get a row each."""
    values = checked(command.values)
    check_own_lines(work.house, values)
    name = values.pop("agent_name", None)
    if "staff" in values:
        work.uow.people.replace(staff_in(values["staff"]))
    work.uow.settings.set(values)
    if name:
        sit_down(work, SitDown(name))
    elif name is not None:
        work.uow.settings.set({"agent_name": ""})


def set_mode(work: Work, command: SetMode) -> None:
    """How far the AI goes by itself from now on. Raises `InvalidInput` (`no_mode`) for a shop without one."""
    if command.mode is None and not command.channel:
        raise InvalidInput("no_mode")
    name = f"mode.channel.{command.channel}" if command.channel else "mode"
    work.uow.settings.set(checked(((name, command.mode.value if command.mode else ""),)))
