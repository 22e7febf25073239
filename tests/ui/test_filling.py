"""What filling would write, without a mouse: a filling that is made larger and smaller is the one made at once."""

from __future__ import annotations

import pytest

from models.commands import SetText
from models.grid.grid import Address
from models.series import continue_series
from tests.ui.table_hands import place_of
from ui.main_window import MainWindow
from ui.table.extent import Extent, extent_of
from ui.table.filling import Mode, Strip, Way, fill_right, fill_to, stretched, takes_text
from ui.table.model import GridModel


def sources(model: GridModel) -> list[Extent]:
    """Every cell that can be filled from, and some neighbouring two."""
    rows, columns = range(model.rowCount()), range(model.columnCount())
    cells = [
        extent_of(model.cell(row, column)) for row in rows for column in columns if takes_text(model.cell(row, column))
    ]
    return [*cells, *(cell._replace(right=cell.right + 1) for cell in cells if cell.right + 1 < len(columns))]


@pytest.mark.parametrize("way", [Way.DOWN, Way.UP])
def test_step_by_step_is_as_at_once(small: MainWindow, way: Way) -> None:
    model = small.workspace.model
    for source in dict.fromkeys(sources(model)):
        free = range(source.bottom + 1, model.rowCount()) if way is Way.DOWN else range(source.top)
        if not free:
            continue
        fill = fill_to(model, source, way, free[0])
        for part in (0.9, 0.2, 0.5, 1, 0.7, 0):
            to = free[int(part * (len(free) - 1))]
            fill = stretched(model, source, fill, way, to)
            assert fill == fill_to(model, source, way, to), (source, to)


def test_the_last_text_is_known_without_the_others() -> None:
    for samples in (("Quý I/2027",), ("1", "3"), ("a", "b", "c"), ("5",)):
        for back in (False, True):
            strip = Strip(samples, (None,) * 9, back)  # type: ignore[arg-type]
            for mode in Mode:
                assert strip.last(mode) == strip.texts(mode)[-1]
    assert continue_series(["Quý I/2027"], 3, skip=2) == ["Quý IV/2027"]


def test_no_value_is_written_twice_or_in_vain(small: MainWindow) -> None:
    model = small.workspace.model
    for source in sources(model):
        for way, to in (
            (Way.DOWN, model.rowCount() - 1),
            (Way.RIGHT, model.columnCount() - 1),
            (Way.UP, 0),
            (Way.LEFT, 0),
        ):
            changes = fill_to(model, source, way, to).changes(Mode.SERIES)
            addresses = [change.address for change in changes]
            assert len(addresses) == len(set(addresses))
            assert all(change.text != model.cell(*_place(model, change.address)).text for change in changes)
            assert not {address.field for address in addresses} & {"reference"}
            assert not {address.table for address in addresses} & {"area", "group"}


def test_the_kinds_of_values_stay_apart(small: MainWindow) -> None:
    model = small.workspace.model
    row, column = place_of(small, "task", "t2")
    title = extent_of(model.cell(row, column))
    down = fill_to(model, title, Way.DOWN, model.rowCount() - 1).changes(Mode.COPY)
    assert {change.address.table for change in down} == {"task"}
    assert SetText(Address("task", "t3", "title"), "Ban hành kế hoạch") in down
    assert fill_to(model, title, Way.RIGHT, model.columnCount() - 1).changes(Mode.COPY) == ()
    assert fill_right(model, title._replace(right=model.columnCount() - 1)).changes(Mode.COPY) == ()


def _place(model: GridModel, address: Address) -> tuple[int, int]:
    index = model.index_of(address)
    return index.row(), index.column()
