"""Tasks in running text: letters, labels with other words, missing dashes, several lines, a task without letter."""

from __future__ import annotations

from imports.blocks import Paragraph
from imports.recognise.prose import is_prose, recognise_prose
from imports.recognise.table import Context
from models.grid.build import build_grid
from models.layout import built_in_layout
from models.plan import Appendix, Area, Group, Line, Objective, Remark, Task


def paragraphs(*lines: str) -> list[Paragraph]:
    """Paragraphs, bold where a line begins with "*"."""
    return [Paragraph(line.removeprefix("*"), line.startswith("*")) for line in lines]


def recognise(*lines: str) -> tuple[Appendix, tuple[str, ...], tuple[Remark, ...]]:
    """The appendix, what stands before it, and the remarks."""
    made = paragraphs(*lines)
    assert is_prose(made)
    return recognise_prose(made, Context("II"))


def test_letters_and_labels() -> None:
    appendix, before, remarks = recognise(
        "Các nhiệm vụ sau:",
        "*1. Cải cách thể chế",
        "a) Rà soát văn bản.",
        "- Đơn vị thực hiện: Văn phòng.",
        "- Sản phẩm: Báo cáo.",
        "-Thời gian thực hiện : Quý I.",
        "b) Ban hành quy chế.",
        "Đơn vị thực hiện; Thanh tra",
        "- Sản phẩm: Quyết định.",
        "- Thời gian thực hiện: Quý II.",
        "*2. Cải cách tài chính công",
        "Thực hành tiết kiệm.",
        "- Đơn vị thực hiện: Kế toán.",
        "- Sản phẩm: Kế hoạch.",
        "- Thời gian thực hiện: Cả năm.",
    )
    assert before == ("Các nhiệm vụ sau:",)
    assert remarks == ()
    assert appendix.layout == built_in_layout("list")
    assert appendix.areas == (
        Area(
            title="Cải cách thể chế",
            items=(
                Task(
                    title="Rà soát văn bản.",
                    lines=(Line(lead="Văn phòng.", product="Báo cáo.", deadline="Quý I."),),
                ),
                Task(
                    title="Ban hành quy chế.",
                    lines=(Line(lead="Thanh tra", product="Quyết định.", deadline="Quý II."),),
                ),
            ),
        ),
        Area(
            title="Cải cách tài chính công",
            items=(
                Task(
                    title="Thực hành tiết kiệm.",
                    lines=(Line(lead="Kế toán.", product="Kế hoạch.", deadline="Cả năm."),),
                ),
            ),
        ),
    )


def test_other_labels_make_other_columns() -> None:
    appendix, _before, _remarks = recognise(
        "*I. Thể chế",
        "1. Rà soát",
        "- Chủ trì: Văn phòng",
        "- Phối hợp: Các phòng",
        "- Thời hạn: Quý I",
        "2. Niêm yết",
        "- Chủ trì: Thanh tra",
        "- Phối hợp: Các phòng",
        "- Thời hạn: Quý II",
    )
    columns = [(c.field, c.header) for c in appendix.layout.columns]
    assert columns == [("task", "Nhiệm vụ"), ("lead", "Chủ trì"), ("partners", "Phối hợp"), ("deadline", "Thời hạn")]
    printed = [cell.printed for cell in build_grid(appendix).cells() if cell.text]
    assert printed[:3] == ["I. Thể chế", "1. Rà soát", "- Chủ trì: Văn phòng"]


def test_a_repeated_label_begins_a_new_line_and_bullets_stay_in_their_value() -> None:
    appendix, _before, _remarks = recognise(
        "a) Tổ chức tập huấn",
        "Gồm hai đợt.",
        "- Đơn vị thực hiện: Văn phòng",
        "- Sản phẩm: Hồ sơ gồm",
        "+ Kế hoạch",
        "+ Báo cáo",
        "- Đơn vị thực hiện: Thanh tra",
        "- Sản phẩm: Biên bản",
    )
    (task,) = appendix.tasks()
    assert task.title == "Tổ chức tập huấn\nGồm hai đợt."
    assert [line.lead for line in task.lines] == ["Văn phòng", "Thanh tra"]
    assert task.lines[0].product == "Hồ sơ gồm\n+ Kế hoạch\n+ Báo cáo"


