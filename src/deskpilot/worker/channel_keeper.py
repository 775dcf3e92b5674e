"""Keeps the channels in step with the settings."""

from deskpilot.channels import Channels
from deskpilot.domain.errors import InvalidInput
from deskpilot.settings import Settings
from deskpilot.worker.parts import Parts
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import problem_of


class ChannelKeeper:
    """Adds the channels that the settings ask for and removes those they do not ask for any more."""

    def __init__(self, channels: Channels, parts: Parts, ports: Ports) -> None:
        self._channels = channels
        self._parts = parts
        self._ports = ports
        self._names: dict[str, str] = {}

    def follow(self, settings: Settings) -> None:
        """Bring the channels in line with these settings; one that cannot be added is told."""
        wanted = self._parts.channels_for(settings)
        for key in self._names.keys() - wanted.keys():
            self._channels.remove(self._names.pop(key))
        for key in [key for key in wanted if key not in self._names]:
            channel = wanted[key]()
            try:
                self._channels.add(channel)
            except InvalidInput as error:
                self._ports.tell(problem_of(error))
            else:
                self._names[key] = channel.name
