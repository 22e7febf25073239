"""Tables of strangers whose levels, sums and rival columns must be told apart, from Word and from Excel."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.grid.build import build_grid
from models.plan import Group, Objective, Plan
from tests.imports.strangers import Rows, only, titles

Reader = Callable[..., Plan]
HEAD = ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"]


def numbers(plan: Plan) -> list[str]:
    """What is printed in the first column below the headings."""
    return [cell.printed for cell in build_grid(only(plan)).cells() if cell.column == 0][1:]


def fields(plan: Plan) -> list[str]:
    """The fields of the columns."""
    return [column.field for column in only(plan).layout.columns]


@pytest.mark.parametrize("wide", [True, False])
def test_areas_with_plain_numbers(read: Reader, wide: bool) -> None:
    rest = ["<", "<"] if wide else ["", ""]
    plan = read(
        [
            HEAD,
            ["*1", "*Cải cách thể chế", *rest],
            ["1.1", "Soạn quy chế", "Phòng Pháp chế", "Quý I"],
            ["1.2", "Rà soát quy chế", "Phòng Pháp chế", "Quý II"],
            ["*2", "*Cải cách thủ tục hành chính", *rest],
            ["2.1", "Niêm yết", "Văn phòng", "Quý I"],
        ]
    )
    assert [area.title for area in only(plan).areas] == ["Cải cách thể chế", "Cải cách thủ tục hành chính"]
    assert [titles(area) for area in only(plan).areas] == [["Soạn quy chế", "Rà soát quy chế"], ["Niêm yết"]]
    assert numbers(plan) == ["1", "1.1", "1.2", "2", "2.1"]
    assert plan.remarks == ()


def test_plain_numbers_over_three_levels(read: Reader) -> None:
    plan = read(
        [
            HEAD,
            ["*1", "*Cải cách thể chế", "<", "<"],
            ["*1.1", "*Xây dựng văn bản", "<", "<"],
            ["1.1.1", "Lập danh mục", "Phòng Pháp chế", "Quý I"],
            ["1.1.2", "Soạn thảo", "Phòng Pháp chế", "Quý II"],
            ["*2", "*Chuyển đổi số", "<", "<"],
            ["2.1", "Số hóa hồ sơ", "Văn phòng", "Quý I"],
        ]
    )
    group = only(plan).areas[0].items[0]
    assert isinstance(group, Group)
    assert [task.title for task in group.items] == ["Lập danh mục", "Soạn thảo"]
    assert numbers(plan) == ["1", "1.1", "1.1.1", "1.1.2", "2", "2.1"]


def test_headings_that_name_no_content_of_the_reform_stay_groups(read: Reader) -> None:
    plan = read(
        [
            HEAD,
            ["*1", "*Nhóm việc đầu năm", "<", "<"],
            ["1.1", "Lập danh mục", "Văn phòng", "Quý I"],
            ["*2", "*Nhóm việc cuối năm", "<", "<"],
            ["2.1", "Báo cáo", "Văn phòng", "Quý IV"],
        ]
    )
    (area,) = only(plan).areas
    assert [type(item) for item in area.items] == [Group, Group]


def test_letters_below_a_dotted_heading(read: Reader) -> None:
    plan = read(
        [
            HEAD,
            ["*I", "*Cải cách thể chế", "<", "<"],
            ["*1", "*Xây dựng văn bản", "", ""],
            ["1.1", "Lập danh mục", "Văn phòng", "Quý I"],
            ["1.2", "Soạn thảo", "", ""],
            ["a)", "Bản đầu", "Phòng Một", "Quý II"],
            ["b)", "Bản cuối", "Phòng Một", "Quý III"],
        ]
    )
    group = only(plan).areas[0].items[0]
    assert isinstance(group, Group)
    draft = group.items[1]
    assert isinstance(draft, Objective)
    assert [task.title for task in draft.items] == ["Bản đầu", "Bản cuối"]


def test_numbers_with_the_number_of_their_area(read: Reader) -> None:
    count = 9
    rows = [HEAD, ["*I", "*Cải cách thể chế", "<", "<"]]
    rows += [[f"I.{n}", f"Việc thứ {n}", "Văn phòng", "Quý I"] for n in range(1, count)]
    plan = read(rows)
    assert len(only(plan).areas[0].items) == count - 1
    assert [remark.message for remark in plan.remarks] == ["Số thứ tự khi in sẽ khác với tệp: “I.1” thành “1”."]


def test_many_wrong_numbers_are_one_remark(read: Reader) -> None:
    plan = read([HEAD, *([str(3 * n), f"Việc {n}", "Văn phòng", "Quý I"] for n in range(1, 9))])
    (remark,) = plan.remarks
    assert remark.message.startswith("8 số thứ tự")
    assert remark.text.count("\n") == 7


COSTS: Rows = [
    ["*STT", "*Nội dung", "*Đơn vị thực hiện", "*Kinh phí (triệu đồng)", "*Ghi chú"],
    ["*I", "*Tuyên truyền", "", "*150", ""],
    ["1", "In tờ gấp", "Văn phòng", "100", ""],
    ["2", "Tập huấn", "Văn phòng", "50", "Hai đợt"],
    ["*II", "*Hiện đại hóa", "", "*1.200", ""],
    ["1", "Mua máy quét", "Phòng Kế hoạch", "1.200", ""],
    ["*Tổng cộng", "<", "<", "*1.350", ""],
]


def test_sums_of_areas_and_of_the_table(read: Reader) -> None:
    plan = read(COSTS)
    appendix = only(plan)
    assert [area.title for area in appendix.areas] == ["Tuyên truyền", "Hiện đại hóa"]
    assert [line.funding for task in appendix.tasks() for line in task.lines] == ["100", "50", "1.200"]
    assert appendix.closing == "Tổng cộng: 1.350"
    assert [remark.text for remark in plan.remarks] == ["Tuyên truyền: 150", "Hiện đại hóa: 1.200"]


def test_a_sum_in_plain_letters(read: Reader) -> None:
    plan = read([HEAD, ["1", "Rà soát", "Văn phòng", "Quý I"], ["", "Cộng: 01 nhiệm vụ", "", ""]])
    assert only(plan).closing == "Cộng: 01 nhiệm vụ"
    assert only(plan).areas[0].items[0].title == "Rà soát"


def test_a_table_of_targets(read: Reader) -> None:
    plan = read(
        [
            ["*STT", "*Chỉ tiêu", "*Đơn vị tính", "*Kế hoạch năm 2027", "*Đơn vị chịu trách nhiệm"],
            ["1", "Hồ sơ đúng hạn", "Phần trăm", "98", "Văn phòng"],
            ["2", "Hồ sơ trực tuyến", "Phần trăm", "60", "Văn phòng"],
        ]
    )
    assert fields(plan) == ["number", "task", "extra.don_vi_tinh", "extra.ke_hoach_nam_2027", "lead"]
    assert only(plan).areas[0].items[1].title == "Hồ sơ trực tuyến"


def test_of_rival_columns_the_best_named_has_the_field(read: Reader) -> None:
    plan = read(
        [
            ["*STT", "*Nội dung", "*Nhiệm vụ cụ thể", "*Lãnh đạo phụ trách", "*Đơn vị chủ trì", "*Thời gian bắt đầu",
             "*Thời gian hoàn thành"],
            ["1", "Thể chế", "Rà soát", "Ông An", "Văn phòng", "Tháng 4", "Tháng 6"],
        ]
    )  # fmt: skip
    assert fields(plan) == [
        "number", "extra.noi_dung", "task", "extra.lanh_dao_phu_trach", "lead", "extra.thoi_gian_bat_dau", "deadline",
    ]  # fmt: skip


def test_columns_counted_with_letters_and_numbers(read: Reader) -> None:
    plan = read([HEAD, ["A", "B", "1", "2"], ["1", "Rà soát", "Văn phòng", "Quý I"]])
    assert titles(only(plan).areas[0]) == ["Rà soát"]
    assert [remark.text for remark in plan.remarks] == ["A | B | 1 | 2"]


def test_rows_of_a_signature_are_no_tasks(read: Reader) -> None:
    plan = read(
        [
            HEAD,
            ["1", "Rà soát", "Văn phòng", "Quý I"],
            ["2", "Báo cáo", "GIÁM ĐỐC", "Quý II"],
            ["", "*NGƯỜI LẬP", "*PHÓ GIÁM ĐỐC", "<"],
            ["", "Lê An", "Trần Bình", "<"],
        ]
    )
    assert titles(only(plan).areas[0]) == ["Rà soát", "Báo cáo"]
    assert [len(task.lines) for task in only(plan).tasks()] == [1, 1]


def test_the_title_of_a_group_in_a_column_before_that_of_the_tasks(read: Reader) -> None:
    plan = read(
        [
            ["*STT", "*Tiêu chí", "*Điểm", "*Giải pháp", "*Cơ quan chủ trì", "*Thời hạn"],
            ["*I", "*CHỈ SỐ HÀI LÒNG", "<", "<", "<", "<"],
            ["1", "Chỉ đạo, điều hành", "", "", "", ""],
            ["1.1", "Sáng kiến", "1,0", "Mỗi sở đăng ký một sáng kiến", "Sở Nội vụ", "Quý II"],
            ["1.2", "Kiểm tra", "0,5", "Kiểm tra đột xuất", "Sở Nội vụ", "Quý III"],
            ["2", "Một cửa", "", "", "", ""],
            ["2.1", "Đúng hạn", "2,0", "Cảnh báo trước hạn", "Văn phòng", "Thường xuyên"],
        ]
    )
    groups = [item for item in only(plan).areas[0].items if isinstance(item, Group)]
    assert [group.title for group in groups] == ["Chỉ đạo, điều hành", "Một cửa"]
    assert [item.title for item in groups[0].items] == ["Mỗi sở đăng ký một sáng kiến", "Kiểm tra đột xuất"]
