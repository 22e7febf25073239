"""The keys of Excel in a table with merged cells: where each leads, and what it writes or clears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Task
from tests.plans import big_plan, small_plan
from tests.ui.conftest import Asked
from tests.ui.keys import compose, current_cell, focused, key, press, stand_on, text_of
from tests.ui.table_hands import chosen, lane
from ui.main_window import MainWindow
from ui.table.editor import CellEditor

# The small plan in the layout "objectives": row 0 area, 1 l1, 2-3 l2 and l3 (one task), 4 l4 (lead merged over 2-4),
# 5 l5 (a reference over columns 3-8), 6 area, 7 group, 8 l6, 9 l7, 10-11 l8 and l9 (one objective, product merged).
NUMBER, OBJECTIVE, TASK, ACTIVITY, PRODUCT, LEAD, PARTNERS, DEADLINE, FUNDING = range(9)


def sparse_plan() -> Plan:
    """Ten tasks in one area without a title, deadlines in rows 0-2, 5 and 8."""
    tasks = tuple(
        Task(id=f"t{n}", title=f"Việc {n}", lines=(Line(id=f"l{n}", deadline="Quý I" if n in (0, 1, 2, 5, 8) else ""),))
        for n in range(10)
    )
    one = Appendix(id="p1", title="NHIỆM VỤ", layout=built_in_layout("product-first"), areas=(Area(items=tasks),))
    return Plan(id="plan", appendices=(one,))


def test_arrows_count_merged_cells_once_and_stop_at_the_edges(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "deadline")
    for _step in range(2):
        key("Left")
    assert current_cell(small).address == ("line", "l2", "lead")
    assert lane(small) == (3, LEAD)
    key("Down")
    assert current_cell(small).address == ("line", "l5", "reference")
    key("Up")
    assert current_cell(small).address == ("line", "l2", "lead")
    for _step in range(20):
        key("Up")
    assert lane(small) == (0, LEAD)
    for _step in range(20):
        key("Left")
    assert lane(small) == (0, NUMBER)


def test_home_and_end_lead_to_the_ends_of_the_row(small: MainWindow) -> None:
    stand_on(small, "line", "l3", "product")
    key("End")
    assert lane(small) == (3, FUNDING)
    key("Home")
    assert lane(small) == (3, NUMBER)
    # The number of the task stands over both its lines, and the way on is still that of the second.
    assert current_cell(small).rowspan == 2
    key("End")
    assert current_cell(small).address == ("line", "l3", "funding")


def test_ctrl_home_and_ctrl_end_lead_to_the_corners(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(300))
    table, last = window.workspace.table, window.workspace.model.rowCount() - 1
    table.setFocus()
    key("Ctrl+End")
    assert lane(window) == (last, 5)
    assert current_cell(window).address == ("line", "l299", "deadline")
    bottom = table.rowViewportPosition(last) + table.rowHeight(last)
    assert bottom <= table.viewport().height()
    key("Ctrl+Home")
    assert lane(window) == (0, 0)
    assert table.verticalScrollBar().value() == 0


def test_ctrl_arrows_lead_to_the_end_of_the_filled_cells(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(sparse_plan())
    stand_on(window, "line", "l0", "deadline")
    seen = []
    for _step in range(4):
        key("Ctrl+Down")
        seen.append(lane(window)[0])
    assert seen == [2, 5, 8, 9]
    for _step in range(4):
        key("Ctrl+Up")
        seen.append(lane(window)[0])
    assert seen[4:] == [8, 5, 2, 0]
    # Number, task, then four empty columns but for the deadline.
    key("Ctrl+Left")
    assert lane(window) == (0, 1)
    key("Ctrl+Left")
    assert lane(window) == (0, 0)
    key("Ctrl+Right")
    assert lane(window) == (0, 1)
    key("Ctrl+Right")
    assert lane(window) == (0, 5)


def test_ctrl_arrows_pass_merged_cells_in_one_go_and_stop_at_headings(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Ctrl+Down")
    # The heading of the next area is written in column 1: for column 2 it is empty, as in Excel.
    assert lane(small) == (5, TASK)
    key("Ctrl+Down")
    assert lane(small) == (8, TASK)
    key("Ctrl+Down")
    assert lane(small)[0] == 11
    key("Ctrl+Up")
    key("Ctrl+Up")
    assert lane(small)[0] == 5


def test_page_down_and_page_up_move_a_windowful(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(400))
    stand_on(window, "line", "l1", "lead")
    table = window.workspace.table
    seen = [lane(window)[0]]
    while seen[-1] < window.workspace.model.rowCount() - 1:
        key("PgDown")
        row, column = lane(window)
        assert column == 3
        assert row > seen[-1]
        assert 0 <= table.rowViewportPosition(row) < table.viewport().height()
        seen.append(row)
    steps = [after - before for before, after in pairwise(seen)]
    assert max(steps) < 40
    assert len(seen) > 8
    for _step in range(len(seen)):
        key("PgUp")
    assert lane(window) == (0, 3)


def test_moving_far_in_ten_thousand_rows_measures_only_what_is_seen(
    with_plan: Callable[[Plan], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.table import sizing

    window = with_plan(big_plan(10_000))
    window.workspace.table.sizer._idle.stop()
    measured: list[object] = []
    real = sizing.block_heights

    def counting(block: object, *args: object) -> list[int]:
        measured.append(block)
        return real(block, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(sizing, "block_heights", counting)
    stand_on(window, "line", "l1", "lead")
    keys = ("End", "Home", "PgDown", "PgDown", "PgUp", "Ctrl+End", "PgUp", "Ctrl+Home", "Ctrl+Down", "Ctrl+Up")
    for name in (*keys, "Ctrl+Shift+End", "Ctrl+Shift+Home", "Ctrl+Shift+Down", "Ctrl+A"):
        measured.clear()
        window.workspace.table.sizer._idle.stop()
        key(name)
        assert len(measured) < 250, name


def test_enter_and_tab_go_on_and_back_and_enter_returns_to_where_tab_began(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "activity")
    key("Tab")
    key("Tab")
    assert current_cell(small).address == ("line", "l2", "lead")
    key("Shift+Tab")
    key("Tab")
    key("Return")
    assert current_cell(small).address == ("line", "l3", "activity")
    key("Shift+Return")
    assert current_cell(small).address == ("line", "l2", "activity")
    # An arrow between: the row of Tabs is over, and Enter goes straight down.
    key("Tab")
    key("Right")
    key("Return")
    assert lane(small) == (5, LEAD)


def test_enter_returns_to_where_tab_began_out_of_editors_too(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    press("Một")
    key("Tab")
    press("Hai")
    key("Tab")
    press("Ba")
    key("Return")
    assert current_cell(small).address == ("line", "l2", "activity")
    assert [text_of(small, "line", "l1", name) for name in ("activity", "product", "lead")] == ["Một", "Hai", "Ba"]


def test_enter_and_tab_go_round_within_a_chosen_range(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "activity")
    key("Shift+Right")
    key("Shift+Down")
    assert chosen(small) == (2, ACTIVITY, 3, PRODUCT)
    seen = []
    for _step in range(4):
        key("Tab")
        seen.append(lane(small))
    assert seen == [(2, PRODUCT), (3, ACTIVITY), (3, PRODUCT), (2, ACTIVITY)]
    seen.clear()
    for _step in range(4):
        key("Return")
        seen.append(lane(small))
    assert seen == [(3, ACTIVITY), (2, PRODUCT), (3, PRODUCT), (2, ACTIVITY)]
    key("Shift+Tab")
    assert lane(small) == (3, PRODUCT)
    key("Shift+Return")
    assert lane(small) == (2, PRODUCT)
    assert chosen(small) == (2, ACTIVITY, 3, PRODUCT)


def test_writing_within_a_range_goes_on_within_it(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "activity")
    key("Shift+Right")
    key("Shift+Down")
    for text in ("A", "B", "C", "D"):
        press(text)
        key("Return")
    assert [text_of(small, "line", n, "activity") for n in ("l2", "l3")] == ["A", "B"]
    assert [text_of(small, "line", n, "product") for n in ("l2", "l3")] == ["C", "D"]
    assert chosen(small) == (2, ACTIVITY, 3, PRODUCT)
    assert lane(small) == (2, ACTIVITY)


def test_merged_cells_count_once_within_a_range(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "lead")
    key("Shift+Right")
    assert chosen(small) == (2, LEAD, 4, PARTNERS)
    seen = []
    for _step in range(4):
        key("Tab")
        seen.append(lane(small))
    assert seen == [(2, PARTNERS), (3, PARTNERS), (4, PARTNERS), (2, LEAD)]


def test_f2_and_double_click_keep_the_text_and_letters_replace_it(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("F2")
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == "Báo cáo"  # type: ignore[attr-defined]
    key("Esc")
    press("x")
    assert focused().toPlainText() == "x"  # type: ignore[attr-defined]
    key("Esc")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_backspace_opens_the_cell_empty_and_escape_brings_the_text_back(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Backspace")
    assert isinstance(focused(), CellEditor)
    assert focused().toPlainText() == ""  # type: ignore[attr-defined]
    key("Esc")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"
    key("Backspace")
    compose("đ")
    compose("", "đề án")
    key("Return")
    assert text_of(small, "line", "l1", "product") == "đề án"
    key("Up")
    key("Backspace")
    key("Return")
    assert text_of(small, "line", "l1", "product") == ""
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "đề án"


def test_backspace_on_a_range_opens_the_cell_that_is_written_in(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "activity")
    key("Shift+Right")
    key("Backspace")
    press("Mới")
    key("Tab")
    assert text_of(small, "line", "l1", "activity") == "Mới"
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_backspace_on_a_number_tells_why_not(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    key("Home")
    small.status.show_hint("")
    key("Backspace")
    assert not isinstance(focused(), CellEditor)
    assert "tự đánh" in small.status.hint.text()


def test_delete_clears_what_is_chosen_in_one_step(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "activity")
    key("Shift+Down")
    key("Shift+Down")
    key("Del")
    assert [text_of(small, "line", name, "activity") for name in ("l2", "l3", "l4")] == ["", "", ""]
    assert text_of(small, "line", "l1", "activity") == "Hoạt động l1"
    key("Ctrl+Z")
    assert text_of(small, "line", "l4", "activity") == "Hoạt động l4"


def test_alt_with_an_arrow_moves_rows_and_never_only_the_cell(small: MainWindow) -> None:
    stand_on(small, "task", "t1")
    key("Alt+Down")
    assert current_cell(small).address == ("task", "t1", "title")
    assert [item.id for item in small.document.plan.appendices[0].areas[0].items[:2]] == ["t2", "t1"]


def test_ctrl_page_down_and_up_turn_the_appendices(small: MainWindow) -> None:
    workspace = small.workspace
    stand_on(small, "line", "l1", "product")
    key("Ctrl+PgDown")
    assert workspace.appendix is not None
    assert workspace.appendix.id == "p2"
    assert focused() is workspace.table
    assert not workspace.from_tree
    key("Ctrl+PgDown")
    assert workspace.appendix.id == "p2"
    key("Ctrl+PgUp")
    assert workspace.appendix.id == "p1"
    assert current_cell(small).address == ("line", "l1", "product")
    key("Ctrl+PgUp")
    assert workspace.in_body
    assert focused() is workspace.middle
    key("Ctrl+PgDown")
    assert not workspace.in_body
    assert focused() is workspace.table


def test_turning_stores_what_is_being_written(small: MainWindow) -> None:
    stand_on(small, "line", "l1", "product")
    press("Viết dở")
    key("Ctrl+PgDown")
    assert text_of(small, "line", "l1", "product") == "Viết dở"


def test_keys_do_nothing_in_an_empty_table(with_plan: Callable[[Plan], MainWindow], asked: Asked) -> None:
    plan = small_plan()
    window = with_plan(replace(plan, appendices=(replace(plan.appendices[0], areas=()),)))
    window.workspace.table.setFocus()
    assert window.workspace.model.rowCount() == 0
    for name in ("Down", "Shift+Down", "Ctrl+Down", "Home", "PgDown", "Tab", "Return", "Ctrl+A", "Del", "Backspace",
                 "Shift+Space", "Ctrl+Space", "Ctrl+Shift+End", "F2"):  # fmt: skip
        key(name)
    QApplication.processEvents()
    assert asked.problems == []
    assert not window.workspace.table.chosen()
