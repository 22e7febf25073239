"""The tree by hand: several nodes at once, searching by letters, opening and closing, badges, dragging; its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from models.commands import AddTask, DeleteRemarks
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Group, Plan, Remark, Task
from tests.plans import big_plan, small_plan
from tests.ui.keys import focused, key, press, stand_on
from tests.ui.test_rows import tasks_of, told
from tests.ui.test_tree import click, drop, drop_at, item
from ui.main_window import MainWindow
from ui.rows.node_mime import pack_nodes
from ui.tree.badges import Badge, Severity
from ui.tree.items import BADGES, TaskCounts
from ui.tree.nodes import TreeNodes

Opens = Callable[[Plan], MainWindow]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click_with(window: MainWindow, node: str, keys: Qt.KeyboardModifier) -> None:
    """Click a node of the tree with Ctrl or Shift held."""
    tree = window.workspace.tree
    rect = tree.visualItemRect(item(window, node))
    point = QPoint(rect.left() + 20, rect.center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, keys, point)
    QApplication.processEvents()


def grouped() -> Plan:
    """Two appendices; the first has three groups in one area and one in another."""
    groups = tuple(
        Group(id=f"g{n}", title=title, items=(Task(id=f"t{n}", title=f"Việc {n}"),))
        for n, title in enumerate(("Đào tạo", "Dịch vụ công", "Đánh giá", "Chuyển đổi số"))
    )
    areas = (Area(id="a1", title="MỘT", items=groups[:3]), Area(id="a2", title="HAI", items=groups[3:]))
    layout = built_in_layout("brief")
    other = Appendix(id="p2", title="PHỤ LỤC HAI", layout=layout, areas=(Area(id="a3", title="BA"),))
    return Plan(id="plan", appendices=(Appendix(id="p1", title="PHỤ LỤC MỘT", layout=layout, areas=areas), other))


def test_several_nodes_are_moved_and_deleted_at_once(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    click(window, "g1")
    click_with(window, "g2", SHIFT)
    assert tree.chosen_ids() == ["g1", "g2"]
    key("Alt+Up")
    assert tasks_of(window, "a1") == ["g1", "g2", "g0"]
    assert tree.chosen_ids() == ["g1", "g2"]
    key("Alt+Down")
    key("Alt+Down")
    assert tasks_of(window, "a2") == ["g1", "g2", "g3"]
    assert tree.chosen_ids() == ["g1", "g2"]
    assert focused() is tree
    key("Del")
    assert told(window) == "Đã xóa 2 nhóm nhiệm vụ, cả thảy 2 nhiệm vụ."
    for _step in range(4):
        key("Ctrl+Z")
    assert window.document.plan == grouped()


def test_nodes_far_apart_are_chosen_with_ctrl(with_plan: Opens) -> None:
    window = with_plan(grouped())
    click(window, "g0")
    click_with(window, "g3", CTRL)
    click_with(window, "g2", CTRL)
    assert window.workspace.tree.chosen_ids() == ["g0", "g2", "g3"]
    key("Ctrl+Shift+D")
    assert [len(window.document.session.rows.children(area)) for area in ("a1", "a2")] == [5, 2]
    assert window.document.session.undo_label == "Nhân đôi"
    key("Ctrl+Z")
    assert window.document.plan == grouped()


def test_choosing_more_leaves_the_table_where_it_is(with_plan: Opens) -> None:
    window = with_plan(grouped())
    click(window, "g0")
    before = window.workspace.table.currentIndex()
    key("Shift+Down")
    click_with(window, "a3", CTRL)
    assert window.workspace.table.currentIndex() == before
    assert window.workspace.live is not None
    assert window.workspace.live.appendix_id == "p1"
    click(window, "a3")
    assert window.workspace.live.appendix_id == "p2"


def test_levels_in_the_tree(with_plan: Opens) -> None:
    window = with_plan(grouped())
    click(window, "g1")
    key("Alt+Shift+Left")
    assert window.document.session.rows.table_of("g1") == "area"
    assert tasks_of(window, "p1") == ["a1", "g1", "a2"]
    assert tasks_of(window, "g1") == ["t1", "g2"]
    assert item(window, "g1").kind == "area"
    assert window.workspace.tree.chosen_id() == "g1"
    key("Alt+Shift+Right")
    assert window.document.plan == grouped()
    assert item(window, "g1").kind == "group"
    assert item(window, "g1").text(1) == "1"


def test_appendices_change_their_order(with_plan: Opens) -> None:
    window = with_plan(grouped())
    click(window, "p2")
    key("Alt+Up")
    assert [appendix.id for appendix in window.document.plan.appendices] == ["p2", "p1"]
    assert drop(window, "p2", "p1", lower=True)
    assert [appendix.id for appendix in window.document.plan.appendices] == ["p1", "p2"]
    click(window, "p2")
    key("Ctrl+Shift+D")
    assert [appendix.title for appendix in window.document.plan.appendices][1:] == ["PHỤ LỤC HAI"] * 2


def test_several_are_dragged_and_ctrl_copies(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    point = tree.visualItemRect(item(window, "a3")).center()
    assert drop_at(tree, point, pack_nodes("plan", ("g0", "g2")))
    assert tasks_of(window, "a3") == ["g0", "g2"]
    assert "PHỤ LỤC HAI" in told(window)
    point = tree.visualItemRect(item(window, "a2")).center()
    assert drop_at(tree, point, pack_nodes("plan", ("g0",)), CTRL)
    assert tasks_of(window, "a2") == ["g3", "+"]
    assert not drop_at(tree, tree.visualItemRect(item(window, "g1")).center(), pack_nodes("plan", ("a1",)))


def test_letters_find_a_title_without_marks(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    click(window, "p1")
    press("dich")
    assert tree.chosen_id() == "g1"
    tree._typing._at -= 5
    press("da")
    assert tree.chosen_id() == "g2"  # the next one after where the officer stands
    tree._typing._at -= 5
    press("dd")  # UniKey takes the letter back and sends another
    key("Backspace")
    key("Backspace")
    press("đao")
    assert tree.chosen_id() == "g0"
    tree._typing._at -= 5
    event = QInputMethodEvent()
    event.setCommitString("chuyển")
    QApplication.sendEvent(tree, event)
    assert tree.chosen_id() == "g3"
    assert window.document.plan == grouped()


def test_opening_and_closing_is_kept_while_the_program_runs(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    window.actions_by_name["actionCollapseAll"].trigger()
    assert not item_open(window, "p1")
    assert not item_open(window, "a1")
    window.actions_by_name["actionExpandAll"].trigger()
    assert item_open(window, "p1")
    assert item_open(window, "a2")
    tree.setCurrentItem(tree.item_of("a1"))
    tree.setFocus()
    key("-")
    assert not item_open(window, "a1")
    path = window.document.path
    assert path is not None
    window.document.close()
    window.document.open(path)
    assert not item_open(window, "a1")
    assert item_open(window, "a2")
    tree.setFocus()
    tree.setCurrentItem(tree.item_of("p1"))
    key("*")
    assert item_open(window, "a1")


def item_open(window: MainWindow, node: str) -> bool:
    """Whether a node is open, without opening anything."""
    found = window.workspace.tree.item_of(node)
    return found is not None and found.isExpanded()


def test_what_is_closed_stays_closed_when_the_order_changes(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    for area in ("a1", "a2"):
        found = tree.item_of(area)
        assert found is not None
        found.setExpanded(area == "a2")
    tree.setFocus()
    tree.setCurrentItem(tree.item_of("a1"))
    key("Alt+Down")
    assert tasks_of(window, "p1") == ["a2", "a1"]
    assert not item_open(window, "a1")
    assert item_open(window, "a2")
    key("Alt+Up")
    assert not item_open(window, "a1")
    assert item_open(window, "a2")


def test_badges_tell_remarks_in_numbers_and_words(with_plan: Opens, qtbot: Any) -> None:
    window = with_plan(
        Plan(
            id="plan",
            appendices=grouped().appendices,
            remarks=(
                Remark(id="r1", message="Không rõ", text="Việc 3"),
                Remark(id="r2", message="Không rõ", text="viec 1"),
                Remark(id="r3", message="Không rõ", text="chuyển đổi"),
                Remark(id="r4", message="Không thấy", text="không có ở đâu"),
            ),
        )
    )
    qtbot.waitUntil(lambda: not window.workspace._badges.at_work)
    wanted = {"p1": 3, "a1": 1, "a2": 2, "g3": 2, "g1": 1, "g0": 0, "p2": 0}
    found = {node: item(window, node).data(0, BADGES) for node in wanted}
    assert {node: badges[0].number if badges else 0 for node, badges in found.items()} == wanted
    index = window.workspace.tree.indexFromItem(item(window, "a2"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "II. HAI, 1 nhiệm vụ, 2 điều cần xem lại"
    window.document.run(DeleteRemarks(("r1", "r3")))
    assert item(window, "a2").data(0, BADGES) is None
    assert item(window, "p1").data(0, BADGES)[0].number == 1


def test_badges_of_every_severity_are_painted(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    plain = tree.grab().toImage()
    badges = tuple(Badge(severity, 120, "x") for severity in Severity)
    tree.show_badges({"g1": badges})
    assert tree.grab().toImage() != plain
    tree.show_badges({})
    assert tree.grab().toImage() == plain


def test_only_a_title_that_is_cut_has_a_tip(with_plan: Opens) -> None:
    window = with_plan(grouped())
    tree = window.workspace.tree
    window.workspace.columns.setSizes([400, 800, 100])
    QApplication.processEvents()
    assert not _tip(window, "g0")
    window.workspace.set_text(Address("group", "g0", "title"), "Đào tạo, bồi dưỡng " * 12)
    assert _tip(window, "g0")
    assert tree.horizontalScrollBar().maximum() == 0


def _tip(window: MainWindow, node: str) -> str:
    tree = window.workspace.tree
    QToolTip.hideText()
    point = tree.visualItemRect(item(window, node)).topLeft() + QPoint(20, 6)
    event = QHelpEvent(QEvent.Type.ToolTip, point, tree.viewport().mapToGlobal(point))
    QApplication.sendEvent(tree.viewport(), event)
    return QToolTip.text()


def test_a_change_touches_only_the_nodes_it_changes(with_plan: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    window = with_plan(big_plan(1000))
    window.workspace.tree.open_all()
    updated: list[str] = []
    counted: list[str] = []
    monkeypatch.setattr(TreeNodes, "_show_words", lambda _self, shown: updated.append(shown.node.id))
    count = TaskCounts._count

    def counting(self: TaskCounts, node: Any) -> int:
        known = self._known.get(node.id)
        if known is None or known[0] is not node:
            counted.append(node.id)
        return count(self, node)

    monkeypatch.setattr(TaskCounts, "_count", counting)
    window.document.run(AddTask("a3", "Mới", None))
    assert sorted(set(updated) - {"plan"}) == ["a3", "p1"]
    assert sorted(set(counted)) == ["a3", "p1"]
    updated.clear()
    window.document.undo()
    assert sorted(set(updated) - {"plan"}) == ["a3", "p1"]


def test_the_tree_does_not_move_while_one_types(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    tree = small.workspace.tree
    before = tree.verticalScrollBar().value(), tree.chosen_id()
    seen: list[object] = []
    tree.currentItemChanged.connect(lambda now, _old: seen.append(now))
    press("Báo cáo mới")
    key("Return")
    assert (tree.verticalScrollBar().value(), tree.chosen_id()) == before
    assert seen == []
    assert small.document.plan != small_plan()
