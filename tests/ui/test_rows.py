"""Several rows at once: deleted, moved, doubled, shifted by a level and merged, with real keys; one step each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from models.plan import Plan
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import current_cell, key, stand_on, text_of
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]


def reach(window: MainWindow, table: str, first: str, last: str, field: str = "title") -> None:
    """Choose from the cell of one node down to that of another, with Shift and the arrow."""
    stand_on(window, table, first, field)
    wanted = window.workspace.model.row_of(last)
    assert wanted is not None
    for _step in range(20):
        if window.workspace.table.chosen().rows[-1] >= wanted:
            break
        key("Shift+Down")
    assert window.workspace.table.chosen().rows[-1] == wanted


def chosen(window: MainWindow) -> tuple[str, ...]:
    """The nodes that the commands would take."""
    return window.editing.rows.nodes()


def tasks_of(window: MainWindow, parent: str) -> list[str]:
    """The children of a node, those made by the test as "+"."""
    return [id_ if len(id_) < 4 else "+" for id_ in window.document.session.rows.children(parent)]


def told(window: MainWindow) -> str:
    """What the message bar says, "" where it is not shown."""
    bar = window.workspace.messages
    return bar.text() if not bar.isHidden() else ""


def test_chosen_cells_stand_for_their_tasks_and_lines(small: MainWindow) -> None:
    reach(small, "line", "l1", "l3", "product")
    assert chosen(small) == ("t1", "t2")
    reach(small, "line", "l1", "l2", "product")
    assert chosen(small) == ("t1", "l2")
    stand_on(small, "line", "l2", "product")
    assert chosen(small) == ("l2",)
    stand_on(small, "task", "t2")
    assert chosen(small) == ("t2",)
    stand_on(small, "objective", "o2")
    assert chosen(small) == ("o2",)
    stand_on(small, "area", "a2")
    key("Shift+Down")
    key("Shift+Down")
    assert chosen(small) == ("a2",)


def test_ctrl_delete_takes_all_chosen_rows_and_tells(small: MainWindow) -> None:
    reach(small, "line", "l1", "l3", "product")
    key("Ctrl+Del")
    assert tasks_of(small, "a1") == ["t3", "t4"]
    assert told(small) == "Đã xóa 2 nhiệm vụ."
    assert small.document.session.undo_label == "Xóa 2 nhiệm vụ"
    assert small.editing.rows.nodes() == ("t3",)
    assert current_cell(small).address == ("line", "l4", "product")  # the column stays
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_delete_still_only_clears_the_texts(small: MainWindow) -> None:
    reach(small, "line", "l2", "l3", "deadline")
    key("Del")
    assert [text_of(small, "line", id_, "deadline") for id_ in ("l2", "l3")] == ["", ""]
    assert tasks_of(small, "a1") == ["t1", "t2", "t3", "t4"]


def test_a_heading_with_its_rows_is_taken_once(small: MainWindow) -> None:
    stand_on(small, "group", "g1")
    key("Shift+Down")
    key("Ctrl+Del")
    assert tasks_of(small, "a2") == ["o2"]
    assert "nhóm nhiệm vụ “Một cửa” cùng 2 nhiệm vụ" in told(small)


def test_rows_move_again_and_again_and_stay_chosen(small: MainWindow) -> None:
    reach(small, "line", "l2", "l4", "product")
    assert chosen(small) == ("t2", "t3")
    key("Alt+Up")
    assert tasks_of(small, "a1") == ["t2", "t3", "t1", "t4"]
    assert chosen(small) == ("t2", "t3")
    for _step in range(3):
        key("Alt+Down")
    assert tasks_of(small, "a1") == ["t1", "t4"]
    assert tasks_of(small, "a2") == ["t2", "t3", "g1", "o2"]
    assert chosen(small) == ("t2", "t3")
    key("Alt+Up")
    assert tasks_of(small, "a1") == ["t1", "t4", "t2", "t3"]
    for _step in range(5):
        key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_rows_of_two_headings_come_together_on_the_way(small: MainWindow) -> None:
    reach(small, "line", "l7", "l8", "partners")
    assert chosen(small) == ("t6", "t7")
    key("Alt+Up")  # the first of its objective stays, the other comes to it
    assert tasks_of(small, "o1") == ["t6", "t7"]
    assert tasks_of(small, "o2") == ["t8"]
    assert chosen(small) == ("t6", "t7")
    key("Ctrl+Z")
    reach(small, "line", "l6", "l7", "partners")
    key("Alt+Down")
    assert tasks_of(small, "o1") == ["t5", "t6"]


def test_the_copies_stand_behind_the_last_and_are_chosen(small: MainWindow) -> None:
    reach(small, "line", "l2", "l4", "product")
    key("Ctrl+Shift+D")
    assert tasks_of(small, "a1") == ["t1", "t2", "t3", "+", "+", "t4"]
    copies = small.document.session.rows.children("a1")[3:5]
    assert chosen(small) == copies
    assert text_of(small, "task", copies[0]) == "Ban hành kế hoạch"
    key("Ctrl+Del")
    assert small.document.plan == small_plan()


def test_one_row_is_doubled_from_any_cell(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Ctrl+Shift+D")
    copy = small.document.session.rows.children("a1")[1]
    assert text_of(small, "task", copy) == "Rà soát văn bản"
    assert small.workspace.model.owner(small.workspace.table.currentIndex().row()).task == copy


def test_levels_go_out_and_in_with_the_keys_of_the_text(small: MainWindow) -> None:
    stand_on(small, "task", "t6")
    key("Alt+Shift+Left")
    assert tasks_of(small, "g1") == ["t5", "o1", "t6"]
    assert current_cell(small).address == ("task", "t6", "title")
    key("Alt+Shift+Right")
    assert small.document.plan == small_plan()
    stand_on(small, "task", "t1")
    key("Alt+Shift+Right")
    assert "Phía trên không có nhóm nhiệm vụ" in told(small)
    assert small.document.plan == small_plan()


def test_a_task_becomes_a_heading_and_a_task_again(small: MainWindow) -> None:
    stand_on(small, "task", "t3")
    key("Alt+Shift+Left")
    assert small.document.session.rows.table_of("t3") == "objective"
    assert current_cell(small).address == ("objective", "t3", "title")
    assert "mục tiêu" in small.status.hint.text()
    key("Alt+Shift+Right")
    assert small.document.session.rows.table_of("t3") == "task"
    assert [task.title for task in small.document.plan.appendices[0].areas[0].tasks()] == [
        task.title for task in small_plan().appendices[0].areas[0].tasks()
    ]


def test_several_rows_are_shifted_as_one_step(small: MainWindow) -> None:
    reach(small, "task", "t7", "t8")
    key("Alt+Shift+Left")
    assert tasks_of(small, "a2") == ["g1", "o2", "t7", "t8"]
    assert chosen(small) == ("t7", "t8")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_a_range_of_a_column_is_merged_and_keeps_the_texts(small: MainWindow) -> None:
    reach(small, "line", "l1", "l3", "product")
    key("Ctrl+M")
    lines = small.document.session.rows.node("t2").lines  # type: ignore[union-attr]
    assert [line.product for line in lines] == ["Báo cáo", "Báo cáo"]
    assert current_cell(small).rowspan == 3
    key("Ctrl+Z")
    reach(small, "line", "l2", "l3", "deadline")
    key("Ctrl+M")
    assert current_cell(small).text == "Quý I\nQuý II"
    assert "được giữ" in told(small)
    key("Ctrl+Shift+M")
    key("Ctrl+Z")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_one_cell_still_merges_with_the_one_above(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    key("Ctrl+M")
    assert text_of(small, "line", "l3", "deadline") == "Quý I\nQuý II"


def test_a_range_over_a_reference_is_told_not_merged(small: MainWindow) -> None:
    reach(small, "line", "l3", "l4", "product")
    key("Shift+Down")
    key("Ctrl+M")
    assert small.document.plan == small_plan()
    assert told(small)


def test_a_task_is_added_above(small: MainWindow) -> None:
    stand_on(small, "task", "t2")
    key("Ctrl+Alt+Return")
    assert tasks_of(small, "a1") == ["t1", "+", "t2", "t3", "t4"]
    assert current_cell(small).address is not None
    assert current_cell(small).address.id == small.document.session.rows.children("a1")[1]  # type: ignore[union-attr]
    stand_on(small, "task", "t1")
    key("Ctrl+Alt+Return")
    assert tasks_of(small, "a1")[:2] == ["+", "t1"]


def test_what_is_refused_opens_no_box(small: MainWindow, asked: Asked) -> None:
    stand_on(small, "area", "a1")
    key("Alt+Shift+Left")
    assert told(small).startswith("Lĩnh vực đã ở cấp cao nhất")
    assert asked.problems == []


@pytest.mark.parametrize("deed", ["Ctrl+Shift+D", "Alt+Down", "Ctrl+Del", "Alt+Shift+Left"])
def test_a_large_choice_is_one_step(with_plan: Opens, deed: str) -> None:
    window = with_plan(big_plan(300))
    before = window.document.plan
    stand_on(window, "task", "t0")
    key("Ctrl+A")
    model = window.workspace.model
    window.workspace.table.selection.choose_row_range(range(1, 31))
    assert len(chosen(window)) == 30
    key(deed)
    QApplication.processEvents()
    assert window.document.plan != before
    key("Ctrl+Z")
    assert window.document.plan == before
    assert model.rowCount() == 310
