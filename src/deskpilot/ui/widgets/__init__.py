"""The controls every panel is written in. Charts are in `deskpilot.ui.widgets.charts`, imported on first use only, as
are the controls of the pages behind the desk: the desk comes first."""

from importlib import import_module
from typing import TYPE_CHECKING

from deskpilot.ui.widgets.alert_strip import AlertStrip, AlertView
from deskpilot.ui.widgets.avatar import Avatar, initial, paint_avatar
from deskpilot.ui.widgets.buttons import Button, IconButton, LinkButton
from deskpilot.ui.widgets.chips import (
    Badge,
    Chip,
    SeverityChip,
    SourceChip,
    chip_width,
    paint_badge,
    paint_chip,
    paint_tile,
)
from deskpilot.ui.widgets.clock import ClockPainter, WaitingClock, clock_text, share_used
from deskpilot.ui.widgets.fields import Field, SearchField
from deskpilot.ui.widgets.flow import FlowLayout
from deskpilot.ui.widgets.focus import KEYBOARD_REASONS, FocusRing, KeyboardFocus, RingedFocus
from deskpilot.ui.widgets.grip import Grip
from deskpilot.ui.widgets.inputs import DateBox, DecimalBox, Line, MomentBox, NumberBox, Picker
from deskpilot.ui.widgets.keycap import KeyCap, key_cap_width, paint_key_cap
from deskpilot.ui.widgets.kpi import KpiRow, KpiTile, KpiView
from deskpilot.ui.widgets.labels import PlainLabel, SectionHeader
from deskpilot.ui.widgets.notice import Notice
from deskpilot.ui.widgets.popover import Popover
from deskpilot.ui.widgets.pressing import RETURN_KEYS, PressedByReturn
from deskpilot.ui.widgets.rail import RailButton
from deskpilot.ui.widgets.segmented import Segment, Segmented
from deskpilot.ui.widgets.sparkline import ConfidenceBar, Sparkline, paint_confidence, paint_spark
from deskpilot.ui.widgets.surfaces import Banner, Card, EmptyState, GuardBar, Hairline, Pane
from deskpilot.ui.widgets.toast import Toast, ToastAction
from deskpilot.ui.widgets.toast_room import ToastRoom
from deskpilot.ui.widgets.toast_stack import ToastStack

if TYPE_CHECKING:
    from deskpilot.ui.widgets.dialogs import ConfirmDialog, ask_table_file
    from deskpilot.ui.widgets.headed_table import HeadedTable, paint_heading
    from deskpilot.ui.widgets.heat_table import HeatData, HeatTable
    from deskpilot.ui.widgets.list_page import ListPage
    from deskpilot.ui.widgets.progress import ProgressRow
    from deskpilot.ui.widgets.table import ROW_INSET, ColumnWidths, RowDelegate, RowTable, icon_box, is_bare
    from deskpilot.ui.widgets.table_header import PlainHeader
    from deskpilot.ui.widgets.table_of_words import words_table
else:
    _LATER = {
        "ColumnWidths": "table",
        "ConfirmDialog": "dialogs",
        "HeadedTable": "headed_table",
        "HeatData": "heat_table",
        "HeatTable": "heat_table",
        "ListPage": "list_page",
        "PlainHeader": "table_header",
        "ProgressRow": "progress",
        "ROW_INSET": "table",
        "RowDelegate": "table",
        "RowTable": "table",
        "ask_table_file": "dialogs",
        "icon_box": "table",
        "is_bare": "table",
        "paint_heading": "headed_table",
        "words_table": "table_of_words",
    }

    def __getattr__(name: str) -> object:
        """A control that is asked for first."""
        if name not in _LATER:
            raise AttributeError(name)
        found = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        return found


__all__ = [
    "KEYBOARD_REASONS",
    "RETURN_KEYS",
    "ROW_INSET",
    "AlertStrip",
    "AlertView",
    "Avatar",
    "Badge",
    "Banner",
    "Button",
    "Card",
    "Chip",
    "ClockPainter",
    "ColumnWidths",
    "ConfidenceBar",
    "ConfirmDialog",
    "DateBox",
    "DecimalBox",
    "EmptyState",
    "Field",
    "FlowLayout",
    "FocusRing",
    "Grip",
    "GuardBar",
    "Hairline",
    "HeadedTable",
    "HeatData",
    "HeatTable",
    "IconButton",
    "KeyCap",
    "KeyboardFocus",
    "KpiRow",
    "KpiTile",
    "KpiView",
    "Line",
    "LinkButton",
    "ListPage",
    "MomentBox",
    "Notice",
    "NumberBox",
    "Pane",
    "Picker",
    "PlainHeader",
    "PlainLabel",
    "Popover",
    "PressedByReturn",
    "ProgressRow",
    "RailButton",
    "RingedFocus",
    "RowDelegate",
    "RowTable",
    "SearchField",
    "SectionHeader",
    "Segment",
    "Segmented",
    "SeverityChip",
    "SourceChip",
    "Sparkline",
    "Toast",
    "ToastAction",
    "ToastRoom",
    "ToastStack",
    "WaitingClock",
    "ask_table_file",
    "chip_width",
    "clock_text",
    "icon_box",
    "initial",
    "is_bare",
    "key_cap_width",
    "paint_avatar",
    "paint_badge",
    "paint_chip",
    "paint_confidence",
    "paint_heading",
    "paint_key_cap",
    "paint_spark",
    "paint_tile",
    "share_used",
    "words_table",
]
