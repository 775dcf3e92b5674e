"""All controls in all states on one sheet: painted for the eye, and walked through by the tests."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_STATES = ("平时", "悬停", "按下", "键盘焦点", "停用")
_KINDS = (
    ("primary", "发布", "check"),
    ("secondary", "转接", "users"),
    ("ghost", "知道了", "check"),
    ("tint", "接手", "user"),
    ("danger", "接手", None),
)


class IconSheet(QWidget):
    """Every icon at 20."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(600, 32 * -(-len(theme.icon_names()) // 20))

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        for at, name in enumerate(theme.icon_names()):
            theme.paint_icon(painter, QRectF(at % 20 * 29, at // 20 * 32 + 4, 20, 20), name, "t2")


def button_states() -> QWidget:
    """The five kinds in five states."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setSpacing(12)
    for column, state in enumerate(_STATES):
        grid.addWidget(kit.PlainLabel(state, "caption", "t3"), 0, column + 1)
    for row, (kind, text, icon) in enumerate(_KINDS, start=1):
        grid.addWidget(kit.PlainLabel(kind, "body", "t2"), row, 0)
        for column, state in enumerate(_STATES, start=1):
            grid.addWidget(_button(kind, text, icon, state), row, column)
    grid.setColumnStretch(6, 1)
    return box


def _button(kind: str, text: str, icon: str | None, state: str) -> kit.Button:
    button = kit.Button(text, kind, icon)
    if state == "悬停":
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    elif state == "按下":
        button.setDown(True)
    elif state == "键盘焦点":
        button.setProperty("gallery_focus", True)
    elif state == "停用":
        button.disable("还有一处需要改")
    return button


def fields() -> QWidget:
    """Search, empty, filled, focused, wrong."""
    box = QWidget()
    row = QHBoxLayout(box)
    full = kit.Field("问法", "")
    full.line_edit().setText("一米六的能改短吗")
    wrong = kit.Field("长度")
    wrong.line_edit().setText("2,0 米")
    wrong.set_error("小数点要用「.」")
    off = kit.Field("编号", "发布后不能改")
    off.line_edit().setText("KB0318")
    off.setEnabled(False)
    number, picker = kit.NumberBox("等待", 5, 600, " 秒"), kit.Picker("渠道")
    picker.addItems(["全部渠道", "淘宝"])
    for widget in (
        kit.SearchField("搜索客户、订单、知识", key_cap="Ctrl K"),
        full,
        wrong,
        off,
        number,
        picker,
    ):
        row.addWidget(widget, 1)
    return box


def marks() -> QWidget:
    """Clocks, severities, chips, avatars."""
    box = QWidget()
    column = QVBoxLayout(box)
    clocks = QHBoxLayout()
    for waited in (50, 132, 161, 217):
        clock = kit.WaitingClock()
        clock.set_time(waited, 180)
        clocks.addWidget(clock)
    clocks.addWidget(kit.Avatar("林间有座"))
    clocks.addWidget(kit.Avatar("小美", extent=24, online=True))
    clocks.addWidget(kit.Badge(8, "提醒"))
    clocks.addWidget(kit.KeyCap("1", selected=True))
    clocks.addWidget(kit.KeyCap("2"))
    clocks.addWidget(kit.ConfidenceBar(0.91, "把握", selected=True))
    clocks.addWidget(kit.ConfidenceBar(0.77, "把握", limit=0.8))
    clocks.addStretch(1)
    chips = QHBoxLayout()
    for severity in ("urgent", "attention", "notice", "good"):
        chips.addWidget(kit.SeverityChip(severity))
    chips.addWidget(kit.SourceChip("KB0312 餐桌规格"))
    chips.addWidget(kit.Chip("18 天", "link", "accent", square=True, strong=True))
    chips.addWidget(kit.Chip("老客"))
    chips.addWidget(kit.Chip("3 条过期", "clock", "danger", clickable=True, square=True))
    chips.addWidget(kit.Chip("侘寂风", removable=True))
    chips.addStretch(1)
    column.addLayout(clocks)
    column.addLayout(chips)
    return box


def segments() -> QWidget:
    """Mode, filters, ranges, icon buttons."""
    box = QWidget()
    row = QHBoxLayout(box)
    mode = [kit.Segment(text, dot=True) for text in ("辅助", "自动", "关闭")]
    row.addWidget(kit.Segmented(mode, "接待模式"))
    filters = [
        kit.Segment("待接", 8),
        kit.Segment("我的", 3),
        kit.Segment("AI 处理", 14),
        kit.Segment("已结束"),
    ]
    row.addWidget(kit.Segmented(filters, "队列"))
    row.addWidget(kit.IconButton("moon", "换成深色"))
    row.addWidget(kit.IconButton("dots", "更多"))
    row.addWidget(kit.LinkButton("全部往来"))
    row.addWidget(kit.Button("发送", "primary", "send", "Ctrl ↵"))
    row.addStretch(1)
    return box


def rail() -> QWidget:
    """Three pages of the rail."""
    pane = kit.Pane("window", "r")
    column = QVBoxLayout(pane)
    column.setContentsMargins(8, 8, 8, 8)
    for at, (icon, text) in enumerate((("chat", "接待台"), ("book", "知识库"), ("gauge", "复盘校准"))):
        button = kit.RailButton(icon, text)
        button.setChecked(at == 0)
        button.set_badge(8 if at == 0 else 0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    pane.setFixedSize(72, 200)
    return pane


def alert() -> kit.AlertStrip:
    """An urgent alert and the rest."""
    strip = kit.AlertStrip()
    strip.set_alert(
        kit.AlertView(
            7, "urgent", "要投诉", "3 秒前", "小鹿Stella · 淘宝 · 已说第二次", "再不处理我就去平台投诉了"
        )
    )
    strip.set_rest("另有 2 条注意：色差退货、比价")
    strip.setFixedWidth(288)
    return strip


def figures() -> QWidget:
    """Rows and a tile of key figures."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setSpacing(0)
    values = (24.0, 28, 21, 25, 20, 22, 19, 20, 18)
    hints = tuple(f"{hour}:00 {value:.0f} 秒" for hour, value in enumerate(values, start=14))
    column.addWidget(kit.SectionHeader("今日", "截至 22:32", "看板"))
    column.addWidget(
        kit.KpiRow(kit.KpiView("人工首响", "18", "秒", "4 秒", -1, "good", "", "", values, hints, "18", "28"))
    )
    column.addWidget(
        kit.KpiRow(kit.KpiView("等待中", "8", "人", "2", 1, "watch", "", "", values[::-1], (), "3", "8"))
    )
    column.addWidget(kit.KpiRow(kit.KpiView("满意度", "94.1", "%", "n=51", 0, "neutral", "", "", values, ())))
    tile = kit.KpiTile(
        kit.KpiView(
            "人工首响中位",
            "18",
            "秒",
            "4 秒",
            -1,
            "good",
            "较上 30 天",
            "P90 1 分 46 秒；n=1,240",
            values,
            hints,
        )
    )
    column.addSpacing(8)
    column.addWidget(tile)
    box.setFixedWidth(320)
    return box


def messages() -> QWidget:
    """Bars, banner, progress, empty state."""
    box = QWidget()
    column = QVBoxLayout(box)
    guard = kit.GuardBar("warning", "1 处需改：「全网最低」是绝对化用语，建议写「老客价」", "替换")
    guard.set_action_icon("check")
    column.addWidget(guard)
    column.addWidget(kit.GuardBar("danger", "含手机号，不能发送"))
    column.addWidget(kit.GuardBar("success", "四项检查通过"))
    column.addWidget(
        kit.Banner("info", "正在用演示店铺，什么都不会真的发出去。", "换成我的店", dismiss_text="收起")
    )
    progress = kit.ProgressRow("读入聊天记录.xlsx")
    progress.set_progress(3120, 12486)
    column.addWidget(progress)
    column.addWidget(
        kit.EmptyState("chat", "现在没有人等", "新消息进来会排在这里，最要紧的在最上面。", "看看今天的数据")
    )
    return box


def toast(parent: QWidget) -> kit.Toast:
    """A toast with two actions; it stays."""
    actions = (kit.ToastAction("接手", _nothing, "user"), kit.ToastAction("查看原话", _nothing))
    return kit.Toast(
        parent, "attention", "注意 · 比价议价", "阿泽的猫：「别家便宜三百，你们能不能也少点」", actions, 0
    )


def _nothing() -> None:
    """A gallery's button does nothing."""


def page() -> QWidget:
    """The whole sheet."""
    sheet = kit.Pane("s0")
    sheet.resize(1180, 1040)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 12, 24, 12)
    upper = QHBoxLayout()
    left: list[Callable[[], QWidget]] = [button_states, fields, marks, segments]
    stack = QVBoxLayout()
    for make in left:
        stack.addWidget(make())
    upper.addLayout(stack, 1)
    side = QVBoxLayout()
    side.addWidget(alert())
    side.addWidget(figures())
    side.addStretch(1)
    upper.addLayout(side)
    column.addLayout(upper)
    lower = QHBoxLayout()
    lower.addWidget(rail())
    lower.addWidget(messages(), 1)
    column.addLayout(lower)
    column.addWidget(IconSheet())
    column.addStretch(1)
    return sheet


def show_focus(sheet: QWidget) -> None:
    """Give the buttons marked for it the look of keyboard focus, all at once."""
    for button in sheet.findChildren(kit.Button):
        if button.property("gallery_focus"):
            button.focusInEvent(QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))


def focus_event(*, leaves: bool, reason: Qt.FocusReason) -> QFocusEvent:
    """The event that Qt sends when the focus comes or goes."""
    return QFocusEvent(QFocusEvent.Type.FocusOut if leaves else QFocusEvent.Type.FocusIn, reason)


def paint(name: str, target: Path) -> None:
    """Save the sheet in the theme `name` as a picture."""
    app = QApplication.instance() or QApplication([])
    look = theme.Theme()
    look.apply(app, name)
    sheet = page()
    sheet.show()
    app.processEvents()
    notice = toast(sheet)
    notice.move(QPoint(800, 660))
    notice.show()
    show_focus(sheet)
    app.processEvents()
    sheet.grab().save(str(target))


if __name__ == "__main__":
    paint(sys.argv[1], Path(sys.argv[2]))
