"""Headings of tables nobody has seen: one to four rows, merged or not, groups over groups, blank corners."""

from __future__ import annotations

import pytest

from models.plan import Objective
from tests.imports.drawn import appendix_of, draft_of, fields, line, tasks
from tests.imports.strangers import Rows

Columns = list[tuple[str, str, str]]


def columns(rows: Rows, repeated: str = "") -> Columns:
    """Field, heading and common heading of each column."""
    layout = appendix_of(rows, repeated=repeated).layout
    return [(column.field, column.header, column.group) for column in layout.columns]


def test_headings_split_over_two_rows_without_merging() -> None:
    assert columns(
        [
            ["*Số", "*Nội dung", "*Cơ quan", "*Cơ quan", "*Thời gian"],
            ["*TT", "*công việc", "*chủ trì", "*phối hợp", "*hoàn thành"],
            ["1", "Rà soát thủ tục", "Văn phòng", "Các phòng", "Quý I"],
            ["2", "Niêm yết", "Thanh tra", "Các phòng", "Quý II"],
        ]
    ) == [
        ("number", "Số TT", ""),
        ("task", "Nội dung công việc", ""),
        ("lead", "Cơ quan chủ trì", ""),
        ("partners", "Cơ quan phối hợp", ""),
        ("deadline", "Thời gian hoàn thành", ""),
    ]


def test_a_heading_split_in_one_column_only() -> None:
    found = columns(
        [
            ["STT", "Nhiệm vụ", "Đơn vị", "Thời gian", "Ghi"],
            ["", "", "chủ trì", "", "chú"],
            ["1", "Rà soát", "Văn phòng", "Quý I", ""],
        ]
    )
    assert [(field, header) for field, header, _group in found] == [
        ("number", "STT"), ("task", "Nhiệm vụ"), ("lead", "Đơn vị chủ trì"), ("deadline", "Thời gian"),
        ("note", "Ghi chú"),
    ]  # fmt: skip


def test_a_common_heading_whose_parts_stand_below_without_any_merging() -> None:
    assert columns(
        [
            ["STT", "Nhiệm vụ", "Cơ quan, đơn vị thực hiện", "", "Thời gian"],
            ["", "", "Chủ trì", "Phối hợp", ""],
            ["1", "Rà soát", "Văn phòng", "Các phòng", "Quý I"],
        ]
    )[2:4] == [
        ("lead", "Chủ trì", "Cơ quan, đơn vị thực hiện"),
        ("partners", "Phối hợp", "Cơ quan, đơn vị thực hiện"),
    ]


def test_headings_at_the_bottom_of_unmerged_columns() -> None:
    assert columns(
        [
            ["", "", "Cơ quan thực hiện", "<", ""],
            ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"],
            ["1", "Rà soát", "Văn phòng", "Các phòng", "Quý I"],
        ]
    )[2:4] == [("lead", "Chủ trì", "Cơ quan thực hiện"), ("partners", "Phối hợp", "Cơ quan thực hiện")]


def test_groups_over_groups() -> None:
    found = columns(
        [
            ["*STT", "*Nhiệm vụ", "*Tổ chức thực hiện", "<", "<", "<", "*Ghi chú"],
            ["^", "^", "*Phân công", "<", "*Thời gian", "<", "^"],
            ["^", "^", "*Chủ trì", "*Phối hợp", "*Bắt đầu", "*Hoàn thành", "^"],
            ["1", "Rà soát", "Văn phòng", "Các phòng", "Tháng 01", "Tháng 3", ""],
        ]
    )
    assert found == [
        ("number", "STT", ""),
        ("task", "Nhiệm vụ", ""),
        ("lead", "Chủ trì", "Tổ chức thực hiện / Phân công"),
        ("partners", "Phối hợp", "Tổ chức thực hiện / Phân công"),
        ("extra.bat_dau", "Bắt đầu", "Tổ chức thực hiện / Thời gian"),
        ("deadline", "Hoàn thành", "Tổ chức thực hiện / Thời gian"),
        ("note", "Ghi chú", ""),
    ]


def test_three_rows_of_unmerged_headings() -> None:
    found = columns(
        [
            ["STT", "Nhiệm vụ", "Tổ chức thực hiện", "", "", ""],
            ["", "", "Phân công", "", "Thời gian", ""],
            ["", "", "Chủ trì", "Phối hợp", "Từ", "Đến"],
            ["1", "Rà soát", "Văn phòng", "Các phòng", "01/3/2026", "31/3/2026"],
        ]
    )
    assert [field for field, _header, _group in found] == [
        "number", "task", "lead", "partners", "extra.tu", "deadline",
    ]  # fmt: skip


