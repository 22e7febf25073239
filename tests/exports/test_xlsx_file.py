"""The workbook read back: texts stay texts, merged cells keep their frames, Excel's limits hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
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
from exports.xlsx.breaks import Run, pieces, turn_pages
from exports.xlsx.heights import Heights, Need
from exports.xlsx.writer import sheet_name, write_xlsx
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Objective, Plan, Task
from models.plan_json import load_plan
from tests.exports.excel_rules import check_workbook
from tests.exports.made_plans import TABLE_LAYOUTS, VIETNAMESE, numbered, plan_of, plans
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

RISKY = ("=1+1", "@SUM(A1)", "-5", "+84 912", "- Báo cáo", "'nháy", "=cmd|' /C calc'!A0", "01", "1.1", "2024", "15/8",
         "1e5", "TRUE", "20%", "1,5", "<b>&amp;", "_x0041_", " hai  dấu cách ")  # fmt: skip


def sheets_of(plan: Plan, folder: Path) -> list[Worksheet]:
    """The visible sheets of a plan's workbook, read back; the file follows Excel's rules."""
    write_xlsx(plan, folder / "a.xlsx")
    check_workbook(folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx").worksheets[:-1]


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
    shown = "".join(text.replace("_x005F_", "_") for text in values(sheet))
    # The cells of a row that was cut stand in the order of its parts.
    assert Counter(shown) == Counter("".join(expected(plan, 0)))


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


def test_numbers_are_never_broken_however_narrow_their_column(tmp_path: Path) -> None:
    areas = tuple(Area(title=f"L{n}", items=(Task(title="Việc", lines=(Line(),)),)) for n in range(18))
    sheet = sheet_of(Plan(appendices=(Appendix(layout=built_in_layout("objectives"), areas=areas),)), tmp_path)
    need = Measure(FontStyle.BOLD, 12).width("XVIII") / 0.75
    assert sheet.column_dimensions["A"].width * 8 > need + 5
    total = sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHI") * 8 / 96 * 25.4
    assert total == pytest.approx(252 * 0.985, abs=1)


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
    assert sum(heights) >= Heights().height(numbered(90), round(sheet.column_dimensions["B"].width * 8), 12)


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
    assert turn_pages(runs, 50, 10, 200).breaks == [1, 6]
    assert turn_pages([Run(1, 20), Run(9, 1000)], 50, 10, 200).breaks == []
    assert turn_pages([Run(1, 500)], 50, 10, 200).breaks == []
    assert turn_pages([], 50, 10, 200).breaks == []
    assert turn_pages([Run(5, 160), Run(6, 20)], 50, 10, 200, top=3).breaks == [3]
    assert turn_pages([Run(5, 600), Run(6, 20)], 50, 10, 200, top=3).breaks == []
    assert turn_pages([Run(1, 100), Run(2, 150), Run(3, 20, leads_on=True)], 50, 10, 200).used == 180


def test_a_block_that_no_page_holds_is_cut_below_its_texts() -> None:
    runs = list(pieces(10, [100.0] * 4, [Need(4, 0, 250.0), Need(2, 2, 50.0)]))
    assert runs == [Run(13, 300.0), Run(14, 100.0)]
    assert turn_pages([Run(10, 50), *runs], 0, 20, 340).breaks == [10, 13]
    free = list(pieces(0, [100.0] * 3, []))
    assert [run.last for run in free] == [1, 2, 3]


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
