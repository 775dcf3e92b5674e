"""The pages of the window by name, in the order of the rail. What is on them is made in `deskpilot.ui.pages`."""

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP


class Page(NamedTuple):
    """A page of the window: its code, its icon, its Chinese title (a source text of the context "Rail"), and whether
    it stands at the foot of the rail."""

    code: str
    icon: str
    title: str
    at_foot: bool = False


PAGES = (
    Page("desk", "chat", QT_TRANSLATE_NOOP("Rail", "接待台")),
    Page("knowledge", "book", QT_TRANSLATE_NOOP("Rail", "知识库")),
    Page("follow_ups", "calendar-check", QT_TRANSLATE_NOOP("Rail", "跟进")),
    Page("dashboard", "bars", QT_TRANSLATE_NOOP("Rail", "数据看板")),
    Page("settings", "sliders", QT_TRANSLATE_NOOP("Rail", "设置"), at_foot=True),
)
