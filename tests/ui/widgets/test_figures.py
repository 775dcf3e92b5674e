"""Clocks, chips, key figures, heat tables and charts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.widgets import charts

_VIEW = kit.KpiView(
    "人工首响",
    "18",
    "秒",
    "4 秒",
    -1,
    "good",
    "较上 30 天",
    "n=1,240",
    (24.0, 20.0, 18.0),
    ("20:00 24 秒", "21:00 20 秒", "22:00 18 秒"),
)


# ---- clock -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waited", "limit", "words"),
    [
        (50, 180, "02:10"),
        (132, 180, "00:48"),
        (161, 180, "00:19"),
        (217, 180, "超时 00:37"),
        (0, 7200, "2:00:00"),
        (5, 0, "超时 00:05"),
    ],
)
def test_the_clock_tells_the_time_left_and_the_time_past(waited: float, limit: float, words: str) -> None:
    assert kit.ClockPainter().words(waited, limit) == words


def test_the_clock_keeps_its_width_while_it_runs() -> None:
    clock = kit.ClockPainter()
    assert len({clock.width(waited, 180) for waited in range(100)}) == 1


def test_the_clock_changes_its_shape_with_the_share_used(qtbot) -> None:
    pictures = []
    for waited in (50, 132, 161, 217):
        clock = kit.WaitingClock()
        qtbot.addWidget(clock)
        clock.set_time(waited, 180)
        pictures.append(clock.grab().toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


# ---- chips and marks -------------------------------------------------------------------------------------------------


def test_a_severity_chip_has_icon_word_and_colour(qtbot) -> None:
    for name in ("urgent", "attention", "notice", "good"):
        chip = kit.SeverityChip(name)
        qtbot.addWidget(chip)
        assert chip.text() == theme.severity(name).word


def test_a_removable_chip_goes_by_key_and_by_its_cross(qtbot) -> None:
    chip = kit.Chip("老客", removable=True)
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(chip.removed):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.sizeHint().width() - 8, 10))


def test_a_badge_takes_no_room_at_zero_and_stops_counting_at_ninety_nine(qtbot) -> None:
    badge = kit.Badge(0, "提醒")
    qtbot.addWidget(badge)
    assert badge.sizeHint().isEmpty()
    badge.set_count(1200)
    assert badge.sizeHint().width() < 40


@pytest.mark.parametrize(
    ("name", "shown"), [("林间有座", "林"), ("stella", "S"), ("·(!)", "·"), ("", "·"), ("~小鹿", "小")]
)
def test_an_avatar_shows_the_first_letter_that_can_stand_for_the_name(name: str, shown: str) -> None:
    assert kit.initial(name) == shown


# ---- key figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kit.KpiRow, kit.KpiTile])
def test_a_key_figure_says_everything_in_its_name(kind: type, qtbot) -> None:
    figure = kind(_VIEW)
    qtbot.addWidget(figure)
    for word in ("人工首响", "18秒", "4 秒"):
        assert word in figure.accessibleName()


@pytest.mark.parametrize("kind", [kit.KpiRow, kit.KpiTile])
def test_arrow_keys_walk_through_the_values_of_a_key_figure(kind: type, qtbot) -> None:
    figure = kind(_VIEW)
    qtbot.addWidget(figure)
    QTest.keyClick(figure, Qt.Key.Key_Left)
    assert figure.hovered_hint() == "22:00 18 秒"
    QTest.keyClick(figure, Qt.Key.Key_Left)
    assert figure.accessibleDescription() == "21:00 20 秒"


def test_a_key_figure_shows_the_value_under_the_mouse(qtbot) -> None:
    row = kit.KpiRow(_VIEW)
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    row.show()
    QTest.mouseMove(row, QPoint(104, 20))
    qtbot.waitUntil(lambda: row.hovered_hint() == "20:00 24 秒")


def test_a_spark_of_one_value_or_of_equal_values_can_be_painted() -> None:
    image = QImage(72, 26, QImage.Format.Format_ARGB32_Premultiplied)
    for values in ((), (1.0,), (2.0, 2.0, 2.0), (1.0, 5.0)):
        painter = QPainter(image)
        kit.paint_spark(painter, image.rect().toRectF(), values)
        painter.end()


# ---- heat table ------------------------------------------------------------------------------------------------------


@pytest.fixture
def heat(qtbot) -> kit.HeatTable:
    table = kit.HeatTable("热点问题")
    qtbot.addWidget(table)
    table.show_data(
        kit.HeatData(
            ("羊毛大衣", "餐桌"),
            ("尺寸", "材质"),
            ((143, 38), (88, None)),
            extra=("人数",),
            extra_cells=(("214",), ("268",)),
        )
    )
    table.resize(420, table.sizeHint().height())
    table.show()
    return table


def test_a_cell_is_reached_by_arrows_and_opened_by_enter(qtbot, heat: kit.HeatTable) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(heat, key)
    assert heat.current() == (1, 0)
    assert heat.accessibleDescription() == "餐桌，尺寸：88"
    with qtbot.waitSignal(heat.activated) as sent:
        QTest.keyClick(heat, Qt.Key.Key_Return)
    assert sent.args == [1, 0]


def test_a_press_on_a_cell_opens_it_and_a_press_on_an_unknown_one_does_not(
    qtbot, heat: kit.HeatTable
) -> None:
    with qtbot.waitSignal(heat.activated) as sent:
        QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=heat.cell_box(0, 1).center().toPoint())
    assert sent.args == [0, 1]
    with qtbot.assertNotEmitted(heat.activated):
        QTest.mouseClick(heat, Qt.MouseButton.LeftButton, pos=heat.cell_box(1, 1).center().toPoint())


# ---- charts ----------------------------------------------------------------------------------------------------------


def _time_data() -> charts.TimeData:
    return charts.TimeData(
        labels=("8:00", "9:00", "10:00", "11:00"),
        series=(
            charts.Series("人工中位", (30, 24, None, 40), "main", "c1", strong=True),
            charts.Series("人工 P90", (80, 90, 120, 188), "context"),
        ),
        ticks=((0, "0"), (60, "1 分"), (120, "2 分"), (180, "3 分")),
        limit=charts.Limit(180, "平台口径 3 分钟"),
        band=(0, 1),
        counts=(112, 3, 40, 51),
        say=lambda value: f"{value:.0f} 秒",
    )


@pytest.fixture
def chart(qtbot) -> charts.TimeChart:
    shown = charts.TimeChart("首次响应时间")
    qtbot.addWidget(shown)
    shown.resize(700, 260)
    shown.show_data(_time_data())
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_arrow_keys_move_the_hairline_and_its_words_are_the_description(chart: charts.TimeChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current() == 0
    assert chart.accessibleDescription() == "8:00，112 段会话，人工中位 30 秒，人工 P90 80 秒"
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.current() == 3
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert (chart.current(), chart.accessibleDescription()) == (-1, "")


def test_a_gap_in_the_figures_is_left_out_of_the_tooltip(chart: charts.TimeChart) -> None:
    chart.point_at(2)
    assert "人工中位" not in chart.accessibleDescription()


def test_fewer_than_five_cases_are_called_too_few(chart: charts.TimeChart) -> None:
    chart.point_at(1)
    assert "n=3，太少" in chart.accessibleDescription()


def test_enter_opens_what_is_behind_a_point(qtbot, chart: charts.TimeChart) -> None:
    chart.point_at(3)
    with qtbot.waitSignal(chart.activated) as sent:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert sent.args == [3]


def test_a_press_opens_the_point_under_the_mouse(qtbot, chart: charts.TimeChart) -> None:
    place = chart.place_of(2, 60).toPoint()
    QTest.mouseMove(chart.viewport(), place)
    qtbot.waitUntil(lambda: chart.current() == 2)
    with qtbot.waitSignal(chart.activated) as sent:
        QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == [2]


def test_the_tooltip_stays_inside_the_chart(chart: charts.TimeChart) -> None:
    margin = theme.shadow_margin("e2")
    for index in range(4):
        chart.point_at(index)
        box = chart.tip.geometry().adjusted(margin, margin, -margin, -margin)
        assert chart.rect().contains(box)


def test_a_chart_takes_the_new_themes_colours(
    qapp: QApplication, chart: charts.TimeChart, look: theme.Theme
) -> None:
    light = chart.grab().toImage()
    look.apply(qapp, "dark")
    assert chart.grab().toImage() != light
    assert chart.current() == -1


def test_a_chart_without_figures_is_empty_and_alive(qtbot) -> None:
    chart = charts.TimeChart("空")
    qtbot.addWidget(chart)
    chart.show_data(charts.TimeData((), ()))
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current() == -1
    chart.show_data(charts.TimeData(("8:00",), (charts.Series("一", (None,)),)))
    chart.point_at(0)


def test_a_long_history_is_thinned_out(qtbot) -> None:
    chart = charts.TimeChart("很长")
    qtbot.addWidget(chart)
    count = 6000
    chart.show_data(
        charts.TimeData(
            tuple(map(str, range(count))), (charts.Series("一", tuple(map(float, range(count)))),)
        )
    )
    assert chart.point_count() == count


def test_the_wheel_scrolls_the_page_and_does_not_zoom(chart: charts.TimeChart) -> None:
    before = chart.getPlotItem().getViewBox().viewRange()
    middle = QPointF(chart.viewport().rect().center())
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    turn = QWheelEvent(middle, middle, QPoint(), QPoint(0, 120), *none, False)
    QApplication.sendEvent(chart.viewport(), turn)
    assert not turn.isAccepted()
    assert chart.getPlotItem().getViewBox().viewRange() == before


def test_a_press_on_a_bar_tells_bar_and_band(qtbot) -> None:
    bars = charts.StackedBars("订单价格带")
    qtbot.addWidget(bars)
    bars.resize(420, 260)
    bands = (charts.Band("200 以下", (0.6, 0.5)), charts.Band("2,000 以上", (0.4, 0.5)))
    bars.show_data(charts.BarData(("10-5", "10-12"), bands))
    with qtbot.waitExposed(bars):
        bars.show()
    place = bars.place_of(1, 0.25).toPoint()
    QTest.mouseMove(bars.viewport(), place)
    qtbot.waitUntil(lambda: bars.current() == 1)
    with qtbot.waitSignal(bars.activated) as sent:
        QTest.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == [1, 0]
    assert "2,000 以上 50.0%" in bars.accessibleDescription()


def test_the_charts_are_not_imported_with_the_other_controls() -> None:
    # pyqtgraph and numpy would delay the window.
    root = Path(kit.__file__).parent
    assert "charts" not in (root / "__init__.py").read_text(encoding="utf-8").split('"""')[2]
    heavy = {
        path.stem for path in root.glob("*.py") if "import pyqtgraph" in path.read_text(encoding="utf-8")
    }
    assert heavy == {"chart_plot", "time_chart", "stacked_bars"}


def test_names_of_controls_reach_the_screen_reader(qtbot) -> None:
    row = kit.KpiRow(_VIEW)
    qtbot.addWidget(row)
    face = QAccessible.queryAccessibleInterface(row)
    assert face.text(QAccessible.Text.Name).startswith("人工首响")


def test_with_large_text_the_word_of_a_limit_at_the_top_is_not_cut(
    qtbot, qapp: QApplication, look: theme.Theme
) -> None:
    look.set_text_scale(1.5)
    shown = charts.TimeChart("首次响应时间")
    qtbot.addWidget(shown)
    shown.resize(700, 220)
    shown.show_data(
        charts.TimeData(
            ("9", "10", "11"), (charts.Series("人工", (10.0, 60.0, 40.0)),), limit=charts.Limit(180.0, "限时")
        )
    )
    shown.show()
    QApplication.processEvents()
    assert shown.place_of(0, 180.0).y() >= theme.line("caption")
