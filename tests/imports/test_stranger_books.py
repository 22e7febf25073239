"""Workbooks of strangers: tables beside and below each other, covers, sheets that list no tasks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from imports.open_any import read_plan
from models.plan import Plan
from tests.imports.strangers import only, titles
from tests.imports.words import lost, words, xlsx_words

HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
FIRST = (HEAD, ("1", "Rà soát", "Văn phòng", "Quý I"), ("2", "Niêm yết", "Thanh tra", "Quý II"))
SECOND = (HEAD, ("1", "Kiểm tra", "Thanh tra", "Khi cần"), ("2", "Báo cáo", "Văn phòng", "Quý IV"))
MONEY = (("STT", "Nội dung chi", "Số tiền"), ("1", "Tập huấn", "15"), ("2", "In ấn", "20"))


def put(sheet: Any, row: int, column: int, lines: Sequence[Sequence[str]]) -> None:
    """Write lines of texts from a cell on."""
    for down, line in enumerate(lines):
        for right, text in enumerate(line):
            if text:
                sheet.cell(row + down, column + right, text)


def imported(book: Any, folder: Path, repeated: str = "") -> Plan:
    """The plan in a workbook, no word of which may be lost."""
    path = folder / "la.xlsx"
    book.save(path)
    plan = read_plan(path).plan
    left = lost(xlsx_words(path), plan)
    left.subtract(words(repeated))
    assert {word: count for word, count in left.items() if count > 0} == {}
    return plan


def test_tables_beside_each_other(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    put(book.active, 1, 1, [("VIỆC THƯỜNG XUYÊN", "", "", "", "", "VIỆC ĐỘT XUẤT"), ()])
    put(book.active, 3, 1, FIRST)
    put(book.active, 3, 6, SECOND)
    first, second = imported(book, tmp_path).appendices
    assert (first.title, titles(first.areas[0])) == ("VIỆC THƯỜNG XUYÊN", ["Rà soát", "Niêm yết"])
    assert (second.title, titles(second.areas[0])) == ("VIỆC ĐỘT XUẤT", ["Kiểm tra", "Báo cáo"])


def test_money_beside_and_below_tasks_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    put(book.active, 1, 1, FIRST)
    put(book.active, 1, 7, MONEY)
    below = book.create_sheet("Hai")
    put(below, 1, 1, SECOND)
    put(below, 6, 1, [("", "Đơn vị tính: triệu đồng"), *MONEY])
    plan = imported(book, tmp_path)
    assert [titles(appendix.areas[0])[0] for appendix in plan.appendices] == ["Rà soát", "Kiểm tra"]
    assert [remark.text.split("\n")[-1] for remark in plan.remarks] == ["2 | In ấn | 20"] * 2


def test_a_sheet_of_money_alone_is_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    put(book.active, 1, 1, MONEY)
    assert titles(only(imported(book, tmp_path)).areas[0]) == ["Tập huấn", "In ấn"]


def test_a_cover_bears_title_and_letterhead(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    lines = ("UBND TỈNH HÀ SƠN", "SỞ TƯ PHÁP", "", "KẾ HOẠCH", "Cải cách hành chính năm 2027", "", "Tháng 01 năm 2027")
    put(book.active, 3, 2, [(line,) for line in lines])
    put(book.create_sheet("Nhiệm vụ"), 1, 1, FIRST)
    plan = imported(book, tmp_path)
    assert (plan.title, plan.agency, plan.parent_agency) == (
        "Cải cách hành chính năm 2027",
        "Sở Tư pháp",
        "UBND tỉnh Hà Sơn",
    )
    assert plan.period.start == 2027
    assert [remark.text for remark in plan.remarks] == ["Tháng 01 năm 2027"]


def test_areas_above_each_heading(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    put(book.active, 1, 1, [("I. CÔNG TÁC CHỈ ĐẠO",), *FIRST, (), ("II. CẢI CÁCH THỂ CHẾ",), *SECOND])
    plan = imported(book, tmp_path, " ".join(HEAD))
    assert [area.title for area in only(plan).areas] == ["CÔNG TÁC CHỈ ĐẠO", "CẢI CÁCH THỂ CHẾ"]
    assert plan.remarks == ()


def test_numbered_titles_above_tables_with_other_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    other = ("STT", "Nội dung công việc", "Người phụ trách", "Hạn hoàn thành")
    put(book.active, 1, 1, [("1. Việc thường xuyên",), *FIRST, (), ("2. Việc đột xuất",), other, *SECOND[1:]])
    plan = imported(book, tmp_path)
    assert [appendix.title for appendix in plan.appendices] == ["1. Việc thường xuyên", "2. Việc đột xuất"]


def test_a_table_far_from_the_corner(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    caption = "(Kèm theo Kế hoạch số 10/KH-STP ngày 03/02/2027 của Sở Tư pháp)"
    put(book.active, 6, 3, [("PHỤ LỤC 1",), ("NHIỆM VỤ",), (caption,), (), *FIRST])
    put(book.active, 16, 4, [("NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"), (), (), ("Hà Lan", "", "Trần Đức")])
    plan = imported(book, tmp_path)
    assert (only(plan).label, only(plan).title, only(plan).caption) == ("PHỤ LỤC 1", "NHIỆM VỤ", caption)
    assert (plan.signer.position, plan.signer.name, plan.number) == ("GIÁM ĐỐC", "Trần Đức", "10")
