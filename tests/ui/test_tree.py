"""The tree: renaming, moving by key and by mouse, deleting, and going along with the table."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QTreeWidget

from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, focused, key, press, stand_on, text_of
from ui.main_window import MainWindow
from ui.plan_tree import TreeItem
from ui.rows.node_mime import pack_nodes


def item(window: MainWindow, node: str) -> TreeItem:
    """The tree item of a node; its ancestors are opened."""
    tree = window.workspace.tree
    tree.expandAll()
    found = tree.item_of(node)
    assert found is not None
    tree.scrollToItem(found)
    return found


def click(window: MainWindow, node: str) -> TreeItem:
    """Click a node in the tree."""
    found = item(window, node)
    rect = window.workspace.tree.visualItemRect(found)
    QTest.mouseClick(
        window.workspace.tree.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(rect.left() + 20, rect.center().y()),
    )
    window.workspace.tree.setFocus()
    QApplication.processEvents()
    return found


def area_ids(window: MainWindow) -> list[str]:
    """The areas of the first appendix in their order."""
    return [area.id for area in window.document.plan.appendices[0].areas]


def drop(window: MainWindow, moving: str, target: str, lower: bool, copied: bool = False) -> bool:
    """Drop a node on the upper or lower edge of another one; whether the place under the mouse took it."""
    tree = window.workspace.tree
    item(window, target)
    tree.setCurrentItem(item(window, moving))
    rect = tree.visualItemRect(item(window, target))
    point = QPoint(rect.left() + 20, rect.bottom() - 2 if lower else rect.top() + 2)
    modifiers = Qt.KeyboardModifier.ControlModifier if copied else Qt.KeyboardModifier.NoModifier
    return drop_at(tree, point, pack_nodes(window.document.plan.id, tree.chosen_ids()), modifiers)


def drop_at(
    widget: QTreeWidget | QTableView,
    point: QPoint,
    data: QMimeData,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> bool:
    """Send what a drag sends to a view: entering, moving, dropping where the place takes it."""
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, port = Qt.MouseButton.LeftButton, widget.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(point, both, data, left, modifiers))
    move = QDragMoveEvent(point, both, data, left, modifiers)
    QApplication.sendEvent(port, move)
    if move.isAccepted():
        QApplication.sendEvent(port, QDropEvent(QPointF(point), both, data, left, modifiers))
    else:
        QApplication.sendEvent(port, QDragLeaveEvent())
    QApplication.processEvents()
    return move.isAccepted()


def test_f2_renames_in_place(small: MainWindow) -> None:
    found = click(small, "a2")
    key("F2")
    assert isinstance(focused(), QLineEdit)
    assert focused().text() == "CẢI CÁCH THỦ TỤC"  # type: ignore[attr-defined]
    press("Đổi mới")
    key("Return")
    assert text_of(small, "area", "a2") == "Đổi mới"
    assert found.text(0) == "Đổi mới"
    assert small.document.session.undo_label


def test_escape_leaves_the_name(small: MainWindow) -> None:
    click(small, "a2")
    key("F2")
    press("Đổi mới")
    key("Esc")
    assert text_of(small, "area", "a2") == "CẢI CÁCH THỦ TỤC"


def test_alt_arrows_move_an_area_with_all_its_tasks(small: MainWindow) -> None:
    click(small, "a1")
    key("Alt+Down")
    assert area_ids(small) == ["a2", "a1"]
    assert small.workspace.tree.chosen_id() == "a1"
    assert focused() is small.workspace.tree
    key("Alt+Up")
    assert area_ids(small) == ["a1", "a2"]


def test_dropping_an_area_moves_it(small: MainWindow) -> None:
    drop(small, "a1", "a2", lower=True)
    assert area_ids(small) == ["a2", "a1"]
    assert [item(small, "a2").data(0, Qt.ItemDataRole.UserRole + 1), small.workspace.tree.chosen_id()] == ["I", "a1"]
    drop(small, "a1", "a2", lower=False)
    assert area_ids(small) == ["a1", "a2"]


def test_an_objective_dropped_on_a_group_goes_into_it(small: MainWindow) -> None:
    drop(small, "o2", "g1", lower=True)
    assert small.document.session.rows.parent_id("o2") == "g1"
    key_before = small.document.session.undo_label
    drop(small, "a1", "g1", lower=True)
    assert small.document.session.undo_label == key_before


def test_delete_in_the_tree_tells_and_can_be_taken_back(small: MainWindow) -> None:
    click(small, "a2")
    key("Del")
    assert area_ids(small) == ["a1"]
    assert "4 nhiệm vụ" in small.workspace.messages.text()
    key("Ctrl+Z")
    assert area_ids(small) == ["a1", "a2"]
    assert item(small, "o2").text(1) == "2"


def test_tree_and_table_follow_each_other(small: MainWindow) -> None:
    click(small, "o2")
    assert current_cell(small).address == ("objective", "o2", "title")
    stand_on(small, "line", "l1", "product")
    assert small.workspace.tree.chosen_id() == "a1"
    click(small, "p2")
    assert small.workspace.live is not None
    assert small.workspace.live.appendix_id == "p2"


def test_counts_follow_the_plan(small: MainWindow) -> None:
    assert item(small, "a1").text(1) == "4"
    stand_on(small, "task", "t1")
    key("Ctrl+Return")
    assert item(small, "a1").text(1) == "5"
    assert item(small, "p1").text(1) == "9"
    assert small.status.counts.text().startswith("10 nhiệm vụ")


def test_adding_an_area_in_the_tree_opens_its_title(small: MainWindow) -> None:
    click(small, "a1")
    key("Ctrl+1")
    press("LĨNH VỰC BA")
    key("Return")
    assert [area.title for area in small.document.plan.appendices[0].areas][1] == "LĨNH VỰC BA"


def test_a_task_at_the_edge_moves_into_the_next_area(small: MainWindow) -> None:
    rows = small.document.session.rows
    stand_on(small, "task", "t4")
    key("Alt+Down")
    assert rows.parent_id("t4") == "a2"
    assert rows.children("a2")[0] == "t4"
    assert current_cell(small).address == ("task", "t4", "title")
    key("Alt+Up")
    assert rows.children("a1")[-1] == "t4"
    stand_on(small, "task", "t1")
    key("Alt+Up")
    assert rows.children("a1")[0] == "t1"


def test_an_open_title_is_stored_before_anything_else_happens(small: MainWindow, asked: Asked) -> None:
    click(small, "a2")
    key("F2")
    press("Đổi mới")
    small.actions_by_name["actionMoveUp"].trigger()
    assert area_ids(small) == ["a2", "a1"]
    assert text_of(small, "area", "a2") == "Đổi mới"
    small.actions_by_name["actionUndo"].trigger()
    assert small.document.session.redo_label
    click(small, "a2")
    key("F2")
    press("Bỏ đi")
    small.actions_by_name["actionDelete"].trigger()
    assert area_ids(small) == ["a1"]
    assert asked.problems == []


def test_ctrl_held_in_the_table_adds_nothing_to_the_choice_in_the_tree(small: MainWindow) -> None:
    key("Ctrl+Home")
    first = small.workspace.tree.chosen_id()
    key("Ctrl+End")
    last = small.workspace.tree.chosen_id()
    assert first != last
    assert small.workspace.tree.chosen_ids() == [last]
