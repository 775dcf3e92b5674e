"""The answer's editor: bound values are one character each, and typed figures are found."""

import pytest
from PySide6.QtCore import QMimeData, Qt

from deskpilot.ui import labels_bindings
from deskpilot.ui.panels.knowledge.answer_edit import AnswerEdit

VALUES = {"shop.ship_hours": "48", "product.price": "3980"}


@pytest.fixture
def edit(qtbot, look) -> AnswerEdit:
    found = AnswerEdit(VALUES.get)
    qtbot.addWidget(found)
    found.resize(368, 120)
    found.show()
    return found


TEMPLATES = [
    "现货 {shop.ship_hours} 小时内发出。",
    "{product.price}{product.price}",
    "两行\n第二行 {order.status}",
    "{product.attr.材质}，摸着软",
    "没有绑定",
    "",
    "表情 😀 后面 {shop.ship_hours}",
    "{ 不是绑定",
]


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_text_comes_out_as_it_went_in(edit: AnswerEdit, text: str) -> None:
    edit.show_template(text)
    assert edit.template() == text


def test_a_bound_value_is_one_character_for_the_delete_key(edit: AnswerEdit, qtbot) -> None:
    edit.show_template("约 {shop.ship_hours} 小时")
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    for _ in range(2):
        edit.moveCursor(edit.textCursor().MoveOperation.Right)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.template() == "约  小时"


def test_a_name_typed_in_braces_becomes_bound(edit: AnswerEdit, qtbot) -> None:
    qtbot.keyClicks(edit, "ab{shop.ship_hours}")
    assert edit.template() == "ab{shop.ship_hours}"
    assert edit.toPlainText() == "ab\ufffc"


def test_copy_and_paste_keep_the_binding(edit: AnswerEdit) -> None:
    edit.show_template("约 {shop.ship_hours} 小时")
    edit.selectAll()
    copied = edit.createMimeDataFromSelection()
    assert copied.text() == "约 {shop.ship_hours} 小时"
    edit.show_template("")
    edit.insertFromMimeData(copied)
    assert edit.template() == "约 {shop.ship_hours} 小时"


def test_pasted_looks_are_left_behind(edit: AnswerEdit) -> None:
    data = QMimeData()
    data.setHtml("<b style='font-size:40px'>大</b>")
    data.setText("大")
    edit.insertFromMimeData(data)
    assert edit.template() == "大"
    assert "40px" not in edit.toHtml()


def test_typed_figures_are_found_and_bound_ones_are_not(edit: AnswerEdit) -> None:
    edit.show_template("{product.price} 元，😀 只要 99 元，3 天到")
    assert [each.code for each in edit.unbound()] == ["price", "duration"]


def test_the_marked_figure_is_replaced_by_what_is_bound(edit: AnswerEdit) -> None:
    edit.show_template("😀 只要 99 元")
    edit.select_unbound()
    edit.bind("product.price")
    assert edit.template() == "😀 只要 {product.price}"
    assert not edit.unbound()


def test_showing_an_entry_tells_nobody_and_typing_does(edit: AnswerEdit, qtbot) -> None:
    told = []
    edit.template_changed.connect(lambda: told.append(1))
    edit.show_template("约 {shop.ship_hours} 小时")
    assert not told
    qtbot.keyClicks(edit, "x")
    assert told


def test_undo_brings_a_deleted_binding_back(edit: AnswerEdit) -> None:
    edit.show_template("约 {shop.ship_hours} 小时")
    edit.selectAll()
    edit.textCursor().removeSelectedText()
    edit.undo()
    assert edit.template() == "约 {shop.ship_hours} 小时"


def test_a_former_version_calls_bound_values_by_their_names() -> None:
    assert labels_bindings.named("现在{sku.stock}件，48 小时内发") == "现在〔规格库存〕件，48 小时内发"
    assert labels_bindings.named("没有绑定") == "没有绑定"
