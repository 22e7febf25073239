"""A plan as a table: spans, headings of two levels, merged cells, references; no overlap and no hole is let through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.grid.build import blocks_of_area, build_grid
from models.grid.grid import Address, Block, Cell, Grid, GridColumn, Owner, Role
from models.grid.numbers import printed_numbers
from models.grid.table import tied
from models.layout import LAYOUT_NAMES, Column, Layout, built_in_layout
from models.plan import Appendix, Area, Line, Objective, Task
from tests.plans import small_plan

COLUMNS = (GridColumn(), GridColumn())


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([Cell(0, 0), Cell(0, 1), Cell(0, 1)], "overlap at row 0, column 1"),
        ([Cell(0, 0, 1, 2), Cell(0, 1)], "overlap"),
        ([Cell(0, 1), Cell(0, 0, 1, 2)], "overlap at row 0, column 1"),
        ([Cell(0, 0)], "1 places of 1 rows"),
        ([], "2 places"),
        ([Cell(0, 0), Cell(0, 1, 1, 2)], "sticks out"),
        ([Cell(0, 0), Cell(0, 1, 2, 1)], "sticks out"),
        ([Cell(0, 0), Cell(0, 1, 0, 1)], "without size"),
        ([Cell(0, 0), Cell(0, -1)], "without size or place"),
    ],
)
def test_overlaps_and_holes_are_refused(cells: list[Cell], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Grid.of_cells(COLUMNS, 1, cells)


def test_a_grid_of_cells_finds_its_cells() -> None:
    grid = Grid.of_cells(COLUMNS, 3, [Cell(0, 0, 2, 1, "cao"), Cell(0, 1), Cell(1, 1), Cell(2, 0, 1, 2, "rộng")], 1)
    assert (grid.row_count, grid.column_count, grid.header_rows) == (3, 2, 1)
    assert grid.cell_at(1, 0).text == "cao"
    assert grid.cell_at(2, 1).text == "rộng"
    assert grid.owner_of(1) == Owner()
    for row in (-1, 3):
        with pytest.raises(IndexError):
            grid.block_index(row)
    assert Grid.of_cells(COLUMNS, 0, []).row_count == 0


def test_blocks_are_built_when_looked_at_and_replaced_one_by_one() -> None:
    built: list[str] = []

    def make(name: str, rows: int) -> Block:
        def cells() -> list[Cell]:
            built.append(name)
            return [Cell(row, 0, 1, 2, f"{name}{row}") for row in range(rows)]

        return Block(name, rows, 2, cells)

    grid = Grid(COLUMNS, [make("a", 1), make("b", 2), make("c", 1)])
    assert grid.row_count == 4
    assert built == []
    assert [grid.cell_at(row, 1).text for row in (2, 2)] == ["b1", "b1"]
    assert built == ["b"]
    grid.replace_block(1, make("d", 3))
    assert [cell.text for cell in grid.cells()] == ["a0", "d0", "d1", "d2", "c0"]
    assert [cell.row for cell in grid.cells()] == [0, 1, 2, 3, 4]
    assert (grid.first_row(2), grid.block_index(4)) == (4, 2)
    grid.replace_block(0, make("e", 1))
    assert grid.cell_at(0, 0).text == "e0"


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_every_layout_of_every_appendix_is_whole(name: str) -> None:
    for appendix in small_plan().appendices:
        grid = build_grid(appendix, built_in_layout(name))
        places = {
            (row, column)
            for cell in grid.cells()
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }
        assert len(places) == grid.row_count * grid.column_count
        lines = {grid.owner_of(row).line for row in range(grid.header_rows, grid.row_count)} - {""}
        assert lines == {line.id for task in appendix.tasks() for line in task.lines}


def texts(grid: Grid, row: int) -> list[str]:
    """What stands at each place of a row."""
    return [grid.cell_at(row, column).printed for column in range(grid.column_count)]


def layout(*columns: str, groups: dict[str, str] | None = None, area_row: str = "split") -> Layout:
    """A small layout of some fields."""
    made = tuple(Column(field=name, header=name.upper(), group=(groups or {}).get(name, "")) for name in columns)
    return Layout(name="x", title="x", columns=made, area_row=area_row)


def appendix(*items: Task | Objective, form: Layout, title: str = "LĨNH VỰC") -> Appendix:
    """An appendix of one area."""
    return Appendix(layout=form, areas=(Area(id="a", title=title, items=items),))


def test_a_heading_of_two_levels() -> None:
    form = layout(
        "number", "task", "lead", "partners", "deadline", groups={"lead": "Phân công", "partners": "Phân công"}
    )
    grid = build_grid(appendix(form=form))
    assert grid.header_rows == 2
    heads = [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in grid.blocks[0].cells]
    assert heads == [
        (0, 0, 2, 1, "NUMBER"),
        (0, 1, 2, 1, "TASK"),
        (0, 2, 1, 2, "Phân công"),
        (0, 4, 2, 1, "DEADLINE"),
        (1, 2, 1, 1, "LEAD"),
        (1, 3, 1, 1, "PARTNERS"),
    ]
    assert all(cell.role is Role.HEADER and cell.bold for cell in grid.blocks[0].cells)


def test_hidden_columns_are_not_printed() -> None:
    form = layout("number", "task", "lead")
    hidden = replace(form, columns=(*form.columns[:2], replace(form.columns[2], hidden=True)))
    assert [column.header for column in build_grid(appendix(form=hidden)).columns] == ["NUMBER", "TASK"]


@pytest.mark.parametrize(
    ("area_row", "cells"), [("split", [("I", 1), ("LĨNH VỰC", 2)]), ("whole", [("I. LĨNH VỰC", 3)])]
)
def test_the_row_of_an_area(area_row: str, cells: list[tuple[str, int]]) -> None:
    grid = build_grid(appendix(form=layout("number", "task", "lead", area_row=area_row)))
    assert [(cell.printed, cell.colspan) for cell in grid.blocks[1].cells] == cells
    assert grid.blocks[1].cells[-1].address == Address("area", "a", "title")
    assert grid.owner_of(1) == Owner(area="a")


def test_an_only_area_without_title_prints_no_row() -> None:
    grid = build_grid(appendix(Task(title="Một", lines=(Line(),)), form=layout("number", "task"), title=""))
    assert [texts(grid, row) for row in range(grid.row_count)] == [["NUMBER", "TASK"], ["1", "Một"]]


def test_number_and_task_span_their_lines() -> None:
    task = Task(id="t", title="Việc", lines=(Line(id="x", lead="A"), Line(id="y", lead="B")))
    grid = build_grid(appendix(task, form=layout("number", "task", "lead")))
    assert [texts(grid, row) for row in (2, 3)] == [["1", "Việc", "A"], ["1", "Việc", "B"]]
    assert grid.cell_at(3, 1).address == Address("task", "t", "title")
    assert grid.cell_at(3, 2).address == Address("line", "y", "lead")
    assert grid.owner_of(3) == Owner(area="a", task="t", line="y")


def test_merged_cells_span_lines_and_tasks() -> None:
    both = frozenset({"lead"})
    tasks = (
        Task(id="t", title="Một", lines=(Line(id="x", lead="A", product="p"), Line(id="y", lead="A", merged=both))),
        Task(id="u", title="Hai", lines=(Line(id="z", lead="A", product="q", merged=both),)),
        Task(id="v", title="Ba", lines=(Line(lead="A"),)),
    )
    grid = build_grid(appendix(*tasks, form=layout("number", "task", "lead", "product")))
    assert grid.cell_at(4, 2) == Cell(2, 2, 3, 1, "A", Role.FIELD, Address("line", "x", "lead"))
    assert [grid.cell_at(row, 3).text for row in (2, 3, 4)] == ["p", "", "q"]
    assert grid.cell_at(5, 2).row == 5
    assert [len(run) for run in tied(tasks)] == [2, 1]
    assert grid.blocks[2].rows == 3


def test_a_merge_with_nothing_above_is_a_cell_of_its_own() -> None:
    task = Task(title="Một", lines=(Line(lead="A", merged=frozenset({"lead"})),))
    assert build_grid(appendix(task, form=layout("task", "lead"))).cell_at(2, 1).rowspan == 1


def test_a_reference_takes_the_cells_after_the_task() -> None:
    task = Task(
        title="Việc",
        lines=(
            Line(id="x", lead="A"),
            Line(id="y", reference="Theo QĐ số 1"),
            Line(id="z", lead="B", merged=frozenset({"lead"})),
        ),
    )
    grid = build_grid(appendix(task, form=layout("number", "product", "task", "lead", "note")))
    cell = grid.cell_at(3, 4)
    assert (cell.text, cell.column, cell.colspan, cell.role) == ("Theo QĐ số 1", 3, 2, Role.REFERENCE)
    assert cell.address == Address("line", "y", "reference")
    assert grid.cell_at(3, 1) == Cell(3, 1, role=Role.FIELD)
    assert grid.cell_at(4, 3).text == "B"
    bare = build_grid(appendix(task, form=layout("lead", "note", "task")))
    assert (bare.cell_at(3, 0).text, bare.cell_at(3, 0).colspan) == ("Theo QĐ số 1", 2)


def test_objectives_are_a_merged_column_or_a_heading_row() -> None:
    objective = Objective(
        id="o", title="Đích", items=(Task(title="Một", lines=(Line(),)), Task(title="Hai", lines=(Line(), Line())))
    )
    column = build_grid(appendix(objective, form=layout("number", "objective", "task", "lead")))
    assert (column.cell_at(4, 1).text, column.cell_at(4, 1).rowspan) == ("Đích", 3)
    assert (column.cell_at(4, 0).text, column.cell_at(4, 0).rowspan) == ("1", 3)
    rows = build_grid(appendix(objective, form=layout("number", "task", "lead")))
    assert texts(rows, 2) == ["1", "Đích", "Đích"]
    assert rows.cell_at(2, 1).role is Role.OBJECTIVE
    empty = build_grid(appendix(replace(objective, items=()), form=layout("number", "objective", "task", "lead")))
    assert texts(empty, 2) == ["1", "Đích", "", ""]
    assert empty.owner_of(2).objective == "o"


def test_a_task_without_lines_still_has_a_row() -> None:
    grid = build_grid(appendix(Task(id="t", title="Trống"), form=layout("task", "lead")))
    assert texts(grid, 2) == ["Trống", ""]
    assert grid.cell_at(2, 1).address is None


def test_the_list_form_letters_its_points_and_leaves_empty_fields_out() -> None:
    tasks = tuple(Task(id=f"t{n}", title=f"Việc {n}", lines=(Line(lead="A"),)) for n in range(6))
    grid = build_grid(appendix(*tasks, form=built_in_layout("list")))
    assert grid.column_count == 1
    points = [cell.prefix for cell in grid.cells() if cell.role is Role.TASK]
    assert points == ["a) ", "b) ", "c) ", "d) ", "đ) ", "e) "]
    fields = [cell for cell in grid.cells() if cell.role is Role.FIELD]
    assert fields
    assert all(cell.optional and cell.prefix.startswith("- ") for cell in fields)
    reference = replace(tasks[0], lines=(Line(id="x", reference="Theo QĐ"),))
    grid = build_grid(appendix(reference, form=built_in_layout("list")))
    assert [cell.printed for cell in grid.cells()][-1] == "- Theo QĐ"


def test_one_area_can_be_built_anew_by_itself() -> None:
    whole = small_plan().appendices[0]
    numbers = printed_numbers(whole)
    apart = [block for area in whole.areas for block in blocks_of_area(whole, area, numbers)]
    together = build_grid(whole).blocks[1:]
    assert [(block.key, block.rows, block.cells, block.owners) for block in apart] == [
        (block.key, block.rows, block.cells, block.owners) for block in together
    ]
