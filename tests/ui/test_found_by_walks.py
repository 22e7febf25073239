"""What random walks have found, each as the shortest way there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from models.layout import built_in_layout
from tests.plans import small_plan
from tests.ui.body import open_text
from tests.ui.filters import write_filter
from tests.ui.keys import current_cell, key, press, stand_on, text_of
from tests.ui.random_user.agreement import check
from tests.ui.table_hands import CTRL, drag
from tests.ui.test_tree import click, item
from ui.find import marks
from ui.main_window import MainWindow


def test_merged_cells_stay_so_when_a_border_has_been_dragged(small: MainWindow) -> None:
    header = small.workspace.table._header
    border = QPoint(header.sectionViewportPosition(2) - 1, header.height() // 2)
    drag(small, border, border + QPoint(1, 0), heading=True)
    assert small.document.session.undo_label
    check(small)


def test_pasting_where_nothing_was_ever_copied_is_told(small: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    stand_on(small, "line", "l1", "product")
    key("Ctrl+V")
    assert "Chưa có gì" in small.workspace.messages.text()
    open_text(small)
    key("Ctrl+V")
    small.workspace.commit()
    assert small.document.plan == small_plan()


def test_the_details_are_empty_where_the_filter_leaves_nothing(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    assert small.workspace.details.editors
    write_filter(small, "không có chữ này")
    assert small.workspace.model.rowCount() == 0
    assert small.workspace.details.editors == {}
    key("Escape")
    small.filtering.finish()
    check(small)
    assert small.workspace.details.editors


def test_only_marks_in_sight_are_painted(small: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(small, "line", "l1", "product")
    QGuiApplication.clipboard().setText("việc làm ngay " * 5_000)
    key("Ctrl+V")
    key("Ctrl+F")
    small.finding.panel.text.setText("lam")
    small.finding.searching.finish()
    painted: list[object] = []
    colour = marks.hit_colour
    monkeypatch.setattr(marks, "hit_colour", lambda *args: painted.append(args) or colour(*args))
    small.workspace.table.viewport().update()
    QApplication.processEvents()
    small.grab()
    assert len(small.finding.hits.hits) == 5_000
    assert 3 < len(painted) < 400


def test_the_details_follow_when_more_nodes_are_chosen_in_the_tree(small: MainWindow) -> None:
    tree = small.workspace.tree
    click(small, "a1")
    assert small.workspace.details.form.owner.area == "a1"
    point = tree.visualItemRect(item(small, "a2")).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, CTRL, point)
    assert tree.chosen_ids() == ["a1", "a2"]
    check(small)
    key("Ctrl+Up")
    assert tree.chosen_id() != "a2"
    check(small)


def test_the_details_show_where_an_undo_leads_from_the_tree(small: MainWindow) -> None:
    stand_on(small, "area", "a1")
    press("Một")
    key("Return")
    stand_on(small, "area", "a1")
    small.workspace.tree.setFocus()
    small.workspace.tree.choose("g1")
    small.actions_by_name["actionUndo"].trigger()
    assert current_cell(small).address == ("area", "a1", "title")
    check(small)


def test_rows_that_come_back_into_an_empty_table_have_a_current_cell(small: MainWindow) -> None:
    key("Ctrl+A")
    small.actions_by_name["actionDelete"].trigger()
    assert small.workspace.model.rowCount() == 0
    small.document.undo()
    assert small.workspace.model.rowCount() > 0
    assert small.workspace.table.currentIndex().isValid()
    check(small)


def test_the_table_keeps_room_beside_filter_and_hits(small: MainWindow) -> None:
    small.editing.set_layout(built_in_layout("responsibility"))
    write_filter(small, "cua")
    key("Ctrl+H")
    small.finding.panel.text.setText("a")
    small.finding.searching.finish()
    QApplication.processEvents()
    table, lines = small.workspace.table, small.workspace.heading
    assert table.viewport().height() > 3 * table.rowHeight(0)
    assert not lines.isVisible()
    small.resize(1366, 1100)
    QApplication.processEvents()
    assert lines.isVisible()


def test_enter_ends_the_writing_of_a_title_and_no_more(small: MainWindow) -> None:
    small.actions_by_name["actionAddAppendix"].trigger()
    key("Return")
    small.workspace.tree.choose("g1")
    led: list[str] = []
    small.workspace.tree.node_chosen.connect(lambda _kind, node: led.append(node))
    small.workspace.tree.setFocus()
    key("F2")
    press("Tên")
    key("Return")
    assert text_of(small, "group", "g1") == "Tên"
    assert led == []
    key("Return")
    assert led == ["g1"]


@pytest.mark.parametrize("end", ["Return", "Tab"])
def test_an_editor_whose_row_goes_with_its_text_is_gone(small: MainWindow, end: str) -> None:
    small.editing.set_layout(built_in_layout("list"))
    stand_on(small, "line", "l5", "reference")
    key("Backspace")
    key(end)
    assert not small.workspace.model.index_of(Address("line", "l5", "reference")).isValid()
    assert small.workspace.table.cell_delegate.editor is None
    check(small)


def test_nothing_is_told_of_a_line_when_a_new_appendix_comes_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    small.actions_by_name["actionAddAppendix"].trigger()
    small.workspace.commit()
    for name in ("actionUndo", "actionRedo"):
        small.actions_by_name[name].trigger()
        QApplication.processEvents()
        check(small)


def test_a_plan_is_closed_while_its_text_is_seen_and_its_table_filtered(small: MainWindow) -> None:
    write_filter(small, "van")
    small.workspace._tree_chosen("body", small.document.plan.id)
    small.workspace.body.text.setFocus()
    key("F6")
    small.actions_by_name["actionClose"].trigger()
    QApplication.processEvents()
    check(small)
