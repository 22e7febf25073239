"""Tables as other departments draw them, from Word and from Excel: other words and shapes."""

from __future__ import annotations

from collections.abc import Callable

from models.grid.build import build_grid
from models.numbering import Style
from models.plan import Objective, Plan, Task
from tests.imports.strangers import only, titles

Reader = Callable[..., Plan]


def test_no_areas_and_other_words(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*Số TT", "*Nội dung công việc", "*Bộ phận thực hiện", "*Cơ quan cùng phối hợp", "*Thời hạn"],
                ["1", "Rà soát thủ tục", "Văn phòng", "Các phòng", "Quý I"],
                ["2", "Niêm yết thủ tục", "Thanh tra", "", "Quý II"],
            ]
        )
    )
    assert [c.field for c in appendix.layout.columns] == ["number", "task", "lead", "partners", "deadline"]
    (area,) = appendix.areas
    assert area.title == ""
    assert titles(area) == ["Rà soát thủ tục", "Niêm yết thủ tục"]
    first = area.items[0]
    assert isinstance(first, Task)
    assert (first.lines[0].lead, first.lines[0].partners, first.lines[0].deadline) == (
        "Văn phòng",
        "Các phòng",
        "Quý I",
    )


def test_areas_without_numbers_in_one_wide_cell(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Đơn vị chủ trì", "*Tiến độ"],
                ["*CẢI CÁCH THỂ CHẾ", "<", "<", "<"],
                ["1", "Rà soát", "Văn phòng", "Quý I"],
                ["*CẢI CÁCH TÀI CHÍNH CÔNG", "<", "<", "<"],
                ["2", "Chi tiêu nội bộ", "Kế toán", "Quý II"],
            ]
        )
    )
    assert [area.title for area in appendix.areas] == ["CẢI CÁCH THỂ CHẾ", "CẢI CÁCH TÀI CHÍNH CÔNG"]
    rules = appendix.layout.numbering
    assert (rules.area, rules.restart, appendix.layout.area_row) == (Style.NONE, False, "whole")
    printed = [cell.printed for cell in build_grid(appendix).cells() if cell.column == 0]
    assert printed == ["STT", "CẢI CÁCH THỂ CHẾ", "1", "CẢI CÁCH TÀI CHÍNH CÔNG", "2"]


def test_objectives_as_heading_rows_over_tasks_without_number(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Kết quả", "*Phòng thực hiện", "*Thời gian hoàn thành"],
                ["*I", "*Cải cách thể chế", "<", "<", "<"],
                ["1", "*Nâng chất lượng văn bản", "<", "<", "<"],
                ["", "Lập danh mục", "Danh mục", "Văn phòng", "Quý I"],
                ["", "Soạn thảo", "Dự thảo", "Văn phòng", "Quý II"],
                ["2", "*Thi hành pháp luật", "<", "<", "<"],
                ["", "Kiểm tra", "Báo cáo", "Thanh tra", "Quý IV"],
            ]
        )
    )
    first, second = appendix.areas[0].items
    assert isinstance(first, Objective)
    assert isinstance(second, Objective)
    assert [task.title for task in first.items] == ["Lập danh mục", "Soạn thảo"]
    assert [task.title for task in second.items] == ["Kiểm tra"]


def test_objective_column_with_merged_cells(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*TT", "*Mục tiêu", "*Nội dung", "*Sản phẩm đầu ra", "*Đơn vị chủ trì", "*Thời gian"],
                ["1", "Giảm thời gian", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
                ["^", "^", "Cắt giảm", "Quyết định", "Văn phòng", "Quý II"],
                ["2", "Công khai", "Niêm yết", "Bảng", "Thanh tra", "Quý I"],
            ]
        )
    )
    first, second = appendix.areas[0].items
    assert isinstance(first, Objective)
    assert isinstance(second, Objective)
    assert [task.title for task in first.items] == ["Rà soát", "Cắt giảm"]
    assert second.title == "Công khai"


def test_several_lines_and_cells_merged_across_tasks(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Phối hợp", "*Thời gian"],
                ["1", "Kiểm tra", "Kế hoạch", "Thanh tra", "Các phòng", "Hằng năm"],
                ["^", "^", "Báo cáo", "Văn phòng", "^", "^"],
                ["2", "Rà soát", "Danh mục", "Văn phòng", "Kế toán", "^"],
            ]
        )
    )
    first, second = appendix.areas[0].items
    assert isinstance(first, Task)
    assert isinstance(second, Task)
    assert [line.product for line in first.lines] == ["Kế hoạch", "Báo cáo"]
    assert first.lines[1].merged == {"partners", "deadline"}
    assert first.lines[1].partners == "Các phòng"
    assert second.lines[0].merged == {"deadline"}
    assert second.lines[0].deadline == "Hằng năm"


def test_reference_over_all_line_columns(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"],
                ["1", "Chuyển đổi số", "Thực hiện theo Kế hoạch số 12", "<", "<"],
                ["2", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
            ]
        )
    )
    first = appendix.areas[0].items[0]
    assert isinstance(first, Task)
    assert first.lines[0].reference == "Thực hiện theo Kế hoạch số 12"


