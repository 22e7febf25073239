"""Typing in the table: keys, composition, merged cells, cells that cannot be edited."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.table.editor import CellEditor


@pytest.mark.parametrize("text", ["đ", "ươ", "oà", "Đề án số 5", "=1+1", "- Kế hoạch"])
def test_typing_on_a_cell_replaces_its_text(small: MainWindow, text: str) -> None:
    stand_on(small, "line", "l1", "product")
    press(text)
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == text  # type: ignore[attr-defined]
    key("Return")
    assert text_of(small, "line", "l1", "product") == text


def test_telex_by_backspaces_stays_as_typed(small: MainWindow) -> None:
    # UniKey sends "d", then a backspace and "đ": nothing may come between.
    stand_on(small, "line", "l1", "product")
    press("d")
    key("Backspace")
    press("đ")
    press("u")
    key("Backspace")
    press("ư")
    assert focused().toPlainText() == "đư"  # type: ignore[attr-defined]


def test_composition_opens_the_cell_and_loses_nothing(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    compose("đ")
    assert small.workspace.table.composing
    compose("đư")
    compose("", "đường")
    assert not small.workspace.table.composing
    press(" sắt")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "đường sắt"


def test_composition_in_an_open_editor_leaves_enter_and_undo_alone(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("A")
    compose("b")
    key("Return")
    assert isinstance(focused(), CellEditor)
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"
    compose("", "ba")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "Aba"


def test_f2_keeps_the_text_and_double_click_opens(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    press(" quý")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "Báo cáo quý"


def test_enter_goes_down_and_tab_to_the_next_cell(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("X")
    key("Return")
    assert current_cell(small).address == ("line", "l2", "product")
    press("Y")
    key("Tab")
    assert text_of(small, "line", "l2", "product") == "Y"
    assert current_cell(small).address == ("line", "l2", "lead")
    key("Shift+Tab")
    assert current_cell(small).address == ("line", "l2", "product")
    assert not isinstance(focused(), CellEditor)


@pytest.mark.parametrize("combination", ["Alt+Return", "Shift+Return"])
def test_alt_enter_breaks_the_line(small: MainWindow, combination: str) -> None:
    stand_on(small, "line", "l1", "product")
    press("- Một")
    key(combination)
    press("- Hai")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "- Một\n- Hai"


def test_escape_takes_the_writing_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Sai")
    key("Esc")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"
    assert small.document.session.undo_label == ""


def test_the_editor_grows_with_its_text(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("chữ ")
    editor = focused()
    before = editor.height()
    press("dài thêm mãi cho tới khi không còn vừa trong một dòng nữa " * 2)
    assert editor.height() > before
    assert editor.verticalScrollBar().maximum() == 0  # type: ignore[attr-defined]


def test_a_merged_cell_is_edited_for_all_its_lines(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "lead")
    assert current_cell(small).rowspan == 3
    press("Thanh tra")
    key("Return")
    assert [text_of(small, "line", name, "lead") for name in ("l2", "l3", "l4")] == ["Thanh tra"] * 3


def test_an_objective_over_several_tasks_is_edited(small: MainWindow) -> None:
    stand_on(small, "objective", "o2")
    press("Mục tiêu khác")
    key("Return")
    assert text_of(small, "objective", "o2") == "Mục tiêu khác"


def test_delete_clears_and_undo_brings_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Del")
    assert text_of(small, "line", "l1", "product") == ""
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_a_number_tells_why_it_cannot_be_edited(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    for _step in range(9):
        key("Left")
    assert current_cell(small).address is None
    small.status.show_hint("")
    press("5")
    assert not isinstance(focused(), CellEditor)
    assert "tự đánh" in small.status.hint.text()


def test_arrows_count_a_merged_cell_once_and_keep_their_row(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    key("Left")
    key("Left")
    assert current_cell(small).address == ("line", "l2", "lead")
    key("Right")
    key("Right")
    assert current_cell(small).address == ("line", "l3", "deadline")
    key("Up")
    assert current_cell(small).address == ("line", "l2", "deadline")


def test_copy_gives_text_and_a_table(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Báo cáo"
    key("Shift+Down")
    key("Ctrl+C")
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Báo cáo"
    assert "<td" in QGuiApplication.clipboard().mimeData().html()


def test_paste_takes_one_cell_and_keeps_its_line_breaks(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    QGuiApplication.clipboard().setText('"- Một\n- Hai"\r\n')
    key("Ctrl+V")
    assert text_of(small, "line", "l1", "product") == "- Một\n- Hai"


def test_a_refused_edit_is_told_once_and_keeps_what_was_typed(
    small: MainWindow, asked: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from models.errors import EnvironmentProblem

    def refuse(_command: object) -> None:
        raise EnvironmentProblem("Ổ đĩa đã đầy.")

    stand_on(small, "line", "l1", "product")
    monkeypatch.setattr(small.document.session, "run", refuse)
    press("Không mất")
    key("Return")
    QApplication.processEvents()
    assert asked.problems == ["Ổ đĩa đã đầy."]  # type: ignore[attr-defined]
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == "Không mất"  # type: ignore[attr-defined]
    key("Esc")
    monkeypatch.undo()


def test_prose_shows_the_label_and_edits_the_text_alone(small: MainWindow) -> None:
    small.workspace.tree.setCurrentItem(small.workspace.tree.topLevelItem(2))
    stand_on(small, "line", "l10", "lead")
    press("Phòng Nội chính")
    key("Return")
    assert text_of(small, "line", "l10", "lead") == "Phòng Nội chính"
    model = small.workspace.model
    assert model.data(model.index_of(Address("line", "l10", "lead"))) == "- Đơn vị thực hiện: Phòng Nội chính"


def test_clearing_many_cells_is_one_step(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    key("Shift+Right")
    key("Shift+Down")
    key("Del")
    assert [text_of(small, "line", "l1", name) for name in ("activity", "product")] == ["", ""]
    assert text_of(small, "line", "l2", "activity") == ""
    assert "ô" in small.document.session.undo_label
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"
    assert text_of(small, "line", "l2", "activity") == "Hoạt động l2"
