"""What workbooks can hold: typed numbers, formulas, dates, hidden sheets, far cells, signatures, several sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment

from imports.open_any import read_plan
from models.plan import Plan, Task
from tests.imports.strangers import add_sheet

ROWS = [
    ["*STT", "*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"],
    ["1", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
    ["2", "Niêm yết", "Bảng", "Thanh tra", "Quý II"],
]


def book() -> tuple[Any, Any]:
    """A workbook with one plain table of tasks."""
    made = openpyxl.Workbook()
    add_sheet(made.active, ROWS)
    return made, made.active


def read(made: Any, folder: Path) -> Plan:
    """Save a workbook and import it."""
    path = folder / "bang.xlsx"
    made.save(path)
    return read_plan(path).plan


def tasks(plan: Plan, appendix: int = 0) -> list[Task]:
    """All tasks of one appendix."""
    return list(plan.appendices[appendix].tasks())


def test_numbers_dates_and_booleans_are_as_shown(tmp_path: Path) -> None:
    made, sheet = book()
    values = [(1, "00"), (0.5, "0%"), (2.5, "General"), (date(2027, 1, 5), "dd/mm/yyyy"), (2027, "General")]
    for row, (value, form) in enumerate(values, 2):
        sheet.cell(row, 1, row - 1)
        sheet.cell(row, 2, f"Việc {row}")
        cell = sheet.cell(row, 5, value)
        cell.number_format = form
    deadlines = [task.lines[0].deadline for task in tasks(read(made, tmp_path))]
    assert deadlines == ["01", "50%", "2.5", "05/01/2027", "2027"]


def test_cached_values_of_formulas(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["A3"] = "=A2+1"
    path = tmp_path / "cong-thuc.xlsx"
    made.save(path)
    plan = read_plan(path).plan
    assert [task.title for task in tasks(plan)] == ["Rà soát", "Niêm yết"]


def test_rich_text_and_line_breaks(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["C2"] = CellRichText("- Báo ", TextBlock(InlineFont(b=True), "cáo"), "\n- Tờ trình")
    assert tasks(read(made, tmp_path))[0].lines[0].product == "- Báo cáo\n- Tờ trình"


def test_three_sheets_are_three_appendices(tmp_path: Path) -> None:
    made, _sheet = book()
    for number in (2, 3):
        add_sheet(made.create_sheet(f"PL{number}"), ROWS[:2], above=(f"PHỤ LỤC {number}", "DANH MỤC"))
    notes = made.create_sheet("Ghi chép")
    notes["B3"] = "Nhớ gọi điện"
    plan = read(made, tmp_path)
    assert [appendix.label for appendix in plan.appendices] == ["", "PHỤ LỤC 2", "PHỤ LỤC 3"]
    assert [len(list(appendix.tasks())) for appendix in plan.appendices] == [2, 1, 1]
    assert [remark.text for remark in plan.remarks] == ["Nhớ gọi điện"]


def test_hidden_sheets_are_told(tmp_path: Path) -> None:
    made, _sheet = book()
    hidden = made.create_sheet("Danh mục")
    hidden["A1"] = "Các phòng"
    hidden.sheet_state = "hidden"
    plan = read(made, tmp_path)
    assert [(remark.text, remark.place) for remark in plan.remarks] == [("Các phòng", "Danh mục")]


def test_cells_far_away_cost_nothing_and_are_told(tmp_path: Path) -> None:
    made, sheet = book()
    sheet["XFD1048576"] = "xa"
    plan = read(made, tmp_path)
    assert [task.title for task in tasks(plan)] == ["Rà soát", "Niêm yết"]
    assert "xa" in [remark.text for remark in plan.remarks]


def test_letterhead_above_and_signature_below(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"], sheet["D1"] = "SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet["A2"], sheet["D2"] = "VĂN PHÒNG", "Độc lập - Tự do - Hạnh phúc"
    sheet["A4"] = "DANH MỤC NHIỆM VỤ NĂM 2027"
    sheet.merge_cells("A4:E4")
    for row, line in enumerate(ROWS, 6):
        for column, text in enumerate(line, 1):
            sheet.cell(row, column, text.lstrip("*"))
    sheet["B10"], sheet["D10"] = "NGƯỜI LẬP", "GIÁM ĐỐC"
    plan = read(made, tmp_path)
    (appendix,) = plan.appendices
    assert appendix.title == "DANH MỤC NHIỆM VỤ NĂM 2027"
    assert plan.period.start == 2027
    assert len(tasks(plan)[1].lines) == 1
    assert (plan.parent_agency, plan.agency) == ("Sở Xây dựng", "Văn phòng")
    assert plan.signer.position == "GIÁM ĐỐC"
    assert [remark.text for remark in plan.remarks] == ["NGƯỜI LẬP"]


def test_own_widths_of_a_table_of_its_own(tmp_path: Path) -> None:
    made, sheet = book()
    sheet.column_dimensions["B"].width = 40
    layout = read(made, tmp_path).appendices[0].layout
    assert layout.name == "custom"
    assert layout.columns[1].width == 75.4


def test_a_list_of_tasks_in_a_sheet(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    lines = [
        "NHIỆM VỤ NĂM 2027",
        "a) Rà soát",
        "- Chủ trì: Văn phòng",
        "- Thời gian: Quý I",
        "b) Niêm yết",
        "- Chủ trì: Thanh tra",
        "- Thời gian: Quý II",
    ]
    for row, line in enumerate(lines, 1):
        made.active.cell(row, 1, line).alignment = Alignment(horizontal="center" if row == 1 else "left")
    plan = read(made, tmp_path)
    assert plan.appendices[0].title == "NHIỆM VỤ NĂM 2027"
    assert plan.appendices[0].layout.is_list
    assert [task.lines[0].lead for task in tasks(plan)] == ["Văn phòng", "Thanh tra"]
