"""Appendices come and go, change their layout, and say what to do while they are empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from models.layout import built_in_layout
from models.plan import LINE_FIELDS, Appendix, Plan
from tests.plans import small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, focused, key, press, stand_on
from tests.ui.test_tree import click
from ui.main_window import MainWindow


def titles(window: MainWindow) -> list[str]:
    """The titles of the appendices in their order."""
    return [appendix.title for appendix in window.document.plan.appendices]


def push(button: QPushButton) -> None:
    """A real click of the mouse."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def layout_entries(window: MainWindow) -> dict[str, QAction]:
    """The entries of the layout menu by the name of their layout."""
    window.layouts.fill()
    return {entry.objectName().removeprefix("layout-"): entry for entry in window.layouts.actions() if entry.text()}


def test_an_appendix_is_added_and_named_at_once(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "line", "l1", "product")
    small.actions_by_name["actionAddAppendix"].trigger()
    assert titles(small) == ["NHIỆM VỤ", "PHỤ LỤC MỚI", "DANH MỤC"]
    assert isinstance(focused(), QLineEdit)
    press("BIỂU TỔNG HỢP")
    key("Return")
    assert titles(small) == ["NHIỆM VỤ", "BIỂU TỔNG HỢP", "DANH MỤC"]
    appendix = small.workspace.appendix
    assert appendix is not None
    assert appendix.title == "BIỂU TỔNG HỢP"
    assert appendix.layout == small.document.plan.appendices[0].layout
    assert [area.title for area in appendix.areas] == [""]
    empty = small.workspace.paper.empty
    assert empty.isVisible()
    assert "chưa có nhiệm vụ" in empty.text()
    push(empty.add_task)
    assert not empty.isVisible()
    press("Việc đầu tiên")
    key("Return")
    assert [task.title for task in small.document.plan.appendices[1].tasks()] == ["Việc đầu tiên"]
    for _step in range(4):
        key("Ctrl+Z")
    assert titles(small) == ["NHIỆM VỤ", "DANH MỤC"]
    assert asked.problems == []


def test_appendices_are_deleted_down_to_none_and_come_back(small: MainWindow, asked: Asked) -> None:
    start = small.document.plan
    click(small, "p2")
    assert "phụ lục" in small.actions_by_name["actionDelete"].text()
    key("Del")
    assert titles(small) == ["NHIỆM VỤ"]
    assert "“DANH MỤC” cùng 1 nhiệm vụ" in small.workspace.messages.text()
    click(small, "p1")
    key("Ctrl+Del")
    empty = small.workspace.paper.empty
    assert titles(small) == []
    assert empty.isVisible()
    assert "chưa có phụ lục" in empty.text()
    assert not small.workspace.heading.isVisible()
    for name in ("actionAddArea", "actionAddTask", "actionDelete", "actionMoveUp"):
        assert not small.actions_by_name[name].isEnabled()
    push(small.workspace.messages.findChildren(QPushButton)[-1])
    assert titles(small) == ["NHIỆM VỤ"]
    assert not empty.isVisible()
    assert small.workspace.heading.isVisible()
    key("Ctrl+Z")
    assert small.document.plan == start
    assert asked.problems == []


def test_a_plan_without_appendices_gets_one(with_plan: Callable[[Plan], MainWindow], asked: Asked) -> None:
    window = with_plan(Plan(title="Trống"))
    push(window.workspace.paper.empty.add_appendix)
    press("PHỤ LỤC MỘT")
    key("Return")
    assert titles(window) == ["PHỤ LỤC MỘT"]
    assert window.workspace.paper.empty.isVisible()
    window.workspace.table.setFocus()
    key("Ctrl+Return")
    assert window.document.plan.task_count() == 1
    assert asked.problems == []


def test_appendices_change_places(small: MainWindow) -> None:
    click(small, "p2")
    key("Alt+Up")
    assert titles(small) == ["DANH MỤC", "NHIỆM VỤ"]
    assert small.workspace.tree.chosen_id() == "p2"
    key("Alt+Down")
    assert titles(small) == ["NHIỆM VỤ", "DANH MỤC"]


