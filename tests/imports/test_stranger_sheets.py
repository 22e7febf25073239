"""Workbooks of strangers: letterhead and signature in cells, several tables on a sheet, hidden rows, amounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from imports.open_any import read_plan
from models.plan import Plan
from tests.imports.strangers import add_sheet, only, titles

HEAD = ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Hoàn thành trước ngày", "*Kinh phí"]
TABLE = [HEAD, ["1", "Rà soát", "Văn phòng", "Quý I", ""], ["2", "Niêm yết", "Thanh tra", "Quý II", ""]]


def imported(book: Any, folder: Path) -> Plan:
    """The plan in a workbook."""
    path = folder / "la.xlsx"
    book.save(path)
    return read_plan(path).plan


def test_the_letterhead_and_the_signer_are_the_plans(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("Một", "Hai"):
        sheet = book.create_sheet(name)
        sheet["A1"], sheet["D1"] = "UBND TỈNH HÀ SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        sheet["A2"], sheet["D2"] = "SỞ NGOẠI VỤ", "Độc lập - Tự do - Hạnh phúc"
        sheet["A3"], sheet["D3"] = "Số: 05/KH-SNgV", "Hà Sơn, ngày 14 tháng 12 năm 2026"
        sheet["A5"] = "NHIỆM VỤ NĂM 2027"
        for row, line in enumerate(TABLE, 7):
            for column, text in enumerate(line, 1):
                sheet.cell(row, column, text.lstrip("*"))
        sheet["B11"] = "Ghi chú: có thể điều chỉnh"
        sheet["B13"], sheet["D13"], sheet["D17"] = "NGƯỜI LẬP", "GIÁM ĐỐC", "Hà Đức"
    plan = imported(book, tmp_path)
    assert (plan.parent_agency, plan.agency) == ("UBND tỉnh Hà Sơn", "Sở Ngoại vụ")
    assert (plan.number, plan.symbol, plan.place, plan.issued) == ("05", "KH-SNgV", "Hà Sơn", "2026-12-14")
    assert (plan.signer.position, plan.signer.name) == ("GIÁM ĐỐC", "Hà Đức")
    assert [appendix.title for appendix in plan.appendices] == ["NHIỆM VỤ NĂM 2027"] * 2
    told = ("Ghi chú: có thể điều chỉnh\nNGƯỜI LẬP", "Trang “Một”, dòng 11")
    assert (plan.remarks[0].text, plan.remarks[0].place) == told
    assert len(plan.remarks) == 2


def test_another_letterhead_is_told_back(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for agency in ("SỞ NGOẠI VỤ", "SỞ Y TẾ"):
        add_sheet(book.create_sheet(agency), TABLE, (agency, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "NHIỆM VỤ"))
    plan = imported(book, tmp_path)
    assert plan.agency == "Sở Ngoại vụ"
    assert [remark.text for remark in plan.remarks] == ["SỞ Y TẾ"]


def test_two_tables_on_a_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [
        ["*BIỂU 1. VIỆC THƯỜNG XUYÊN", "<", "<", "<", "<"],
        *TABLE,
        ["", "", "", "", ""],
        ["*BIỂU 2. VIỆC ĐỘT XUẤT", "<", "<", "<", "<"],
        HEAD,
        ["1", "Kiểm tra", "Thanh tra", "Khi cần", ""],
        ["4", "Báo cáo", "Thanh tra", "Khi cần", ""],
    ]
    add_sheet(book.active, rows)
    first, second = (plan := imported(book, tmp_path)).appendices
    assert (first.label, first.title) == ("BIỂU 1", "VIỆC THƯỜNG XUYÊN")
    assert (second.label, second.title) == ("BIỂU 2", "VIỆC ĐỘT XUẤT")
    assert [titles(appendix.areas[0]) for appendix in (first, second)] == [
        ["Rà soát", "Niêm yết"], ["Kiểm tra", "Báo cáo"],
    ]  # fmt: skip
    assert [remark.text for remark in plan.remarks] == ["4 Báo cáo"]


def test_headings_repeated_on_a_sheet_are_one_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    add_sheet(book.active, [*TABLE, HEAD, ["3", "Kiểm tra", "Thanh tra", "Quý III", ""]])
    assert titles(only(imported(book, tmp_path)).areas[0]) == ["Rà soát", "Niêm yết", "Kiểm tra"]


@pytest.mark.parametrize("what", ["row", "column"])
def test_what_is_hidden_is_read_and_told(tmp_path: Path, what: str) -> None:
    book = openpyxl.Workbook()
    add_sheet(book.active, TABLE)
    if what == "row":
        book.active.row_dimensions[3].hidden = True
    else:
        book.active.column_dimensions["C"].hidden = True
    plan = imported(book, tmp_path)
    assert titles(only(plan).areas[0]) == ["Rà soát", "Niêm yết"]
    assert only(plan).areas[0].items[1].lines[0].lead == "Thanh tra"
    assert ["ẩn" in remark.message for remark in plan.remarks] == [True]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (15_000_000, "#,##0", "15.000.000"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1_200_000, '#,##0 "đồng"', "1.200.000 đồng"),
        (-1500, "#,##0_);(#,##0)", "-1.500"),
        (0.25, "0%", "25%"),
        (2500, "General", "2500"),
    ],
)
def test_amounts_as_the_cell_shows_them(tmp_path: Path, value: float, form: str, text: str) -> None:
    book = openpyxl.Workbook()
    add_sheet(book.active, TABLE)
    cell = book.active["E2"]
    cell.value, cell.number_format = value, form
    plan = imported(book, tmp_path)
    assert only(plan).areas[0].items[0].lines[0].funding == text
    assert [column.field for column in only(plan).layout.columns][3] == "deadline"
