"""The page of canned replies: write, change, forget and take back; a table in and out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from deskpilot.domain.commands import ChangePhrases, SaveSettings
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.panel import SettingsPanel
from deskpilot.ui.panels.settings.phrase_page import PhrasePage
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway

FIRST = (
    QuickPhrase("fh", "发货", "当天发，单号{tracking}。", "物流"),
    QuickPhrase("fp", "发票", "可以开票。", "发票"),
)


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, shop_name="木棉") as found:
        yield found


@pytest.fixture
def desk(stage) -> Running:
    return stage[1]


@pytest.fixture
def page(qtbot, stage, look: theme.Theme) -> PhrasePage:
    gateway, desk = stage
    assert desk.submit(ChangePhrases(FIRST)) is None
    panel = SettingsPanel(gateway, look)
    qtbot.addWidget(panel)
    panel.resize(1208, 672)
    with qtbot.waitExposed(panel):
        panel.show()
    found = panel.show_section("phrases")
    assert isinstance(found, PhrasePage)
    return found


def codes(page: PhrasePage) -> list[str]:
    shown = (page.model.thing(row) for row in range(page.model.rowCount()))
    return sorted(phrase.code for phrase in shown if isinstance(phrase, QuickPhrase))


def pick(page: PhrasePage, code: str) -> None:
    shown = [page.model.thing(row) for row in range(page.model.rowCount())]
    page.list.selectRow(next(row for row, each in enumerate(shown) if getattr(each, "code", "") == code))


def write(page: PhrasePage, code: str, title: str, text: str) -> None:
    page.form.new_button.click()
    page.form.code.setText(code)
    page.form.title.setText(title)
    page.form.text.setPlainText(text)
    page.form.store_button.click()


def test_a_new_reply_is_listed_and_can_be_taken_back(page: PhrasePage, desk: Running) -> None:
    write(page, "kc", "库存", "还有{stock}件。")
    desk.wait(lambda: codes(page) == ["fh", "fp", "kc"])
    desk.wait(lambda: page.form.undo_link.isVisible())
    page.form.undo_link.click()
    desk.wait(lambda: codes(page) == ["fh", "fp"])


def test_a_code_that_is_taken_names_who_has_it_and_keeps_what_was_written(
    page: PhrasePage, desk: Running
) -> None:
    write(page, "FH", "又一句", "话")
    desk.wait(lambda: page.form.told.isVisible())
    assert "「发货」" in page.form.told.text()
    assert page.form.title.text() == "又一句"
    assert codes(page) == ["fh", "fp"]


def test_a_reply_that_is_picked_can_be_renamed(page: PhrasePage, desk: Running) -> None:
    pick(page, "fh")
    page.form.code.setText("fahuo")
    page.form.store_button.click()
    desk.wait(lambda: codes(page) == ["fahuo", "fp"])


def test_a_deleted_reply_comes_back_by_one_press(page: PhrasePage, desk: Running, qtbot) -> None:
    pick(page, "fp")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    desk.wait(lambda: codes(page) == ["fh"])
    desk.wait(lambda: page.form.undo_link.isVisible())
    page.form.undo_link.click()
    desk.wait(lambda: codes(page) == ["fh", "fp"])


def test_the_preview_says_which_value_is_not_there(page: PhrasePage) -> None:
    pick(page, "fh")
    assert "快递单号" in page.form.preview.text()
    pick(page, "fp")
    assert "可以开票。" in page.form.preview.text()


def test_a_variable_that_does_not_exist_is_named_while_it_is_written(page: PhrasePage) -> None:
    page.form.new_button.click()
    page.form.text.setPlainText("单号{tracking}，{trakcing}")
    assert page.form.preview.text() == "没有{trakcing}这个变量，存不了；能用的点上面"


def test_what_has_a_variable_that_does_not_exist_cannot_be_stored(page: PhrasePage) -> None:
    pick(page, "fh")
    page.form.text.setPlainText("单号{trakcing}")
    assert not page.form.store_button.isEnabled()
    page.form.text.setPlainText("单号是{tracking}")
    assert page.form.store_button.isEnabled()


def test_the_shops_own_facts_are_offered_with_what_holds_now(page: PhrasePage, desk: Running) -> None:
    assert desk.submit(SaveSettings((("shop.ship_hours", "36"),))) is None
    page.refresh()
    page.form.new_button.click()
    page.form.more.click()
    [menu] = page.form.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    part = next(each.menu() for each in menu.actions() if each.text() == "店铺")
    action = next(each for each in part.actions() if each.text().startswith("发货时限"))
    assert action.text().endswith("36")
    action.trigger()
    menu.close()
    assert page.form.text.toPlainText() == "{shop.ship_hours}"
    assert "36" in page.form.preview.text()


def test_a_long_reply_leaves_the_list_and_the_buttons_their_place(page: PhrasePage) -> None:
    page.form.new_button.click()
    page.form.text.setPlainText("一。")
    QCoreApplication.processEvents()
    height = page.list.height()
    page.form.text.setPlainText("从下单到安装每一步都写在里面。" * 120)
    QCoreApplication.processEvents()
    assert page.list.height() >= height - page.form.preview.fontMetrics().lineSpacing() * 2
    assert page.form.preview.toolTip()


def test_the_list_shows_what_stands_in_for_a_value_and_no_codes(page: PhrasePage) -> None:
    texts = [str(page.model.index(row, 4).data()) for row in range(page.model.rowCount())]
    assert any("〔快递单号〕" in text for text in texts)
    assert not any("{" in text for text in texts)


def test_what_was_written_and_not_stored_comes_back_by_one_press(page: PhrasePage) -> None:
    pick(page, "fh")
    page.form.text.setPlainText("写了一半")
    pick(page, "fp")
    assert "可以开票。" in page.form.text.toPlainText()
    assert "没有存" in page.form.told.text()
    page.form.undo_link.click()
    assert (page.form.code.text(), page.form.text.toPlainText()) == ("fh", "写了一半")


def test_a_chip_puts_its_variable_into_the_text(page: PhrasePage) -> None:
    page.form.new_button.click()
    chips = page.form._flow
    chips.itemAt(0).widget().click()
    assert page.form.text.toPlainText() == "{nickname}"


def test_pinyin_and_the_category_narrow_the_list(page: PhrasePage, qtbot) -> None:
    page._find.setText("fapiao")
    qtbot.waitUntil(lambda: codes(page) == ["fp"])
    page._find.setText("")
    page.category.setCurrentIndex(page.category.findData("物流"))
    page.category.activated.emit(0)
    qtbot.waitUntil(lambda: codes(page) == ["fh"])


def test_a_table_goes_out_and_in_and_the_whole_import_can_be_taken_back(
    page: PhrasePage, desk: Running, tmp_path: Path
) -> None:
    file = tmp_path / "短语.csv"
    page.export_file(file)
    text = file.read_text("utf-8-sig").replace("可以开票。", "开电子票。")
    file.write_text(text + "ax,爱心,谢谢,其他\n,没有码,话,\n", "utf-8")
    page.import_file(file)
    desk.wait(lambda: codes(page) == ["ax", "fh", "fp"])
    desk.wait(lambda: page.form.undo_link.isVisible())
    assert "第 5 行" in page.form.told.text()
    assert "其中 1 条换掉了原来的" in page.form.told.text()
    page.form.undo_link.click()
    desk.wait(lambda: codes(page) == ["fh", "fp"])
    assert {phrase.text for phrase in page._phrases} == {phrase.text for phrase in FIRST}


def test_a_file_that_is_none_is_told(page: PhrasePage, tmp_path: Path) -> None:
    page.import_file(tmp_path / "nichts.csv")
    assert "nichts.csv" in page.form.told.text()


def test_an_empty_list_teaches_and_a_search_without_a_find_leads_back(page: PhrasePage, qtbot) -> None:
    assert not page.empty.isVisible()
    page._find.setText("没有这一句")
    page._show()
    assert page.empty.isVisible()
    assert not page.list.isVisible()
    (button,) = page.empty.findChildren(kit.Button)
    button.click()
    assert page.list.isVisible()
    page._phrases = ()
    page._show()
    assert page.empty.isVisible()
    button.click()
    assert page.form.phrase.code == ""
    assert page.form.code.hasFocus() or not page.window().isActiveWindow()