def test_what_belongs_to_no_task_is_told() -> None:
    _appendix, _before, remarks = recognise(
        "a) Một",
        "- Chủ trì: Văn phòng",
        "- Thời gian: Quý I",
        "b) Hai",
        "- Chủ trì: Văn phòng",
        "- Thời gian thực hiện: Quý I",
        "c) Ba",
        "- Chủ trì: Văn phòng",
        "- Thời gian: Quý I",
        "Các phòng báo cáo hằng quý.",
    )
    assert [remark.text for remark in remarks] == [
        "Các phòng báo cáo hằng quý.",
        "Thời gian thực hiện: Quý I",
    ]


def test_headings_inside_an_area_are_groups() -> None:
    appendix, _before, _remarks = recognise(
        "*I. Thể chế",
        "*1. Văn bản",
        "a) Rà soát",
        "- Chủ trì: Văn phòng",
        "- Thời gian: Quý I",
        "*2. Pháp luật",
        "a) Theo dõi",
        "- Chủ trì: Thanh tra",
        "- Thời gian: Quý II",
    )
    (area,) = appendix.areas
    assert [type(item) for item in area.items] == [Group, Group]
    assert [task.title for task in area.tasks()] == ["Rà soát", "Theo dõi"]


def labels(lead: str) -> tuple[str, str]:
    """The labelled lines of one task."""
    return f"- Chủ trì: {lead}", "- Thời gian: Quý I"


def test_lettered_headings_over_numbered_tasks_are_groups() -> None:
    appendix, before, remarks = recognise(
        *("*1. Thể chế", "*a) Văn bản", "a.1. Rà soát", *labels("Một"), "a.2. Ban hành", *labels("Hai")),
        *("b) Theo dõi", *labels("Ba"), "*c) Pháp luật", "c.1. Phổ biến", *labels("Bốn")),
        *("*2. Thủ tục", "a) Niêm yết", *labels("Năm")),
        "*Tổng cộng: 5 nhiệm vụ",
    )
    first, second = appendix.areas
    assert [(type(item), item.title) for item in first.items] == [
        (Group, "Văn bản"),
        (Task, "Theo dõi"),
        (Group, "Pháp luật"),
    ]
    assert [task.title for task in first.tasks()] == ["Rà soát", "Ban hành", "Theo dõi", "Phổ biến"]
    assert [task.lines[0].lead for task in appendix.tasks()] == ["Một", "Hai", "Ba", "Bốn", "Năm"]
    assert [type(item) for item in second.items] == [Task]
    assert (appendix.closing, before, remarks) == ("Tổng cộng: 5 nhiệm vụ", (), ())


def test_lettered_headings_over_several_bare_tasks_are_objectives() -> None:
    appendix, _before, remarks = recognise(
        *("*1. Thể chế", "*a) Hoàn thiện", "Rà soát", *labels("Một"), "Ban hành", *labels("Hai")),
        *("*b) Theo dõi", "Kiểm tra", *labels("Ba"), "c) Riêng", *labels("Bốn")),
    )
    (area,) = appendix.areas
    assert [(type(item), item.title) for item in area.items] == [
        (Objective, "Hoàn thiện"),
        (Objective, "Theo dõi"),
        (Task, "Riêng"),
    ]
    assert [task.title for task in area.tasks()] == ["Rà soát", "Ban hành", "Kiểm tra", "Riêng"]
    assert remarks == ()


def test_bold_letters_are_tasks_where_nothing_tells_otherwise() -> None:
    appendix, _before, _remarks = recognise(
        *("*1. Thể chế", "*a) Tổ chức tập huấn", "Gồm hai đợt.", *labels("Một"), "*b) Niêm yết", *labels("Hai")),
    )
    assert [task.title for task in appendix.tasks()] == ["Tổ chức tập huấn\nGồm hai đợt.", "Niêm yết"]


def test_running_text_is_no_list() -> None:
    assert not is_prose(paragraphs("*1. Mục đích", "- Nâng cao chất lượng: rất cần", "- Thời gian: năm 2027"))
