"""What filling would write: from some cells of the table into the cells beyond them, each column by its own kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from models.commands import SetText
from models.grid.grid import Address, Cell, Role
from ui.table.extent import Extent
from ui.table.model import GridModel


class Way(Enum):
    """Where the filled cells lie, seen from those that are given."""

    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"


class Mode(Enum):
    """Whether the given cells are copied or continued; AUTO does what Excel would, TURNED the opposite."""

    AUTO = "auto"
    TURNED = "turned"
    COPY = "copy"
    SERIES = "series"


class Strip(NamedTuple):
    """The given texts of one column or row, and the cells that take more, the nearest first."""

    samples: tuple[str, ...]
    targets: tuple[Cell, ...]
    back: bool = False
    key: tuple[int, str, str] = (0, "", "")  # column and kind

    def counts(self, mode: Mode) -> bool:
        """Whether the texts go on as a series instead of being copied."""
        if mode in (Mode.COPY, Mode.SERIES):
            return mode is Mode.SERIES
        from models.series import counts_up

        return counts_up(self.samples) is (mode is Mode.AUTO)

    def texts(self, mode: Mode, skip: int = 0) -> list[str]:
        """What the cells take, without some of the nearest."""
        from models.series import continue_series, repeat

        make = continue_series if self.counts(mode) else repeat
        return make(self.samples, len(self.targets), self.back, skip)

    def last(self, mode: Mode) -> str:
        """What the farthest cell takes."""
        return self.texts(mode, len(self.targets) - 1)[0]


class Fill(NamedTuple):
    """Cells to fill: the range around what is given and what is filled, and what goes where."""

    whole: Extent
    strips: tuple[Strip, ...] = ()

    def counts(self, mode: Mode) -> bool:
        """Whether anything goes on as a series."""
        return any(strip.counts(mode) for strip in self.strips)

    def changes(self, mode: Mode) -> tuple[SetText, ...]:
        """The values that are to become others, each once."""
        out: dict[Address, str] = {}
        for strip in self.strips:
            for cell, text in zip(strip.targets, strip.texts(mode), strict=True):
                if cell.address is not None and cell.text != text:
                    out.setdefault(cell.address, text)
        return tuple(SetText(address, text) for address, text in out.items())


def takes_text(cell: Cell) -> bool:
    """Whether filling reads from and writes to a cell: tasks and their values, no headings, references, numbers."""
    return cell.address is not None and not is_heading(cell) and cell.role not in (Role.REFERENCE, Role.NUMBER)


def is_heading(cell: Cell) -> bool:
    """Whether a cell is a heading across the table; an objective can also be a cell of a column."""
    return cell.role in (Role.AREA, Role.GROUP) or (cell.role is Role.OBJECTIVE and cell.colspan > 1)


def fill_to(model: GridModel, source: Extent, way: Way, to: int) -> Fill:
    """Fill from a range on to a row or column."""
    match way:
        case Way.DOWN:
            whole, rows = source._replace(bottom=to), range(source.bottom + 1, to + 1)
        case Way.UP:
            whole, rows = source._replace(top=to), range(source.top - 1, to - 1, -1)
        case Way.RIGHT:
            columns = range(source.right + 1, to + 1)
            return Fill(source._replace(right=to), tuple(_across(model, source, columns)))
        case Way.LEFT:
            columns = range(source.left - 1, to - 1, -1)
            return Fill(source._replace(left=to), tuple(_across(model, source, columns)))
    return Fill(whole, tuple(_beyond(model, source, rows)))


def stretched(model: GridModel, source: Extent, fill: Fill, way: Way, to: int) -> Fill:
    """A filling down or up that now goes further or less far; only the rows between are looked at."""
    down = way is Way.DOWN
    old = fill.whole.bottom if down else fill.whole.top
    if (to < old) is down:
        near = (lambda cell: cell.row <= to) if down else (lambda cell: cell.row + cell.rowspan - 1 >= to)
        kept = [strip._replace(targets=tuple(filter(near, strip.targets))) for strip in fill.strips]
        strips = [strip for strip in kept if strip.targets]
    else:
        rows = range(old + 1, to + 1) if down else range(old - 1, to - 1, -1)
        more = {strip.key: strip for strip in _beyond(model, source, rows)}
        strips = []
        for strip in fill.strips:
            new = more.pop(strip.key).targets if strip.key in more else ()
            is_again = bool(new) and new[0].address == strip.targets[-1].address
            strips.append(strip._replace(targets=strip.targets + new[is_again:]))
        strips += more.values()
    whole = source._replace(bottom=to) if down else source._replace(top=to)
    return Fill(whole, tuple(sorted(strips, key=lambda strip: strip.key)))


def fill_down(model: GridModel, chosen: Extent) -> Fill:
    """Fill each column of a range from its first cell; a column of one cell from the cell above."""
    strips: list[Strip] = []
    top = chosen.top
    for column in chosen.columns:
        for kind, cells in _by_kind(_column(model, column, chosen.rows)).items():
            first, rest = cells[0], cells[1:]
            if not rest:
                above = _cell_above(model, column, chosen.top, kind)
                if above is None:
                    continue
                first, rest = above, cells
            top = min(top, first.row)
            strips.append(Strip((first.text,), tuple(rest)))
    return Fill(chosen._replace(top=top), tuple(strips))


def fill_right(model: GridModel, chosen: Extent) -> Fill:
    """Fill each row of a range from its first value; a row of one cell from the cell on its left."""
    is_narrow = all((cell := model.cell(row, chosen.left)).column + cell.colspan > chosen.right for row in chosen.rows)
    source = chosen._replace(right=chosen.left)
    if is_narrow:
        source = chosen._replace(left=max(0, chosen.left - 1), right=max(0, chosen.left - 1))
    return fill_to(model, source, Way.RIGHT, chosen.right)


def series_down(model: GridModel, chosen: Extent) -> Fill:
    """Continue the texts at the top of each column of a range; where all are filled, the first of them."""
    strips: list[Strip] = []
    for column in chosen.columns:
        for cells in _by_kind(_column(model, column, chosen.rows)).values():
            filled = next((n for n, cell in enumerate(cells) if not cell.text), 1) or 1
            if len(cells) > filled:
                samples = tuple(cell.text for cell in cells[:filled])
                strips.append(Strip(samples, tuple(cells[filled:])))
    return Fill(chosen, tuple(strips))


def end_of_heading(model: GridModel, extent: Extent) -> int:
    """The last row under the heading that a range stands under."""
    row = extent.bottom
    while row + 1 < model.rowCount() and not is_heading(model.cell(row + 1, extent.left)):
        row += 1
    return row


_Kind = tuple[str, str]  # table and field of the value behind a cell


def _by_kind(cells: Iterable[Cell]) -> dict[_Kind, list[Cell]]:
    """The cells that take text by their kind: in the list form one column holds all kinds."""
    out: dict[_Kind, list[Cell]] = {}
    for cell in cells:
        if takes_text(cell) and cell.address is not None:
            out.setdefault((cell.address.table, cell.address.field), []).append(cell)
    return out


def _beyond(model: GridModel, source: Extent, rows: range) -> Iterator[Strip]:
    """A strip for each kind of value in each column, from a range on along some rows."""
    for column in source.columns:
        samples = _by_kind(_column(model, column, source.rows))
        if not samples:
            continue
        own = {cell.address for cells in samples.values() for cell in cells}
        targets = _by_kind(cell for cell in _column(model, column, rows) if cell.address not in own)
        for kind, cells in samples.items():
            if kind in targets:
                yield Strip(tuple(cell.text for cell in cells), tuple(targets[kind]), rows.step < 0, (column, *kind))


def _across(model: GridModel, source: Extent, columns: range) -> Iterator[Strip]:
    """A strip for each row of line values; what belongs to a task or objective has no neighbour of its kind."""
    seen: set[Address] = set()
    for row in source.rows:
        samples = {cell.address: cell.text for cell in _of_line(model, row, source.columns)}
        targets = {cell.address: cell for cell in _of_line(model, row, columns)}
        fresh = [cell for address, cell in targets.items() if address not in samples and address not in seen]
        seen.update(cell.address for cell in fresh if cell.address is not None)
        if samples and fresh:
            yield Strip(tuple(samples.values()), tuple(fresh), columns.step < 0)


def _of_line(model: GridModel, row: int, columns: range) -> Iterator[Cell]:
    for column in columns:
        cell = model.cell(row, column)
        if takes_text(cell) and cell.address is not None and cell.address.table == "line":
            yield cell


def _column(model: GridModel, column: int, rows: range) -> Iterator[Cell]:
    """The cells that begin in a column, along some rows; merged ones once."""
    row = rows.start
    while row in rows:
        cell = model.cell(row, column)
        if cell.column == column:
            yield cell
        row = cell.row + cell.rowspan if rows.step > 0 else cell.row - 1


def _cell_above(model: GridModel, column: int, row: int, kind: _Kind) -> Cell | None:
    """The nearest cell of a kind above a row; headings and references are passed over."""
    for cell in _column(model, column, range(row - 1, -1, -1)):
        if takes_text(cell) and cell.address is not None and (cell.address.table, cell.address.field) == kind:
            return cell
    return None
