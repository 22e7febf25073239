"""Large and odd tables stay whole, and the work grows with their size, not with its square."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from imports.cells import grid_of
from imports.open_any import read_plan
from imports.recognise.number import parse_number, split_number
from imports.recognise.table import recognise_grid
from models.grid.grid import Cell, Grid
from models.plan import Task

HEAD = ["STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"]


def grid(rows: Sequence[Sequence[str]]) -> Grid:
    """A Grid of single cells."""
    cells = [Cell(r, c, text=text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return grid_of([30.0] * len(rows[0]), len(rows), cells)


def calls(work: Callable[[], Any]) -> int:
    """How many functions are called and lines of loops begun in Python, which no clock disturbs."""
    count = 0

    def watch(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def lines_of(number: int) -> list[list[str]]:
    """A table of so many tasks in areas of ten."""
    rows = [HEAD]
    for task in range(number):
        if task % 10 == 0:
            rows.append([["I", "II", "III", "IV", "V"][task // 10 % 5], "Lĩnh vực", "", "", ""])
        rows.append([str(task % 10 + 1), f"Việc {task}", "Báo cáo", "Văn phòng", "Quý I"])
    return rows


def test_recognition_is_linear() -> None:
    small, large = grid(lines_of(200)), grid(lines_of(2000))
    assert calls(lambda: recognise_grid(large)) < 11 * calls(lambda: recognise_grid(small))


def test_a_table_cut_in_many_pieces_is_joined_in_linear_work() -> None:
    from imports.blocks import Table
    from imports.choices import NO_CHOICES
    from imports.recognise.notes import Notes
    from imports.whole.appendices import find_appendices

    one = [Table(grid([HEAD, [str(n + 1), f"Việc {n}", "", "", ""]])) for n in range(400)]
    few, many = (
        calls(lambda: find_appendices(one[:40], 0, frozenset(), NO_CHOICES, Notes())),
        calls(lambda: find_appendices(one, 0, frozenset(), NO_CHOICES, Notes())),
    )
    assert many < 11 * few
    (found,) = find_appendices(one, 0, frozenset(), NO_CHOICES, Notes())
    assert found.view.rows == 800


def test_tables_that_stand_alone_do_not_look_at_each_other() -> None:
    from imports.blocks import Table
    from imports.choices import NO_CHOICES
    from imports.recognise.notes import Notes
    from imports.whole.appendices import find_appendices

    def work(tables: int) -> int:
        pieces = [Table(grid([HEAD, ["1", "Việc", "", "", ""]])), *[Table(grid([["a", "b"]]))] * tables]
        return calls(lambda: find_appendices(pieces, 0, frozenset(), NO_CHOICES, Notes()))

    work(10)
    assert work(800) < 11 * work(80)


def test_columns_with_nothing_between_them_are_not_all_taken_for_tables_of_their_own() -> None:
    from imports.blocks import Form, Source, Table
    from imports.understand import understand

    def work(columns: int) -> int:
        heads = [HEAD[place // 2 % 5] if place % 2 == 0 else "" for place in range(columns)]
        rows = [heads, *([f"{row}" if place % 2 == 0 else "" for place in range(columns)] for row in range(30))]
        source = Source((Table(grid(rows)),), form=Form.WORKBOOK)
        return calls(lambda: understand(source, anything=True))

    work(20)
    assert work(400) < 11 * work(80)


def written(folder: Path, rows: int, columns: int) -> Path:
    """A workbook with so many tasks and columns."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([*HEAD, *(f"Cột {n}" for n in range(columns - 5))])
    for row in range(rows):
        sheet.append([row + 1, f"Việc {row}", *(["x"] * (columns - 2))])
    path = folder / "lon.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(("rows", "columns"), [(5000, 5), (300, 100)])
def test_many_rows_and_many_columns(tmp_path: Path, rows: int, columns: int) -> None:
    plan = read_plan(written(tmp_path, rows, columns)).plan
    assert plan.task_count() == rows
    assert len(plan.appendices[0].layout.columns) == columns


def test_a_cell_of_100_kilobytes() -> None:
    words = "kế hoạch " * 12_000
    for giant in (words, "1." * 50_000, "I. " * 30_000, " - " * 30_000, "(" * 100_000):
        appendix, _remarks = recognise_grid(grid([HEAD, ["1", giant, giant, "", ""], [giant, "Hai", "", "", ""]]))
        first = appendix.areas[0].items[0]
        assert isinstance(first, Task)
        assert first.title == giant


def test_numbers_are_sought_at_the_start_only() -> None:
    giant = "1." * 50_000
    assert calls(lambda: parse_number(giant)) < 20
    assert split_number(giant) == (("", 0, (), ""), giant)


def test_overlaps_and_holes_are_repaired() -> None:
    cells = [
        Cell(0, 0, 2, 2, "a"),
        Cell(0, 1, 1, 1, "b"),
        Cell(1, 2, 9, 9, "c"),
        Cell(5, 5, 1, 1, "outside"),
    ]
    made = grid_of([10.0] * 4, 3, cells)
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in made.cells()] == [
        (0, 0, 2, 2, "a\nb"),
        (0, 2, 1, 1, ""),
        (0, 3, 1, 1, ""),
        (1, 2, 2, 2, "c"),
        (2, 0, 1, 1, ""),
        (2, 1, 1, 1, ""),
    ]
