"""What is chosen while the table changes under it: texts, merges, rows that come and go, undo."""

from __future__ import annotations

from models.commands import AddTask, MergeUp, SetText, SplitCell
from models.grid.grid import Address
from tests.ui.keys import current_cell, key, press, stand_on, text_of
from tests.ui.table_hands import CTRL, chosen, click, click_heading
from ui.main_window import MainWindow

# Rows and columns as in test_table_keys.
NUMBER, OBJECTIVE, TASK, ACTIVITY, PRODUCT, LEAD, PARTNERS, DEADLINE, FUNDING = range(9)


def test_an_edit_elsewhere_leaves_the_range_alone(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "partners")
    key("Shift+Right")
    assert small.document.run(SetText(Address("line", "l1", "product"), "Dài " * 30))
    assert chosen(small) == (2, PARTNERS, 2, DEADLINE)
    key("Shift+Right")
    assert chosen(small) == (2, PARTNERS, 2, FUNDING)


def test_a_range_grows_with_a_cell_that_is_merged_in_it(small: MainWindow) -> None:
    stand_on(small, "line", "l2", "activity")
    key("Shift+Right")
    assert chosen(small) == (2, ACTIVITY, 2, PRODUCT)
    assert small.document.run(MergeUp("l3", "product"))
    assert chosen(small) == (2, ACTIVITY, 3, PRODUCT)
    assert small.document.run(SplitCell("l2", "product"))
    key("Shift+Left")
    assert chosen(small) == (2, ACTIVITY, 2, ACTIVITY)


def test_whole_columns_stay_chosen_through_edits(small: MainWindow) -> None:
    click_heading(small, PRODUCT)
    press("Một")
    key("Return")
    assert chosen(small) == (0, PRODUCT, 11, PRODUCT)
    assert current_cell(small).address == ("line", "l2", "product")
    key("Ctrl+Z")
    assert text_of(small, "line", "l1", "product") == "Báo cáo"


def test_rows_that_come_keep_the_current_cell(small: MainWindow) -> None:
    stand_on(small, "line", "l6", "deadline")
    key("Shift+Right")
    assert small.document.run(AddTask("a1", "Mới", ""))
    assert current_cell(small).address == ("line", "l6", "deadline")
    top, left, bottom, _right = chosen(small)
    assert (top, left, bottom) == (9, DEADLINE, 9)
    key("Shift+Left")
    assert chosen(small)[0] == 9


def test_rows_that_go_take_their_ranges_along(small: MainWindow) -> None:
    click(small, 1, ACTIVITY)
    click(small, 11, DEADLINE, CTRL)
    key("Ctrl+Del")
    table, model = small.workspace.table, small.workspace.model
    for extent in table.selection.extents:
        assert extent.bottom < model.rowCount()
    key("Ctrl+A")
    key("Ctrl+Z")
    assert all(extent.bottom < model.rowCount() for extent in table.selection.extents)
    assert list(table.chosen().cells())


def test_another_layout_leaves_one_cell_chosen(small: MainWindow) -> None:
    from models.layout import built_in_layout

    stand_on(small, "line", "l2", "deadline")
    key("Shift+Down")
    small.editing.set_layout(built_in_layout("brief"))
    assert small.workspace.table.selection.is_one_cell
    assert current_cell(small).address == ("line", "l2", "deadline")
