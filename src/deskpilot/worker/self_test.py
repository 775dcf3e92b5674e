"""One shop, one customer, one question, one reply: proof that all parts of an installation work together."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer

from deskpilot.channels import Channel
from deskpilot.channels.simulator import Arrival, Simulator, Step, Story
from deskpilot.domain.commands import SaveEntry, SaveSettings
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.settings import Settings
from deskpilot.worker.engine_thread import EngineThread
from deskpilot.worker.gateway import Gateway
from deskpilot.worker.parts import ChannelBuilders

_PATIENCE_MS = 30_000
_QUESTION = "什么时候发货"
_SETTINGS = (
    ("mode", "auto"),
    ("quiet_seconds", "0.1"),
    ("reply_floor", "0"),
    ("duty_from_hour", "0"),
    ("duty_to_hour", "24"),
    ("setup_done", "1"),
)


class SelfTest(QObject):
    """Runs on an engine thread over an empty folder whose channels are `channels`."""

    def __init__(self) -> None:
        super().__init__()
        story = Story("self-test", "self_test", "guest", (Step((_QUESTION,), 0.0),))
        self._customer = Simulator([Arrival(0.0, story)], serves=("self_test",))
        self._loop = QEventLoop()
        self._failure: str | None = None

    def channels(self, settings: Settings) -> ChannelBuilders:
        """The customer, who comes when the shop is furnished."""
        builders: dict[str, Callable[[], Channel]] = {"self_test": lambda: self._customer}
        return builders if settings.setup_done else {}

    def run(self, engine: EngineThread, build: Callable[[], Gateway]) -> str:
        """Start the thread, `build` what stands above it, and wait for the reply. Says what failed; empty when
        nothing did. Shutting down is the caller's."""
        engine.opened.connect(lambda: self._furnish(engine, build()))
        engine.failed.connect(lambda error: self._end(str(error)))
        engine.problem.connect(lambda problem: self._end(problem.code))
        QTimer.singleShot(_PATIENCE_MS, self._loop, lambda: self._end("no reply in time"))
        engine.start()
        self._loop.exec()
        return self._failure or ""

    def _furnish(self, engine: EngineThread, gateway: Gateway) -> None:
        gateway.committed.connect(self._on_committed)
        gateway.rejected.connect(lambda command, error: self._end(str(error)))
        gateway.submit(SaveEntry(KnowledgeEntry("", _QUESTION, "拍下后隔天发出。", "发货")))
        gateway.submit(SaveSettings(_SETTINGS))
        engine.begin()

    def _on_committed(self) -> None:
        if self._customer.delivered:
            self._end("")

    def _end(self, failure: str) -> None:
        if self._failure is None:
            self._failure = failure
        self._loop.quit()
