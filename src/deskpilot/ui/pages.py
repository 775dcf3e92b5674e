"""The pages of the window, made when they are first looked at: a new page is a row in `page` and a function here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.desk_page import DeskPage
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page may use: the way down, the look, the folder the data lies in, the ways to other pages, and what is
    remembered of how it was left."""

    gateway: Gateway
    look: theme.Theme
    folder: Path | None
    open_conversation: Callable[[int], None]
    open_message: Callable[[int, int | None], None]
    open_entry: Callable[[str], None]
    state: ViewState


# Panels other than the desk's are imported when they are wanted: the desk comes first.
def desk(context: PageContext, parent: QWidget | None = None) -> DeskPage:
    """Who waits, what is said, what is known."""
    return DeskPage(context.gateway, context.look, context.state, parent)


def knowledge(context: PageContext) -> QWidget:
    """What the AI answers from."""
    from deskpilot.ui.panels.knowledge import KnowledgePanel

    knowledge = KnowledgePanel(context.gateway, context.look, context.state)
    knowledge.conversation_requested.connect(context.open_conversation)
    return knowledge


def dashboard(context: PageContext) -> QWidget:
    """The figures of the shop, and what customers say about its products."""
    from deskpilot.ui.figures_page import FiguresPage

    figures = FiguresPage(context.gateway, context.look, context.state)
    figures.conversation_requested.connect(context.open_conversation)
    figures.message_requested.connect(context.open_message)
    return figures


def follow_ups(context: PageContext) -> QWidget:
    """What was promised, and to whom, and who went without buying."""
    from deskpilot.ui.follow_ups_page import FollowUpsPage

    made = FollowUpsPage(context.gateway, context.look, context.state)
    made.message_requested.connect(context.open_message)
    return made


def settings(context: PageContext) -> QWidget:
    """How the desk works."""
    from deskpilot.ui.panels.settings import SettingsPanel

    made = SettingsPanel(context.gateway, context.look, context.state)
    made.conversation_requested.connect(context.open_conversation)
    made.entry_requested.connect(context.open_entry)
    if context.folder is not None:
        made.set_data_dir(context.folder)
    return made


_MAKERS: Mapping[str, Callable[[PageContext], QWidget]] = {
    "desk": desk,
    "knowledge": knowledge,
    "follow_ups": follow_ups,
    "dashboard": dashboard,
    "settings": settings,
}


def made(code: str, context: PageContext) -> QWidget:
    """A page, new."""
    return _MAKERS[code](context)
