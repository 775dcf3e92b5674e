"""Pictures of the real program, light and dark, in Chinese and English: every page at 100 % and 200 %; dialogs, sheets,
menus and empty pages at 100 %.

The demo shop is loaded into a folder of its own and its customers are played through the real store and engine on a
made clock, so that the pictures are the same at each run. Each scale needs a process of its own: Qt reads it once.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.channels.simulator import Story, read_stories
from deskpilot.domain.commands import (
    CloseConversation,
    ConfirmTask,
    LoadDemoShop,
    MakeTask,
    SendAgentReply,
    SetMode,
    TakeOver,
)
from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.follow_up import TaskKind
from deskpilot.engine import Engine
from deskpilot.paths import resource
from deskpilot.services.desk import Desk
from deskpilot.services.queries import DeskQueries
from deskpilot.services.rehearsal import MadeClock, Rehearsal
from deskpilot.store import Reader, Store
from deskpilot.ui import theme
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.page import PAGES
from deskpilot.ui.scene_feedback import mark_feedback
from deskpilot.ui.scene_lessons import put_lessons
from deskpilot.ui.scene_sheets import FIRST, OVER, WITHIN, Stage, opened, settle
from deskpilot.ui.translation import set_language
from deskpilot.worker.gateway import EngineState, Gateway

# Nine in the morning in the shop's own time zone; the day is played until the evening.
_MORNING = datetime(2026, 3, 12, 1, 5, tzinfo=UTC)
_BETWEEN_SECONDS = (410.0, 900.0, 760.0, 640.0, 1010.0)
_HUMAN_SECONDS = (21.0, 48.0, 14.0, 95.0, 33.0, 26.0, 150.0)
# A folder as a shop would have it, for the page that tells where the data lies; nothing is written there.
_FOLDER = Path(r"D:\木棉生活馆\DeskPilot")
_LANGUAGES = ("zh_CN", "en")
_THEMES = ("light", "dark")
_SIZES = {"": QSize(1440, 900), "compact": QSize(1280, 720)}
_SCALES = (1, 2)
# Each language and each theme once: what opens over a page is made of the same parts in all four.
_DETAIL_LOOKS = (("zh_CN", "light"), ("en", "dark"))
# Who waits in the picture, in the order they write; the last one is in front.
_WAITING = (
    "slimming",
    "scalp",
    "threat",
    "wants_human",
    "wrong_colour",
    "bargain",
    "address_after",
    "bench_custom",
    "wood_midnight",
)
_LINES_TOLD = 4
_AGENT_SAYS = (
    "您好，我是小美，您和 AI 聊的我都看到了。朝东的卧室我们有几位老客在用，我找他们两三年后的照片给您看。"
)
_HUMAN_SAYS = (
    "您好，我是小美，前面聊的我看到了，这就替您去核对。",
    "让您久等了，我把您的情况记下了，核对好马上回您。",
    "我在的，您说的我都看到了，明天上午十点前给您一个准信。",
    "您说的我记下了，咱们一步一步来。",
    "您放心，这件事我今晚九点前给您答复。",
    "我去问师傅，明天下午给您回电话。",
)
_BY_HAND = (("把补寄的单号发给顾客", -0.5), ("问问床架送到没有、装得顺不顺", 46))
_GOES_ON = ("好的 不急", "那樱桃木的要做多久才能发 月底前能到吗")


@dataclass(frozen=True, slots=True)
class Scene:
    """A desk with an evening behind it, and the conversation that is in front."""

    gateway: Gateway
    reader: Reader
    focus: int


def set_scene(folder: Path) -> Scene:
    """Load the demo shop into an empty folder and play its day: an agent answers those who need a human, and has one
    of them in hand when the picture is taken."""
    clock = MadeClock(_MORNING)
    store = Store.open(folder, clock=clock.now)
    desk = Desk(store, Engine(), clock)
    desk.dispatch(LoadDemoShop())
    for _ in desk.load():
        pass
    desk.dispatch(SetMode(Mode.AUTO))
    agent = desk.settings().agent_name or "小美"
    rehearsal = Rehearsal(desk, clock)
    focus = 0
    routine, waiting = _in_order(read_stories(resource("seed", "demo") / "scripts.jsonl"))
    reader = Reader(folder)
    queries = DeskQueries(reader, clock)
    for number, story in enumerate(routine):
        told = rehearsal.tell(story).conversation_id
        head = queries.head(told)
        if head is not None and head.owner is Owner.WAITING:
            clock.advance(_HUMAN_SECONDS[number % len(_HUMAN_SECONDS)])
            desk.dispatch(SendAgentReply(told, _HUMAN_SAYS[number % len(_HUMAN_SAYS)], agent))
            rehearsal.deliver()
        clock.advance(_BETWEEN_SECONDS[number % len(_BETWEEN_SECONDS)])
        desk.dispatch(CloseConversation(told, agent))
    _plan(desk, queries, clock, agent)
    for story in waiting:
        focus = rehearsal.tell(story, until_line=_LINES_TOLD).conversation_id
    desk.dispatch(TakeOver(focus, agent))
    desk.dispatch(SendAgentReply(focus, _AGENT_SAYS, agent))
    rehearsal.deliver()
    clock.advance(20.0)
    rehearsal.go_on(waiting[-1], _GOES_ON)
    clock.advance(30.0)
    mark_feedback(desk, queries, agent)
    put_lessons(store, clock.now())
    store.close()
    return Scene(Gateway(queries, clock=clock, state=EngineState.READY), reader, focus)


def set_empty_scene(folder: Path) -> Scene:
    """A shop that just opened: nothing is in it, and nobody wrote."""
    folder.mkdir()
    clock = MadeClock(_MORNING)
    Store.open(folder, clock=clock.now).close()
    reader = Reader(folder)
    return Scene(Gateway(DeskQueries(reader, clock), clock=clock, state=EngineState.READY), reader, 0)


def _plan(desk: Desk, queries: DeskQueries, clock: MadeClock, agent: str) -> None:
    """What was promised during the day and is meant, and two things by hand."""
    promised = [row.task for row in queries.tasks() if row.task.kind is TaskKind.PROMISE]
    for task in promised[1:]:
        desk.dispatch(ConfirmTask(task.id, agent))
    for task, (words, hours) in zip(promised, _BY_HAND, strict=False):
        due = clock.now() + timedelta(hours=hours)
        desk.dispatch(MakeTask(words, due, agent, agent, conversation_id=task.conversation_id))


def _in_order(stories: Sequence[Story]) -> tuple[list[Story], list[Story]]:
    """Those of earlier, and those whose clocks still run when the picture is taken."""
    late = [story for name in _WAITING for story in stories if story.id == name]
    return [story for story in stories if story not in late], late


def take(scene: Scene, app: QApplication, look: theme.Theme, out: Path, scale: int) -> Iterator[Path]:
    """Take every picture at this scale; yields the files as they are written."""
    for language in _LANGUAGES:
        set_language(app, language)
        for tone in _THEMES:
            look.apply(app, tone)
            window = MainWindow(scene.gateway, look, folder=_FOLDER)
            for size, extent in _SIZES.items():
                window.resize(extent)
                window.show()
                window.open_conversation(scene.focus)
                for page in PAGES if not size else PAGES[:1]:
                    window.show_page(page.code)
                    yield _save(window, out / _name(page.code, tone, language, size, scale))
                for name in _sections(window) if not size else ():
                    yield _save(window, out / _name(name, tone, language, size, scale))
            _drop(window)


def take_details(
    scene: Scene, empty: Scene, app: QApplication, look: theme.Theme, out: Path
) -> Iterator[Path]:
    """What opens over a page, what a page shows at some times only, and the pages of a shop that just opened; at 100 %,
    where one looks closest."""
    for language, tone in _DETAIL_LOOKS:
        set_language(app, language)
        look.apply(app, tone)
        for shop, views in ((scene, _details), (empty, _beginnings)):
            window = MainWindow(shop.gateway, look, folder=_FOLDER)
            window.resize(_SIZES[""])
            window.show()
            if shop.focus:
                window.open_conversation(shop.focus)
            for code, sheet in views(Stage(window, shop.gateway, look, language)):
                yield _save(window, out / _name(code, tone, language, "", 1), sheet)
            _drop(window)


def _details(stage: Stage) -> Iterator[tuple[str, QWidget | None]]:
    for code, sheet in opened(stage, OVER):
        yield f"over-{code}", sheet
    for code, change in WITHIN.items():
        change(stage)
        yield f"within-{code}", None


def _beginnings(stage: Stage) -> Iterator[tuple[str, QWidget | None]]:
    for page in PAGES:
        stage.window.show_page(page.code)
        yield f"empty-{page.code}", None
    stage.window.show_page(PAGES[0].code)
    yield from opened(stage, FIRST)


def _drop(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _sections(window: MainWindow) -> Iterator[str]:
    """Show each section of a page but the first, which the page shows by itself."""
    for page in PAGES:
        shown = window.show_page(page.code)
        sections = getattr(shown, "sections", ())
        for code in sections[1:]:
            shown.show_section(code)  # type: ignore[attr-defined]
            yield f"{page.code}-{code}"
        if sections:
            shown.show_section(sections[0])  # type: ignore[attr-defined]


def _name(page: str, tone: str, language: str, size: str, scale: int) -> str:
    parts = [page, *([size] if size else []), tone, *(["en"] if language == "en" else [])]
    return "-".join(parts) + (f"@{scale}x" if scale > 1 else "") + ".png"


def _save(window: QWidget, file: Path, sheet: QWidget | None = None) -> Path:
    """The window, with what stands over it at its place."""
    settle()
    picture = window.grab()
    if sheet is not None:
        painter = QPainter(picture)
        corner = sheet.pos() - window.pos()
        painter.drawPixmap(corner, sheet.grab())
        if sheet.windowType() is Qt.WindowType.Dialog:
            # Stands for the frame that the system draws.
            painter.setPen(theme.color("border2"))
            painter.drawRect(QRect(corner, sheet.size()).adjusted(-1, -1, 0, 0))
        painter.end()
    picture.save(str(file))
    return file


def _take_at(scale: int, out: Path) -> int:
    app = QApplication.instance() or QApplication(["deskpilot"])
    assert isinstance(app, QApplication)
    look = theme.Theme()
    look.apply(app, "light")
    with tempfile.TemporaryDirectory(prefix="deskpilot-pictures-") as folder:
        scene = set_scene(Path(folder))
        for file in take(scene, app, look, out, scale):
            sys.stdout.write(f"{file.name}\n")
        if scale == 1:
            empty = set_empty_scene(Path(folder) / "empty")
            for file in take_details(scene, empty, app, look, out):
                sys.stdout.write(f"{file.name}\n")
            empty.reader.close()
        scene.reader.close()
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """`--out DIR`: all pictures. Returns 0 when all of them were taken."""
    parser = argparse.ArgumentParser(prog="deskpilot.ui.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--scale", type=int, choices=_SCALES, help="only this scale, in this process")
    options = parser.parse_args(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    if options.scale is not None:
        return _take_at(options.scale, options.out)
    for scale in _SCALES:
        if (code := _in_own_process(scale, options.out)) != 0:
            return code
    return 0


def _in_own_process(scale: int, out: Path) -> int:
    command = [sys.executable, "-m", "deskpilot.ui.screenshots", "--out", str(out), "--scale", str(scale)]
    extent = _SIZES[""] * scale
    screen = {"name": "made", "x": 0, "y": 0, "width": extent.width(), "height": extent.height(), "logicalDpi": 96,
              "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="deskpilot-screen-") as folder:
        # Without this the screen is 800 wide, and what opens at the right of the window is moved to the left.
        file = Path(folder) / "screen.json"
        file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
            "QT_SCALE_FACTOR": str(scale),
        }
        return subprocess.run(command, env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
