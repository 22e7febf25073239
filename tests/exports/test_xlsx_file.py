"""The workbook read back: texts stay texts, merged cells keep their frames, Excel's limits hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from exports.fonts import FontStyle
from exports.measure import Measure, clean
from exports.progress import Cancelled
from exports.selection import select
from exports.xlsx import sheet_name, write_xlsx
from exports.xlsx_breaks import MOST_BREAKS, Run, page_breaks
from exports.xlsx_heights import HIGHEST, Heights, column_width, pixels, split_height
from models.errors import InputProblem
from models.layout import Align, built_in_layout
from models.plan import Appendix, Area, Line, Objective, Plan, Task
from models.plan_json import load_plan
from tests.exports.made_plans import TABLE_LAYOUTS, VIETNAMESE, numbered, plan_of, plans, tall_cell_plan
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

RISKY = ("=1+1", "@SUM(A1)", "-5", "+84 912", "- Báo cáo", "'nháy", "=cmd|' /C calc'!A0", "01", "1.1", "2024", "15/8",
         "1e5", "TRUE", "20%", "1,5", "<b>&amp;", "_x0041_", " hai  dấu cách ")  # fmt: skip


def sheets_of(plan: Plan, folder: Path) -> list[Worksheet]:
    """The sheets of a plan's workbook, read back."""
    write_xlsx(plan, folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx").worksheets


def sheet_of(plan: Plan, folder: Path) -> Worksheet:
    """The only sheet of a plan's workbook, read back."""
    (sheet,) = sheets_of(plan, folder)
    check_frames(sheet, folder / "a.xlsx")
    return sheet


def check_frames(sheet: Worksheet, path: Path) -> None:
    """All cells of a row, covered ones included, have a frame or none has (openpyxl alters merged ones)."""
    with ZipFile(path) as book:
        rows = re.findall(r"<row .*?</row>", book.read("xl/worksheets/sheet1.xml").decode(), re.DOTALL)
    assert len(rows) == sheet.max_row
    for row in rows:
        styles = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', row)
        assert len(styles) == sheet.max_column
        assert len({bool(sheet.parent._cell_styles[int(style)].borderId) for style in styles}) == 1


def values(sheet: Worksheet) -> Iterator[str]:
    """All values of a sheet as text, in reading order."""
    for row in sheet.iter_rows():
        yield from (str(cell.value) for cell in row if cell.value is not None)


def expected(plan: Plan, index: int) -> list[str]:
    """All texts that the sheet of an appendix has to show, in reading order."""
    (selected,) = select(plan, [index], None)
    heading = [selected.heading.label, selected.heading.title, selected.heading.caption]
    cells = [cell.printed for block in selected.blocks() for cell in block.cells if cell.text or not cell.optional]
    return [clean(text) for text in (*heading, *cells, selected.appendix.closing) if clean(text)]


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_of_a_reference_plan_is_in_its_workbook(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    for index, sheet in enumerate(sheets_of(plan, tmp_path)):
        assert list(values(sheet)) == expected(plan, index)


@settings(max_examples=15)
@given(plans([*TABLE_LAYOUTS, "list"]))
def test_random_plans_come_out_whole(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    sheet = sheet_of(plan, tmp_path_factory.mktemp("book"))
    shown = [text.replace("_x005F_", "_") for text in values(sheet)]
    assert sorted(shown) == sorted(expected(plan, 0))
    check_sheet(sheet)


def check_sheet(sheet: Worksheet) -> None:
    """No merged ranges over each other, no row too high, a frame on every cell of the table."""
    ranges = list(sheet.merged_cells.ranges)
    if len(ranges) < 60:
        assert not [pair for pair in combinations(ranges, 2) if not pair[0].isdisjoint(pair[1])]
    for row in range(1, sheet.max_row + 1):
        assert 0 < sheet.row_dimensions[row].height <= HIGHEST


def test_texts_that_look_like_formulas_or_numbers_stay_texts(tmp_path: Path) -> None:
    tasks = [Task(title=text, lines=(Line(product=text),)) for text in RISKY]
    sheet = sheet_of(plan_of(*tasks, layout="product-first"), tmp_path)
    found = {str(cell.value).replace("_x005F_", "_"): cell for row in sheet.iter_rows() for cell in row if cell.value}
    with ZipFile(tmp_path / "a.xlsx") as book:
        xml = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "_x005F_x0041_" in xml
    for text in RISKY:
        assert found[text].data_type in ("s", "inlineStr")
        quoted = text not in ("<b>&amp;", "_x0041_", " hai  dấu cách ")
        assert bool(found[text].quotePrefix) is quoted, text
    assert not found["Sản phẩm"].quotePrefix


def test_plain_numbers_are_numbers_and_others_are_not_marked_as_wrong(tmp_path: Path) -> None:
    sheet = sheet_of(small_plan_of_numbers(), tmp_path)
    column = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    assert [value for value in column if isinstance(value, int)] == [1, 2]
    assert "I" in column
    with ZipFile(tmp_path / "a.xlsx") as book:
        assert 'numberStoredAsText="1"' in book.read("xl/worksheets/sheet1.xml").decode()


def small_plan_of_numbers() -> Plan:
    """Two numbered tasks."""
    return plan_of(*(Task(title=f"Việc {n}", lines=(Line(product="2024"),)) for n in range(2)), layout="product-first")


def test_all_letters_and_no_control_characters(tmp_path: Path) -> None:
    plan = plan_of(Task(title=VIETNAMESE, lines=(Line(product="a\x07b\x0bc\ud800 😀"),)), layout="product-first")
    shown = list(values(sheet_of(plan, tmp_path)))
    assert VIETNAMESE in shown
    assert "ab\nc 😀" in shown


def test_a_row_too_high_for_excel_takes_several_rows(tmp_path: Path) -> None:
    sheet = sheet_of(tall_cell_plan(), tmp_path)
    check_sheet(sheet)
    (place,) = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("từ0 ")]
    (merged,) = [r for r in sheet.merged_cells.ranges if place.coordinate in r]
    rows = range(merged.min_row, merged.max_row + 1)
    assert len(rows) > 1
    width = pixels(32)
    assert sum(sheet.row_dimensions[row].height for row in rows) >= Heights().height(place.value, width, 12)
    number = sheet.cell(merged.min_row, 1)
    assert next(r for r in sheet.merged_cells.ranges if number.coordinate in r).size["rows"] == len(rows)


def test_very_high_cells_begin_at_their_top(tmp_path: Path) -> None:
    sheet = sheet_of(tall_cell_plan(), tmp_path)
    upright = {str(cell.value)[:6]: cell.alignment.vertical for row in sheet.iter_rows() for cell in row}
    assert upright["từ0 từ"] == "top"
    assert upright["Nhiệm "] == "center"


def test_numbers_are_never_broken_however_narrow_their_column(tmp_path: Path) -> None:
    areas = tuple(Area(title=f"L{n}", items=(Task(title="Việc", lines=(Line(),)),)) for n in range(18))
    sheet = sheet_of(Plan(appendices=(Appendix(layout=built_in_layout("objectives"), areas=areas),)), tmp_path)
    need = Measure(FontStyle.BOLD, 12).width("XVIII") / 0.75
    assert sheet.column_dimensions["A"].width * 8 > need + 5
    total = sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHI") * 8 / 96 * 25.4
    assert total == pytest.approx(252, abs=1)


def test_properties_and_names_from_a_damaged_plan_do_no_harm(tmp_path: Path) -> None:
    plan = replace(small_plan(), title="a\x01b\ud800", agency="c\x02")
    plan = replace(plan, appendices=(replace(plan.appendices[0], label="Phụ\x03 lục\ud800", title="=1+1\x00"),))
    sheet = sheet_of(plan, tmp_path)
    assert sheet.title == "Phụ lục"
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].quotePrefix
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").properties.title == "ab"


def test_rows_under_a_long_merged_cell_share_its_height(tmp_path: Path) -> None:
    tasks = tuple(Task(title=f"Việc {n}", lines=(Line(),)) for n in range(3))
    sheet = sheet_of(plan_of(Objective(title=numbered(90), items=tasks)), tmp_path)
    (merged,) = [r for r in sheet.merged_cells.ranges if str(sheet.cell(r.min_row, r.min_col).value).startswith("từ0")]
    heights = [sheet.row_dimensions[row].height for row in range(merged.min_row, merged.max_row + 1)]
    assert len(set(heights)) == 1
    assert sum(heights) >= Heights().height(numbered(90), pixels(38), 12)


def test_how_the_sheet_prints(tmp_path: Path) -> None:
    plan = small_plan()
    table, prose = sheets_of(plan, tmp_path)
    assert table.title == "Phụ lục I"
    assert (table.page_setup.orientation, prose.page_setup.orientation) == ("landscape", "portrait")
    assert table.page_setup.paperSize == 9
    assert table.sheet_properties.pageSetUpPr.fitToPage
    assert (table.page_setup.fitToWidth, table.page_setup.fitToHeight) == (1, 0)
    assert table.print_title_rows == "$4:$4"
    assert table.freeze_panes == "A5"
    assert prose.print_title_rows is None
    assert prose.freeze_panes is None
    assert table.print_area == f"'Phụ lục I'!$A$1:$I${table.max_row}"
    assert table.page_margins.left == pytest.approx(30 / 25.4)
    assert table.HeaderFooter.differentFirst
    assert "&P" in table.oddHeader.center.text
    assert not table.firstHeader.center.text
    assert table["A1"].font.name == "Times New Roman"
    assert table["A1"].font.bold
    assert table["A3"].font.italic
    assert "A1:I1" in {str(r) for r in table.merged_cells.ranges}
    total = sum(table.column_dimensions[letter].width for letter in "ABCDEFGHI") * 8 / 96 * 25.4
    assert total == pytest.approx(252, abs=1)
    assert column_width(pixels(165)) * 8 / 96 * 25.4 == pytest.approx(165, abs=0.2)


def test_the_workbooks_own_font_sets_the_unit_of_widths(tmp_path: Path) -> None:
    write_xlsx(small_plan(), tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as book:
        styles = book.read("xl/styles.xml").decode()
    first = re.search(r"<fonts[^>]*><font>(.*?)</font>", styles)
    normal = re.search(r'<cellStyleXfs count="1"><xf[^>]* fontId="0"', styles)
    assert first is not None
    assert normal is not None
    assert "Times New Roman" in first[1]
    assert '<sz val="12"' in first[1]


def test_properties_and_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(small_plan(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    properties = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert properties.title == small_plan().title
    assert properties.creator == small_plan().agency
    assert properties.language == "vi-VN"


def test_names_of_sheets() -> None:
    taken: set[str] = set()
    names = [
        sheet_name(label, taken) for label in ("Phụ lục I", "PHỤ LỤC I", "", "", "a/b:c?", "'", "History", "x" * 40)
    ]
    names += [sheet_name("X" * 40, taken)]
    assert names[:5] == ["Phụ lục I", "Phụ lục i (2)", "Phụ lục", "Phụ lục (2)", "a b c"]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[:\\/?*\[\]]|^'|'$", name)
    assert "History" not in names


def test_a_text_longer_than_excel_takes_names_its_cell(tmp_path: Path) -> None:
    fits = plan_of(Task(title="a" * 32_767, lines=(Line(),)), layout="brief")
    assert "a" * 32_767 in set(values(sheet_of(fits, tmp_path)))
    for text in ("a" * 32_768, "😀" * 16_384):
        with pytest.raises(InputProblem, match=r"B6.*Phụ lục"):
            write_xlsx(plan_of(Task(title=text, lines=(Line(),)), layout="brief"), tmp_path / "b.xlsx")
    assert not (tmp_path / "b.xlsx").exists()


def test_empty_cells_of_the_list_form_are_left_out(tmp_path: Path) -> None:
    plan = plan_of(Task(title="Việc", lines=(Line(lead="Văn phòng"),)), layout="list")
    shown = list(values(sheet_of(plan, tmp_path)))
    assert not [text for text in shown if "Sản phẩm" in text]
    assert "- Đơn vị thực hiện: Văn phòng" in shown


def test_progress_and_stopping(tmp_path: Path) -> None:
    seen: list[float] = []
    write_xlsx(big_plan(300), tmp_path / "a.xlsx", progress=lambda share: seen.append(share) is None)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    with pytest.raises(Cancelled):
        write_xlsx(big_plan(300), tmp_path / "b.xlsx", progress=lambda share: share < 0.5)
    with pytest.raises(Cancelled):
        write_xlsx(big_plan(300), tmp_path / "b.xlsx", progress=lambda share: share < 1)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_pages_end_before_headings_and_merged_cells() -> None:
    runs = [Run(1, 100), Run(2, 20, leads_on=True), Run(3, 60), Run(6, 90), Run(9, 1000), Run(10, 10)]
    assert page_breaks(runs, 50, 10, 200) == [1, 6]
    assert page_breaks([Run(1, 20), Run(9, 1000)], 50, 10, 200) == []
    assert page_breaks([Run(1, 500)], 50, 10, 200) == []
    assert page_breaks([], 50, 10, 200) == []
    many = page_breaks([Run(n, 150) for n in range(1, 5000)], 0, 0, 200)
    assert len(many) == MOST_BREAKS


def test_heights_of_sheet_rows() -> None:
    assert split_height(20) == [20]
    assert split_height(409) == [409]
    parts = split_height(1000)
    assert len(parts) == 3
    assert sum(parts) >= 1000
    assert max(parts) <= HIGHEST


def test_measuring_grows_with_the_plan_not_faster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [0]
    plain = Heights.height

    def counted(self: Heights, *args: object, **named: object) -> float:
        calls[0] += 1
        return plain(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Heights, "height", counted)
    totals = []
    for size in (100, 1000):
        calls[0] = 0
        write_xlsx(big_plan(size), tmp_path / "a.xlsx")
        totals.append(calls[0])
    assert totals[1] <= totals[0] * 10.5


def test_an_appendix_without_heading_lines_begins_with_its_table(tmp_path: Path) -> None:
    appendix = Appendix(label="", caption="", layout=built_in_layout("responsibility"), areas=(Area(title="x"),))
    sheet = sheet_of(Plan(appendices=(appendix,)), tmp_path)
    assert sheet["A1"].value == "STT"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["C1"].alignment.horizontal == Align.CENTER.value
    check_sheet(sheet)


def test_a_table_heading_that_fills_the_screen_is_not_frozen(tmp_path: Path) -> None:
    layout = built_in_layout("brief")
    columns = tuple(replace(c, header=numbered(80)) for c in layout.columns)
    sheet = sheet_of(plan_of(Task(title="Việc", lines=(Line(),)), layout=replace(layout, columns=columns)), tmp_path)
    assert sheet.freeze_panes is None
