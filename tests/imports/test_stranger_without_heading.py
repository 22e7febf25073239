"""Tables that begin with their first task: read by what their columns hold, where nothing else can be meant."""

from __future__ import annotations

import pytest

from imports.blocks import Form
from imports.choices import NO_CHOICES
from models.errors import InputProblem
from tests.imports.drawn import appendix_of, draft_of, fields, line, tasks
from tests.imports.strangers import Rows

ROWS: Rows = [
    ["1", "Rà soát các thủ tục hành chính", "Báo cáo", "Văn phòng", "Các phòng chuyên môn", "Quý I/2026"],
    ["2", "Niêm yết công khai thủ tục hành chính", "Danh mục", "Bộ phận Một cửa", "Văn phòng", "Thường xuyên"],
    ["3", "Kiểm tra kỷ luật, kỷ cương hành chính", "Kế hoạch", "Thanh tra", "Các đơn vị", "Tháng 10/2026"],
]


def test_the_columns_are_told_by_what_they_hold() -> None:
    appendix = appendix_of(ROWS)
    assert fields(appendix) == ["number", "task", "product", "lead", "partners", "deadline"]
    assert [column.header for column in appendix.layout.columns] == [
        "STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện",
    ]  # fmt: skip
    assert [task.title for task in tasks(appendix)] == [row[1] for row in ROWS]
    assert line(appendix, 2).deadline == "Tháng 10/2026"


@pytest.mark.parametrize("form", list(Form)[:2])
def test_titles_above_and_areas_between(form: Form) -> None:
    wide = ["<"] * 5
    rows = [
        ["DANH MỤC NHIỆM VỤ NĂM 2026", *wide], ["*I", "*CẢI CÁCH THỦ TỤC HÀNH CHÍNH", *["<"] * 4], *ROWS[:2],
        ["*II", "*CHẾ ĐỘ CÔNG VỤ", *["<"] * 4], ROWS[2],
    ]  # fmt: skip
    (appendix,) = draft_of(rows, form=form).plan.appendices
    assert appendix.title == "DANH MỤC NHIỆM VỤ NĂM 2026"
    assert [area.title for area in appendix.areas] == ["CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "CHẾ ĐỘ CÔNG VỤ"]


def test_a_column_of_an_unknown_kind_is_kept() -> None:
    appendix = appendix_of([[*row[:5], f"Ghi thêm {n}", row[5]] for n, row in enumerate(ROWS)])
    assert line(appendix).extra == {"cot": "Ghi thêm 0"}


def test_what_the_officer_says_of_a_column_holds() -> None:
    choices = NO_CHOICES.with_column(0, 4, "note")
    assert fields(appendix_of(ROWS, choices=choices))[4] == "note"


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        [[row[0], row[1]] for row in ROWS],
        [["1", "Nguyễn Văn An", "Phòng Nội vụ", "12/5/2026"], ["2", "Trần Thị Bình", "Văn phòng", "13/5/2026"],
         ["3", "Lê Văn Cường", "Thanh tra", "14/5/2026"]],
        [["1", "Máy tính để bàn cho cán bộ", "Cái", "15"], ["2", "Máy in hai mặt khổ giấy A4", "Cái", "4"],
         ["3", "Máy quét tài liệu tốc độ cao", "Cái", "2"]],
        [["", *row[1:]] for row in ROWS],
        [[number, *row[1:]] for number, row in zip(("7", "3", "19"), ROWS, strict=True)],
    ],
)  # fmt: skip
def test_what_may_be_something_else_is_refused(rows: Rows) -> None:
    with pytest.raises(InputProblem):
        draft_of(rows)
