"""Large plans: only what is in sight is built, edits touch one block, sizes and merged cells stay true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from models.commands import AddTask, Delete, MergeUp, Move, SetText
from models.grid.grid import Address, Block
from models.plan import Plan
from tests.plans import big_plan
from tests.ui.keys import current_cell, key, press, stand_on
from ui.main_window import MainWindow
from ui.table.heights import block_heights


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the blocks whose cells were made, in order."""
    keys: list[str] = []
    cells = Block.cells.fget  # type: ignore[attr-defined]

    def counting(block: Block) -> object:
        if block._cells is None:
            keys.append(block.key)
        return cells(block)

    monkeypatch.setattr(Block, "cells", property(counting))
    return keys


@pytest.fixture
def large(with_plan: Callable[[Plan], MainWindow], built: list[str]) -> MainWindow:
    """A window with 2,000 lines, its idle work stopped."""
    window = with_plan(big_plan(2000))
    window.workspace.table.sizer._idle.stop()
    return window


def test_first_paint_builds_only_what_is_in_sight(large: MainWindow, built: list[str]) -> None:
    large.grab()
    assert 3 < len(built) < 80


def test_jumping_builds_only_what_is_in_sight(large: MainWindow, built: list[str]) -> None:
    large.grab()
    built.clear()
    bar = large.workspace.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    large.grab()
    assert 3 < len(built) < 120
    assert large.workspace.table.rowAt(large.workspace.table.viewport().height() - 1) >= 1990


def test_an_edit_builds_one_block(large: MainWindow, built: list[str]) -> None:
    large.grab()
    built.clear()
    large.document.run(SetText(Address("line", "l1", "activity"), "Dài hơn nhiều " * 30))
    large.grab()
    assert built == ["t1"]


def test_adding_a_task_builds_the_new_one_and_those_renumbered_in_sight(large: MainWindow, built: list[str]) -> None:
    large.grab()
    built.clear()
    large.document.run(AddTask("a0", "Việc mới", "t0", id="neu"))
    large.workspace.table.sizer._idle.stop()
    large.grab()
    assert "neu" in built
    assert len(built) < 80


def test_what_is_in_sight_stays_when_rows_above_are_sized(large: MainWindow) -> None:
    table = large.workspace.table
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    large.grab()
    row = table.rowAt(0)
    place = table.rowViewportPosition(row)
    table.sizer.settle_rows(0, 300)
    assert table.rowViewportPosition(row) == place


def test_idle_work_sizes_every_row(with_plan: Callable[[Plan], MainWindow]) -> None:
    window = with_plan(big_plan(300))
    sizer = window.workspace.table.sizer
    while sizer._idle.isActive():
        sizer._settle_idle()
    check_sizes(window)


def check_sizes(window: MainWindow) -> None:
    """Every settled row is as high as its texts need, and merged cells in sight are merged in the view."""
    table, model = window.workspace.table, window.workspace.model
    assert model.live is not None
    table.sizer.settle_rows(0, model.rowCount() - 1, most=100_000)
    QApplication.processEvents()
    row = 0
    for block in model.live.grid.blocks[1 if model.offset else 0 :]:
        wanted = block_heights(block, table.sizer.widths, table.sizer.typesetter)
        assert [table.rowHeight(row + n) for n in range(block.rows)] == wanted
        row += block.rows
    table.sizer.settle_visible()
    for place in range(max(0, table.rowAt(0)), table.rowAt(table.viewport().height() - 1) + 1):
        for column in range(model.columnCount()):
            cell = model.cell(place, column)
            assert table.rowSpan(place, column) == cell.rowspan
            assert table.columnSpan(place, column) == cell.colspan


def test_sizes_and_merges_stay_true_through_changes(small: MainWindow) -> None:
    document = small.document
    steps = [
        SetText(Address("line", "l2", "product"), "Một câu dài " * 20),
        MergeUp("l3", "deadline"),
        AddTask("a1", "Chen giữa", "t2", id="neu"),
        Move("t1", "o2", None),
        Delete(("t3",)),
        Move("a1", "p1", None),
        Delete(("g1",)),
    ]
    check_sizes(small)
    for step in steps:
        assert document.run(step)
        check_sizes(small)
        small.grab()
    while document.undo():
        check_sizes(small)
        small.grab()
    while document.redo():
        check_sizes(small)
    small.grab()


def test_the_chosen_cell_stays_when_rows_move(large: MainWindow) -> None:
    stand_on(large, "line", "l900", "deadline")
    large.document.run(AddTask("a0", "Việc mới", "", id="neu"))
    assert current_cell(large).address == ("line", "l900", "deadline")
    key("Alt+Up")
    assert current_cell(large).address == ("line", "l900", "deadline")
    press("Quý II")
    key("Return")
    assert large.document.session.rows.node("l900").deadline == "Quý II"  # type: ignore[union-attr]


def test_resizing_the_window_keeps_the_paper_in_its_width(small: MainWindow) -> None:
    small.resize(1150, 600)
    QApplication.processEvents()
    table = small.workspace.table
    assert table.horizontalScrollBar().maximum() == 0
    check_sizes(small)
