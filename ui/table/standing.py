"""Where the officer stands in the table and how it is scrolled and zoomed, to come back to."""

from __future__ import annotations

from typing import NamedTuple

from models.grid.grid import Address
from ui.table.steps import Lane
from ui.table.view import TaskTable


class Standing(NamedTuple):
    """The current cell by its value and its place, the topmost row in sight, the zoom (None = fitted)."""

    lane: Lane | None
    address: Address | None
    top: int
    above: int  # pixels of the topmost row that are out of sight
    across: int
    zoom: float | None


def standing_in(view: TaskTable) -> Standing:
    """Where the officer stands now."""
    lane = view.selection.lane
    top = max(0, view.rowAt(0))
    return Standing(
        lane,
        view.grid_model.cell(*lane).address if lane else None,
        top,
        -view.rowViewportPosition(top),
        view.horizontalScrollBar().value(),
        None if view.sizer.fits else view.sizer.zoom,
    )


def stand_as(view: TaskTable, standing: Standing, zoom: bool = True) -> None:
    """Go back there: to the same value, else to the same place; nothing happens in an empty table."""
    model = view.grid_model
    if not model.rowCount() or standing.lane is None:
        return
    if zoom:
        view.set_zoom(standing.zoom)
    index = model.index_of(standing.address) if standing.address else None
    row = min(standing.lane.row, model.rowCount() - 1)
    lane = Lane(row, min(standing.lane.column, model.columnCount() - 1))
    if index is not None and index.isValid():
        cell = model.cell(index.row(), index.column())
        within = cell.row <= lane.row < cell.row + cell.rowspan
        lane = Lane(lane.row if within else cell.row, cell.column)
    top = min(standing.top, model.rowCount() - 1)
    view.sizer.settle_rows(top, top)
    view.updateGeometries()
    view.scrollTo(model.index(top, 0), view.ScrollHint.PositionAtTop)
    view.sizer.settle_visible()
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + view.rowViewportPosition(top) + standing.above)
    view.horizontalScrollBar().setValue(standing.across)
    view.selection.stand(lane, scroll=False)
    view.sizer.settle_visible()


class Standings:
    """Where the officer stood in each appendix, as long as the plan is open."""

    def __init__(self, view: TaskTable) -> None:
        self._view = view
        self._left: dict[str, Standing] = {}

    def leave(self, appendix_id: str) -> None:
        """Another appendix is about to be shown."""
        self._left[appendix_id] = standing_in(self._view)

    def come_back(self, appendix_id: str) -> bool:
        """Stand again as before in an appendix that is shown; False where the officer has not been there."""
        standing = self._left.get(appendix_id)
        if standing is None or standing.lane is None:
            return False
        stand_as(self._view, standing)
        return True

    def forget(self) -> None:
        """Another plan is opened."""
        self._left.clear()
