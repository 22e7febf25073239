"""How the sheets print: every setting of the plan's paper, the letterhead, what is repeated and where pages turn."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exports.xlsx.heights import column_width, pixel_widths, print_scale
from exports.xlsx.writer import write_xlsx
from imports.open_any import read_plan
from models.grid.grid import GridColumn
from models.layout import Layout, built_in_layout
from models.page_settings import PageNumbers, PageSettings
from models.plan import Appendix, Area, Line, Plan, Task
from tests.exports.excel_rules import check_workbook
from tests.exports.made_plans import numbered, plan_of, wide_plan
from tests.plans import big_plan, small_plan

TABLE = 252 * 0.985


def sheets_of(plan: Plan, folder: Path, layout: Layout | None = None) -> list[Worksheet]:
    """The visible sheets of a plan's workbook, read back; the file follows Excel's rules."""
    write_xlsx(plan, folder / "a.xlsx", layout=layout)
    check_workbook(folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx").worksheets[:-1]


def width(sheet: Worksheet) -> float:
    """The width in mm of all columns."""
    return sum(column.width for column in sheet.column_dimensions.values()) * 8 / 96 * 25.4


def body_height(sheet: Worksheet) -> float:
    """The height in pt between the margins, on paper turned as the sheet says."""
    paper = 210 if sheet.page_setup.orientation == "landscape" else 297
    return (paper / 25.4 - sheet.page_margins.top - sheet.page_margins.bottom) * 72


def test_how_a_sheet_prints_by_default(tmp_path: Path) -> None:
    table, prose = sheets_of(small_plan(), tmp_path)
    assert table.title == "Phụ lục I"
    assert (table.page_setup.orientation, prose.page_setup.orientation) == ("landscape", "portrait")
    assert table.page_setup.paperSize == 9
    assert table.page_setup.scale == 100
    assert not table.sheet_properties.pageSetUpPr.fitToPage  # Excel would pass over the page breaks
    assert table.print_title_rows == "$4:$4"
    assert table.freeze_panes == "A5"
    assert prose.print_title_rows is None
    assert prose.freeze_panes is None
    assert table.print_area == f"'Phụ lục I'!$A$1:$I${table.max_row}"
    margins = table.page_margins
    assert [margins.left, margins.right, margins.top, margins.bottom] == pytest.approx(
        [30 / 25.4, 15 / 25.4] + [20 / 25.4] * 2
    )
    assert table["A1"].font.name == "Times New Roman"
    assert table["A1"].font.bold
    assert table["A3"].font.italic
    assert "A1:I1" in {str(r) for r in table.merged_cells.ranges}
    assert width(table) == pytest.approx(TABLE, abs=1)
    assert width(prose) == pytest.approx(165 * 0.985, abs=0.5)


@pytest.mark.parametrize(("numbers", "shown", "first"), [
    (PageNumbers.EACH, True, [True, True]), (PageNumbers.THROUGH, True, [True, False]), (PageNumbers.NONE, False, []),
])  # fmt: skip
def test_page_numbers(numbers: PageNumbers, shown: bool, first: list[bool], tmp_path: Path) -> None:
    sheets = sheets_of(replace(small_plan(), page=PageSettings(page_numbers=numbers, page_number_size=14)), tmp_path)
    for sheet in sheets:
        assert not sheet.firstHeader.center.text
        assert (sheet.oddHeader.center.text or "").strip() == ("&P" if shown else "")
        assert bool(sheet.page_setup.useFirstPageNumber) is (numbers is PageNumbers.EACH)
    if shown:
        assert [sheet.HeaderFooter.differentFirst for sheet in sheets] == first
        with ZipFile(tmp_path / "a.xlsx") as book:
            xml = book.read("xl/worksheets/sheet1.xml").decode()
        assert '&amp;C&amp;"Times New Roman,Regular"&amp;14 &amp;P' in xml


def test_margins_and_sizes_of_the_settings(tmp_path: Path) -> None:
    page = PageSettings(left=35, right=20, top=25, bottom=22, table_size=10, body_size=13)
    table, prose = sheets_of(replace(small_plan(), page=page), tmp_path)
    margins = [getattr(table.page_margins, side) * 25.4 for side in ("left", "right", "top", "bottom")]
    assert margins == pytest.approx([35, 20, 25, 22])
    assert width(table) == pytest.approx((297 - 55) * 0.985, abs=1)
    sizes = {cell.font.size for row in table.iter_rows(min_row=4) for cell in row if cell.value}
    assert sizes == {10}
    assert {cell.font.size for row in prose.iter_rows(min_row=3, max_row=3) for cell in row if cell.value} == {13}


def test_an_appendix_that_stands_upright(tmp_path: Path) -> None:
    plan = small_plan()
    plan = replace(plan, appendices=tuple(replace(one, landscape=not one.layout.is_list) for one in plan.appendices))
    lying = sheets_of(plan, tmp_path)
    assert [sheet.page_setup.orientation for sheet in lying] == ["landscape", "portrait"]
    plan = replace(plan, appendices=tuple(replace(one, landscape=one.layout.is_list) for one in plan.appendices))
    table, prose = sheets_of(plan, tmp_path)
    assert (table.page_setup.orientation, prose.page_setup.orientation) == ("portrait", "landscape")
    assert width(table) == pytest.approx(165 * 0.985, abs=1)
    assert width(prose) == pytest.approx(TABLE, abs=1)
    assert table.page_setup.scale == 100


def test_a_heading_that_is_not_repeated_still_stays_in_sight(tmp_path: Path) -> None:
    table, _prose = sheets_of(replace(small_plan(), page=PageSettings(repeat_header=False)), tmp_path)
    assert table.print_title_rows is None
    assert table.freeze_panes == "A5"


def test_count_and_own_closing_lines(tmp_path: Path) -> None:
    table, prose = sheets_of(replace(small_plan(), page=PageSettings(count_line=True)), tmp_path)
    assert table.cell(table.max_row, 1).value == "Tổng cộng: 8 nhiệm vụ"
    assert prose.cell(prose.max_row, 1).value == "Ghi chú."


def test_electronic_paper_leaves_number_and_date_open(tmp_path: Path) -> None:
    paper = sheets_of(small_plan(), tmp_path)[0]["A3"].value
    electronic = sheets_of(replace(small_plan(), page=PageSettings(electronic=True)), tmp_path)[0]["A3"].value
    assert "12/KH-SM" in paper
    assert "12/" not in electronic
    assert "/KH-SM" in electronic


@pytest.mark.parametrize("layout", [None, "list", "brief"])
def test_the_letterhead_stands_above_and_comes_back(layout: str | None, tmp_path: Path) -> None:
    chosen = built_in_layout(layout) if layout else None
    plan = replace(small_plan(), page=PageSettings(letterhead=True))
    for sheet in sheets_of(plan, tmp_path, chosen):
        first = [str(cell.value) for cell in sheet[1] if cell.value]
        second = [str(cell.value) for cell in sheet[2] if cell.value]
        assert first == ["UBND TỈNH MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
        assert [text.split("\n")[0] for text in second] == ["SỞ MẪU", "Độc lập - Tự do - Hạnh phúc"]
        assert all(set(text.split("\n")[1]) == {"_"} for text in second)
    if layout != "list":
        read = read_plan(tmp_path / "a.xlsx").plan
        assert (read.agency, read.parent_agency) == ("Sở Mẫu", "UBND tỉnh Mẫu")
        assert read.appendices[0].title == plan.appendices[0].title


def test_a_letterhead_without_parent_or_with_one_column(tmp_path: Path) -> None:
    layout = built_in_layout("brief")
    bare = replace(layout, columns=tuple(c for c in layout.columns if c.field == "task"))
    plan = replace(plan_of(Task(title="Việc", lines=(Line(),)), layout=bare), page=PageSettings(letterhead=True))
    (sheet,) = sheets_of(plan, tmp_path)
    lines = [str(sheet.cell(row, 1).value).split("\n")[0] for row in range(1, 4)]
    assert lines == ["SỞ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


@pytest.mark.parametrize("page", [PageSettings(), PageSettings(letterhead=True, table_size=14, repeat_header=False)])
def test_no_page_is_fuller_than_paper(page: PageSettings, tmp_path: Path) -> None:
    for layout in ("objectives", "list"):
        (sheet,) = sheets_of(replace(big_plan(200), page=page), tmp_path, built_in_layout(layout))
        heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
        title = [int(row) for row in re.findall(r"\d+", sheet.print_title_rows or "")]
        repeated = sum(heights[title[0] - 1 : title[1]]) if title else 0.0
        ends = [0, *(one.id for one in sheet.row_breaks.brk), len(heights)]
        pages = [sum(heights[first:end]) for first, end in pairwise(ends)]
        assert len(pages) > 8
        assert pages[0] <= body_height(sheet)
        assert max(pages[1:]) + repeated <= body_height(sheet)
        assert sum(pages[1:-1]) / len(pages[1:-1]) > 0.7 * (body_height(sheet) - repeated)


def test_widths_fill_the_paper_and_stay_readable() -> None:
    def columns(*widths: float) -> list[GridColumn]:
        return [GridColumn("task", width) for width in widths]

    def total(widths: list[int]) -> float:
        return sum(widths) / 96 * 25.4

    assert total(pixel_widths(columns(10, 20, 30), (), 12, 252)) == pytest.approx(TABLE, abs=0.8)
    narrow = pixel_widths(columns(10, 100, 200, 500), (), 12, 165)
    assert total(narrow) == pytest.approx(165 * 0.985, abs=1.1)
    assert narrow[0] / 96 * 25.4 == pytest.approx(10, abs=0.3)
    assert narrow[1] / 96 * 25.4 >= 14.5
    many = pixel_widths(columns(*[30.0] * 40), (), 12, 252)
    assert {round(width / 96 * 25.4) for width in many} == {15}
    assert total(many) * print_scale(many, 252) / 100 <= 252
    assert print_scale(many, 252) < 50
    assert print_scale(pixel_widths(columns(*[30.0] * 4000), (), 12, 252), 252) == 10
    assert column_width(10_000) == 255


def test_forty_columns_print_smaller_on_one_page_width(tmp_path: Path) -> None:
    (sheet,) = sheets_of(wide_plan(40), tmp_path)
    assert width(sheet) * sheet.page_setup.scale / 100 <= 252
    assert sheet.page_setup.scale < 50


def test_an_appendix_without_heading_lines_begins_with_its_table(tmp_path: Path) -> None:
    appendix = Appendix(label="", caption="", layout=built_in_layout("responsibility"), areas=(Area(title="x"),))
    (sheet,) = sheets_of(Plan(appendices=(appendix,)), tmp_path)
    assert sheet["A1"].value == "STT"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["C1"].alignment.horizontal == "center"


def test_a_table_heading_that_fills_the_screen_is_neither_frozen_nor_repeated(tmp_path: Path) -> None:
    layout = built_in_layout("brief")
    columns = tuple(replace(c, header=numbered(80)) for c in layout.columns)
    plan = plan_of(Task(title="Việc", lines=(Line(),)), layout=replace(layout, columns=columns))
    (sheet,) = sheets_of(plan, tmp_path)
    assert sheet.freeze_panes is None
    assert sheet.print_title_rows is None


def test_titles_of_a_list_stay_with_their_first_line(tmp_path: Path) -> None:
    (sheet,) = sheets_of(big_plan(200), tmp_path, built_in_layout("list"))
    ends = [one.id for one in sheet.row_breaks.brk]
    assert len(ends) > 8
    for row in ends:
        assert str(sheet.cell(row, 1).value).startswith("- ")
