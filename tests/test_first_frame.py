"""The start, step by step: the window stands before its panels are read, and changes nothing but what was empty."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deskpilot.app import main
from deskpilot.app import program as program_module
from deskpilot.app.program import Program
from deskpilot.domain.commands import SaveSettings
from deskpilot.settings import Settings
from deskpilot.store import Store
from deskpilot.ui import start_faults, theme
from deskpilot.ui.appearance import Appearance, appearance_of
from deskpilot.ui.first_frame import FirstFrame
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import EngineState
from deskpilot.worker.single_instance import SingleInstance
from tests.desks import furnish
from tests.test_app import press

StartProgram = Callable[[], Program]
DARK_ENGLISH = Appearance("dark", "en", 1.0)
LARGE = Appearance("dark", "en", 2.0)


@pytest.fixture(autouse=True)
def as_found(qapp: QApplication) -> Iterator[None]:
    """What a start puts in force is for the whole application."""
    yield
    Appearance("light").put_on(qapp, theme.Theme())


@pytest.fixture
def start(qapp: QApplication, data_dir: Path) -> Iterator[StartProgram]:
    """Start the program on the data folder; it is shut down in the end."""
    programs: list[Program] = []

    def start() -> Program:
        programs.append(Program(qapp, data_dir, lambda settings: {}))
        programs[-1].start()
        return programs[-1]

    yield start
    for program in programs:
        program.shut_down()


def settle(folder: Path, look: Appearance, **state: object) -> None:
    """A shop that was set up and left with this look, as a program would leave it."""
    furnish(folder)
    store = Store.open(folder)
    texts = {"theme": look.theme, "language": look.language, "text_scale": str(look.text_scale)}
    with store.begin() as uow:
        uow.settings.set(texts)
    store.close()
    ini = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    look.remember(ViewState(ini))
    for key, value in state.items():
        ini.setValue(key.replace("__", "/"), value)


class Pictures(QObject):
    """What the window looked like when its first frame was painted, and when its panels were."""

    def __init__(self, program: Program, size: QSize | None = None) -> None:
        super().__init__()
        assert program.window is not None
        if size is not None:
            program.window.resize(size)
        self.window, self.frame, self.ready = program.window, QImage(), QImage()
        program.standing.connect(self._take_frame)

    def _take_frame(self) -> None:
        assert not self.window.is_furnished
        self.frame = self.window.grab().toImage()

    def wait(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: self.window.is_furnished, timeout=10_000)
        self.ready = self.window.grab().toImage()


def edges(image: QImage, y: int) -> list[int]:
    """Where the colour changes along a line."""
    row = [image.pixel(x, y) for x in range(image.width())]
    return [x for x in range(1, len(row)) if row[x] != row[x - 1]]


def is_ready(program: Program) -> bool:
    return program.gateway is not None and program.gateway.state is EngineState.READY


# ---- what is seen ----------------------------------------------------------------------------------------------------


def test_the_window_stands_before_any_panel_is_there(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    program = start()
    assert program.window is not None
    assert program.window.isVisible()
    assert not program.window.is_furnished
    with qtbot.waitSignal(program.standing):
        pass
    assert program.gateway is None
    qtbot.waitUntil(lambda: is_ready(program), timeout=10_000)
    assert program.window.is_furnished


@pytest.mark.parametrize(
    ("look", "size", "state"),
    [
        (Appearance("light"), QSize(1440, 900), {}),
        (DARK_ENGLISH, QSize(1280, 720), {"desk__queue_percent": 120}),
        (DARK_ENGLISH, QSize(1920, 1080), {"desk__case_percent": 130}),
        (LARGE, QSize(1440, 900), {}),
    ],
)
def test_the_first_frame_is_the_later_picture_with_nothing_in_it_yet(
    qtbot: QtBot, start: StartProgram, data_dir: Path, look: Appearance, size: QSize, state: dict[str, object]
) -> None:
    settle(data_dir, look, **state)
    program = start()
    pictures = Pictures(program, size)
    pictures.wait(qtbot)
    frame, ready = pictures.frame, pictures.ready
    assert frame.size() == ready.size() == size
    rail = edges(frame, size.height() - 2)[0] - 1
    area = frame.rect().adjusted(0, 0, rail + 1 - frame.width(), 0)
    assert frame.copy(area) == ready.copy(area), "rail: colours, language, sizes"
    assert edges(frame, size.height() - 2) == edges(ready, size.height() - 2), "columns"
    turned = QTransform().rotate(90)
    assert edges(frame.transformed(turned), 3) == edges(ready.transformed(turned), 3), "bar"


def test_the_first_frame_has_the_look_the_program_was_left_with(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, DARK_ENGLISH)
    program = start()
    pictures = Pictures(program)
    told: list[str] = []
    program._theme.changed.connect(told.append)
    pictures.wait(qtbot)
    middle = pictures.frame.pixelColor(pictures.frame.rect().center())
    assert middle == program._theme.tokens.colors["dark"]["s0"]
    assert pictures.window.windowTitle() == "DeskPilot"
    assert told == [], "nothing was put on anew"


def test_a_shop_that_is_new_stands_in_the_look_of_one_that_has_set_nothing(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    program = start()
    assert program.window is not None
    assert program._worn == Appearance() == appearance_of(Settings())
    qtbot.waitUntil(lambda: is_ready(program), timeout=10_000)


def test_a_window_whose_look_is_not_known_waits_for_the_store(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, DARK_ENGLISH)
    (data_dir / "window.ini").unlink()
    program = start()
    assert program.window is None
    qtbot.waitUntil(lambda: program.window is not None, timeout=10_000)
    assert program.window is not None
    assert program.window.is_furnished
    assert program.window.isVisible()
    assert theme.name() == "dark"


def test_a_look_that_is_changed_is_the_next_starts_first(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    first = start()
    qtbot.waitUntil(lambda: is_ready(first), timeout=10_000)
    assert first.gateway is not None
    first.gateway.submit(SaveSettings((("theme", "dark"), ("language", "en"))))
    qtbot.waitUntil(lambda: first.gateway.settings().theme == "dark", timeout=10_000)
    first.shut_down()
    second = start()
    assert second._worn == DARK_ENGLISH
    qtbot.waitUntil(lambda: is_ready(second), timeout=10_000)


def test_size_columns_and_order_are_found_again(qtbot: QtBot, start: StartProgram, data_dir: Path) -> None:
    settle(data_dir, Appearance())
    first = start()
    qtbot.waitUntil(lambda: is_ready(first), timeout=10_000)
    assert first.window is not None
    first.window.resize(1180, 740)
    QTest.keyClick(first.window.workspace.desk.grips["left"], Qt.Key.Key_Right)
    first.window.workspace.desk.queue._arrangement.sort_by("wait")
    width = first.window.workspace.desk.left.width()
    first.window.close()
    first.shut_down()
    second = start()
    assert second.window is not None
    assert second.window.size() == QSize(1180, 740), "from the first frame on"
    pictures = Pictures(second)
    pictures.wait(qtbot)
    assert second.window.size() == QSize(1180, 740)
    assert second.window.workspace.desk.left.width() == width
    assert second.window.workspace.desk.queue._arrangement.order == "wait"


def test_the_frame_takes_nothing_along_when_it_goes(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    program = start()
    qtbot.waitUntil(lambda: is_ready(program), timeout=10_000)
    assert program.window is not None
    orders = program.window.workspace.desk.queue._arrangement._orders
    assert all(isValid(action) for action in orders.values())
    assert program.window.findChildren(FirstFrame) == []


# ---- the keyboard and the pointer ------------------------------------------------------------------------------------


def test_the_keyboard_is_where_it_would_be_in_a_window_that_came_up_whole(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    (data_dir / "window.ini").unlink()
    whole = start()
    qtbot.waitUntil(lambda: is_ready(whole), timeout=10_000)
    assert whole.window is not None
    qtbot.waitUntil(lambda: whole.window.isActiveWindow())
    expected = type(whole.window.focusWidget()), whole.window.focusWidget().accessibleName()
    whole.shut_down()
    stepwise = start()
    assert stepwise.window is not None
    assert not stepwise.window.is_furnished
    qtbot.waitUntil(lambda: is_ready(stepwise), timeout=10_000)
    found = stepwise.window.focusWidget()
    assert (type(found), found.accessibleName()) == expected


def test_keys_and_clicks_before_the_panels_are_there_do_nothing(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    program = start()
    window = program.window
    assert window is not None

    def hurry() -> None:
        target = window.centralWidget()
        for place in ((36, 40), (36, 140), (200, 200), (700, 300), (1300, 20)):
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(*place))
        QTest.keyClicks(window, "2 abc")
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab):
            QTest.keyClick(window, key)
        QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    program.standing.connect(hurry)
    qtbot.waitUntil(lambda: is_ready(program), timeout=10_000)
    assert window.workspace._stack.currentWidget() is window.workspace.desk
    assert window.findChild(ConversationPanel).conversation_id is None
    assert [line.text() for line in window.findChildren(QLineEdit)] == [""] * len(
        window.findChildren(QLineEdit)
    )


def test_a_window_that_was_put_away_meanwhile_is_not_brought_back(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    program = start()
    window = program.window
    assert window is not None
    program.standing.connect(window.showMinimized)
    qtbot.waitUntil(lambda: is_ready(program), timeout=10_000)
    assert window.isMinimized()


# ---- ends and faults -------------------------------------------------------------------------------------------------


class Closer(QObject):
    """Closes the first window that is shown, after its first picture and `portions` more turns of the loop."""

    def __init__(self, app: QApplication, portions: int) -> None:
        super().__init__(app)
        self._app, self._left = app, portions
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            self._app.removeEventFilter(self)
            self._close_soon(watched)
        return False

    def _close_soon(self, window: MainWindow) -> None:
        self._left -= 1
        next_turn = window.close if self._left < 0 else lambda: self._close_soon(window)
        QTimer.singleShot(0, window, next_turn)


@pytest.mark.parametrize("portions", [0, 1, 3, 6])
def test_a_window_closed_while_it_is_read_ends_the_program_cleanly(
    qapp: QApplication, data_dir: Path, portions: int
) -> None:
    settle(data_dir, Appearance())
    before = threading.active_count()
    closer = Closer(qapp, portions)
    assert main(data_dir) == 0
    closer.deleteLater()
    assert threading.active_count() <= before
    following = SingleInstance(data_dir)
    assert following.claim()
    following.release()
    Store.open(data_dir).close()


def test_a_part_of_the_program_that_cannot_be_read_is_told_in_plain_words(
    qapp: QApplication,
    data_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[int, str], logging.LogRecord],
) -> None:
    settle(data_dir, Appearance())
    monkeypatch.setattr(program_module, "_PORTIONS", ("deskpilot.ui.gone",))
    seen: list[str] = []
    press("OK", seen)
    assert main(data_dir) == 1
    assert "重新安装" in seen[0]
    expect_log(logging.ERROR, "deskpilot.ui.gone")


def test_a_database_that_is_gone_when_the_panels_want_it_is_told(
    qtbot: QtBot, qapp: QApplication, data_dir: Path
) -> None:
    settle(data_dir, Appearance())
    program = Program(qapp, data_dir, lambda settings: {})
    path = Store.open(data_dir, read_only=True).path
    program.engine.opened.connect(lambda: [each.unlink() for each in data_dir.glob(f"{path.name}*")])
    program.start()
    qtbot.waitUntil(lambda: program.failure is not None, timeout=10_000)
    program.shut_down()
    assert program.failure is not None
    assert program.failure.code == "folder_unusable"


def test_a_damaged_database_is_told_without_a_window_behind_it(
    qapp: QApplication, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(data_dir, DARK_ENGLISH)
    path = Store.open(data_dir, read_only=True).path
    path.write_bytes(b"nonsense" * 1000)
    seen: list[str] = []
    behind: list[bool] = []
    tell = start_faults.ask_way_out

    def watched(*told: object) -> start_faults.WayOut:
        behind.extend(each.isVisible() for each in qapp.topLevelWidgets() if isinstance(each, MainWindow))
        return tell(*told)

    monkeypatch.setattr(start_faults, "ask_way_out", watched)
    press("Quit", seen)
    assert main(data_dir) == 1
    assert "backup" in seen[0], "in the language of the frame that stood before"
    assert behind == []


# ---- what is read before it --------------------------------------------------------------------------------------


def test_nothing_that_the_first_frame_can_do_without_is_read_before_it(data_dir: Path) -> None:
    settle(data_dir, Appearance())
    code = (
        "import sys; from deskpilot import app; app.import_plainly();"
        "from deskpilot import cli; from deskpilot.app import program;"
        "P = program.Program;"
        "heavy = ('sqlite3', 'numpy', 'tomllib', 'deskpilot.store', 'deskpilot.ui.widgets', 'deskpilot.ui.panels', "
        "'deskpilot.domain.commands', 'deskpilot.domain.product_feedback', 'deskpilot.logs', 'PySide6.QtNetwork');"
        "P._load = lambda self: (print([each for each in heavy if each in sys.modules]), self._app.exit(0));"
        "sys.exit(cli.main(['--data-dir', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_the_application_is_born_in_the_style_that_the_sheet_is_written_for() -> None:
    code = "from deskpilot.app import start; print(start._application().style().name())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_STYLE_OVERRIDE": "windows"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, theme.STYLE.lower()), done.stderr
