"""Rows of tables nobody has seen: areas in every shape, numbers of every kind, sums, notes, blanks, merged cells."""

from __future__ import annotations

import pytest

from models.grid.build import build_grid
from models.plan import Appendix, Group, Objective, Task
from tests.imports.drawn import appendix_of, draft_of, line, tasks
from tests.imports.strangers import Rows, titles

HEAD = ["STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"]
ONE = ["1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I"]
TWO = ["2", "Niêm yết thủ tục", "Bảng niêm yết", "Bộ phận Một cửa", "Quý II"]
THREE = ["1", "Kiểm tra công vụ", "Kết luận", "Thanh tra", "Quý III"]
AREAS = ["CẢI CÁCH THỂ CHẾ", "CHẾ ĐỘ CÔNG VỤ"]


def with_areas(first: list[str], second: list[str]) -> Rows:
    """Three tasks in two areas, drawn in some way."""
    return [HEAD, first, ONE, TWO, second, THREE]


def printed(appendix: Appendix) -> list[str]:
    """What is printed in the first column below the headings."""
    return [cell.printed for cell in build_grid(appendix).cells() if cell.column == 0][1:]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["*I", "*CẢI CÁCH THỂ CHẾ", "<", "<", "<"], ["*II", "*CHẾ ĐỘ CÔNG VỤ", "<", "<", "<"]),
        (["*I", "*CẢI CÁCH THỂ CHẾ", "", "", ""], ["*II", "*CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["I", "CẢI CÁCH THỂ CHẾ", "", "", ""], ["II", "CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["*A", "*CẢI CÁCH THỂ CHẾ", "", "", ""], ["*B", "*CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["*I. CẢI CÁCH THỂ CHẾ", "<", "<", "<", "<"], ["*II. CHẾ ĐỘ CÔNG VỤ", "<", "<", "<", "<"]),
        (["I. CẢI CÁCH THỂ CHẾ", "", "", "", ""], ["II. CHẾ ĐỘ CÔNG VỤ", "", "", "", ""]),
        (["*CẢI CÁCH THỂ CHẾ", "", "", "", ""], ["*CHẾ ĐỘ CÔNG VỤ", "", "", "", ""]),
        (["CẢI CÁCH THỂ CHẾ", "", "", "", ""], ["CHẾ ĐỘ CÔNG VỤ", "", "", "", ""]),
        (["", "*CẢI CÁCH THỂ CHẾ", "", "", ""], ["", "*CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["", "CẢI CÁCH THỂ CHẾ", "", "", ""], ["", "CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["", "I. CẢI CÁCH THỂ CHẾ", "", "", ""], ["", "II. CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["", "I- CẢI CÁCH THỂ CHẾ", "", "", ""], ["", "II- CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["I", "CẢI CÁCH THỂ CHẾ", "", "Sở Tư pháp", "Cả năm"], ["II", "CHẾ ĐỘ CÔNG VỤ", "", "Sở Nội vụ", "Cả năm"]),
        (["I", "*CẢI CÁCH THỂ CHẾ", "", "Sở Tư pháp", ""], ["II", "*CHẾ ĐỘ CÔNG VỤ", "", "", ""]),
        (["*I", "*CẢI CÁCH THỂ CHẾ", "*<", "", ""], ["*II", "*CHẾ ĐỘ CÔNG VỤ", "*<", "", ""]),
        (["*I.", "*CẢI CÁCH", "*THỂ CHẾ", "", ""], ["*II.", "*CHẾ ĐỘ", "*CÔNG VỤ", "", ""]),
        (["CẢI CÁCH THỂ CHẾ", "<", "<", "<", "<"], ["CHẾ ĐỘ CÔNG VỤ", "<", "<", "<", "<"]),
        (["*1", "*CẢI CÁCH THỂ CHẾ", "<", "<", "<"], ["*2", "*CHẾ ĐỘ CÔNG VỤ", "<", "<", "<"]),
    ],
)  # fmt: skip
def test_areas_in_every_shape(first: list[str], second: list[str]) -> None:
    appendix = appendix_of(with_areas([t.replace("*<", "<") for t in first], [t.replace("*<", "<") for t in second]))
    assert [area.title for area in appendix.areas] == AREAS
    assert [titles(area) for area in appendix.areas] == [[ONE[1], TWO[1]], [THREE[1]]]
    assert line(appendix, 2).deadline == "Quý III"


def test_an_area_row_with_a_lead_tells_of_it() -> None:
    draft = draft_of(
        with_areas(["I", "CẢI CÁCH THỂ CHẾ", "", "Sở Tư pháp", "Cả năm"], ["II", "CHẾ ĐỘ CÔNG VỤ", "", "Sở Nội vụ", ""])
    )
    assert [remark.text for remark in draft.remarks] == ["Sở Tư pháp | Cả năm", "Sở Nội vụ"]


def test_areas_written_in_words() -> None:
    appendix = appendix_of(
        with_areas(
            ["*Lĩnh vực 1: Cải cách thể chế", "<", "<", "<", "<"], ["*Lĩnh vực 2: Chế độ công vụ", "<", "<", "<", "<"]
        )
    )
    assert [area.title for area in appendix.areas] == ["Lĩnh vực 1: Cải cách thể chế", "Lĩnh vực 2: Chế độ công vụ"]
    assert len(tasks(appendix)) == 3


def test_areas_in_plain_letters_over_the_whole_table() -> None:
    appendix = appendix_of(
        with_areas(["Lĩnh vực 1: Tiếp công dân", "<", "<", "<", "<"], ["Công tác văn thư", "<", "<", "<", "<"])
    )
    assert [area.title for area in appendix.areas] == ["Lĩnh vực 1: Tiếp công dân", "Công tác văn thư"]


@pytest.mark.parametrize("text", ["Trang 2/5", "3", "Các việc sau đây làm ngay trong quý.", "Ghi chú: làm ngay"])
def test_a_sentence_between_tasks_is_no_area(text: str) -> None:
    draft = draft_of([HEAD, ONE, [text, "<", "<", "<", "<"], TWO])
    assert [area.title for area in draft.plan.appendices[0].areas] == [""]
    assert [remark.text for remark in draft.remarks] == [text]


def test_no_areas_at_all() -> None:
    appendix = appendix_of([HEAD, ONE, TWO, ["3", *THREE[1:]]])
    assert [area.title for area in appendix.areas] == [""]
    assert printed(appendix) == ["1", "2", "3"]


@pytest.mark.parametrize("third", ["1", "3"])
def test_numbers_that_restart_or_run_on(third: str) -> None:
    appendix = appendix_of(
        [HEAD, ["*I", "*Cải cách thể chế", "<", "<", "<"], ONE, TWO, ["*II", "*Chế độ công vụ", "<", "<", "<"],
         [third, *THREE[1:]]]
    )  # fmt: skip
    assert printed(appendix) == ["I", "1", "2", "II", third]


def test_numbers_of_three_levels() -> None:
    appendix = appendix_of(
        [
            HEAD,
            ["*I", "*Cải cách thể chế", "<", "<", "<"],
            ["1", "*Xây dựng văn bản", "", "", ""],
            ["1.1", "Lập danh mục", "Danh mục", "Phòng Một", "Quý I"],
            ["1.2", "Soạn thảo", "Dự thảo", "Phòng Một", "Quý II"],
            ["2", "*Theo dõi thi hành", "", "", ""],
            ["2.1", "Kiểm tra", "Kết luận", "Thanh tra", "Quý III"],
        ]
    )
    first, second = appendix.areas[0].items
    assert isinstance(first, Group)
    assert isinstance(second, Group)
    assert printed(appendix) == ["I", "1", "1.1", "1.2", "2", "2.1"]


def test_numbers_of_four_levels() -> None:
    appendix = appendix_of(
        [
            HEAD,
            ["*I", "*Cải cách thể chế", "<", "<", "<"],
            ["*1", "*Xây dựng văn bản", "", "", ""],
            ["*1.1", "*Văn bản của tỉnh", "", "", ""],
            ["1.1.1", "Lập danh mục", "Danh mục", "Phòng Một", "Quý I"],
            ["1.1.2", "Soạn thảo", "Dự thảo", "Phòng Một", "Quý II"],
            ["*1.2", "*Văn bản của Sở", "", "", ""],
            ["1.2.1", "Rà soát", "Báo cáo", "Phòng Hai", "Quý III"],
        ]
    )
    (group,) = appendix.areas[0].items
    assert isinstance(group, Group)
    first, second = group.items
    assert isinstance(first, Objective)
    assert isinstance(second, Objective)
    assert [task.title for task in (*first.items, *second.items)] == ["Lập danh mục", "Soạn thảo", "Rà soát"]


def test_lettered_tasks_below_a_plain_heading() -> None:
    appendix = appendix_of(
        [
            HEAD,
            ["1", "Kiểm soát thủ tục", "", "", ""],
            ["a)", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
            ["b)", "Niêm yết", "Bảng", "Văn phòng", "Quý I"],
            ["2", "Tuyên truyền", "", "", ""],
            ["a)", "Viết bài", "Bài viết", "Văn phòng", "Quý II"],
        ]
    )
    assert [type(item) for item in appendix.areas[0].items] == [Group, Group]
    assert [task.title for task in tasks(appendix)] == ["Rà soát", "Niêm yết", "Viết bài"]


def test_tasks_numbered_in_words_keep_them() -> None:
    appendix = appendix_of(
        [
            ["Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"],
            ["Nhiệm vụ 1: Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I"],
            ["Nhiệm vụ 2: Niêm yết thủ tục", "Bảng", "Văn phòng", "Quý II"],
        ]
    )
    assert titles(appendix.areas[0]) == ["Nhiệm vụ 1: Rà soát văn bản", "Nhiệm vụ 2: Niêm yết thủ tục"]


def test_numbers_that_a_spreadsheet_made_fractions() -> None:
    draft = draft_of([HEAD, ["1.0", *ONE[1:]], ["2.0", *TWO[1:]], ["3.0", *THREE[1:]]], repeated="0 0 0")
    assert printed(draft.plan.appendices[0]) == ["1", "2", "3"]
    assert draft.remarks == ()


def test_missing_numbers() -> None:
    appendix = appendix_of([HEAD, ONE, ["", *TWO[1:]], ["3", *THREE[1:]]])
    assert [task.title for task in tasks(appendix)] == [ONE[1], TWO[1], THREE[1]]


def test_no_numbers_at_all_under_a_number_heading() -> None:
    appendix = appendix_of([HEAD, ["", *ONE[1:]], ["", *TWO[1:]], ["", *THREE[1:]]])
    assert [task.title for task in tasks(appendix)] == [ONE[1], TWO[1], THREE[1]]


def test_second_lines_without_number() -> None:
    appendix = appendix_of(
        [HEAD, ONE, ["", "", "Tờ trình", "Phòng Một", "Quý II"], ["", "", "Quyết định", "Phòng Một", "Quý III"], TWO]
    )
    assert [one.product for one in tasks(appendix)[0].lines] == ["Báo cáo", "Tờ trình", "Quyết định"]
    assert len(tasks(appendix)) == 2


def test_a_lead_merged_over_several_tasks() -> None:
    appendix = appendix_of([HEAD, ONE, [*TWO[:3], "^", "^"], ["3", "Kiểm tra", "Kết luận", "^", "Quý III"]])
    assert [task.lines[0].lead for task in tasks(appendix)] == ["Văn phòng"] * 3
    assert [sorted(task.lines[0].merged) for task in tasks(appendix)] == [[], ["deadline", "lead"], ["lead"]]


def test_a_sentence_over_all_columns_of_a_task() -> None:
    appendix = appendix_of([HEAD, ["1", "Chuyển đổi số", "Thực hiện theo Kế hoạch số 12", "<", "<"], TWO])
    assert line(appendix).reference == "Thực hiện theo Kế hoạch số 12"


def test_sums_in_the_middle_and_at_the_end() -> None:
    draft = draft_of(
        [
            HEAD,
            ["*I", "*Cải cách thể chế", "<", "<", "<"],
            ONE,
            TWO,
            ["*Cộng: 02 nhiệm vụ", "<", "<", "<", "<"],
            ["*II", "*Chế độ công vụ", "<", "<", "<"],
            THREE,
            ["*Cộng: 01 nhiệm vụ", "<", "<", "<", "<"],
            ["*Tổng cộng: 03 nhiệm vụ", "<", "<", "<", "<"],
        ]
    )
    appendix = draft.plan.appendices[0]
    assert appendix.closing == "Tổng cộng: 03 nhiệm vụ"
    assert [remark.text for remark in draft.remarks] == ["Cộng: 02 nhiệm vụ", "Cộng: 01 nhiệm vụ"]
    assert len(tasks(appendix)) == 3


@pytest.mark.parametrize("note", ["Ghi chú: Các phòng báo cáo trước ngày 05.", "*Ghi chú:", "(*) Gửi bản mềm kèm theo"])
def test_a_note_under_the_last_row_is_no_area(note: str) -> None:
    draft = draft_of([HEAD, ONE, TWO, [f"{note}", "<", "<", "<", "<"]])
    appendix = draft.plan.appendices[0]
    assert [area.title for area in appendix.areas] == [""]
    assert len(tasks(appendix)) == 2
    assert [remark.text for remark in draft.remarks] == [note.lstrip("*")]


def test_blank_rows_between() -> None:
    blank = [""] * 5
    appendix = appendix_of([HEAD, blank, ["*I", "*Cải cách thể chế", "", "", ""], blank, ONE, blank, blank, TWO])
    assert titles(appendix.areas[0]) == [ONE[1], TWO[1]]
    assert [len(task.lines) for task in tasks(appendix)] == [1, 1]


def test_a_row_of_dashes_is_no_task() -> None:
    appendix = appendix_of([HEAD, ONE, ["-", "-", "-", "-", "-"], TWO, ["", "-", "", "", ""]])
    assert [task.title for task in tasks(appendix)] == [ONE[1], TWO[1]]
    assert [len(task.lines) for task in tasks(appendix)] == [1, 1]


def test_a_dash_in_a_cell_is_kept() -> None:
    appendix = appendix_of([HEAD, ["1", "Rà soát", "-", "Văn phòng", "-"], TWO])
    assert (line(appendix).product, line(appendix).deadline) == ("-", "-")


def test_a_row_with_a_number_and_no_task() -> None:
    appendix = appendix_of([HEAD, ONE, ["2", "", "Báo cáo", "Thanh tra", "Quý II"], ["3", *THREE[1:]]])
    assert [task.title for task in tasks(appendix)] == [ONE[1], "", THREE[1]]
    assert line(appendix, 1).lead == "Thanh tra"


def test_two_tasks_in_one_cell_stay_one() -> None:
    text = "- Rà soát văn bản\n- Niêm yết thủ tục"
    appendix = appendix_of([HEAD, ["1", text, "Báo cáo", "Văn phòng", "Quý I"], TWO])
    assert tasks(appendix)[0].title == text


def test_objectives_merged_over_tasks() -> None:
    appendix = appendix_of(
        [
            ["STT", "Mục tiêu", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["I", "*Cải cách thể chế", "<", "<", "<"],
            ["1", "Nâng chất lượng", "Lập danh mục", "Phòng Một", "Quý I"],
            ["^", "^", "Soạn thảo", "Phòng Một", "Quý II"],
            ["2", "Thi hành tốt", "Kiểm tra", "Thanh tra", "Quý III"],
        ]
    )
    first, second = appendix.areas[0].items
    assert isinstance(first, Objective)
    assert isinstance(second, Objective)
    assert [len(first.items), len(second.items)] == [2, 1]


def test_objectives_with_blank_cells_instead_of_merging() -> None:
    appendix = appendix_of(
        [
            ["STT", "Mục tiêu", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["1", "Nâng chất lượng", "Lập danh mục", "Phòng Một", "Quý I"],
            ["", "", "Soạn thảo", "Phòng Một", "Quý II"],
            ["2", "Thi hành tốt", "Kiểm tra", "Thanh tra", "Quý III"],
        ]
    )
    first, _second = appendix.areas[0].items
    assert isinstance(first, Objective)
    assert [task.title for task in first.items] == ["Lập danh mục", "Soạn thảo"]


def test_an_objective_inside_a_heading_row_loses_no_task() -> None:
    draft_of(
        [
            ["STT", "Mục tiêu", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            ["*1", "*Nâng cao chất lượng", "<", "<", "<"],
            ["1.1", "Văn bản đúng hạn", "Lập danh mục", "Phòng Một", "Quý I"],
            ["^", "^", "Soạn thảo", "Phòng Một", "Quý II"],
        ]
    )


def test_number_and_task_in_one_cell() -> None:
    appendix = appendix_of([HEAD, ["1. Rà soát văn bản", "<", "Báo cáo", "Văn phòng", "Quý I"], TWO])
    first = tasks(appendix)[0]
    assert (first.title, first.source_number) == ("Rà soát văn bản", "1")


def test_a_group_of_tasks_with_a_lead_of_its_own_loses_nothing() -> None:
    draft = draft_of(
        [
            HEAD,
            ["*1", "*Xây dựng văn bản", "", "Sở Tư pháp", "Cả năm"],
            ["1.1", "Lập danh mục", "Danh mục", "Phòng Một", "Quý I"],
            ["1.2", "Soạn thảo", "Dự thảo", "Phòng Hai", "Quý II"],
            ["*2", "*Theo dõi", "", "Sở Nội vụ", "Cả năm"],
            ["2.1", "Kiểm tra", "Kết luận", "Thanh tra", "Quý III"],
        ]
    )
    (area,) = draft.plan.appendices[0].areas
    assert [type(item) for item in area.items] == [Group, Group]
    assert printed(draft.plan.appendices[0]) == ["1", "1.1", "1.2", "2", "2.1"]
    assert [remark.text for remark in draft.remarks] == ["Sở Tư pháp | Cả năm", "Sở Nội vụ | Cả năm"]


def test_a_target_in_a_heading_row_makes_it_no_task() -> None:
    draft = draft_of(
        [
            ["STT", "Nhiệm vụ", "Chỉ tiêu", "Chủ trì", "Thời gian"],
            ["1.", "Việc đầu năm", "100%", "", ""],
            ["1.1.", "Soạn thảo", "", "Phòng Một", "Quý I"],
            ["1.2.", "Thẩm định", "", "Phòng Hai", "Quý II"],
            ["2.", "Việc cuối năm", "", "", ""],
            ["2.1.", "Niêm yết", "90%", "Văn phòng", "Cả năm"],
        ]
    )
    appendix = draft.plan.appendices[0]
    assert [type(item) for item in appendix.areas[0].items] == [Group, Group]
    assert [remark.text for remark in draft.remarks] == ["100%"]
    assert [task.lines[0].extra.get("chi_tieu", "") for task in tasks(appendix)] == ["", "", "90%"]


def test_a_task_in_capitals_with_all_its_cells_is_a_task() -> None:
    appendix = appendix_of([HEAD, ["1", "RÀ SOÁT VĂN BẢN", "Báo cáo", "Văn phòng", "Quý I"], TWO])
    assert [area.title for area in appendix.areas] == [""]
    assert isinstance(appendix.areas[0].items[0], Task)


def test_areas_with_the_word_before_their_number() -> None:
    appendix = appendix_of(
        with_areas(
            ["*Lĩnh vực I", "*Cải cách thể chế", "<", "<", "<"], ["*Lĩnh vực II", "*Chế độ công vụ", "<", "<", "<"]
        )
    )
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế", "Chế độ công vụ"]
