"""Cells with text, spans and a role, kept in blocks; the one form that readers, writers and the screen share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from models.layout import Align

UNTOLD_WIDTH = 30.0  # mm, of a column where the source tells no width


class Role(StrEnum):
    """What a cell is for; readers, who do not know yet, use OTHER."""

    HEADER = "header"
    NUMBER = "number"
    AREA = "area"
    GROUP = "group"
    OBJECTIVE = "objective"
    TASK = "task"
    FIELD = "field"
    REFERENCE = "reference"
    OTHER = "other"


HEADINGS = frozenset({Role.AREA, Role.GROUP})


class Address(NamedTuple):
    """The plan value behind a cell: table ("area", "group", "objective", "task", "line"), row id and field."""

    table: str
    id: str
    field: str


class Cell(NamedTuple):
    """One cell; row and column are those of its top left corner, counted from 0.

    `text` is the value; `prefix` is printed before it but is no part of it ("I. ", "a) ", "- Sản phẩm: ").
    An `optional` cell is left out on paper while its text is empty. A named tuple, because a large plan has
    a hundred thousand cells and a frozen dataclass costs four times as much to make.
    """

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    text: str = ""
    role: Role = Role.OTHER
    address: Address | None = None
    prefix: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    optional: bool = False

    @property
    def printed(self) -> str:
        """The text as on paper, prefix included."""
        return self.prefix + self.text


class Owner(NamedTuple):
    """The plan nodes that one row of a Grid belongs to; "" where the row has none at that level."""

    area: str = ""
    group: str = ""
    objective: str = ""
    task: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A printed column: the field behind it ("" where unknown), its width in mm and its heading."""

    field: str = ""
    width: float = UNTOLD_WIDTH
    header: str = ""


class Block:
    """Some rows that are built together, because merged cells may tie them; its cells count rows from 0.

    Cells and owners are made when first asked for, so that a window opens without building what it does not show.
    """

    __slots__ = ("_at", "_cells", "_make", "_owners", "_wide", "columns", "key", "rows")

    def __init__(
        self,
        key: str,
        rows: int,
        columns: int,
        make: Callable[[], Sequence[Cell]],
        owners: Sequence[Owner] | Callable[[], Sequence[Owner]] = (),
    ) -> None:
        self.key = key
        self.rows = rows
        self.columns = columns
        self._owners = owners if callable(owners) else tuple(owners)
        self._make = make
        self._cells: tuple[Cell, ...] | None = None
        self._at: dict[tuple[int, int], Cell] | None = None
        self._wide: tuple[Cell, ...] | None = None

    @property
    def owners(self) -> tuple[Owner, ...]:
        """The plan nodes behind each row; none in files read."""
        if callable(self._owners):
            self._owners = tuple(self._owners())
        return self._owners

    @property
    def has_cells(self) -> bool:
        """Whether its cells are made."""
        return self._cells is not None

    def forget(self) -> None:
        """Let the cells go after a look at them; they are made again when they are asked for."""
        self._cells = self._at = self._wide = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The block's cells in reading order; raises ValueError where they overlap, leave holes or stick out."""
        if self._cells is None:
            cells = tuple(self._make())
            _check(cells, self.rows, self.columns)
            self._cells = cells
        return self._cells

    @property
    def wide(self) -> tuple[Cell, ...]:
        """The cells over more than one column."""
        if self._wide is None:
            self._wide = tuple(cell for cell in self.cells if cell.colspan > 1)
        return self._wide

    def at(self, row: int, column: int) -> Cell:
        """The cell that covers a place of the block."""
        if self._at is None:
            self._at = {place: cell for cell in self.cells for place in _places(cell)}
        return self._at[row, column]


class Grid:
    """A table as on paper: columns, blocks of rows and how many rows from the top are its heading."""

    def __init__(self, columns: Sequence[GridColumn], blocks: Sequence[Block], header_rows: int = 0) -> None:
        self.columns = tuple(columns)
        self.blocks = list(blocks)
        self.header_rows = header_rows
        self._ends = list(accumulate(block.rows for block in self.blocks))

    @classmethod
    def of_cells(cls, columns: Sequence[GridColumn], rows: int, cells: Iterable[Cell], header_rows: int = 0) -> Grid:
        """A Grid of one block, as readers make it; raises ValueError where cells overlap or leave holes."""
        kept = tuple(cells)
        block = Block("", rows, len(columns), lambda: kept)
        _ = block.cells
        return cls(columns, [block] if rows else [], header_rows)

    @property
    def row_count(self) -> int:
        """The number of rows, the heading included."""
        return self._ends[-1] if self._ends else 0

    @property
    def column_count(self) -> int:
        """The number of columns."""
        return len(self.columns)

    def first_row(self, index: int) -> int:
        """The Grid row at which the block of that index begins."""
        return self._ends[index - 1] if index else 0

    def block_index(self, row: int) -> int:
        """The index of the block that holds a Grid row; raises IndexError outside the table."""
        if not 0 <= row < self.row_count:
            raise IndexError(row)
        return bisect_right(self._ends, row)

    def cell_at(self, row: int, column: int) -> Cell:
        """The cell that covers a place, with its Grid row."""
        index = self.block_index(row)
        first = self.first_row(index)
        cell = self.blocks[index].at(row - first, column)
        return cell._replace(row=cell.row + first)

    def owner_of(self, row: int) -> Owner:
        """The plan nodes behind a row; an empty Owner for heading rows and for files read."""
        index = self.block_index(row)
        owners = self.blocks[index].owners
        return owners[row - self.first_row(index)] if owners else Owner()

    def cells(self) -> Iterator[Cell]:
        """All cells in reading order of their blocks, with their Grid rows."""
        for index, block in enumerate(self.blocks):
            first = self.first_row(index)
            for cell in block.cells:
                yield cell._replace(row=cell.row + first) if first else cell

    def replace_block(self, index: int, block: Block) -> None:
        """Put a rebuilt block in the place of an old one; rows below move when its height changed."""
        changed = block.rows != self.blocks[index].rows
        self.blocks[index] = block
        if changed:
            self._ends = list(accumulate(b.rows for b in self.blocks))


def _places(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.rowspan):
        for column in range(cell.column, cell.column + cell.colspan):
            yield row, column


def _check(cells: Sequence[Cell], rows: int, columns: int) -> None:
    seen: set[tuple[int, int]] = set()
    for cell in cells:
        if cell.rowspan < 1 or cell.colspan < 1 or cell.row < 0 or cell.column < 0:
            raise ValueError(f"cell without size or place: {cell}")
        if cell.row + cell.rowspan > rows or cell.column + cell.colspan > columns:
            raise ValueError(f"cell sticks out of {rows} rows x {columns} columns: {cell}")
        if cell.rowspan == 1 and cell.colspan == 1:
            place = (cell.row, cell.column)
            if place in seen:
                raise ValueError(f"cells overlap at row {cell.row}, column {cell.column}")
            seen.add(place)
            continue
        for place in _places(cell):
            if place in seen:
                raise ValueError(f"cells overlap at row {place[0]}, column {place[1]}")
            seen.add(place)
    if len(seen) != rows * columns:
        raise ValueError(f"{rows * columns - len(seen)} places of {rows} rows x {columns} columns have no cell")
