"""Numbers as other departments write them: dotted, lettered, padded, missing, jumping."""

from __future__ import annotations

from collections.abc import Callable

from models.grid.build import build_grid
from models.numbering import Style
from models.plan import Appendix, Group, Plan, Task
from tests.imports.strangers import only

Reader = Callable[..., Plan]
HEAD = ["*STT", "*Nội dung nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"]


def printed_first_columns(appendix: Appendix) -> list[tuple[str, str]]:
    """What the appendix prints in its number and task columns, row by row."""
    grid = build_grid(appendix)
    return [(grid.cell_at(row, 0).printed, grid.cell_at(row, 1).printed) for row in range(1, grid.row_count)]


def test_numbers_dotted_by_area(read: Reader) -> None:
    rows = [
        HEAD,
        ["*I", "*Cải cách thể chế", "<", "<", "<"],
        ["1.1", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
        ["1.2", "Soạn thảo", "Dự thảo", "Văn phòng", "Quý I"],
        ["*II", "*Cải cách thủ tục", "<", "<", "<"],
        ["2.1", "Niêm yết", "Bảng", "Văn phòng", "Quý I"],
    ]
    plan = read(rows)
    assert plan.remarks == ()
    assert printed_first_columns(only(plan)) == [tuple(t.removeprefix("*") for t in row[:2]) for row in rows[1:]]


def test_a_plain_row_over_lettered_or_unnumbered_rows_is_a_heading(read: Reader) -> None:
    appendix = only(
        read(
            [
                HEAD,
                ["1", "Kiểm soát thủ tục", "", "", ""],
                ["a", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
                ["b", "Niêm yết", "Bảng", "Văn phòng", "Quý I"],
                ["2", "Tuyên truyền", "Bài viết", "Văn phòng", "Quý II"],
            ]
        )
    )
    group, task = appendix.areas[0].items
    assert isinstance(group, Group)
    assert [item.title for item in group.items] == ["Rà soát", "Niêm yết"]
    assert task.title == "Tuyên truyền"
    assert [number for number, _title in printed_first_columns(appendix)] == ["1", "a", "b", "2"]


def test_headings_without_numbers_inside_areas(read: Reader) -> None:
    rows = [
        HEAD,
        ["*I", "*THỂ CHẾ", "<", "<", "<"],
        ["", "*Xây dựng văn bản", "<", "<", "<"],
        ["1", "Rà soát", "Báo cáo", "Văn phòng", "Quý I"],
        ["2", "Soạn thảo", "Dự thảo", "Văn phòng", "Quý I"],
        ["", "*Thi hành pháp luật", "<", "<", "<"],
        ["1", "Kiểm tra", "Kết luận", "Thanh tra", "Quý I"],
    ]
    plan = read(rows)
    assert [type(item) for item in only(plan).areas[0].items] == [Group, Group]
    assert plan.remarks == ()
    assert printed_first_columns(only(plan)) == [tuple(t.removeprefix("*") for t in row[:2]) for row in rows[1:]]


def test_dotted_numbers_under_headings_are_groups(read: Reader) -> None:
    appendix = only(
        read(
            [
                ["*TT", "*Nhiệm vụ", "*Sản phẩm", "*Chủ trì", "*Thời gian"],
                ["*I", "*Cải cách thể chế", "<", "<", "<"],
                ["1", "*Xây dựng văn bản", "", "", ""],
                ["1.1", "Lập danh mục", "Danh mục", "Văn phòng", "Quý I"],
                ["1.2", "Soạn thảo", "Dự thảo", "Văn phòng", "Quý II"],
                ["2", "Tuyên truyền", "Bài viết", "Văn phòng", "Hằng năm"],
            ]
        )
    )
    (area,) = appendix.areas
    group, task = area.items
    assert isinstance(group, Group)
    assert [item.title for item in group.items] == ["Lập danh mục", "Soạn thảo"]
    assert isinstance(task, Task)
    assert [c.text for c in build_grid(appendix).cells() if c.column == 0][1:] == ["I", "1", "1.1", "1.2", "2"]


def test_numbers_that_jump_repeat_or_are_padded(read: Reader) -> None:
    plan = read(
        [
            ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"],
            ["*I", "*Cải cách thể chế", "<", "<"],
            ["01", "Rà soát", "Văn phòng", "Quý I"],
            ["02", "Niêm yết", "Văn phòng", "Quý I"],
            ["*II", "*Cải cách thủ tục", "<", "<"],
            ["1", "Đo lường", "Văn phòng", "Quý I"],
            ["1", "Đối thoại", "Văn phòng", "Quý I"],
            ["4", "Kiểm tra", "Văn phòng", "Quý I"],
        ]
    )
    first, second = only(plan).areas
    assert (first.item_style, second.item_style) == (Style.PADDED, None)
    assert [item.source_number for item in second.items] == ["1", "1", "4"]
    assert len(plan.remarks) == 2


def test_lettered_parts_over_roman_groups(read: Reader) -> None:
    rows = [
        ["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"],
        ["*A", "*NHIỆM VỤ CHUNG", "<", "<"],
        ["*I", "*Chỉ đạo điều hành", "<", "<"],
        ["1", "Ban hành kế hoạch", "Văn phòng", "Quý I"],
        ["2", "Kiểm tra", "Thanh tra", "Quý II"],
        ["*II", "*Tuyên truyền", "<", "<"],
        ["1", "Viết bài", "Văn phòng", "Quý I"],
        ["*B", "*NHIỆM VỤ RIÊNG", "<", "<"],
        ["*I", "*Cải cách thể chế", "<", "<"],
        ["1", "Rà soát", "Văn phòng", "Quý I"],
        ["*C", "*NHIỆM VỤ KHÁC", "<", "<"],
        ["1", "Việc khác", "Văn phòng", "Quý I"],
    ]
    appendix = only(read(rows))
    assert [area.title for area in appendix.areas] == ["NHIỆM VỤ CHUNG", "NHIỆM VỤ RIÊNG", "NHIỆM VỤ KHÁC"]
    assert [len(list(area.tasks())) for area in appendix.areas] == [3, 1, 1]
    printed = [cell.printed for cell in build_grid(appendix).cells() if cell.column == 0]
    assert printed == [row[0].removeprefix("*") for row in rows]
