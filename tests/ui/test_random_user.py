"""A user who does anything at any time: the window always shows the plan as it is, and all can be undone."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from models.grid.build import build_grid
from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Area, Task
from tests.ui.conftest import Asked
from tests.ui.table_hands import send
from tests.ui.test_tree import drop_at
from ui.main_window import MainWindow
from ui.plan_tree import TreeItem
from ui.rows.node_mime import pack_nodes

ACTIONS = (
    "Undo", "Redo", "Delete", "MoveUp", "MoveDown", "MergeUp", "Split", "AddArea", "AddGroup", "AddObjective",
    "AddTask", "AddLine", "AddAppendix", "ZoomIn", "ZoomFit", "ShowDetails", "ShowHeading", "NextPane",
    "AddTaskAbove", "Duplicate", "Promote", "Demote", "ExpandAll", "CollapseAll",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Return,
    Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


def do_anything(window: MainWindow, random: Random) -> None:
    """One random deed."""
    table, tree, model = window.workspace.table, window.workspace.tree, window.workspace.model
    target = QApplication.focusWidget() or table
    match random.randrange(12):
        case 0 | 1:
            action = window.actions_by_name[f"action{random.choice(ACTIONS)}"]
            if action.isEnabled():
                action.trigger()
        case 2 | 3:
            shift = Qt.KeyboardModifier.ShiftModifier if random.random() < 0.2 else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(target, random.choice(KEYS), shift)
        case 4:
            letter = random.choice("đưx-")
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        case 5 if model.rowCount():
            table.setFocus()
            table.go_to(model.index(random.randrange(model.rowCount()), random.randrange(model.columnCount())))
        case 6 if tree.topLevelItemCount():
            items = list(all_items(tree.invisibleRootItem()))
            tree.setFocus()
            chosen = random.choice(items)
            tree.setCurrentItem(chosen)
            chosen.setExpanded(random.random() < 0.7)
        case 7:
            bar = table.verticalScrollBar()
            bar.setValue(random.randint(0, max(1, bar.maximum())))
        case 8:
            window.editing.set_layout(built_in_layout(random.choice(LAYOUT_NAMES)))
        case 9 if model.rowCount() > 1:
            rows = sorted(random.randrange(model.rowCount()) for _end in range(2))
            table.setFocus()
            table.selection.choose_row_range(range(rows[0], min(rows[1], rows[0] + 5) + 1))
        case 10:
            drag_a_row(window, random)
        case 11:
            drop_a_node(window, random)
    QApplication.processEvents()


def drag_a_row(window: MainWindow, random: Random) -> None:
    """Take a row by its edge, carry it somewhere, and let go or press Escape; with Ctrl it is copied."""
    port = window.workspace.table.viewport()
    height = port.height()
    keys = Qt.KeyboardModifier.ControlModifier if random.random() < 0.2 else Qt.KeyboardModifier.NoModifier
    start, end = (QPoint(3, random.randrange(height)) for _end in range(2))
    send(port, QEvent.Type.MouseButtonPress, start, True)
    send(port, QEvent.Type.MouseMove, start + QPoint(12, 6), True)
    send(port, QEvent.Type.MouseMove, end, True, keys)
    if random.random() < 0.2:
        QTest.keyClick(window.workspace.table, Qt.Key.Key_Escape)
    send(port, QEvent.Type.MouseButtonRelease, end, False, keys)


def drop_a_node(window: MainWindow, random: Random) -> None:
    """Drop any node of the plan on the tree or on the table."""
    rows = window.document.session.rows
    known = [id_ for table in ("appendix", "item", "line") for id_ in rows.images(table)]
    if known:
        data = pack_nodes(window.document.plan.id, random.sample(known, min(len(known), random.choice((1, 1, 2)))))
        view = random.choice((window.workspace.tree, window.workspace.table))
        size = view.viewport().size()
        drop_at(view, QPoint(random.randrange(size.width()), random.randrange(size.height())), data)


def all_items(item: QTreeWidgetItem) -> list[TreeItem]:
    """All items below one."""
    below = [item.child(place) for place in range(item.childCount())]
    return [found for child in below for found in (child, *all_items(child))]  # type: ignore[misc]


def check(window: MainWindow) -> None:
    """Table and tree show the plan as it is."""
    live, model = window.workspace.live, window.workspace.model
    if live is None:
        assert not window.document.plan.appendices
        assert not model.rowCount()
        return
    fresh = build_grid(live.appendix)
    assert list(live.grid.cells()) == list(fresh.cells())
    assert model.rowCount() == fresh.row_count - fresh.header_rows
    plan = window.document.plan
    assert live.appendix in plan.appendices
    areas: dict[str, Area] = {area.id: area for appendix in plan.appendices for area in appendix.areas}
    for item in all_items(window.workspace.tree.invisibleRootItem()):
        if item.kind == "area" and item.filled:
            wanted = [node.id for node in areas[item.node.id].items if not isinstance(node, Task)]
            assert [item.child(place).node.id for place in range(item.childCount())] == wanted  # type: ignore[attr-defined]
        if item.kind == "area":
            assert item.text(1) == str(sum(1 for _task in areas[item.node.id].tasks()))
        if item.kind not in ("body", "section"):
            assert item.kind == window.document.session.rows.table_of(item.node.id)
            assert item.isExpanded() == (item.filled and item.node.id in window.workspace.tree._nodes._open)


def walk(window: MainWindow, seed: int, steps: int) -> None:
    """A random walk, then back to the start and forth to the end."""
    random = Random(seed)  # noqa: S311
    session = window.document.session
    start = session.plan
    for step in range(steps):
        do_anything(window, random)
        if step % 10 == 0:
            window.grab()
            check(window)
    window.workspace.commit()
    end = session.plan
    steps_back = 0
    while window.document.undo():
        steps_back += 1
    assert session.plan == start
    check(window)
    # Not further than before: the walk itself may have ended with an undo.
    for _step in range(steps_back):
        window.document.redo()
    assert session.plan == end
    check(window)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_short_walk(small: MainWindow, asked: Asked, seed: int) -> None:
    walk(small, seed, 120)
    assert asked.problems == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 30))
def test_a_long_walk(with_plan: Callable[..., MainWindow], asked: Asked, seed: int) -> None:
    from tests.plans import big_plan, small_plan

    walk(with_plan(small_plan() if seed % 2 else big_plan(120)), seed, 600)
    assert asked.problems == []