def test_delete_takes_what_the_focus_is_on(small: MainWindow) -> None:
    # The tree follows the table, so its node looks chosen; only the focus tells what is meant.
    stand_on(small, "line", "l1", "product")
    key("F6")
    key("F6")
    small.workspace.tree.setFocus()
    key("Del")
    assert [area.id for area in small.document.plan.appendices[0].areas] == ["a2"]
    key("Ctrl+Z")
    stand_on(small, "task", "t2")
    click(small, "a1")
    stand_on(small, "task", "t2")
    click(small, "a1")
    small.workspace.table.setFocus()
    key("Down")
    key("Ctrl+Del")
    assert [area.id for area in small.document.plan.appendices[0].areas] == ["a1", "a2"]
    assert small.document.plan.task_count() == 8


def test_a_task_added_in_the_tree_is_written_in_the_table(small: MainWindow) -> None:
    click(small, "a1")
    key("Ctrl+Return")
    press("Việc mới")
    key("Return")
    assert "Việc mới" in [task.title for task in small.document.plan.appendices[0].areas[0].tasks()]


def test_the_layout_changes_and_keeps_every_text(small: MainWindow, asked: Asked) -> None:
    start = small.document.plan
    stand_on(small, "line", "l2", "lead")
    entries = layout_entries(small)
    assert [name for name, entry in entries.items() if entry.isChecked()] == ["objectives"]
    entries["brief"].trigger()
    appendix = small.workspace.appendix
    assert appendix is not None
    assert appendix.layout == built_in_layout("brief")
    assert small.workspace.model.columnCount() == len(built_in_layout("brief").shown)
    assert current_cell(small).address == ("line", "l2", "lead")
    assert "Hoạt động" in small.workspace.messages.text()
    assert appendix.areas == start.appendices[0].areas
    key("Ctrl+Z")
    assert small.document.plan == start
    assert asked.problems == []


def test_table_becomes_prose_and_table_again(small: MainWindow, asked: Asked) -> None:
    rows = small.workspace.model.rowCount()
    layout_entries(small)["list"].trigger()
    assert small.workspace.model.columnCount() == 1
    assert not small.workspace.table.horizontalHeader().isVisible() or small.workspace.model.offset == 0
    small.grab()
    layout_entries(small)["objectives"].trigger()
    assert small.workspace.model.rowCount() == rows
    assert small.workspace.table.horizontalHeader().height() > 10
    assert asked.problems == []


def test_an_imported_layout_stays_on_offer(with_plan: Callable[[Plan], MainWindow]) -> None:
    from dataclasses import replace

    layout = built_in_layout("brief")
    own = replace(layout, name="custom", title="Mẫu riêng của kế hoạch", columns=layout.columns[:3])
    plan = small_plan()
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], layout=own), *plan.appendices[1:])))
    entries = layout_entries(window)
    assert entries["custom"].isChecked()
    assert "như tệp đã nhập" in entries["custom"].text()
    entries["brief"].trigger()
    entries = layout_entries(window)
    assert entries["brief"].isChecked()
    entries["custom"].trigger()
    appendix = window.workspace.appendix
    assert isinstance(appendix, Appendix)
    assert appendix.layout == own


def test_undo_of_a_layout_shows_its_appendix(small: MainWindow) -> None:
    layout_entries(small)["brief"].trigger()
    click(small, "p2")
    key("Ctrl+Z")
    appendix = small.workspace.appendix
    assert appendix is not None
    assert appendix.id == "p1"


def test_a_table_becomes_a_list_that_prints_all_its_texts(small: MainWindow) -> None:
    layouts = small.layouts
    layouts.fill()
    next(entry for entry in layouts.actions() if entry.objectName() == "layout-list").trigger()
    appendix = small.workspace.appendix
    assert appendix is not None
    assert appendix.layout.is_list
    texts = {
        name
        for task in appendix.tasks()
        for line in task.lines
        for name in (*LINE_FIELDS, *(f"extra.{key}" for key in line.extra))
        if line.text(name)
    }
    assert texts - set(built_in_layout("list").line_fields())
    assert texts <= set(appendix.layout.line_fields())
    layouts.fill()
    chosen = [entry.objectName() for entry in layouts.actions() if entry.isChecked()]
    assert chosen == ["layout-list"]
