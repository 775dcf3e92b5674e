"""A gateway over a desk that really runs, for panels that order changes and must see what came of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.ui.widgets import Notice
from deskpilot.worker.gateway import Gateway
from tests.desks import ENTRIES, Running, furnish, parts_of, start_desk


@contextmanager
def running_gateway(
    qtbot: QtBot, data_dir: Path, entries: Sequence[KnowledgeEntry] = ENTRIES, **settings: str
) -> Iterator[tuple[Gateway, Running]]:
    """The gateway of a small shop, attached to its engine thread."""
    furnish(data_dir, entries, agent_name="小美", **settings)
    running = start_desk(qtbot, parts_of(data_dir))
    reader = Reader(data_dir)
    gateway = Gateway(DeskQueries(reader, SystemClock()))
    gateway.attach(running.engine)
    yield gateway, running
    gateway.detach()
    reader.close()
    running.engine.shut_down()


def take_back(running: Running, gateway: Gateway, notice: Notice) -> None:
    """Press the undo of what was ordered last, once it is done and the notice tells of it."""
    running.wait(lambda: gateway.is_settled and notice.offers_undo)
    notice.action.emit()