def test_unknown_columns_are_kept(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Lãnh đạo Sở", "*Chủ trì", "*Mức độ ưu tiên"],
                ["1", "Rà soát", "Giám đốc", "Văn phòng", "Cao"],
            ]
        )
    )
    fields = [column.field for column in appendix.layout.columns]
    assert fields == ["number", "task", "extra.lanh_dao_so", "lead", "extra.muc_do_uu_tien"]
    task = appendix.areas[0].items[0]
    assert isinstance(task, Task)
    assert task.lines[0].extra == {"lanh_dao_so": "Giám đốc", "muc_do_uu_tien": "Cao"}
    assert appendix.layout.name == "custom"


def test_heading_of_two_rows_repeated_on_each_page(read: Reader) -> None:
    head = [
        ["*STT", "*Nội dung", "*Phân công", "<", "*Thời hạn"],
        ["^", "^", "*Chủ trì", "*Phối hợp", "^"],
    ]
    rows = [
        *head,
        ["*(1)", "*(2)", "*(3)", "*(4)", "*(5)"],
        ["1", "Rà soát", "Văn phòng", "Các phòng", "Quý I"],
        *head,
        ["2", "Niêm yết", "Thanh tra", "Các phòng", "Quý II"],
    ]
    plan = read(rows, repeated=" ".join(text for line in head for text in line))
    appendix = only(plan)
    assert titles(appendix.areas[0]) == ["Rà soát", "Niêm yết"]
    groups = [column.group for column in appendix.layout.columns]
    assert groups == ["", "", "Phân công", "Phân công", ""]
    assert any("đánh số cột" in remark.message for remark in plan.remarks)


def test_common_heading_without_merged_neighbours(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Trách nhiệm", "<", "*Thời gian"],
                ["", "", "*Chủ trì", "*Phối hợp", ""],
                ["1", "Rà soát", "Văn phòng", "Các phòng", "Quý I"],
            ]
        )
    )
    assert [c.field for c in appendix.layout.columns] == ["number", "task", "lead", "partners", "deadline"]
    assert [c.header for c in appendix.layout.columns][:2] == ["STT", "Nhiệm vụ"]


def test_lines_without_number_and_without_merging(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"],
                ["1", "Kiểm tra", "Kế hoạch", "Thanh tra", "Quý I"],
                ["", "", "Báo cáo", "Văn phòng", "Quý IV"],
                ["2", "Rà soát", "Danh mục", "Văn phòng", "Quý II"],
            ]
        )
    )
    first = appendix.areas[0].items[0]
    assert isinstance(first, Task)
    assert [line.product for line in first.lines] == ["Kế hoạch", "Báo cáo"]
    assert first.lines[1].merged == frozenset()


def test_empty_columns_and_rows_are_no_part_of_the_table(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "", "*Chủ trì", "*Thời gian", ""],
                ["1", "Rà soát", "", "Văn phòng", "Quý I", ""],
                ["", "", "", "", "", ""],
                ["2", "Niêm yết", "", "Thanh tra", "Quý II", ""],
            ]
        )
    )
    assert [c.field for c in appendix.layout.columns] == ["number", "task", "lead", "deadline"]
    assert titles(appendix.areas[0]) == ["Rà soát", "Niêm yết"]


def test_title_caption_closing_and_notes(read: Reader) -> None:
    plan = read(
        [
            ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"],
            ["*A. CẢI CÁCH THỂ CHẾ", "<", "<", "<"],
            ["1", "Rà soát", "Văn phòng", "Quý I"],
            ["*Tổng số: 01 nhiệm vụ", "<", "<", "<"],
        ],
        above=("|*Phụ lục II", "|*DANH MỤC NHIỆM VỤ", "|*NĂM 2027", "|(Kèm theo Kế hoạch số 12/KH-SXD)"),
        below=("Ghi chú: các phòng gửi báo cáo trước ngày 05.",),
    )
    appendix = only(plan)
    assert (appendix.label, appendix.title) == ("Phụ lục II", "DANH MỤC NHIỆM VỤ NĂM 2027")
    assert appendix.caption == "(Kèm theo Kế hoạch số 12/KH-SXD)"
    assert appendix.closing == "Tổng số: 01 nhiệm vụ"
    assert plan.symbol == "KH-SXD"
    assert any("Ghi chú" in remark.text for remark in plan.remarks)


def test_task_heading_missing(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*TT", "*Hoạt động", "*Chủ trì", "*Kinh phí"],
                ["1", "Tổ chức hội nghị", "Văn phòng", "20 triệu"],
            ]
        )
    )
    assert [c.field for c in appendix.layout.columns] == ["number", "task", "lead", "funding"]


def test_table_without_number_column(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"],
                ["*I. CẢI CÁCH THỂ CHẾ", "<", "<", "<"],
                ["Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
                ["Niêm yết", "Bảng", "Thanh tra", "Quý II"],
            ]
        )
    )
    assert appendix.areas[0].title == "CẢI CÁCH THỂ CHẾ"
    assert titles(appendix.areas[0]) == ["Rà soát", "Niêm yết"]


def test_an_area_named_like_a_sum_is_no_sum(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"],
                ["*CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH", "<", "<", "<"],
                ["1", "Ban hành kế hoạch", "Văn phòng", "Quý I"],
                ["*TỔNG HỢP, BÁO CÁO", "<", "<", "<"],
                ["1", "Báo cáo", "Văn phòng", "Quý IV"],
                ["*Cộng: 02", "<", "<", "<"],
            ]
        )
    )
    assert [area.title for area in appendix.areas] == ["CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH", "TỔNG HỢP, BÁO CÁO"]
    assert appendix.closing == "Cộng: 02"