@pytest.mark.parametrize("above", [1, 6, 20])
def test_a_heading_far_down_under_titles_and_notes(above: int) -> None:
    titles = [[f"Dòng chữ thứ {n} ở trên bảng", "<", "<", "<"] for n in range(above)]
    found = columns([*titles, ["STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"], ["1", "Rà soát", "Văn phòng", "Quý I"]])
    assert [field for field, _header, _group in found] == ["number", "task", "lead", "deadline"]


def test_the_unit_of_money_above_the_table_is_no_heading() -> None:
    draft = draft_of(
        [
            ["KẾ HOẠCH KINH PHÍ NĂM 2026", "<", "<", "<"],
            ["", "", "Đơn vị tính: triệu đồng", "<"],
            ["STT", "Nội dung", "Đơn vị thực hiện", "Kinh phí"],
            ["1", "Tập huấn", "Văn phòng", "50"],
        ]
    )
    assert fields(draft.plan.appendices[0]) == ["number", "task", "lead", "funding"]
    assert not any(column.group for column in draft.plan.appendices[0].layout.columns)


def test_rotated_headings_with_one_letter_or_word_a_line() -> None:
    found = columns(
        [
            ["S\nT\nT", "Nhiệm\nvụ", "Cơ\nquan\nchủ\ntrì", "Thời\ngian\nhoàn\nthà-\nnh"],
            ["1", "Rà soát", "Văn phòng", "Quý I"],
        ],
        repeated="thà nh",
    )
    assert [field for field, _header, _group in found] == ["number", "task", "lead", "deadline"]
    assert [header for _field, header, _group in found] == [
        "S T T", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành",
    ]  # fmt: skip


def test_headings_in_two_languages() -> None:
    found = columns(
        [
            ["STT\nNo.", "Nhiệm vụ\nTasks", "Cơ quan chủ trì\nLead agency", "Thời hạn\nDeadline", "Ghi chú\nNotes"],
            ["1", "Rà soát", "Văn phòng", "Quý I", ""],
        ]
    )
    assert [field for field, _header, _group in found] == ["number", "task", "lead", "deadline", "note"]


def test_every_heading_with_a_slip() -> None:
    found = columns(
        [
            ["S T T", "Nhệm vụ", "Cơ quan chủ tì", "Thời gan", "Ghi chsu"],
            ["1", "Rà soát", "Văn phòng", "Quý I", ""],
            ["2", "Niêm yết", "Thanh tra", "Quý II", ""],
        ]
    )
    assert [field for field, _header, _group in found] == ["number", "task", "lead", "deadline", "note"]


def test_many_columns_of_their_own_beside_number_and_task() -> None:
    appendix = appendix_of(
        [
            ["STT", "Nội dung", "Văn bản chỉ đạo", "Mức độ hoàn thành", "Tỷ lệ", "Điểm chuẩn", "Điểm tự chấm"],
            ["1", "Rà soát", "Công văn 12", "Đạt", "100%", "2", "1,5"],
            ["2", "Niêm yết", "", "Chưa đạt", "60%", "1", "0,5"],
        ]
    )
    assert fields(appendix) == [
        "number", "task", "extra.van_ban_chi_dao", "extra.muc_do_hoan_thanh", "extra.ty_le", "extra.diem_chuan",
        "extra.diem_tu_cham",
    ]  # fmt: skip
    assert dict(line(appendix, 1).extra) == {
        "muc_do_hoan_thanh": "Chưa đạt", "ty_le": "60%", "diem_chuan": "1", "diem_tu_cham": "0,5",
    }  # fmt: skip


def test_a_plan_of_targets_with_a_column_for_each_year() -> None:
    appendix = appendix_of(
        [
            ["TT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu từng năm", "<", "<", "Cơ quan chủ trì"],
            ["^", "^", "^", "2026", "2027", "2028", "^"],
            ["1", "Hồ sơ trực tuyến toàn trình", "%", "60", "70", "80", "Văn phòng"],
            ["2", "Hồ sơ đúng hạn", "%", "95", "97", "98", "Văn phòng"],
        ]
    )
    assert fields(appendix) == ["number", "task", "extra.don_vi", "extra.2026", "extra.2027", "extra.2028", "lead"]
    assert [column.group for column in appendix.layout.columns[3:6]] == ["Chỉ tiêu từng năm"] * 3
    assert dict(line(appendix, 1).extra) == {"don_vi": "%", "2026": "95", "2027": "97", "2028": "98"}


def test_a_unit_column_without_measures_is_the_lead() -> None:
    appendix = appendix_of([["TT", "Nội dung", "Đơn vị", "Thời gian"], ["1", "Rà soát", "Phòng Tư pháp", "Quý I"]])
    assert fields(appendix) == ["number", "task", "lead", "deadline"]


