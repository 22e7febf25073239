"""recognise(build_grid(appendix)) == appendix for random appendices in every layout, built-in or not."""

from __future__ import annotations

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from imports.blocks import Paragraph
from imports.recognise.prose import recognise_prose
from imports.recognise.table import Context, recognise_grid
from models.grid.build import build_grid
from models.grid.grid import Cell, Grid, GridColumn
from models.layout import built_in_layout
from models.plan import Appendix
from tests.strategies import TABLE_LAYOUTS, appendices, list_appendices, own_layouts


def bare(grid: Grid) -> Grid:
    """The Grid as a file would give it: no roles, addresses, prefixes or blocks."""
    cells = [
        Cell(c.row, c.column, c.rowspan, c.colspan, c.printed.strip(), bold=c.bold, align=c.align) for c in grid.cells()
    ]
    return Grid.of_cells([GridColumn("", column.width) for column in grid.columns], grid.row_count, cells)


@pytest.mark.parametrize("name", TABLE_LAYOUTS)
@given(data=st.data())
def test_what_is_printed_is_read_back(name: str, data: st.DataObject) -> None:
    layout = built_in_layout(name)
    appendix = data.draw(appendices(layout))
    for grid in (build_grid(appendix), bare(build_grid(appendix))):
        note("\n".join(str(cell[:5]) for cell in grid.cells()))
        read, _remarks = recognise_grid(grid)
        assert read.areas == appendix.areas
        assert read.layout.columns == layout.columns
        assert [c.text for c in bare(build_grid(read)).cells()] == [c.text for c in bare(grid).cells()]


@given(data=st.data())
def test_layouts_of_strangers_are_read_back(data: st.DataObject) -> None:
    layout = data.draw(own_layouts())
    appendix = data.draw(appendices(layout))
    grid = bare(build_grid(appendix))
    note("\n".join(str(cell[:5]) for cell in grid.cells()))
    read, _remarks = recognise_grid(grid)
    assert read.areas == appendix.areas
    assert [(c.field, c.header, c.group, c.width) for c in read.layout.columns] == [
        (c.field, c.header, c.group, c.width) for c in layout.columns
    ]
    assert [c.text for c in bare(build_grid(read)).cells()] == [c.text for c in grid.cells()]


@given(appendix=list_appendices())
def test_the_list_form_is_read_back(appendix: Appendix) -> None:
    printed = [cell for cell in build_grid(appendix).cells() if cell.text or not cell.optional]
    paragraphs = [Paragraph(cell.printed, cell.bold) for cell in printed]
    note("\n".join(paragraph.text for paragraph in paragraphs))
    read, before, _remarks = recognise_prose(paragraphs, Context(title=appendix.title))
    assert before == ()
    assert read.areas == appendix.areas
