"""The keys of the cell's editor: entering and editing as in Excel, undo inside, pasting, bullets as in Word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.table.editor import CellEditor


def editor() -> CellEditor:
    """The open editor."""
    found = focused()
    assert isinstance(found, CellEditor)
    return found


def product(window: MainWindow) -> str:
    """What these tests write."""
    return text_of(window, "line", "l1", "product")


def is_open() -> bool:
    """Whether an editor has the focus."""
    return isinstance(focused(), CellEditor)


# Entering and editing


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Down", ("line", "l2", "product")),
        ("Up", ("area", "a1", "title")),
        ("Left", ("line", "l1", "activity")),
        ("Right", ("line", "l1", "lead")),
    ],
)
def test_an_arrow_leaves_a_cell_that_was_typed_over(small: MainWindow, name: str, there: tuple[str, str, str]) -> None:
    stand_on(small, "line", "l1", "product")
    press("Mới")
    key(name)
    assert not is_open()
    assert product(small) == "Mới"
    assert current_cell(small).address == there


def test_after_f2_arrows_walk_in_the_text(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    key("Left")
    key("Left")
    press("X")
    key("Home")
    press("Y")
    key("End")
    press("Z")
    key("Up")
    key("Down")
    assert is_open()
    key("Return")
    assert product(small) == "YBáo cXáoZ"


def test_f2_turns_entering_into_editing_and_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("ab")
    key("F2")
    key("Left")
    press("-")
    assert editor().toPlainText() == "a-b"
    assert "đi trong chữ" in small.status.hint.text()
    key("F2")
    assert "sang ô bên" in small.status.hint.text()
    key("Right")
    assert not is_open()
    assert product(small) == "a-b"
    assert current_cell(small).address == ("line", "l1", "lead")


def test_a_click_into_the_text_means_editing(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("abc")
    QTest.mouseClick(editor().viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(1, 8))
    key("Right")
    press("-")
    assert editor().toPlainText() == "a-bc"


def test_shift_and_arrow_choose_text_even_while_entering(small: MainWindow) -> None:
    # UniKey does so where it takes letters back by choosing them.
    stand_on(small, "line", "l1", "product")
    press("dd")
    key("Shift+Left")
    key("Shift+Left")
    press("đ")
    assert editor().toPlainText() == "đ"


def test_a_double_click_puts_the_caret_where_it_was(small: MainWindow) -> None:
    view = small.workspace.table
    index = small.workspace.model.index_of(Address("line", "l1", "product"))
    rect = view.visualRect(index)
    ends = []
    for x in (rect.left() + 1, rect.right() - 2):
        for deed in (QTest.mouseClick, QTest.mouseDClick):
            deed(
                view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                QPoint(x, rect.center().y()),
            )
        QApplication.processEvents()
        ends.append(editor().textCursor().position())
        key("Left" if ends[-1] else "Right")
        assert is_open()
        key("Esc")
    assert ends == [0, len("Báo cáo")]


def test_a_click_elsewhere_stores(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Đã viết")
    stand_on(small, "line", "l2", "product")
    assert product(small) == "Đã viết"


def test_an_unchanged_text_is_no_step(small: MainWindow) -> None:
    small.workspace.set_text(Address("line", "l1", "product"), "hai  dấu cách ")
    stand_on(small, "line", "l1", "product")
    steps = small.document.session.undo_label
    small.document.session.undo()
    for name in ("F2", "Return"):
        key(name)
    assert small.document.session.redo_label == steps


def test_another_program_in_front_stores_and_leaves_the_editor_open(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Dở dang")
    opened = editor()
    QApplication.sendEvent(opened, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    QApplication.processEvents()
    assert product(small) == "Dở dang"
    assert small.workspace.table.cell_delegate.editor is opened
    press("!")
    key("Esc")
    assert product(small) == "Báo cáo"
    assert small.document.session.undo_label == ""


# Undo


@pytest.mark.parametrize("redo", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_undo_inside_the_editor_is_the_texts_own(small: MainWindow, redo: str) -> None:
    stand_on(small, "line", "l2", "product")
    press("bước trước")
    key("Return")
    stand_on(small, "line", "l1", "product")
    key("F2")
    press(" quý")
    key("Ctrl+Z")
    assert editor().toPlainText() == "Báo cáo"
    key("Ctrl+Z")
    key("Ctrl+Z")
    assert is_open()
    assert text_of(small, "line", "l2", "product") == "bước trước"
    key(redo)
    assert editor().toPlainText() == "Báo cáo quý"
    key("Return")
    key("Ctrl+Z")
    assert product(small) == "Báo cáo"
    key("Ctrl+Z")
    assert text_of(small, "line", "l2", "product") == ""


def test_undo_brings_back_what_the_first_key_replaced(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("x")
    key("Ctrl+Z")
    assert editor().toPlainText() == "Báo cáo"


def test_ctrl_a_chooses_the_text_of_the_cell_only(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    key("Ctrl+A")
    press("Tất cả")
    key("Return")
    assert product(small) == "Tất cả"
    assert text_of(small, "line", "l2", "activity") == "Hoạt động l2"


# Pasting


def test_several_lines_are_pasted_as_they_are(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Gồm: ")
    QGuiApplication.clipboard().setText("- Một\r\n- Hai\u202e\u0007")
    key("Ctrl+V")
    assert editor().toPlainText() == "Gồm: - Một\n- Hai"
    key("Ctrl+Z")
    assert editor().toPlainText() == "Gồm: "


def test_rich_text_is_pasted_plain_with_its_bullets(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    key("Ctrl+A")
    data = QMimeData()
    data.setHtml("<p><b>Sản phẩm:</b></p><ul><li>Quyết định</li><li><i>Kế hoạch</i></li></ul><img src='http://x/'>")
    data.setText("Sản phẩm:\nQuyết định\nKế hoạch")
    QGuiApplication.clipboard().setMimeData(data)
    key("Ctrl+V")
    key("Return")
    assert product(small) == "Sản phẩm:\n- Quyết định\n- Kế hoạch"


def test_too_much_to_paste_is_refused_with_a_word(small: MainWindow) -> None:
    from imports.clip.door import LONGEST_TEXT

    stand_on(small, "line", "l1", "product")
    press("Giữ")
    QGuiApplication.clipboard().setText("x" * (LONGEST_TEXT + 1))
    key("Ctrl+V")
    assert editor().toPlainText() == "Giữ"
    assert small.status.hint.text()
    QGuiApplication.clipboard().clear()


# Bullets


@pytest.mark.parametrize(
    ("first", "following"),
    [("- ", "- "), ("+ ", "+ "), ("• ", "• "), ("1. ", "2. "), ("9) ", "10) "), ("a) ", "b) "), ("d) ", "đ) ")],
)
@pytest.mark.parametrize("combination", ["Alt+Return", "Shift+Return"])
def test_a_list_goes_on(small: MainWindow, first: str, following: str, combination: str) -> None:
    stand_on(small, "line", "l1", "product")
    press(f"{first}Một")
    key(combination)
    press("Hai")
    assert editor().toPlainText() == f"{first}Một\n{following}Hai"
    assert editor().textCursor().atEnd()


@pytest.mark.parametrize("text", ["Một", "-Một", "12/2026 xong", "2026. Xong", "(a) Một"])
def test_what_is_no_list_does_not_go_on(small: MainWindow, text: str) -> None:
    stand_on(small, "line", "l1", "product")
    press(text)
    key("Alt+Return")
    assert editor().toPlainText() == f"{text}\n"


def test_an_empty_bullet_ends_the_list_as_one_step(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("- Một")
    key("Alt+Return")
    key("Alt+Return")
    assert editor().toPlainText() == "- Một\n"
    key("Ctrl+Z")
    assert editor().toPlainText() == "- Một\n- "
    key("Ctrl+Z")
    assert editor().toPlainText() == "- Một"


def test_backspace_takes_the_new_bullet_back_and_no_other(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("- Một")
    key("Alt+Return")
    key("Backspace")
    assert editor().toPlainText() == "- Một\n"
    key("Ctrl+Z")
    assert editor().toPlainText() == "- Một\n- "
    press("x")
    key("Backspace")
    key("Backspace")
    assert editor().toPlainText() == "- Một\n-"


@pytest.mark.parametrize("own", ["- Hai", "+ Hai"])
def test_who_writes_the_dash_himself_gets_one(small: MainWindow, own: str) -> None:
    stand_on(small, "line", "l1", "product")
    press("- Một")
    key("Alt+Return")
    press(own)
    assert editor().toPlainText() == f"- Một\n{own}"


def test_within_a_line_the_rest_gets_a_bullet_and_before_it_nothing(small: MainWindow) -> None:
    small.workspace.set_text(Address("line", "l1", "product"), "- MộtHai")
    stand_on(small, "line", "l1", "product")
    key("F2")
    for _step in range(3):
        key("Left")
    key("Alt+Return")
    assert editor().toPlainText() == "- Một\n- Hai"
    key("Ctrl+Home")
    key("Shift+Return")
    assert editor().toPlainText() == "\n- Một\n- Hai"


def test_no_bullet_while_a_word_is_composed(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("- M")
    compose("ô")
    key("Alt+Return")
    compose("", "ột")
    assert editor().toPlainText() == "- Một"


# Text that Qt would change


def test_a_hard_space_survives(small: MainWindow) -> None:
    small.workspace.set_text(Address("line", "l1", "product"), "Điều\u00a01 và\u00a02")
    stand_on(small, "line", "l1", "product")
    key("F2")
    press(".")
    key("Return")
    assert product(small) == "Điều\u00a01 và\u00a02."


def test_the_editor_tells_which_cell_it_is(small: MainWindow) -> None:
    names = {}
    for place in (("line", "l2", "deadline"), ("area", "a2", "title"), ("task", "t5", "title"), ("line", "l6", "lead")):
        stand_on(small, *place)
        key("F2")
        names[place[:2]] = editor().accessibleName()
        key("Esc")
    assert names == {
        ("line", "l2"): "Ô Thời gian thực hiện, nhiệm vụ 2",
        ("area", "a2"): "Ô lĩnh vực II",
        ("task", "t5"): "Ô Nhiệm vụ, nhiệm vụ 1.1",
        ("line", "l6"): "Ô Chủ trì, nhiệm vụ 1.1",
    }
