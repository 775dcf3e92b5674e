"""What holds for every test: no screen, no network, no log line that nobody expected."""

import logging
import os
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

# A slow machine shall not decide whether a rule holds: no deadline, fewer examples, the same ones each time.
settings.register_profile(
    "here",
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", settings.get_profile("here"), max_examples=2_000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "here"))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder with a name as people have them."""
    folder = tmp_path / "小店 data"
    folder.mkdir()
    return folder


# ---- Qt --------------------------------------------------------------------------------------------------------------


class PatientBot(QtBot):
    """A wait that is over early costs nothing, so none gives up early: a busy machine shall not decide either."""

    PATIENCE_MS = 60_000

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, self.PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, raising: bool = True, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=self._patient(timeout, raising), raising=raising, **options)

    def waitSignals(self, signals: Any, *, timeout: int = 0, raising: bool = True, **options: Any) -> Any:
        return super().waitSignals(
            signals, timeout=self._patient(timeout, raising), raising=raising, **options
        )

    def _patient(self, timeout: int, raising: bool) -> int:
        # Who does not raise waits for something not to happen: that takes as long as was said.
        return max(timeout, self.PATIENCE_MS) if raising else timeout


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """pytest-qt's, with more patience."""
    return PatientBot(request)


# ---- no network ------------------------------------------------------------------------------------------------------


class NetworkForbidden(AssertionError):
    """No OSError, so that code which expects the network to fail cannot swallow it."""


def _must_be_here(host: object) -> None:
    if isinstance(host, bytes):
        host = host.decode()
    here = host in (None, "", "localhost", "::1", "0.0.0.0", "::") or str(host).startswith("127.")
    if not here:
        raise NetworkForbidden(f"a test reached for the network: {host}")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Any connection, datagram or name look-up that leaves this machine fails the test."""
    patch = pytest.MonkeyPatch()

    def guard(name: str, place_of_address: int) -> None:
        original = getattr(socket.socket, name)

        def guarded(self: socket.socket, *args: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _must_be_here(args[place_of_address][0])
            return original(self, *args)

        patch.setattr(socket.socket, name, guarded)

    guard("connect", 0)
    guard("connect_ex", 0)
    guard("sendto", -1)
    look_up = socket.getaddrinfo

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        _must_be_here(host)
        return look_up(host, *args, **kwargs)

    patch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    patch.undo()


# ---- no unexpected warning in the log --------------------------------------------------------------------------------


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def logfail() -> Iterator[_Warnings]:
    """A warning or worse from deskpilot fails the test, unless `expect_log` took it."""
    root, warnings = logging.getLogger("deskpilot"), _Warnings()
    level = root.level
    root.addHandler(warnings)
    yield warnings
    root.removeHandler(warnings)
    root.setLevel(level)
    if warnings.records:
        said = "\n".join(f"{each.levelname} {each.name}: {each.getMessage()}" for each in warnings.records)
        pytest.fail(f"logged and not expected:\n{said}", pytrace=False)


@pytest.fixture
def expect_log(logfail: _Warnings) -> Callable[[int, str], logging.LogRecord]:
    """Call it after the act: `expect_log(logging.WARNING, r"pattern")` takes that one record, or fails."""

    def take(level: int, pattern: str) -> logging.LogRecord:
        for record in logfail.records:
            if record.levelno == level and re.search(pattern, record.getMessage()):
                logfail.records.remove(record)
                return record
        said = [record.getMessage() for record in logfail.records]
        raise AssertionError(
            f"no {logging.getLevelName(level)} like {pattern!r} was logged; logged was {said}"
        )

    return take
