"""What a copy hands over: rectangles with merged cells, lists, single cells, whole appendices; rich and plain alike."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.html.clip import Clip, clip_of_cell, clip_of_list, clip_of_table
from exports.html.writer import appendix_clip
from exports.measure import clean
from models.errors import InputProblem
from models.grid.build import build_grid
from models.grid.grid import Cell, Grid
from models.layout import built_in_layout
from models.page_settings import PageSettings
from models.plan import Line, Plan, Task
from tests.exports.html_tables import check_spans, read_html
from tests.exports.made_plans import TABLE_LAYOUTS, plan_of, plans
from tests.exports.test_xlsx_package import NASTY
from tests.plans import small_plan


def tabbed(text: str) -> list[list[str]]:
    """Tab-separated text as Excel takes it, a line end behind each row; quotes keep what is in a cell together."""
    return [row or [""] for row in csv.reader(io.StringIO(text + "\n", newline=""), "excel-tab")]


def cells_of(clip: Clip) -> list[list[str]]:
    """The rows of a rich table, "" where a cell is covered by another."""
    (rows,) = read_html(clip.html).tables
    columns = check_spans(rows)
    found = [[""] * columns for _row in rows]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            while (number, column) in taken:
                column += 1
            found[number][column] = box.text.replace("\u00a0", " ")
            taken |= {(number + down, column + right) for down in range(box.rowspan) for right in range(box.colspan)}
    return found


def grid_of(plan: Plan) -> Grid:
    """The Grid of a plan's first appendix."""
    return build_grid(plan.appendices[0])


@given(plans(TABLE_LAYOUTS), st.data())
def test_rich_and_plain_give_the_same_cells(plan: Plan, data: st.DataObject) -> None:
    grid = grid_of(plan)
    top = data.draw(st.integers(0, grid.row_count - 1))
    left = data.draw(st.integers(0, grid.column_count - 1))
    rows = range(top, data.draw(st.integers(top + 1, grid.row_count)))
    columns = range(left, data.draw(st.integers(left + 1, grid.column_count)))
    clip = clip_of_table(grid, rows, columns, 12)
    rich, plain = cells_of(clip), tabbed(clip.text)
    assert plain == rich
    assert len(rich) == len(rows)
    seen = {grid.cell_at(row, column) for row in rows for column in columns}
    assert sorted(text for row in rich for text in row if text) == sorted(
        clean(c.printed) for c in seen if clean(c.printed)
    )


def test_merged_cells_are_cut_at_the_edges() -> None:
    grid = grid_of(small_plan())
    lead = next(n for n, column in enumerate(grid.columns) if column.field == "lead")
    first = next(cell.row for cell in grid.cells() if cell.column == lead and cell.rowspan == 3)
    clip = clip_of_table(grid, range(first + 1, first + 3), range(lead, lead + 3), 12)
    (rows,) = read_html(clip.html).tables
    assert (rows[0][0].text, rows[0][0].rowspan) == ("Văn phòng", 2)
    assert clip.text.split("\n")[0].startswith("Văn phòng\t")
    assert clip.text.split("\n")[1].startswith("\t")


@pytest.mark.parametrize("text", NASTY)
def test_texts_of_strangers_stay_in_their_cells(text: str) -> None:
    grid = grid_of(
        plan_of(Task(title=text, lines=(Line(product=text),)), Task(title="x", lines=(Line(),)), layout="brief")
    )
    clip = clip_of_table(grid, range(2, 4), range(4), 12)
    assert cells_of(clip)[0][1] == clean(text)
    assert tabbed(clip.text)[0][1] == clean(text)
    assert len(tabbed(clip.text)) == 2


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a\nb", '"a\nb"'), ('nói "a"\nb', '"nói ""a""\nb"'), ('nói "a"', 'nói "a"'), ('"a"', '"""a"""'), ("a", "a")],
)
def test_quotes_as_excel_sets_them(text: str, plain: str) -> None:
    grid = grid_of(plan_of(Task(title=text, lines=(Line(),)), layout="brief"))
    assert clip_of_table(grid, range(2, 3), range(3), 12).text == f"1\t{plain}\t"


def test_a_cell_alone_has_no_frame_and_no_label() -> None:
    assert clip_of_cell(Cell(0, 0, text="Báo cáo", prefix="- Sản phẩm: "), 12) == Clip("", "Báo cáo")
    clip = clip_of_cell(Cell(0, 0, text="- Một\n- <Hai>"), 12)
    assert clip.text == "- Một\n- <Hai>"
    page = read_html(clip.html)
    assert not page.tables
    assert page.paragraphs == ["- Một\n- <Hai>"]


def test_a_list_is_copied_as_paragraphs() -> None:
    plan = plan_of(Task(title="Rà soát", lines=(Line(lead="Văn phòng", product="Một\nHai"),)), layout="list")
    grid = grid_of(plan)
    clip = clip_of_list(grid, range(grid.row_count), PageSettings())
    wanted = ["1. CẢI CÁCH THỂ CHẾ", "Rà soát", "- Đơn vị thực hiện: Văn phòng", "- Sản phẩm: Một\nHai"]
    assert clip.text == "\n".join(wanted)
    page = read_html(clip.html)
    assert page.paragraphs == wanted
    assert not page.tables
    assert "font:bold 14pt" in page.styles[0]
    assert "margin:0 0 6pt 0" in page.styles[1]


@pytest.mark.parametrize("layout", [None, "list"])
def test_a_whole_appendix_has_its_heading_and_closing(layout: str | None) -> None:
    plan = replace(small_plan(), page=PageSettings(count_line=True))
    clip = appendix_clip(plan, 0, built_in_layout(layout) if layout else None)
    page = read_html(clip.html)
    assert page.paragraphs[:2] == ["Phụ lục I", "NHIỆM VỤ"]
    assert ("1. CẢI CÁCH THỂ CHẾ" in page.paragraphs) is (layout == "list")
    assert page.paragraphs[-1] == clip.text.split("\n")[-1] == "Tổng cộng: 8 nhiệm vụ"
    assert len(page.tables) == (layout is None)
    assert "Rà soát văn bản" in clip.text
    if layout is None:
        assert clip.text.split("\n")[3].split("\t")[:3] == ["STT", "Mục tiêu", "Nhiệm vụ"]
    assert "<html" not in clip.html


def test_an_appendix_without_columns_cannot_be_copied() -> None:
    plan = small_plan()
    bare = replace(plan.appendices[0].layout, columns=())
    with pytest.raises(InputProblem):
        appendix_clip(replace(plan, appendices=(replace(plan.appendices[0], layout=bare),)), 0)


def test_the_work_is_told() -> None:
    told: list[float] = []
    plan = plan_of(*(Task(title=f"Việc {n}", lines=(Line(),)) for n in range(200)), layout="brief")
    clip_of_table(grid_of(plan), range(200), range(4), 12, told.append)
    assert told == sorted(told)
    assert len(told) == 4
