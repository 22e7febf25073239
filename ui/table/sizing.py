"""Column widths and row heights of the table, made for the rows in sight and for the rest when idle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from models.grid.grid import Block, Grid
from models.grid.live import RowRange
from ui.table.column_widths import alike, paper_widths
from ui.table.heights import block_heights
from ui.table.merges import VisibleMerges
from ui.table.model import GridModel
from ui.table.typesetter import Typesetter

_FIRST_POINTS = 12.0  # until an appendix is shown
LEAST_ZOOM, MOST_ZOOM = 0.5, 2.5
_MM_PER_INCH = 25.4
_IDLE_SHARE = 0.004  # seconds of work in one idle turn, well under a frame
_QUIET = 300  # milliseconds without scrolling or editing before idle work begins
_BETWEEN = 15  # milliseconds from one idle turn to the next
_FEW = 4  # ranges of rows that are settled at once
_GUESSED_BY = 12  # rows by whose heights those of the others are guessed


class RowSizer(QObject):
    """Keeps the sizes and spans of a table view; a block of rows is settled when it is first seen."""

    shown = Signal()  # the columns have their widths, later than the table was filled

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.merges = VisibleMerges(view, model)
        model.changing.connect(self._hold)
        model.settled.connect(self._release)
        self._asked: float | None = None
        self.zoom = 1.0
        self.widths: list[int] = []
        self._tried: Sequence[float] | None = None  # widths in mm that a border is being dragged to
        self._numbers: tuple[Mapping[str, str], frozenset[str]] = ({}, frozenset())
        self._on_paper: tuple[tuple[object, ...], list[float]] = ((), [])
        self.typesetter = Typesetter(_FIRST_POINTS)
        # Blocks whose rows have their true height, by id; held here, so that no new block can take the id.
        self._settled: dict[int, Block] = {}
        self._busy = False
        self.waits = True  # until the view is first shown
        view.installEventFilter(self)
        self._next_idle = 0
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._settle_idle)

    @property
    def fits(self) -> bool:
        """Whether the columns follow the width of the window."""
        return self._asked is None

    def _hold(self) -> None:
        """Rows are about to move: nothing is measured until they and the Grid are in step again."""
        self._busy = True
        self.merges.clear()

    def _release(self) -> None:
        self._busy = False

    def start(self) -> None:
        """Begin anew after a model reset; spans survive a reset in Qt, so they are cleared here."""
        self._busy = False
        self._tried = None
        self.merges.clear()
        self._settled.clear()
        self._idle.stop()
        self.waits = not self._view.isVisible()
        if not self.waits:
            self._lay_columns(force=True)
            self._resettle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A table that was filled while it was hidden, and had another size, is sized when it is shown."""
        if event.type() is QEvent.Type.Show and self.waits:
            self.waits = False
            self._lay_columns(force=True)
            self._resettle()
            self.shown.emit()
        return False

    def set_zoom(self, zoom: float | None) -> None:
        """A fixed zoom factor, or None to fit the width."""
        self._asked = None if zoom is None else max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        if self._lay_columns():
            self._resettle()

    @property
    def printed_widths(self) -> list[float]:
        """The widths of the columns in mm as on paper; while a border is dragged, as they would be."""
        live = self._model.live
        if live is None:
            return []
        if live.appendix.layout.is_list:
            return [live.page.text_width]
        if self._numbers[0] is not live.numbers:
            self._numbers = (live.numbers, alike(live.numbers.values()))
        columns = live.grid.columns
        if self._tried:
            columns = tuple(replace(one, width=wide) for one, wide in zip(columns, self._tried, strict=True))
        page = live.page
        key = (columns, self._numbers[1], page.text_width, page.settings.table_size)
        if key != self._on_paper[0]:
            self._on_paper = (key, paper_widths(*key))
        return self._on_paper[1]

    @property
    def per_mm(self) -> float:
        """Pixels for a millimetre of paper at the zoom in use."""
        return self._view.logicalDpiX() / _MM_PER_INCH * self.zoom

    def as_printed(self, widths: Sequence[float]) -> list[float]:
        """What paper makes of other widths in mm: no number and no word of a heading is broken for them."""
        before, self._tried = self._tried, widths
        try:
            return self.printed_widths
        finally:
            self._tried = before

    def try_widths(self, widths: Sequence[float] | None) -> None:
        """Show the columns in other widths (mm as on paper) while a border is dragged; None = as stored."""
        self._tried = widths
        if self._lay_columns():
            self._resettle()

    def fit_page(self) -> bool:
        """Follow other settings of the page or other widths of the columns; True where anything changed."""
        self._tried = None
        if not self._busy and self._lay_columns():
            self._resettle()
            return True
        return False

    def fit_width(self) -> bool:
        """Follow a new width of the view; True where the columns changed."""
        if self._asked is None and self._lay_columns():
            self._resettle()
            return True
        return False

    def splice(self, first: int, removed: int, inserted: int) -> None:
        """Rows came and went; Qt has moved the heights of the others along."""
        self._forget_old()
        self._unsettle(first, inserted)
        if inserted:
            self.settle_rows(first, min(first + inserted, first + 60) - 1)
            self._settle_later(first)
        self.settle_visible()

    def refresh(self, ranges: Sequence[RowRange]) -> None:
        """Blocks show something else: a few are settled now, many when they are seen or when idle."""
        self._forget_old()
        if len(ranges) <= _FEW:
            for part in ranges:
                self.settle_rows(part.first, part.first + part.rows - 1)
                self._update_rows(part.first, part.first + part.rows - 1)
        else:
            self._settle_later(min(part.first for part in ranges))
            self._view.viewport().update()
        self.settle_visible()

    def _settle_later(self, row: int) -> None:
        grid = self._grid()
        if grid is not None and 0 <= row < self._model.rowCount():
            self._next_idle = min(self._next_idle, grid.block_index(row + self._model.offset))
            self._idle.start(_QUIET)

    def _update_rows(self, first: int, last: int) -> None:
        """Have these rows painted anew, as far as they are in sight."""
        viewport = self._view.viewport()
        top = max(0, self._view.rowViewportPosition(first))
        bottom = self._view.rowViewportPosition(last) + self._view.rowHeight(last)
        if top < viewport.height() and bottom > 0:
            viewport.update(0, top, viewport.width(), bottom - top)

    def settle_visible(self) -> None:
        """Give the rows in sight their true heights and their merged cells."""
        height = self._view.viewport().height()
        if self._busy or self.waits or self._grid() is None or not self._model.rowCount() or height < 1:
            return
        if self._idle.isActive():
            # The officer is scrolling or writing: the rows out of sight can wait.
            self._idle.start(_QUIET)
        top = max(0, self._view.rowAt(0))
        for _round in range(12):
            bottom = self._view.rowAt(height - 1)
            bottom = self._model.rowCount() - 1 if bottom < 0 else bottom
            if not self.settle_rows(top, bottom, most=40):
                self.merges.show(top, bottom)
                return
            top = max(0, self._view.rowAt(0))

    def settle_rows(self, first: int, last: int, most: int = 1000) -> bool:
        """Settle the blocks of these rows, at most so many; what is in sight stays where it is. True if any was."""
        grid = self._grid()
        if grid is None or self._busy or self.waits or first > last or not self.widths:
            return False
        offset = self._model.offset
        index = grid.block_index(first + offset)
        todo: list[int] = []
        row = first + offset
        while row <= last + offset and len(todo) < most:
            if id(grid.blocks[index]) not in self._settled:
                todo.append(index)
            row = grid.first_row(index) + grid.blocks[index].rows
            index += 1
        if todo:
            self._settle(grid, todo)
        return bool(todo)

    def _settle(self, grid: Grid, indexes: Iterable[int]) -> None:
        view, header, viewport = self._view, self._view.verticalHeader(), self._view.viewport()
        self._busy = True
        anchor = view.rowAt(0)
        shift = view.rowViewportPosition(anchor) if anchor >= 0 else 0
        lowest = self._model.rowCount()
        # Told of each row, Qt would paint the whole table anew; here it is known from which row on it has moved.
        header.blockSignals(True)
        for index in indexes:
            block = grid.blocks[index]
            first = grid.first_row(index) - self._model.offset
            for row, height in enumerate(block_heights(block, self.widths, self.typesetter), first):
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)
                    lowest = min(lowest, row)
            self._settled[id(block)] = block
        header.blockSignals(False)
        if lowest < self._model.rowCount():
            view.updateGeometries()
            if lowest < anchor:
                view.verticalScrollBar().setValue(header.sectionPosition(anchor) - shift)
                viewport.update()
            elif (top := max(0, view.rowViewportPosition(lowest))) < viewport.height():
                viewport.update(0, top, viewport.width(), viewport.height() - top)
        self._busy = False

    def _settle_idle(self) -> None:
        grid = self._grid()
        if grid is None or self._busy or self._next_idle >= len(grid.blocks):
            self._idle.stop()
            return
        self._idle.start(_BETWEEN)
        new: list[Block] = []
        self._settle(grid, self._unsettled(grid, new))
        for block in new:
            # Ten thousand lines have a hundred thousand cells: those that nobody has seen are not kept.
            block.forget()

    def _unsettled(self, grid: Grid, new: list[Block]) -> Iterator[int]:
        """The next blocks that have no height yet, for as long as an idle turn may last; `new` ones had no cells."""
        end = perf_counter() + _IDLE_SHARE
        self._next_idle = max(self._next_idle, 1 if self._model.offset else 0)
        while self._next_idle < len(grid.blocks) and perf_counter() < end:
            block = grid.blocks[self._next_idle]
            self._next_idle += 1
            if id(block) not in self._settled:
                if not block.has_cells:
                    new.append(block)
                yield self._next_idle - 1

    def _unsettle(self, first: int, count: int) -> None:
        """New rows of the view have no height yet, even where their block was settled in another place."""
        grid = self._grid()
        if grid is None or not count:
            return
        index = grid.block_index(first + self._model.offset)
        while index < len(grid.blocks) and grid.first_row(index) < first + self._model.offset + count:
            self._settled.pop(id(grid.blocks[index]), None)
            index += 1

    def _forget_old(self) -> None:
        grid = self._grid()
        if grid is not None and len(self._settled) > 2 * len(grid.blocks) + 100:
            now = {id(block) for block in grid.blocks}
            self._settled = {key: block for key, block in self._settled.items() if key in now}

    def _resettle(self) -> None:
        self._settled.clear()
        self._guess()
        self._next_idle = 0
        self.settle_visible()
        self._idle.start(_QUIET)

    def _guess(self) -> None:
        """Until they are settled all rows are as high as those in sight are on average."""
        grid, header = self._grid(), self._view.verticalHeader()
        rows = self._model.rowCount()
        if grid is None or not rows or not self.widths:
            return
        row = min(max(0, self._view.rowAt(0)), rows - 1)
        index = grid.block_index(row + self._model.offset)
        shift = row, self._view.rowViewportPosition(row)
        heights: list[int] = []
        while index < len(grid.blocks) and len(heights) < _GUESSED_BY:
            heights += block_heights(grid.blocks[index], self.widths, self.typesetter)
            index += 1
        header.blockSignals(True)
        header.setDefaultSectionSize(round(sum(heights) / len(heights)))
        header.blockSignals(False)
        self._view.updateGeometries()
        self._view.verticalScrollBar().setValue(header.sectionPosition(shift[0]) - shift[1])
        self._view.viewport().update()

    def _grid(self) -> Grid | None:
        return self._model.live.grid if self._model.live else None

    def _lay_columns(self, force: bool = False) -> bool:
        """Column widths in pixels for the zoom; True where they changed."""
        live = self._model.live
        if live is None or self.waits:
            return False
        page, is_list = live.page, live.appendix.layout.is_list
        per_mm = self._view.logicalDpiX() / _MM_PER_INCH
        room = self._view.viewport().width() - 1
        fitting = max(LEAST_ZOOM, min(1.0 if is_list else 1.6, room / (page.text_width * per_mm)))
        zoom = fitting if self._asked is None else self._asked
        exact = [width * per_mm * zoom for width in self.printed_widths]
        if is_list and self._asked is None:
            exact = [float(room)]
        edges = [round(sum(exact[:n])) for n in range(len(exact) + 1)]
        widths = [right - left for left, right in pairwise(edges)]
        points = round((page.settings.body_size if is_list else page.settings.table_size) * zoom, 2)
        if widths == self.widths and points == self.typesetter.points and not force:
            return False
        self.widths, self.zoom = widths, zoom
        if points != self.typesetter.points:
            self.typesetter = Typesetter(points)
            # Not a row at a time: rows are of very different heights.
            self._view.verticalScrollBar().setSingleStep(round(2 * self.typesetter.line_height))
        for column, width in enumerate(widths):
            self._view.setColumnWidth(column, width)
        return True
