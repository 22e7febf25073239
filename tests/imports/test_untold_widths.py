"""A workbook in which nobody ever set a width: its columns get those that their fields usually have."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from imports.open_any import read_plan
from models.layout import Column

ROWS = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", "Mức độ"],
    ["1", "Rà soát văn bản", "Văn phòng Sở", "Quý I", "Cao"],
    ["2", "Báo cáo kết quả", "Thanh tra Sở", "Quý II", "Thấp"],
]


@pytest.mark.parametrize("told", [False, True])
def test_widths_are_the_file_s_where_it_tells_any(tmp_path: Path, told: bool) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    if told:
        book.active.column_dimensions["B"].width = 12
    book.save(tmp_path / "a.xlsx")
    columns = read_plan(tmp_path / "a.xlsx").plan.appendices[0].layout.columns
    number, task = columns[0], columns[1]
    assert isinstance(number, Column)
    assert (number.width * 3 < task.width) is not told
