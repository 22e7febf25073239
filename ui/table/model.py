"""The Grid as a Qt table model; the Grid's heading rows are left to the header."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.grid.grid import Address, Cell, Owner
from models.grid.live import GridChange, LiveGrid, RowRange

AnyIndex = QModelIndex | QPersistentModelIndex
Commit = Callable[[Address, str], bool]


class GridModel(QAbstractTableModel):
    """Rows and columns of a LiveGrid; edits go out through `commit`, which says whether they were taken."""

    changing = Signal()  # before rows come, go or show something else
    settled = Signal()  # rows and Grid are in step again
    spliced = Signal(int, int, int)  # first row, removed, inserted
    refreshed = Signal(object)  # tuple of RowRange
    resized = Signal()  # columns of other widths

    def __init__(self, commit: Commit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commit = commit
        self.live: LiveGrid | None = None
        self.read_only = False
        self.tip_of: Callable[[Cell], str] | None = None  # what is told of a cell under the mouse
        self._rows = 0
        self._moving = False

    @property
    def offset(self) -> int:
        """How many Grid rows stand in the header instead of the body."""
        return self.live.header_rows if self.live else 0

    def show_grid(self, live: LiveGrid | None) -> None:
        """Show another appendix, or none."""
        # The view looks at rows while it resets itself; spans of the old Grid must be gone by then.
        self.changing.emit()
        self.beginResetModel()
        self.live = live
        self._rows = live.grid.row_count - live.header_rows if live else 0
        self.endResetModel()

    def follow(self, change: GridChange) -> None:
        """Bring the rows in step with a Grid that has changed; only the replaced rows come and go."""
        if self.live is None or change.nothing:
            return
        if change.reset:
            self.show_grid(self.live)
            return
        self.changing.emit()
        # Until the last row has come or gone, Qt asks for rows that the Grid no longer has at that place.
        self._moving = True
        first = change.first - self.offset
        if change.removed:
            self.beginRemoveRows(QModelIndex(), first, first + change.removed - 1)
            self._rows -= change.removed
            self.endRemoveRows()
        if change.inserted:
            self.beginInsertRows(QModelIndex(), first, first + change.inserted - 1)
            self._rows += change.inserted
            self.endInsertRows()
        self._moving = False
        self.settled.emit()
        if change.removed or change.inserted:
            self.spliced.emit(first, change.removed, change.inserted)
        if change.changed:
            ranges = tuple(RowRange(part.first - self.offset, part.rows) for part in change.changed)
            last = self.columnCount() - 1
            self.dataChanged.emit(
                self.index(ranges[0].first, 0), self.index(ranges[-1].first + ranges[-1].rows - 1, last)
            )
            self.refreshed.emit(ranges)
        if change.resized:
            self.resized.emit()

    def reveal(self, node_id: str) -> None:
        """Show the row of a node that a filter leaves out."""
        if self.live is not None:
            self.follow(self.live.reveal(node_id))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """The rows of the body."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """The printed columns."""
        if self.live is None or (parent is not None and parent.isValid()):
            return 0
        return self.live.grid.column_count

    def cell(self, row: int, column: int) -> Cell:
        """The cell that covers a place, its row counted as the model does."""
        if self.live is None:
            raise IndexError(row)
        cell = self.live.grid.cell_at(row + self.offset, column)
        return cell._replace(row=cell.row - self.offset)

    def owner(self, row: int) -> Owner:
        """The plan nodes behind a row, an empty Owner outside the table."""
        if self.live is None or self._moving or not 0 <= row < self._rows:
            return Owner()
        return self.live.grid.owner_of(row + self.offset)

    def row_of(self, node_id: str) -> int | None:
        """The first row of a node, or None."""
        row = self.live.row_of(node_id) if self.live and node_id else None
        return None if row is None else row - self.offset

    def index_of(self, address: Address) -> QModelIndex:
        """The place of a value; an invalid index where it is not shown."""
        cell = self.live.find(address) if self.live else None
        return self.index(cell.row - self.offset, cell.column) if cell else QModelIndex()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The printed text, or the text alone for the editor."""
        if not index.isValid() or self.live is None or self._moving or index.row() >= self._rows:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell(index.row(), index.column()).printed
        if role == Qt.ItemDataRole.EditRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.ToolTipRole and self.tip_of is not None:
            return self.tip_of(self.cell(index.row(), index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading of a column, for screen readers; the header paints the Grid's own heading block."""
        if role != Qt.ItemDataRole.DisplayRole or self.live is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return self.live.grid.columns[section].header if section < self.columnCount() else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Cells with a value behind them can be edited."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not index.isValid() or self.live is None or self._moving or index.row() >= self._rows or self.read_only:
            return flags
        if self.cell(index.row(), index.column()).address is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edited text on; True where it was taken or is as before."""
        if role != Qt.ItemDataRole.EditRole or self.read_only:
            return False
        cell = self.cell(index.row(), index.column())
        if cell.address is None:
            return False
        return cell.text == value or self._commit(cell.address, value)
