"""The tables of the Word file by their XML: they agree with the Grid, and rows stay together as in the PDF."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from exports.measure import clean
from exports.pdf.rows import RowMaker
from exports.selection import select
from models.layout import Column, Layout
from models.page_settings import PageSettings
from models.plan import Line, Objective, Plan, Task
from models.plan_json import load_plan
from tests.exports.docx_files import (
    W,
    body_of,
    cells_of,
    printed_cells,
    task_tables,
    value,
    whole_plan,
)
from tests.exports.made_plans import TABLE_LAYOUTS, long_merge_plan, numbered, plan_of, plans, tall_cell_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan


@settings(max_examples=40)
@given(plans([*TABLE_LAYOUTS, "list"]))
def test_tables_agree_with_the_grid(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> None:
    body = body_of(plan, tmp_path_factory.mktemp("docx"), body=False)
    (selected,) = select(plan, [0], None)
    if selected.is_list:
        return
    (table,) = task_tables(body)
    wanted = [(*place, clean(text)) for *place, text in printed_cells(selected)]
    assert [tuple(cell) for cell in cells_of(table)] == sorted(wanted, key=lambda cell: cell[:2])


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_have_all_their_cells(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    body = body_of(plan, tmp_path)
    chosen = [one for one in select(plan, None, None) if not one.is_list]
    assert len(task_tables(body)) == len(chosen)
    for table, selected in zip(task_tables(body), chosen, strict=True):
        assert [tuple(cell) for cell in cells_of(table)] == sorted(printed_cells(selected), key=lambda cell: cell[:2])


def test_columns_are_those_of_the_pdf(tmp_path: Path) -> None:
    body = body_of(whole_plan(), tmp_path, body=False)
    selected = select(whole_plan(), None, None)[0]
    width = selected.page.text_width * 72 / 25.4
    edges = RowMaker(selected.columns, selected.numbers.values(), width, 12.0).edges
    (table,) = task_tables(body)
    widths = [int(value(column, "w") or 0) for column in table.find(W + "tblGrid")]
    assert widths == [round(b * 20) - round(a * 20) for a, b in pairwise(edges)]
    assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"


def header_rows(table: Any) -> int:
    """The rows that come again on every page."""
    return len(list(table.iter(W + "tblHeader")))


def test_table_headings_come_again(tmp_path: Path) -> None:
    plan = plan_of(Task(title="Việc", lines=(Line(product="Báo cáo"),)))
    assert header_rows(task_tables(body_of(plan, tmp_path, body=False))[0]) == 1
    bare = replace(plan, page=PageSettings(repeat_header=False))
    assert header_rows(task_tables(body_of(bare, tmp_path, body=False))[0]) == 0
    layout = plan.appendices[0].layout
    columns = tuple(replace(c, group="Thông tin") if c.field == "lead" else c for c in layout.columns)
    two = replace(plan, appendices=(replace(plan.appendices[0], layout=replace(layout, columns=columns)),))
    assert header_rows(task_tables(body_of(two, tmp_path, body=False))[0]) == 2
    tall = tuple(replace(c, header=numbered(300)) if c.field == "lead" else c for c in layout.columns)
    high = replace(plan, appendices=(replace(plan.appendices[0], layout=replace(layout, columns=tall)),))
    assert header_rows(task_tables(body_of(high, tmp_path, body=False))[0]) == 0


def rows_of(body: Any) -> list[Any]:
    """The rows of the only table of tasks."""
    (table,) = task_tables(body)
    return list(table.findall(W + "tr"))


def keeps(row: Any) -> bool:
    """Whether a row stays on one page with the next: all its paragraphs say so, by themselves or by their style."""
    styles = {"KHCellHeader", "KHCellHeading", "KHCellHeadingNumber"}
    found = {
        p.find(f"{W}pPr/{W}keepNext") is not None or value(p.find(f"{W}pPr/{W}pStyle")) in styles
        for p in row.iter(W + "p")
    }
    assert len(found) == 1
    return found.pop()


def test_only_tall_rows_are_cut_by_a_page_end(tmp_path: Path) -> None:
    rows = rows_of(body_of(tall_cell_plan(), tmp_path, body=False))
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    assert whole == [True, True, True, False, True, True]


def test_headings_and_tasks_stay_together(tmp_path: Path) -> None:
    lines = (Line(product="Một"), Line(product="Hai"), Line(product="Ba"))
    plan = plan_of(Task(title="Việc", lines=lines), Task(title="Khác", lines=lines[:1]))
    rows = rows_of(body_of(plan, tmp_path, body=False))
    # The heading, the area, the lines of the first task; after the second task comes the end of the section.
    assert [keeps(row) for row in rows] == [True, True, True, True, False, True]


def heights(row: Any) -> list[int]:
    """The least height of a row in twips, where it has one."""
    return [int(value(one) or 0) for one in row.iter(W + "trHeight")]


def test_a_long_objective_is_cut_between_its_tasks(tmp_path: Path) -> None:
    rows = rows_of(body_of(long_merge_plan(), tmp_path, body=False))
    assert not any(keeps(row) for row in rows[2:-1])
    # Its text needs more than its rows: they share it, so that the last one does not grow over the page's end.
    (selected,) = select(long_merge_plan(), None, None)
    maker = RowMaker(selected.columns, selected.numbers.values(), 252 * 72 / 25.4, 12.0)
    *_above, block = selected.blocks()
    assert [heights(row) for row in rows[2:]] == [[round(20 * (h - 0.5))] for h in maker.rows_of(block).heights]
    tops = [cell for row in rows[2:] for cell in row.findall(W + "tc") if cell.find(f"{W}tcPr/{W}vAlign") is not None]
    assert len(tops) == len(rows) - 2, "the text that goes on overleaf begins at the top"


def test_rows_are_as_high_as_their_own_texts_unless_a_merged_cell_needs_more(tmp_path: Path) -> None:
    tasks = tuple(Task(title="Việc", lines=(Line(product="Báo cáo"),)) for _number in range(3))
    for title, stretched in (("Ngắn", False), (numbered(20), True)):
        rows = rows_of(body_of(plan_of(Objective(title=title, items=tasks)), tmp_path, body=False))
        assert [bool(heights(row)) for row in rows[2:]] == [stretched] * 3
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    page = 170 * 72 / 25.4
    rows = rows_of(body_of(plan_of(Objective(title=numbered(300), items=tasks[:2])), tmp_path, body=False))
    (selected,) = select(plan_of(Objective(title=numbered(300), items=tasks[:2])), None, None)
    maker = RowMaker(selected.columns, selected.numbers.values(), 252 * 72 / 25.4, 12.0)
    assert max(maker.rows_of(list(selected.blocks())[-1]).heights) > page
    assert not any(heights(row) or row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows[2:])


def test_forty_columns(tmp_path: Path) -> None:
    columns = [Column(field="number", header="TT"), Column(field="task", header="Nhiệm vụ")]
    columns += [Column(field=f"extra.c{n}", header=f"Cột {n}", width=5 + n % 7) for n in range(38)]
    layout = Layout(name="wide", title="Rộng", columns=tuple(columns))
    line = Line(extra={f"c{n}": f"Giá trị {n}" for n in range(38)})
    plan = plan_of(Task(title="Việc", lines=(line,)), layout=layout)
    body = body_of(plan, tmp_path, body=False)
    (table,) = task_tables(body)
    (selected,) = select(plan, None, None)
    assert [tuple(cell) for cell in cells_of(table)] == sorted(printed_cells(selected), key=lambda cell: cell[:2])
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    assert 0 < int(value(margins.find(W + "left"), "w") or 0) < 80, "narrow columns have less room beside their text"
