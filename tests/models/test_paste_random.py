"""Random ranges pasted at random places: the step fits or says why, nothing told is lost, undo leads back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from models.clip.fitting import Fitted, Target, fit
from models.grid.build import build_grid
from models.grid.grid import Cell, Grid, GridColumn, Role
from models.grid.live import LiveGrid
from models.layout import LAYOUT_NAMES, built_in_layout
from models.plan import Plan
from models.store import PlanSession
from tests.plans import small_plan

_TEXTS = ("", "Một", "Hai", "Ba\nBốn", "I", "1", "=1+1")


@st.composite
def ranges(draw: st.DrawFn) -> Grid:
    """A Grid with merged cells, filled from the top left."""
    high, wide = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(high):
        for column in range(wide):
            if (row, column) in taken:
                continue
            down = draw(st.integers(1, min(3, high - row))) if draw(st.booleans()) else 1
            right = 1
            while column + right < wide and (row, column + right) not in taken and draw(st.integers(0, 5)) == 0:
                right += 1
            places = {(r, c) for r in range(row, row + down) for c in range(column, column + right)}
            if places & taken:
                down, right, places = 1, 1, {(row, column)}
            taken |= places
            role = draw(st.sampled_from((Role.OTHER, Role.OTHER, Role.FIELD, Role.REFERENCE, Role.AREA)))
            cells.append(Cell(row, column, down, right, draw(st.sampled_from(_TEXTS)), role))
    return Grid.of_cells([GridColumn()] * wide, high, cells)


def texts_of(plan: Plan) -> str:
    """Everything that is written in a plan's first appendix."""
    return "\n\n".join(cell.text for cell in build_grid(plan.appendices[0]).cells())


@settings(max_examples=120, deadline=None)
@given(ranges(), st.sampled_from(LAYOUT_NAMES), st.data())
def test_any_range_at_any_place(grid: Grid, name: str, data: st.DataObject) -> None:
    plan = small_plan()
    plan = replace(plan, appendices=(replace(plan.appendices[0], layout=built_in_layout(name)),))
    with TemporaryDirectory() as folder, PlanSession.create(Path(folder) / "a.cchc", plan, Path(folder)) as session:
        live = LiveGrid(session, "p1")
        session.subscribe(live.apply)
        row = data.draw(st.integers(live.header_rows, live.grid.row_count - 1))
        column = data.draw(st.integers(0, live.grid.column_count - 1))
        rows = range(row, data.draw(st.integers(row + 1, live.grid.row_count)))
        columns = range(column, data.draw(st.integers(column + 1, live.grid.column_count)))
        fitted = fit(Target(live.grid, live.appendix.layout, live.header_rows), rows, columns, grid)
        if not isinstance(fitted, Fitted):
            return
        session.run(fitted.command)
        now = session.plan
        assert list(live.grid.cells()) == list(build_grid(now.appendices[0]).cells())
        numbers = {place for place, shown in enumerate(live.grid.columns) if shown.field == "number"}
        told = texts_of(now)
        for cell in grid.cells():
            at = fitted.columns.start + cell.column
            if cell.text and at not in numbers and grid.row_count <= len(fitted.rows):
                assert cell.text in told
        while session.undo_label:
            session.undo()
        assert session.plan == plan
