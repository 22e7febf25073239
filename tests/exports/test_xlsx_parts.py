"""Cells too high for a row of Excel, cut into parts that hold their lines, and put together again by the reader."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports.fonts import FontStyle
from exports.measure import Measure, clean
from exports.xlsx.heights import HIGHEST, Heights, line_height
from exports.xlsx.parts import printed_lines
from exports.xlsx.writer import write_xlsx
from imports.open_any import read_plan
from models.grid.grid import Cell
from models.layout import built_in_layout
from models.page_settings import PageSettings
from models.plan import Line, Objective, Plan, Task
from models.row_ids import LONG_CELL, LONG_CELL_CONTINUED
from models.text import tidy
from tests.exports.excel_rules import check_workbook
from tests.exports.made_plans import giant_plan, long_merge_plan, numbered, plan_of, plans, tall_cell_plan, texts


def written(plan: Plan, folder: Path) -> Worksheet:
    """The first sheet of a plan's workbook, read back; the file follows Excel's rules."""
    write_xlsx(plan, folder / "a.xlsx")
    check_workbook(folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx").worksheets[0]


def parts_of(sheet: Worksheet, column: int) -> list[Cell]:
    """The parts in a column: row, text and, as its role, the named style."""
    styles = {LONG_CELL, LONG_CELL_CONTINUED}
    cells = (sheet.cell(row, column) for row in range(1, sheet.max_row + 1))
    return [
        Cell(cell.row, column, text=str(cell.value or ""), prefix=cell.style) for cell in cells if cell.style in styles
    ]


def test_each_part_holds_its_lines_and_all_parts_are_the_text(tmp_path: Path) -> None:
    sheet = written(tall_cell_plan(), tmp_path)
    column = next(cell.column for cell in sheet[4] if "Sản phẩm" in str(cell.value))
    parts = parts_of(sheet, column)
    assert len(parts) > 5
    assert "".join(part.text for part in parts) == numbered(520)
    assert [part.prefix for part in parts] == [LONG_CELL] + [LONG_CELL_CONTINUED] * (len(parts) - 1)
    assert [part.row for part in parts] == list(range(parts[0].row, parts[0].row + len(parts)))
    width = round(sheet.column_dimensions[get_column_letter(column)].width * 8)
    for part in parts:
        height = sheet.row_dimensions[part.row].height
        assert Heights().height(part.text.strip(), width, 12) <= height <= HIGHEST


def test_the_other_cells_of_the_row_are_merged_beside_the_parts(tmp_path: Path) -> None:
    sheet = written(tall_cell_plan(), tmp_path)
    parts = parts_of(sheet, 5)
    first, last = parts[0].row, parts[-1].row
    for column in (1, 2, 3, 4, 6, 7, 8, 9):
        cell = sheet.cell(first, column)
        (merged,) = [r for r in sheet.merged_cells.ranges if cell.coordinate in r]
        assert (merged.min_row, merged.max_row) == (first, last)
        assert cell.alignment.vertical == "top"
    assert sheet.cell(first + 2, 1).value is None
    upright = {str(sheet.cell(row, 3).value)[:7]: sheet.cell(row, 3).alignment.vertical for row in range(5, first)}
    assert upright["Nhiệm v"] == "center"


def test_the_frame_shows_one_cell(tmp_path: Path) -> None:
    sheet = written(tall_cell_plan(), tmp_path)
    parts = parts_of(sheet, 5)
    sides = [sheet.cell(part.row, 5).border for part in parts]
    assert [border.top.style for border in sides] == ["thin"] + [None] * (len(parts) - 1)
    assert [border.bottom.style for border in sides] == [None] * (len(parts) - 1) + ["thin"]
    assert {(border.left.style, border.right.style) for border in sides} == {("thin", "thin")}


def test_a_merged_cell_over_many_rows_is_cut_at_each_of_them(tmp_path: Path) -> None:
    sheet = written(long_merge_plan(), tmp_path)
    parts = parts_of(sheet, 2)
    assert len(parts) == 24
    assert "".join(part.text for part in parts) == numbered(600, "đích")


def test_a_short_text_over_the_rows_of_a_high_block_is_not_cut_by_a_page(tmp_path: Path) -> None:
    below = tuple(Task(title=numbered(60, f"v{n}x"), lines=(Line(product="x"),)) for n in range(6))
    sheet = written(plan_of(Objective(title=numbered(50, "đích"), items=below)), tmp_path)
    (cell,) = [sheet.cell(row, 2) for row in range(5, sheet.max_row + 1) if "đích0 " in str(sheet.cell(row, 2).value)]
    assert cell.alignment.vertical == "top"
    assert cell.style == "Normal"
    need = Heights().height(str(cell.value), round(sheet.column_dimensions["B"].width * 8), 12)
    ends = [one.id for one in sheet.row_breaks.brk]
    row, height = cell.row, 0.0
    while height < need:
        height += sheet.row_dimensions[row].height
        assert height >= need or row not in ends
        row += 1
    assert max(ends) > cell.row


@pytest.mark.parametrize("made", [tall_cell_plan, long_merge_plan, giant_plan], ids=lambda made: made.__name__)
@pytest.mark.parametrize("page", [PageSettings(), PageSettings(table_size=9.5, repeat_header=False)], ids=("12", "9.5"))
def test_the_reader_puts_parts_together(made: object, page: PageSettings, tmp_path: Path) -> None:
    plan: Plan = replace(made(), page=page)  # type: ignore[operator]
    write_xlsx(plan, tmp_path / "a.xlsx")
    read = read_plan(tmp_path / "a.xlsx").plan.appendices[0]
    assert read.areas == plan.appendices[0].areas
    assert read.title == plan.appendices[0].title


def test_parts_come_back_after_another_program_has_saved_them(tmp_path: Path) -> None:
    """openpyxl writes shared strings, as Excel does."""
    plan = giant_plan()
    write_xlsx(plan, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))
    book.save(tmp_path / "b.xlsx")
    again = read_plan(tmp_path / "b.xlsx")
    assert again.plan.appendices[0].areas == plan.appendices[0].areas
    assert not again.plan.remarks


def test_parts_that_were_moved_apart_are_not_lost(tmp_path: Path) -> None:
    write_xlsx(tall_cell_plan(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    row = parts_of(sheet, 5)[3].row
    for merged in list(sheet.merged_cells.ranges):
        if merged.max_row >= row:
            sheet.unmerge_cells(str(merged))
    sheet.insert_rows(row)
    book.save(tmp_path / "b.xlsx")
    read = read_plan(tmp_path / "b.xlsx").plan
    found = " ".join(line.product for task in read.appendices[0].tasks() for line in task.lines)
    found += " ".join(remark.text for remark in read.remarks)
    assert {f"từ{n}" for n in range(520)} <= set(found.split())


def test_a_list_with_a_giant_paragraph_comes_back(tmp_path: Path) -> None:
    products = ["Báo cáo", numbered(9000), "Kế hoạch"]
    tasks = [
        Task(title=f"Rà soát {n}", lines=(Line(lead="Văn phòng", product=text),)) for n, text in enumerate(products)
    ]
    plan = plan_of(*tasks, layout="list")
    sheet = written(plan, tmp_path)
    assert len(parts_of(sheet, 1)) > 20
    read = read_plan(tmp_path / "a.xlsx").plan.appendices[0]
    assert [line.product for task in read.tasks() for line in task.lines] == products


@given(plans())
def test_no_text_needs_more_than_its_rows(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    sheet = written(plan, tmp_path_factory.mktemp("book"))
    heights = Heights()
    ends = {r.coord.split(":")[0]: (r.max_row, r.max_col) for r in sheet.merged_cells.ranges}
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            if isinstance(cell.value, str):
                bottom, right = ends.get(cell.coordinate, (cell.row, cell.column))
                letters = [get_column_letter(column) for column in range(cell.column, right + 1)]
                width = sum(round(sheet.column_dimensions[letter].width * 8) for letter in letters)
                room = sum(sheet.row_dimensions[number].height for number in range(cell.row, bottom + 1))
                size, bold, italic = float(cell.font.size), bool(cell.font.bold), bool(cell.font.italic)
                assert heights.height(cell.value.strip(), width, size, bold, italic) <= room + 0.5


_sentences = st.lists(st.sampled_from(["a", "từ", "x" * 60, "", " ", "\n", "- một;", "6276/UBND-NC"]), max_size=30)


@given(_sentences.map(" ".join), st.floats(20, 200))
def test_lines_together_are_the_text(text: str, width: float) -> None:
    text = clean(text)
    measure = Measure(FontStyle.REGULAR, 12)
    lines = list(printed_lines(text, measure, width))
    assert "".join(lines) == text
    assert len(lines) == max(1, sum(max(1, measure.line_count(part, width)) for part in text.split("\n")))
    for line in lines:
        assert measure.width(line.rstrip("\n").removesuffix(" ")) <= width + 0.1 or len(line.strip()) <= 1


@given(texts(), st.sampled_from([9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 9.5, 4.0]))
def test_a_line_is_higher_than_its_letters(text: str, size: float) -> None:
    assert 1.25 * size <= line_height(size) <= 1.4 * size
    assert Heights().height(text, 200, size) >= Measure(FontStyle.REGULAR, size).leading * len(tidy(text).split("\n"))


def test_the_layouts_of_the_house_need_no_parts(tmp_path: Path) -> None:
    plan = plan_of(Task(title=numbered(120), lines=(Line(product=numbered(60), lead="Văn phòng"),)))
    for name in ("brief", "product-first", "responsibility"):
        write_xlsx(plan, tmp_path / "a.xlsx", layout=built_in_layout(name))
        assert LONG_CELL not in openpyxl.load_workbook(tmp_path / "a.xlsx").named_styles
