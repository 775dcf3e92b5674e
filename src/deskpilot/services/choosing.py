"""What the shop sets."""

from deskpilot.domain.commands import SaveSettings, SetMode
from deskpilot.services.stored_settings import checked
from deskpilot.services.work import Work


def save_settings(work: Work, command: SaveSettings) -> None:
    """Set settings, facts and finer modes; all of them or, when one is bad, none."""
    work.uow.settings.set(checked(command.values))


def set_mode(work: Work, command: SetMode) -> None:
    """How far the AI goes by itself from now on."""
    work.uow.settings.set({"mode": command.mode.value})