def test_who_directs_is_not_who_leads() -> None:
    rows = [
        ["STT", "Nhiệm vụ", "Lãnh đạo phụ trách", "Chuyên viên thực hiện", "Thời gian"],
        ["1", "Rà soát", "Ông An", "Bà Bình", "Quý I"],
    ]
    assert fields(appendix_of(rows)) == ["number", "task", "extra.lanh_dao_phu_trach", "lead", "deadline"]
    alone = [[text for place, text in enumerate(row) if place != 3] for row in rows]
    assert fields(appendix_of(alone)) == ["number", "task", "lead", "deadline"]


@pytest.mark.parametrize("numbers", [["1", "2", "3"], ["1", "2", "1"], ["", "", ""]])
def test_an_area_column_merged_over_tasks_becomes_the_areas(numbers: list[str]) -> None:
    draft = draft_of(
        [
            ["STT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            [numbers[0], "Cải cách thể chế", "Lập danh mục", "Phòng Một", "Quý I"],
            [numbers[1], "^", "Soạn thảo", "Phòng Hai", "Quý II"],
            [numbers[2], "Cải cách thủ tục", "Rà soát", "Phòng Ba", "Quý III"],
        ]
    )
    (appendix,) = draft.plan.appendices
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế", "Cải cách thủ tục"]
    assert [[task.title for task in area.tasks()] for area in appendix.areas] == [
        ["Lập danh mục", "Soạn thảo"], ["Rà soát"],
    ]  # fmt: skip
    assert [task.source_number for task in tasks(appendix)] == numbers
    assert [remark.text for remark in draft.remarks] == ["Lĩnh vực"]


def test_the_number_merged_as_the_area_is_the_areas() -> None:
    appendix = appendix_of(
        [
            ["STT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["I", "Cải cách thể chế", "Lập danh mục", "Phòng Một", "Quý I"],
            ["^", "^", "Soạn thảo", "Phòng Hai", "Quý II"],
            ["II", "Cải cách thủ tục", "Rà soát", "Phòng Ba", "Quý III"],
            ["^", "^", "Niêm yết", "Phòng Ba", "Quý III"],
        ]
    )
    assert [(area.source_number, area.title) for area in appendix.areas] == [
        ("I", "Cải cách thể chế"), ("II", "Cải cách thủ tục"),
    ]  # fmt: skip
    assert [len(task.lines) for task in tasks(appendix)] == [1, 1, 1, 1]


def test_an_area_column_that_is_blank_below_its_areas_becomes_the_areas() -> None:
    appendix = appendix_of(
        [
            ["*STT", "*Lĩnh vực", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"],
            ["1", "Thể chế", "Rà soát", "Văn phòng", "Quý I"],
            ["2", "", "Tập huấn", "Văn phòng", "Quý II"],
            ["3", "Tài chính", "Kiểm kê", "Kế toán", "Quý III"],
        ],
        repeated="Lĩnh vực",
    )
    assert [(area.title, [item.title for item in area.items]) for area in appendix.areas] == [
        ("Thể chế", ["Rà soát", "Tập huấn"]),
        ("Tài chính", ["Kiểm kê"]),
    ]


def test_a_named_column_has_the_tasks_before_the_way_they_are_done() -> None:
    found = columns([["*STT", "*Chuyên đề", "*Cách làm", "*Chủ trì", "*Hạn"], ["1", "A", "B", "C", "Quý I"]])
    assert [field for field, _header, _group in found] == ["number", "task", "activity", "lead", "deadline"]


def test_an_area_column_with_a_text_in_each_row_stays_a_column() -> None:
    appendix = appendix_of(
        [
            ["STT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["1", "Thể chế", "Lập danh mục", "Phòng Một", "Quý I"],
            ["2", "Thể chế", "Soạn thảo", "Phòng Hai", "Quý II"],
        ]
    )
    assert fields(appendix) == ["number", "extra.linh_vuc", "task", "lead", "deadline"]


def test_a_column_of_contents_merged_over_activities_is_a_level_of_its_own() -> None:
    appendix = appendix_of(
        [
            ["STT", "Nội dung", "Nhiệm vụ cụ thể", "Chủ trì", "Thời gian"],
            ["1", "Cải cách thể chế", "Lập danh mục", "Phòng Một", "Quý I"],
            ["^", "^", "Soạn thảo", "Phòng Hai", "Quý II"],
            ["2", "Cải cách thủ tục", "Rà soát", "Phòng Ba", "Quý III"],
        ]
    )
    first, second = appendix.areas[0].items
    assert isinstance(first, Objective)
    assert [task.title for task in first.items] == ["Lập danh mục", "Soạn thảo"]
    assert second.title == "Cải cách thủ tục"


def test_objectives_over_tasks_with_numbers_of_their_own_are_kept_beside_them() -> None:
    appendix = appendix_of(
        [
            ["STT", "Mục tiêu", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["1", "Văn bản đúng hạn", "Lập danh mục", "Phòng Một", "Quý I"],
            ["2", "^", "Soạn thảo", "Phòng Hai", "Quý II"],
            ["3", "Hồ sơ đúng hạn", "Rà soát", "Phòng Ba", "Quý III"],
        ]
    )
    assert fields(appendix) == ["number", "extra.muc_tieu", "task", "lead", "deadline"]
    assert [task.lines[0].extra["muc_tieu"] for task in tasks(appendix)] == [
        "Văn bản đúng hạn", "Văn bản đúng hạn", "Hồ sơ đúng hạn",
    ]  # fmt: skip
    assert [sorted(task.lines[0].merged) for task in tasks(appendix)] == [[], ["extra.muc_tieu"], []]
    assert [task.source_number for task in tasks(appendix)] == ["1", "2", "3"]


def test_a_named_list_is_the_task_where_no_column_says_so() -> None:
    rows = [
        ["STT", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan thực hiện", "Thời hạn"],
        ["1", "Cấp giấy phép", "Đất đai", "Phòng Kinh tế", "Quý I"],
        ["2", "Đăng ký khai sinh", "Hộ tịch", "Phòng Tư pháp", "Quý I"],
    ]
    assert fields(appendix_of(rows)) == ["number", "task", "extra.linh_vuc", "lead", "deadline"]


def test_the_better_named_of_two_task_columns_has_the_tasks() -> None:
    rows = [
        ["STT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Chủ trì", "Thời gian"],
        ["1", "Thể chế", "Rà soát", "Văn phòng", "Quý I"],
    ]
    assert fields(appendix_of(rows))[:3] == ["number", "extra.nhom_nhiem_vu", "task"]


def test_a_column_without_heading_is_kept() -> None:
    appendix = appendix_of(
        [
            ["STT", "Nhiệm vụ", "Chủ trì", "", "Thời gian"],
            ["1", "Rà soát", "Văn phòng", "(họp 2 lần)", "Quý I"],
        ]
    )
    assert dict(line(appendix).extra) == {"cot": "(họp 2 lần)"}


@pytest.mark.parametrize(
    ("times", "field"),
    [
        (["Quý I", "2026 - 2028", "Hằng tháng"], "deadline"),
        (["Xong trước ngày 05/7", "Từ tháng 3", "Cả năm"], "deadline"),
        (["2019", "2021", "2024"], "extra.nhip_lam"),
        (["Quý I", "Toàn xã", "Các thôn"], "extra.nhip_lam"),
    ],
)
def test_a_column_of_times_under_unknown_words_is_the_deadline(times: list[str], field: str) -> None:
    heads = [["*STT", "*Nhiệm vụ", "*Chủ trì", "*Nhịp làm"], ["*I", "*Cải cách thể chế", "<", "<"]]
    rows = [[str(count), f"Việc số {count}", "Văn phòng", time] for count, time in enumerate(times, 1)]
    assert fields(appendix_of([*heads, *rows])) == ["number", "task", "lead", field]


def test_a_caption_over_all_columns_is_no_common_heading() -> None:
    appendix = appendix_of(
        [
            ["|(Kèm theo Kế hoạch số 71/KH-SYT ngày 12/01/2027)", "<", "<", "<"],
            ["*Số TT", "*Tên quy trình", "*Phòng chủ trì", "*Thời gian"],
            ["1", "Quy trình cấp giấy phép hành nghề", "Phòng Y", "Tháng 3"],
            ["2", "Quy trình công nhận đủ điều kiện", "Phòng Dược", "Tháng 4"],
        ]
    )
    assert fields(appendix) == ["number", "task", "lead", "deadline"]
    assert appendix.caption == "(Kèm theo Kế hoạch số 71/KH-SYT ngày 12/01/2027)"


def test_a_closing_line_over_an_area_column_is_no_area() -> None:
    appendix = appendix_of(
        [
            ["STT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["1", "Cải cách thể chế", "Lập danh mục", "Phòng Một", "Quý I"],
            ["2", "^", "Soạn thảo", "Phòng Hai", "Quý II"],
            ["*Tổng cộng: 2 nhiệm vụ", "<", "<", "<", "<"],
        ],
        repeated="Lĩnh vực",
    )
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế"]
    assert appendix.closing == "Tổng cộng: 2 nhiệm vụ"
