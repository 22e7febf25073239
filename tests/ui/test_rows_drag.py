"""Dragging rows by their left edge: within the table, over its end, to the tree and back; Escape and Ctrl."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication

from models.grid.grid import Address
from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.keys import key, stand_on
from tests.ui.table_hands import CTRL, NONE, SHIFT, send
from tests.ui.test_rows import chosen, tasks_of, told
from tests.ui.test_tree import drop_at, item
from ui.main_window import MainWindow
from ui.rows.node_mime import NODES_MIME, pack_nodes

Opens = Callable[[Plan], MainWindow]
_EDGE = 6


def edge(window: MainWindow, node: str, lower: bool = False) -> QPoint:
    """A point on the left edge of the first row of a node, in its upper or lower part."""
    view, row = window.workspace.table, window.workspace.model.row_of(node)
    assert row is not None
    view.sizer.settle_rows(row, row)
    height = view.rowHeight(row)
    return QPoint(_EDGE, view.rowViewportPosition(row) + (height - 4 if lower else 4))


def take(window: MainWindow, node: str) -> None:
    """Press on the edge of a node and move a little."""
    port, start = window.workspace.table.viewport(), edge(window, node)
    send(port, QEvent.Type.MouseButtonPress, start, True)
    send(port, QEvent.Type.MouseMove, start + QPoint(0, 12), True)


def carry(window: MainWindow, node: str, target: str, lower: bool, keys: Qt.KeyboardModifier = NONE) -> None:
    """Drag a node by its edge to another one and let go."""
    port = window.workspace.table.viewport()
    take(window, node)
    end = edge(window, target, lower)
    send(port, QEvent.Type.MouseMove, end, True, keys)
    send(port, QEvent.Type.MouseButtonRelease, end, False, keys)


def test_a_task_is_dragged_to_another_place(small: MainWindow) -> None:
    carry(small, "t1", "t3", lower=True)
    assert tasks_of(small, "a1") == ["t2", "t3", "t1", "t4"]
    assert chosen(small) == ("t1",)
    carry(small, "t1", "t2", lower=False)
    assert small.document.session.undo_label == "Di chuyển"
    assert tasks_of(small, "a1") == ["t1", "t2", "t3", "t4"]


def test_a_merged_task_is_one_and_drops_beside_one(small: MainWindow) -> None:
    carry(small, "t4", "l2", lower=False)
    assert tasks_of(small, "a1") == ["t1", "t4", "t2", "t3"]
    carry(small, "l3", "t4", lower=False)
    assert tasks_of(small, "a1") == ["t1", "t2", "t4", "t3"]
    carry(small, "t1", "l3", lower=True)
    assert tasks_of(small, "a1") == ["t2", "t1", "t4", "t3"]


def test_a_task_goes_into_headings_of_other_areas(small: MainWindow) -> None:
    carry(small, "t1", "g1", lower=True)
    assert tasks_of(small, "g1") == ["t1", "t5", "o1"]
    carry(small, "t2", "a2", lower=False)  # above the heading of an area: the end of the area before
    assert tasks_of(small, "a1") == ["t3", "t4", "t2"]
    carry(small, "t3", "a2", lower=True)
    assert tasks_of(small, "a2") == ["t3", "g1", "o2"]


def test_an_area_is_dragged_with_all_in_it(small: MainWindow) -> None:
    carry(small, "a2", "t1", lower=False)
    assert [area.id for area in small.document.plan.appendices[0].areas] == ["a2", "a1"]


def test_all_chosen_rows_go_along(small: MainWindow) -> None:
    port = small.workspace.table.viewport()
    for node, keys in (("t1", NONE), ("l3", SHIFT)):
        send(port, QEvent.Type.MouseButtonPress, edge(small, node), True, keys)
        send(port, QEvent.Type.MouseButtonRelease, edge(small, node), False, keys)
    assert chosen(small) == ("t1", "t2")
    carry(small, "t2", "t4", lower=True)
    assert tasks_of(small, "a1") == ["t3", "t4", "t1", "t2"]
    assert chosen(small) == ("t1", "t2")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_a_click_on_the_edge_chooses_the_task(small: MainWindow) -> None:
    port = small.workspace.table.viewport()
    for node in ("l3", "t4"):
        send(port, QEvent.Type.MouseButtonPress, edge(small, node), True)
        send(port, QEvent.Type.MouseButtonRelease, edge(small, node), False)
    assert chosen(small) == ("t4",)
    assert len(small.workspace.table.chosen().columns) == small.workspace.model.columnCount()
    assert small.document.session.undo_label == ""


def test_with_ctrl_the_rows_are_copied(small: MainWindow) -> None:
    carry(small, "t1", "t5", lower=True, keys=CTRL)
    assert tasks_of(small, "a1") == ["t1", "t2", "t3", "t4"]
    assert tasks_of(small, "g1") == ["t5", "+", "o1"]


def test_escape_gives_the_rows_back(small: MainWindow) -> None:
    port = small.workspace.table.viewport()
    take(small, "t1")
    send(port, QEvent.Type.MouseMove, edge(small, "t3", True), True)
    assert small.editing.drag.slot is not None
    assert small.editing.drag.hint.isVisible()
    key("Esc")
    assert small.editing.drag.hint.isHidden()
    send(port, QEvent.Type.MouseButtonRelease, edge(small, "t3", True), False)
    assert small.document.plan == small_plan()


def test_nothing_is_dropped_into_itself(small: MainWindow) -> None:
    take(small, "g1")
    port = small.workspace.table.viewport()
    send(port, QEvent.Type.MouseMove, edge(small, "t5"), True)
    slot = small.editing.drag.slot
    assert slot is None or slot.parent == "a2"
    send(port, QEvent.Type.MouseButtonRelease, edge(small, "t5"), False)
    assert small.document.plan == small_plan()


def test_the_hint_names_the_place_and_marks_are_painted(small: MainWindow) -> None:
    port = small.workspace.table.viewport()
    before = small.workspace.table.grab().toImage()
    take(small, "t1")
    send(port, QEvent.Type.MouseMove, edge(small, "t5", True), True)
    assert small.editing.drag.hint.text() == "Vào nhóm nhiệm vụ “Một cửa”"
    assert small.workspace.table.grab().toImage() != before
    send(port, QEvent.Type.MouseMove, edge(small, "t5", True), True, CTRL)
    assert small.editing.drag.hint.text().startswith("Chép: ")
    send(port, QEvent.Type.MouseButtonRelease, QPoint(_EDGE, -40), False)


def test_near_the_lower_end_the_table_scrolls(with_plan: Opens, qtbot: Any) -> None:
    window = with_plan(big_plan(200))
    view, port = window.workspace.table, window.workspace.table.viewport()
    take(window, "t0")
    send(port, QEvent.Type.MouseMove, QPoint(_EDGE, port.height() - 3), True)
    before = view.verticalScrollBar().value()
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > before + 60)
    end = QPoint(_EDGE, port.height() // 2)
    send(port, QEvent.Type.MouseMove, end, True)
    target = window.workspace.model.owner(view.rowAt(end.y())).task
    send(port, QEvent.Type.MouseButtonRelease, end, False)
    siblings = window.document.session.rows.children("a0")
    assert abs(siblings.index("t0") - siblings.index(target)) == 1


def test_a_press_on_a_cell_that_is_written_in_chooses_the_cell(small: MainWindow) -> None:
    port = small.workspace.table.viewport()
    send(port, QEvent.Type.MouseButtonPress, edge(small, "a1"), True)
    send(port, QEvent.Type.MouseButtonRelease, edge(small, "a1"), False)
    assert small.editing.drag.ids == ()
    assert chosen(small) == ("a1",)


def test_rows_are_dropped_on_the_tree(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    tree = small.workspace.tree
    data = pack_nodes("plan", ("t1", "t2"))
    rect = tree.visualItemRect(item(small, "g1"))
    assert drop_at(tree, rect.center(), data)
    assert tasks_of(small, "g1") == ["t5", "o1", "t1", "t2"]
    assert item(small, "g1").text(1) == "4"
    assert chosen(small) == ("t1", "t2")
    rect = tree.visualItemRect(item(small, "p2"))
    assert drop_at(tree, rect.center(), pack_nodes("plan", ("t1",)))
    assert tasks_of(small, "a3") == ["t9", "t1"]
    assert told(small) == "Đã chuyển 1 nhiệm vụ sang phụ lục “DANH MỤC”."
    key("Ctrl+Z")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_nodes_of_the_tree_are_dropped_on_the_table(small: MainWindow) -> None:
    view = small.workspace.table
    point = edge(small, "t1")
    assert drop_at(view, QPoint(200, point.y()), pack_nodes("plan", ("o2",)))
    assert tasks_of(small, "a1") == ["o2", "t1", "t2", "t3", "t4"]
    assert not drop_at(view, QPoint(200, edge(small, "t2").y()), pack_nodes("plan", ("p2",)))


@pytest.mark.parametrize(
    "data",
    [
        pack_nodes("another plan", ("t1",)),
        pack_nodes("plan", ("gone",)),
        pack_nodes("plan", ()),
        "plain text",
        b"[1, 2",
        b'["plan", 5]',
        b'{"plan": 1}',
        b"\xff\xfe",
    ],
)
def test_strange_data_moves_nothing(small: MainWindow, data: QMimeData | str | bytes) -> None:
    if not isinstance(data, QMimeData):
        made = QMimeData()
        made.setText(data) if isinstance(data, str) else made.setData(NODES_MIME, data)
        data = made
    tree, view = small.workspace.tree, small.workspace.table
    assert not drop_at(tree, tree.visualItemRect(item(small, "a2")).center(), data)
    assert not drop_at(view, QPoint(200, edge(small, "t2").y()), data)
    assert small.document.plan == small_plan()
    assert pack_nodes("plan", ("t1",)).formats() == [NODES_MIME]


def test_a_plan_that_is_only_looked_at_is_not_rearranged(small: MainWindow) -> None:
    path = small.document.path
    assert path is not None
    small.document.close()
    small.document.open(path, read_only=True)
    QApplication.processEvents()
    carry(small, "t1", "t3", lower=True)
    tree = small.workspace.tree
    assert not drop_at(tree, tree.visualItemRect(item(small, "a2")).center(), pack_nodes("plan", ("t1",)))
    assert small.document.plan == small_plan()
    assert small.workspace.model.index_of(Address("task", "t1", "title")).isValid()
