"""How wide a column must be for its texts to stand on one line each, as far as the page has room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtWidgets import QTableView

from models.grid.grid import Cell
from ui.table.column_widths import LEAST, shared_out
from ui.table.model import GridModel
from ui.table.sizing import RowSizer

_LOOKED_AT = 200  # rows above and below those in sight; a column fits what the officer sees, at once
_ONE_LINE = 1_000_000
_MOST = 0.4  # of the table's width: a long text goes on over several lines
_SPARE = 0.4  # mm; letters on paper are not quite as wide as on the screen
_ROUNDS = 4
_WORDS = 10_000  # letters of a text that are looked at


def fitted(view: QTableView, model: GridModel, sizer: RowSizer, columns: Iterable[int]) -> list[float]:
    """The widths in mm of all printed columns, these as wide as their texts, the others in their proportions."""
    before = sizer.printed_widths
    whole = sum(before)
    wanted: dict[int, float] = {}
    for column in columns:
        needed = _needed(model, sizer, column, _rows(view, model)) / sizer.per_mm + _SPARE
        wanted[column] = min(max(needed, LEAST), max(_MOST * whole, LEAST))
    asked = dict(wanted)
    for _round in range(_ROUNDS):
        widths = _with(before, asked)
        printed = sizer.as_printed(widths)
        short = {place: width - printed[place] for place, width in wanted.items()}
        if max(short.values(), default=0.0) < _SPARE / 2:
            break
        # The other columns have words that are not broken, and took room for them: a little more is asked for.
        asked = {place: asked[place] + max(0.0, short[place]) for place in wanted}
    return widths


def _with(before: list[float], wanted: Mapping[int, float]) -> list[float]:
    whole = sum(before)
    rest = [width for place, width in enumerate(before) if place not in wanted]
    room = whole - sum(wanted.values())
    if not rest or room < LEAST * len(rest):
        return shared_out([wanted.get(place, width) for place, width in enumerate(before)], whole)
    share = room / sum(rest)
    return shared_out([wanted.get(place, width * share) for place, width in enumerate(before)], whole)


def _rows(view: QTableView, model: GridModel) -> range:
    first = max(0, view.rowAt(0))
    last = view.rowAt(max(0, view.viewport().height() - 1))
    last = model.rowCount() - 1 if last < 0 else last
    return range(max(0, first - _LOOKED_AT), min(model.rowCount(), last + _LOOKED_AT + 1))


def _needed(model: GridModel, sizer: RowSizer, column: int, rows: range) -> float:
    """The width in pixels of the widest line of a column's cells, and of the longest word of its heading."""
    setter = sizer.typesetter
    widest = 0.0
    for cell in _cells(model, column, rows):
        for line in setter.lines(cell.printed[:_WORDS], _ONE_LINE, cell.bold, cell.italic):
            widest = max(widest, line.width)
    header = model.live.grid.columns[column].header if model.live else ""
    for word in header.split():
        widest = max(widest, setter.lines(word, _ONE_LINE, bold=True)[0].width)
    return widest + 2 * setter.pad_x


def _cells(model: GridModel, column: int, rows: range) -> Iterator[Cell]:
    row = rows.start
    while row < rows.stop:
        cell = model.cell(row, column)
        if cell.colspan == 1:
            yield cell
        row = cell.row + cell.rowspan
