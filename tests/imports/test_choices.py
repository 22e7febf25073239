"""What an officer says of a table decides: what its columns and rows are; and where each part of a draft came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from imports.blocks import Form, Paragraph, Source, Spot, Table
from imports.cells import grid_of
from imports.choices import CUSTOM, NO_CHOICES, SKIPPED, Choices, RowMeaning, TableChoices
from imports.draft import Draft
from imports.understand import understand
from models.errors import InputProblem
from models.grid.grid import Cell
from models.plan import Appendix, Line, Task
from tests.imports.strangers import Rows, spans

HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp")
ROWS: Rows = [
    HEAD,
    ("1", "Rà soát", "Văn phòng", "Thanh tra"),
    ("2", "Niêm yết", "Thanh tra", ""),
    ("", "thủ tục mới", "", "Văn phòng"),
    ("3", "Kiểm tra", "Thanh tra", ""),
]


def table(rows: Rows) -> Table:
    """A drawing as a table that was read."""
    cells = [
        Cell(
            top,
            left,
            bottom - top + 1,
            right - left + 1,
            rows[top][left].removeprefix("*"),
            bold=rows[top][left][:1] == "*",
        )
        for (top, left), (bottom, right) in spans(rows).items()
    ]
    return Table(grid_of([30.0] * len(rows[0]), len(rows), cells), "Một")


def draft(chosen: TableChoices | None = None, rows: Rows = ROWS) -> Draft:
    """The draft of one table with choices for it."""
    return understand(Source((table(rows),)), Choices({0: chosen}) if chosen else NO_CHOICES)


def lines(appendix: Appendix) -> list[Line]:
    """All lines of an appendix."""
    return [line for task in appendix.tasks() for line in task.lines]


def outline(appendix: Appendix) -> list[Any]:
    """Titles with those below in lists; a task with several lines with their number."""
    found: list[Any] = []
    for area in appendix.areas:
        found += [f"[{area.title}]"] if area.title else []
        found += _items(area.items)
    return found


def _items(items: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if isinstance(item, Task):
            found.append(item.title if len(item.lines) == 1 else f"{item.title} x{len(item.lines)}")
        else:
            found += [f"{type(item).__name__} {item.title}", _items(item.items)]
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({3: RowMeaning.JOIN}, ["Rà soát", "Niêm yết thủ tục mới", "Kiểm tra"]),
        ({3: RowMeaning.TASK}, ["Rà soát", "Niêm yết", "thủ tục mới", "Kiểm tra"]),
        ({3: RowMeaning.LINE}, ["Rà soát", "Niêm yết\nthủ tục mới x2", "Kiểm tra"]),
        ({3: RowMeaning.AREA}, ["Rà soát", "Niêm yết", "[thủ tục mới]", "Kiểm tra"]),
        ({2: RowMeaning.GROUP}, ["Rà soát", "Group Niêm yết", ["thủ tục mới"], "Kiểm tra"]),
        (
            {2: RowMeaning.OBJECTIVE, 4: RowMeaning.AREA},
            ["Rà soát", "Objective Niêm yết", ["thủ tục mới"], "[Kiểm tra]"],
        ),
        ({1: RowMeaning.AREA, 3: RowMeaning.JOIN}, ["[Rà soát]", "Niêm yết thủ tục mới", "Kiểm tra"]),
        ({2: RowMeaning.JOIN, 3: RowMeaning.JOIN}, ["Rà soát Niêm yết thủ tục mới", "Kiểm tra"]),
        ({3: RowMeaning.SKIP}, ["Rà soát", "Niêm yết", "Kiểm tra"]),
        ({4: RowMeaning.BELOW, 3: RowMeaning.SKIP}, ["Rà soát", "Niêm yết"]),
    ],
)
def test_rows_are_what_the_officer_says(rows: dict[int, RowMeaning], expected: list[Any]) -> None:
    made = draft(TableChoices(rows=rows))
    assert outline(made.plan.appendices[0]) == expected
    assert {row: made.tables[0].rows[row] for row in rows} == rows


def test_a_joined_row_fills_the_cells_above() -> None:
    line = lines(draft(TableChoices(rows={3: RowMeaning.JOIN})).plan.appendices[0])[1]
    assert (line.lead, line.partners) == ("Thanh tra", "Văn phòng")


def test_a_joined_row_goes_on_with_merged_cells() -> None:
    rows: Rows = [
        HEAD,
        ("1", "Rà soát", "Văn phòng", "A"),
        ("", "các quy định", "Thanh tra", "B"),
        ("^", "^", "Sở", "C"),
    ]
    made = draft(TableChoices(rows={2: RowMeaning.JOIN}), rows).plan.appendices[0]
    assert outline(made) == ["Rà soát các quy định x2"]
    assert [line.lead for line in lines(made)] == ["Văn phòng Thanh tra", "Sở"]


def test_what_is_set_aside_is_told_with_its_place() -> None:
    made = draft(TableChoices(rows={3: RowMeaning.SKIP, 4: RowMeaning.BELOW}))
    told = {remark.text: made.origins[remark.id] for remark in made.remarks}
    assert told == {"thủ tục mới | Văn phòng": Spot(0, 3), "3 | Kiểm tra | Thanh tra": Spot(0, 4)}


def test_rows_that_were_chosen_title_and_closing() -> None:
    appendix = draft(TableChoices(rows={1: RowMeaning.ABOVE, 4: RowMeaning.CLOSING})).plan.appendices[0]
    assert "Rà soát" in appendix.title
    assert appendix.closing == "3 | Kiểm tra | Thanh tra"


def test_a_cell_whose_first_row_is_set_aside_begins_below() -> None:
    rows: Rows = [HEAD, ("1", "Rà soát", "Văn phòng", "A"), ("2", "^", "Thanh tra", "B")]
    assert outline(draft(TableChoices(rows={1: RowMeaning.SKIP}), rows).plan.appendices[0]) == ["Rà soát"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({3: "lead"}, ["number", "task", "extra.chu_tri", "lead"]),
        ({3: "lead", 2: "partners"}, ["number", "task", "partners", "lead"]),
        ({2: SKIPPED}, ["number", "task", "", "partners"]),
        ({3: CUSTOM}, ["number", "task", "lead", "extra.phoi_hop"]),
        ({2: "lạ"}, ["number", "task", "extra.chu_tri", "partners"]),
        ({2: "note", 3: "note"}, ["number", "task", "extra.chu_tri", "note"]),
        ({2: "task"}, ["number", "extra.nhiem_vu", "task", "partners"]),
    ],
)
def test_columns_are_what_the_officer_says(columns: dict[int, str], expected: list[str]) -> None:
    reading = draft(TableChoices(columns=columns)).tables[0]
    assert [column.field for column in reading.columns] == expected
    assert [column.header for column in reading.columns] == list(HEAD)


def test_the_latest_choice_of_a_field_has_it() -> None:
    chosen = NO_CHOICES.with_column(0, 3, "lead").with_column(0, 2, "note").with_column(0, 2, "lead")
    made = understand(Source((table(ROWS),)), chosen)
    assert [column.field for column in made.tables[0].columns] == ["number", "task", "lead", "extra.phoi_hop"]
    again = understand(Source((table(ROWS),)), chosen.with_column(0, 3, "lead"))
    assert [column.field for column in again.tables[0].columns] == ["number", "task", "extra.chu_tri", "lead"]


def test_a_column_left_out_is_told_in_one_remark() -> None:
    made = draft(TableChoices(columns={2: SKIPPED}))
    assert [(r.text, "Chủ trì" in r.message) for r in made.remarks] == [("Văn phòng\nThanh tra\nThanh tra", True)]


def test_without_a_column_for_tasks_there_is_still_a_draft() -> None:
    made = draft(TableChoices(columns={1: "note"}))
    assert made.plan.appendices == ()
    assert (made.tables[0].appendix, [c.field for c in made.tables[0].columns][1]) == ("", "note")
    assert "Rà soát" in made.remarks[0].text


def test_a_table_left_out() -> None:
    source = Source((Paragraph("Trước"), table(ROWS), Paragraph("Giữa."), table(ROWS)))
    made = understand(source, NO_CHOICES.with_used(1, used=False))
    assert len(made.plan.appendices) == 1
    assert [bool(reading.appendix) for reading in made.tables] == [False, True]
    told = next(remark for remark in made.remarks if "được chọn bỏ qua" in remark.message)
    assert "1 | Rà soát | Văn phòng | Thanh tra" in told.text
    assert made.origins[told.id] == Spot(1)


PEOPLE: Rows = [("Mã", "Tên", "Điện thoại"), ("01", "Sửa đường từ thôn Đông", "12"), ("02", "Xây cầu qua suối", "34")]


@pytest.mark.parametrize("form", [Form.DOCUMENT, Form.WORKBOOK])
def test_a_table_that_is_none_is_taken_as_one(form: Form) -> None:
    source = Source((table(PEOPLE), table(ROWS)), form=form)
    assert [bool(reading.appendix) for reading in understand(source).tables] == [False, True]
    made = understand(source, NO_CHOICES.with_used(0, used=True))
    assert outline(made.plan.appendices[0]) == ["Sửa đường từ thôn Đông", "Xây cầu qua suối"]
    assert made.tables[0].header == (0, 1)


def test_a_table_without_a_heading() -> None:
    made = draft(TableChoices(header=(0, 0), columns={2: "lead"}), ROWS[1:])
    assert outline(made.plan.appendices[0])[0] == "Rà soát"
    assert lines(made.plan.appendices[0])[0].lead == "Văn phòng"
    assert made.tables[0].rows[0] is RowMeaning.TASK


def test_a_heading_in_another_row() -> None:
    rows: Rows = [("Số", "Tên gọi", "Ai", "Với ai"), *ROWS]
    made = draft(TableChoices(header=(0, 2)), rows)
    assert made.tables[0].header == (0, 2)
    assert made.tables[0].columns[2].header.endswith("Chủ trì")
    assert draft(TableChoices(rows={0: RowMeaning.HEADER}), rows).tables[0].header == (0, 2)


def test_nothing_at_all_is_refused_unless_anything_is_wanted() -> None:
    source = Source((Paragraph("Một bức thư."), table([("a", "b"), ("c", "d")])))
    with pytest.raises(InputProblem):
        understand(source)
    made = understand(source, anything=True)
    assert made.plan.appendices == ()
    assert [reading.piece for reading in made.tables] == [1]


def test_parts_of_a_table_lead_back_to_where_they_stand() -> None:
    more: Rows = [HEAD, ("4", "Báo cáo", "Văn phòng", ""), ("5", "Tổng kết", "Văn phòng", "")]
    made = understand(Source((Paragraph("PHỤ LỤC", align="center"), table(ROWS), Paragraph("Trang 2"), table(more))))
    tasks = {task.title: made.origins[task.id] for task in made.plan.appendices[0].tasks()}
    assert (tasks["Rà soát"], tasks["Báo cáo"], tasks["Tổng kết"]) == (Spot(1, 1), Spot(3, 1), Spot(3, 2))
    assert made.origins[made.plan.appendices[0].id] == Spot(0)
    assert [reading.appendix for reading in made.tables] == [made.plan.appendices[0].id] * 2
    assert made.tables[1].rows == (RowMeaning.HEADER, RowMeaning.TASK, RowMeaning.TASK)
    assert [column.field for column in made.tables[1].columns] == ["number", "task", "lead", "partners"]
    joined = understand(Source((table(ROWS), table(more))), NO_CHOICES.with_row(1, 1, RowMeaning.JOIN))
    assert joined.tables[1].rows[1] is RowMeaning.JOIN


def test_the_letterhead_is_above_and_the_signature_below() -> None:
    head = table([("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
    end = Table(table([("Nơi nhận:", "GIÁM ĐỐC")]).grid, lines=((Paragraph("Nơi nhận:"),), (Paragraph("GIÁM ĐỐC"),)))
    title = Paragraph("KẾ HOẠCH", bold=True, align="center")
    made = understand(Source((head, title, Paragraph("Năm 2027", align="center"), table(ROWS), end)))
    assert [reading.rows[0] for reading in made.tables] == [RowMeaning.ABOVE, RowMeaning.HEADER, RowMeaning.BELOW]


def test_understanding_again_gives_the_same() -> None:
    source = Source((table(ROWS), table(PEOPLE)), form=Form.WORKBOOK)
    chosen = NO_CHOICES.with_row(0, 3, RowMeaning.JOIN).with_column(0, 3, SKIPPED)
    first, second = understand(source, chosen), understand(source, chosen)
    assert (first.plan, first.plan.remarks[0].text) == (second.plan, second.plan.remarks[0].text)
    assert understand(source).plan == understand(source).plan
